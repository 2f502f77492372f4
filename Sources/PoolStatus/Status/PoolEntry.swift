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
    isChanged = !evaluation.previous.isGiven || differs()
    if !isChanged { lastUpdateTime = evaluation.previous.lastUpdateTime }
  }

  /// How the state is spelled.
  var stateName: StaticString { style.spelling(of: evaluation.decision.state) }

  /// Whether the status differs from the previous one. One without a time counts as
  /// different, for it has to be written.
  // Mutating, for a borrow of a variable of this size is a copy.
  @inline(never)
  @_optimize(size)
  @_lifetime(self: copy self)
  private mutating func differs() -> Bool {
    let state = evaluation.decision.state
    let isSame =
      evaluation.previous.lastUpdateTime.isPresent
      && (!ssName.isPresent || ssName.matches(evaluation.previous.ssName))
      && evaluation.previous.state.equals(style.variantNames ? state.variantName : state.name)
      && evaluation.previous.progress.isIdentical(to: evaluation.observed.progress)
    guard isSame else { return true }
    guard style.detail else {
      return evaluation.previous.name.isPresent || evaluation.previous.reason.isPresent
        || evaluation.previous.message.isPresent
    }
    guard evaluation.previous.message.isPresent,
      evaluation.previous.reason.isIdentical(to: evaluation.reasonWord),
      evaluation.previous.name.isIdentical(to: name)
    else { return true }
    var comparison = MessageSink(comparing: evaluation.previous.message.bytes)
    PoolMessage.write(evaluation, to: &comparison)
    return !comparison.isMatch
  }
}
