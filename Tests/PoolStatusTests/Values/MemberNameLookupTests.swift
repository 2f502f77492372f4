import Testing

@testable import PoolStatus

@Suite struct MemberNameLookupTests {
  /// How errors call inputs; no reader looks for members of these names.
  private static let inputs: [MemberName] = [
    .previous, .pods, .tenant, .statefulsets, .observation,
  ]

  /// The names of members by their bytes.
  private static let names: [[UInt8]: MemberName] = Dictionary(
    uniqueKeysWithValues: (UInt8.min...UInt8.max).compactMap { MemberName(rawValue: $0) }
      .filter { !inputs.contains($0) }.map { (Array(string($0.text).utf8), $0) })

  /// Looks a key up where a quote and more text stand around it, and where none does.
  private static func check(_ key: [UInt8]) {
    for padding in [[], Array("\"".utf8), Array("\":{\"uid\":\"".utf8)] as [[UInt8]] {
      let text = padding + key + padding
      let bytes = PaddedBytes(text.span)
      let found = MemberName(in: bytes, from: padding.count, to: padding.count + key.count)
      if found != names[key] {
        Issue.record("\(String(decoding: key, as: UTF8.self)): \(String(describing: found))")
      }
    }
  }

  @Test func everyName() {
    #expect(Self.names.count > 40)
    for name in Self.names.keys { Self.check(name) }
  }

  /// A name with one bit changed, a byte less or a byte more is another one.
  @Test func nearMisses() {
    for name in Self.names.keys {
      for index in name.indices {
        for bit in 0..<8 {
          var changed = name
          changed[index] ^= 1 << UInt8(bit)
          Self.check(changed)
        }
        Self.check(Array(name[..<index]))
        Self.check(Array(name[index...]))
        Self.check(Array(name[..<index]) + name[(index + 1)...])
      }
      for byte in [0x00, 0x20, 0x61] as [UInt8] {
        Self.check(name + [byte])
        Self.check([byte] + name)
      }
    }
  }

  /// Two names that begin and end alike are told apart by their middle.
  @Test func crossed() {
    for left in Self.names.keys {
      for right in Self.names.keys where left.count == right.count {
        for index in [1, left.count / 2, left.count - 1] {
          Self.check(Array(left[..<index]) + right[index...])
        }
      }
    }
  }
}
