internal import PoolStatus
internal import PoolStatusJansson

/// The pools of a list, read by cursors, one after the other.
enum CursorListCall {
  /// Writes the array of the statuses. Items are about as long as the first one, and so are
  /// their statuses: that is how much memory is asked for, once.
  ///
  /// - Returns: nil where jansson has to read.
  /// - Throws: `.noMemory`.
  static func run(
    _ input: JSONInput, _ options: borrowing CallOptions, _ reader: ReaderChoice
  ) throws(Failed) -> Outcome? {
    var pods = CursorPodIndex()
    var podsText = Span<UInt8>()
    if options.pods.isGiven, options.rule == .kubernetes {
      var cursor = options.pods.cursor(reader)
      podsText = cursor.whole
      try pods.read(&cursor)
      guard cursor.isAtEnd else { return nil }
    }
    let isUsual = options.rule == .documented && !options.style.detail
    var isGood = true
    var output = OutputBuffer()
    var cursor = input.cursor(reader)
    var items = cursor.beginList()
    let start = cursor.offset
    while cursor.next(&items, of: "StatefulSetList") {
      let observed = StatefulSetObservation.readItem(&cursor)
      guard cursor.isGood, !observed.name.isEmpty else { return nil }
      if isUsual, items.count > 1, observed.progress.asWritten.isPresent {
        try write(observed, options, to: &output)
        continue
      }
      let name = observed.name
      let pool = observed.poolLabel
      let summary = pods.summary(for: observed, in: podsText, at: options.now, &isGood)
      guard isGood else { return nil }
      let status = PoolCall.status(
        of: observed, called: StatefulSetName(name), pool: pool,
        previous: PreviousPool(nothing: Text()), pods: summary, options)
      if items.count == 1 {
        let others = cursor.remaining / max(1, cursor.offset &- start)
        try output.reserve(others &+ 2, of: PoolStatusEncoder.count(of: status) &+ 16)
      }
      try output.write(items.count == 1 ? "[" : ",")
      try output.write { writer in PoolStatusEncoder.write(status, to: &writer) }
    }
    guard cursor.isAtEnd else { return nil }
    if items.count == 0 { try output.reserve(1, of: 4) }
    try output.write(items.count == 0 ? "[]" : "]")
    return try Outcome(state: nil, isChanged: true, reason: "").with(&output)
  }

  /// Writes a status without details behind others.
  @inline(never)
  @_optimize(speed)
  private static func write(
    _ observed: borrowing StatefulSetObservation, _ options: borrowing CallOptions,
    to output: inout OutputBuffer
  ) throws(Failed) {
    let decision = DocumentedRule.decide(observed)
    let state = options.style.spelling(of: decision.state)
    let ssName = StatefulSetName(observed.name)
    let asWritten = observed.progress.asWritten
    try output.write { writer in
      writer.raw(",")
      // A cursor takes no name with escapes.
      PoolStatusEncoder.write(
        called: ssName, isPlain: true, state: state, asWritten: asWritten,
        time: options.nowText, to: &writer)
    }
  }
}
