import Testing

@testable import PoolStatus

@Suite struct FixedTextTests {
  /// What a text of a capacity has to hold, by the standard library's characters: the longest
  /// run of whole scalars that fits.
  private static func expected(_ text: [UInt8], capacity: Int) -> [UInt8] {
    var kept: [UInt8] = []
    for scalar in String(decoding: text, as: Unicode.UTF8.self).unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if kept.count + bytes.count > capacity { break }
      kept += bytes
    }
    return kept
  }

  private static func check<let capacity: Int>(_: FixedText<capacity>.Type, _ text: [UInt8]) {
    var fixed = FixedText<capacity>()
    fixed.append(text.span)
    #expect(fixed.used == expected(text, capacity: capacity), "\(capacity)")
    let rest = (fixed.count..<capacity).map { fixed.storage[$0] }
    #expect(rest.allSatisfy { $0 == 0 }, "what is not used is 0")
    // What was cut stays cut: nothing smaller slips in behind.
    if fixed.count < text.count {
      let before = fixed.used
      fixed.append("x")
      #expect(fixed.used == before)
    }
  }

  /// Characters of one to four bytes.
  private static let mixed = Array("a\u{E9}\u{20AC}\u{1F600}z\u{10FFFF}\u{800}\u{A0}b".utf8)

  @Test func cutAtEveryCapacity() {
    for start in 0...4 {
      let text = [UInt8](repeating: UInt8(ascii: "-"), count: start) + Self.mixed
      Self.check(FixedText<0>.self, text)
      Self.check(FixedText<1>.self, text)
      Self.check(FixedText<2>.self, text)
      Self.check(FixedText<3>.self, text)
      Self.check(FixedText<4>.self, text)
      Self.check(FixedText<5>.self, text)
      Self.check(FixedText<6>.self, text)
      Self.check(FixedText<7>.self, text)
      Self.check(FixedText<8>.self, text)
      Self.check(FixedText<9>.self, text)
      Self.check(FixedText<10>.self, text)
      Self.check(FixedText<11>.self, text)
      Self.check(FixedText<16>.self, text)
      Self.check(FixedText<95>.self, text)
    }
  }

  @Test func cutAtEveryPlace() {
    for start in 0...200 {
      Self.check(
        FixedText<191>.self, [UInt8](repeating: UInt8(ascii: "-"), count: start) + Self.mixed)
    }
  }

  @Test func piecesAddUp() {
    var text = FixedText<12>()
    text.append("ab")
    text.append(Int64.min / 1_000_000_000_000_000)
    text.append(Text("\u{E9}"))
    text.append("\u{1F600}")
    text.append("-")
    #expect(text.used == Array("ab-9223\u{E9}".utf8), "four bytes do not fit into three")
  }

  @Test func anInvalidByteIsAQuestionMark() {
    let rows: [([UInt8], String)] = [
      ([0x80], "?"), ([0xFF, 0xFE], "??"), ([0xC0, 0xAF], "??"), ([0xE0, 0x80, 0x80], "???"),
      ([0xED, 0xA0, 0x80], "???"), ([0xF4, 0x90, 0x80, 0x80], "????"), ([0xC3], "?"),
      ([0x61, 0xE2, 0x82, 0x62], "a??b"), ([0xC3, 0xA9, 0xC3], "\u{E9}?"),
    ]
    for (bytes, expected) in rows {
      var text = FixedText<95>()
      text.append(bytes.span)
      #expect(text.used == Array(expected.utf8), "\(bytes)")
      var short = FixedText<1>()
      short.append(bytes.span)
      #expect(short.count <= 1)
    }
  }

  /// An error is one line.
  @Test func controlCharactersAreBlanks() {
    for byte in UInt8.min..<0x80 {
      var text = FixedText<95>()
      text.append([byte].span)
      let isControl = byte < 0x20 || byte == 0x7F
      #expect(text.used == [isControl ? 0x20 : byte])
    }
  }
}
