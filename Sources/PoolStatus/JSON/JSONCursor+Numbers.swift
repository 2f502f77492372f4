// Numbers: an integer has to fit 64 bits and a real a double, as jansson has it.
extension PaddedBytes {
  /// The offset after a number; 0 where there is none, where an integer is past 64 bits, and
  /// where a real is past what a double can hold.
  ///
  /// A second number after a leading zero is found by whoever looks for what follows the value.
  @inline(never)
  @_optimize(speed)
  func numberEnd(_ start: Int) -> Int {
    let first = byte(at: start) == UInt8(ascii: "-") ? start &+ 1 : start
    var offset = digitsEnd(first)
    if byte(at: first) == UInt8(ascii: "0") { offset = first &+ 1 }
    guard offset > first else { return 0 }
    let next = byte(at: offset)
    if next != UInt8(ascii: "."), next | 0x20 != UInt8(ascii: "e") {
      return offset <= first &+ 18 || integer(start) != nil ? offset : 0
    }
    if next == UInt8(ascii: ".") {
      let fraction = offset &+ 1
      offset = digitsEnd(fraction)
      guard offset > fraction else { return 0 }
      // Without an exponent 300 digits are far from the end of what a double can hold.
      if byte(at: offset) | 0x20 != UInt8(ascii: "e"), offset <= first &+ 300 { return offset }
    }
    return realEnd(first)
  }

  /// The same for a real number that may be large; begins after its sign.
  @inline(never)
  private func realEnd(_ start: Int) -> Int {
    // The number is 0.d × 10^power, where d stands at `significant`: its first digit that is not 0.
    var power = 0
    var significant = -1
    var offset = start
    while isDigit(offset) {
      if significant < 0, byte(at: offset) != UInt8(ascii: "0") { significant = offset }
      if significant >= 0 { power &+= 1 }
      offset &+= 1
    }
    if byte(at: offset) == UInt8(ascii: ".") {
      offset &+= 1
      while isDigit(offset) {
        if significant < 0, byte(at: offset) != UInt8(ascii: "0") { significant = offset }
        if significant < 0 { power &-= 1 }
        offset &+= 1
      }
    }
    if byte(at: offset) | 0x20 == UInt8(ascii: "e") {
      let sign = byte(at: offset &+ 1)
      offset &+= sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") ? 2 : 1
      let digits = offset
      var exponent = 0
      while isDigit(offset) {
        // No text is long enough to make up for more than this.
        exponent = min(exponent &* 10 &+ Int(byte(at: offset) & 0x0F), 1 &<< 40)
        offset &+= 1
      }
      guard offset > digits else { return 0 }
      power = sign == UInt8(ascii: "-") ? power &- exponent : power &+ exponent
    }
    if significant < 0 || power < Self.leastInfinite.utf8CodeUnitCount { return offset }
    return power == Self.leastInfinite.utf8CodeUnitCount && isFinite(significant) ? offset : 0
  }

  /// 2^1024 - 2^970: the first number that rounds to more than the largest double, 1.8 × 10^308.
  private static var leastInfinite: StaticString {
    """
    179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587\
    207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711\
    531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093\
    042880177904174497792
    """
  }

  /// Whether a number with as many digits in front of its point is less than that.
  ///
  /// - Parameter start: its first digit that is not 0.
  private func isFinite(_ start: Int) -> Bool {
    let limit = Self.leastInfinite.bytes
    var offset = start
    var index = 0
    while index < limit.count {
      if byte(at: offset) == UInt8(ascii: ".") { offset &+= 1 }
      // After the last digit follow zeros.
      let digit = isDigit(offset) ? byte(at: offset) : UInt8(ascii: "0")
      if digit != limit[index] { return digit < limit[index] }
      if isDigit(offset) { offset &+= 1 }
      index &+= 1
    }
    return false
  }

  /// The integer that begins at an offset, as far as its digits go.
  ///
  /// - Returns: nil where it does not fit 64 bits, or there is no digit.
  func integer(_ start: Int) -> Int64? {
    let isNegative = byte(at: start) == UInt8(ascii: "-")
    var offset = isNegative ? start &+ 1 : start
    guard isDigit(offset) else { return nil }
    var number: Int64 = 0
    while isDigit(offset) {
      let digit = Int64(byte(at: offset) & 0x0F)
      let (tenfold, overflow) = number.multipliedReportingOverflow(by: 10)
      // Below 0, which goes one further.
      let (sum, overflow2) = tenfold.subtractingReportingOverflow(digit)
      if overflow || overflow2 { return nil }
      number = sum
      offset &+= 1
    }
    if isNegative { return number }
    return number == Int64.min ? nil : 0 &- number
  }

  private func isDigit(_ offset: Int) -> Bool { byte(at: offset) &- UInt8(ascii: "0") <= 9 }

  private func digitsEnd(_ start: Int) -> Int {
    var offset = start
    while isDigit(offset) { offset &+= 1 }
    return offset
  }
}
