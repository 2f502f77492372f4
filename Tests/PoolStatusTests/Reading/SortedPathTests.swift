import Testing

@testable import PoolStatus

/// The path for sorted and indented members: how far it gets, and what it leaves to the walk.
@Suite struct SortedPathTests {
  /// What a path has read of a text, and where the walk then stands.
  struct Outcome: Equatable {
    var values: [String?]
    /// How many members it has read or passed.
    var count: Int
    /// What follows where the walk stands.
    var rest: String
  }

  /// Names of all lengths: with up to 9 bytes, up to 17, up to 25, and more.
  private static func walk(_ text: String) -> Outcome {
    let bytes = Array(text.utf8)
    let source = JSONText(bytes.span)
    var reader = source.reader()
    reader.cursor.enter()
    var members = Members()
    var uid = Text()
    var revision = Text()
    var replicas: Int32?
    var generation: Int64?
    var path = SortedPath(at: reader.cursor.index, after: members, in: reader.cursor.text)
    repeat {
      reader.pass(.claimRetentionPolicy, &path)
      reader.read(.currentRevision, &path, into: &revision)
      if let found = reader.integer(.observedGeneration, &path) { generation = found }
      if reader.expect(.partition, &path) {
        reader.cursor.skip()
        reader.resume(.partition, &path)
      }
      if let found = reader.counter(.replicas, &path) { replicas = found }
      reader.passShort(.creationTimestamp, &path)
      reader.read(.uid, &path, into: &uid)
    } while path.isAgain()
    reader.follow(path, &members)
    return Outcome(
      values: [
        uid.value, revision.value, replicas.map { "\($0)" }, generation.map { "\($0)" },
      ],
      count: members.count,
      rest: String(decoding: bytes[reader.cursor.index...], as: Unicode.UTF8.self))
  }

  private static let sorted = [
    #""persistentVolumeClaimRetentionPolicy": {"a": [1]}"#, #""currentRevision": "r-1""#,
    #""observedGeneration": 12"#, #""partition": null"#, #""replicas": 4"#,
    #""creationTimestamp": "t""#, #""uid": "u""#,
  ]
  private static let all: [String?] = ["u", "r-1", "4", "12"]

  @Test func anyOrderAndLayout() {
    for separator in ["", "\n", "\n    ", " ", "\r\n\t", "\n                        "] {
      for members in [sorted, Array(sorted.reversed()), Array(sorted[4...] + sorted[..<4])] {
        let text = "{" + separator + members.joined(separator: "," + separator)
        let end = "}                "
        #expect(
          walk(text + separator + end) == Outcome(values: all, count: 7, rest: end), "\(text)")
      }
    }
  }

  private var sorted: [String] { Self.sorted }
  private var all: [String?] { Self.all }
  private func walk(_ text: String) -> Outcome { Self.walk(text) }

  /// What stops it, in the middle of others.
  @Test func stops() {
    let end = "          "
    let rows = [
      // Names of which one byte, in each of their words, is another one.
      #""persistentVolumeClbimRetentionPolicy":1"#, #""persistentVolumeClaimRetentionPolicx":1"#,
      #""persistxntVolumeClaimRetentionPolicy":1"#, #""persistentVolumeClaimRetextionPolicy":1"#,
      #""currentRevisiom":"r""#, #""observfdGeneration":1"#, #""observedGeneratiom":1"#,
      #""observedGenfration":1"#, #""uie":"u""#, #""uid" :"u""#, #""replicat":1"#,
      #""xid":"u""#, #""ui\u0064":"u""#, #""currentRevision2":"r""#, #""uids":"u""#,
      // Values that are not as they should be.
      #""uid":null"#, #""uid":1"#, #""uid":"\n""#, #""uid":"é""#, #""uid":"#, #""replicas":-1"#,
      #""replicas":2147483648"#, #""replicas":1.0"#, #""replicas":"1""#, #""replicas":01"#,
      #""replicas": :"#, #""replicas": /"#,
      #""observedGeneration":1000000000000000000"#, #""observedGeneration":1 "#,
      // No name, and a second comma.
      "", ",", "1", "[", #"  ,"uid":"u""#,
      // The same twice is left to the walk that says so.
      #""partition":2"#,
    ]
    for row in rows {
      let rest = ",\n  \(row),\n  \"uid\": \"u\"\n}" + end
      #expect(
        walk("{\n  \"partition\": 1" + rest)
          == Outcome(values: [nil, nil, nil, nil], count: 1, rest: rest), "\(row)")
    }
    for text in ["}", "", " }", "\n", ",", "\"", #""uid"#, #""uid":"#, #""uid":""#] {
      #expect(
        walk("{" + text) == Outcome(values: [nil, nil, nil, nil], count: 0, rest: text), "\(text)")
    }
  }

  /// Between members stands a comma with whitespace, as much as before or less; any other byte
  /// there stops it.
  @Test func gaps() {
    let end = "\"uid\": \"u\"}                "
    for width in 0..<20 {
      let blanks = String(repeating: " ", count: width)
      let front = "{\(blanks)\"partition\": 1,\(blanks)\"replicas\": 4"
      for other in 0..<20 {
        let found = walk(front + "," + String(repeating: " ", count: other) + end)
        // After 16 bytes or fewer, which are compared, more are left to the walk.
        #expect(found.count == (other > width && width < 16 ? 2 : 3), "\(width) \(other)")
      }
      for place in 1..<width + 1 {
        var gap = Array(",\(blanks)".utf8)
        gap[place] = UInt8(ascii: "x")
        let rest = String(decoding: gap, as: Unicode.UTF8.self) + end
        #expect(
          walk(front + rest) == Outcome(values: [nil, nil, "4", nil], count: 2, rest: rest),
          "\(width) \(place)")
      }
    }
  }

  /// Every prefix of a text: nothing is read past it.
  @Test func truncated() {
    let text = "{\n  " + sorted.joined(separator: ",\n  ") + "\n}"
    for end in 1...text.utf8.count {
      #expect(walk(String(text.prefix(end))).rest.utf8.count < end)
    }
  }
}
