/// A pod that explains a state, and what it shows.
public struct PodPick: BitwiseCopyable, Sendable {
  /// What a pod shows.
  public enum State: UInt8, BitwiseCopyable, Sendable {
    /// There is no such pod.
    case none
    /// A container waits with a failing word.
    case waiting
    /// A container is between two crashes.
    case crashLoop
    /// The scheduler finds no place.
    case unschedulable
    case terminating, unready, phaseFailed, phaseSucceeded
  }

  private(set) var state = State.none
  /// metadata.name.
  let name: TextRange
  /// The ordinal in its name less spec.ordinals.start; `noIndex` where it has another name.
  var index = PodPick.noIndex
  /// The word that a container waits with.
  private(set) var word = TextRange()
  /// The pod's own text about it.
  private(set) var message = TextRange()

  private static var noIndex: Int64 { Int64.max }

  /// No pod.
  init() { name = TextRange() }

  /// A pod of which nothing is said yet.
  init(_ pod: PodObservation) { name = pod.name }

  /// Whether there is such a pod.
  var isFound: Bool { state != .none }
  var hasIndex: Bool { index != PodPick.noIndex }

  /// The pod, with what it shows.
  func of(_ state: State, message: TextRange = TextRange()) -> PodPick {
    var pick = self
    pick.state = state
    pick.message = message
    return pick
  }

  /// The pod, with what its first container waits for.
  func waiting(_ containers: ContainerObservation) -> PodPick {
    var pick = of(.waiting, message: containers.waitingMessage)
    pick.word = containers.waitingWord
    return pick
  }

  /// Whether it is looked at before another one: by index, then by name.
  func comesBefore(_ other: PodPick, in text: JSONText) -> Bool {
    if !isFound || !other.isFound { return isFound }
    if index != other.index { return index < other.index }
    return text.text(name).bytes.compare(text.text(other.name).bytes) < 0
  }
}
