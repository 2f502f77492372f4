import Testing

@testable import PoolStatus

@Suite struct FieldNameTests {
  private static let all = (UInt8.min...UInt8.max).compactMap { FieldName(rawValue: $0) }

  /// The names by their bytes.
  private static let names: [[UInt8]: FieldName] = Dictionary(
    uniqueKeysWithValues: all.map { (array($0.text.bytes), $0) })

  static let passed: [PassedName] = [
    .apiVersion, .resourceVersion, .annotations, .managedFields, .selector,
    .template, .volumeClaimTemplates, .serviceName, .revisionHistoryLimit, .claimRetentionPolicy,
  ]

  /// Looks a key up where a quote and more text stand around it, and where none does.
  private static func check(_ key: [UInt8]) {
    for padding in [[], Array("\"".utf8), Array("\":{\"uid\":\"".utf8)] as [[UInt8]] {
      let text = padding + key + padding
      let bytes = PaddedBytes(text.span)
      let found = FieldName(in: bytes, from: padding.count, to: padding.count + key.count)
      if found != names[key] {
        Issue.record(
          "\(String(decoding: key, as: Unicode.UTF8.self)): \(String(describing: found))")
      }
    }
  }

  @Test func everyName() {
    #expect(Self.names.count > 40)
    for name in Self.names.keys { Self.check(name) }
  }

  /// What stands for a case in JSON: itself; of `pythonReadyReplicas` ready_replicas.
  private static func word(for name: String) -> String {
    guard name.hasPrefix("python") else { return name }
    return name.dropFirst(6).map { $0.isUppercase ? "_\($0.lowercased())" : "\($0)" }.joined()
      .dropFirst().description
  }

  /// The name is that of the case, but where JSON has a dot or a dash.
  @Test func spelling() {
    for name in Self.all where name != .poolLabel && name != .revisionLabel {
      #expect(name.text.value == Self.word(for: "\(name)"))
    }
    #expect(FieldName.poolLabel.text.value == "rustfs.pool")
    #expect(FieldName.revisionLabel.text.value == "controller-revision-hash")
    for name in Self.all {
      #expect(array(name.literal.bytes) == Array(",\"\(name.text.value ?? "")\":".utf8))
    }
  }

  /// The table in the source has these names and no others.
  @Test func nothingIsMissing() throws {
    #expect(try FieldNameTable.names.count == Self.all.count + Self.passed.count)
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

  /// A key covers 24 bytes, the first 16 and the last 8: no longer name is told apart from one
  /// with another middle.
  @Test func noNameIsTooLong() {
    #expect(Self.names.keys.allSatisfy { $0.count <= 24 })
  }

  /// What the fast path passes nobody waits for.
  @Test func passedNamesAreNotRead() {
    var names: Set<String> = []
    for name in Self.passed {
      let text = array(name.text.bytes)
      #expect(Self.names[text] == nil, "\(name)")
      Self.check(text)
      #expect(array(name.literal.bytes) == Array(",\"\(name.text.value ?? "")\":".utf8))
      names.insert(name.text.value ?? "")
    }
    #expect(names.count == Self.passed.count)
  }

  @Test func whatMatters() {
    for name in Self.names.keys {
      let matters = FieldName.matters(name.span)
      #expect(matters)
    }
    for name in Self.passed {
      let matters = FieldName.matters(name.text.bytes)
      #expect(!matters, "\(name)")
    }
    for name in ["", "x", "Kind", "kind "] as [StaticString] {
      let matters = FieldName.matters(name.bytes)
      #expect(!matters, "\(name)")
    }
  }
}

@Suite struct FieldSetTests {
  private static let all = (UInt8.min...UInt8.max).compactMap { FieldName(rawValue: $0) }

  @Test func everyNameFits() {
    #expect(FieldSet.capacity >= Self.all.count)
    #expect(Self.all.allSatisfy { Int($0.rawValue) < FieldSet.capacity })
  }

  /// Each name is one bit: no other name is in the set with it.
  @Test func oneName() {
    for name in Self.all {
      let set = FieldSet().with(name)
      #expect(Self.all.filter { set.contains($0) } == [name])
      for other in Self.all {
        #expect(set.isSame(as: FieldSet().with(other)) == (name == other))
      }
    }
  }

  @Test func manyNames() {
    var set = FieldSet()
    #expect(!Self.all.contains { set.contains($0) })
    for (index, name) in Self.all.enumerated() {
      let smaller = set
      set.insert(name)
      #expect(Self.all.filter { set.contains($0) } == Array(Self.all[...index]))
      #expect(!set.isSame(as: smaller) && set.isSame(as: smaller.with(name)))
      #expect(set.with(name).isSame(as: set), "once more is the same")
    }
  }
}

extension PassedName {
  /// The name itself.
  var text: Text {
    @_lifetime(immortal)
    get {
      let literal = PaddedBytes(literal.bytes)
      return Text(literal.slice(2, literal.span.count &- 2))
    }
  }
}
