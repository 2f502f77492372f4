public import CJansson
internal import PoolStatus
public import PoolStatusMemory

/// The library's own JSON -> a jansson tree, by jansson's constructors: its parser, which would
/// read the text as well, is not safe where malloc fails in the midst of it, nor beside threads
/// with other locales.
@safe public struct TreeBuilder: ~Escapable {
  private var cursor: JSONCursor
  private let start: UnsafeMutablePointer<UInt8>

  /// Builds the tree of a result.
  ///
  /// - Parameter output: has an object or an array in valid JSON.
  /// - Returns: a new reference.
  /// - Throws: `.noMemory`.
  public static func build(
    _ output: borrowing OutputBuffer
  ) throws(Failed) -> UnsafeMutablePointer<json_t> {
    let bytes = unsafe output.writtenBytes
    guard let start = bytes.baseAddress else { throw .noMemory }
    let text = unsafe Span(_unsafeElements: bytes)
    guard DecodedStrings.areNeeded(for: text) else {
      return try unsafe build(text, decoded: Span(), from: start)
    }
    let memory = try unsafe DecodedStrings.decode(text)
    defer { unsafe free(memory) }
    // Bounds: as many bytes as the text has, until the tree is built.
    let decoded = unsafe Span(_unsafeStart: memory, count: text.count)
    return try unsafe build(text, decoded: decoded, from: start)
  }

  private static func build(
    _ text: Span<UInt8>, decoded: Span<UInt8>, from start: UnsafeMutablePointer<UInt8>
  ) throws(Failed) -> UnsafeMutablePointer<json_t> {
    let cursor = JSONCursor(text, decoded: decoded)
    var builder = unsafe TreeBuilder(cursor, from: start)
    return try unsafe builder.build()
  }

  @_lifetime(copy cursor)
  private init(_ cursor: JSONCursor, from start: UnsafeMutablePointer<UInt8>) {
    self.cursor = cursor
    unsafe self.start = start
  }

  /// Builds the object or array that stands here; without recursion, for that takes of the host's
  /// stack.
  @_lifetime(self: copy self)
  private mutating func build() throws(Failed) -> UnsafeMutablePointer<json_t> {
    let root = try unsafe begin()
    do throws(Failed) {
      try unsafe fill(root)
      return unsafe root
    } catch {
      unsafe ps_json_decref(root)
      throw error
    }
  }

  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func fill(_ root: UnsafeMutablePointer<json_t>) throws(Failed) {
    // Those around the one in hand; a text nests no deeper.
    var around = unsafe InlineArray<128, UnsafeMutablePointer<json_t>?>(repeating: nil)
    var depth = 0
    var container = unsafe root
    var keys = ObjectKeys()
    var count = 0
    while true {
      let isObject = unsafe ps_json_type(container) == JSON_OBJECT
      guard isObject ? cursor.nextKey(&keys) : cursor.nextElement(&count) else {
        if depth == 0 { return }
        depth &-= 1
        guard let outer = unsafe around[depth] else { return }
        unsafe container = outer
        // The one that is over stands in it.
        keys = ObjectKeys(after: 1)
        count = 1
        continue
      }
      let isContainer = cursor.byte | 0x20 == UInt8(ascii: "{")
      let name = isObject ? cursor.string(from: keys.start, to: keys.end) : Span()
      let value = try unsafe isContainer ? begin() : scalar()
      // The reference to the value is taken, whatever comes of it.
      let code =
        unsafe isObject
        ? name.withUnsafeBufferPointer {
          unsafe ps_json_set(container, $0.baseAddress, $0.count, value)
        } : json_array_append_new(container, value)
      guard code == 0, depth < JSONCursor.deepest else { throw .noMemory }
      guard isContainer else { continue }
      unsafe around[depth] = container
      depth &+= 1
      unsafe container = value
      keys = ObjectKeys()
      count = 0
    }
  }

  /// Begins the container whose bracket stands here.
  @_lifetime(self: copy self)
  private mutating func begin() throws(Failed) -> UnsafeMutablePointer<json_t> {
    let isObject = cursor.byte == UInt8(ascii: "{")
    cursor.enter()
    return try unsafe made(isObject ? json_object() : json_array())
  }

  @_optimize(speed)
  @inline(always)
  @_lifetime(self: copy self)
  private mutating func scalar() throws(Failed) -> UnsafeMutablePointer<json_t> {
    let first = cursor.index
    let byte = cursor.byte
    cursor.skip()
    switch byte {
    case UInt8(ascii: "\""):
      let string = cursor.string(from: first &+ 1, to: cursor.index &- 1)
      return try unsafe made(
        string.withUnsafeBufferPointer { unsafe ps_json_new_string($0.baseAddress, $0.count) })
    case UInt8(ascii: "t"): return try unsafe made(json_true())
    case UInt8(ascii: "f"): return try unsafe made(json_false())
    case UInt8(ascii: "n"): return try unsafe made(json_null())
    default:
      // Bounds: a number stands inside of something, so there is a byte after it.
      return try unsafe made(
        ps_json_new_number(start + first, start + cursor.index, cursor.isReal(first)))
    }
  }

  private func made(
    _ value: UnsafeMutablePointer<json_t>?
  ) throws(Failed) -> UnsafeMutablePointer<json_t> {
    guard let value = unsafe value else { throw .noMemory }
    return unsafe value
  }
}
