import Testing

@testable import PoolStatus

@Suite struct NumberTests {
  private static func end(_ text: String, trusting: Bool = false) -> Int {
    let bytes = Array(text.utf8)
    return PaddedBytes(bytes.span).numberEnd(0, trusting: trusting)
  }

  private static func integer(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    return PaddedBytes(bytes.span).integer(0)
  }

  /// Integers, and whether they fit 64 bits.
  static let integers: [(String, Int64?)] = [
    ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("2147483648", 2_147_483_648),
    ("99999999999999999", 99_999_999_999_999_999),
    ("999999999999999999", 999_999_999_999_999_999),
    ("-999999999999999999", -999_999_999_999_999_999),
    ("1000000000000000000", 1_000_000_000_000_000_000),
    ("9223372036854775806", .max - 1), ("9223372036854775807", .max),
    ("9223372036854775808", nil), ("9223372036854775809", nil), ("9999999999999999999", nil),
    ("-9223372036854775807", .min + 1), ("-9223372036854775808", .min),
    ("-9223372036854775809", nil), ("-9999999999999999999", nil),
    ("10000000000000000000", nil), ("18446744073709551616", nil), ("-10000000000000000000", nil),
    ("184467440737095516160", nil), (String(repeating: "9", count: 400), nil),
  ]

  @Test(arguments: integers.indices) func wholeNumber(_ index: Int) {
    let (text, expected) = Self.integers[index]
    #expect(Self.integer(text) == expected, "\(text)")
    for isTrusting in [false, true] {
      #expect(
        Self.end(text, trusting: isTrusting) == (expected == nil ? 0 : text.utf8.count),
        "an integer is never trusted: \(text)")
      #expect(
        Self.end(text + ",1", trusting: isTrusting) == (expected == nil ? 0 : text.utf8.count))
    }
  }

  @Test func noInteger() {
    for text in ["", "-", "x", "+1", " 1", "--1", "-x", ".5"] {
      #expect(Self.integer(text) == nil, "\(text)")
    }
    #expect(Self.integer("12.5") == 12, "as far as its digits go")
  }

  private static let zeros = String(repeating: "0", count: 400)
  private static let nines = String(repeating: "9", count: 308)

  /// Reals: where they end as they are, and where if they are trusted; 0 for no number.
  static let reals: [(String, end: Int, trusted: Int)] = [
    ("1.5", 3, 3), ("-1.5", 4, 4), ("0.0", 3, 3), ("-0.0", 4, 4), ("1e5", 3, 3), ("1E5", 3, 3),
    ("1e+5", 4, 4), ("1e-5", 4, 4), ("1.25e-10", 8, 8), ("0e0", 3, 3), ("1e05", 4, 4),
    // No numbers.
    ("1.", 0, 0), ("1.e5", 0, 0), ("1e", 0, 0), ("1e+", 0, 0), ("1e-", 0, 0), ("-.5", 0, 0),
    (".5", 0, 0), ("-e5", 0, 0), ("1.5e", 0, 0), ("1ee5", 0, 0), ("1e+-5", 0, 0),
    // What follows is for others to judge.
    ("01", 1, 1), ("00.5", 1, 1), ("1.5.5", 3, 3), ("1e5e5", 3, 3), ("1e5.5", 3, 3), ("-01", 2, 2),
    // The largest double is 1.7976931348623157e308: what may be past it is not decided.
    ("1e307", 5, 5), ("9.99e307", 8, 8), ("1e308", 0, 5), ("1.7976931348623157e308", 0, 22),
    ("1e309", 0, 5), ("0.1e308", 7, 7), ("0.1e309", 0, 7), ("0.001e311", 0, 9),
    ("0.001e310", 9, 9), ("100e305", 7, 7), ("100e306", 0, 7), ("-1e307", 6, 6), ("-1e308", 0, 6),
    ("1e400", 0, 5), ("1e99999999999999999999", 0, 22), ("1e-99999999999999999999", 23, 23),
    ("0e99999999999999999999", 22, 22), ("0.00e400", 8, 8), ("1e00000000000000000001", 22, 22),
    // Without an exponent the digits say it.
    (nines + ".5", 310, 310), ("9" + nines + ".5", 0, 311), ("-" + nines + ".5", 311, 311),
    ("0." + zeros + "1", 403, 403), ("0." + zeros + "1e708", 407, 407),
    ("0." + zeros + "1e709", 0, 407), ("0." + zeros + "1e800", 0, 407),
    ("1" + zeros + ".5e-93", 407, 407), ("1" + zeros + ".5e-92", 0, 407),
    ("1" + zeros + "e-400", 406, 406),
  ]

  @Test(arguments: reals.indices) func realNumber(_ index: Int) {
    let (text, end, trusted) = Self.reals[index]
    for rest in ["", ",", "}", " ", "\n"] {
      #expect(Self.end(text + rest) == end, "\(text)")
      #expect(Self.end(text + rest, trusting: true) == trusted, "\(text)")
    }
  }

  /// Nothing is taken that jansson refuses, and what is only trusted it may take or not.
  @Test func againstJansson() {
    var random = Random(seed: 9)
    var counts = [0, 0]
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        text +=
          ["-", "0", "1", "9", "12", ".", "e", "E", "+", "30", "308", "00"]
          .randomElement(using: &random) ?? ""
      }
      let isNumber = Tree(Array(text.utf8)) != nil
      if Self.end(text) == text.utf8.count, !isNumber {
        Issue.record("\(text) is none")
      } else if isNumber, Self.end(text, trusting: true) != text.utf8.count {
        Issue.record("\(text) is one")
      }
      counts[isNumber ? 1 : 0] += 1
    }
    #expect(counts.allSatisfy { $0 > 2000 }, "\(counts)")
  }
}
