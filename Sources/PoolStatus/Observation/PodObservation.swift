/// What was seen of a pod; strings are those of the text that it was read from.
public struct PodObservation: BitwiseCopyable, Sendable {
  /// metadata.name.
  public var name = TextRange()
  /// metadata.namespace.
  public var namespace = TextRange()
  /// metadata.creationTimestamp.
  public var created = TextRange()
  /// The label `controller-revision-hash`.
  public var revision = TextRange()
  /// Whether metadata.deletionTimestamp is set.
  public var isTerminating = false
  /// status.phase.
  public var phase = TextRange()
  /// Whether the condition Ready is True.
  public var isReady = false
  /// The lastTransitionTime of the condition Ready.
  public var readySince = TextRange()
  /// Whether the condition PodScheduled is False with reason Unschedulable.
  public var isUnschedulable = false
  /// The lastTransitionTime of the condition PodScheduled.
  public var scheduledSince = TextRange()
  /// The message of the condition PodScheduled.
  public var schedulerMessage = TextRange()
  /// status.initContainerStatuses.
  public var initContainers = ContainerObservation()
  /// status.containerStatuses.
  public var containers = ContainerObservation()
  /// What is wrong with it, which matters to whoever owns it.
  public var problem: ReadProblem?

  /// A pod of which nothing is known yet.
  public init() {}
}

/// What was seen of some containers of a pod.
public struct ContainerObservation: BitwiseCopyable, Sendable {
  /// state.waiting.reason of the first one that waits with a failing word.
  private(set) var waitingWord = TextRange()
  /// state.waiting.message of the same.
  private(set) var waitingMessage = TextRange()
  /// Whether one crashes again and again: it waits for its next start, or is between two crashes.
  private(set) var crashes = false
  /// Whether such a one comes before the one that waits, or is it.
  private(set) var crashesFirst = false

  /// No containers.
  public init() {}

  /// Whether one waits with a failing word.
  var waits: Bool { waitingWord.isPresent }
  /// Whether nothing is wrong with them.
  var isEmpty: Bool { !waits && !crashes }

  /// Takes the next container, which waits with a failing word.
  mutating func add(waiting word: TextRange, message: TextRange) {
    if waits { return }
    waitingWord = word
    waitingMessage = message
  }

  /// Takes the next container, which crashes again and again; in front of what it waits with.
  mutating func addCrash() {
    if isEmpty { crashesFirst = true }
    crashes = true
  }
}
