import Testing

@testable import PoolStatus

@Suite struct TextRangeTests {
  /// What a range is.
  private static func facts(_ range: TextRange) -> [Int] {
    [
      range.isPresent ? 1 : 0, range.isEmpty ? 1 : 0, range.isDecoded ? 1 : 0, range.start,
      range.count,
    ]
  }

  @Test func absentAndEmpty() {
    let absent = TextRange()
    #expect(!absent.isPresent && absent.isEmpty)
    for isDecoded in [false, true] {
      let empty = TextRange(3, count: 0, isDecoded: isDecoded)
      #expect(empty.isPresent && empty.isEmpty && empty.isDecoded == isDecoded)
    }
  }

  @Test func limits() {
    for start in [0, 1, 2_147_483_647] {
      for count in [0, 1, 2_147_483_646] {
        for isDecoded in [false, true] {
          #expect(
            Self.facts(TextRange(start, count: count, isDecoded: isDecoded))
              == [1, count == 0 ? 1 : 0, isDecoded ? 1 : 0, start, count])
        }
      }
    }
  }

  @Test func prefixes() {
    for isDecoded in [false, true] {
      let range = TextRange(5, count: 4, isDecoded: isDecoded)
      for (count, expected) in [(0, 0), (3, 3), (4, 4), (5, 4), (-1, 0), (Int.max, 4), (.min, 0)] {
        #expect(
          Self.facts(range.prefix(count))
            == [1, expected == 0 ? 1 : 0, isDecoded ? 1 : 0, 5, expected])
      }
    }
  }

  /// What is not there has no beginning.
  @Test func prefixOfNothing() {
    for count in [-1, 0, 3] { #expect(!TextRange().prefix(count).isPresent) }
  }

  @Test func textOfARange() {
    let text = Array(#"["plain","a\nb"]"#.utf8)
    let decoded = decodedStrings(of: text)
    let json = JSONText(text.span, decoded: decoded.span)
    #expect(json.text(TextRange(2, count: 5, isDecoded: false)).value == "plain")
    #expect(json.text(TextRange(10, count: 3, isDecoded: true)).value == "a\nb")
    #expect(json.text(TextRange(10, count: 0, isDecoded: true)).value == "")
    #expect(json.text(TextRange()).value == nil)
    // Past the text there is nothing, also of decoded strings where there are none.
    #expect(json.text(TextRange(14, count: 9, isDecoded: false)).value == nil)
    #expect(JSONText(text.span).text(TextRange(10, count: 3, isDecoded: true)).value == nil)
    #expect(JSONText().text(TextRange(0, count: 1, isDecoded: false)).value == nil)
  }

  /// What a reader makes of strings.
  @Test func readRanges() {
    let rows: [(String, String?)] = [
      (#""x""#, "x"), (#""""#, ""), ("null", nil), (#""\u0061""#, "a"), (#""é""#, "\u{E9}"),
      (#""\ud83d\ude00!""#, "\u{1F600}!"),
    ]
    for (written, expected) in rows {
      let text = Array(written.utf8)
      let found = walk(text, prepared: true) { reader, json in
        let range = reader.readRange()
        return (json.text(range).value, range.isDecoded)
      }
      #expect(found.found.0 == expected && found.isAtEnd, "\(written)")
      #expect((found.found.1 && expected != nil) == written.contains("\\"), "\(written)")
    }
  }
}
