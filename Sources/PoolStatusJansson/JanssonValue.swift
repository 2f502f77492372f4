public import CJansson
public import PoolStatus

/// A borrowed jansson value that knows where it stands, so that errors can say so.
///
/// A member that is not there or is null is an absent value, of which everything is absent:
/// so a reader can go down to what it wants and ask there. Nothing is copied. Four words, so
/// that a value travels in registers.
@safe public struct JanssonValue: ~Escapable {
  private let json: UnsafePointer<json_t>?
  /// Where the value stands.
  public let path: Path
  /// Where errors are told.
  public let report: FailureReport

  /// The types of JSON, as errors call them.
  public enum Kind: Sendable {
    case object, array, string, integer, real, boolean, null

    /// With its article: "an object".
    public var name: StaticString {
      switch self {
      case .object: "an object"
      case .array: "an array"
      case .string: "a string"
      case .integer: "an integer"
      case .real: "a real number"
      case .boolean: "a boolean"
      case .null: "null"
      }
    }
  }

  /// Borrows a tree.
  ///
  /// - Parameters:
  ///   - json: must outlive the value and not change meanwhile; NULL is an absent value.
  ///   - path: what errors call it.
  ///   - report: where they are told.
  @_lifetime(immortal)
  @unsafe public init(_ json: UnsafePointer<json_t>?, at path: Path, _ report: FailureReport) {
    unsafe self.json = json
    self.path = path
    self.report = report
  }

  /// The tree itself, for tables that keep it during a call.
  @unsafe var tree: UnsafePointer<json_t>? { unsafe json }

  /// Whether there is a value.
  public var isPresent: Bool { unsafe json != nil }

  /// The type.
  public var kind: Kind {
    switch unsafe ps_json_type(json) {
    case JSON_OBJECT: .object
    case JSON_ARRAY: .array
    case JSON_STRING: .string
    case JSON_INTEGER: .integer
    case JSON_REAL: .real
    case JSON_TRUE, JSON_FALSE: .boolean
    default: .null
    }
  }

  /// A member; absent where there is none or it is null.
  @inline(never)
  @_lifetime(copy self)
  public func member(_ name: MemberName) -> JanssonValue {
    // `name` is a literal of ours: its bytes are there as long as the library is.
    let found = unsafe ps_json_member(
      json, name.text.utf8Start, name.text.utf8CodeUnitCount)
    let value = unsafe JanssonValue(found, at: path.member(name), report)
    return unsafe _overrideLifetime(value, copying: self)
  }

  /// Whether the value is nested no deeper than `deepest`, and is no larger than a tree that
  /// a text can give: a host's tree may share its branches, or bite its tail.
  public func isNestedNoDeeper(than deepest: Int) -> Bool {
    var budget = JanssonValue.largestTree
    return isNestedNoDeeper(than: deepest, &budget)
  }

  /// More values than a text of 64 MiB can have.
  private static var largestTree: Int { 67_108_864 }

  private func isNestedNoDeeper(than deepest: Int, _ budget: inout Int) -> Bool {
    budget &-= 1
    if budget < 0 { return false }
    guard kind == .object || kind == .array else { return true }
    if deepest == 0 { return false }
    var next = firstMember
    while let member = next {
      if !member.value.isNestedNoDeeper(than: deepest &- 1, &budget) { return false }
      next = member.next
    }
    var index = 0
    while index < elementCount {
      if !element(index).isNestedNoDeeper(than: deepest &- 1, &budget) { return false }
      index &+= 1
    }
    return true
  }

  /// An absent value.
  public var nothing: JanssonValue {
    @_lifetime(copy self)
    get {
      let value = unsafe JanssonValue(nil, at: path, report)
      return unsafe _overrideLifetime(value, copying: self)
    }
  }

  /// The boolean that this is; nil for anything else.
  public var boolean: Bool? {
    switch unsafe ps_json_type(json) {
    case JSON_TRUE: true
    case JSON_FALSE: false
    default: nil
    }
  }

  /// The number of members of an object; 0 for anything else.
  public var memberCount: Int { unsafe json_object_size(json) }

  /// The number of elements of an array; 0 for anything else.
  public var elementCount: Int { unsafe json_array_size(json) }

  /// An element; absent past the end.
  @inline(never)
  @_lifetime(copy self)
  public func element(_ index: Int) -> JanssonValue {
    // jansson takes an index past the end, also a negative one, which is a large one to it.
    let value = unsafe JanssonValue(json_array_get(json, index), at: path.element(index), report)
    return unsafe _overrideLifetime(value, copying: self)
  }

  /// The failure that another type was expected here.
  @inline(never)
  public func mismatch(_ expected: StaticString) -> Failed {
    report.fail(.invalidObject, at: path) { message in
      message.append("expected ")
      message.append(expected)
      message.append(", got ")
      message.append(kind.name)
    }
  }

  /// The string that this is; absent where this is.
  ///
  /// - Throws: if it is none, has a NUL, or (a host's own tree) is not UTF-8.
  @inline(never)
  @_lifetime(copy self)
  public func text() throws(Failed) -> Text {
    guard isPresent else { return Text() }
    let text = try anyText()
    var index = 0
    while index < text.bytes.count {
      if text.bytes[index] == 0 {
        throw report.fail(.invalidObject, at: path, "expected a string without \\u0000")
      }
      index &+= 1
    }
    return text
  }

  /// The string that this is, NUL or not.
  @inline(never)
  @_lifetime(copy self)
  func anyText() throws(Failed) -> Text {
    guard kind == .string, let start = unsafe ps_json_string(json) else {
      throw mismatch("a string")
    }
    // Bounds: jansson keeps that many bytes there until the string is changed or freed.
    let count = unsafe json_string_length(json)
    let bytes = unsafe Span(_unsafeStart: start, count: count)
    let text = unsafe _overrideLifetime(Text(bytes), copying: self)
    guard UTF8Check.isValid(text.bytes) else {
      throw report.fail(.invalidObject, at: path, "expected a string in UTF-8")
    }
    return text
  }

  /// The 64-bit integer that this is.
  @inline(never)
  public func integer() throws(Failed) -> Int64 {
    guard kind == .integer else { throw mismatch("an integer") }
    return unsafe json_integer_value(json)
  }

  /// The counter that this is, 0 to 2147483647.
  @inline(never)
  public func counter() throws(Failed) -> Int32 {
    let number = try integer()
    guard number >= 0, let counter = Int32(exactly: number) else {
      throw report.fail(.invalidObject, at: path) { message in
        message.append("expected an integer from 0 to 2147483647, got ")
        message.append(number)
      }
    }
    return counter
  }

  /// This, if it is an object or absent.
  @inline(never)
  @_lifetime(copy self)
  public func object() throws(Failed) -> JanssonValue {
    guard !isPresent || kind == .object else { throw mismatch("an object") }
    return self
  }

  /// This, if it is an array or absent.
  @inline(never)
  @_lifetime(copy self)
  public func array() throws(Failed) -> JanssonValue {
    guard !isPresent || kind == .array else { throw mismatch("an array") }
    return self
  }

  /// Writes the value as compact JSON, members in their order, reals with 17 digits.
  ///
  /// - Parameters:
  ///   - output: where to; past its end nothing is written.
  /// - Returns: the bytes that the text needs.
  /// - Throws: `.noMemory`.
  public func write(to output: UnsafeMutableBufferPointer<UInt8>) throws(Failed) -> Int {
    var collected = unsafe ps_json_output(
      bytes: output.baseAddress, capacity: output.count, count: 0)
    guard unsafe ps_json_write(json, &collected) == 0 else { throw .noMemory }
    return unsafe collected.count
  }

  /// The first member of an object; nil if it has none.
  public var firstMember: JanssonMember? {
    @_lifetime(copy self)
    get {
      guard let place = unsafe ps_json_first(json) else { return nil }
      return unsafe JanssonMember(place, of: self)
    }
  }

  /// The member that follows another; nil after the last.
  @_lifetime(copy self)
  @unsafe func member(after place: UnsafeMutableRawPointer) -> JanssonMember? {
    guard let next = unsafe ps_json_next(json, place) else { return nil }
    return unsafe JanssonMember(next, of: self)
  }
}
