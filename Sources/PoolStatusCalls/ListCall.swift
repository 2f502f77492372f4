public import PoolStatus
public import PoolStatusMemory

/// The pools of a list, one after the other.
public enum ListCall {
  /// Writes the array of the statuses.
  ///
  /// - Throws: `.unreadable`, `.problem`, `.noMemory`.
  public static func run(
    _ text: JSONText, _ options: inout CallOptions, _ others: inout OtherTexts,
    _ findings: inout CallFindings, to output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    var pods = PodTable()
    if others.hasPods { try pods.read(others.pods, at: options.now, &findings) }
    var podsText = others.pods
    if try !write(text, &options, &pods, in: podsText, &findings, to: &output) {
      podsText = text
      try pods.readPods(beside: .main, text, at: options.now, &findings)
      output = OutputBuffer()
      _ = try write(text, &options, &pods, in: podsText, &findings, to: &output)
    }
    return Outcome(state: nil, isChanged: true, reason: nil)
  }

  /// Writes the array.
  ///
  /// - Parameter podsText: that the pods were read from.
  /// - Returns: false where there is a Pod in the list, and the rule asks for pods that are not
  ///   given: the call begins anew with these.
  @inline(always)
  private static func write(
    _ text: JSONText, _ options: inout CallOptions, _ pods: inout PodTable,
    in podsText: JSONText, _ findings: inout CallFindings, to output: inout OutputBuffer
  ) throws(Failed) -> Bool {
    let isUsual =
      options.rule == .documented && !options.style.detail && text.decoded.isEmpty
    let scope = StatefulSetScope(for: options.rule)
    var reader = text.reader()
    var items = reader.beginList(of: .statefulSets)
    var count = 0
    while reader.next(&items) {
      let start = reader.offset
      let isGood = reader.problem == nil
      var observed = StatefulSetObservation()
      guard reader.readItem(into: &observed, scope) else {
        if options.rule == .documented || pods.areGiven { continue }
        return false
      }
      count &+= 1
      if observed.name.isEmpty { reader.recordMissingName(ofItemAt: start) }
      let isWrong = reader.problem != nil
      if isWrong, isGood { findings.item = start }
      if isUsual, !isWrong, count > 1, observed.progress.rawBytes.isPresent {
        try write(observed, &options, to: &output)
        continue
      }
      var entry = options.entry(called: StatefulSetName(observed.name))
      entry.name = observed.poolLabel
      entry.evaluation.observed = observed
      if pods.areGiven { pods.add(to: &entry.evaluation, in: podsText, &findings) }
      // Its pods may be wrong in front of it.
      if isWrong { continue }
      entry.decide()
      if count == 1 { try reserve(for: entry, reader, from: start, in: &output) }
      try output.writeCalling { writer in
        writer.raw(count == 1 ? "[" : ",")
        PoolEntryWriter.write(entry, to: &writer)
      }
    }
    try findings.finish(&reader, in: .main)
    try findings.check()
    try output.write(count == 0 ? "[]" : "]")
    return true
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
        called: ssName, needsNoEscapes: true, state: state, rawBytes: rawBytes,
        time: options.nowText, to: &writer)
    }
  }
}
