/// The pool status of last time, as far as it matters now.
public struct PreviousPool: ~Copyable, ~Escapable {
  /// What is known of the state that the pool was in.
  public enum Knowledge: Sendable, Equatable {
    /// No previous status was passed, or its state is none of the seven.
    case unknown
    /// There was a previous status to pass, and it has no state: a new pool.
    case neverSeen
    /// It was in this state.
    case state(PoolState)
  }

  public var knowledge = Knowledge.unknown
  /// Whether a previous status was passed.
  public var isGiven = false
  public var ssName: Text
  /// The state as it was spelled.
  public var state: Text
  public var progress: Progress
  /// As it was written; absent where that is no time.
  public var lastUpdateTime: Text
  public var name: Text
  public var reason: Text
  public var message: Text
  /// The text from the first member that is not ours to the end of the object, where the
  /// cursor has read it and there is such a member.
  public var carried: Text

  /// No previous status; `nothing` is an absent text.
  @inline(never)
  @_lifetime(copy nothing)
  public init(nothing: Text) {
    ssName = nothing
    state = nothing
    progress = Progress(nothing: nothing)
    lastUpdateTime = nothing
    name = nothing
    reason = nothing
    message = nothing
    carried = nothing
  }

  /// Whether the state is `state`.
  func was(_ state: PoolState) -> Bool { knowledge == .state(state) }
}
