import Testing

@testable import PoolStatus

/// The engine of the fast path: how far it gets, and what it leaves to the other walk.
@Suite struct FastPathTests {
  private typealias Bounds = FastPath.StringBounds

  /// What a path has read of a text, and where it stands.
  struct Outcome: Equatable {
    var values: [String?]
    /// How many members it has read or passed.
    var count: Int
    /// What follows where it stands.
    var rest: String
  }

  private static func run(
    _ text: String, _ body: (inout FastPath, PaddedBytes) -> [String?]
  ) -> Outcome {
    let bytes = Array(text.utf8)
    let padded = PaddedBytes(bytes.span)
    var path = FastPath(at: 0)
    let values = body(&path, padded)
    return Outcome(
      values: values, count: path.count,
      rest: String(decoding: bytes[path.separator...], as: Unicode.UTF8.self))
  }

  private static func string(_ bounds: Bounds?, in text: PaddedBytes) -> String? {
    bounds.flatMap { text.string($0).value }
  }

  /// Two strings and an integer of an object.
  private static func walk(_ text: String) -> Outcome {
    run(text) { path, text in
      let name = string(path.string(.name, in: text), in: text)
      path.passShort(.resourceVersion, in: text)
      let generation = path.integer(.generation, in: text).map { "\($0)" }
      let uid = string(path.string(.uid, in: text), in: text)
      return [name, generation, uid]
    }
  }

  @Test func strings() {
    let rows: [(String, [String?], Int, String)] = [
      // In the canonical order.
      (
        #"{"name":"a","resourceVersion":"1","generation":2,"uid":"u"}"#, ["a", "2", "u"], 4, "}"
      ),
      // Only after colons may whitespace stand.
      (
        #"{"name": "a","resourceVersion": "1","generation": 2,"uid": "u"}"#, ["a", "2", "u"], 4, "}"
      ),
      ("{\n\"name\":\"a\"}", [nil, nil, nil], 0, "{\n\"name\":\"a\"}"),
      (#"{"name":"a", "generation":2}"#, ["a", nil, nil], 1, #", "generation":2}"#),
      // One is missing.
      (#"{"resourceVersion":"1","generation":2,"uid":"u"}"#, [nil, "2", "u"], 3, "}"),
      (#"{"name":"a","generation":2,"uid":"u"}"#, ["a", "2", "u"], 3, "}"),
      (#"{"name":"a","resourceVersion":"1","uid":"uuuuuu"}"#, ["a", nil, "uuuuuu"], 3, "}"),
      (#"{"name":"a","resourceVersion":"1","generation":22}"#, ["a", "22", nil], 3, "}"),
      // One is elsewhere: it and what follows is left.
      (
        #"{"name":"a","generation":2,"resourceVersion":"1","uid":"u"}"#, ["a", "2", nil], 2,
        #","resourceVersion":"1","uid":"u"}"#
      ),
      (
        #"{"uid":"u","name":"a","generation":2}"#, [nil, nil, "u"], 1,
        #","name":"a","generation":2}"#
      ),
      // Another one in between.
      (
        #"{"name":"a","x":1,"generation":2}"#, ["a", nil, nil], 1, #","x":1,"generation":2}"#
      ),
      // Values that are not as they should be.
      (#"{"name":null,"generation":2}"#, [nil, nil, nil], 0, #"{"name":null,"generation":2}"#),
      (#"{"name":"a\n","generation":2}"#, [nil, nil, nil], 0, #"{"name":"a\n","generation":2}"#),
      (#"{"name":"a","generation":2.0}"#, ["a", nil, nil], 1, #","generation":2.0}"#),
      (#"{"name":"a","generation":-2}"#, ["a", nil, nil], 1, #","generation":-2}"#),
      (#"{"name":"a","generation":02}"#, ["a", nil, nil], 1, #","generation":02}"#),
      (#"{"name":"a","generation":2]"#, ["a", nil, nil], 1, #","generation":2]"#),
      (
        #"{"name":"a","generation":999999999999999999}"#, ["a", "999999999999999999", nil], 2, "}"
      ),
      (
        #"{"name":"a","generation":1000000000000000000}"#, ["a", nil, nil], 1,
        #","generation":1000000000000000000}"#
      ),
      (#"{"name":"","generation":0}"#, ["", "0", nil], 2, "}"),
      (#"{"name":"é","generation":0}"#, [nil, nil, nil], 0, #"{"name":"é","generation":0}"#),
      // No comma, two commas, no brace.
      (#"{"name":"a" "generation":2}"#, ["a", nil, nil], 1, #" "generation":2}"#),
      (#"{"name":"a",,"generation":2}"#, ["a", nil, nil], 1, #",,"generation":2}"#),
      (#"{,"name":"a"}"#, [nil, nil, nil], 0, #"{,"name":"a"}"#),
      (#"{"name":"a"#, [nil, nil, nil], 0, #"{"name":"a"#),
      ("{}", [nil, nil, nil], 0, "{}"), ("{", [nil, nil, nil], 0, "{"),
      // The same twice is left to the walk that says so.
      (#"{"name":"a","name":"b"}"#, ["a", nil, nil], 1, #","name":"b"}"#),
    ]
    for (text, values, count, rest) in rows {
      // Strings that end a text are left to the walk.
      let end = "        "
      #expect(
        Self.walk(text + end) == Outcome(values: values, count: count, rest: rest + end), "\(text)")
    }
  }

  /// What is read in compact text only.
  private static func walkCompact(_ text: String) -> Outcome {
    run(text) { path, text in
      let generation = path.compactInteger(.observedGeneration, in: text).map { "\($0)" }
      let replicas = path.compactCounter(.replicas, in: text).map { "\($0)" }
      let current = path.compactString(.currentRevision, in: text)
      let update = path.compactString(
        .updateRevision, probably: current ?? Bounds(), in: text)
      path.passCompactInteger(.collisionCount, in: text)
      return [generation, replicas, string(current, in: text), string(update, in: text)]
    }
  }

  @Test func compact() {
    let all =
      #"{"observedGeneration":12,"replicas":4,"currentRevision":"pool-0-abcdef","#
      + #""updateRevision":"pool-0-abcdef","collisionCount":0}"#
    let values: [String?] = ["12", "4", "pool-0-abcdef", "pool-0-abcdef"]
    #expect(Self.walkCompact(all) == Outcome(values: values, count: 5, rest: "}"))
    let rows: [(String, String)] = [
      (#""pool-0-abcdef","coll"#, #""pool-0-abcdeg","coll"#),
      (#""pool-0-abcdef","coll"#, #""pool-0-abcdef1","coll"#),
      (#""pool-0-abcdef","coll"#, #""pool-0-abcde","coll"#),
      (#""replicas":4"#, #""replicas":2147483647"#),
    ]
    for (old, new) in rows {
      let found = Self.walkCompact(all.replacing(old, with: new))
      #expect(found.count == 5 && found.rest == "}" && !found.values.contains(nil), "\(new)")
    }
    // What stops it, and before which member.
    let stops: [(String, String, String)] = [
      (#""replicas":4"#, #""replicas":2147483648"#, #","replicas""#),
      (#""replicas":4"#, #""replicas": 4"#, #","replicas""#),
      (#""replicas":4"#, #""replicas":4 "#, #","replicas""#),
      (#""replicas":4"#, #""replicas":44 "#, #","replicas""#),
      (#""replicas":4"#, #""replicas":-4"#, #","replicas""#),
      (#""replicas":4"#, #""replicas":null"#, #","replicas""#),
      (#""replicas":4"#, #""replicas" :4"#, #","replicas""#),
      (#""replicas":4"#, #" "replicas":4"#, #", "replicas""#),
      (#""currentRevision":"p"#, #""currentRevision": "p"#, #","currentRevision""#),
      (#""currentRevision":"p"#, #""currentRevision":"\u0070"#, #","currentRevision""#),
      (#""currentRevision":"p"#, #""currentRevision":"é"#, #","currentRevision""#),
      (#""collisionCount":0"#, #""collisionCount":"0""#, #","collisionCount""#),
    ]
    for (old, new, rest) in stops {
      let found = Self.walkCompact(all.replacing(old, with: new))
      #expect(found.rest.hasPrefix(rest), "\(new): \(found.rest)")
    }
  }

  /// Every prefix of a text: nothing is read past it.
  @Test func truncated() {
    let compact =
      #"{"observedGeneration":12,"replicas":4,"currentRevision":"pool-0-abcdef","#
      + #""updateRevision":"pool-0-abcdef","collisionCount":0}"#
    let named = #"{"name":"a","resourceVersion":"1","generation":2,"uid":"u"}"#
    for end in 1...compact.utf8.count {
      let text = String(compact.prefix(end))
      #expect(Self.walkCompact(text).rest.utf8.count <= end)
    }
    for end in 1...named.utf8.count {
      #expect(Self.walk(String(named.prefix(end))).rest.utf8.count <= end)
    }
  }

  /// A member that the reader reads itself.
  @Test func entered() {
    for (text, expected) in [
      (#"{"spec":{}}"#, "{}}"), ("{ \"spec\" : 1}", nil), ("{\"spec\":   [1]}", "[1]}"),
      ("{\n\"spec\":[1]}", nil),
      (#"{"specs":{}}"#, nil), (#"{"spe":{}}"#, nil), ("{\"spec\":\n\t7", "7"),
    ] as [(String, String?)] {
      let bytes = Array(text.utf8)
      let padded = PaddedBytes(bytes.span)
      var path = FastPath(at: 0)
      let value = path.enter(.spec, in: padded)
      let rest = value.map { String(decoding: bytes[$0...], as: Unicode.UTF8.self) }
      #expect(rest == expected, "\(text)")
      #expect(path.seen.contains(.spec) == (expected != nil))
    }
  }
}
