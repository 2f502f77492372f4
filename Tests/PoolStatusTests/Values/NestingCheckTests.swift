import Testing

@testable import PoolStatus

@Suite struct NestingCheckTests {
  private static func end(_ text: String, deepest: Int) -> Int {
    let bytes = Array(text.utf8)
    return NestingCheck.endOfReadablePart(of: bytes.span, deepest: deepest)
  }

  /// Texts, how deep they may be, and where the first bracket too many stands; nil: nowhere.
  static let rows: [(text: String, deepest: Int, end: Int?)] = [
    ("", 0, nil), ("1", 0, nil), ("[]", 0, 0), ("[]", 1, nil), (" {}", 0, 1), ("[[]]", 1, 1),
    ("[{}]", 1, 1), ("[{}]", 2, nil), ("[[],[],[]]", 2, nil), ("[[],[],[[]]]", 2, 8),
    (#"{"a":{"b":[]}}"#, 2, 10), (#"{"a":{"b":[]}}"#, 3, nil),
    // Brackets in strings are text.
    (#"["[[[[{{{{"]"#, 1, nil), (#"["\"[[[["]"#, 1, nil), (#"["\\",[]]"#, 1, 6),
    (#"["\\\"[",[]]"#, 1, 9), (#"["\\\\",[]]"#, 1, 8), (#"{"]":[]}"#, 1, 5),
    (#"["\u005B",[]]"#, 1, 10),
    // Texts that are not JSON end somewhere.
    ("]]]][[", 1, nil), (#"["[["#, 1, nil), (#"["\"#, 1, nil), (#""\"#, 1, nil), ("[", 1, nil),
  ]

  @Test(arguments: rows.indices) func row(_ index: Int) {
    let (text, deepest, expected) = Self.rows[index]
    #expect(Self.end(text, deepest: deepest) == expected ?? text.utf8.count, "\(text)")
  }

  @Test func atTheLimit() {
    for depth in 1...130 {
      let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      #expect(Self.end(text, deepest: 128) == (depth > 128 ? 128 : text.utf8.count))
    }
  }

  /// Against the depth that a random text was built with.
  @Test func anyText() {
    var random = Random(seed: 5)
    for _ in 0..<2000 {
      var text = ""
      var depth = 0
      var firstAt: [Int: Int] = [:]
      for _ in 0..<30 {
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1:
          depth += 1
          if firstAt[depth] == nil { firstAt[depth] = text.utf8.count }
          text += Bool.random(using: &random) ? "[" : "{"
        case 2 where depth > 0:
          depth -= 1
          text += Bool.random(using: &random) ? "]" : "}"
        case 3: text += #""[{\"]}\\""#
        case 4: text += "\"\u{E9}\\u007B\""
        default: text += ", 12:"
        }
      }
      for deepest in 0...6 {
        let expected = firstAt[deepest + 1] ?? text.utf8.count
        if Self.end(text, deepest: deepest) != expected { Issue.record("\(deepest): \(text)") }
      }
    }
  }
}
