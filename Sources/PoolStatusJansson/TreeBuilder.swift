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

  /// Builds the value that stands here.
  @_lifetime(self: copy self)
  private mutating func build() throws(Failed) -> UnsafeMutablePointer<json_t> {
    switch cursor.byte {
    case UInt8(ascii: "{"): return try unsafe object()
    case UInt8(ascii: "["): return try unsafe array()
    default: break
    }
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

  @_lifetime(self: copy self)
  private mutating func object() throws(Failed) -> UnsafeMutablePointer<json_t> {
    let object = try unsafe made(json_object())
    do throws(Failed) {
      var keys = ObjectKeys()
      cursor.enter()
      while cursor.nextKey(&keys) {
        let name = cursor.string(from: keys.start, to: keys.end)
        let value = try unsafe build()
        // The reference to the value is taken, whatever comes of it.
        let code = unsafe name.withUnsafeBufferPointer {
          unsafe ps_json_set(object, $0.baseAddress, $0.count, value)
        }
        guard code == 0 else { throw .noMemory }
      }
      return unsafe object
    } catch {
      unsafe ps_json_decref(object)
      throw error
    }
  }

  @_lifetime(self: copy self)
  private mutating func array() throws(Failed) -> UnsafeMutablePointer<json_t> {
    let array = try unsafe made(json_array())
    do throws(Failed) {
      var count = 0
      cursor.enter()
      while cursor.nextElement(&count) {
        let value = try unsafe build()
        guard unsafe json_array_append_new(array, value) == 0 else { throw .noMemory }
      }
      return unsafe array
    } catch {
      unsafe ps_json_decref(array)
      throw error
    }
  }

  private func made(
    _ value: UnsafeMutablePointer<json_t>?
  ) throws(Failed) -> UnsafeMutablePointer<json_t> {
    guard let value = unsafe value else { throw .noMemory }
    return unsafe value
  }
}
