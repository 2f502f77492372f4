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
    let root = try unsafe made(container())
    do throws(Failed) {
      // The containers around the value in hand; a text nests no deeper.
      var around = unsafe InlineArray<128, UnsafeMutablePointer<json_t>?>(repeating: nil)
      unsafe around[0] = root
      var depth = 1
      while depth > 0, let container = unsafe around[depth &- 1] {
        guard let value = try unsafe next(in: container) else {
          depth &-= 1
          continue
        }
        guard let inner = unsafe value else { continue }
        guard depth < JSONCursor.deepest else { throw .noMemory }
        unsafe around[depth] = inner
        depth &+= 1
      }
      return unsafe root
    } catch {
      unsafe ps_json_decref(root)
      throw error
    }
  }

  /// Builds the next value of a container, without what is in it.
  ///
  /// - Returns: nil after the last one; inside, the value if it is a container.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func next(
    in container: UnsafeMutablePointer<json_t>
  ) throws(Failed) -> UnsafeMutablePointer<json_t>?? {
    let isObject = unsafe ps_json_type(container) == JSON_OBJECT
    var keys = unsafe ObjectKeys(after: json_object_size(container))
    var count = unsafe json_array_size(container)
    guard isObject ? cursor.nextKey(&keys) : cursor.nextElement(&count) else { return nil }
    let isContainer = cursor.byte | 0x20 == UInt8(ascii: "{")
    let value = try unsafe made(isContainer ? self.container() : scalar())
    // The reference to the value is taken, whatever comes of it.
    let code: Int32
    if isObject {
      let name = cursor.string(from: keys.start, to: keys.end)
      code = unsafe name.withUnsafeBufferPointer {
        unsafe ps_json_set(container, $0.baseAddress, $0.count, value)
      }
    } else {
      code = unsafe json_array_append_new(container, value)
    }
    guard code == 0 else { throw .noMemory }
    return unsafe .some(isContainer ? value : nil)
  }

  /// Begins the container whose bracket stands here.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func container() -> UnsafeMutablePointer<json_t>? {
    let isObject = cursor.byte == UInt8(ascii: "{")
    cursor.enter()
    return unsafe isObject ? json_object() : json_array()
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func scalar() -> UnsafeMutablePointer<json_t>? {
    let first = cursor.index
    let byte = cursor.byte
    cursor.skip()
    switch byte {
    case UInt8(ascii: "\""):
      let string = cursor.string(from: first &+ 1, to: cursor.index &- 1)
      return unsafe string.withUnsafeBufferPointer {
        unsafe ps_json_new_string($0.baseAddress, $0.count)
      }
    case UInt8(ascii: "t"): return unsafe json_true()
    case UInt8(ascii: "f"): return unsafe json_false()
    case UInt8(ascii: "n"): return unsafe json_null()
    default:
      // Bounds: a number stands inside of something, so there is a byte after it.
      return unsafe ps_json_new_number(
        start + first, start + cursor.index, cursor.isReal(first))
    }
  }

  private func made(
    _ value: UnsafeMutablePointer<json_t>?
  ) throws(Failed) -> UnsafeMutablePointer<json_t> {
    guard let value = unsafe value else { throw .noMemory }
    return unsafe value
  }
}
