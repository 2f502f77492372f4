internal import PoolStatus
internal import PoolStatusJansson

/// One pool, read by cursors: nothing is allocated but the result.
enum CursorPoolCall {
  /// The status of the pool that `input` describes.
  ///
  /// - Returns: nil where jansson has to read: for whatever is an error, among others.
  /// - Throws: `.noMemory`.
  @inline(__always)
  static func run(
    _ input: JSONInput, _ options: inout CallOptions, _ reader: ReaderChoice
  ) throws(Failed) -> Outcome? {
    // The usual calls: nothing but the object is given, and nothing but it matters.
    let isUsual =
      options.rule == .documented && !options.previous.isGiven && !options.style.detail
    if isUsual, options.tenant.isPresent, options.pool.isPresent, let text = input.whole,
      let status = BareStatus(text)
    {
      let ssName = StatefulSetName(tenant: options.tenant, pool: options.pool)
      return try write(
        status.decision, status.asWritten, called: ssName, isPlain: options.namesArePlain, &options)
    }
    var cursor = input.cursor(reader)
    var observed = StatefulSetObservation(nothing: Text())
    cursor.readStatefulSet(into: &observed)
    guard cursor.isAtEnd, PoolCall.agrees(observed.name, options) else { return nil }
    let ssName = PoolCall.ssName(observed.name, orMissing: observed.missingName, options)
    guard ssName.isPresent else { return nil }
    guard isUsual, observed.progress.asWritten.isPresent else {
      return try evaluate(observed, called: ssName, options, reader)
    }
    let decision = DocumentedRule.decide(
      desired: observed.progress.replicas ?? 0, ready: observed.progress.readyReplicas ?? 0,
      current: observed.progress.currentReplicas ?? 0,
      updated: observed.progress.updatedReplicas ?? 0)
    // A cursor takes no name with escapes.
    return try write(
      decision, observed.progress.asWritten, called: ssName,
      isPlain: !observed.name.isEmpty || options.namesArePlain, &options)
  }

  /// Writes a status without details that has no previous one.
  @inline(__always)
  private static func write(
    _ decision: Decision, _ asWritten: Text, called ssName: borrowing StatefulSetName,
    isPlain: Bool, _ options: inout CallOptions
  ) throws(Failed) -> Outcome {
    let state = options.style.spelling(of: decision.state)
    var output = try OutputBuffer(capacity: PoolCall.usualSize)
    try output.write { writer in
      PoolStatusEncoder.write(
        called: ssName, isPlain: isPlain, state: state, asWritten: asWritten,
        time: options.nowText, to: &writer)
    }
    return try Outcome(state: decision.state, isChanged: true, reason: decision.reason.name)
      .with(&output)
  }

  /// Everything else.
  @inline(never)
  private static func evaluate(
    _ observed: consuming StatefulSetObservation, called ssName: StatefulSetName,
    _ options: borrowing CallOptions, _ reader: ReaderChoice
  ) throws(Failed) -> Outcome? {
    var previous = PreviousPool(nothing: Text())
    if options.previous.isGiven {
      var cursor = options.previous.cursor(reader)
      previous = PreviousPool.read(&cursor)
      guard cursor.isAtEnd else { return nil }
    }
    var summary = PodSummary(of: observed, areGiven: false)
    if options.pods.isGiven, options.rule == .kubernetes {
      let owner = PodOwner(name: ssName, uid: observed.uid, namespace: observed.namespace)
      var cursor = options.pods.cursor(reader)
      summary = PodSummary.read(&cursor, for: observed, owner: owner, at: options.now)
      guard cursor.isAtEnd else { return nil }
    }
    let pool = options.pool.isPresent ? options.pool : observed.poolLabel
    let room = PoolCall.usualSize &+ previous.carried.bytes.count
    let status = PoolCall.status(
      of: observed, called: ssName, pool: pool, previous: previous, pods: summary, options)
    var output = try OutputBuffer(capacity: room)
    try output.write { writer in PoolStatusEncoder.write(status, to: &writer) }
    return try Outcome(status).with(&output)
  }
}
