import Testing

@testable import PoolStatus

@Suite struct StringDecodingTests {
  /// The strings of an array, decoded.
  private static func strings(of text: [UInt8]) -> [[UInt8]]? {
    let decoded = decodedStrings(of: text)
    var cursor = JSONCursor(text.span, decoded: decoded.span)
    var all: [[UInt8]] = []
    var count = 0
    cursor.enter()
    while cursor.nextElement(&count) {
      let start = cursor.index + 1
      cursor.skip()
      all.append(array(cursor.string(from: start, to: cursor.index - 1)))
    }
    return cursor.isAtEnd ? all : nil
  }

  private static func string(_ written: String) -> [UInt8]? {
    strings(of: Array("[\"\(written)\"]".utf8))?.first
  }

  @Test func everyEscape() {
    let rows: [(String, String)] = [
      (#"\""#, "\""), (#"\\"#, "\\"), (#"\/"#, "/"), (#"\b"#, "\u{8}"), (#"\f"#, "\u{C}"),
      (#"\n"#, "\n"), (#"\r"#, "\r"), (#"\t"#, "\t"), (#"\u0000"#, "\0"), (#"\u0041"#, "A"),
      (#"\u007f"#, "\u{7F}"), (#"\u007F"#, "\u{7F}"), (#"\u0080"#, "\u{80}"),
      (#"\u07FF"#, "\u{7FF}"), (#"\u0800"#, "\u{800}"), (#"\ud7FF"#, "\u{D7FF}"),
      (#"\ue000"#, "\u{E000}"), (#"\uFfFf"#, "\u{FFFF}"), (#"\ud800\udc00"#, "\u{10000}"),
      (#"\uD83D\uDE00"#, "\u{1F600}"), (#"\udbff\udfff"#, "\u{10FFFF}"),
      (#"\u0022\u005c"#, "\"\\"), (#"a\nb"#, "a\nb"), (#"\n\n"#, "\n\n"), (#"\\n"#, "\\n"),
      (#"\\\""#, "\\\""), (#"\\u0041"#, "\\u0041"), ("\u{E9}\\u00e9\u{E9}", "\u{E9}\u{E9}\u{E9}"),
      ("12345678\\n12345678", "12345678\n12345678"), ("", ""), ("plain", "plain"),
    ]
    for (written, expected) in rows {
      #expect(Self.string(written) == Array(expected.utf8), "\(written)")
    }
  }

  /// Every code unit that stands alone.
  @Test func everyCodeUnit() {
    for unit in UInt32(0)...0xFFFF {
      let digits = String(unit, radix: 16)
      let written = "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      let expected = UnicodeScalar(unit).map { Array(String($0).utf8) }
      if Self.string(written) != expected { Issue.record("\(written)") }
    }
  }

  /// A string of random characters, each written in one of its ways.
  private static func random(_ random: inout Random) -> (written: String, meant: String) {
    var (written, meant) = ("", "")
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let limit: UInt32 = [0x7F, 0x7FF, 0xFFFF, 0x10FFFF].randomElement(using: &random) ?? 0
      guard let scalar = UnicodeScalar(UInt32.random(in: 0...limit, using: &random)) else {
        continue
      }
      meant.unicodeScalars.append(scalar)
      if scalar.value < 0x20 || scalar == "\"" || scalar == "\\" || Bool.random(using: &random) {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: Bool.random(using: &random))
          written += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        written.unicodeScalars.append(scalar)
      }
    }
    return (written, meant)
  }

  @Test func severalStrings() {
    var random = Random(seed: 8)
    for _ in 0..<2000 {
      let strings = (0..<Int.random(in: 1...6, using: &random)).map { _ in Self.random(&random) }
      let text = "[" + strings.map { "\"\($0.written)\"" }.joined(separator: " ,") + "]"
      #expect(Self.strings(of: Array(text.utf8)) == strings.map { Array($0.meant.utf8) }, "\(text)")
    }
  }

  /// Only the places of strings with escapes are written to.
  @Test func whatIsWritten() {
    let text = Array(#"{"plain":"x","a\tb":["\n",1,"y"],"k":"\u00e9z"}"#.utf8)
    let decoded = decodedStrings(of: text)
    var expected = [UInt8](repeating: 0xEE, count: text.count)
    for (written, meant) in [(#"a\tb"#, "a\tb"), (#"\n"#, "\n"), (#"\u00e9z"#, "\u{E9}z")] {
      guard let start = text.firstRange(of: Array(written.utf8))?.lowerBound else { continue }
      for (index, byte) in (Array(meant.utf8) + [0xFF]).enumerated() {
        expected[start + index] = byte
      }
    }
    #expect(decoded == expected)
  }

  /// A text that is cut, or no JSON at all, is decoded to something; nothing is read or written
  /// past it.
  @Test func truncated() {
    let text = Array(#"["\u00e9\ud83d\ude00\n","\\\"","a\u12"]"#.utf8)
    for end in 0...text.count {
      for start in 0...end {
        let part = Array(text[start..<end])
        #expect(decodedStrings(of: part).count == part.count)
      }
    }
    for text in sequences(of: Array(#""\ud8"#.utf8), longest: 5) {
      #expect(decodedStrings(of: text).count == text.count)
      var small: [UInt8] = [0xEE]
      var output = small.mutableSpan
      StringDecoding.decode(text.span, into: &output)
      #expect(small.count == 1)
    }
  }

  /// What is asked for outside of the decoded bytes is empty.
  @Test func outside() {
    let decoded = decodedStrings(of: Array(#""\n""#.utf8))
    for (start, limit) in [(-1, 2), (5, 9), (Int.max, Int.max), (3, 1), (Int.min, 2)] {
      let string = array(StringDecoding.string(in: decoded.span, from: start, to: limit))
      #expect(string.isEmpty, "\(start) \(limit)")
    }
  }
}
