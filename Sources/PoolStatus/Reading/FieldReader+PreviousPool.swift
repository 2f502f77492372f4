// A pool status of last time in a text -> what matters of it.

extension PreviousPool {
  /// Reads the pool status that stands at an offset of a text; null is none, `{}` is a pool that
  /// was never seen.
  ///
  /// - Parameters:
  ///   - reader: at the status.
  ///   - text: that the reader walks.
  ///   - isEntry: whether it is an entry of a Tenant, whose lifecycleState counts.
  @inline(never)
  @_lifetime(self: copy self, copy reader, copy text)
  @_lifetime(reader: copy reader)
  public mutating func read(
    _ reader: inout FieldReader, of text: JSONText, isEntry: Bool = false
  ) {
    guard reader.enterObject() else { return }
    isGiven = true
    reader.readPrevious(into: &self, of: text, isEntry: isEntry)
    if let known = PoolState(state) {
      last = .state(known)
    } else {
      last = state.isEmpty ? .neverSeen : .unknown
    }
    guard !Timestamp.isTime(lastUpdateTime) else { return }
    hasUnreadableTime = !lastUpdateTime.isEmpty
    lastUpdateTime = Text()
  }
}

extension FieldReader {
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(previous: copy previous, copy self, copy text)
  fileprivate mutating func readPrevious(
    into previous: inout PreviousPool, of text: JSONText, isEntry: Bool
  ) {
    let start = cursor.index &- 1
    var members = Members()
    if !readsLastOfMany { readCanonicalPrevious(into: &previous, &members) }
    // The first of several members is not walked, but preserved.
    var preserved = readsLastOfMany ? cursor.index : nil
    var looksLikeObject = false
    while nextIfAny(&members) {
      if preserved == nil, !PreservedMembers.areWrittenByPool(members.name) {
        preserved = members.keys.start &- 1
      }
      if isEntry, members.name == .lifecycleState {
        previous.lifecycle = PoolLifecycle(readText())
      } else {
        looksLikeObject = looksLikeObject || isOfObject(members)
        readPreviousMember(members, into: &previous)
      }
    }
    if looksLikeObject, !isEntry, previous.state.isEmpty { record(.objectForPrevious, at: start) }
    if let preserved { previous.preserved = PreservedMembers(of: text, from: preserved) }
  }

  /// Whether every object of an API server has a member that is here, and no pool status.
  private func isOfObject(_ members: Members) -> Bool {
    (members.name == .kind || members.name == .metadata) && cursor.byte != UInt8(ascii: "n")
  }

  /// Reads as many members as stand as the library writes them.
  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(previous: copy previous, copy self)
  private mutating func readCanonicalPrevious(
    into previous: inout PreviousPool, _ members: inout Members
  ) {
    let text = cursor.text
    var path = FastPath(at: cursor.index &- 1)
    if let found = path.compactString(.ssName, in: text) { previous.ssName = text.string(found) }
    if let found = path.compactString(.state, in: text) { previous.state = text.string(found) }
    path.read(&previous.progress, in: text)
    if let found = path.compactString(.lastUpdateTime, in: text) {
      previous.lastUpdateTime = text.string(found)
    }
    follow(path, &members)
  }

  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(previous: copy previous, copy self)
  private mutating func readPreviousMember(
    _ members: Members, into previous: inout PreviousPool
  ) {
    switch members.name {
    case .ssName: previous.ssName = readText()
    case .state: previous.state = readText()
    case .workloadState: previous.workloadState = readText()
    case .lastUpdateTime: previous.lastUpdateTime = readText()
    case .name: previous.name = readText()
    case .reason: previous.reason = readText()
    case .message: previous.message = readText()
    default: readProgress(members, into: &previous.progress)
    }
  }
}
