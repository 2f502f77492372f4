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
    let isPod = cursor.text(readMember(ofLarge: .kind)).equals("Pod")
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
        if follow(&reading.metadata, into: &reading.draft, at: now) { continue }
        readPodMetadata(into: &reading.draft, &reading.metadata, identityOnly: identityOnly)
      case .status where !identityOnly:
        if follow(&reading.status, into: &reading.draft, at: now) { continue }
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
      case .initContainerStatuses, .containerStatuses:
        let string = members.name == .containerStatuses ? PodString.containers : .initContainers
        let index = pattern.count
        pattern.note(string, at: cursor.index, anyValue: true)
        pattern.correct(index, readContainers(string, into: &draft, at: now))
        pattern.note(.nothing, at: cursor.index)
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
    defer { draft.condition = PodDraft.Condition() }
    if says(draft.condition.type, "Ready") {
      draft.pod.isReady = says(draft.condition.status, "True")
      draft.pod.readySince = draft.condition.since
      return .ready
    }
    guard says(draft.condition.type, "PodScheduled") else { return nil }
    draft.pod.isUnschedulable =
      says(draft.condition.status, "False")
      && says(draft.condition.reason, Reason.unschedulable.name)
    draft.pod.scheduledSince = draft.condition.since
    draft.pod.schedulerMessage = draft.condition.message
    return .podScheduled
  }

  /// Whether a string that was read is a word.
  @inline(always)
  @_lifetime(self: copy self)
  private mutating func says(_ range: TextRange, _ word: StaticString) -> Bool {
    range.count == word.utf8CodeUnitCount && hasBytes(range, word.bytes)
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func hasBytes(_ range: TextRange, _ bytes: Span<UInt8>) -> Bool {
    cursor.text(range).bytes.hasSameBytes(as: bytes)
  }

  // By place.

  /// Reads an object as that of the pod before was read, if it has the same members.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func follow(
    _ pattern: inout PodPattern, into draft: inout PodDraft, at now: Timestamp
  ) -> Bool {
    // With decoded strings places would be offsets of two texts.
    guard pattern.isComplete, let kernel = cursor.kernel, cursor.decoded.isEmpty else {
      return false
    }
    let end = pattern.move(to: cursor.index, in: cursor.text, by: kernel)
    guard end > 0 else { return false }
    var index = 1
    while index < pattern.count {
      let place = pattern.place(index)
      switch place.string {
      case .nothing: break
      case .ownerEnd: draft.owners.count = 1
      case .conditionEnd: endCondition(of: &draft)
      case .initContainers, .containers, .toldInitContainers, .toldContainers:
        if place.isOther || place.string.isTold {
          cursor.index = place.start
          pattern.correct(index, readContainers(place.string, into: &draft, at: now))
        }
      default:
        let stringEnd = cursor.text.unescapedStringEnd(place.start)
        guard stringEnd >= 0 else {
          // The call begins anew, with the string decoded.
          cursor.fail(.escape)
          return true
        }
        let count = stringEnd &- place.start
        draft.take(place.string, TextRange(place.start, count: count, isDecoded: false))
      }
      index &+= 1
    }
    pattern.confirm()
    if cursor.stop == .none { cursor.index = end }
    return true
  }

  /// Reads the container statuses that a place is of.
  ///
  /// - Returns: what the place is of after that.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func readContainers(
    _ string: PodString, into draft: inout PodDraft, at now: Timestamp
  ) -> PodString {
    if string == .containers || string == .toldContainers {
      return readContainers(into: &draft.pod.containers, at: now) ? .toldContainers : .containers
    }
    return readContainers(into: &draft.pod.initContainers, at: now)
      ? .toldInitContainers : .initContainers
  }

  /// Reads a string, and notes its place.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func read(
    _ string: PodString, into draft: inout PodDraft, _ pattern: inout PodPattern
  ) {
    take(string, readRange(), into: &draft, &pattern)
  }

  @inline(never)
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
    pattern.note(.nothing, at: start, anyValue: true)
    pattern.note(.nothing, at: cursor.index)
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
    var reading = PodReading()
    reading.draft.owners.count = owners.passed
    while reader.readOwner(into: &reading.draft, &reading.metadata) {
      owners.passed = reading.draft.owners.count
      owners.start = reader.cursor.index
      if isOfStatefulSet(reading.draft.owners.last) { return reading.draft.owners.last }
    }
    owners.count = 0
    return nil
  }

  @inline(never)
  private func isOfStatefulSet(_ owner: PodOwners.Reference) -> Bool {
    text(owner.kind).equals("StatefulSet")
  }
}
