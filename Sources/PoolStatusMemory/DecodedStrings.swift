internal import CJansson
public import PoolStatus

/// The memory of a text's decoded strings (see `StringDecoding`): none for a text without escapes.
// The attribute keeps what borrows from it on the stack: without it the compiler (6.3) puts it
// into a heap box, which -no-allocations refuses.
@_addressableForDependencies
@safe public struct DecodedStrings: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>?
  private var count = 0

  /// No memory.
  public init() {
    unsafe start = nil
  }

  /// Decodes the strings of a text.
  ///
  /// - Throws: `.noMemory`.
  public init(of text: Span<UInt8>) throws(Failed) {
    unsafe start = nil
    let hasEscapes = unsafe text.withUnsafeBufferPointer { bytes in
      // Bounds: the bytes of the text.
      unsafe bytes.baseAddress.map { unsafe memchr($0, 0x5C, bytes.count) != nil } ?? false
    }
    guard hasEscapes else { return }
    count = text.count
    guard let memory = unsafe malloc(count) else { throw .noMemory }
    let bytes = unsafe memory.bindMemory(to: UInt8.self, capacity: count)
    unsafe start = bytes
    // Bounds: as many bytes as the text has.
    var output = unsafe MutableSpan(_unsafeStart: bytes, count: count)
    StringDecoding.decode(text, into: &output)
  }

  deinit {
    if let start = unsafe start { unsafe free(start) }
  }

  /// The decoded strings; empty where there are none.
  public var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      guard let start = unsafe start else { return Span() }
      // Bounds: as many bytes as were asked for.
      return unsafe _overrideLifetime(Span(_unsafeStart: start, count: count), borrowing: self)
    }
  }
}
