import Testing

@testable import PoolStatus

/// The order of members is no matter, nor is whitespace: what the fast path reads is what the
/// walk that takes any order reads.
@Suite struct MemberOrderTests {
  /// An object in several orders and layouts; the canonical one first.
  private static func texts(of value: JSONValue, _ objects: inout SampleObjects) -> [[UInt8]] {
    [value, value.reversed, objects.shuffled(value)].flatMap { [$0.compact, $0.pretty] }
  }

  private static func string(_ text: [UInt8]) -> Comment {
    Comment(rawValue: String(decoding: text, as: Unicode.UTF8.self))
  }

  /// The problem by its kind, where in one order the object is decided before what is wrong.
  private static func statefulSets(
    _ rule: PoolRule, seeds: Range<UInt64>, wrongOneIn: Int,
    _ make: (inout SampleObjects) -> JSONValue
  ) {
    for seed in seeds {
      var objects = SampleObjects(seed: seed, wrongOneIn: wrongOneIn)
      let value = make(&objects)
      let texts = Self.texts(of: value, &objects)
      let first = ObservedStatefulSet.read(texts[0], for: rule)
      for text in texts {
        let walk = ObservedStatefulSet.read(text, for: rule)
        #expect(walk.isAtEnd, string(text))
        #expect(walk.found.0 == first.found.0, string(text))
        // All that was read and nothing else, or not known.
        if let raw = walk.found.raw { #expect(raw == walk.found.0.progress.written, string(text)) }
      }
    }
  }

  @Test(arguments: [PoolRule.documented, .kubernetes]) func statefulSets(rule: PoolRule) {
    Self.statefulSets(rule, seeds: 0..<700, wrongOneIn: 0) { $0.statefulSet() }
  }

  /// A status alone.
  @Test(arguments: [PoolRule.documented, .kubernetes]) func statuses(rule: PoolRule) {
    Self.statefulSets(rule, seeds: 0..<700, wrongOneIn: 0) { $0.statefulSetStatus() }
  }

  /// One value that is wrong is the same problem wherever it stands, or none.
  @Test(arguments: [PoolRule.documented, .kubernetes]) func wrongStatefulSets(rule: PoolRule) {
    Self.statefulSets(rule, seeds: 10_000..<11_000, wrongOneIn: 20) { $0.statefulSet() }
  }

  @Test(arguments: [PoolRule.documented, .kubernetes]) func wrongStatuses(rule: PoolRule) {
    Self.statefulSets(rule, seeds: 20_000..<20_700, wrongOneIn: 8) { $0.statefulSetStatus() }
  }

  private static func previous(seeds: Range<UInt64>, wrongOneIn: Int) {
    for seed in seeds {
      var objects = SampleObjects(seed: seed, wrongOneIn: wrongOneIn)
      let value = objects.previous()
      let texts = Self.texts(of: value, &objects)
      let first = ObservedPrevious.read(texts[0])
      for text in texts {
        let walk = ObservedPrevious.read(text)
        #expect(walk.isAtEnd, string(text))
        #expect(walk.found.0 == first.found.0, string(text))
        if let raw = walk.found.raw { #expect(raw == walk.found.0.progress.written, string(text)) }
      }
    }
  }

  @Test func previous() { Self.previous(seeds: 0..<700, wrongOneIn: 0) }
  @Test func wrongPrevious() { Self.previous(seeds: 30_000..<30_700, wrongOneIn: 8) }

  /// A walk that is prepared sees what one sees that need not be.
  @Test(arguments: [PoolRule.documented, .kubernetes]) func prepared(rule: PoolRule) {
    for seed: UInt64 in 40_000..<40_300 {
      var objects = SampleObjects(seed: seed, wrongOneIn: 40)
      let value = objects.statefulSet()
      for text in Self.texts(of: value, &objects) {
        let walks = [false, true].map { prepared in
          walk(text, prepared: prepared) { reader, json in
            var observed = StatefulSetObservation()
            reader.readPool(into: &observed, StatefulSetScope(for: rule))
            return ObservedStatefulSet(
              observed, for: rule, problem: FoundProblem(reader.problem, in: json))
          }
        }
        #expect(walks[1].isAtEnd, Self.string(text))
        if walks[0].stop == .none { #expect(walks[0].found == walks[1].found, Self.string(text)) }
      }
    }
  }

  /// The samples have what they are for.
  @Test func samplesVary() {
    var raw = 0
    var problems = 0
    var escapes = 0
    for seed: UInt64 in 10_000..<10_700 {
      var objects = SampleObjects(seed: seed, wrongOneIn: 20)
      let text = objects.statefulSet().compact
      let walk = ObservedStatefulSet.read(text, for: .kubernetes)
      if walk.found.raw != nil { raw += 1 }
      if walk.found.0.problem != nil { problems += 1 }
      if text.contains(UInt8(ascii: "\\")) { escapes += 1 }
    }
    #expect(raw > 100 && problems > 50 && escapes > 50, "\(raw) \(problems) \(escapes)")
  }

  /// The shortcut for a bare status says what the rule says of the whole walk.
  @Test func bareStatuses() {
    var taken = 0
    for seed: UInt64 in 0..<2000 {
      var objects = SampleObjects(seed: seed, wrongOneIn: 12)
      let value = objects.statefulSetStatus()
      for text in Self.texts(of: value, &objects) {
        guard let status = BareStatus(text.span) else { continue }
        taken += 1
        let (state, reason) = (status.decision.state, status.decision.reason)
        let raw = status.rawBytes.value
        let walk = walk(text, prepared: false) { reader, _ in
          var observed = StatefulSetObservation()
          reader.readPool(into: &observed, StatefulSetScope(for: .documented))
          let decision = DocumentedRule.decide(observed)
          let isSame = decision.state == state && decision.reason == reason
          return isSame && reader.problem == nil && observed.progress.rawBytes.value == raw
        }
        #expect(walk.found && walk.isAtEnd, Self.string(text))
      }
    }
    #expect(taken > 100, "\(taken)")
  }
}
