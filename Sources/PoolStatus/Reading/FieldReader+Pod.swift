// A pod in a text -> what was seen of it, and who owns it.

extension FieldReader {
  /// Whether an object stands here that says to be a Pod.
  @inline(never)
  @_lifetime(self: copy self)
  public mutating func isPod() -> Bool {
    guard cursor.byte == UInt8(ascii: "{") else { return false }
    let start = cursor.index
    let known = problem
    let depth = cursor.depth
    let isPod = cursor.text(readMember(.kind)).equals("Pod")
    rewind(to: start, known, depth: depth)
    return isPod
  }

  /// Skips an item that is read elsewhere.
  @_lifetime(self: copy self)
  public mutating func skipItem() { cursor.skip() }

  /// Reads a pod.
  ///
  /// Kind, name, namespace and ownerReferences have to be right whoever owns it, and no member may
  /// have the name that Python's client gives it; what is wrong
  /// with the rest is kept with the pod.
  ///
  /// - Parameters:
  ///   - reading: of the pod before, or of none; becomes that of the pod.
  ///   - now: the present.
  @inline(never)
  @_lifetime(self: copy self)
  public mutating func readPod(into reading: inout PodReading, at now: Timestamp) {
    let start = cursor.index
    let known = problem
    let depth = cursor.depth
    problem = nil
    reading.draft = PodDraft()
    readPod(into: &reading, at: now, identityOnly: false)
    guard let found = problem else {
      problem = known
      return
    }
    rewind(to: start, nil, depth: depth)
    var identity = PodReading()
    readPod(into: &identity, at: now, identityOnly: true)
    reading.metadata.forget()
    reading.status.forget()
    reading.draft.pod.problem = found
    problem = ReadProblem.first(known, problem)
  }

  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func readPod(
    into reading: inout PodReading, at now: Timestamp, identityOnly: Bool
  ) {
    let start = cursor.index
    guard enterElement(.pod) else { return }
    var members = Members()
    while next(&members) {
      switch members.name {
      case .kind:
        let kind = readText()
        if kind.isPresent, !kind.equals("Pod") { record(.kindPod, at: start) }
      case .metadata:
        if follow(&reading.metadata, into: &reading.draft) { continue }
        readPodMetadata(into: &reading.draft, &reading.metadata, identityOnly: identityOnly)
      case .status where !identityOnly:
        if follow(&reading.status, into: &reading.draft) { continue }
        readPodStatus(into: &reading.draft, &reading.status, at: now)
      case .status where cursor.byte == UInt8(ascii: "{"): checkNamesOfPodStatus()
      default: skip(members)
      }
    }
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func readPodMetadata(
    into draft: inout PodDraft, _ pattern: inout PodPattern, identityOnly: Bool
  ) {
    pattern.begin(at: cursor.index)
    guard enterObject() else { return }
    var members = Members()
    while next(&members) {
      switch members.name {
      case .name: read(.name, into: &draft, &pattern)
      case .namespace: read(.namespace, into: &draft, &pattern)
      case .ownerReferences: readOwners(into: &draft, &pattern)
      case .creationTimestamp where !identityOnly: read(.created, into: &draft, &pattern)
      case .deletionTimestamp where !identityOnly:
        draft.pod.isTerminating = !readText().isEmpty
        pattern.giveUp()
      case .labels where !identityOnly:
        take(.revision, readMember(.revisionLabel), into: &draft, &pattern)
      case .pythonDeletionTimestamp, .pythonOwnerReferences: mismatch(.pythonName)
      default: pass(members, &pattern)
      }
    }
    pattern.end(at: cursor.index)
  }

  /// Keeps the problem that members of a pod's status have Python's names, and no other.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func checkNamesOfPodStatus() {
    cursor.enter()
    var members = Members()
    while next(&members) {
      switch members.name {
      case .pythonContainerStatuses, .pythonInitContainerStatuses: mismatch(.pythonName)
      default: skip(members)
      }
    }
  }

  /// Reads the references to owners, of which the last is kept.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func readOwners(into draft: inout PodDraft, _ pattern: inout PodPattern) {
    draft.owners = PodOwners()
    draft.owners.start = cursor.index
    guard enterArray() else { return }
    while readOwner(into: &draft, &pattern) {}
    if draft.owners.count > 1 { pattern.giveUp() }
  }

  /// Reads the next reference to an owner.
  ///
  /// - Returns: false after the last one.
  @inline(never)
  @_lifetime(self: copy self)
  fileprivate mutating func readOwner(
    into draft: inout PodDraft, _ pattern: inout PodPattern
  ) -> Bool {
    guard cursor.nextElement(&draft.owners.count) else { return false }
    draft.owners.last = PodOwners.Reference()
    guard enterElement() else { return true }
    var members = Members()
    while next(&members) {
      switch members.name {
      case .kind: read(.ownerKind, into: &draft, &pattern)
      case .uid: read(.ownerUID, into: &draft, &pattern)
      case .name: read(.ownerName, into: &draft, &pattern)
      default: skip(members)
      }
    }
    pattern.note(.ownerEnd, at: cursor.index)
    return true
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func readPodStatus(
    into draft: inout PodDraft, _ pattern: inout PodPattern, at now: Timestamp
  ) {
    pattern.begin(at: cursor.index)
    guard enterObject() else { return }
    var members = Members()
    while next(&members) {
      switch members.name {
      case .phase: read(.phase, into: &draft, &pattern)
      case .conditions: readPodConditions(into: &draft, &pattern)
      case .initContainerStatuses:
        readContainers(into: &draft.pod.initContainers, at: now, &pattern)
      case .containerStatuses: readContainers(into: &draft.pod.containers, at: now, &pattern)
      case .pythonContainerStatuses, .pythonInitContainerStatuses: mismatch(.pythonName)
      default: pass(members, &pattern)
      }
    }
    pattern.end(at: cursor.index)
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func readPodConditions(
    into draft: inout PodDraft, _ pattern: inout PodPattern
  ) {
    guard enterArray() else { return }
    var count = 0
    while cursor.nextElement(&count) {
      let start = cursor.index
      let known = problem
      let type = readPodCondition(into: &draft, .all, &pattern)
      // Since when and why only matters of those that are looked at.
      if problem != nil, known == nil, type != .podScheduled {
        rewind(to: start, known, depth: cursor.depth)
        pattern.giveUp()
        _ = readPodCondition(into: &draft, type == .ready ? .time : .status, &pattern)
      }
    }
  }

  /// The conditions of a pod that are looked at.
  private enum PodConditionType { case ready, podScheduled }

  /// What is read of a condition besides its type: only its status, also since when, or why, too.
  private enum PodConditionScope { case status, time, all }

  @_lifetime(self: copy self)
  private mutating func readPodCondition(
    into draft: inout PodDraft, _ scope: PodConditionScope, _ pattern: inout PodPattern
  ) -> PodConditionType? {
    guard enterElement() else { return nil }
    var members = Members()
    while nextIfAny(&members) {
      switch members.name {
      case .type: read(.type, into: &draft, &pattern)
      case .status: read(.conditionStatus, into: &draft, &pattern)
      case .lastTransitionTime where scope != .status: read(.since, into: &draft, &pattern)
      case .reason where scope == .all: read(.reason, into: &draft, &pattern)
      case .message where scope == .all: read(.message, into: &draft, &pattern)
      default: skip(members)
      }
    }
    pattern.note(.conditionEnd, at: cursor.index)
    return endCondition(of: &draft)
  }

  /// Takes what a condition says that has been read.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @discardableResult
  private mutating func endCondition(of draft: inout PodDraft) -> PodConditionType? {
    let condition = draft.condition
    draft.condition = PodDraft.Condition()
    if says(condition.type, "Ready") {
      draft.pod.isReady = says(condition.status, "True")
      draft.pod.readySince = condition.since
      return .ready
    }
    guard says(condition.type, "PodScheduled") else { return nil }
    draft.pod.isUnschedulable =
      says(condition.status, "False") && says(condition.reason, Reason.unschedulable.name)
    draft.pod.scheduledSince = condition.since
    draft.pod.schedulerMessage = condition.message
    return .podScheduled
  }

  /// Whether a string that was read is a word.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func says(_ range: TextRange, _ word: StaticString) -> Bool {
    cursor.text(range).equals(word)
  }

  // By place.

  /// Reads an object as that of the pod before was read, if it has the same members.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func follow(_ pattern: inout PodPattern, into draft: inout PodDraft) -> Bool {
    guard pattern.isComplete, let kernel = cursor.kernel, cursor.decoded.isEmpty else {
      return false
    }
    let end = pattern.move(to: cursor.index, in: cursor.text, by: kernel)
    guard end > 0 else { return false }
    var index = 1
    while index < pattern.count {
      let place = pattern.place(index)
      index &+= 1
      switch place.string {
      case .skipped: break
      case .ownerEnd: draft.owners.count = 1
      case .conditionEnd: endCondition(of: &draft)
      default:
        let stringEnd = cursor.text.unescapedStringEnd(place.start)
        guard stringEnd >= 0 else { return false }
        let count = stringEnd &- place.start
        draft.take(place.string, TextRange(place.start, count: count, isDecoded: false))
      }
    }
    pattern.confirm()
    cursor.index = end
    return true
  }

  /// Reads a string, and notes its place.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func read(
    _ string: PodString, into draft: inout PodDraft, _ pattern: inout PodPattern
  ) {
    take(string, readRange(), into: &draft, &pattern)
  }

  @inline(always)
  @_lifetime(self: copy self)
  private mutating func take(
    _ string: PodString, _ range: TextRange, into draft: inout PodDraft,
    _ pattern: inout PodPattern
  ) {
    if range.isPresent { pattern.note(string, at: range.start) }
    draft.take(string, range)
  }

  /// Skips a member that is not read; in the next pod it may be any object or array.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func pass(_ members: Members, _ pattern: inout PodPattern) {
    let start = cursor.index
    let isContainer = cursor.byte == UInt8(ascii: "{") || cursor.byte == UInt8(ascii: "[")
    skip(members)
    guard isContainer else { return }
    pattern.note(.skipped, at: start, anyValue: true)
    pattern.note(.skipped, at: cursor.index)
  }
}

extension JSONText {
  /// Goes on to the next reference of a pod to a StatefulSet.
  ///
  /// - Parameter owners: of the pod; they become those that are left.
  /// - Returns: nil after the last one.
  @inline(never)
  public func nextStatefulSet(of owners: inout PodOwners) -> PodOwners.Reference? {
    if owners.count == 1 {
      owners.count = 0
      return isOfStatefulSet(owners.last) ? owners.last : nil
    }
    guard owners.count > 1 else { return nil }
    var reader = reader(at: owners.start)
    if owners.passed == 0 { reader.cursor.enter() }
    var draft = PodDraft()
    draft.owners.count = owners.passed
    var pattern = PodPattern()
    while reader.readOwner(into: &draft, &pattern) {
      owners.passed = draft.owners.count
      owners.start = reader.cursor.index
      if isOfStatefulSet(draft.owners.last) { return draft.owners.last }
    }
    owners.count = 0
    return nil
  }

  private func isOfStatefulSet(_ owner: PodOwners.Reference) -> Bool {
    text(owner.kind).equals("StatefulSet")
  }
}
