@testable import PoolStatus

/// What is known of a pod, as plain values.
struct Pod: Sendable {
  var name: StaticString = "demo-pool-0-3"
  /// nil: the pod has no label.
  var revision: StaticString? = "new"
  var isTerminating = false
  var phase: StaticString = "Running"
  var isReady = false
  /// Seconds after 1970 began, as the others.
  var readySince: Int64?
  var unschedulableSince: Int64?
  var initWaiting: StaticString?
  var waiting: StaticString?
  /// How often the container has been started again, and its last run.
  var restarts = 0
  var lastRun: ClosedRange<Int64>?

  static let ready = Pod(isReady: true)
  static let notReady = Pod(phase: "Pending")
  static let terminating = Pod(isTerminating: true)
  static func waiting(_ reason: StaticString, on revision: StaticString? = "new") -> Pod {
    Pod(revision: revision, phase: "Pending", waiting: reason)
  }
  /// A pod of another revision that has failed.
  static let stuck = Pod.waiting("ImagePullBackOff", on: "old")

  /// The pod as an API server writes it.
  var json: String {
    var metadata = #""name":"\#(name)""#
    if let revision { metadata += #","labels":{"controller-revision-hash":"\#(revision)"}"# }
    if isTerminating { metadata += #","deletionTimestamp":"2025-01-15T10:00:00Z""# }
    let since = readySince.map { #","lastTransitionTime":"\#(Pod.time($0))""# } ?? ""
    var conditions = [#"{"type":"Ready","status":"\#(isReady ? "True" : "False")"\#(since)}"#]
    if let unschedulableSince {
      conditions.append(
        """
        {"type":"PodScheduled","status":"False","reason":"Unschedulable",\
        "lastTransitionTime":"\(Pod.time(unschedulableSince))"}
        """)
    }
    var container = #"{"ready":false,"restartCount":\#(restarts)"#
    if let waiting { container += #","state":{"waiting":{"reason":"\#(waiting)"}}"# }
    if let lastRun {
      container += """
        ,"lastState":{"terminated":{"startedAt":"\(Pod.time(lastRun.lowerBound))",\
        "finishedAt":"\(Pod.time(lastRun.upperBound))"}}
        """
    }
    let initContainers = initWaiting.map(Pod.waitingContainer) ?? #"{"ready":true}"#
    return """
      {"kind":"Pod","metadata":{\(metadata)},"status":{"phase":"\(phase)",\
      "conditions":[\(conditions.joined(separator: ","))],\
      "initContainerStatuses":[\(initContainers)],\
      "containerStatuses":[\(container)}]}}
      """
  }

  private static func time(_ seconds: Int64) -> String {
    let time = Timestamp(seconds: seconds).utc
    return String(decoding: time.indices.map { time[$0] }, as: Unicode.UTF8.self)
  }

  private static func waitingContainer(_ reason: StaticString) -> String {
    #"{"ready":false,"state":{"waiting":{"reason":"\#(reason)"}}}"#
  }

  /// An array of pods.
  static func list(_ pods: [Pod]) -> [UInt8] {
    Array("[\(pods.map(\.json).joined(separator: ","))]".utf8)
  }
}

extension JSONText {
  /// The pod that the text is.
  func pod(at now: Timestamp) -> PodObservation {
    var reading = PodReading()
    var reader = reader()
    reader.readPod(into: &reading, at: now)
    return reading.draft.pod
  }

  /// uid and name of the StatefulSets that a pod refers to.
  func statefulSets(of owners: PodOwners) -> [[String?]] {
    var owners = owners
    var all: [[String?]] = []
    while let owner = nextStatefulSet(of: &owners) {
      all.append([text(owner.uid).value, text(owner.name).value])
    }
    return all
  }
}

/// A text, absent for nil.
@_lifetime(immortal)
func text(_ literal: StaticString?) -> Text {
  guard let literal else { return Text() }
  return Text(literal)
}
