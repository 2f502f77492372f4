// Numbers: an integer has to fit 64 bits and a real a double, as jansson has it.
extension PaddedBytes {
  /// The offset after a number; 0 where there is none, where an integer is past 64 bits, and
  /// where a real may be past what a double can hold, unless it is trusted.
  ///
  /// A second number after a leading zero is found by whoever looks for what follows the value.
  @inline(never)
  @_optimize(speed)
  func numberEnd(_ start: Int, trusting: Bool) -> Int {
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
    return realEnd(first, trusting)
  }

  /// The same for a real number that may be large; begins after its sign.
  @inline(never)
  private func realEnd(_ start: Int, _ trusting: Bool) -> Int {
    // The number is 0.d × 10^power, where d is its first digit that is not 0.
    var power = 0
    var isZero = true
    var offset = start
    while isDigit(offset) {
      isZero = isZero && byte(at: offset) == UInt8(ascii: "0")
      if !isZero { power &+= 1 }
      offset &+= 1
    }
    if byte(at: offset) == UInt8(ascii: ".") {
      offset &+= 1
      while isDigit(offset) {
        isZero = isZero && byte(at: offset) == UInt8(ascii: "0")
        if isZero { power &-= 1 }
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
    // The largest double is 1.8 × 10^308.
    return isZero || trusting || power <= 308 ? offset : 0
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
