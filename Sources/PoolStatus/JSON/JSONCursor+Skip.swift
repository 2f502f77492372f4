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
    default: end = text.scalarEnd(index)
    }
    // An invalid string ends at 0, after its quote at -1.
    if end > 0 { index = end } else { fail() }
  }

  /// Skips a value that is probably a string.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func skipProbableString() {
    if byte == UInt8(ascii: "\"") {
      let end = text.stringEnd(index &+ 1)
      if end > 0 { index = end &+ 1 } else { fail() }
    } else {
      skip()
    }
  }

  /// Skips a value that is probably large, and like the last one of its kind. Claims are like each
  /// other.
  @inline(never)
  @_lifetime(self: copy self)
  mutating func skip(_ kind: LargeValue) {
    guard let kernel else { return skip() }
    guard kind == .claims, byte == UInt8(ascii: "[") else { return skip(kind, by: kernel) }
    enter()
    var count = 0
    while nextElement(&count) { skip(kind, by: kernel) }
  }

  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func skip(_ kind: LargeValue, by kernel: SkipKernel) {
    let end = kernel.containerEnd(in: text, from: index, like: skipped[kind])
    guard end > 0 else { return skip() }
    skipped[kind] = SkippedValue(start: index, end: end)
    index = end
  }

  /// The offset after a container, which is probably small.
  @inline(always)
  private func containerEnd() -> Int {
    if text.byte(at: index &+ 1) == byte &+ 2 { return index &+ 2 }
    if let kernel {
      // It goes into fewer than 64, and no reader is in as many as 64: 128 are never passed.
      let end = kernel.smallContainerEnd(in: text, from: index)
      if end > 0 { return end }
    }
    return text.containerEnd(index, JSONCursor.deepest &- depth)
  }
}

extension PaddedBytes {
  /// The offset after an object or array; 0 or less where it is not valid, or deeper than
  /// `room` levels, 128 at most.
  @inline(never)
  @_optimize(speed)
  fileprivate func containerEnd(_ start: Int, _ room: Int) -> Int {
    var around = Containers()
    var offset = start
    while true {
      // At a value.
      let byte = self.byte(at: offset)
      if byte == UInt8(ascii: "\"") {
        offset = stringEnd(offset &+ 1) &+ 1
      } else if byte | 0x20 == UInt8(ascii: "{") {
        guard around.level < room else { return 0 }
        offset = whitespaceEnd(offset &+ 1)
        // The closing brackets come two after the opening ones.
        if self.byte(at: offset) != byte &+ 2 {
          around.enter(isObject: byte == UInt8(ascii: "{"))
          if around.isObject { offset = keyEnd(offset) }
          if offset <= 0 { return 0 }
          continue
        }
        offset &+= 1
      } else if digit(at: offset) <= 9 {
        offset &+= 1
      } else {
        offset = scalarEnd(offset)
      }
      if offset <= 0 { return 0 }
      offset = closersEnd(offset, &around)
      if around.level == 0 || offset == 0 { return offset }
      if around.isObject { offset = keyEnd(offset) }
      if offset <= 0 { return 0 }
    }
  }

  /// The offset of what follows a value and its comma; where the outermost container ends there,
  /// the offset after it. 0 where neither stands.
  @inline(always)
  private func closersEnd(_ start: Int, _ around: inout Containers) -> Int {
    var offset = start
    while around.level > 0 {
      offset = whitespaceEnd(offset)
      let byte = self.byte(at: offset)
      offset &+= 1
      if byte == UInt8(ascii: ",") { return whitespaceEnd(offset) }
      guard byte == (around.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return 0 }
      around.leave()
    }
    return offset
  }

  /// The offset of the value of a member whose name should begin here; 0 or less if not.
  @inline(always)
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
  func scalarEnd(_ start: Int) -> Int {
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
}

/// What is mostly large, and alike in the items of a list: pods have the spec of one template.
enum LargeValue {
  case annotations, managedFields, spec, claims
}

/// Where an object or array that has been skipped is in a text, which has no more than 2147483647
/// bytes; at 0 where there is none.
struct SkippedValue: BitwiseCopyable {
  let start: UInt32
  let end: UInt32

  init(start: Int = 0, end: Int = 0) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
  }
}

/// The last large value of each kind.
struct SkippedValues: BitwiseCopyable {
  private var annotations = SkippedValue()
  private var managedFields = SkippedValue()
  private var spec = SkippedValue()
  private var claims = SkippedValue()

  subscript(kind: LargeValue) -> SkippedValue {
    get {
      switch kind {
      case .annotations: annotations
      case .managedFields: managedFields
      case .spec: spec
      case .claims: claims
      }
    }
    set {
      switch kind {
      case .annotations: annotations = newValue
      case .managedFields: managedFields = newValue
      case .spec: spec = newValue
      case .claims: claims = newValue
      }
    }
  }
}

/// The containers around a value, 128 at most.
private struct Containers {
  /// The innermost lowest, 1 for an object.
  private var stack: UInt128 = 0
  private(set) var level = 0

  /// Whether the innermost is an object.
  var isObject: Bool { @inline(always) get { stack & 1 == 1 } }

  @inline(always)
  mutating func enter(isObject: Bool) {
    stack = stack &<< 1 | (isObject ? 1 : 0)
    level &+= 1
  }

  @inline(always)
  mutating func leave() {
    stack &>>= 1
    level &-= 1
  }
}
