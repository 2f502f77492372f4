// Values that nobody wants: their grammar is checked like that of all others.
extension JSONCursor {
  /// Skips a value.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  public mutating func skip() {
    let end: Int
    switch byte {
    case UInt8(ascii: "\""): end = text.stringEnd(index &+ 1) &+ 1
    case UInt8(ascii: "{"), UInt8(ascii: "["): end = containerEnd()
    default: end = text.scalarEnd(index, trustingNumbers: trustsNumbers)
    }
    // An invalid string ends at 0, after its quote at -1.
    if end > 0 { index = end } else { fail() }
  }

  /// Skips a value that is probably a string.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func skipProbableString() {
    if byte == UInt8(ascii: "\"") {
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

  /// The offset after a container. The kernel, if there is one, reads 64 bytes and more at once,
  /// so that it is for those that do not end soon.
  @inline(__always)
  private func containerEnd() -> Int {
    let room = JSONCursor.deepest &- depth
    if text.byte(at: index &+ 1) == byte &+ 2 { return index &+ 2 }
    if let kernel {
      let near = text.slice(index, min(index &+ 256, text.span.count))
      let end = PaddedBytes(near).containerEnd(0, room, trustingNumbers: trustsNumbers)
      if end > 0 { return index &+ end }
      // It goes no deeper than 63, and readers are never in more than 64.
      let far = kernel.containerEnd(in: text, from: index)
      if far > 0 { return far }
    }
    return text.containerEnd(index, room, trustingNumbers: trustsNumbers)
  }
}

extension PaddedBytes {
  /// The offset after an object or array; 0 or less where it is not valid, or deeper than
  /// `room` levels, 128 at most.
  @inline(never)
  @_optimize(speed)
  fileprivate func containerEnd(_ start: Int, _ room: Int, trustingNumbers: Bool) -> Int {
    // The containers around the offset, the innermost lowest, 1 for an object.
    var stack: UInt128 = 0
    var level = 0
    var offset = start
    while true {
      // At a value.
      let byte = self.byte(at: offset)
      if byte == UInt8(ascii: "\"") {
        offset = stringEnd(offset &+ 1) &+ 1
        if offset <= 0 { return 0 }
      } else if byte == UInt8(ascii: "{") {
        guard level < room else { return 0 }
        offset = whitespaceEnd(offset &+ 1)
        if self.byte(at: offset) != UInt8(ascii: "}") {
          stack = stack &<< 1 | 1
          level &+= 1
          offset = keyEnd(offset)
          if offset <= 0 { return 0 }
          continue
        }
        offset &+= 1
      } else if byte == UInt8(ascii: "[") {
        guard level < room else { return 0 }
        offset = whitespaceEnd(offset &+ 1)
        if self.byte(at: offset) != UInt8(ascii: "]") {
          stack = stack &<< 1
          level &+= 1
          continue
        }
        offset &+= 1
      } else if digit(at: offset) <= 9 {
        offset &+= 1
      } else {
        offset = scalarEnd(offset, trustingNumbers: trustingNumbers)
        if offset <= 0 { return 0 }
      }
      // After a value: closers, then a comma.
      while true {
        if level == 0 { return offset }
        offset = whitespaceEnd(offset)
        let byte = self.byte(at: offset)
        offset &+= 1
        if byte == UInt8(ascii: ",") { break }
        guard byte == (stack & 1 == 1 ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return 0 }
        stack &>>= 1
        level &-= 1
      }
      offset = whitespaceEnd(offset)
      if stack & 1 == 1 {
        offset = keyEnd(offset)
        if offset <= 0 { return 0 }
      }
    }
  }

  /// The offset of the value of a member whose name should begin here; 0 or less if not.
  @inline(__always)
  private func keyEnd(_ start: Int) -> Int {
    guard byte(at: start) == UInt8(ascii: "\"") else { return 0 }
    let end = stringEnd(start &+ 1, allowingNUL: false)
    guard end > 0 else { return 0 }
    let colon = whitespaceEnd(end &+ 1)
    guard byte(at: colon) == UInt8(ascii: ":") else { return 0 }
    return valueStart(colon &+ 1)
  }

  /// The offset after a number, true, false or null; 0 if there is none of them.
  @inline(never)
  func scalarEnd(_ start: Int, trustingNumbers: Bool) -> Int {
    switch byte(at: start) {
    case UInt8(ascii: "t"):
      return word(at: start) & 0xFFFF_FFFF == StaticString("true").word() ? start &+ 4 : 0
    case UInt8(ascii: "n"):
      return word(at: start) & 0xFFFF_FFFF == StaticString("null").word() ? start &+ 4 : 0
    case UInt8(ascii: "f"):
      return word(at: start) & 0xFF_FFFF_FFFF == StaticString("false").word()
        ? start &+ 5 : 0
    default: return numberEnd(start, trusting: trustingNumbers)
    }
  }
}
