/// The conditions of a tenant that the library writes, in the order in which they are written; what
/// kstatus knows (Ready, Reconciling, Stalled) and Degraded.
public enum ConditionType: Int, Sendable {
  case ready, reconciling, degraded, stalled

  /// How many there are.
  public static var count: Int { 4 }

  public var name: StaticString {
    switch self {
    case .ready: "Ready"
    case .reconciling: "Reconciling"
    case .degraded: "Degraded"
    case .stalled: "Stalled"
    }
  }

  /// The type that a condition is of, if it is one of these.
  public init?(_ text: borrowing Text) {
    var number = 0
    while let type = ConditionType(rawValue: number) {
      if text.equals(type.name) {
        self = type
        return
      }
      number &+= 1
    }
    return nil
  }
}

/// A condition that the library writes, in the status of last time.
public struct PreviousCondition: ~Copyable, ~Escapable {
  public var status: Text
  /// As it was written; absent where that is no time.
  public var lastTransitionTime: Text
  public var observedGeneration: Int64?
  public var reason: Text
  public var message: Text

  /// No condition.
  @inline(never)
  @_lifetime(immortal)
  public init() {
    status = Text()
    lastTransitionTime = Text()
    reason = Text()
    message = Text()
  }
}

/// A condition of a tenant, ready to be written.
public struct Condition: ~Escapable {
  public let type: ConditionType
  public let isTrue: Bool
  /// When the status last flipped.
  public let lastTransitionTime: Text
  /// Whether it differs from the previous one.
  public let isChanged: Bool

  /// Says what `tenant` comes to.
  ///
  /// - Parameters:
  ///   - type: which condition.
  ///   - tenant: what all conditions say.
  ///   - previous: the condition as it was.
  @_lifetime(copy tenant, copy previous)
  public init(
    _ type: ConditionType, of tenant: borrowing TenantStatus, previous: borrowing PreviousCondition
  ) {
    let isTrue = tenant.decision.isTrue(type)
    self.type = type
    self.isTrue = isTrue
    let isKept = previous.status.equals(isTrue ? "True" : "False")
    lastTransitionTime =
      isKept && previous.lastTransitionTime.isPresent ? previous.lastTransitionTime : tenant.now
    // What an API server has pruned makes no difference.
    isChanged =
      !isKept
      || (previous.observedGeneration != nil && previous.observedGeneration != tenant.generation)
      || (!previous.reason.isEmpty && !previous.reason.hasSameBytes(as: tenant.reasonWord))
      || !tenant.messageMatches(previous.message)
  }
}
