/// What was seen of a Tenant, but for the pools of its spec and the entries of its status, which
/// stand in tables; texts are borrowed from the input.
public struct TenantObservation: ~Copyable, ~Escapable {
  /// metadata.name.
  public var name: Text
  /// metadata.namespace.
  public var namespace: Text
  /// metadata.uid.
  public var uid: Text
  /// Whether metadata.deletionTimestamp is set.
  public var isTerminating = false
  /// metadata.generation.
  public var generation: Int64?
  /// status.currentState.
  var currentState: Text
  /// status.availableReplicas.
  var availableReplicas: Int32?
  /// status.observedGeneration.
  var observedGeneration: Int64?
  /// status.conditions.
  public var conditions = ConditionTable()
  /// The members of status that the library does not know.
  public var preserved: PreservedMembers

  /// A Tenant of which nothing is known yet.
  @_optimize(speed)
  @_lifetime(immortal)
  public init() {
    name = Text()
    namespace = Text()
    uid = Text()
    currentState = Text()
    preserved = PreservedMembers()
  }

  /// Whether currentState, availableReplicas and observedGeneration are what they are now.
  public func agrees(with now: borrowing TenantStatus) -> Bool {
    currentState.equals(now.decision.state.name)
      && availableReplicas.map(Int64.init) == now.available
      && observedGeneration == now.generation
  }
}
