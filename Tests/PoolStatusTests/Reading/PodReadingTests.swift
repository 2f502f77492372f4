import Testing

@testable import PoolStatus

/// What of a pod has to be right for all, and what only for its owner.
@Suite struct PodReadingTests {
  struct Outcome: Equatable {
    var hasReferences = false
    /// uid and name of those to StatefulSets.
    var references: [[String?]] = []
    /// name and namespace.
    var identity: [String?] = [nil, nil]
    /// The way to what is wrong for all, and for its owner.
    var problem: String?
    var ownersProblem: String?
  }

  private static func read(_ text: String) -> Outcome {
    let walk = walkAsCallsDo(Array(text.utf8)) { reader, json in
      var reading = PodReading()
      reader.readPod(into: &reading, at: Timestamp(seconds: 0))
      let pod = reading.draft.pod
      return Outcome(
        hasReferences: reading.draft.owners.count > 0,
        references: json.statefulSets(of: reading.draft.owners),
        identity: [json.text(pod.name).value, json.text(pod.namespace).value],
        problem: FoundProblem(reader.problem, in: json)?.path,
        ownersProblem: FoundProblem(pod.problem, in: json)?.path)
    }
    #expect(walk.isAtEnd, "\(text)")
    return walk.found
  }

  private static func metadata(_ members: String) -> String { "{\"metadata\":{\(members)}}" }

  @Test func references() {
    let rows: [(String, Outcome)] = [
      ("[]", Outcome()), ("null", Outcome()),
      (#"[{"kind":"ReplicaSet","uid":"u","name":"n"}]"#, Outcome(hasReferences: true)),
      (#"[{"uid":"u","name":"n"}]"#, Outcome(hasReferences: true)),
      (
        #"[{"name":"n","uid":"u","kind":"StatefulSet"}]"#,
        Outcome(hasReferences: true, references: [["u", "n"]])
      ),
      (
        #"[{"kind":"StatefulSet"},{"kind":"X"},{"kind":"StatefulSet","uid":"","name":null}]"#,
        Outcome(hasReferences: true, references: [[nil, nil], ["", nil]])
      ),
      (
        #"[{"kind":"\u0053tatefulSet","uid":"\u0075"}]"#,
        Outcome(hasReferences: true, references: [["u", nil]])
      ),
    ]
    for (text, expected) in rows {
      #expect(Self.read(Self.metadata("\"ownerReferences\":\(text)")) == expected, "\(text)")
    }
  }

  @Test func identity() {
    let found = Self.read(#"{"metadata":{"namespace":"s","name":"a\tb"},"kind":"Pod"}"#)
    #expect(found == Outcome(identity: ["a\tb", "s"]))
    let last = Self.read(#"{"metadata":{"name":1},"metadata":{"name":"x"}}"#)
    #expect(last == Outcome(identity: ["x", nil]), "the last one counts")
  }

  /// What is wrong with any pod.
  @Test func problemsOfAll() {
    let rows: [(String, String)] = [
      (#"{"kind":"Job"}"#, ""), (#"{"kind":1}"#, "kind"), (#"{"metadata":[]}"#, "metadata"),
      (Self.metadata(#""name":1"#), "metadata.name"),
      (Self.metadata(#""namespace":{}"#), "metadata.namespace"),
      (Self.metadata(#""ownerReferences":{}"#), "metadata.ownerReferences"),
      (Self.metadata(#""ownerReferences":[{},1]"#), "metadata.ownerReferences[1]"),
      (Self.metadata(#""ownerReferences":[{"kind":1}]"#), "metadata.ownerReferences[0].kind"),
      (Self.metadata(#""ownerReferences":[{"uid":1}]"#), "metadata.ownerReferences[0].uid"),
      (Self.metadata(#""ownerReferences":[{"name":1}]"#), "metadata.ownerReferences[0].name"),
      // What else is wrong does not hide it.
      (#"{"status":[],"metadata":{"labels":1,"name":2}}"#, "metadata.name"),
    ]
    for (text, expected) in rows { #expect(Self.read(text).problem == expected, "\(text)") }
    #expect(Self.read("[]").problem == "" && Self.read("null").problem == "")
  }

  /// What is wrong for whoever owns the pod.
  @Test func problemsOfTheOwner() {
    let rows: [(String, String)] = [
      (#"{"status":1}"#, "status"), (#"{"status":{"phase":1}}"#, "status.phase"),
      (Self.metadata(#""labels":[]"#), "metadata.labels"),
      (
        Self.metadata(#""labels":{"controller-revision-hash":1}"#),
        "metadata.labels.controller-revision-hash"
      ),
      (Self.metadata(#""deletionTimestamp":1"#), "metadata.deletionTimestamp"),
      (Self.metadata(#""creationTimestamp":1"#), "metadata.creationTimestamp"),
      (
        #"{"status":{"conditions":[{"type":"Ready","reason":1,"lastTransitionTime":1}]}}"#,
        "status.conditions[0].lastTransitionTime"
      ),
      (
        #"{"status":{"conditions":[{"type":"PodScheduled","message":1}]}}"#,
        "status.conditions[0].message"
      ),
      (
        #"{"status":{"containerStatuses":[{"restartCount":-1}]}}"#,
        "status.containerStatuses[0].restartCount"
      ),
      (#"{"status":{"conditions":[{"type":1}]}}"#, "status.conditions[0].type"),
      (
        #"{"status":{"containerStatuses":[{},{"ready":1}]}}"#,
        "status.containerStatuses[1].ready"
      ),
      (
        #"{"status":{"initContainerStatuses":[{"state":{"waiting":{"reason":1}}}]}}"#,
        "status.initContainerStatuses[0].state.waiting.reason"
      ),
      (
        #"{"status":{"containerStatuses":[{"lastState":{"terminated":1}}]}}"#,
        "status.containerStatuses[0].lastState.terminated"
      ),
    ]
    for (text, expected) in rows {
      let found = Self.read(text)
      #expect(found.problem == nil && found.ownersProblem == expected, "\(text)")
    }
  }

  /// What nobody looks at.
  @Test func noProblems() {
    for text in [
      "{}", #"{"kind":null,"metadata":null,"status":null}"#, #"{"spec":1,"apiVersion":2}"#,
      Self.metadata(#""labels":{"app":1},"uid":1"#),
      #"{"status":{"conditions":[{"type":"Other","reason":1,"lastTransitionTime":2}]}}"#,
      #"{"status":{"containerStatuses":[{"state":{"running":1},"name":2}]}}"#,
    ] {
      #expect(Self.read(text) == Outcome(), "\(text)")
    }
  }
}
