/// The status of a pool, ready to be written.
public struct PoolEntry: ~Copyable, ~Escapable {
  public var evaluation: PoolEvaluation
  /// Where it is absent the previous one is not compared.
  public let ssName: StatefulSetName
  /// The name of the pool, for the detailed status; may be absent.
  public var name: Text
  public let style: PoolStyle
  /// Whether anything but the time differs from the previous status.
  public private(set) var isChanged = true
  /// The present, or the previous time where nothing else differs.
  public private(set) var lastUpdateTime: Text

  /// The status of a pool of which nothing is known yet.
  ///
  /// - Parameters:
  ///   - ssName: the StatefulSet's name; may be absent.
  ///   - rule: which one decides.
  ///   - context: what the caller knows besides the objects.
  ///   - style: how it is written.
  ///   - now: the present as it shall be written.
  @inline(__always)
  @_lifetime(copy ssName, copy now)
  public init(
    called ssName: StatefulSetName, by rule: PoolRule, at context: KubernetesRule.EvaluationContext,
    style: PoolStyle, now: Text
  ) {
    evaluation = PoolEvaluation(by: rule, at: context)
    self.ssName = ssName
    name = Text()
    self.style = style
    lastUpdateTime = now
  }

  /// Decides, and says what that comes to.
  @_lifetime(self: copy self)
  public mutating func decide() {
    evaluation.decide()
    if !evaluation.previous.isGiven { return }
    if style.detail, name.isEmpty { name = evaluation.previous.name }
    let isMoved = hasMoved()
    isChanged = isMoved || differs()
    if !isMoved, evaluation.previous.lastUpdateTime.isPresent {
      lastUpdateTime = evaluation.previous.lastUpdateTime
    }
  }

  /// How the state is spelled.
  var stateName: StaticString { style.spelling(of: evaluation.decision.state) }

  /// Whether the state, but for its spelling and for what the deadline makes of it, a counter, a
  /// revision or the name differs from the previous status.
  // Mutating, for a borrow of a variable of this size is a copy.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func hasMoved() -> Bool {
    if evaluation.decision.deadline != .exceeded,
      !evaluation.previous.was(evaluation.decision.state)
    {
      return true
    }
    return (ssName.isPresent && !ssName.matches(evaluation.previous.ssName))
      || !evaluation.previous.progress.isIdentical(to: evaluation.observed.progress)
  }

  /// Whether anything else differs. What the previous status does not have makes no difference: API
  /// servers prune members that a CRD does not know.
  @inline(never)
  @_optimize(size)
  @_lifetime(self: copy self)
  private mutating func differs() -> Bool {
    let isSame =
      evaluation.previous.state.equals(stateName)
      && !evaluation.previous.workloadState.isSomethingElse(than: Text(stateName))
      && !evaluation.previous.hasUnreadableTime
    guard isSame else { return true }
    guard style.detail else { return false }
    if evaluation.previous.reason.isSomethingElse(than: evaluation.reasonWord)
      || evaluation.previous.name.isSomethingElse(than: name)
    {
      return true
    }
    if evaluation.previous.message.isEmpty { return false }
    var comparison = MessageSink(comparing: evaluation.previous.message.bytes)
    PoolMessage.write(evaluation, to: &comparison)
    return !comparison.isMatch
  }
}

extension Text {
  /// Whether there is a text, and it is not another one.
  fileprivate func isSomethingElse(than other: borrowing Text) -> Bool {
    !isEmpty && !hasSameBytes(as: other)
  }
}
