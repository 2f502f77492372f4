internal import PoolStatus
internal import PoolStatusJansson

/// The pools of a list, one after the other.
enum ListCall {
  /// Room for the usual status of an item.
  static let usualSize = 384

  /// Writes the array of the statuses to `output`.
  static func run(
    _ value: JanssonValue, _ options: borrowing CallOptions, to output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    let podsText = try options.pods.parse(options, ifNeeded: options.rule == .kubernetes)
    let items = try ListReader.items(of: value, .statefulSets)
    let pods = try podIndex(podsText.value, options)
    try output.write("[")
    try output.reserve(items.elementCount, of: usualSize)
    var position = 0
    while position < items.elementCount {
      if position > 0 { try output.write(",") }
      try write(items.element(position), pods, options, to: &output)
      position &+= 1
    }
    try output.write("]")
    return Outcome(state: nil, isChanged: true, reason: "")
  }

  /// The pods; null is none given.
  static func podIndex(
    _ pods: JanssonValue, _ options: borrowing CallOptions
  ) throws(Failed) -> PodIndex {
    pods.kind != .null
      ? try PodIndex.read(pods) : try PodIndex.notGiven(options.report)
  }

  private static func write(
    _ item: JanssonValue, _ pods: borrowing PodIndex, _ options: borrowing CallOptions,
    to output: inout OutputBuffer
  ) throws(Failed) {
    let observed = try read(item, options)
    guard !observed.name.isEmpty else {
      throw options.report.fail(
        .invalidObject, at: item.path.member(.metadata).member(.name),
        "the StatefulSet has no name")
    }
    let name = observed.name
    let pool = observed.poolLabel
    let summary = try pods.summary(for: observed, at: options.now)
    let status = PoolCall.status(
      of: observed, called: StatefulSetName(name), pool: pool,
      previous: PreviousPool(nothing: Text()), pods: summary, options)
    try PoolCall.write(status, previous: item.nothing, to: &output)
  }

  /// Reads an item; an error in it also says what the item is called.
  @_lifetime(copy item)
  private static func read(
    _ item: JanssonValue, _ options: borrowing CallOptions
  ) throws(Failed) -> StatefulSetObservation {
    try StatefulSetReader.checkItem(item)
    do throws(Failed) {
      return try StatefulSetReader.readItem(item, for: options.rule)
    } catch {
      if let name = try? item.member(.metadata).member(.name).text(), name.isPresent {
        options.report.amend { message in
          message.append(" (StatefulSet ")
          message.append(name)
          message.append(")")
        }
      }
      throw error
    }
  }
}
