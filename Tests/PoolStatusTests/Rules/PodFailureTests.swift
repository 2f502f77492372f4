import Testing

@testable import PoolStatus

@Suite struct PodFailureTests {
  /// A pod, whether it has failed or only shows a failing state, and of what.
  struct Row: Sendable {
    let name: String
    let pod: Pod
    var shown = PodPick.State.none
    var hasFailed = false
  }

  private static let now: Int64 = 10_000
  private static let crashed = (now - 600 - 599)...(now - 600)

  static let rows = [
    Row(name: "runs", pod: .ready),
    Row(name: "waits for nothing that is a failure", pod: .notReady),
    Row(
      name: "1 one second before the grace", pod: Pod(readySince: now - 59, waiting: "StartError"),
      shown: .waiting),
    Row(
      name: "1 at the grace", pod: Pod(readySince: now - 60, waiting: "StartError"),
      shown: .waiting, hasFailed: true),
    Row(
      name: "1 without a beginning", pod: Pod(waiting: "StartError"), shown: .waiting,
      hasFailed: true),
    Row(name: "1 not where it is Ready", pod: Pod(isReady: true, waiting: "StartError")),
    Row(
      name: "1 again and again: at once",
      pod: Pod(readySince: now, waiting: "CrashLoopBackOff", restarts: 5, lastRun: 1...600),
      shown: .crashLoop, hasFailed: true),
    Row(
      name: "1 four times is not",
      pod: Pod(readySince: now, waiting: "CrashLoopBackOff", restarts: 4, lastRun: 1...600),
      shown: .waiting),
    Row(
      name: "1 a long run is not",
      pod: Pod(readySince: now, waiting: "CrashLoopBackOff", restarts: 5, lastRun: 1...601),
      shown: .waiting),
    Row(
      name: "2 between two crashes", pod: Pod(readySince: now, restarts: 5, lastRun: crashed),
      shown: .crashLoop, hasFailed: true),
    Row(
      name: "2 the last one is long ago",
      pod: Pod(readySince: now, restarts: 5, lastRun: (now - 1000)...(now - 601))),
    Row(
      name: "3 one second before the grace", pod: Pod(unschedulableSince: now - 299),
      shown: .unschedulable),
    Row(
      name: "3 at the grace", pod: Pod(unschedulableSince: now - 300), shown: .unschedulable,
      hasFailed: true),
    Row(name: "3 in the future", pod: Pod(unschedulableSince: now + 1), shown: .unschedulable),
  ]

  @Test(arguments: rows.indices) func state(_ index: Int) {
    let row = Self.rows[index]
    let bytes = Array(row.pod.json.utf8)
    let now = Timestamp(seconds: Self.now)
    let text = JSONText(bytes.span)
    let pod = text.pod(at: now)
    let context = KubernetesRule.EvaluationContext(now: now, progressDeadline: 0)
    let found = PodFailure.find(in: pod, PodPick(pod), text, at: context)
    #expect(found?.pick.state ?? .none == row.shown, "\(row.name)")
    #expect(found?.hasFailed ?? false == row.hasFailed, "\(row.name)")
  }

  /// Words of kubelet, and what begins or ends as they do.
  static let failures: [StaticString] = [
    "CrashLoopBackOff", "ImagePullBackOff", "ErrImagePull", "ErrImageNeverPull",
    "InvalidImageName", "CreateContainerConfigError", "CreateContainerError", "RunContainerError",
    "StartError", "Err", "Error", "BackOff", "ErrX", "XError", "XBackOff", "ErrorX", "PodFailed",
    "PoolRolloutFailed", "InvalidImageNam", "RegistryUnavailable", "XNeverPull", "Failed",
  ]
  static let waits: [StaticString] = [
    "", "ContainerCreating", "PodInitializing", "E", "Er", "err", "error", "backoff", "BackOf",
    "XErr", "Waiting", "BackOffX", "ImagePullBackOf", "ContainerRestarted", "Unschedulable",
    "PodFailing", "XInvalidImageName", "Unavailabl",
  ]

  @Test func wordsOfFailure() {
    for word in Self.failures + Self.waits {
      let isFailure = PodFailure.isFailure(waiting: Text(word))
      #expect(isFailure == Self.failures.contains { string($0) == string(word) }, "\(word)")
    }
    let isFailureWithoutReason = PodFailure.isFailure(waiting: Text())
    #expect(!isFailureWithoutReason)
  }
}
