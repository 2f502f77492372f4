import Testing

@testable import PoolStatus

@Suite struct JSONLocationTests {
  private static func path(to offset: Int, in text: borrowing [UInt8]) -> String {
    let decoded = decodedStrings(of: text)
    var path = FixedText<95>()
    JSONLocation.writePath(
      to: offset, from: JSONCursor(text.span, decoded: decoded.span), to: &path)
    return String(decoding: path.used, as: Unicode.UTF8.self)
  }

  private static func location(of offset: Int, in text: borrowing [UInt8]) -> [Int] {
    let location = JSONLocation(of: offset, in: text.span)
    return [Int(location.line), Int(location.column)]
  }

  private static let value = JSONValue.object([
    ("kind", .string("StatefulSet")), ("a\u{E9}", .string("\u{1F600}\u{20AC}")),
    (
      "metadata",
      .object([("labels", .object([("rustfs.pool", .number(1)), ("\u{4E2D}", .null)]))])
    ),
    (
      "items",
      .array([
        .object([]), .array([]), .array([.array([.raw("true")]), .number(-1)]),
        .object([("conditions", .array([.string("\u{E9}"), .object([("type", .raw("1.5e3"))])]))]),
      ])
    ),
    ("last", .string("")),
  ])

  /// Every value of a text, by what wrote it.
  @Test(arguments: [false, true]) func everyValue(isIndented: Bool) {
    let layout = JSONLayout(Self.value, isIndented: isIndented)
    #expect(layout.sites.count == 20)
    for site in layout.sites {
      #expect(Self.path(to: site.offset, in: layout.text) == site.path)
      #expect(Self.location(of: site.offset, in: layout.text) == [site.line, site.column])
    }
  }

  /// Lines and columns as a loop over bytes counts them: each lane of a block, more of a kind than a
  /// lane counts to, lines that end in front of the last blocks or in them.
  @Test func linesAndColumns() {
    let units: [[UInt8]] = [
      [0x0A], [0x61], [0xC3, 0xA9], [0xF0, 0x9F, 0x98, 0x80], [0x7F], [0x80], [0xBF], [0xC0],
      [0xFF],
    ]
    var random = Random(seed: 11)
    for round in 0..<60 {
      // The first are all of one unit, two parts of 4032 bytes and a rest; the last have long runs
      // of what is not counted.
      var text: [UInt8] = []
      let rare = UInt.random(in: 1...(round < 40 ? 400 : 2000), using: &random)
      while text.count < 8200 {
        let isRare = UInt.random(in: 0..<rare, using: &random) == 0
        let usual = round < 40 ? round % 2 == 0 ? 0..<units.count : 0..<2 : 1..<2
        let kinds = isRare ? 0..<units.count : usual
        text += units[round < units.count ? round : Int.random(in: kinds, using: &random)]
      }
      var (line, column) = (1, 1)
      for (offset, byte) in text.enumerated() {
        if offset < 100 || offset % 61 == 0 || offset % 4032 < 34 {
          #expect(Self.location(of: offset, in: text) == [line, column])
        }
        if byte == 0x0A {
          (line, column) = (line + 1, 1)
        } else if byte & 0xC0 != 0x80 {
          column += 1
        }
      }
    }
  }

  @Test func aValueAlone() {
    for text in ["1", "{}", "[]", "\"x\""] {
      let bytes = Array(text.utf8)
      #expect(Self.path(to: 0, in: bytes) == "")
      #expect(Self.location(of: 0, in: bytes) == [1, 1])
    }
    let bytes = Array(" \n\t {\"a\" :\r\n 1}".utf8)
    #expect(Self.location(of: 4, in: bytes) == [2, 3])
    #expect(Self.path(to: 13, in: bytes) == "a")
    #expect(Self.location(of: 13, in: bytes) == [3, 2])
  }

  /// An object is found by its own offset, and not by that of a member's name.
  @Test func offsetsBetweenValues() {
    let bytes = Array(#"{"a":{"b":1}}"#.utf8)
    #expect(Self.path(to: 5, in: bytes) == "a")
    #expect(Self.path(to: 10, in: bytes) == "a.b")
  }

  @Test func namesWithEscapes() {
    let bytes = Array(#"{"\u0061\"\n":[0,{"\u00e9":7}]}"#.utf8)
    // A path is one line.
    #expect(Self.path(to: bytes.count - 4, in: bytes) == "a\" [1].\u{E9}")
  }

  /// What follows a way that is already there.
  @Test func insideOfAnother() {
    let bytes = Array(#"{"a":[{"b":1}]}"#.utf8)
    var path = FixedText<95>()
    path.append("pods")
    JSONLocation.writePath(to: 11, from: JSONCursor(bytes.span), to: &path)
    #expect(path.used == Array("pods.a[0].b".utf8))
    var element = FixedText<95>()
    element.append("pods")
    JSONLocation.writePath(to: 6, from: JSONCursor(bytes.span, at: 5), to: &element)
    #expect(element.used == Array("pods[0]".utf8))
  }

  /// What is not there has no way, and nothing traps.
  @Test func pastTheEnd() {
    for text in ["", "1", "{}", "[1", #"{"a":1}"#, #"{"a"#] {
      let bytes = Array(text.utf8)
      for offset in [bytes.count, bytes.count + 1, Int.max] {
        #expect(Self.path(to: offset, in: bytes).isEmpty, "\(text)")
        #expect(Self.location(of: offset, in: bytes) == [1, 1 + bytes.count], "\(text)")
      }
    }
  }

  /// A path that is too long is cut, not mixed up.
  @Test func longPaths() {
    var value = JSONValue.number(1)
    for _ in 0..<40 { value = .object([("kind", value)]) }
    let layout = JSONLayout(value, isIndented: false)
    let last = layout.sites.last
    let path = Self.path(to: last?.offset ?? 0, in: layout.text)
    #expect(path.utf8.count <= 95 && path.utf8.count > 90)
    #expect(last?.path.hasPrefix(path) ?? false)
  }
}
