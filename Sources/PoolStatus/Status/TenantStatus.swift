/// What all parts of a tenant's status say.
public struct TenantStatus: ~Copyable, ~Escapable {
  public let decision: TenantDecision
  /// Sum of readyReplicas of all pools.
  public let available: Int64
  /// Sum of readyReplicas of those that count.
  public let ready: Int64
  /// Sum of replicas of the same.
  public let total: Int64
  private let block: TenantBlock
  /// The Tenant's metadata.generation.
  public let generation: Int64?
  /// The present as it is written.
  public let now: Text
  /// The pool that decides; of no meaning where they all do.
  public var decider: PoolEntry

  /// - Parameters:
  ///   - decision: what the pools come to.
  ///   - rule: the pools, added up.
  ///   - block: what stops the Tenant that only the host knows.
  ///   - decider: the pool that decides; any where they all do.
  ///   - generation: the Tenant's.
  ///   - now: the present as it is written.
  @_lifetime(copy block, copy decider, copy now)
  public init(
    _ decision: TenantDecision, _ rule: TenantRule, blockedBy block: TenantBlock,
    decider: consuming PoolEntry, generation: Int64?, now: Text
  ) {
    self.decision = decision
    self.block = block
    available = rule.available
    ready = rule.ready
    total = rule.total
    self.decider = decider
    self.generation = generation
    self.now = now
  }

  /// Appends the sentence that every condition carries.
  func writeMessage(to sink: inout MessageSink) {
    if decision.decidingPool != nil {
      sink.append("pool ")
      sink.append(decider.name)
      sink.append(": ")
    }
    switch decision.reason {
    case .terminating: sink.append("the Tenant is being deleted")
    case .blocked:
      if !block.message.isEmpty { return sink.append(block.message) }
      sink.append("blocked: ")
      sink.append(block.reason)
    case .poolDecommissionFailed: sink.append("decommissioning failed")
    case .poolDecommissionCanceled: sink.append("decommissioning was canceled")
    case .poolDecommissioning: sink.append("is being decommissioned")
    case .scaledToZero: sink.append("all pools are scaled to zero")
    case .allPoolsDecommissioned: sink.append("all pools are decommissioned")
    case .poolRolloutFailed, .poolDegraded, .rolloutInProgress:
      PoolMessage.write(decider.evaluation, to: &sink)
    default:
      sink.append(ready)
      sink.append("/")
      sink.append(total)
      sink.append(" pods ready")
    }
  }

  /// The reason that every condition carries.
  var reasonWord: Text {
    @_lifetime(copy self)
    get { decision.reason == .blocked ? block.reason : Text(decision.reason.name) }
  }

  /// Whether that sentence is already there, or none is.
  func messageMatches(_ previous: borrowing Text) -> Bool {
    if previous.isEmpty { return true }
    var comparison = MessageSink(comparing: previous.bytes)
    writeMessage(to: &comparison)
    return comparison.isMatch
  }
}
