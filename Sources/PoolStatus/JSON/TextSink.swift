/// Something that takes text piece by piece: a JSON string in the making, an error's
/// message, or a comparison with a text that is already there.
public protocol TextSink: ~Copyable, ~Escapable {
  /// Takes more UTF-8 bytes.
  @_lifetime(self: copy self)
  mutating func append(_ bytes: borrowing Span<UInt8>)
}

extension TextSink where Self: ~Copyable & ~Escapable {
  /// Takes a piece of this library's own text.
  @_lifetime(self: copy self)
  public mutating func append(_ literal: StaticString) {
    append(literal.bytes)
  }

  /// Takes a number in decimal.
  @inline(never)
  @_lifetime(self: copy self)
  public mutating func append(_ number: Int64) {
    let digits = Decimal(number)
    append(PaddedBytes(digits.storage.span).slice(20 &- digits.count, 20))
  }

  /// Takes a text.
  @_lifetime(self: copy self)
  public mutating func append(_ text: borrowing Text) {
    append(text.bytes)
  }
}

/// The decimal digits of a number, right-aligned.
public struct Decimal {
  let storage: InlineArray<20, UInt8>
  let count: Int

  init(_ number: Int64) {
    var digits = InlineArray<20, UInt8>(repeating: UInt8(ascii: "0"))
    var rest = number.magnitude
    var index = 20
    repeat {
      index &-= 1
      digits[index] = UInt8(truncatingIfNeeded: rest % 10) &+ UInt8(ascii: "0")
      rest /= 10
    } while rest > 0 && index > 1
    if number < 0 {
      index &-= 1
      digits[index] = UInt8(ascii: "-")
    }
    storage = digits
    count = 20 &- index
  }
}
