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
}
