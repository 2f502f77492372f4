/// What all parts of a tenant's status say.
public struct TenantStatus: ~Copyable, ~Escapable {
  public let decision: TenantDecision
  /// Sum of readyReplicas.
  public let ready: Int64
  /// Sum of replicas.
  public let total: Int64
  /// The Tenant's metadata.generation.
  public let generation: Int64?
  /// The present as it is written.
  public let now: Text
  /// The pool that decides; of no meaning where they all do.
  public var decider: PoolEntry

  /// - Parameters:
  ///   - rule: the pools, added up.
  ///   - decider: the pool that decides; any where they all do.
  ///   - generation: the Tenant's.
  ///   - now: the present as it is written.
  @_lifetime(copy decider, copy now)
  public init(
    _ rule: TenantRule, decider: consuming PoolEntry, generation: Int64?, now: Text
  ) {
    decision = rule.decide()
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
      PoolMessage.write(decider.evaluation, to: &sink)
    } else if decision.reason == .scaledToZero {
      sink.append("all pools are scaled to zero")
    } else {
      sink.append(ready)
      sink.append("/")
      sink.append(total)
      sink.append(" pods ready")
    }
  }

  /// Whether that sentence is already there.
  func messageMatches(_ previous: borrowing Text) -> Bool {
    guard previous.isPresent else { return false }
    var comparison = MessageSink(comparing: previous.bytes)
    writeMessage(to: &comparison)
    return comparison.isMatch
  }
}
