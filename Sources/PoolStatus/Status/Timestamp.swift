/// A moment in time, as RFC 3339 writes it: `2025-01-15T10:30:00Z`.
///
/// Also taken: lower-case `t` and `z`, a fraction of any length, an offset up to 23:59,
/// and the second 60, all of which RFC 3339 allows.
public struct Timestamp: BitwiseCopyable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z; years 0000 to 9999.
  public let seconds: Int64
  /// Nanoseconds in that second, 0 to 999,999,999; finer digits are cut.
  public let nanoseconds: Int64

  /// A whole second.
  public init(seconds: Int64) {
    self.seconds = seconds
    nanoseconds = 0
  }

  /// Reads RFC 3339.
  ///
  /// - Returns: nil for anything else.
  @_optimize(size)
  public init?(_ text: borrowing Text) {
    if let usual = UsualTime(text.bytes) {
      let ofDay = usual.hour &* 3600 &+ usual.minute &* 60 &+ usual.second
      seconds =
        Self.dayNumber(year: usual.year, month: usual.month, day: usual.day) &* 86400 &+ ofDay
      nanoseconds = 0
      return
    }
    var scanner = TimestampScanner(text.bytes)
    guard let year = scanner.number(digits: 4), scanner.take("-"),
      let month = scanner.number(digits: 2), month >= 1, month <= 12, scanner.take("-"),
      let day = scanner.number(digits: 2), day >= 1,
      day <= Self.days(in: month, of: year), scanner.take("T") || scanner.take("t"),
      let hour = scanner.number(digits: 2), hour <= 23, scanner.take(":"),
      let minute = scanner.number(digits: 2), minute <= 59, scanner.take(":"),
      let second = scanner.number(digits: 2), second <= 60,
      let nanoseconds = scanner.fraction(),
      let offset = scanner.offset(), scanner.isAtEnd
    else { return nil }
    let ofDay = hour &* 3600 &+ minute &* 60 &+ second
    seconds = Self.dayNumber(year: year, month: month, day: day) &* 86400 &+ ofDay &- offset
    self.nanoseconds = nanoseconds
  }

  /// Whether a text is RFC 3339.
  @_optimize(speed)
  public static func isTime(_ text: borrowing Text) -> Bool {
    UsualTime(text.bytes) != nil || Timestamp(text) != nil
  }

  /// Whether more than `limit` seconds lie between an `earlier` moment and this one.
  public func isMore(than limit: Int64, after earlier: Timestamp) -> Bool {
    let difference = seconds &- earlier.seconds
    return difference > limit || (difference == limit && nanoseconds > earlier.nanoseconds)
  }

  /// Whether `limit` seconds or more lie between an `earlier` moment and this one.
  public func isAtLeast(_ limit: Int64, after earlier: Timestamp) -> Bool {
    let difference = seconds &- earlier.seconds
    return difference > limit || (difference == limit && nanoseconds >= earlier.nanoseconds)
  }

  /// The moment in UTC with whole seconds, `2025-01-15T10:30:00Z`; years beyond 9999 are
  /// written as 9999.
  public var utc: InlineArray<20, UInt8> {
    // Whatever the clock says: all of this is before the year 0.
    let seconds = max(self.seconds, -1 &<< 60)
    // Days to a civil date, Howard Hinnant's days_from_civil turned round.
    let days = (seconds >= 0 ? seconds : seconds &- 86399) / 86400
    let ofDay = seconds &- days &* 86400
    let shifted = days &+ 719_468
    let era = (shifted >= 0 ? shifted : shifted &- 146_096) / 146_097
    let dayOfEra = shifted &- era &* 146_097
    let yearOfEra =
      (dayOfEra &- dayOfEra / 1460 &+ dayOfEra / 36524 &- dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra &- (365 &* yearOfEra &+ yearOfEra / 4 &- yearOfEra / 100)
    let shiftedMonth = (5 &* dayOfYear &+ 2) / 153
    let day = dayOfYear &- (153 &* shiftedMonth &+ 2) / 5 &+ 1
    let month = shiftedMonth < 10 ? shiftedMonth &+ 3 : shiftedMonth &- 9
    let year = yearOfEra &+ era &* 400 &+ (month <= 2 ? 1 : 0)

    // `2025-01-`, `15T10:30` and `:00Z`, each as a number with its first byte lowest.
    let written = min(max(year, 0), 9999)
    let date =
      Self.digits(written / 100) | Self.digits(written % 100) &<< 16 | 0x2D00_002D_0000_0000
      | Self.digits(month) &<< 40
    let time =
      Self.digits(day) | 0x0000_3A00_0054_0000 | Self.digits(ofDay / 3600) &<< 24
      | Self.digits(ofDay / 60 % 60) &<< 48
    let end = 0x5A00_003A | Self.digits(ofDay % 60) &<< 8
    var text = InlineArray<20, UInt8>(repeating: 0)
    var index = 0
    while index < 20 {
      let word = index < 8 ? date : index < 16 ? time : end
      text[index] = UInt8(truncatingIfNeeded: word &>> UInt64(8 &* (index & 7)))
      index &+= 1
    }
    return text
  }

  /// The two digits of a number up to 99, the first one lowest.
  @inline(always)
  private static func digits(_ number: Int64) -> UInt64 {
    let number = UInt64(truncatingIfNeeded: number)
    return 0x3030 | number / 10 | (number % 10) &<< 8
  }

  private static func days(in month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// Days since 1970-01-01 (Howard Hinnant, days_from_civil).
  private static func dayNumber(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shiftedYear = month <= 2 ? year &- 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear &- 399) / 400
    let yearOfEra = shiftedYear &- era &* 400
    let shiftedMonth = month > 2 ? month &- 3 : month &+ 9
    let dayOfYear = (153 &* shiftedMonth &+ 2) / 5 &+ day &- 1
    let dayOfEra = yearOfEra &* 365 &+ yearOfEra / 4 &- yearOfEra / 100 &+ dayOfYear
    return era &* 146_097 &+ dayOfEra &- 719_468
  }
}

/// A time in the usual form, `2025-01-15T10:30:00Z`, up to the 28th of a month and without
/// leap seconds: what needs no closer look.
private struct UsualTime {
  /// `2025-01-`, `15T10:30` and, from the 12th byte on, `0:30:00Z`, each byte together with
  /// the next one as a number of two digits; of use where both are digits.
  private let date, time, end: UInt64

  /// - Returns: nil for any other text.
  @inline(always)
  init?(_ bytes: borrowing Span<UInt8>) {
    guard bytes.count == 20 else { return nil }
    let text = PaddedBytes(bytes.extracting(0..<bytes.count))
    let date = text.word(at: 0) ^ 0x2D30_302D_3030_3030
    let time = text.word(at: 8) ^ 0x3030_3A30_3054_3030
    let end = text.word(at: 12) ^ 0x5A30_303A_3030_3A30
    // Now digits are 0 to 9 and all others 0: adding 6 (0x7F where there is no digit) to a
    // byte that is not shows in its upper half.
    let wrong =
      (date &+ 0x7F06_067F_0606_0606) | (time &+ 0x0606_7F06_067F_0606)
      | (end &+ 0x7F06_067F_0606_7F06) | date | time | end
    guard wrong & 0x8080_8080_8080_8080 == 0,
      ((date &+ 0x0006_0600_0606_0606) | (time &+ 0x0606_0006_0600_0606)
        | (end &+ 0x0006_0600_0606_0006)) & 0xF0F0_F0F0_F0F0_F0F0 == 0
    else { return nil }
    // No byte gets past 99.
    self.date = date &* 10 &+ date &>> 8
    self.time = time &* 10 &+ time &>> 8
    self.end = end &* 10 &+ end &>> 8
    // The highest month, then day, hour and minute, then second; 127 where there is none of
    // them. The first bit of a byte stays where it is not higher, and comes where it is not 0.
    let high =
      (0xFFFF_8CFF_FFFF_FFFF &- self.date) & (0xFFBB_FFFF_97FF_FF9C &- self.time)
      & (0xFFFF_BBFF_FFFF_FFFF &- self.end)
    let low = (self.date &+ 0x0000_7F00_0000_0000) &>> 40 & (self.time &+ 0x7F)
    guard high & 0x8080_8080_8080_8080 == 0x8080_8080_8080_8080, low & 0x80 != 0 else {
      return nil
    }
  }

  var year: Int64 { Self.byte(0, of: date) &* 100 &+ Self.byte(2, of: date) }
  var month: Int64 { Self.byte(5, of: date) }
  var day: Int64 { Self.byte(0, of: time) }
  var hour: Int64 { Self.byte(3, of: time) }
  var minute: Int64 { Self.byte(6, of: time) }
  var second: Int64 { Self.byte(5, of: end) }

  private static func byte(_ place: UInt64, of word: UInt64) -> Int64 {
    Int64(truncatingIfNeeded: word &>> (8 &* place) & 0xFF)
  }
}

/// A walk over the bytes of a timestamp.
private struct TimestampScanner: ~Escapable {
  private let bytes: PaddedBytes
  private var index = 0

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    self.bytes = PaddedBytes(bytes)
  }

  var isAtEnd: Bool { index == bytes.span.count }

  /// Takes `character` if it is next.
  @_lifetime(self: copy self)
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard bytes.byte(at: index) == UInt8(truncatingIfNeeded: character.value) else { return false }
    index &+= 1
    return true
  }

  /// Takes the next digit.
  @_lifetime(self: copy self)
  mutating func digit() -> Int64? {
    let value = bytes.byte(at: index) &- UInt8(ascii: "0")
    guard value <= 9 else { return nil }
    index &+= 1
    return Int64(value)
  }

  /// Takes a number of exactly that many digits.
  @_lifetime(self: copy self)
  mutating func number(digits: Int) -> Int64? {
    var number: Int64 = 0
    var left = digits
    while left > 0 {
      guard let digit = digit() else { return nil }
      number = number &* 10 &+ digit
      left &-= 1
    }
    return number
  }

  /// Takes a fraction, if there is one, as nanoseconds.
  @_lifetime(self: copy self)
  mutating func fraction() -> Int64? {
    guard take(".") else { return 0 }
    guard var nanoseconds = digit() else { return nil }
    var digits = 1
    while let digit = digit() {
      if digits < 9 {
        nanoseconds = nanoseconds &* 10 &+ digit
        digits &+= 1
      }
    }
    while digits < 9 {
      nanoseconds = nanoseconds &* 10
      digits &+= 1
    }
    return nanoseconds
  }

  /// Takes `Z` or an offset, as seconds east of UTC.
  @_lifetime(self: copy self)
  mutating func offset() -> Int64? {
    if take("Z") || take("z") { return 0 }
    let isEast = take("+")
    guard isEast || take("-"), let hours = number(digits: 2), hours <= 23, take(":"),
      let minutes = number(digits: 2), minutes <= 59
    else { return nil }
    let seconds = hours &* 3600 &+ minutes &* 60
    return isEast ? seconds : 0 &- seconds
  }
}
