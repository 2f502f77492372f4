public import PoolStatus

/// A pool status of last time in a jansson tree -> what matters of it.
public enum PreviousPoolReader {
  /// Reads a pool status; null is none, `{}` is a pool that was never seen.
  ///
  /// - Throws: `.invalidObject` where a member of ours has another type.
  @inline(never)
  @_lifetime(copy value)
  public static func read(_ value: JanssonValue) throws(Failed) -> PreviousPool {
    var previous = PreviousPool(nothing: Text())
    if value.kind == .null { return previous }
    let object = try value.object()
    previous.isGiven = true
    previous.ssName = try object.text(.ssName)
    previous.state = try object.text(.state)
    if let state = PoolState(previous.state) {
      previous.knowledge = .state(state)
    } else {
      previous.knowledge = previous.state.isPresent ? .unknown : .neverSeen
    }
    try ProgressReader.read(object, into: &previous.progress)
    let time = try object.text(.lastUpdateTime)
    if Timestamp(time) != nil { previous.lastUpdateTime = time }
    previous.name = try object.text(.name)
    previous.reason = try object.text(.reason)
    previous.message = try object.text(.message)
    return previous
  }
}
