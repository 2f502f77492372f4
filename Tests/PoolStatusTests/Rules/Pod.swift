@testable import PoolStatus

/// What is known of a pod, as plain values.
struct Pod: Sendable {
  var name: StaticString = "demo-pool-0-3"
  /// nil: the pod has no label.
  var revision: StaticString? = "new"
  var isTerminating = false
  var phase: StaticString = "Running"
  var isReady = false
  var unschedulableSince: Int64?
  var initWaiting: StaticString?
  var waiting: StaticString?
  var hasEndedContainer = false

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
    var conditions = [#"{"type":"Ready","status":"\#(isReady ? "True" : "False")"}"#]
    if let unschedulableSince {
      let time = Timestamp(seconds: unschedulableSince).utc
      let since = String(decoding: time.indices.map { time[$0] }, as: Unicode.UTF8.self)
      conditions.append(
        """
        {"type":"PodScheduled","status":"False","reason":"Unschedulable",\
        "lastTransitionTime":"\(since)"}
        """)
    }
    var containers = waiting.map { [Pod.waitingContainer($0)] } ?? []
    if hasEndedContainer {
      containers.append(#"{"ready":false,"lastState":{"terminated":{"exitCode":1}}}"#)
    }
    let initContainers = initWaiting.map(Pod.waitingContainer) ?? #"{"ready":true}"#
    return """
      {"kind":"Pod","metadata":{\(metadata)},"status":{"phase":"\(phase)",\
      "conditions":[\(conditions.joined(separator: ","))],\
      "initContainerStatuses":[\(initContainers)],\
      "containerStatuses":[\(containers.joined(separator: ","))]}}
      """
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
  var pod: PodObservation {
    var pod = PodObservation()
    var references = CollectedReferences()
    var reader = reader()
    _ = reader.readPod(into: &pod, references: &references)
    return pod
  }
}

/// The references of a pod to StatefulSets.
struct CollectedReferences: OwnerReferenceSink {
  private(set) var all: [(uid: TextRange, name: TextRange)] = []

  mutating func add(uid: TextRange, name: TextRange) { all.append((uid, name)) }
}

/// A text, absent for nil.
@_lifetime(immortal)
func text(_ literal: StaticString?) -> Text {
  guard let literal else { return Text() }
  return Text(literal)
}
