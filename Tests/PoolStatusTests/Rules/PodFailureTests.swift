import Testing

@testable import PoolStatus

@Suite struct PodFailureTests {
  /// 1000 seconds after 1970 began.
  private static let now = Timestamp(seconds: 1000)

  static let pods: [(name: String, pod: Pod, reason: Reason?)] = [
    ("runs", .ready, nil),
    ("waits for nothing that the reader calls a failure", .notReady, nil),
    ("1 phase Failed", Pod(phase: "Failed", initWaiting: "ErrImagePull"), .podFailed),
    ("1 phases are spelled exactly", Pod(phase: "failed"), nil),
    (
      "2 init containers first", Pod(initWaiting: "ErrImagePull", waiting: "StartError"),
      .errImagePull
    ),
    ("2 then the others", Pod(phase: "Pending", waiting: "StartError"), .startError),
    ("2 before 3", Pod(waiting: "CrashLoopBackOff", hasEndedContainer: true), .crashLoopBackOff),
    ("2 a word of its own", Pod(waiting: "SandboxBackOff"), .podFailing),
    ("2 a word of another runtime", Pod(waiting: "ErrOfAnotherRuntime"), .podFailing),
    ("3 restarted", Pod(hasEndedContainer: true), .containerRestarted),
    ("3 only while it runs", Pod(phase: "Succeeded", hasEndedContainer: true), nil),
    ("4 for 14 seconds", Pod(phase: "Pending", unschedulableSince: 986), nil),
    ("4 for 15 seconds", Pod(phase: "Pending", unschedulableSince: 985), .unschedulable),
    ("4 in the future", Pod(phase: "Pending", unschedulableSince: 2000), nil),
    (
      "terminating, whatever else",
      Pod(isTerminating: true, phase: "Failed", unschedulableSince: 0, waiting: "StartError"), nil
    ),
  ]

  @Test(arguments: pods.indices) func reason(_ index: Int) {
    let (name, pod, expected) = Self.pods[index]
    let bytes = Array(pod.json.utf8)
    let text = JSONText(bytes.span)
    let reason = PodFailure.reason(of: text.pod, in: text, at: Self.now)
    #expect(reason == expected, Comment(rawValue: name))
  }

  /// The words of table 2, and what begins or ends as they do.
  static let failures: [StaticString] = [
    "CrashLoopBackOff", "ImagePullBackOff", "ErrImagePull", "ErrImageNeverPull",
    "InvalidImageName", "CreateContainerConfigError", "CreateContainerError", "RunContainerError",
    "StartError", "Err", "Error", "BackOff", "ErrX", "XError", "XBackOff", "ErrorX",
  ]
  static let waits: [StaticString] = [
    "", "ContainerCreating", "PodInitializing", "E", "Er", "err", "error", "backoff", "BackOf",
    "XErr", "Waiting", "BackOffX", "ImagePullBackOf", "PodFailed",
    "ContainerRestarted", "Unschedulable", "PodFailing", "PoolRolloutFailed", "InvalidImageNam",
    "InvalidImageName ", "XInvalidImageName",
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
