import Testing

@testable import PoolStatus

@Suite struct TimestampTests {
  /// What RFC 3339 allows: text, seconds, nanoseconds.
  static let valid: [(StaticString, Int64, Int64)] = [
    ("1970-01-01T00:00:00Z", 0, 0), ("1970-01-01t00:00:00z", 0, 0),
    ("1969-12-31T23:59:59Z", -1, 0), ("2025-01-15T10:30:00Z", 1_736_937_000, 0),
    ("2025-01-15T10:30:00.5Z", 1_736_937_000, 500_000_000),
    ("2025-01-15T10:30:00.000000001Z", 1_736_937_000, 1),
    ("2025-01-15T10:30:00.9999999999999Z", 1_736_937_000, 999_999_999),
    ("2025-01-15T12:30:00+02:00", 1_736_937_000, 0),
    ("2025-01-15T05:00:00.25-05:30", 1_736_937_000, 250_000_000),
    ("2025-01-15T10:30:00-00:00", 1_736_937_000, 0),
    ("2025-01-16T10:29:00+23:59", 1_736_937_000, 0),
    ("2024-02-29T00:00:00Z", 1_709_164_800, 0), ("2000-02-29T00:00:00Z", 951_782_400, 0),
    // The second 60 is the first of the next minute.
    ("2016-12-31T23:59:60Z", 1_483_228_800, 0), ("2025-01-15T10:29:60Z", 1_736_937_000, 0),
    ("0000-01-01T00:00:00Z", -62_167_219_200, 0), ("9999-12-31T23:59:59Z", 253_402_300_799, 0),
    // An offset can lead out of the four digits.
    ("0000-01-01T00:00:00+23:59", -62_167_305_540, 0),
    ("9999-12-31T23:59:60-23:59", 253_402_387_140, 0),
  ]

  @Test(arguments: valid.indices) func validText(_ index: Int) {
    let (text, seconds, nanoseconds) = Self.valid[index]
    let moment = Timestamp(Text(text))
    #expect(moment?.seconds == seconds, "\(text)")
    #expect(moment?.nanoseconds == nanoseconds, "\(text)")
  }

  static let invalid: [StaticString] = [
    "", " ", "2025", "2025-01-15", "10:30:00Z", "2025-01-15T10:30:00", "2025-01-15 10:30:00Z",
    "2025-01-15T10:30:00Z ", " 2025-01-15T10:30:00Z", "2025-01-15T10:30Z", "2025-01-15T10:30:0Z",
    "2025-1-15T10:30:00Z", "25-01-15T10:30:00Z", "12025-01-15T10:30:00Z", "-025-01-15T10:30:00Z",
    "+2025-01-15T10:30:00Z", "2025-00-15T10:30:00Z", "2025-13-15T10:30:00Z",
    "2025-01-00T10:30:00Z", "2025-01-32T10:30:00Z", "2025-04-31T10:30:00Z",
    "2025-02-29T10:30:00Z", "1900-02-29T10:30:00Z", "2024-02-30T10:30:00Z",
    "2025-01-15T24:00:00Z", "2025-01-15T10:60:00Z", "2025-01-15T10:30:61Z",
    "2025-01-15T10:30:00.Z", "2025-01-15T10:30:00,5Z", "2025-01-15T10:30:00.5", ".",
    "2025-01-15T10:30:00+24:00", "2025-01-15T10:30:00+02:60", "2025-01-15T10:30:00+0200",
    "2025-01-15T10:30:00+2:00", "2025-01-15T10:30:00+02", "2025-01-15T10:30:00ZZ",
    "2025-01-15T10:30:00Z+02:00", "2025-01-15T10:30:00.5.5Z", "2025/01/15T10:30:00Z",
    "2025-01-15T10:30:00\u{2212}02:00", "2025-01-15T10:30:0\u{660}Z", "2025-01-15T10:30:00Z\0",
  ]

  @Test(arguments: invalid.indices) func invalidText(_ index: Int) {
    let moment = Timestamp(Text(Self.invalid[index]))
    #expect(moment == nil, "\(Self.invalid[index])")
  }

  /// Each byte of a time is there for a reason: no other byte in its place will do, but for
  /// digits and for the separators that RFC 3339 lets vary.
  @Test func everyByteCounts() {
    let time = Array("2025-01-15T10:30:00Z".utf8)
    let others = ["T": "t", "Z": "z"]
    for index in time.indices {
      for byte in UInt8.min...UInt8.max where byte != time[index] {
        var changed = time
        changed[index] = byte
        let isValid = Timestamp(Text(changed.span)) != nil
        #expect(Timestamp.isTime(Text(changed.span)) == isValid)
        let old = String(UnicodeScalar(time[index]))
        let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        let mayBe =
          Int(old) != nil ? isDigit : others[old] == String(UnicodeScalar(byte))
        if isValid && !mayBe { Issue.record("byte \(byte) at \(index)") }
      }
      let short = Array(time[..<index])
      let isValid = Timestamp(Text(short.span)) != nil
      #expect(!isValid, "the first \(index) bytes")
    }
  }

  /// The usual form is read by words, any other byte by byte: with every number in every
  /// place both say the same.
  @Test func everyNumberCounts() {
    let time = Array("2024-02-11T10:30:00Z".utf8)
    for place in [0, 2, 5, 8, 11, 14, 17] {
      for number in 0..<100 {
        var usual = time
        usual[place] = UInt8(ascii: "0") + UInt8(number / 10)
        usual[place + 1] = UInt8(ascii: "0") + UInt8(number % 10)
        let other = usual.dropLast() + Array("+00:00".utf8)
        let byWords = Timestamp(Text(usual.span))?.seconds
        let byBytes = Timestamp(Text(Array(other).span))?.seconds
        #expect(byWords == byBytes, "\(number) at \(place)")
        #expect(Timestamp.isTime(Text(usual.span)) == (byBytes != nil), "\(number) at \(place)")
      }
    }
  }

  private static func moment(_ text: StaticString) -> Timestamp? { Timestamp(Text(text)) }

  @Test func borders() throws {
    let earlier = try #require(Self.moment("2025-01-15T10:00:00.5Z"))
    let rows: [(StaticString, isMore: Bool, isAtLeast: Bool)] = [
      ("2025-01-15T10:00:59.999Z", false, false), ("2025-01-15T10:01:00Z", false, false),
      ("2025-01-15T10:01:00.499999999Z", false, false), ("2025-01-15T10:01:00.5Z", false, true),
      ("2025-01-15T10:01:00.500000001Z", true, true), ("2025-01-15T10:01:01Z", true, true),
      ("2025-01-15T09:00:00Z", false, false),
    ]
    for (text, isMore, isAtLeast) in rows {
      let now = try #require(Self.moment(text))
      #expect(now.isMore(than: 60, after: earlier) == isMore, "\(text)")
      #expect(now.isAtLeast(60, after: earlier) == isAtLeast, "\(text)")
    }
    #expect(earlier.isAtLeast(0, after: earlier))
    #expect(!earlier.isMore(than: 0, after: earlier))
  }
}
