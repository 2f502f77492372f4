public import PoolStatus

/// The options of a call, checked; texts are borrowed for the call.
///
/// Passed on as inout where it matters: a copy takes as long as reading a small status.
public struct CallOptions: ~Escapable {
  public var rule = PoolRule.documented
  public var style = PoolStyle(detail: false, variantNames: false)
  /// Of a tenant: whether the members of its status that the library does not know are left out.
  public var ownMembersOnly = false
  /// Seconds; 0: none.
  public var progressDeadline: Int32 = 0
  /// Whether JSON escapes nothing of tenant and pool.
  public var namesAreUnescaped = true
  /// How long a pod may show a failing state.
  public var podGrace = PodGrace(option: 0)
  /// Of a tenant: what stops it that only the host knows; absent where nothing does.
  public var blockedReason: Text
  /// The message beside it; may be absent.
  public var blockedMessage: Text
  public var tenant: Text
  public var pool: Text
  /// The present as it is written.
  public var nowText: Text
  /// The present, for the kubernetes rule: the documented one asks for no time.
  public var now = Timestamp(seconds: 0)

  /// The defaults, but for the time.
  @_lifetime(immortal)
  @_optimize(speed)
  public init() {
    tenant = Text()
    pool = Text()
    nowText = Text()
    blockedReason = Text()
    blockedMessage = Text()
  }

  /// When and by what limits the rule decides.
  var context: KubernetesRule.EvaluationContext {
    KubernetesRule.EvaluationContext(
      now: now, progressDeadline: progressDeadline, podGrace: podGrace)
  }

  /// The name of the StatefulSet: that of the object, else `{tenant}-{pool}`, else that in the
  /// 404.
  @_lifetime(copy name, copy missing, copy self)
  @_optimize(speed)
  func ssName(_ name: Text, orMissing missing: Text) -> StatefulSetName {
    if !name.isEmpty { return StatefulSetName(name) }
    if tenant.isPresent, pool.isPresent { return StatefulSetName(tenant: tenant, pool: pool) }
    return StatefulSetName(missing)
  }

  /// Whether an object is the one that tenant and pool name, where all say.
  // Inlined, for a call would copy all of the options.
  @inline(always)
  public func agree(with name: borrowing Text) -> Bool {
    guard !name.isEmpty, tenant.isPresent, pool.isPresent else { return true }
    return StatefulSetName(tenant: tenant, pool: pool).matches(name)
  }

  /// Says that it is not.
  public func writeDisagreement(with name: borrowing Text, to failure: inout Failure) {
    failure.message.append("the StatefulSet is called ")
    failure.message.append(name)
    failure.message.append(", tenant and pool make ")
    StatefulSetName(tenant: tenant, pool: pool).write(to: &failure.message)
  }
}

/// The texts of a call beside the one that it is about.
public struct OtherTexts: ~Escapable {
  /// Whether a previous status is given.
  public var hasPrevious = false
  /// Whether pods are given that the rule asks for.
  public var hasPods = false
  /// The previous status.
  public var previous: JSONText
  /// The pods.
  public var pods: JSONText

  /// None.
  @_lifetime(immortal)
  @_optimize(speed)
  public init() {
    previous = JSONText()
    pods = JSONText()
  }
}
