/// The pool status of last time, as far as it matters now.
public struct PreviousPool: ~Copyable, ~Escapable {
  /// The state that the pool was in, as far as it is known.
  public enum LastState: Sendable, Equatable {
    /// No previous status was passed, or its state is none of the seven.
    case unknown
    /// There was a previous status to pass, and it has no state: a new pool.
    case neverSeen
    /// It was in this state.
    case state(PoolState)
  }

  public var last = LastState.unknown
  /// Whether a previous status was passed.
  public var isGiven = false
  public var ssName: Text
  /// The state as it was spelled.
  public var state: Text
  public var progress: Progress
  /// The state once more, as RustFS' operator writes it; mostly absent.
  public var workloadState: Text
  /// Of an entry of a Tenant: what its operator does with the pool.
  public var lifecycle = PoolLifecycle.active
  /// As it was written; absent where that is no time.
  public var lastUpdateTime: Text
  /// Whether there was one that is no time.
  public var hasUnreadableTime = false
  public var name: Text
  public var reason: Text
  public var message: Text
  /// Its members that the library does not know.
  public var preserved: PreservedMembers

  /// No previous status.
  @inline(never)
  @_optimize(speed)
  @_lifetime(immortal)
  public init() {
    ssName = Text()
    state = Text()
    progress = Progress()
    workloadState = Text()
    lastUpdateTime = Text()
    name = Text()
    reason = Text()
    message = Text()
    preserved = PreservedMembers()
  }

  /// Whether the state is `state`.
  func was(_ state: PoolState) -> Bool { last == .state(state) }
}
