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

  var observation: PodObservation {
    @_lifetime(immortal)
    get {
      var pod = PodObservation(nothing: Text())
      pod.name = Text(name)
      pod.revision = text(revision)
      pod.isTerminating = isTerminating
      pod.phase = Text(phase)
      pod.isReady = isReady
      pod.unschedulableSince = unschedulableSince.map { Timestamp(seconds: $0) }
      pod.initWaitingReason = text(initWaiting)
      pod.waitingReason = text(waiting)
      pod.hasEndedContainer = hasEndedContainer
      return pod
    }
  }
}

/// A text, absent for nil.
@_lifetime(immortal)
func text(_ literal: StaticString?) -> Text {
  guard let literal else { return Text() }
  return Text(literal)
}
