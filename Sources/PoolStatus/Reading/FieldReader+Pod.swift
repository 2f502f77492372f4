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
  /// Reads a pod.
  ///
  /// Kind, name, namespace and ownerReferences have to be right whoever owns it; what is wrong
  /// with the rest is kept with the pod.
  ///
  /// - Parameters:
  ///   - pod: one of which nothing is known yet.
  ///   - references: takes its references to StatefulSets.
  /// - Returns: whether it has ownerReferences of any kind.
  @_lifetime(self: copy self)
  public mutating func readPod<Sink: OwnerReferenceSink & ~Copyable & ~Escapable>(
    into pod: inout PodObservation, references: inout Sink
  ) -> Bool {
    let start = cursor.index
    let known = problem
    let depth = cursor.depth
    problem = nil
    let hasReferences = readPod(into: &pod, references: &references, identityOnly: false)
    guard let found = problem else {
      problem = known
      return hasReferences
    }
    rewind(to: start, nil, depth: depth)
    var identity = PodObservation()
    _ = readPod(into: &identity, references: &references, identityOnly: true)
    pod.problem = found
    problem = ReadProblem.first(known, problem)
    return hasReferences
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func readPod<Sink: OwnerReferenceSink & ~Copyable & ~Escapable>(
    into pod: inout PodObservation, references: inout Sink, identityOnly: Bool
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
          case .deletionTimestamp where !identityOnly: pod.isTerminating = readText().isPresent
          case .labels where !identityOnly: pod.revision = readMember(.revisionLabel)
          default: skip(metadata)
          }
        }
      case .status where !identityOnly: readPodStatus(into: &pod)
      default: skip(members)
      }
    }
    return hasReferences
  }

  /// Reads the references to owners.
  ///
  /// - Parameter problemsOnly: whether they have been taken before.
  /// - Returns: whether there are any.
  @inline(never)
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
  @_lifetime(self: copy self)
  private mutating func readPodStatus(into pod: inout PodObservation) {
    guard enterObject() else { return }
    var members = Members()
    while next(&members) {
      switch members.name {
      case .phase: pod.phase = readRange()
      case .conditions: readPodConditions(into: &pod)
      case .initContainerStatuses: pod.initWaitingReason = readContainers(into: &pod)
      case .containerStatuses: pod.waitingReason = readContainers(into: &pod)
      default: skip(members)
      }
    }
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func readPodConditions(into pod: inout PodObservation) {
    guard enterArray() else { return }
    var count = 0
    while cursor.nextElement(&count) {
      let start = cursor.index
      let known = problem
      let type = readPodCondition(into: &pod, typeAndStatusOnly: false)
      // Why and since when only matters of PodScheduled.
      if problem != nil, known == nil, type != .podScheduled {
        rewind(to: start, known, depth: cursor.depth)
        _ = readPodCondition(into: &pod, typeAndStatusOnly: true)
      }
    }
  }

  /// The conditions of a pod that are looked at.
  private enum PodConditionType { case ready, podScheduled }

  @_lifetime(self: copy self)
  private mutating func readPodCondition(
    into pod: inout PodObservation, typeAndStatusOnly: Bool
  ) -> PodConditionType? {
    guard enterElement() else { return nil }
    var type = Text()
    var status = Text()
    var reason = Text()
    var since = Text()
    var members = Members()
    while next(&members) {
      switch members.name {
      case .type: type = readText()
      case .status: status = readText()
      case .reason where !typeAndStatusOnly: reason = readText()
      case .lastTransitionTime where !typeAndStatusOnly: since = readText()
      default: skip(members)
      }
    }
    if type.equals("Ready") {
      pod.isReady = status.equals("True")
      return .ready
    }
    guard type.equals("PodScheduled") else { return nil }
    let isUnschedulable = status.equals("False") && reason.equals("Unschedulable")
    pod.unschedulableSince = isUnschedulable ? Timestamp(since) : nil
    return .podScheduled
  }

  /// Reads container statuses.
  ///
  /// - Returns: the first reason of a waiting one that is a failure; absent if none is.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func readContainers(into pod: inout PodObservation) -> TextRange {
    var failure = TextRange()
    guard enterArray() else { return failure }
    var count = 0
    while cursor.nextElement(&count) {
      guard enterElement() else { continue }
      var reason = TextRange()
      var isReady = false
      var hasEnded = false
      var members = Members()
      while next(&members) {
        switch members.name {
        case .ready: isReady = readBoolean()
        case .state: reason = readWaitingReason()
        case .lastState: hasEnded = readWhetherTerminated()
        default: skip(members)
        }
      }
      if !failure.isPresent, PodFailure.isFailure(waiting: cursor.text(reason)) { failure = reason }
      if hasEnded, !isReady { pod.hasEndedContainer = true }
    }
    return failure
  }

  /// Reads the state of a container: why it waits.
  @_lifetime(self: copy self)
  private mutating func readWaitingReason() -> TextRange {
    var reason = TextRange()
    guard enterObject() else { return reason }
    var members = Members()
    while next(&members) {
      if members.name == .waiting { reason = readMember(.reason) } else { skip(members) }
    }
    return reason
  }

  /// Reads the last state of a container: whether it has ended.
  @_lifetime(self: copy self)
  private mutating func readWhetherTerminated() -> Bool {
    var isTerminated = false
    guard enterObject() else { return false }
    var members = Members()
    while next(&members) {
      guard members.name == .terminated else {
        skip(members)
        continue
      }
      isTerminated = cursor.byte == UInt8(ascii: "{")
      if isTerminated { cursor.skip() } else if !consumeNull() { mismatch(.object) }
    }
    return isTerminated
  }
}
