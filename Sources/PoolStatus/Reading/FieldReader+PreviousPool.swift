// A pool status of last time in a text -> what matters of it.

extension PreviousPool {
  /// Reads the pool status that stands at an offset of a text; null is none, `{}` is a pool that
  /// was never seen.
  ///
  /// - Parameter text: that the reader walks.
  @_lifetime(copy reader, copy text)
  @_lifetime(reader: copy reader)
  public static func read(_ reader: inout FieldReader, of text: JSONText) -> PreviousPool {
    var previous = PreviousPool()
    guard reader.enterObject() else { return previous }
    previous.isGiven = true
    reader.readPrevious(into: &previous, of: text)
    if let state = PoolState(previous.state) {
      previous.last = .state(state)
    } else {
      previous.last = previous.state.isPresent ? .unknown : .neverSeen
    }
    if !Timestamp.isTime(previous.lastUpdateTime) { previous.lastUpdateTime = Text() }
    return previous
  }
}

extension FieldReader {
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(previous: copy previous, copy self, copy text)
  fileprivate mutating func readPrevious(into previous: inout PreviousPool, of text: JSONText) {
    var members = Members()
    if !readsLastOfMany {
      // As the library writes them.
      if expect(.ssName, &members) { readPreviousMember(.ssName, into: &previous) }
      if expect(.state, &members) { readPreviousMember(.state, into: &previous) }
      readCanonicalProgress(into: &previous.progress, &members)
      if expect(.lastUpdateTime, &members) { readPreviousMember(.lastUpdateTime, into: &previous) }
    }
    var preserved: Int?
    while nextIfAny(&members) {
      if preserved == nil, !PreservedMembers.areKnownToPool(members.name) {
        preserved = members.keys.start &- 1
      }
      readPreviousMember(members.name, into: &previous)
    }
    if let preserved { previous.preserved = PreservedMembers(of: text, from: preserved) }
  }

  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(previous: copy previous, copy self)
  private mutating func readPreviousMember(
    _ name: FieldName?, into previous: inout PreviousPool
  ) {
    switch name {
    case .ssName: previous.ssName = readText()
    case .state: previous.state = readText()
    case .lastUpdateTime: previous.lastUpdateTime = readText()
    case .name: previous.name = readText()
    case .reason: previous.reason = readText()
    case .message: previous.message = readText()
    default: if !readProgress(name, into: &previous.progress) { skip(name) }
    }
  }
}
