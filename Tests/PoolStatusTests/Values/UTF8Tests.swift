import Testing

@testable import PoolStatus

/// Against the standard library's own decoder.
@Suite struct UTF8Tests {
  private static func compare(_ bytes: borrowing [UInt8]) {
    let isValid = PoolStatus.UTF8.isValid(bytes.span)
    // Not UTF8Span, which throws: of every error that is thrown Swift Testing takes a backtrace.
    let isExpected = String(validating: copy bytes, as: Unicode.UTF8.self) != nil
    if isValid != isExpected { Issue.record("\(copy bytes): \(isValid)") }
  }

  /// The bytes at which something changes in RFC 3629's table, and their neighbours.
  private static let borders: [UInt8] = [
    0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
    0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
  ]

  @Test func upToTwoBytes() {
    Self.compare([])
    var two: [UInt8] = [0, 0]
    for first in UInt8.min...UInt8.max {
      Self.compare([first])
      two[0] = first
      for second in UInt8.min...UInt8.max {
        two[1] = second
        Self.compare(two)
      }
    }
  }

  /// All three bytes behind each first byte that can begin a sequence of three or more.
  @Test(arguments: Array(UInt8(0xE0)...0xF4)) func threeBytes(first: UInt8) {
    var three: [UInt8] = [first, 0, 0]
    for second in UInt8.min...UInt8.max {
      three[1] = second
      for third in UInt8.min...UInt8.max {
        three[2] = third
        Self.compare(three)
      }
    }
  }

  @Test func threeBytesAtTheBorders() {
    var three: [UInt8] = [0, 0, 0]
    for first in UInt8.min...UInt8.max {
      three[0] = first
      for second in Self.borders {
        three[1] = second
        for third in Self.borders {
          three[2] = third
          Self.compare(three)
        }
      }
    }
  }

  @Test func fourBytes() {
    var four: [UInt8] = [0, 0, 0, 0]
    for first in Self.borders {
      four[0] = first
      for second in Self.borders {
        four[1] = second
        for third in Self.borders {
          four[2] = third
          for fourth in [0x00, 0x7F, 0x80, 0xBF, 0xC2, 0xF0] as [UInt8] {
            four[3] = fourth
            Self.compare(four)
          }
        }
      }
    }
    var random = Random(seed: 2)
    for _ in 0..<100_000 {
      let bits = UInt32.random(in: 0...UInt32.max, using: &random)
      // Half of them well-formed but for what the first two bytes allow.
      let tail: UInt32 = bits & 1 == 0 ? 0 : 0x80
      let mask: UInt32 = bits & 1 == 0 ? 0xFF : 0x3F
      for index in 1..<4 { four[index] = UInt8(tail | (bits >> (8 * UInt32(index))) & mask) }
      four[0] = UInt8(0xF0 + (bits >> 1) % 6)
      Self.compare(four)
    }
  }

  /// Every scalar there is, cut at each byte.
  @Test func scalarsCutShort() {
    var random = Random(seed: 3)
    for _ in 0..<20_000 {
      guard let scalar = UnicodeScalar(UInt32.random(in: 0...0x10FFFF, using: &random)) else {
        continue
      }
      var bytes = Array(String(scalar).utf8)
      let length = PoolStatus.UTF8.sequenceLength(in: bytes.span, at: 0)
      if length != bytes.count { Issue.record("\(scalar.value)") }
      bytes.removeLast()
      if bytes.isEmpty { continue }
      let cut = PoolStatus.UTF8.sequenceLength(in: bytes.span, at: 0)
      if cut != 0 { Issue.record("\(scalar.value) cut") }
    }
  }
}
