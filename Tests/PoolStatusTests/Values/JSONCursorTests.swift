import Testing

@testable import PoolStatus

@Suite struct JSONCursorTests {
  private static func isJSON(_ text: borrowing [UInt8]) -> Bool { JSONText(text.span).isJSON }

  private static func compare(_ text: [UInt8]) {
    if isJSON(text) != (Tree(text) != nil) {
      Issue.record("\(String(decoding: text, as: Unicode.UTF8.self)): \(isJSON(text))")
    }
  }

  /// All short texts over what JSON is made of, against jansson.
  @Test func shortTexts() {
    for text in sequences(of: Array(#"{}[],:"0-.e \"#.utf8), longest: 4) { Self.compare(text) }
    for text in sequences(of: Array(#"{}[],:"1"#.utf8), longest: 6) { Self.compare(text) }
  }

  /// All short strings, and names of members.
  @Test func strings() {
    for text in sequences(of: Array("\"\\u0d8n\u{1}\u{E9}".utf8), longest: 4) {
      Self.compare([0x22] + text + [0x22])
      Self.compare(Array("{\"".utf8) + text + Array("\":0}".utf8))
    }
    for surrogate in ["d800", "dbff", "dc00", "dfff", "DBFF", "0000", "00e9", "d8", "d80g", ""] {
      for low in ["\\udc00", "\\udfff", "\\udbff", "\\u0041", "\\n", "x", "", "\\", "\\u"] {
        Self.compare(Array("\"\\u\(surrogate)\(low)\"".utf8))
        Self.compare(Array("{\"\\u\(surrogate)\(low)\":1}".utf8))
      }
    }
  }

  /// A text with one byte changed, left out or put in.
  @Test func mutations() {
    let text = Array(
      #"{"a":[1,-2.5e3,true,false,null,"x\n\u00e9é",{}],"b" : {"c":[[]]} , "d":"" }"#.utf8)
    #expect(Self.isJSON(text))
    var random = Random(seed: 10)
    for index in text.indices {
      Self.compare(Array(text[..<index]))
      Self.compare(Array(text[..<index]) + text[(index + 1)...])
      for _ in 0..<40 {
        var changed = text
        changed[index] = UInt8.random(in: 0...255, using: &random)
        Self.compare(changed)
        changed[index] = text.randomElement(using: &random) ?? 0
        Self.compare(changed)
        changed.insert(text.randomElement(using: &random) ?? 0, at: index)
        Self.compare(changed)
      }
    }
  }

  /// Values that contain values, and how deep: 128 is the end.
  @Test func depth() {
    let containers: [(open: String, close: String)] = [
      ("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]"), ("[ 1 , ", " ]"),
      ("{\n  \"b\": 1,\n  \"a\": ", "\n}"),
    ]
    for (open, close) in containers {
      let levels = open.count { $0 == "[" || $0 == "{" }
      for value in ["1", "[]", "{}", "\"[[\""] {
        let inner = value == "[]" || value == "{}" ? 1 : 0
        for depth in [126, 127, 128, 129, 130, 200] where (depth - inner) % levels == 0 {
          let count = (depth - inner) / levels
          let text =
            String(repeating: open, count: count) + value + String(repeating: close, count: count)
          #expect(Self.isJSON(Array(text.utf8)) == (depth <= 128), "\(depth) of \(open)")
        }
      }
    }
  }

  /// The levels that a reader is in count.
  @Test func depthInside() {
    for entered in [0, 1, 64, 127] {
      for skipped in [127 - entered, 128 - entered, 129 - entered] where skipped > 0 {
        let depth = entered + skipped
        let text = Array(
          (String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        var cursor = JSONCursor(text.span)
        for _ in 0..<entered {
          var count = 0
          cursor.enter()
          _ = cursor.nextElement(&count)
        }
        cursor.skip()
        let isValid = cursor.stop == .none
        #expect(isValid == (depth <= 128), "\(entered) and \(skipped)")
      }
    }
  }

  @Test func members() {
    let text = Array(" { \"a\" : 1 , \"\" :[ ] ,\t\"b\u{E9}\":{}}\n".utf8)
    var cursor = JSONCursor(text.span)
    var keys = ObjectKeys()
    var names: [[UInt8]] = []
    var firsts: [UInt8] = []
    cursor.enter()
    while cursor.nextKey(&keys) {
      names.append(array(cursor.string(from: keys.start, to: keys.end)))
      firsts.append(cursor.byte)
      cursor.skip()
    }
    let (isAtEnd, count) = (cursor.isAtEnd, keys.count)
    #expect(isAtEnd && count == 3)
    #expect(names == ["a", "", "b\u{E9}"].map { Array($0.utf8) })
    #expect(firsts == Array("1[{".utf8))
  }

  /// Where a text is not JSON the walk stops for good, and everything is over.
  @Test func stops() {
    for text in [
      "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{,", "{\"a\":1,}", "{1:1}", "{a",
    ] {
      let bytes = Array(text.utf8)
      var cursor = JSONCursor(bytes.span)
      var keys = ObjectKeys()
      var steps = 0
      cursor.enter()
      while cursor.nextKey(&keys), steps < 10 {
        cursor.skip()
        steps += 1
      }
      var count = 0
      let isOver = !cursor.nextKey(&keys) && !cursor.nextElement(&count)
      let (stop, byte, isAtEnd) = (cursor.stop, cursor.byte, cursor.isAtEnd)
      #expect(isOver && stop == .notJSON && byte == 0 && !isAtEnd && steps < 3, "\(text)")
    }
  }

  /// A name with an escape is compared with all others, so it has to be decoded.
  @Test func escapedNames() {
    let text = Array(#"{"\u0061":1}"#.utf8)
    var cursor = JSONCursor(text.span)
    var keys = ObjectKeys()
    cursor.enter()
    let isFound = cursor.nextKey(&keys)
    let stop = cursor.stop
    #expect(!isFound && stop == .escape)

    let decoded = decodedStrings(of: text)
    var second = JSONCursor(text.span, decoded: decoded.span)
    keys = ObjectKeys()
    second.enter()
    let isFoundNow = second.nextKey(&keys)
    let name = array(second.string(from: keys.start, to: keys.end))
    #expect(isFoundNow && name == Array("a".utf8))
  }
}
