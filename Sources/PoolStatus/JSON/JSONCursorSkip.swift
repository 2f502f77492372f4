// Values that nobody wants: their grammar is checked like that of all others.
extension JSONCursor {
  /// Skips a value.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  mutating func skip() {
    let end: Int
    switch text.byte(at: index) {
    case UInt8(ascii: "\""): end = text.stringEnd(index &+ 1) &+ 1
    case UInt8(ascii: "{"), UInt8(ascii: "["): end = anyContainerEnd(index)
    default: end = text.scalarEnd(index)
    }
    // An invalid string ends at 0, behind its quote at -1.
    if end > 0 { index = end } else { fail() }
  }

  /// Skips a value that is probably a string.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func skipUsualText() {
    if text.byte(at: index) == UInt8(ascii: "\"") {
      let end = text.stringEnd(index &+ 1)
      if end > 0 { index = end &+ 1 } else { fail() }
    } else {
      skip()
    }
  }

  /// Skips a value that is probably large.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  mutating func skipLarge() {
    if let kernel {
      let end = kernel.containerEnd(in: text, from: index)
      if end > 0 {
        index = end
        return
      }
    }
    skip()
  }

  /// The place behind a container. The kernel, if there is one, reads 64 bytes and more at once,
  /// so that it is for those that do not end soon.
  @inline(__always)
  private func anyContainerEnd(_ start: Int) -> Int {
    if let kernel {
      let near = text.slice(start, min(start &+ 256, text.span.count))
      let end = PaddedBytes(near).containerEnd(0)
      if end > 0 { return start &+ end }
      let far = kernel.containerEnd(in: text, from: start)
      if far > 0 { return far }
    }
    return text.containerEnd(start)
  }
}

extension PaddedBytes {
  /// The place behind an object or array; 0 or less where it is not valid, or deeper than
  /// 63 levels.
  @inline(never)
  @_optimize(speed)
  fileprivate func containerEnd(_ start: Int) -> Int {
    // The containers around the place, the innermost lowest, 1 for an object; above them
    // one more bit, so that an empty stack is 1 and a full one has its highest bit.
    var stack: UInt64 = 1
    var place = start
    while true {
      // At a value.
      let byte = self.byte(at: place)
      if byte == UInt8(ascii: "\"") {
        place = stringEnd(place &+ 1) &+ 1
        if place <= 0 { return 0 }
      } else if byte == UInt8(ascii: "{") {
        guard stack &>> 63 == 0 else { return 0 }
        stack = stack &<< 1 | 1
        place = blanksEnd(place &+ 1)
        if self.byte(at: place) != UInt8(ascii: "}") {
          place = keyEnd(place)
          if place <= 0 { return 0 }
          continue
        }
        stack &>>= 1
        place &+= 1
      } else if byte == UInt8(ascii: "[") {
        guard stack &>> 63 == 0 else { return 0 }
        place = blanksEnd(place &+ 1)
        if self.byte(at: place) != UInt8(ascii: "]") {
          stack = stack &<< 1
          continue
        }
        place &+= 1
      } else {
        place = scalarEnd(place)
        if place <= 0 { return 0 }
      }
      // Behind a value: closers, then a comma.
      while true {
        if stack == 1 { return place }
        place = blanksEnd(place)
        let byte = self.byte(at: place)
        place &+= 1
        if byte == UInt8(ascii: ",") { break }
        guard byte == (stack & 1 == 1 ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return 0 }
        stack &>>= 1
      }
      place = blanksEnd(place)
      if stack & 1 == 1 {
        place = keyEnd(place)
        if place <= 0 { return 0 }
      }
    }
  }

  /// The place of the value of a member whose name should begin here; 0 or less if not.
  @inline(__always)
  private func keyEnd(_ start: Int) -> Int {
    guard byte(at: start) == UInt8(ascii: "\"") else { return 0 }
    let end = stringEnd(start &+ 1)
    guard end > 0 else { return 0 }
    let colon = blanksEnd(end &+ 1)
    guard byte(at: colon) == UInt8(ascii: ":") else { return 0 }
    return valueStart(colon &+ 1)
  }

  /// The place behind a number, true, false or null; 0 if there is none of them.
  @inline(never)
  fileprivate func scalarEnd(_ start: Int) -> Int {
    switch byte(at: start) {
    case UInt8(ascii: "t"):
      return word(at: start) & 0xFFFF_FFFF == StaticString("true").word() ? start &+ 4 : 0
    case UInt8(ascii: "n"):
      return word(at: start) & 0xFFFF_FFFF == StaticString("null").word() ? start &+ 4 : 0
    case UInt8(ascii: "f"):
      return word(at: start) & 0xFF_FFFF_FFFF == StaticString("false").word()
        ? start &+ 5 : 0
    default: return numberEnd(start)
    }
  }

  /// The place behind a number; 0 where there is none, where it has an exponent, an integer
  /// of more than 18 digits or a real of more than 36: what does not fit, or might be too
  /// large for a double, is an error to jansson. A second number behind a leading zero is
  /// found by whoever looks for what follows the value.
  @inline(never)
  @_optimize(speed)
  private func numberEnd(_ start: Int) -> Int {
    let first = byte(at: start) == UInt8(ascii: "-") ? start &+ 1 : start
    var place = digitsEnd(first)
    if byte(at: first) == UInt8(ascii: "0") { place = first &+ 1 }
    guard place > first, place <= first &+ 18 else { return 0 }
    if byte(at: place) == UInt8(ascii: ".") {
      let fraction = place &+ 1
      place = digitsEnd(fraction)
      guard place > fraction, place <= fraction &+ 18 else { return 0 }
    }
    // An exponent is found by whoever looks for what follows, for it is no comma.
    return place
  }

  private func digitsEnd(_ start: Int) -> Int {
    var place = start
    while byte(at: place) &- UInt8(ascii: "0") <= 9 { place &+= 1 }
    return place
  }
}
