import Testing

@testable import PoolStatus

@Suite struct TextTests {
  /// Unicode calls each pair the same; they are different bytes.
  static let canonicallyEqual: [(StaticString, StaticString)] = [
    ("\u{E9}", "e\u{301}"), ("\u{C5}", "A\u{30A}"), ("\u{212B}", "\u{C5}"),
    ("\u{1E69}", "s\u{323}\u{307}"), ("s\u{307}\u{323}", "s\u{323}\u{307}"),
    ("\u{AC00}", "\u{1100}\u{1161}"), ("demo-\u{F6}", "demo-o\u{308}"),
  ]

  @Test func equalityIsOfBytes() {
    for (left, right) in Self.canonicallyEqual {
      #expect(string(left) == string(right), "the pair shows nothing otherwise")
      let isSame = Text(left).hasSameBytes(as: Text(right))
      let isIdentical = Text(left).isIdentical(to: Text(right))
      let equals = Text(left).equals(right)
      let matches = StatefulSetName(Text(left)).matches(Text(right))
      let isItself = Text(left).hasSameBytes(as: Text(left)) && Text(left).equals(left)
      #expect(!isSame && !isIdentical && !equals && !matches && isItself)
    }
  }

  @Test func absentAndEmpty() {
    let absent = Text()
    let empty = Text("")
    let presence = [absent.isPresent, empty.isPresent, absent.isEmpty, empty.isEmpty]
    #expect(presence == [false, true, true, true])
    let same = [absent.hasSameBytes(as: empty), empty.hasSameBytes(as: absent)]
    #expect(same == [true, true], "absent counts as empty")
    let identical = [
      absent.isIdentical(to: empty), empty.isIdentical(to: absent), absent.isIdentical(to: absent),
      empty.isIdentical(to: empty),
    ]
    #expect(identical == [false, false, true, true])
    let equals = [absent.equals(""), empty.equals(""), empty.equals("x")]
    #expect(equals == [false, true, false])
  }

  /// All pairs of short byte strings, against arrays.
  @Test func comparesLikeArrays() {
    let all = sequences(of: [0x00, 0x61, 0xFF], longest: 3)
    for left in all {
      for right in all {
        let isSame = left.span.hasSameBytes(as: right.span)
        if isSame != (left == right) { Issue.record("\(left) \(right)") }
        for start in -1...4 {
          let has = left.span.has(right.span, at: start)
          let expected =
            start >= 0 && start <= left.count && left.dropFirst(start).starts(with: right)
          if has != expected { Issue.record("\(left) \(right) \(start)") }
        }
      }
    }
    let has = [UInt8(0)].span.has([UInt8(0)].span, at: .max)
    #expect(!has)
  }

  @Test func order() {
    let all = sequences(of: [0x00, 0x2D, 0x7F, 0xFF], longest: 3)
    for left in all {
      for right in all {
        let order = left.span.compare(right.span).signum()
        let expected = left == right ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1
        if order != expected { Issue.record("\(left) \(right): \(order)") }
      }
    }
  }

  @Test func nulAnywhere() {
    for bytes in sequences(of: [0x00, 0x61], longest: 4) {
      let hasNUL = bytes.span.hasNUL
      #expect(hasNUL == bytes.contains(0), "\(bytes)")
    }
  }

  @Test func comparingSentences() {
    let rows: [([StaticString], Bool)] = [
      (["3 of 4"], true), (["3", " of ", "4"], true), (["", "3 of 4", ""], true),
      (["3 of "], false),
      (["3 of 4", "x"], false), (["3 of 4", ""], true), (["x", "3 of 4"], false), ([], false),
      (["3 of 5"], false), (["3 ", "x", "of 4"], false),
    ]
    for (pieces, expected) in rows {
      let text = Text("3 of 4")
      var sink = MessageSink(comparing: text.bytes)
      for piece in pieces { sink.append(piece) }
      let isMatch = sink.isMatch
      #expect(isMatch == expected, "\(pieces)")
    }
  }
}
