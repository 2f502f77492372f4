internal import CJansson
internal import PoolStatus

/// Memory for a text's decoded strings (see `StringDecoding`).
public enum DecodedStrings {
  /// Whether a text has escapes.
  public static func areNeeded(for text: Span<UInt8>) -> Bool {
    unsafe text.withUnsafeBufferPointer { bytes in
      // Bounds: the bytes of the text.
      unsafe bytes.baseAddress.map { unsafe memchr($0, 0x5C, bytes.count) != nil } ?? false
    }
  }

  /// Decodes the strings of a text.
  ///
  /// - Returns: as many bytes as the text has, which the caller frees.
  /// - Throws: `.noMemory`.
  public static func decode(_ text: Span<UInt8>) throws(Failed) -> UnsafeMutablePointer<UInt8> {
    guard let memory = unsafe malloc(text.count) else { throw .noMemory }
    let bytes = unsafe memory.bindMemory(to: UInt8.self, capacity: text.count)
    // Bounds: as many bytes as the text has.
    var output = unsafe MutableSpan(_unsafeStart: bytes, count: text.count)
    StringDecoding.decode(text, into: &output)
    return unsafe bytes
  }
}
