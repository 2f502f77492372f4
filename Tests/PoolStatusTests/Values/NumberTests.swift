import Testing

@testable import PoolStatus

@Suite struct NumberTests {
  private static func end(_ text: String) -> Int {
    let bytes = Array(text.utf8)
    return PaddedBytes(bytes.span).numberEnd(0)
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
    let end = expected == nil ? 0 : text.utf8.count
    #expect(Self.end(text) == end, "\(text)")
    #expect(Self.end(text + ",1") == end, "\(text)")
  }

  @Test func noInteger() {
    for text in ["", "-", "x", "+1", " 1", "--1", "-x", ".5"] {
      #expect(Self.integer(text) == nil, "\(text)")
    }
    #expect(Self.integer("12.5") == 12, "as far as its digits go")
  }

  private static let zeros = String(repeating: "0", count: 400)
  private static let nines = String(repeating: "9", count: 308)

  /// 2^1024 - 2^970, half way from the largest double to the next one there would be.
  private static let limit =
    "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587"
    + "207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711"
    + "531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093"
    + "042880177904174497792"
  private static let below = limit.dropLast() + "1"

  /// Reals: where they end; 0 for no number, or one past what a double can hold.
  static let reals: [(String, Int)] = [
    ("1.5", 3), ("-1.5", 4), ("0.0", 3), ("-0.0", 4), ("1e5", 3), ("1E5", 3),
    ("1e+5", 4), ("1e-5", 4), ("1.25e-10", 8), ("0e0", 3), ("1e05", 4),
    // No numbers.
    ("1.", 0), ("1.e5", 0), ("1e", 0), ("1e+", 0), ("1e-", 0), ("-.5", 0),
    (".5", 0), ("-e5", 0), ("1.5e", 0), ("1ee5", 0), ("1e+-5", 0),
    // What follows is for others to judge.
    ("01", 1), ("00.5", 1), ("1.5.5", 3), ("1e5e5", 3), ("1e5.5", 3), ("-01", 2),
    // The largest double is 1.7976931348623157e308.
    ("1e307", 5), ("9.99e307", 8), ("1e308", 5), ("1.7976931348623157e308", 22),
    ("1.7976931348623158e308", 22), ("1.7976931348623159e308", 0), ("1.8e308", 0), ("9e308", 0),
    ("1e309", 0), ("0.1e308", 7), ("0.1e309", 7), ("0.001e311", 9), ("0.001e312", 0),
    ("100e305", 7), ("100e306", 7), ("100e307", 0), ("-1e308", 6), ("-1e309", 0),
    (limit + ".0", 0), (limit + "e0", 0), (below + ".0", 311), (below + ".9999", 314),
    ("-" + below + ".5", 312), ("0.00" + limit + "e311", 0), ("0.00" + below + "e311", 317),
    ("0." + limit + "1e309", 0), ("0." + below + "9e309", 316),
    ("1e400", 0), ("1e99999999999999999999", 0), ("1e-99999999999999999999", 23),
    ("0e99999999999999999999", 22), ("0.00e400", 8), ("1e00000000000000000001", 22),
    // Without an exponent the digits say it.
    (nines + ".5", 310), ("9" + nines + ".5", 0), ("1" + nines + ".5", 0),
    ("0." + zeros + "1", 403), ("0." + zeros + "1e708", 407),
    ("0." + zeros + "1e709", 407), ("0." + zeros + "1e710", 0), ("0." + zeros + "1e800", 0),
    ("1" + zeros + ".5e-92", 407), ("1" + zeros + ".5e-91", 0),
    ("1" + zeros + "e-400", 406),
  ]

  @Test(arguments: reals.indices) func realNumber(_ index: Int) {
    let (text, end) = Self.reals[index]
    for rest in ["", ",", "}", " ", "\n"] {
      #expect(Self.end(text + rest) == end, "\(text)")
    }
  }

  /// What jansson takes is taken, and nothing else.
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
      #expect((Self.end(text) == text.utf8.count) == isNumber, "\(text)")
      counts[isNumber ? 1 : 0] += 1
    }
    #expect(counts.allSatisfy { $0 > 2000 }, "\(counts)")
  }
}
