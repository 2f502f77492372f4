import Testing

@testable import PoolStatus

/// The loads of the one file that says `unsafe`, at every place around a text.
@Suite struct PaddedBytesTests {
  /// The 8 bytes of an array from a place on, NULs where there are none.
  private static func word(_ text: [UInt8], at index: Int) -> UInt64 {
    (0..<8).reduce(0) { word, offset in
      let place = index &+ offset
      return text.indices.contains(place) ? word | UInt64(text[place]) << (8 * offset) : word
    }
  }

  @Test func everyPlace() {
    for count in 0...20 {
      let text = (0..<count).map { UInt8(0xF0 &- $0 * 7) }
      // What lies around the text shows where a load goes past it.
      let memory = [UInt8](repeating: 0xEE, count: 8) + text + [UInt8](repeating: 0xEE, count: 8)
      let bytes = PaddedBytes(memory.span.extracting(8..<(8 + count)))
      for index in -9...(count + 9) {
        let byte = bytes.byte(at: index)
        let isRight = byte == (text.indices.contains(index) ? text[index] : 0)
        let word = bytes.word(at: index)
        // A walk goes forward: in front of the text nothing is asked for.
        let expected = index < 0 ? 0 : Self.word(text, at: index)
        if !isRight || word != expected { Issue.record("\(index) of \(count)") }
      }
    }
  }

  @Test func farAway() {
    let text: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    let bytes = PaddedBytes(text.span)
    for index in [Int.min, .min + 1, .max - 7, .max - 1, .max] {
      #expect(bytes.byte(at: index) == 0)
    }
    for index in [Int.min, .max - 8] { #expect(bytes.word(at: index) == 0) }
  }

  @Test func literals() {
    for literal in ["", "a", "]", "1234567", "12345678", "123456789", "\u{E9}"] as [StaticString] {
      let text = Array(string(literal).utf8)
      let bytes = literal.bytes
      let copy = bytes.indices.map { bytes[$0] }
      #expect(copy == text)
      for offset in 0...10 { #expect(literal.word(at: offset) == Self.word(text, at: offset)) }
    }
  }

  /// Literals at every offset of texts that have them, or nearly, or only begin with them.
  @Test func literalsAtOffsets() {
    let literals: [StaticString] = [
      ",", ",\"uid\":", ",\"kind\":", ",\"replicas\":", ",\"initContainerStatuses\":",
      ",\"controller-revision-hash\":",
    ]
    for literal in literals {
      let wanted = Array(string(literal).utf8)
      for padding in [0, 1, 7, 8, 9] {
        let around = [UInt8](repeating: UInt8(ascii: "x"), count: padding)
        for text in [around + wanted + around, around + wanted.dropLast() + [0x7E] + around] {
          let bytes = PaddedBytes(text.span)
          for offset in -2...(text.count + 2) {
            let stands =
              offset >= 0 && offset <= text.count
              && text[offset...].starts(with: wanted)
            // The last 8 bytes of a text are left to the other walk.
            let isDecided = offset >= 0 && text.count - offset >= max(8, wanted.count)
            #expect(bytes.has(literal, at: offset) == (stands && isDecided))
            let exchanged = bytes.has(
              literal, at: offset, exchanging: UInt64(wanted[0] ^ UInt8(ascii: "{")))
            #expect(!exchanged)
            let pair = bytes.pair(after: literal, at: offset, exchanging: 0)
            let isFollowed = offset >= 0 && offset + wanted.count + 2 <= text.count
            #expect((pair != nil) == (stands && isFollowed && wanted.count >= 8))
          }
        }
      }
    }
  }

  @Test func exchangedComma() {
    let text = Array(#"{"uid":"abcdef"}"#.utf8)
    let bytes = PaddedBytes(text.span)
    let bits = UInt64(UInt8(ascii: ",") ^ UInt8(ascii: "{"))
    let found = [
      bytes.has(",\"uid\":", at: 0, exchanging: bits), bytes.has(",\"uid\":", at: 0),
      bytes.has("{\"uid\":", at: 0),
    ]
    #expect(found == [true, false, true])
  }

  /// An earlier string that stands at an offset once more, with a quote after it.
  @Test func repeated() {
    for length in 0...20 {
      let string = (0..<length).map { UInt8(ascii: "a") + UInt8($0) }
      for change in -1..<length {
        var other = string
        if change >= 0 { other[change] = UInt8(ascii: "z") }
        let text = [0x22] + string + [0x22, 0x22] + other + [0x22]
        let bytes = PaddedBytes(text.span)
        let repeats = bytes.repeats(1, 1 + length, at: length + 3)
        #expect(repeats == (change < 0 && length >= 8), "\(length) \(change)")
        let cut = PaddedBytes(text.span.extracting(0..<(text.count - 1)))
        let repeatsCut = cut.repeats(1, 1 + length, at: length + 3)
        #expect(!repeatsCut, "no quote after it")
      }
    }
    let text = Array("\"abcdefgh\"abcdefgh\"".utf8)
    let bytes = PaddedBytes(text.span)
    for (start, end, offset) in [
      (-1, 7, 10), (1, 9, 5), (1, 9, 100), (1, 9, Int.max), (9, 1, 10), (0, 0, 10), (1, 9, -1),
      (1, Int.max, 10),
    ] {
      let repeats = bytes.repeats(start, end, at: offset)
      #expect(!repeats, "\(start) \(end) \(offset)")
    }
  }

  @Test func slices() {
    let text: [UInt8] = [1, 2, 3]
    let bytes = PaddedBytes(text.span)
    for start in -1...4 {
      for end in -1...4 {
        let slice = array(bytes.slice(start, end))
        let isInside = start >= 0 && start <= end && end <= 3
        #expect(slice == (isInside ? Array(text[start..<end]) : []))
      }
    }
  }

  /// All that is copied into a span stands there, and nothing beside it.
  @Test func copies() {
    for length in 0...70 {
      let source = (0..<length).map { UInt8($0 + 1) }
      for (room, offset) in [
        (length, 0), (length + 5, 3), (length + 5, 5), (length + 5, 6), (0, 0),
      ] {
        for at in [offset, -1] {
          var target = [UInt8](repeating: 0xEE, count: room)
          var expected = target
          var span = target.mutableSpan
          span.put(source.span, at: at)
          if at >= 0, at + length <= room {
            expected.replaceSubrange(at..<(at + length), with: source)
          }
          #expect(target == expected, "\(length) at \(at) of \(room)")
        }
      }
    }
  }
}
