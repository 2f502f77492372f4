public import CJansson
public import PoolStatus
public import PoolStatusMemory

/// A host's jansson tree -> the text that the reader reads.
///
/// Members that no reader looks at are written as `0` and not looked into, so that an object still
/// has as many; those that are preserved are written whole.
@safe public struct TreeWriter {
  /// The first thing wrong with the tree that a text could not hold.
  private var problem: ReadProblem?
  /// Whether there was no memory to write a number.
  private var isOutOfMemory = false
  /// How many values may still be written: a tree may share its branches.
  private var budget = 67_108_864

  /// Writes a tree.
  ///
  /// - Parameters:
  ///   - tree: what the host keeps for the call.
  ///   - preservingStatus: whether the member `status` at the top is written whole.
  ///   - output: empty.
  /// - Returns: what is wrong with it: nested too deep, too many values, or a string that is not
  ///   UTF-8.
  /// - Throws: `.noMemory`.
  public static func write(
    _ tree: UnsafePointer<json_t>, preservingStatus: Bool, to output: inout OutputBuffer
  ) throws(Failed) -> ReadProblem? {
    var writer = TreeWriter()
    try output.reserve(1, of: 4096)
    try output.write { text in
      // Runs again where there was no room.
      writer = TreeWriter()
      unsafe writer.write(tree, preservingStatus, to: &text)
    }
    if writer.isOutOfMemory { throw .noMemory }
    return writer.problem
  }

  private init() {}

  /// A container that is being written. Three words, for there is room for 128.
  @unsafe private struct Level {
    let container: UnsafePointer<json_t>?
    /// Of an object its next member, of an array the number of the next element.
    var next: UInt = 0
    /// Where it begins, and the flags below it.
    private let place: UInt

    /// - Parameters:
    ///   - isWhole: whether all of its members are written.
    ///   - status: whether those of its member `status` are.
    ///   - start: where it begins.
    init(_ container: UnsafePointer<json_t>?, isWhole: Bool, status: Bool, start: Int) {
      unsafe self.container = container
      unsafe place = UInt(bitPattern: start) &<< 2 | (isWhole ? 1 : 0) | (status ? 2 : 0)
      if unsafe ps_json_type(container) == JSON_OBJECT, let container = unsafe container {
        unsafe next = UInt(bitPattern: ps_json_first(container))
      }
    }

    var isWhole: Bool { unsafe place & 1 != 0 }
    var status: Bool { unsafe place & 2 != 0 }
    var start: Int { unsafe Int(bitPattern: place &>> 2) }
  }

  private mutating func record(_ expectation: ReadProblem.Expectation, at offset: Int) {
    problem = ReadProblem.first(problem, ReadProblem(expectation, at: offset))
  }

  /// Writes a tree; without recursion, for that takes of the host's stack.
  @inline(never)
  private mutating func write(
    _ tree: UnsafePointer<json_t>, _ preservingStatus: Bool, to text: inout JSONWriter
  ) {
    var levels = unsafe InlineArray<128, Level>(
      repeating: Level(nil, isWhole: false, status: false, start: 0))
    var depth = 0
    var begun = unsafe begin(
      tree, isWhole: false, status: preservingStatus, depth: depth, to: &text)
    while true {
      // `begin` begins none at a depth of `deepest`.
      if let inner = unsafe begun, depth < JSONCursor.deepest {
        unsafe levels[depth] = inner
        depth &+= 1
      }
      if depth == 0 { return }
      let isOver = unsafe writeNext(of: &levels[depth &- 1], depth: depth, to: &text, &begun)
      if isOver { depth &-= 1 }
    }
  }

  /// Writes the next part of a container, or its end.
  ///
  /// - Parameters:
  ///   - depth: how many containers the part is in.
  ///   - begun: the part, if it is a container.
  /// - Returns: whether that was the end.
  @inline(never)
  private mutating func writeNext(
    of level: inout Level, depth: Int, to text: inout JSONWriter, _ begun: inout Level?
  ) -> Bool {
    unsafe begun = nil
    guard let container = unsafe level.container else { return true }
    let isWhole = unsafe level.isWhole
    let start = unsafe level.start
    if unsafe ps_json_type(container) == JSON_OBJECT {
      guard let member = unsafe UnsafeMutableRawPointer(bitPattern: level.next) else {
        text.raw("}")
        return true
      }
      unsafe level.next = UInt(bitPattern: ps_json_next(container, member))
      if text.count > start &+ 1 { text.raw(",") }
      // Bounds: jansson keeps that many bytes of the name as long as the member is there.
      let name = unsafe Span(
        _unsafeStart: ps_json_key(member), count: json_object_iter_key_len(member))
      guard isWhole ? isGood(name, of: start) : FieldName.matters(name) else {
        text.raw("\"\":0")
        return false
      }
      text.string(Text(name))
      text.raw(":")
      let isStatus = unsafe level.status && Text(name).equals("status")
      unsafe begun = unsafe begin(
        ps_json_member_value(member), isWhole: isWhole || isStatus, status: false, depth: depth,
        to: &text)
      return false
    }
    guard let element = unsafe json_array_get(container, Int(bitPattern: level.next)) else {
      text.raw("]")
      return true
    }
    if unsafe level.next > 0 { text.raw(",") }
    unsafe level.next &+= 1
    unsafe begun = unsafe begin(element, isWhole: isWhole, status: false, depth: depth, to: &text)
    return false
  }

  /// Whether a member that is preserved has a name that a text can have.
  ///
  /// - Parameter start: where its object begins.
  @inline(never)
  private mutating func isGood(_ name: Span<UInt8>, of start: Int) -> Bool {
    if UTF8.isValid(name), !name.hasNUL { return true }
    record(UTF8.isValid(name) ? .stringWithoutNUL : .stringInUTF8, at: start)
    return false
  }

  /// Writes a value, or of a container its bracket.
  ///
  /// - Returns: the container.
  @inline(never)
  private mutating func begin(
    _ value: UnsafePointer<json_t>, isWhole: Bool, status: Bool, depth: Int,
    to text: inout JSONWriter
  ) -> Level? {
    budget &-= 1
    switch unsafe ps_json_type(value) {
    case JSON_OBJECT, JSON_ARRAY:
      guard depth < JSONCursor.deepest, budget > 0 else {
        record(budget > 0 ? .tooDeep : .tooLarge, at: 0)
        text.raw("null")
        return nil
      }
      let start = text.count
      text.raw(unsafe ps_json_type(value) == JSON_OBJECT ? "{" : "[")
      return unsafe Level(value, isWhole: isWhole, status: status, start: start)
    case JSON_STRING:
      // Bounds: jansson keeps that many bytes there until the string is changed or freed.
      let bytes = unsafe Span(
        _unsafeStart: ps_json_string(value), count: json_string_length(value))
      if UTF8.isValid(bytes) {
        text.string(Text(bytes))
      } else {
        record(.stringInUTF8, at: text.count)
        text.raw("null")
      }
    case JSON_INTEGER: text.number(unsafe json_integer_value(value))
    case JSON_REAL: unsafe writeReal(value, to: &text)
    case JSON_TRUE: text.raw("true")
    case JSON_FALSE: text.raw("false")
    default: text.raw("null")
    }
    return nil
  }

  private mutating func writeReal(_ value: UnsafePointer<json_t>, to text: inout JSONWriter) {
    // Bounds: 32 bytes, as C asks for.
    var digits = InlineArray<32, UInt8>(repeating: 0)
    let count = unsafe withUnsafeMutableBytes(of: &digits) { digits in
      unsafe digits.baseAddress.map {
        unsafe ps_json_write_real(value, $0.assumingMemoryBound(to: CChar.self))
      } ?? 0
    }
    if count == 0 { isOutOfMemory = true }
    text.raw(digits.span.extracting(first: count))
  }
}
