// Pods in a text -> what was seen of them, in one walk.

extension PodSummary {
  /// Reads the pods that a StatefulSet owns.
  ///
  /// - Parameters:
  ///   - cursor: at a PodList, a List of pods, or an array of them.
  ///   - observed: the StatefulSet.
  ///   - owner: who it is.
  ///   - now: the present.
  @_optimize(size)
  @_lifetime(copy cursor, copy observed)
  @_lifetime(cursor: copy cursor)
  public static func read(
    _ cursor: inout JSONCursor, for observed: borrowing StatefulSetObservation,
    owner: borrowing PodOwner, at now: Timestamp
  ) -> PodSummary {
    if cursor.takeNull() { return PodSummary(of: observed, areGiven: false) }
    var summary = PodSummary(of: observed, areGiven: true)
    var items = cursor.beginList()
    while cursor.next(&items, of: "PodList") {
      var isOwned = false
      let pod = cursor.readPod(owner, &isOwned)
      if isOwned { summary.add(pod, at: now) }
    }
    return summary
  }
}

extension JSONCursor {
  /// Reads a pod.
  ///
  /// - Parameter isOwned: whether the owner owns it.
  @_optimize(size)
  @_lifetime(self: copy self)
  @_lifetime(copy self)
  mutating func readPod(
    _ owner: borrowing PodOwner, _ isOwned: inout Bool
  ) -> PodObservation {
    var observed = PodObservation(nothing: Text())
    var namespace = Text()
    var hasReferences = false
    var members = beginObject()
    while next(&members) {
      switch members.name {
      case .kind:
        let kind = takeText()
        if kind.isPresent, !kind.reads("Pod") { fail() }
      case .metadata:
        if takeNull() { continue }
        var metadata = beginObject()
        while next(&metadata) {
          switch metadata.name {
          case .name: observed.name = takeText()
          case .namespace:
            // The references are asked with the namespace, which they follow everywhere.
            if metadata.hasSeen(MemberName.ownerReferences.bit) { fail() }
            namespace = takeText()
          case .deletionTimestamp: observed.isTerminating = takeText().isPresent
          case .labels: observed.revision = takeMember(.revisionLabel)
          case .ownerReferences:
            isOwned = readReferences(owner, namespace, &hasReferences)
          default: skip()
          }
        }
      case .status: readPodStatus(into: &observed)
      default: skip()
      }
    }
    if !hasReferences { isOwned = owner.names(pod: observed.name, in: namespace) }
    return observed
  }

  /// Whether one of the references is to the owner.
  @_lifetime(self: copy self)
  private mutating func readReferences(
    _ owner: borrowing PodOwner, _ namespace: borrowing Text, _ hasReferences: inout Bool
  ) -> Bool {
    if takeNull() { return false }
    var isOwned = false
    var count = 0
    beginArray()
    while nextElement(&count) {
      var kind = Text()
      var uid = Text()
      var name = Text()
      var members = beginObject()
      while next(&members) {
        switch members.name {
        case .kind: kind = takeText()
        case .uid: uid = takeText()
        case .name: name = takeText()
        default: skip()
        }
      }
      isOwned = isOwned || owner.isReferred(toBy: kind, uid: uid, name: name, from: namespace)
    }
    hasReferences = count > 0
    return isOwned
  }

  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  private mutating func readPodStatus(into observed: inout PodObservation) {
    if takeNull() { return }
    var members = beginObject()
    while next(&members) {
      switch members.name {
      case .phase: observed.phase = takeText()
      case .conditions: readPodConditions(into: &observed)
      case .initContainerStatuses: observed.initWaitingReason = readContainers(into: &observed)
      case .containerStatuses: observed.waitingReason = readContainers(into: &observed)
      default: skip()
      }
    }
  }

  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  private mutating func readPodConditions(into observed: inout PodObservation) {
    if takeNull() { return }
    var count = 0
    beginArray()
    while nextElement(&count) {
      var type = Text()
      var status = Text()
      var reason = Text()
      var since = Text()
      var members = beginObject()
      while next(&members) {
        switch members.name {
        case .type: type = takeText()
        case .status: status = takeText()
        case .reason: reason = takeText()
        case .lastTransitionTime: since = takeText()
        default: skip()
        }
      }
      if type.reads("Ready") {
        observed.isReady = status.reads("True")
      } else if type.reads("PodScheduled") {
        let isUnschedulable = status.reads("False") && reason.reads("Unschedulable")
        observed.unschedulableSince = isUnschedulable ? Timestamp(since) : nil
      }
    }
  }

  /// Reads container statuses.
  ///
  /// - Returns: the first reason of a waiting one that is a failure; absent if none is.
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  @_lifetime(copy self)
  private mutating func readContainers(into observed: inout PodObservation) -> Text {
    var failure = Text()
    if takeNull() { return failure }
    var count = 0
    beginArray()
    while nextElement(&count) {
      var reason = Text()
      var isReady = false
      var hasEnded = false
      var members = beginObject()
      while next(&members) {
        switch members.name {
        case .ready: isReady = takeBoolean()
        case .state:
          if takeNull() { continue }
          var state = beginObject()
          while next(&state) {
            if state.name == .waiting { reason = takeMember(.reason) } else { skip() }
          }
        case .lastState:
          if takeNull() { continue }
          var state = beginObject()
          while next(&state) {
            if state.name == .terminated { hasEnded = skipObject() } else { skip() }
          }
        default: skip()
        }
      }
      if !failure.isPresent, PodFailure.isFailure(waiting: reason) { failure = reason }
      if hasEnded, !isReady { observed.hasEndedContainer = true }
    }
    return failure
  }

  /// Skips an object.
  ///
  /// - Returns: false for null; anything else fails.
  @_lifetime(self: copy self)
  private mutating func skipObject() -> Bool {
    if takeNull() { return false }
    if text.byte(at: index) != UInt8(ascii: "{") { fail() }
    skip()
    return true
  }
}
