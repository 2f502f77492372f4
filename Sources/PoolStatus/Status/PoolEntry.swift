/// The status of a pool, ready to be written.
public struct PoolEntry: ~Copyable, ~Escapable {
  public let evaluation: PoolEvaluation
  public let ssName: StatefulSetName
  /// The name of the pool, for the detailed status; may be absent.
  public let name: Text
  public let style: PoolStyle
  /// Whether anything but the time differs from the previous status.
  public let isChanged: Bool
  /// The present, or the previous time where nothing else differs.
  public let lastUpdateTime: Text

  /// Says what `evaluation` comes to.
  ///
  /// - Parameters:
  ///   - evaluation: the pool, decided.
  ///   - ssName: the StatefulSet's name; where it is absent the previous one is not compared.
  ///   - name: the pool's name, absent if not known.
  ///   - style: how it is written.
  ///   - now: the present as it shall be written.
  @inline(never)
  @_lifetime(copy evaluation, copy ssName, copy name, copy now)
  public init(
    _ evaluation: consuming PoolEvaluation, ssName: StatefulSetName, name: Text, style: PoolStyle,
    now: Text
  ) {
    let isChanged = PoolEntry.differs(evaluation, ssName, name, style)
    self.isChanged = isChanged
    lastUpdateTime = isChanged ? now : evaluation.previous.lastUpdateTime
    self.evaluation = evaluation
    self.ssName = ssName
    self.name = name
    self.style = style
  }

  /// How the state is spelled.
  var stateName: StaticString { style.spelling(of: evaluation.decision.state) }

  /// Whether the status differs from the previous one. One without a time counts as
  /// different, for it has to be written.
  @_optimize(size)
  private static func differs(
    _ evaluation: borrowing PoolEvaluation, _ ssName: borrowing StatefulSetName,
    _ name: borrowing Text, _ style: PoolStyle
  ) -> Bool {
    let state = evaluation.decision.state
    let isSame =
      evaluation.previous.isGiven && evaluation.previous.lastUpdateTime.isPresent
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
    var matcher = TextMatcher(evaluation.previous.message.bytes)
    PoolMessage.write(evaluation, to: &matcher)
    return !matcher.isMatch
  }
}

/// Whether the pieces appended to it make up a text that is already there.
struct TextMatcher: TextSink, ~Escapable {
  private let expected: Span<UInt8>
  private var count = 0
  private var matches = true

  @_lifetime(copy expected)
  init(_ expected: Span<UInt8>) {
    self.expected = expected
  }

  /// Whether all of the text has been appended, and nothing else.
  var isMatch: Bool { matches && count == expected.count }

  @_lifetime(self: copy self)
  mutating func append(_ bytes: borrowing Span<UInt8>) {
    matches = matches && expected.has(bytes, at: count)
    if matches { count &+= bytes.count }
  }
}
