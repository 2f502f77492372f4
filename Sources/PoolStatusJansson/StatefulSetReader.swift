public import PoolStatus

/// A StatefulSet in a jansson tree -> what was seen of it. The JSON names of its members
/// stand here.
public enum StatefulSetReader {
  /// Reads what `poolstatus_pool` takes: a StatefulSet, its status alone, null, or an
  /// answer of the API server.
  ///
  /// - Parameter rule: the documented rule ignores all but the status, so what only the
  ///   kubernetes rule needs is not even looked at.
  /// - Throws: `.invalidObject`, `.apiError`.
  @_lifetime(copy value)
  public static func read(
    _ value: JanssonValue, for rule: PoolRule
  ) throws(Failed) -> StatefulSetObservation {
    var observed = StatefulSetObservation(nothing: Text())
    if value.kind == .null {
      observed.existence = .missing
      return observed
    }
    guard value.kind == .object else { throw value.mismatch("a StatefulSet") }
    let kindText = try value.text(.kind)
    if kindText.isPresent {
      if kindText.reads("Status") {
        observed.existence = .missing
        observed.missingName = try APIStatusReader.missingStatefulSet(value)
        return observed
      }
      guard kindText.reads("StatefulSet") else {
        throw ObjectKind.unexpected(kindText, expected: "a StatefulSet", at: value)
      }
      return try readObject(value, for: rule)
    }
    if value.member(.type).isPresent, value.member(.object).isPresent {
      throw refuse(value, "this looks like a watch event: pass its object")
    }
    if value.member(.items).isPresent {
      throw refuse(value, "expected a StatefulSet, got a list: use poolstatus_list")
    }
    if hasAnObjectPart(value) { return try readObject(value, for: rule) }
    guard looksLikeAStatus(value) else {
      throw refuse(
        value,
        value.memberCount == 0
          ? "expected a StatefulSet or its status, got an empty object"
          : "expected a StatefulSet or its status, got an object with no member of either")
    }
    observed.existence = .statusOnly
    try readStatus(value, for: rule, into: &observed)
    return observed
  }

  /// Reads a StatefulSet that is an item of a list: items carry no kind, as a rule.
  @inline(never)
  @_lifetime(copy item)
  public static func readItem(
    _ item: JanssonValue, for rule: PoolRule
  ) throws(Failed) -> StatefulSetObservation {
    try checkItem(item)
    return try readObject(item, for: rule)
  }

  /// The metadata of an item of a list; may be absent.
  @_lifetime(copy item)
  static func metadata(ofItem item: JanssonValue) throws(Failed) -> JanssonValue {
    try checkItem(item)
    return try item.object(.metadata)
  }

  /// Checks that an item of a list is a StatefulSet, as far as it says what it is.
  public static func checkItem(_ item: borrowing JanssonValue) throws(Failed) {
    guard item.kind == .object else { throw item.mismatch("a StatefulSet") }
    let kindText = try item.text(.kind)
    guard !kindText.isPresent || kindText.reads("StatefulSet") else {
      throw ObjectKind.unexpected(kindText, expected: "a StatefulSet", at: item)
    }
  }

  @inline(never)
  private static func refuse(
    _ value: borrowing JanssonValue, _ message: StaticString
  ) -> Failed {
    value.report.fail(.invalidObject, at: value.path, message)
  }

  private static func hasAnObjectPart(_ value: borrowing JanssonValue) -> Bool {
    value.member(.metadata).isPresent || value.member(.spec).isPresent
      || value.member(.status).isPresent
  }

  @inline(never)
  private static func looksLikeAStatus(_ value: borrowing JanssonValue) -> Bool {
    value.member(.replicas).isPresent || value.member(.readyReplicas).isPresent
      || value.member(.currentReplicas).isPresent || value.member(.updatedReplicas).isPresent
      || value.member(.availableReplicas).isPresent || value.member(.currentRevision).isPresent
      || value.member(.updateRevision).isPresent || value.member(.observedGeneration).isPresent
      || value.member(.collisionCount).isPresent || value.member(.conditions).isPresent
  }

  @_lifetime(copy value)
  private static func readObject(
    _ value: JanssonValue, for rule: PoolRule
  ) throws(Failed) -> StatefulSetObservation {
    var observed = StatefulSetObservation(nothing: Text())
    let isBare =
      !value.member(.kind).isPresent && !value.member(.metadata).isPresent
      && !value.member(.spec).isPresent
    if isBare { observed.existence = .statusOnly }
    try readMetadata(try value.object(.metadata), for: rule, into: &observed)
    let spec = try value.object(.spec)
    if rule == .kubernetes { try readSpec(spec, into: &observed) }
    try readStatus(try value.object(.status), for: rule, into: &observed)
    return observed
  }

  @_lifetime(observed: copy observed, copy metadata)
  private static func readMetadata(
    _ metadata: JanssonValue, for rule: PoolRule, into observed: inout StatefulSetObservation
  ) throws(Failed) {
    observed.name = try metadata.text(.name)
    observed.poolLabel = try metadata.object(.labels).text(.poolLabel)
    guard rule == .kubernetes else { return }
    observed.namespace = try metadata.text(.namespace)
    observed.uid = try metadata.text(.uid)
    observed.generation = try metadata.integer(.generation)
    observed.isTerminating = try metadata.text(.deletionTimestamp).isPresent
  }

  @_lifetime(observed: copy observed)
  private static func readSpec(
    _ spec: JanssonValue, into observed: inout StatefulSetObservation
  ) throws(Failed) {
    observed.specReplicas = try spec.counter(.replicas)
    observed.isParallel = try spec.text(.podManagementPolicy).reads("Parallel")
    let strategy = try spec.object(.updateStrategy)
    observed.isOnDelete = try strategy.text(.type).reads("OnDelete")
    observed.partition = try strategy.object(.rollingUpdate).counter(.partition)
  }

  @_lifetime(observed: copy observed, copy status)
  private static func readStatus(
    _ status: JanssonValue, for rule: PoolRule, into observed: inout StatefulSetObservation
  ) throws(Failed) {
    observed.hasStatus = status.isPresent
    observed.statusIsEmpty = status.memberCount == 0
    try ProgressReader.read(status, into: &observed.progress)
    guard rule == .kubernetes else { return }
    observed.observedGeneration = try status.integer(.observedGeneration)
    let conditions = try status.array(.conditions)
    var index = 0
    while index < conditions.elementCount {
      let condition = try conditions.element(index).object()
      let type = try condition.text(.type)
      let status = try condition.text(.status)
      let reason = try condition.text(.reason)
      if type.reads("Stalled") {
        observed.isStalled = observed.isStalled || status.reads("True")
      } else if type.reads("Reconciling") {
        observed.isReconciling = observed.isReconciling || status.reads("True")
      } else if type.reads("Progressing") {
        observed.progressDeadlineExceeded =
          observed.progressDeadlineExceeded
          || (status.reads("False") && reason.reads("ProgressDeadlineExceeded"))
      }
      index &+= 1
    }
  }
}

/// The counters and revisions, which a StatefulSet's status and a pool status share.
enum ProgressReader {
  @_lifetime(progress: copy progress, copy status)
  static func read(_ status: JanssonValue, into progress: inout Progress) throws(Failed) {
    progress.replicas = try status.counter(.replicas)
    progress.readyReplicas = try status.counter(.readyReplicas)
    progress.currentReplicas = try status.counter(.currentReplicas)
    progress.updatedReplicas = try status.counter(.updatedReplicas)
    progress.currentRevision = try status.text(.currentRevision)
    progress.updateRevision = try status.text(.updateRevision)
  }
}
