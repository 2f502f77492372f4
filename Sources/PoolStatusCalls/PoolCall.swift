public import PoolStatus
public import PoolStatusMemory

/// One pool: text -> observation -> decision -> entry -> bytes.
public enum PoolCall {
  /// Room for the usual status: one allocation.
  static var usualSize: Int { 640 }

  /// Writes the status of the pool that a text describes.
  ///
  /// - Throws: `.unreadable`, `.problem`, `.nameless`, `.noMemory`.
  // Inlined, for a text that is passed on in memory is waited for.
  @inline(__always)
  public static func run(
    _ text: JSONText, _ options: inout CallOptions, _ others: inout OtherTexts,
    _ findings: inout CallFindings, to output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    var reader = text.reader()
    var observed = StatefulSetObservation()
    reader.readPool(into: &observed, StatefulSetScope(for: options.rule))
    try findings.finish(&reader, in: .main)
    if findings.problem == nil, !options.agree(with: observed.name) {
      findings.record(text.problem(.nameOfOptions, with: observed.name), in: .main)
    }
    let ssName = options.ssName(observed.name, orMissing: observed.missingName)
    let isUsual = options.rule == .documented && !others.hasPrevious && !options.style.detail
    guard isUsual, findings.problem == nil, ssName.isPresent, text.decoded.isEmpty else {
      return try evaluate(&observed, called: ssName, &options, &others, &findings, to: &output)
    }
    guard observed.progress.rawBytes.isPresent else {
      return try write(observed, called: ssName, &options, to: &output)
    }
    // By its counters: the whole would be copied.
    let decision = DocumentedRule.decide(
      desired: observed.progress.replicas ?? 0, ready: observed.progress.readyReplicas ?? 0,
      current: observed.progress.currentReplicas ?? 0,
      updated: observed.progress.updatedReplicas ?? 0)
    // Without decoded strings the name has no escapes.
    return try write(
      decision, observed.progress.rawBytes, called: ssName,
      needsNoEscapes: !observed.name.isEmpty || options.namesAreUnescaped, &options, to: &output)
  }

  /// Writes the status of a pool that is described by a status of the usual form and nothing else,
  /// where nothing else matters.
  ///
  /// - Returns: nil for any other call.
  @inline(never)
  @_optimize(speed)
  public static func runBare(
    _ text: Span<UInt8>, _ options: inout CallOptions, to output: inout OutputBuffer
  ) throws(Failed) -> Outcome? {
    guard options.rule == .documented, !options.style.detail, options.tenant.isPresent,
      options.pool.isPresent, let status = BareStatus(text)
    else { return nil }
    let ssName = StatefulSetName(tenant: options.tenant, pool: options.pool)
    return try write(
      status.decision, status.rawBytes, called: ssName, needsNoEscapes: options.namesAreUnescaped,
      &options, to: &output)
  }

  /// State, reason and `changed` of an observation that the host made itself, which is taken.
  ///
  /// - Throws: `.unreadable`, `.problem`, `.otherName`.
  public static func evaluate(
    _ observed: inout StatefulSetObservation, _ options: inout CallOptions,
    _ others: inout OtherTexts, _ findings: inout CallFindings
  ) throws(Failed) -> Outcome {
    if !options.agree(with: observed.name) { throw .otherName }
    if options.rule == .documented, !others.hasPrevious {
      let decision = DocumentedRule.decide(observed)
      return Outcome(state: decision.state, isChanged: true, reason: decision.reason)
    }
    let ssName = options.ssName(observed.name, orMissing: observed.missingName)
    var entry = options.entry(called: ssName)
    entry.evaluation.observed = observed
    observed = StatefulSetObservation()
    try decide(&entry, &options, &others, &findings)
    return Outcome(entry)
  }

  /// Writes a status without details that has no previous one.
  @inline(always)
  private static func write(
    _ decision: Decision, _ rawBytes: Text, called ssName: borrowing StatefulSetName,
    needsNoEscapes: Bool, _ options: inout CallOptions, to output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    let state = options.style.spelling(of: decision.state)
    try output.reserve(1, of: usualSize)
    try output.write { writer in
      PoolEntryWriter.write(
        called: ssName, needsNoEscapes: needsNoEscapes, state: state, rawBytes: rawBytes,
        time: options.nowText, to: &writer)
    }
    return Outcome(state: decision.state, isChanged: true, reason: decision.reason)
  }

  /// The same of one whose counters and revisions do not stand in the text as they are written.
  /// Without decoded strings none of them has an escape.
  @inline(never)
  private static func write(
    _ observed: borrowing StatefulSetObservation, called ssName: borrowing StatefulSetName,
    _ options: inout CallOptions, to output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    let decision = DocumentedRule.decide(observed)
    let state = options.style.spelling(of: decision.state)
    try output.reserve(1, of: usualSize)
    try output.writeCalling { writer in
      PoolEntryWriter.write(
        called: ssName, state: state, progress: observed.progress, time: options.nowText,
        to: &writer)
    }
    return Outcome(state: decision.state, isChanged: true, reason: decision.reason)
  }

  /// Everything else.
  // Not for size: that copies structs byte by byte, which takes longer than a call.
  @inline(never)
  @_optimize(speed)
  private static func evaluate(
    _ observed: inout StatefulSetObservation, called ssName: StatefulSetName,
    _ options: inout CallOptions, _ others: inout OtherTexts, _ findings: inout CallFindings,
    to output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    var entry = options.entry(called: ssName)
    entry.evaluation.observed = observed
    observed = StatefulSetObservation()
    try decide(&entry, &options, &others, &findings)
    guard entry.ssName.isPresent else { throw .nameless }
    try output.reserve(1, of: usualSize &+ entry.evaluation.previous.preserved.byteCount)
    try output.write { writer in PoolEntryWriter.write(entry, to: &writer) }
    return Outcome(entry)
  }

  /// Reads what the pool was and its pods, and decides.
  @inline(never)
  @_lifetime(entry: copy entry, copy options, copy others)
  private static func decide(
    _ entry: inout PoolEntry, _ options: inout CallOptions, _ others: inout OtherTexts,
    _ findings: inout CallFindings
  ) throws(Failed) {
    if others.hasPrevious {
      var reader = others.previous.reader()
      entry.evaluation.previous.read(&reader, of: others.previous)
      try findings.finish(&reader, in: .previous)
    }
    if others.hasPods { try readPods(into: &entry, &options, &others, &findings) }
    try findings.check()
    entry.name = options.pool.isPresent ? options.pool : entry.evaluation.observed.poolLabel
    entry.decide()
  }

  @inline(never)
  @_lifetime(entry: copy entry, copy options, copy others)
  private static func readPods(
    into entry: inout PoolEntry, _ options: inout CallOptions, _ others: inout OtherTexts,
    _ findings: inout CallFindings
  ) throws(Failed) {
    let owner = PodOwner(
      name: entry.ssName, uid: entry.evaluation.observed.uid,
      namespace: entry.evaluation.observed.namespace)
    var reader = others.pods.reader()
    entry.evaluation.readPods(&reader, of: others.pods, owner: owner, at: options.now)
    try findings.finish(&reader, in: .pods)
  }
}

extension CallOptions {
  /// A status of which nothing is known yet.
  @inline(never)
  @_optimize(speed)
  @_lifetime(copy ssName, copy self)
  mutating func entry(called ssName: StatefulSetName) -> PoolEntry {
    PoolEntry(called: ssName, by: rule, at: context, style: style, now: nowText)
  }
}
