/// What the pods of one StatefulSet come to, whatever the order in which they are added.
///
/// Pods are looked at in the order of their index, those without one last, equal ones by name.
/// Only the first of each kind matters, so none but those are kept.
public struct PodSummary: ~Copyable, ~Escapable {
  /// Whether pods were given at all.
  public let areGiven: Bool
  /// Whether the StatefulSet owns any of them.
  public private(set) var isAnyOwned = false
  /// Pods that are Ready and not terminating.
  public private(set) var ready: Int64 = 0
  /// Whether a pod is terminating that is on another revision.
  public private(set) var isOtherTerminating = false
  /// Pods that are not terminating, on another revision and held back.
  public private(set) var held: Int64 = 0
  /// Pods that are not terminating, on another revision and not held back; under OnDelete none.
  public private(set) var due: Int64 = 0
  /// Terminating pods that are held back or not on another revision.
  public private(set) var leavingAlike: Int64 = 0
  /// The first pod of each kind.
  public private(set) var failed = PodPick()
  /// Among those whose index is one of the pods that are wanted, or that have none.
  public private(set) var failedWanted = PodPick()
  /// Among those that are not on another revision; under OnDelete among all.
  public private(set) var failedAlike = PodPick()
  /// Among those that are on another revision and held back.
  public private(set) var failedHeld = PodPick()
  public private(set) var terminating = PodPick()
  /// The first of phase Failed or Succeeded.
  public private(set) var ended = PodPick()
  /// The first that shows a failing state and has not failed yet.
  public private(set) var failing = PodPick()
  public private(set) var unready = PodPick()

  private let owner: PodOwner
  private let context: KubernetesRule.EvaluationContext
  private let updateRevision: Text
  private let isOnDelete: Bool
  private let desired: Int64
  private let partition: Int64
  private let ordinalsStart: Int64
  /// The indices that are there.
  private var indices = PodIndices()
  /// The text that the pods are read from.
  private let text: JSONText

  /// No pods given.
  @inline(never)
  @_optimize(speed)
  @_lifetime(immortal)
  public init() {
    areGiven = false
    owner = PodOwner(name: StatefulSetName(Text()), uid: Text(), namespace: Text())
    context = KubernetesRule.EvaluationContext(now: Timestamp(seconds: 0), progressDeadline: 0)
    updateRevision = Text()
    isOnDelete = false
    desired = 0
    partition = 0
    ordinalsStart = 0
    text = JSONText()
  }

  /// The summary of no pods yet.
  ///
  /// - Parameters:
  ///   - observed: the StatefulSet that owns the pods.
  ///   - owner: the same, as pods refer to it.
  ///   - text: that the pods will be read from.
  ///   - context: the present, and how long a pod may show a failing state.
  @inline(never)
  @_lifetime(copy observed, copy owner, copy text)
  public init(
    of observed: borrowing StatefulSetObservation, owner: PodOwner, in text: JSONText,
    at context: KubernetesRule.EvaluationContext
  ) {
    areGiven = true
    self.owner = owner
    self.context = context
    updateRevision = observed.progress.updateRevision
    isOnDelete = observed.isOnDelete
    desired = Counts.desired(observed)
    partition = observed.isOnDelete ? 0 : Int64(observed.partition ?? 0)
    ordinalsStart = Int64(observed.ordinalsStart ?? 0)
    self.text = text
  }

  /// Takes one more pod that the StatefulSet owns.
  @inline(never)
  @_lifetime(self: copy self)
  public mutating func add(_ pod: PodObservation) {
    isAnyOwned = true
    var pick = PodPick(pod)
    if let ordinal = owner.ordinal(of: text.text(pod.name)) {
      pick.index = Int64(ordinal) &- ordinalsStart
      indices.insert(pick.index)
    }
    let isOther =
      !pod.revision.isEmpty && !updateRevision.isEmpty
      && !text.text(pod.revision).hasSameBytes(as: updateRevision)
    let isHeldBack = partition > 0 && pick.hasIndex && pick.index < partition
    if pod.isTerminating {
      if isOther { isOtherTerminating = true }
      if isHeldBack || !isOther { leavingAlike &+= 1 }
      return Self.keep(pick.of(.terminating), in: &terminating, text)
    }
    if isOther {
      if isHeldBack { held &+= 1 } else if !isOnDelete { due &+= 1 }
    }
    if pod.isReady {
      ready &+= 1
    } else {
      Self.keep(pick.of(.unready), in: &unready, text)
    }
    let phase = text.text(pod.phase)
    if phase.equals("Failed") { return Self.keep(pick.of(.phaseFailed), in: &ended, text) }
    if phase.equals("Succeeded") { return Self.keep(pick.of(.phaseSucceeded), in: &ended, text) }
    guard let found = PodFailure.find(in: pod, pick, text, at: context) else { return }
    guard found.hasFailed else { return Self.keep(found.pick, in: &failing, text) }
    Self.keep(found.pick, in: &failed, text)
    if !pick.hasIndex || pick.index < desired { Self.keep(found.pick, in: &failedWanted, text) }
    if !isOther || isOnDelete {
      Self.keep(found.pick, in: &failedAlike, text)
    } else if isHeldBack {
      Self.keep(found.pick, in: &failedHeld, text)
    }
  }

  /// Keeps a pod if it comes before the one that is kept.
  @inline(never)
  private static func keep(_ pick: PodPick, in kept: inout PodPick, _ text: JSONText) {
    if pick.comesBefore(kept, in: text) { kept = pick }
  }

  /// Whether the first failed pod is held back.
  var failedIsHeld: Bool { failedHeld.isFound && !failed.comesBefore(failedHeld, in: text) }

  /// The pod that explains a reason.
  func pick(_ cause: Decision.Cause) -> PodPick {
    switch cause {
    case .none: PodPick()
    case .failed: failed
    case .failedWanted: failedWanted
    case .failedAlike: failedAlike
    case .failedHeld: failedHeld
    case .failedAlikeOrHeld:
      failedAlike.comesBefore(failedHeld, in: text) ? failedAlike : failedHeld
    case .terminating: terminating
    case .ended: ended
    }
  }

  /// The pod that everybody waits for.
  var waitedFor: PodPick {
    if failing.isFound { return failing }
    return terminating.isFound ? terminating : unready
  }

  /// A string of a pod.
  @_lifetime(copy self)
  func string(_ range: TextRange) -> Text { text.text(range) }

  /// The ordinal of the first pod that is not there; nil where all are, or where that is not known.
  var missingOrdinal: Int64? {
    guard areGiven, owner.name.isPresent, let index = indices.firstMissing, index < desired else {
      return nil
    }
    return index &+ ordinalsStart
  }

  /// Appends the name of a pod by its ordinal.
  func write(podOf ordinal: Int64, to sink: inout MessageSink) {
    owner.name.write(to: &sink)
    sink.append("-")
    sink.append(ordinal)
  }
}

/// Indices of pods that are there; those from 128 on are not remembered.
private struct PodIndices: BitwiseCopyable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  mutating func insert(_ index: Int64) {
    if index < 0 || index > 127 { return }
    if index < 64 { low |= 1 &<< UInt64(index) } else { high |= 1 &<< UInt64(index &- 64) }
  }

  /// The first index that is not there, if it is one of those that are remembered.
  var firstMissing: Int64? {
    if low != UInt64.max { return Int64((~low).trailingZeroBitCount) }
    return high == UInt64.max ? nil : 64 &+ Int64((~high).trailingZeroBitCount)
  }
}
