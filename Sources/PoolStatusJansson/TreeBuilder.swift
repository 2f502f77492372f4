public import CJansson

/// Our own JSON -> a jansson tree, by jansson's constructors: its parser, which would read the
/// text as well, is not safe where malloc fails in the midst of it.
@safe public struct TreeBuilder: ~Copyable {
  private let text: UnsafeMutableBufferPointer<UInt8>
  private let count: Int
  private var index = 0

  /// A builder of `text`, an object or an array in valid JSON; strings are decoded in place,
  /// so the text is of no use afterwards.
  @unsafe public init(_ text: UnsafeMutableBufferPointer<UInt8>) {
    unsafe self.text = text
    count = text.count
  }

  /// Builds the tree of a plain text.
  ///
  /// - Throws: `.noMemory`.
  static func build(_ text: Span<UInt8>) throws(Failed) -> UnsafeMutablePointer<json_t> {
    // Decoding wants a copy, with a blank behind it: a number may be all there is.
    let memory = try ScratchMemory(count: text.count &+ 1, stride: 1)
    let copy = unsafe ScratchTable<UInt8>(memory, count: text.count &+ 1).elements
    unsafe text.withUnsafeBufferPointer { bytes in
      // Bounds: the copy is one longer. A plain text has bytes.
      if let source = bytes.baseAddress, let target = copy.baseAddress {
        unsafe memcpy(target, source, bytes.count)
      }
    }
    var builder = unsafe TreeBuilder(copy)
    return try unsafe builder.build()
  }

  /// Builds the value that stands here.
  ///
  /// - Returns: a new reference.
  /// - Throws: `.noMemory`.
  public mutating func build() throws(Failed) -> UnsafeMutablePointer<json_t> {
    skipBlanks()
    switch peek() {
    case UInt8(ascii: "{"): return try unsafe object()
    case UInt8(ascii: "["): return try unsafe array()
    case UInt8(ascii: "\""):
      let string = unsafe takeString()
      return try unsafe made(ps_json_new_string(string.baseAddress, string.count))
    case UInt8(ascii: "t"): return try unsafe literal(4, json_true())
    case UInt8(ascii: "f"): return try unsafe literal(5, json_false())
    case UInt8(ascii: "n"): return try unsafe literal(4, json_null())
    default: return try unsafe number()
    }
  }

  @inline(never)
  private mutating func object() throws(Failed) -> UnsafeMutablePointer<json_t> {
    let object = try unsafe made(json_object())
    do throws(Failed) {
      while nextItem(end: UInt8(ascii: "}")) {
        let name = unsafe takeString()
        skipBlanks()
        _ = take()
        let value = try unsafe build()
        // The reference to the value is taken, whatever comes of it.
        guard unsafe ps_json_set(object, name.baseAddress, name.count, value) == 0 else {
          throw .noMemory
        }
      }
      return unsafe object
    } catch {
      unsafe ps_json_decref(object)
      throw error
    }
  }

  @inline(never)
  private mutating func array() throws(Failed) -> UnsafeMutablePointer<json_t> {
    let array = try unsafe made(json_array())
    do throws(Failed) {
      while nextItem(end: UInt8(ascii: "]")) {
        let value = try unsafe build()
        guard unsafe json_array_append_new(array, value) == 0 else { throw .noMemory }
      }
      return unsafe array
    } catch {
      unsafe ps_json_decref(array)
      throw error
    }
  }

  /// Goes behind the opening bracket or the comma; false behind the closing bracket.
  @inline(never)
  private mutating func nextItem(end: UInt8) -> Bool {
    skipBlanks()
    guard peek() != end else {
      _ = take()
      return false
    }
    _ = take()
    skipBlanks()
    // An empty object or array.
    if peek() == end {
      _ = take()
      return false
    }
    return index < count
  }

  @inline(never)
  private mutating func skipBlanks() {
    // Bytes that are carried over stand as they stood; valid JSON has no other byte below 0x21.
    while index < count, peek() <= 0x20 { index &+= 1 }
  }

  private mutating func literal(
    _ count: Int, _ value: UnsafeMutablePointer<json_t>?
  ) throws(Failed) -> UnsafeMutablePointer<json_t> {
    index &+= count
    return try unsafe made(value)
  }

  @inline(never)
  private mutating func number() throws(Failed) -> UnsafeMutablePointer<json_t> {
    let start = index
    var isReal = false
    scan: while index < count {
      switch peek() {
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isReal = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"): break
      default: break scan
      }
      index &+= 1
    }
    // Valid JSON has a number here; anything else must not keep the walk where it is.
    if index == start { index = count }
    guard index < count, let first = unsafe text.baseAddress else { throw .noMemory }
    // Bounds: a number stands inside of something, so there is a byte behind it.
    return try unsafe made(ps_json_new_number(first + start, first + index, isReal))
  }

  private func made(
    _ value: UnsafeMutablePointer<json_t>?
  ) throws(Failed) -> UnsafeMutablePointer<json_t> {
    guard let value = unsafe value else { throw .noMemory }
    return unsafe value
  }

  /// The byte that stands here; 0 behind the text.
  private func peek() -> UInt8 {
    // Bounds: index < count.
    unsafe index < count ? text[index] : 0
  }

  @inline(never)
  private mutating func take() -> UInt8 {
    let byte = peek()
    index = min(index &+ 1, count)
    return byte
  }

  /// Takes a string and decodes it where it stands: decoded it is never longer.
  @inline(never)
  private mutating func takeString() -> UnsafeMutableBufferPointer<UInt8> {
    _ = take()
    let start = index
    var end = start
    while index < count {
      let byte = take()
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") {
        takeEscape(to: &end)
      } else {
        put(byte, at: &end)
      }
    }
    return unsafe text.extracting(start..<end)
  }

  @inline(never)
  private func put(_ byte: UInt8, at end: inout Int) {
    // Bounds: what is put was taken before, so end < index <= count.
    unsafe text[end] = byte
    end &+= 1
  }

  @inline(never)
  private mutating func takeEscape(to end: inout Int) {
    let byte = take()
    switch byte {
    case UInt8(ascii: "b"): put(0x08, at: &end)
    case UInt8(ascii: "f"): put(0x0C, at: &end)
    case UInt8(ascii: "n"): put(0x0A, at: &end)
    case UInt8(ascii: "r"): put(0x0D, at: &end)
    case UInt8(ascii: "t"): put(0x09, at: &end)
    case UInt8(ascii: "u"): takeCodePoint(to: &end)
    default: put(byte, at: &end)
    }
  }

  @inline(never)
  private mutating func takeCodePoint(to end: inout Int) {
    var point = takeCodeUnit()
    if point >= 0xD800, point < 0xDC00 {
      // A pair: the text is valid.
      index = min(index &+ 2, count)
      point = 0x10000 &+ ((point &- 0xD800) &<< 10) &+ (takeCodeUnit() &- 0xDC00)
    }
    if point < 0x80 {
      put(UInt8(truncatingIfNeeded: point), at: &end)
      return
    }
    let continuations: UInt32 = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3
    let lead: UInt32 = continuations == 1 ? 0xC0 : continuations == 2 ? 0xE0 : 0xF0
    put(UInt8(truncatingIfNeeded: lead | (point &>> (6 &* continuations))), at: &end)
    var left = continuations
    while left > 0 {
      left &-= 1
      put(UInt8(truncatingIfNeeded: 0x80 | ((point &>> (6 &* left)) & 0x3F)), at: &end)
    }
  }

  @inline(never)
  private mutating func takeCodeUnit() -> UInt32 {
    var unit: UInt32 = 0
    var digits = 0
    while digits < 4 {
      let byte = take() | 0x20
      let digit = byte > 0x39 ? byte &- UInt8(ascii: "a") &+ 10 : byte &- 0x30
      unit = unit &* 16 &+ UInt32(digit & 0x0F)
      digits &+= 1
    }
    return unit
  }
}
