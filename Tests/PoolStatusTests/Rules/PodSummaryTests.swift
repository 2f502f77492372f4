import Testing

@testable import PoolStatus

@Suite struct PodSummaryTests {
  /// The first of each kind, whatever the order in which pods are given.
  @Test func countsAndFirsts() {
    let pods = [
      Pod(name: "demo-pool-0-0", isReady: true),
      Pod(name: "demo-pool-0-1", isTerminating: true, isReady: true),
      Pod(name: "demo-pool-0-2", phase: "Pending"),
      Pod(name: "demo-pool-0-4", revision: "old", waiting: "ErrImagePull"),
      Pod(name: "demo-pool-0-10", initWaiting: "SandboxBackOff", waiting: "StartError"),
      Pod(name: "another", waiting: "StartError"),
      Pod(name: "demo-pool-0-11", phase: "Failed", waiting: "StartError"),
    ]
    for order in [pods, pods.reversed()] {
      var situation = Situation.rollout
      situation.pods = order
      let text = Pod.list(order)
      let json = JSONText(text.span)
      let summary = situation.summary(in: json)
      let counts = [summary.ready, summary.due, summary.held, summary.leavingAlike]
      #expect(counts == [1, 1, 0, 1], "a terminating pod is not ready")
      let names = [
        summary.failed, summary.failedAlike, summary.terminating, summary.unready, summary.ended,
        summary.failedHeld,
      ].map { json.text($0.name).value }
      #expect(
        names == [
          "demo-pool-0-4", "demo-pool-0-10", "demo-pool-0-1", "demo-pool-0-2", "demo-pool-0-11",
          nil,
        ])
      let missing = summary.missingOrdinal
      #expect(missing == 3)
      let word = summary.string(summary.failedAlike.word).value
      #expect(word == "SandboxBackOff", "the init container's")
    }
  }

  /// Pods below the partition are held back; their index counts from ordinals.start.
  @Test func partition() {
    var situation = Situation.rollout
    situation.partition = 1
    situation.ordinalsStart = 2
    situation.pods = [
      Pod(name: "demo-pool-0-2", revision: "old", waiting: "StartError"),
      Pod(name: "demo-pool-0-3", revision: "old"),
    ]
    let text = Pod.list(situation.pods ?? [])
    let summary = situation.summary(in: JSONText(text.span))
    let counts = [summary.held, summary.due, summary.missingOrdinal]
    #expect(counts == [1, 1, 4])
    let isHeld = summary.failedIsHeld
    #expect(isHeld)
  }

  @Test func nothingWithoutPods() {
    var situation = Situation()
    for pods in [nil, [Pod]()] {
      situation.pods = pods
      let text = Pod.list(pods ?? [])
      let summary = situation.summary(in: JSONText(text.span))
      let areGiven = summary.areGiven
      #expect(areGiven == (pods != nil))
      let isFound = summary.isAnyOwned || summary.failed.isFound || summary.waitedFor.isFound
      #expect(!isFound)
    }
  }

  /// The pods that are missed are found as far as they are remembered.
  @Test func manyPods() {
    for (count, expected): (Int, Int64?) in [(63, 63), (64, 64), (127, 127), (128, nil)] {
      var situation = Situation()
      situation.desired = 200
      // Index 300 is not remembered.
      let text = Array(
        "[\((0..<count).map { "{\"metadata\":{\"name\":\"demo-pool-0-\($0)\"}}" }.joined(separator: ","))]"
          .utf8)
      situation.pods = []
      let missing = situation.summary(in: JSONText(text.span)).missingOrdinal
      #expect(missing == expected)
    }
  }
}
