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
      unsafe writer.write(tree, isWhole: false, status: preservingStatus, depth: 0, to: &text)
    }
    if writer.isOutOfMemory { throw .noMemory }
    return writer.problem
  }

  private init() {}

  private mutating func record(_ expectation: ReadProblem.Expectation, at offset: Int) {
    problem = ReadProblem.first(problem, ReadProblem(expectation, at: offset))
  }

  /// Writes a value.
  ///
  /// - Parameters:
  ///   - isWhole: whether all of its members are written.
  ///   - status: whether those of its member `status` are.
  ///   - depth: how many containers it is in.
  @inline(never)
  private mutating func write(
    _ value: UnsafePointer<json_t>, isWhole: Bool, status: Bool, depth: Int,
    to text: inout JSONWriter
  ) {
    budget &-= 1
    switch unsafe ps_json_type(value) {
    case JSON_OBJECT, JSON_ARRAY:
      guard depth < JSONCursor.deepest, budget > 0 else {
        record(budget > 0 ? .tooDeep : .tooLarge, at: 0)
        return text.raw("null")
      }
      if unsafe ps_json_type(value) == JSON_OBJECT {
        unsafe writeObject(value, isWhole: isWhole, status: status, depth: depth, to: &text)
      } else {
        unsafe writeArray(value, isWhole: isWhole, depth: depth, to: &text)
      }
    case JSON_STRING:
      // Bounds: jansson keeps that many bytes there until the string is changed or freed.
      let bytes = unsafe Span(
        _unsafeStart: ps_json_string(value), count: json_string_length(value) & Int.max)
      guard UTF8.isValid(bytes) else {
        record(.stringInUTF8, at: text.count)
        return text.raw("null")
      }
      text.string(Text(bytes))
    case JSON_INTEGER: text.number(unsafe json_integer_value(value))
    case JSON_REAL: unsafe writeReal(value, to: &text)
    case JSON_TRUE: text.raw("true")
    case JSON_FALSE: text.raw("false")
    default: text.raw("null")
    }
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

  @inline(never)
  private mutating func writeObject(
    _ object: UnsafePointer<json_t>, isWhole: Bool, status: Bool, depth: Int,
    to text: inout JSONWriter
  ) {
    let start = text.count
    var next = unsafe ps_json_first(object)
    text.raw("{")
    while let member = unsafe next {
      if text.count > start &+ 1 { text.raw(",") }
      // Bounds: jansson keeps that many bytes of the name as long as the member is there.
      let name = unsafe Span(
        _unsafeStart: ps_json_key(member), count: json_object_iter_key_len(member) & Int.max)
      let value = unsafe ps_json_member_value(member)
      if isWhole {
        unsafe writeMember(name, value, of: start, depth, to: &text)
      } else if FieldName.matters(name) {
        text.string(Text(name))
        text.raw(":")
        let isStatus = status && Text(name).equals("status")
        unsafe write(value, isWhole: isStatus, status: false, depth: depth &+ 1, to: &text)
      } else {
        // A status of nothing but nulls is empty.
        text.raw(unsafe ps_json_type(value) == JSON_NULL ? "\"\":null" : "\"\":0")
      }
      unsafe next = ps_json_next(object, member)
    }
    text.raw("}")
  }

  /// Writes a member that is preserved.
  ///
  /// - Parameter start: where its object begins.
  private mutating func writeMember(
    _ name: Span<UInt8>, _ value: UnsafePointer<json_t>, of start: Int, _ depth: Int,
    to text: inout JSONWriter
  ) {
    if !UTF8.isValid(name) {
      record(.stringInUTF8, at: start)
      return text.raw("\"\":0")
    }
    if name.hasNUL {
      record(.stringWithoutNUL, at: start)
      return text.raw("\"\":0")
    }
    text.string(Text(name))
    text.raw(":")
    unsafe write(value, isWhole: true, status: false, depth: depth &+ 1, to: &text)
  }

  @inline(never)
  private mutating func writeArray(
    _ array: UnsafePointer<json_t>, isWhole: Bool, depth: Int, to text: inout JSONWriter
  ) {
    text.raw("[")
    var index = 0
    while let element = unsafe json_array_get(array, index) {
      if index > 0 { text.raw(",") }
      unsafe write(element, isWhole: isWhole, status: false, depth: depth &+ 1, to: &text)
      index &+= 1
    }
    text.raw("]")
  }
}
