import Testing

@testable import PoolStatus

/// The values that a reader reads, and what it makes of those that are wrong.
@Suite struct FieldReaderTests {
  /// What was read, how the walk ended, and what was wrong.
  struct Outcome: Equatable {
    var value: String?
    var stop = JSONCursor.Stop.none
    var expectation: ReadProblem.Expectation?
    var offset: Int?
  }

  private static func read(
    _ text: String, prepared: Bool, _ body: (inout FieldReader, JSONText) -> String?
  ) -> Outcome {
    let walk = walk(Array(text.utf8), prepared: prepared) { reader, json in
      let value = body(&reader, json)
      return Outcome(
        value: value, expectation: reader.problem?.expectation, offset: reader.problem?.offset)
    }
    var outcome = walk.found
    outcome.stop = walk.stop
    return outcome
  }

  private static func number(_ number: Int64?) -> String? { number.map { "\($0)" } }

  // MARK: Values

  @Test func texts() {
    let rows: [(String, Outcome)] = [
      (#""x""#, Outcome(value: "x")), (#""""#, Outcome(value: "")), ("null", Outcome()),
      (" 1", Outcome(expectation: .string, offset: 1)),
      ("{}", Outcome(expectation: .string, offset: 0)),
      (#""\u0000""#, Outcome(expectation: .stringWithoutNUL, offset: 0)),
      (#""\t""#, Outcome(value: "\t")), (#""x"#, Outcome(stop: .notJSON)),
      (#""\x""#, Outcome(stop: .notJSON)), ("nul", Outcome(stop: .notJSON)),
    ]
    for (text, expected) in rows {
      let found = Self.read(text, prepared: true) { reader, _ in reader.readText().value }
      #expect(found == expected, "\(text)")
      if text.contains("\\"), expected.stop == .none {
        let first = Self.read(text, prepared: false) { reader, _ in reader.readText().value }
        #expect(first == Outcome(stop: .escape), "\(text)")
      }
    }
  }

  @Test func integers() {
    let rows: [(String, Outcome)] = [
      ("0", Outcome(value: "0")), ("-0", Outcome(value: "0")), ("12", Outcome(value: "12")),
      ("-3", Outcome(value: "-3")), ("null", Outcome()),
      ("999999999999999999", Outcome(value: "999999999999999999")),
      ("9223372036854775807", Outcome(value: "9223372036854775807")),
      ("-9223372036854775808", Outcome(value: "-9223372036854775808")),
      ("9223372036854775808", Outcome(stop: .notJSON)),
      ("1.0", Outcome(expectation: .integer, offset: 0)),
      ("1e2", Outcome(expectation: .integer, offset: 0)),
      ("-1e2", Outcome(expectation: .integer, offset: 0)),
      ("\"1\"", Outcome(expectation: .integer, offset: 0)),
      ("true", Outcome(expectation: .integer, offset: 0)), ("-", Outcome(stop: .notJSON)),
      ("1e400", Outcome(stop: .notJSON)),
    ]
    for (text, expected) in rows {
      for end in ["", ",", "}", "\n", " "] {
        let found = Self.read(text + end, prepared: false) { reader, _ in
          Self.number(reader.readInteger())
        }
        #expect(found == expected, "\(text)\(end)")
      }
    }
  }

  @Test func counters() {
    let rows: [(String, Outcome)] = [
      ("0", Outcome(value: "0")), ("2147483647", Outcome(value: "2147483647")),
      ("2147483648", Outcome(expectation: .counter, offset: 0)),
      ("-1", Outcome(expectation: .counter, offset: 0)), ("-0", Outcome(value: "0")),
      ("9223372036854775807", Outcome(expectation: .counter, offset: 0)),
      ("1.0", Outcome(expectation: .integer, offset: 0)), ("null", Outcome()),
    ]
    for (text, expected) in rows {
      let found = Self.read(text, prepared: false) { reader, _ in
        Self.number(reader.readCounter().map { Int64($0) })
      }
      #expect(found == expected, "\(text)")
    }
  }

  @Test func booleans() {
    let rows: [(String, Outcome)] = [
      ("true", Outcome(value: "true")), ("false", Outcome(value: "false")),
      ("null", Outcome(value: "false")),
      ("0", Outcome(value: "false", expectation: .boolean, offset: 0)),
      ("\"true\"", Outcome(value: "false", expectation: .boolean, offset: 0)),
      ("tru", Outcome(value: "true", stop: .notJSON)),
    ]
    for (text, expected) in rows {
      let found = Self.read(text, prepared: false) { reader, _ in "\(reader.readBoolean())" }
      #expect(found == expected, "\(text)")
    }
  }

  // MARK: Members

  /// The names and values of the members that a reader gets to see.
  private static func members(_ reader: inout FieldReader, _: JSONText) -> String? {
    guard reader.enterObject() else { return nil }
    var members = Members()
    var all: [String] = []
    while reader.next(&members) {
      let name = members.name.map { "\($0)" } ?? "-"
      all.append("\(name)=\(Self.number(reader.readInteger()) ?? "null")")
    }
    return all.joined(separator: " ")
  }

  @Test func membersInTheirOrder() {
    for prepared in [false, true] {
      let found = Self.read(
        #"{"x":1, "replicas" : 2,"y":3,"kind":null}"#, prepared: prepared, Self.members)
      #expect(found == Outcome(value: "-=1 replicas=2 -=3 kind=null"))
    }
  }

  /// Of a member that occurs twice the last one counts; a first walk stops there.
  @Test func duplicates() {
    let rows: [(String, String)] = [
      (#"{"kind":1,"kind":2}"#, "kind=2"),
      (#"{"kind":1,"name":5,"kind":2}"#, "name=5 kind=2"),
      (#"{"kind":1,"kind":2,"kind":3,"uid":4}"#, "kind=3 uid=4"),
      (#"{"kind":1,"uid":4,"kind":2,"uid":5}"#, "kind=2 uid=5"),
      (#"{"kind":{"kind":7},"kind":2}"#, "kind=2"),
      (#"{"kind":"no number","kind":2}"#, "kind=2"),
      (#"{"kind":1,"kind":null}"#, "kind=null"),
    ]
    for (text, expected) in rows {
      let first = Self.read(text, prepared: false, Self.members)
      #expect(first.stop == .duplicate, "\(text)")
      #expect(Self.read(text, prepared: true, Self.members) == Outcome(value: expected), "\(text)")
    }
  }

  /// Members that nobody looks at may occur as often as they like.
  @Test func unknownDuplicates() {
    for prepared in [false, true] {
      let found = Self.read(#"{"x":1,"kind":2,"x":3}"#, prepared: prepared, Self.members)
      #expect(found == Outcome(value: "-=1 kind=2 -=3"))
    }
  }

  /// A name is what it means, however it is written.
  @Test func escapedNames() {
    let rows: [(String, String)] = [
      (#"{"\u006bind":1}"#, "kind=1"), (#"{"k\u0069n\u0064":1,"uid":2}"#, "kind=1 uid=2"),
      (#"{"kind":1,"\u006bind":2}"#, "kind=2"), (#"{"\u006bind":1,"kind":2}"#, "kind=2"),
      (#"{"rustfs\u002epool":1}"#, "poolLabel=1"), (#"{"\u0078":1,"kin\u0064x":2}"#, "-=1 -=2"),
    ]
    for (text, expected) in rows {
      let first = Self.read(text, prepared: false, Self.members)
      #expect(first.stop == .escape, "\(text)")
      #expect(Self.read(text, prepared: true, Self.members) == Outcome(value: expected), "\(text)")
    }
  }

  /// One member of an object.
  @Test func readMember() {
    let rows: [(String, String?)] = [
      (#"{"x":1,"type":"a"}"#, "a"), (#"{"type":"a","type":"b"}"#, "b"),
      (#"{"type":1,"type":"b"}"#, "b"), (#"{"\u0074ype":"a"}"#, "a"), (#"{}"#, nil),
      (#"{"type":null}"#, nil), (#"{"type":"a","type":null}"#, nil), (#"{"types":"a"}"#, nil),
      (#"{"x":"type","y": "b","type": "a","z":"c"}"#, "a"),
      (#"{"type":"a","x":{"type":"b"}}"#, "a"),
      (#"{"type":"\u0061"}"#, "a"), ("null", nil),
      // Other names that are as long.
      (#"{"typo":"a"}"#, nil), (#"{"kind":1,"x":"b"}"#, nil), (#"{"kind":"a","type":"b"}"#, "b"),
    ]
    for (text, expected) in rows {
      // By a kernel and without, compact and in lines.
      let lines = text.split(separator: ",").joined(separator: ",\n  ")
      for text in [text, "\(lines)\n"] {
        for kernel in [nil, PlainKernel.kernel] {
          let found = walkAsCallsDo(Array(text.utf8), by: kernel) { reader, json in
            let value = json.text(reader.readMember(.type)).value
            return Outcome(value: value, expectation: reader.problem?.expectation)
          }
          #expect(found.found == Outcome(value: expected) && found.isAtEnd, "\(text)")
        }
      }
    }
  }

  // MARK: Problems

  /// Of several problems the first in the order of the text is kept; what stands in front of a
  /// member that does not count is not one.
  @Test func theFirstProblem() {
    let rows: [(String, Int?)] = [
      (#"{"kind":"a","uid":"b"}"#, 8), (#"{"kind":1,"uid":"b"}"#, 16),
      (#"{"kind":"a","uid":"b","kind":1}"#, 18), (#"{"kind":"a","kind":1}"#, nil),
    ]
    for (text, expected) in rows {
      let found = Self.read(text, prepared: true, Self.members)
      #expect(found.offset == expected, "\(text)")
      #expect(found.stop == .none)
    }
  }

  /// After a walk back the same is read, and what was wrong on the way is forgotten.
  @Test func rewind() {
    let text = #"[{"kind":"a"},2]"#
    let found = Self.read(text, prepared: false) { reader, json in
      var count = 0
      reader.cursor.enter()
      _ = reader.cursor.nextElement(&count)
      let (start, depth) = (reader.cursor.index, reader.cursor.depth)
      let first = Self.members(&reader, json)
      let problem = reader.problem?.offset
      reader.rewind(to: start, nil, depth: depth)
      guard reader.problem == nil, problem == 9 else { return nil }
      let second = Self.members(&reader, json)
      _ = reader.cursor.nextElement(&count)
      let last = reader.readInteger() ?? 0
      var end = reader.cursor.nextElement(&count)
      end = !end && reader.isAtEnd
      return "\(first == second) \(last) \(end)"
    }
    #expect(found.value == "true 2 true")
    #expect(found.offset == 9)
  }

  /// Where the text is not JSON no problem counts any more, and nothing brings a walk back.
  @Test func notJSONIsForGood() {
    let found = Self.read(#"{"kind":1,}"#, prepared: false) { reader, json in
      let first = Self.members(&reader, json)
      reader.rewind(to: 0, nil, depth: 0)
      reader.record(.object, at: 0)
      return "\(first ?? "") \(reader.isAtEnd) \(reader.remaining)"
    }
    #expect(found == Outcome(value: "kind=1 false 0", stop: .notJSON))
  }

  /// Zero is a whole integer, so that what follows it has to be a comma or an end.
  @Test func leadingZeros() {
    for number in ["01", "-01", "00"] {
      let found = Self.read("{\"kind\":\(number)}", prepared: false, Self.members)
      #expect(found.stop == .notJSON, "\(number)")
    }
  }

  @Test func elements() {
    let found = Self.read(#"[{},null,1]"#, prepared: false) { reader, _ in
      var count = 0
      var objects = 0
      guard reader.enterArray() else { return nil }
      while reader.cursor.nextElement(&count) {
        guard reader.enterElement() else { continue }
        var members = Members()
        while reader.next(&members) {}
        objects += 1
      }
      return "\(count) \(objects) \(reader.isAtEnd)"
    }
    #expect(found == Outcome(value: "3 1 true", expectation: .object, offset: 4))
  }

  /// The offset of a string that was read, decoded or not.
  @Test func problemWithAString() {
    let text = Array(#"{"name":"a\nb","uid":"c"}"#.utf8)
    let found = walk(text, prepared: true) { reader, json in
      var members = Members()
      var offsets: [Int] = []
      guard reader.enterObject() else { return offsets }
      while reader.next(&members) {
        let value = reader.readText()
        offsets.append(json.problem(.secondPool, with: value).offset)
      }
      return offsets
    }
    #expect(found.found == [8, 21])
  }
}
