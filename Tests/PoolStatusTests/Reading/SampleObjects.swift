/// Random objects in the order of API servers, or of the library itself.
struct SampleObjects {
  typealias Member = (name: String, value: JSONValue)

  private var random: Random
  /// One value in so many is another one than it should be; 0: none is.
  private let wrongOneIn: Int
  /// Whether a value has been wrong: of several it depends on the order which comes first.
  private(set) var hasWrong = false

  init(seed: UInt64, wrongOneIn: Int = 0) {
    random = Random(seed: seed)
    self.wrongOneIn = wrongOneIn
  }

  mutating func shuffled(_ value: JSONValue) -> JSONValue { value.shuffled(using: &random) }

  private mutating func oneIn(_ count: Int) -> Bool {
    Int.random(in: 0..<count, using: &random) == 0
  }

  /// A member that may be missing, null or wrong.
  private mutating func member(_ name: String, _ value: JSONValue, missingOneIn: Int = 6)
    -> [Member]
  {
    if oneIn(missingOneIn) { return [] }
    if oneIn(24) { return [(name, .null)] }
    if wrongOneIn > 0, !hasWrong, oneIn(wrongOneIn) {
      hasWrong = true
      let wrong: [JSONValue] = [
        .number(1), .string("x"), .raw("true"), .raw("-1"), .raw("1.5"), .array([]), .object([]),
        .raw("2147483648"), .array([.number(1)]), .raw(#""\u0000""#),
      ]
      return [(name, wrong.randomElement(using: &random) ?? .null)]
    }
    return [(name, value)]
  }

  private mutating func text(_ values: String...) -> JSONValue {
    .string(values.randomElement(using: &random) ?? "")
  }

  private mutating func counter() -> JSONValue {
    .number([0, 1, 4, 9, 10, 123_456, 2_147_483_647].randomElement(using: &random) ?? 0)
  }

  private mutating func large() -> JSONValue {
    .raw(
      [7, 0, 12, 999_999_999_999_999_999, Int.max].randomElement(using: &random).map { "\($0)" }
        ?? "")
  }

  private mutating func foreign(_ name: String) -> [Member] {
    oneIn(8) ? [(name, .object([("kind", .array([.number(1)]))]))] : []
  }

  private mutating func metadata() -> JSONValue {
    var members = member("name", text("demo-pool-0", "x", "", "demo\u{E9}", #"a\u0062"#))
    members += member("namespace", text("space", ""))
    members += member("uid", text("0000-1111", "u"))
    members += member("resourceVersion", .string("12345"))
    members += member("generation", large())
    members += member("creationTimestamp", .string("2025-01-15T10:00:00Z"))
    members += member("deletionTimestamp", .string("2025-01-15T10:00:00Z"), missingOneIn: 2)
    members += member("labels", .object([("app", .string("x")), ("rustfs.pool", text("p", ""))]))
    members += member("annotations", .object([("name", .string("no")), ("a/b", .string("{}"))]))
    members += member("ownerReferences", .array([.object([("name", .string("demo"))])]))
    members += foreign("finalizers")
    members += member("managedFields", .array([.object([("name", .string("no"))])]))
    return .object(members)
  }

  private mutating func strategy() -> JSONValue {
    var members = member("type", text("RollingUpdate", "OnDelete"))
    let partition = member("partition", counter())
    members += member("rollingUpdate", .object(foreign("maxUnavailable") + partition))
    return .object(members)
  }

  private mutating func spec() -> JSONValue {
    var members = member("replicas", counter())
    members += member("selector", .object([("matchLabels", .object([("name", .null)]))]))
    members += member("template", .object([("spec", .object([("replicas", .number(9))]))]))
    members += member("volumeClaimTemplates", .array([.object([("kind", .string("PVC"))])]))
    members += member("serviceName", text("demo-hl", ""))
    members += member("podManagementPolicy", text("Parallel", "OrderedReady"))
    members += member("updateStrategy", strategy())
    members += member("revisionHistoryLimit", .number(10))
    members += member("minReadySeconds", counter())
    members += member("ordinals", .object(member("start", counter())))
    members += member(
      "persistentVolumeClaimRetentionPolicy", .object([("whenDeleted", .string("Retain"))]))
    return .object(members)
  }

  private mutating func condition() -> JSONValue {
    .object([
      ("type", text("Stalled", "Reconciling", "Progressing", "Other")),
      ("status", text("True", "False", "Unknown")),
      ("reason", text("ProgressDeadlineExceeded", "x")), ("message", .string("m")),
    ])
  }

  /// The counters and revisions that two statuses share.
  private mutating func progress(missingOneIn: Int) -> [Member] {
    var members: [Member] = []
    for name in ["replicas", "readyReplicas", "currentReplicas", "updatedReplicas"] {
      members += member(name, counter(), missingOneIn: missingOneIn)
    }
    let revision = text("demo-pool-0-5d8f9c7b6", "r", "", "r\u{E9}", #"r\n"#)
    members += member("currentRevision", revision, missingOneIn: missingOneIn)
    let other = oneIn(2) ? revision : text("demo-pool-0-7c6b5d8f9", "s", "")
    return members + member("updateRevision", other, missingOneIn: missingOneIn)
  }

  mutating func statefulSetStatus() -> JSONValue {
    let missingOneIn = oneIn(2) ? 40 : 4
    var members = member("observedGeneration", large(), missingOneIn: missingOneIn)
    members += progress(missingOneIn: missingOneIn)
    members += member("collisionCount", counter())
    members += member("availableReplicas", counter())
    members += foreign("other")
    members += member("conditions", .array([condition(), condition()]), missingOneIn: 2)
    return .object(members)
  }

  mutating func statefulSet() -> JSONValue {
    var members = oneIn(5) ? [] : member("kind", .string("StatefulSet"), missingOneIn: 20)
    members += member("apiVersion", .string("apps/v1"))
    members += member("metadata", metadata(), missingOneIn: 20)
    members += member("spec", spec(), missingOneIn: 20)
    members += foreign("extra")
    members += member("status", statefulSetStatus(), missingOneIn: 20)
    return .object(members)
  }

  mutating func previous() -> JSONValue {
    let missingOneIn = oneIn(2) ? 40 : 4
    var members = member("ssName", text("demo-pool-0", ""), missingOneIn: missingOneIn)
    members += member(
      "state", text("PoolUpdating", "RolloutComplete", "PoolDegraded", "none", ""),
      missingOneIn: missingOneIn)
    members += progress(missingOneIn: missingOneIn)
    members += member(
      "lastUpdateTime", text("2025-01-15T10:00:00Z", "yesterday"), missingOneIn: missingOneIn)
    members += member("name", text("pool-0", #"\u0070"#), missingOneIn: 2)
    members += member("reason", text("Complete", "x"), missingOneIn: 2)
    members += member("message", text("4 of 4", ""), missingOneIn: 2)
    if oneIn(3) { members.append(("note", .raw(#""\u00e9""#))) }
    return .object(members)
  }
}
