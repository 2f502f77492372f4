// A pod in a text -> what was seen of it, and who owns it.

/// Takes the ownerReferences of a pod, one by one.
public protocol OwnerReferenceSink: ~Copyable, ~Escapable {
  /// Takes a reference to a StatefulSet.
  ///
  /// - Parameters:
  ///   - uid: its uid; may be absent.
  ///   - name: its name; may be absent.
  @_lifetime(self: copy self)
  mutating func add(uid: TextRange, name: TextRange)
}

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
  ///   - pod: one of which nothing is known yet.
  ///   - references: takes its references to StatefulSets.
  ///   - now: the present.
  /// - Returns: whether it has ownerReferences of any kind.
  @_optimize(speed)
  @_lifetime(self: copy self)
  public mutating func readPod<Sink: OwnerReferenceSink & ~Copyable & ~Escapable>(
    into pod: inout PodObservation, references: inout Sink, at now: Timestamp
  ) -> Bool {
    let start = cursor.index
    let known = problem
    let depth = cursor.depth
    problem = nil
    let hasReferences = readPod(into: &pod, references: &references, at: now, identityOnly: false)
    guard let found = problem else {
      problem = known
      return hasReferences
    }
    rewind(to: start, nil, depth: depth)
    var identity = PodObservation()
    _ = readPod(into: &identity, references: &references, at: now, identityOnly: true)
    pod.problem = found
    problem = ReadProblem.first(known, problem)
    return hasReferences
  }

  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func readPod<Sink: OwnerReferenceSink & ~Copyable & ~Escapable>(
    into pod: inout PodObservation, references: inout Sink, at now: Timestamp, identityOnly: Bool
  ) -> Bool {
    let start = cursor.index
    var hasReferences = false
    guard enterElement(.pod) else { return false }
    var members = Members()
    while next(&members) {
      switch members.name {
      case .kind:
        let kind = readText()
        if kind.isPresent, !kind.equals("Pod") { record(.kindPod, at: start) }
      case .metadata:
        guard enterObject() else { continue }
        var metadata = Members()
        while next(&metadata) {
          switch metadata.name {
          case .name: pod.name = readRange()
          case .namespace: pod.namespace = readRange()
          case .ownerReferences:
            hasReferences = readOwnerReferences(into: &references, problemsOnly: identityOnly)
          case .creationTimestamp where !identityOnly: pod.created = readTime()
          case .deletionTimestamp where !identityOnly: pod.isTerminating = !readText().isEmpty
          case .labels where !identityOnly: pod.revision = readMember(.revisionLabel)
          case .pythonDeletionTimestamp, .pythonOwnerReferences: mismatch(.pythonName)
          default: skip(metadata)
          }
        }
      case .status where !identityOnly: readPodStatus(into: &pod, at: now)
      case .status where cursor.byte == UInt8(ascii: "{"): checkNamesOfPodStatus()
      default: skip(members)
      }
    }
    return hasReferences
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

  /// Reads the references to owners.
  ///
  /// - Parameter problemsOnly: whether they have been taken before.
  /// - Returns: whether there are any.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func readOwnerReferences<Sink: OwnerReferenceSink & ~Copyable & ~Escapable>(
    into references: inout Sink, problemsOnly: Bool
  ) -> Bool {
    guard enterArray() else { return false }
    var count = 0
    while cursor.nextElement(&count) {
      var isStatefulSet = false
      var uid = TextRange()
      var name = TextRange()
      guard enterElement() else { continue }
      var members = Members()
      while next(&members) {
        switch members.name {
        case .kind: isStatefulSet = readText().equals("StatefulSet")
        case .uid: uid = readRange()
        case .name: name = readRange()
        default: skip(members)
        }
      }
      if isStatefulSet, !problemsOnly { references.add(uid: uid, name: name) }
    }
    return count > 0
  }

  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func readPodStatus(into pod: inout PodObservation, at now: Timestamp) {
    guard enterObject() else { return }
    var members = Members()
    while next(&members) {
      switch members.name {
      case .phase: pod.phase = readRange()
      case .conditions: readPodConditions(into: &pod)
      case .initContainerStatuses: readContainers(into: &pod.initContainers, at: now)
      case .containerStatuses: readContainers(into: &pod.containers, at: now)
      case .pythonContainerStatuses, .pythonInitContainerStatuses: mismatch(.pythonName)
      default: skip(members)
      }
    }
  }

  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func readPodConditions(into pod: inout PodObservation) {
    guard enterArray() else { return }
    var count = 0
    while cursor.nextElement(&count) {
      let start = cursor.index
      let known = problem
      let type = readPodCondition(into: &pod, .all)
      // Since when and why only matters of those that are looked at.
      if problem != nil, known == nil, type != .podScheduled {
        rewind(to: start, known, depth: cursor.depth)
        _ = readPodCondition(into: &pod, type == .ready ? .time : .status)
      }
    }
  }

  /// The conditions of a pod that are looked at.
  private enum PodConditionType { case ready, podScheduled }

  /// What is read of a condition besides its type: only its status, also since when, or why, too.
  private enum PodConditionScope { case status, time, all }

  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func readPodCondition(
    into pod: inout PodObservation, _ scope: PodConditionScope
  ) -> PodConditionType? {
    guard enterElement() else { return nil }
    var type = Text()
    var status = Text()
    var reason = Text()
    var message = TextRange()
    var since: Timestamp?
    var members = Members()
    if !readsLastOfMany, scope == .all {
      if cursor.byte == UInt8(ascii: "\"") {
        readCanonicalCondition(&type, &status, &since, &members)
      } else {
        readSortedCondition(&type, &status, &since, &members)
      }
    }
    while nextIfAny(&members) {
      switch members.name {
      case .type: type = readText()
      case .status: status = readText()
      case .lastTransitionTime where scope != .status: since = readTime()
      case .reason where scope == .all: reason = readText()
      case .message where scope == .all: message = readRange()
      default: skip(members)
      }
    }
    if type.equals("Ready") {
      pod.isReady = status.equals("True")
      pod.readySince = since
      return .ready
    }
    guard type.equals("PodScheduled") else { return nil }
    pod.isUnschedulable = status.equals("False") && reason.equals(Reason.unschedulable.name)
    pod.scheduledSince = since
    pod.schedulerMessage = message
    return .podScheduled
  }

  /// Reads as many members of a pod's condition as stand in the order of API servers or sorted, in
  /// compact text.
  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(type: copy self)
  @_lifetime(status: copy self)
  private mutating func readCanonicalCondition(
    _ type: inout Text, _ status: inout Text, _ since: inout Timestamp?, _ members: inout Members
  ) {
    let text = cursor.text
    var path = FastPath(at: cursor.index &- 1)
    if let found = path.compactString(.type, in: text) { type = text.string(found) }
    path.passCompactInteger(.observedGeneration, in: text)
    if let found = path.compactString(.status, in: text) { status = text.string(found) }
    path.passString(.lastProbeTime, "null", in: text)
    if let found = path.compactString(.lastTransitionTime, in: text) {
      since = Self.time(text.string(found))
    }
    if !type.isPresent {
      if let found = path.compactString(.status, in: text) { status = text.string(found) }
      if let found = path.compactString(.type, in: text) { type = text.string(found) }
    }
    follow(path, &members)
  }

  /// Reads as many of a condition in indented text, in any order.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(type: copy type, copy self)
  @_lifetime(status: copy status, copy self)
  private mutating func readSortedCondition(
    _ type: inout Text, _ status: inout Text, _ since: inout Timestamp?, _ members: inout Members
  ) {
    var path = SortedPath(at: cursor.index, after: members, in: cursor.text)
    var time = Text()
    repeat {
      pass(.observedGeneration, &path)
      pass(.lastProbeTime, &path)
      read(.lastTransitionTime, &path, into: &time)
      read(.status, &path, into: &status)
      read(.type, &path, into: &type)
    } while path.isAgain()
    since = Self.time(time)
    follow(path, &members)
  }

  /// Reads a time; nil for a string that is none.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func readTime() -> Timestamp? { Self.time(readText()) }

  private static func time(_ text: borrowing Text) -> Timestamp? {
    text.isEmpty ? nil : Timestamp(text)
  }

  /// Reads container statuses.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func readContainers(
    into containers: inout ContainerObservation, at now: Timestamp
  ) {
    containers = ContainerObservation()
    guard enterArray() else { return }
    var count = 0
    while cursor.nextElement(&count) {
      guard enterElement() else { continue }
      var waiting = WaitingState()
      var last = LastRun()
      var restarts: Int32 = 0
      var isReady = false
      var members = Members()
      while next(&members) {
        switch members.name {
        case .ready: isReady = readBoolean()
        case .restartCount: restarts = readCounter() ?? 0
        case .state: waiting = readWaitingState()
        case .lastState: last = readLastState()
        default: skip(members)
        }
      }
      let word = cursor.text(waiting.reason)
      let crashes = PodFailure.crashesAgainAndAgain(
        restarts: restarts, started: last.started, finished: last.finished)
      if PodFailure.isFailure(waiting: word) {
        if crashes, word.equals(Reason.crashLoopBackOff.name) { containers.addCrash() }
        containers.add(waiting: waiting.reason, message: waiting.message)
      } else if crashes, !isReady, let finished = last.finished,
        PodFailure.isRecent(crash: finished, at: now)
      {
        containers.addCrash()
      }
    }
  }

  /// Why a container waits.
  private struct WaitingState {
    var reason = TextRange()
    var message = TextRange()
  }

  @_lifetime(self: copy self)
  private mutating func readWaitingState() -> WaitingState {
    var waiting = WaitingState()
    guard enterObject() else { return waiting }
    var members = Members()
    while next(&members) {
      guard members.name == .waiting else {
        skip(members)
        continue
      }
      guard enterObject() else { continue }
      var members = Members()
      while next(&members) {
        switch members.name {
        case .reason: waiting.reason = readRange()
        case .message: waiting.message = readRange()
        default: skip(members)
        }
      }
    }
    return waiting
  }

  /// The last run of a container that has ended.
  private struct LastRun {
    var started: Timestamp?
    var finished: Timestamp?
  }

  @_lifetime(self: copy self)
  private mutating func readLastState() -> LastRun {
    var last = LastRun()
    guard enterObject() else { return last }
    var members = Members()
    while next(&members) {
      guard members.name == .terminated else {
        skip(members)
        continue
      }
      guard enterObject() else { continue }
      var members = Members()
      while next(&members) {
        switch members.name {
        case .startedAt: last.started = readTime()
        case .finishedAt: last.finished = readTime()
        default: skip(members)
        }
      }
    }
    return last
  }
}
