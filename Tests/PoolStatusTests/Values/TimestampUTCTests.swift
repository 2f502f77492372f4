import Glibc
import Testing

@testable import PoolStatus

@Suite struct TimestampUTCTests {
  private static let first: Int64 = -62_167_219_200
  private static let last: Int64 = 253_402_300_799

  /// What libc says that a second is.
  private static func expected(_ seconds: Int64) -> [UInt8] {
    var time = time_t(seconds)
    var civil = tm()
    gmtime_r(&time, &civil)
    let numbers = [
      (civil.tm_year + 1900, 4, "-"), (civil.tm_mon + 1, 2, "-"), (civil.tm_mday, 2, "T"),
      (civil.tm_hour, 2, ":"), (civil.tm_min, 2, ":"), (civil.tm_sec, 2, "Z"),
    ]
    return numbers.flatMap { number, digits, end in
      let text = Array(String(number).utf8)
      return [UInt8](repeating: UInt8(ascii: "0"), count: digits - text.count) + text + end.utf8
    }
  }

  /// Compares a second with libc, and reads what was written.
  private static func check(_ seconds: Int64) {
    let written = Timestamp(seconds: seconds).utc
    let text = written.indices.map { written[$0] }
    let read = Timestamp(Text(text.span))
    if text != expected(seconds) || read?.seconds != seconds || read?.nanoseconds != 0 {
      Issue.record("\(seconds): \(String(decoding: text, as: Unicode.UTF8.self))")
    }
  }

  @Test func bounds() {
    for seconds in [Self.first, Self.first + 1, -1, 0, 1, 59, 60, 3599, 3600, 86_399, 86_400] {
      Self.check(seconds)
    }
    Self.check(Self.last)
    #expect(String(decoding: Self.expected(0), as: Unicode.UTF8.self) == "1970-01-01T00:00:00Z")
  }

  /// The end of February and the end of the year, of every year.
  @Test func leapDays() {
    for year: Int64 in 0...9999 {
      let days = year * 365 + (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400
      let newYear = Self.first + days * 86_400
      Self.check(newYear)
      Self.check(newYear - (year > 0 ? 1 : 0))
      Self.check(newYear + 59 * 86_400 - 1)
      Self.check(newYear + 59 * 86_400)
      Self.check(newYear + 60 * 86_400)
    }
  }

  @Test func anySecond() {
    var random = Random(seed: 1)
    for _ in 0..<20_000 {
      Self.check(Int64.random(in: Self.first...Self.last, using: &random))
    }
  }

  /// Past four digits the year stays within them, and nothing traps.
  @Test func pastTheBounds() {
    for seconds in [Self.last + 1, Self.last * 2, Int64.max / 2, Int64.max] {
      let written = Timestamp(seconds: seconds).utc
      let text = written.indices.map { written[$0] }
      #expect(text.starts(with: "9999-".utf8) && text.last == UInt8(ascii: "Z"), "\(seconds)")
    }
    for seconds in [Self.first - 1, Int64.min / 2, Int64.min + 86_399, Int64.min] {
      let written = Timestamp(seconds: seconds).utc
      #expect(written[19] == UInt8(ascii: "Z"), "\(seconds)")
    }
  }
}
