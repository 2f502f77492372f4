import Testing

@testable import PoolStatus

@Suite struct PodSummaryTests {
  @Test func countsAndFirstCauses() {
    var situation = Situation.rollout
    situation.pods = [
      .ready, Pod(name: "terminating", isTerminating: true, isReady: true), .terminating, .notReady,
      Pod(name: "old", revision: "old", waiting: "ErrImagePull"), .stuck,
      Pod(name: "new", initWaiting: "SandboxBackOff", waiting: "StartError"),
      .waiting("CrashLoopBackOff"), .ready,
    ]
    let text = Pod.list(situation.pods ?? [])
    let summary = situation.summary(in: JSONText(text.span))
    let counts = [summary.ready, summary.terminating]
    #expect(counts == [2, 2], "a terminating pod is not ready")
    let areFound =
      summary.failed.isFound && summary.failedOther.isFound && summary.firstTerminating.isFound
    #expect(areFound)
    let reasons = [
      summary.failed.reason, summary.failedOther.reason, summary.firstTerminating.reason,
    ]
    #expect(reasons == [.podFailing, .errImagePull, .podTerminating])
    let isFirst =
      summary.failed.pod.equals("new") && summary.failedOther.pod.equals("old")
      && summary.firstTerminating.pod.equals("terminating")
    #expect(isFirst)
    let isOwnWord = summary.failed.word.equals("SandboxBackOff")
    #expect(isOwnWord, "the init container's")
  }

  @Test func nothingWithoutPods() {
    var situation = Situation()
    for pods in [nil, [Pod]()] {
      situation.pods = pods
      let text = Pod.list(pods ?? [])
      let summary = situation.summary(in: JSONText(text.span))
      let areGiven = summary.areGiven
      #expect(areGiven == (pods != nil))
      let isFound =
        summary.failed.isFound || summary.failedOther.isFound || summary.firstTerminating.isFound
      #expect(!isFound)
    }
  }
}
