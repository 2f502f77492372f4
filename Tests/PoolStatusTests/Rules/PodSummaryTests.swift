import Testing

@testable import PoolStatus

@Suite struct PodSummaryTests {
  @Test func countsAndFirstWitnesses() {
    var situation = Situation.rollout
    situation.pods = [
      .ready, Pod(name: "leaving", isTerminating: true, isReady: true), .terminating, .notReady,
      Pod(name: "old", revision: "old", waiting: "ErrImagePull"), .stuck,
      Pod(name: "new", initWaiting: "SandboxBackOff", waiting: "StartError"),
      .waiting("CrashLoopBackOff"), .ready,
    ]
    let summary = situation.summary
    let counts = [summary.ready, summary.terminating]
    #expect(counts == [2, 2], "a terminating pod is not ready")
    let areFound = summary.failed.isFound && summary.failedOther.isFound && summary.leaving.isFound
    #expect(areFound)
    let reasons = [summary.failed.reason, summary.failedOther.reason, summary.leaving.reason]
    #expect(reasons == [.podFailing, .errImagePull, .podTerminating])
    let isFirst =
      summary.failed.pod.reads("new") && summary.failedOther.pod.reads("old")
      && summary.leaving.pod.reads("leaving")
    #expect(isFirst)
    let isOwnWord = summary.failed.word.reads("SandboxBackOff")
    #expect(isOwnWord, "the init container's")
  }

  @Test func nothingWithoutPods() {
    var situation = Situation()
    for pods in [nil, [Pod]()] {
      situation.pods = pods
      let summary = situation.summary
      let areGiven = summary.areGiven
      #expect(areGiven == (pods != nil))
      let isFound =
        summary.failed.isFound || summary.failedOther.isFound || summary.leaving.isFound
      #expect(!isFound)
    }
  }
}
