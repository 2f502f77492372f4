public import PoolStatus

/// Pods in a jansson tree -> what was seen of them.
public enum PodReader {
  /// Reads the pods that a StatefulSet owns, in one pass.
  ///
  /// - Parameters:
  ///   - pods: a PodList, a List of pods, or an array of them.
  ///   - observed: the StatefulSet.
  ///   - owner: who it is.
  ///   - now: the present; the scheduler has a few seconds before a pod counts as failed.
  /// - Throws: `.invalidObject`, `.apiError`.
  @_lifetime(copy pods, copy observed)
  public static func summary(
    of pods: JanssonValue, for observed: borrowing StatefulSetObservation,
    owner: borrowing PodOwner,
    at now: Timestamp
  ) throws(Failed) -> PodSummary {
    var summary = PodSummary(of: observed, areGiven: true)
    let items = try ListReader.items(of: pods, .pods)
    var index = 0
    while index < items.elementCount {
      let item = items.element(index)
      if try isOwned(item, by: owner) {
        summary.add(try read(item), at: now)
      }
      index &+= 1
    }
    return summary
  }

  /// Whether `owner` owns the pod; looks at nothing but its metadata.
  @inline(never)
  static func isOwned(_ pod: borrowing JanssonValue, by owner: borrowing PodOwner)
    throws(Failed) -> Bool
  {
    let metadata = try metadata(of: pod)
    let namespace = try metadata.text(.namespace)
    let references = try metadata.array(.ownerReferences)
    if references.elementCount == 0 {
      return owner.names(pod: try metadata.text(.name), in: namespace)
    }
    var isOwned = false
    var index = 0
    while index < references.elementCount {
      let reference = try references.element(index).object()
      let kind = try reference.text(.kind)
      let uid = try reference.text(.uid)
      let name = try reference.text(.name)
      isOwned = isOwned || owner.isReferred(toBy: kind, uid: uid, name: name, from: namespace)
      index &+= 1
    }
    return isOwned
  }

  @_lifetime(copy pod)
  static func metadata(of pod: JanssonValue) throws(Failed) -> JanssonValue {
    guard pod.kind == .object else { throw pod.mismatch("a Pod") }
    let kindText = try pod.text(.kind)
    guard !kindText.isPresent || kindText.reads("Pod") else {
      throw ObjectKind.unexpected(kindText, expected: "a Pod", at: pod)
    }
    return try pod.object(.metadata)
  }

  /// Reads a pod that is owned.
  @_lifetime(copy pod)
  static func read(_ pod: JanssonValue) throws(Failed) -> PodObservation {
    var observed = PodObservation(nothing: Text())
    let metadata = try pod.object(.metadata)
    observed.name = try metadata.text(.name)
    observed.isTerminating = try metadata.text(.deletionTimestamp).isPresent
    observed.revision = try metadata.object(.labels).text(.revisionLabel)
    let status = try pod.object(.status)
    observed.phase = try status.text(.phase)
    try readConditions(try status.array(.conditions), into: &observed)
    let initReason = try readContainers(
      try status.array(.initContainerStatuses), into: &observed)
    observed.initWaitingReason = initReason
    let reason = try readContainers(try status.array(.containerStatuses), into: &observed)
    observed.waitingReason = reason
    return observed
  }

  @inline(never)
  @_lifetime(observed: copy observed)
  private static func readConditions(
    _ conditions: JanssonValue, into observed: inout PodObservation
  ) throws(Failed) {
    var index = 0
    while index < conditions.elementCount {
      let condition = try conditions.element(index).object()
      let type = try condition.text(.type)
      let status = try condition.text(.status)
      if type.reads("Ready") {
        observed.isReady = status.reads("True")
      } else if type.reads("PodScheduled") {
        let reason = try condition.text(.reason)
        let isUnschedulable = status.reads("False") && reason.reads("Unschedulable")
        let since = try condition.text(.lastTransitionTime)
        observed.unschedulableSince = isUnschedulable ? Timestamp(since) : nil
      }
      index &+= 1
    }
  }

  /// Reads container statuses.
  ///
  /// - Returns: the first reason of a waiting one that is a failure; absent if none is.
  @inline(never)
  @_lifetime(copy containers)
  private static func readContainers(
    _ containers: JanssonValue, into observed: inout PodObservation
  ) throws(Failed) -> Text {
    var failure = Text()
    var index = 0
    while index < containers.elementCount {
      let container = try containers.element(index).object()
      let reason = try container.object(.state).object(.waiting).text(.reason)
      if !failure.isPresent, PodFailure.isFailure(waiting: reason) { failure = reason }
      let isReady = try container.boolean(.ready)
      let hasEnded = try container.object(.lastState).object(.terminated).isPresent
      if hasEnded, !isReady { observed.hasEndedContainer = true }
      index &+= 1
    }
    return failure
  }
}
