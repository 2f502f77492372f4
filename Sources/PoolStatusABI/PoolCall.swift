internal import PoolStatus
internal import PoolStatusJansson

/// One pool: observation -> decision -> status -> bytes.
enum PoolCall {
  /// Room for the usual status: one allocation.
  static let usualSize = 640

  /// Writes the status of the pool behind `value` to `output`.
  ///
  /// The previous status and the pods are parsed before anything is read, so that a text
  /// that is not JSON is told before one that is not what it should be.
  static func run(
    _ value: JanssonValue, _ options: borrowing CallOptions, to output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    let previousText = try options.previous.parse(options)
    let podsText = try options.pods.parse(options, ifNeeded: options.rule == .kubernetes)
    let observed = try StatefulSetReader.read(value, for: options.rule)
    try checkAgreement(observed, options, at: Path().member(.metadata).member(.name))
    let status = try status(
      of: observed, previous: previousText.value, pods: podsText.value, options)
    guard status.ssName.isPresent else {
      throw options.report.fail(
        .invalidArgument,
        "the StatefulSet has no name: give its metadata.name, or the options tenant and pool")
    }
    try write(status, previous: previousText.value, to: &output)
    return Outcome(status)
  }

  /// State, reason and `changed` of an observation that the host made itself.
  static func evaluate(
    _ observed: consuming StatefulSetObservation, _ options: borrowing CallOptions
  ) throws(Failed) -> Outcome {
    if options.rule == .documented, !options.previous.isGiven {
      try checkAgreement(observed, options, at: Path().member(.name))
      let decision = DocumentedRule.decide(observed)
      return Outcome(state: decision.state, isChanged: true, reason: decision.reason.name)
    }
    let previousText = try options.previous.parse(options)
    let podsText = try options.pods.parse(options, ifNeeded: options.rule == .kubernetes)
    try checkAgreement(observed, options, at: Path().member(.name))
    let status = try status(
      of: observed, previous: previousText.value, pods: podsText.value, options)
    return Outcome(status)
  }

  /// Decides, and says what that comes to.
  @inline(never)
  @_lifetime(copy observed, copy previous, copy pods, copy options)
  private static func status(
    of observed: consuming StatefulSetObservation, previous: JanssonValue, pods: JanssonValue,
    _ options: borrowing CallOptions
  ) throws(Failed) -> PoolStatus {
    let ssName = ssName(observed.name, orMissing: observed.missingName, options)
    let previous = try PreviousPoolReader.read(previous)
    let summary: PodSummary
    if pods.isPresent, pods.kind != .null {
      let owner = PodOwner(name: ssName, uid: observed.uid, namespace: observed.namespace)
      summary = try PodReader.summary(of: pods, for: observed, owner: owner, at: options.now)
    } else {
      summary = PodSummary(of: observed, areGiven: false)
    }
    let pool = options.pool.isPresent ? options.pool : observed.poolLabel
    return status(
      of: observed, called: ssName, pool: pool, previous: previous, pods: summary, options)
  }

  /// Decides, and says what that comes to.
  @inline(never)
  @_lifetime(copy observed, copy ssName, copy pool, copy previous, copy pods, copy options)
  static func status(
    of observed: consuming StatefulSetObservation, called ssName: StatefulSetName, pool: Text,
    previous: consuming PreviousPool, pods: consuming PodSummary, _ options: borrowing CallOptions
  ) -> PoolStatus {
    let evaluation = PoolEvaluation(
      observed, previous: previous, pods: pods, rule: options.rule, at: options.moment)
    return PoolStatus(
      evaluation, ssName: ssName, name: pool, style: options.style, now: options.nowText)
  }

  /// Writes the whole object: our members, then those of `previous` that are not ours.
  @inline(never)
  static func write(
    _ status: borrowing PoolStatus, previous: JanssonValue, to output: inout OutputBuffer
  ) throws(Failed) {
    try output.write { writer in PoolStatusEncoder.writeMembers(of: status, to: &writer) }
    try output.writeMembers(of: previous, unless: PoolStatusEncoder.isOurs)
    try output.write("}")
  }

  /// The name: that of the object, else `{tenant}-{pool}`, else that in the 404.
  @_lifetime(copy name, copy missing, copy options)
  @_optimize(speed)
  static func ssName(
    _ name: Text, orMissing missing: Text, _ options: borrowing CallOptions
  ) -> StatefulSetName {
    if !name.isEmpty { return StatefulSetName(name) }
    if options.tenant.isPresent, options.pool.isPresent {
      return StatefulSetName(tenant: options.tenant, pool: options.pool)
    }
    return StatefulSetName(missing)
  }

  /// Whether the object is the one that the options name, where both say.
  @_optimize(speed)
  static func agrees(_ name: borrowing Text, _ options: borrowing CallOptions) -> Bool {
    guard !name.isEmpty, options.tenant.isPresent, options.pool.isPresent else { return true }
    return StatefulSetName(tenant: options.tenant, pool: options.pool).matches(name)
  }

  /// Checks that the object is the one that the options name, where both say.
  private static func checkAgreement(
    _ observed: borrowing StatefulSetObservation, _ options: borrowing CallOptions, at path: Path
  ) throws(Failed) {
    if agrees(observed.name, options) { return }
    let expected = StatefulSetName(tenant: options.tenant, pool: options.pool)
    throw options.report.fail(.invalidObject, at: path) { message in
      message.append("the StatefulSet is called ")
      message.append(observed.name)
      message.append(", tenant and pool make ")
      expected.write(to: &message)
    }
  }
}
