public import PoolStatus
public import PoolStatusMemory

/// The pools of a list, one after the other.
public enum ListCall {
  /// Writes the array of the statuses.
  ///
  /// - Throws: `.unreadable`, `.problem`, `.noMemory`.
  public static func run(
    _ text: JSONText, _ options: inout CallOptions, _ findings: inout CallFindings,
    to output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    var pods = PodTable()
    if options.hasPods { try pods.read(options.pods, &findings) }
    let isUsual =
      options.rule == .documented && !options.style.detail && text.decoded.isEmpty
    let scope = StatefulSetScope(for: options.rule)
    var reader = text.reader()
    var items = reader.beginList(of: .statefulSets)
    while reader.next(&items) {
      let start = reader.offset
      let isGood = reader.problem == nil
      var observed = StatefulSetObservation()
      reader.readItem(into: &observed, scope)
      if observed.name.isEmpty, reader.lacksName(start) {
        reader.record(ReadProblem(.statefulSetWithoutName, at: start))
      }
      if reader.problem != nil {
        if isGood { findings.item = start }
        continue
      }
      if isUsual, items.count > 1, observed.progress.rawBytes.isPresent {
        try write(observed, &options, to: &output)
        continue
      }
      var entry = options.entry(called: StatefulSetName(observed.name))
      entry.name = observed.poolLabel
      entry.evaluation.observed = observed
      if options.hasPods {
        try pods.add(to: &entry.evaluation, in: options.pods, at: options.now, &findings)
      }
      entry.decide()
      if items.count == 1 { try reserve(for: entry, reader, from: start, in: &output) }
      try output.writeCalling { writer in
        writer.raw(items.count == 1 ? "[" : ",")
        PoolEntryWriter.write(entry, to: &writer)
      }
    }
    try findings.finish(&reader, in: .main)
    try findings.check()
    try output.write(items.count == 0 ? "[]" : "]")
    return Outcome(state: nil, isChanged: true, reason: nil)
  }

  /// Makes room at once: items are about as long as the first one, and so are their statuses.
  private static func reserve(
    for entry: borrowing PoolEntry, _ reader: borrowing FieldReader, from start: Int,
    in output: inout OutputBuffer
  ) throws(Failed) {
    let others = reader.remaining / max(1, reader.offset &- start)
    try output.reserve(others &+ 2, of: PoolEntryWriter.count(of: entry) &+ 16)
  }

  /// Writes a status without details after others.
  @inline(never)
  @_optimize(speed)
  private static func write(
    _ observed: borrowing StatefulSetObservation, _ options: inout CallOptions,
    to output: inout OutputBuffer
  ) throws(Failed) {
    let decision = DocumentedRule.decide(observed)
    let state = options.style.spelling(of: decision.state)
    let ssName = StatefulSetName(observed.name)
    let rawBytes = observed.progress.rawBytes
    try output.write { writer in
      writer.raw(",")
      // Without decoded strings the name has no escapes.
      PoolEntryWriter.write(
        called: ssName, isUnescaped: true, state: state, rawBytes: rawBytes,
        time: options.nowText, to: &writer)
    }
  }
}
