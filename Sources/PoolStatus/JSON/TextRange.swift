/// A string of a text as an offset in it, for tables that outlive the walk.
public struct TextRange: BitwiseCopyable, Sendable {
  private let offset: UInt32
  /// How many bytes it has, and in the highest bit whether they are decoded; all bits where it is
  /// absent. No text has more than 2147483647 bytes.
  private let length: UInt32

  private static var absent: UInt32 { UInt32.max }
  private static var decodedBit: UInt32 { 0x8000_0000 }

  /// An absent string.
  public init() {
    offset = 0
    length = TextRange.absent
  }

  /// A string that is there.
  ///
  /// - Parameters:
  ///   - start: where it begins in the text.
  ///   - count: how many bytes it has.
  ///   - isDecoded: whether its bytes stand among the decoded ones.
  init(_ start: Int, count: Int, isDecoded: Bool) {
    offset = UInt32(truncatingIfNeeded: start)
    length = UInt32(truncatingIfNeeded: count) | (isDecoded ? TextRange.decodedBit : 0)
  }

  /// Whether there is a string.
  public var isPresent: Bool { length != TextRange.absent }
  /// Whether it is absent or has no bytes.
  public var isEmpty: Bool { !isPresent || count == 0 }

  /// Its first bytes.
  public func prefix(_ count: Int) -> TextRange {
    guard isPresent else { return self }
    return TextRange(start, count: min(max(count, 0), self.count), isDecoded: isDecoded)
  }

  var isDecoded: Bool { length & TextRange.decodedBit != 0 }
  var start: Int { Int(offset) }
  var count: Int { Int(length & ~TextRange.decodedBit) }
}

/// The text, and its decoded strings, that offsets are of.
struct TextSource: ~Escapable {
  private let text: Span<UInt8>
  private let decoded: Span<UInt8>

  @inline(always)
  @_lifetime(copy text, copy decoded)
  init(_ text: Span<UInt8>, decoded: Span<UInt8>) {
    self.text = text
    self.decoded = decoded
  }

  /// The string at an offset.
  @inline(always)
  @_lifetime(copy self)
  func text(_ range: TextRange) -> Text {
    guard range.isPresent else { return Text() }
    return Text(bytes(range))
  }

  @inline(always)
  @_lifetime(copy self)
  private func bytes(_ range: TextRange) -> Span<UInt8> {
    if range.isDecoded {
      return PaddedBytes(decoded).slice(range.start, range.start &+ range.count)
    }
    return PaddedBytes(text).slice(range.start, range.start &+ range.count)
  }
}
