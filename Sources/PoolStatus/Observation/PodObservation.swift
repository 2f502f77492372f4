/// What was seen of a pod; strings are those of the text that it was read from.
public struct PodObservation: BitwiseCopyable, Sendable {
  /// metadata.name.
  public var name = TextRange()
  /// metadata.namespace.
  public var namespace = TextRange()
  /// The label `controller-revision-hash`.
  public var revision = TextRange()
  /// Whether metadata.deletionTimestamp is set.
  public var isTerminating = false
  /// status.phase.
  public var phase = TextRange()
  /// Whether the condition Ready is True.
  public var isReady = false
  /// Since when the condition PodScheduled is False with reason Unschedulable.
  public var unschedulableSince: Timestamp?
  /// The first reason of an init container that waits and that `PodFailure` calls a failure.
  public var initWaitingReason = TextRange()
  /// The same of the other containers.
  public var waitingReason = TextRange()
  /// Whether a container, init included, is not ready and its lastState is terminated.
  public var hasEndedContainer = false
  /// What is wrong with it, which matters to whoever owns it.
  public var problem: ReadProblem?

  /// The first of these reasons.
  public var waitingWord: TextRange {
    initWaitingReason.isPresent ? initWaitingReason : waitingReason
  }

  /// A pod of which nothing is known yet.
  public init() {}
}
