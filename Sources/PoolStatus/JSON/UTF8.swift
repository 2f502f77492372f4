/// Whether bytes are UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing past
/// U+10FFFF.
public enum UTF8 {
  /// Whether all of `bytes` are UTF-8.
  public static func isValid(_ bytes: borrowing Span<UInt8>) -> Bool {
    let text = PaddedBytes(bytes.extracting(0..<bytes.count))
    var index = 0
    while index < bytes.count {
      // ASCII, 8 bytes at a time.
      if text.word(at: index) & 0x8080_8080_8080_8080 == 0 {
        index &+= 8
        continue
      }
      let length = sequenceLength(in: bytes, at: index)
      if length == 0 { return false }
      index &+= length
    }
    return true
  }

  /// Whether `bytes` are ASCII of which JSON escapes nothing.
  @_optimize(speed)
  public static func isUnescapedASCII(_ bytes: borrowing Span<UInt8>) -> Bool {
    PaddedBytes(bytes.extracting(0..<bytes.count)).isUnescapedASCII
  }

  /// How many bytes the character at `index` has, 1 to 4; 0 where they are not UTF-8.
  static func sequenceLength(in bytes: borrowing Span<UInt8>, at index: Int) -> Int {
    let text = PaddedBytes(bytes.extracting(0..<bytes.count))
    let first = text.byte(at: index)
    if first < 0x80 { return 1 }
    let length: Int
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { lowest = 0xA0 }
      if first == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { lowest = 0x90 }
      if first == 0xF4 { highest = 0x8F }
    default: return 0
    }
    guard length <= bytes.count &- index else { return 0 }
    let second = text.byte(at: index &+ 1)
    guard second >= lowest, second <= highest else { return 0 }
    var offset = 2
    while offset < length {
      guard text.byte(at: index &+ offset) & 0xC0 == 0x80 else { return 0 }
      offset &+= 1
    }
    return length
  }
}
