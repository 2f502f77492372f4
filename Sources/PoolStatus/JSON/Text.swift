/// A borrowed run of decoded UTF-8 bytes, or nothing.
///
/// Absent and empty are two things: an absent member stays out of the status, an empty
/// one is written. For decisions both read as no bytes. Two texts are equal if their
/// bytes are; Swift's `String ==` would call two revisions equal that differ in their
/// Unicode normalisation.
public struct Text: ~Escapable {
  /// The bytes; empty where the text is absent.
  public let bytes: Span<UInt8>

  /// Whether there is a text at all: an empty one, too, stands somewhere.
  public var isPresent: Bool { @inline(__always) get { bytes.isSomewhere } }

  /// No text.
  @_lifetime(immortal)
  public init() {
    bytes = Span()
  }

  /// A text that is there, unless the bytes are `Span()`.
  @_lifetime(copy bytes)
  public init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
  }

  /// A text of this library.
  @_lifetime(immortal)
  public init(_ literal: StaticString) {
    self.init(literal.bytes)
  }

  /// Whether it is absent or has no bytes.
  public var isEmpty: Bool { bytes.isEmpty }

  /// Its first bytes, whole code points.
  @_lifetime(copy self)
  func prefix(ofBytes limit: Int) -> Text {
    if bytes.count <= limit { return self }
    let padded = PaddedBytes(bytes)
    var end = limit
    while padded.byte(at: end) & 0xC0 == 0x80 { end &-= 1 }
    return Text(padded.slice(0, end))
  }

  /// Whether the bytes of both are the same; absent counts as "".
  public func hasSameBytes(as other: borrowing Text) -> Bool {
    bytes.hasSameBytes(as: other.bytes)
  }

  /// Whether both are absent, or both are there with the same bytes.
  public func isIdentical(to other: borrowing Text) -> Bool {
    isPresent == other.isPresent && bytes.hasSameBytes(as: other.bytes)
  }

  /// Whether it is there and reads as `literal`.
  public func equals(_ literal: StaticString) -> Bool {
    isPresent && bytes.hasSameBytes(as: literal.bytes)
  }
}

extension Span<UInt8> {
  /// Whether both have the same bytes.
  @inline(never)
  public func hasSameBytes(as other: borrowing Span<UInt8>) -> Bool {
    count == other.count && has(other, at: 0)
  }

  /// Whether the bytes from `start` on begin with those of `prefix`.
  @inline(never)
  @_optimize(speed)
  public func has(_ prefix: borrowing Span<UInt8>, at start: Int) -> Bool {
    guard start >= 0, start <= count, prefix.count <= count &- start else { return false }
    let all = PaddedBytes(self.extracting(0..<count))
    let text = PaddedBytes(all.slice(start, start &+ prefix.count))
    return text.hasSameBytes(as: PaddedBytes(prefix.extracting(0..<prefix.count)))
  }

  /// Whether one of the bytes is 0.
  public var hasNUL: Bool {
    var index = 0
    while index < count {
      if self[index] == 0 { return true }
      index &+= 1
    }
    return false
  }

  /// The order of bytes: below 0, 0 or above 0.
  public func compare(_ other: borrowing Span<UInt8>) -> Int {
    let common = Swift.min(count, other.count)
    var index = 0
    while index < common {
      let difference = Int(self[index]) &- Int(other[index])
      if difference != 0 { return difference }
      index &+= 1
    }
    return count &- other.count
  }
}
