/// What was seen of a pod; texts are borrowed from the input.
public struct PodObservation: ~Copyable, ~Escapable {
  /// metadata.name.
  public var name: Text
  /// The label `controller-revision-hash`.
  public var revision: Text
  /// Whether metadata.deletionTimestamp is set.
  public var isTerminating = false
  /// status.phase.
  public var phase: Text
  /// Whether the condition Ready is True.
  public var isReady = false
  /// Since when the condition PodScheduled is False with reason Unschedulable.
  public var unschedulableSince: Timestamp?
  /// The first reason of an init container that waits and that `PodFailure` calls a failure.
  public var initWaitingReason: Text
  /// The same of the other containers.
  public var waitingReason: Text
  /// Whether a container, init included, is not ready and its lastState is terminated.
  public var hasEndedContainer = false

  /// A pod of which nothing is known yet; `nothing` is an absent text.
  @_lifetime(copy nothing)
  public init(nothing: Text) {
    name = nothing
    revision = nothing
    phase = nothing
    initWaitingReason = nothing
    waitingReason = nothing
  }
}
