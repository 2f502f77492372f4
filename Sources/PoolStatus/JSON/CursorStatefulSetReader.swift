// A StatefulSet in a text -> what was seen of it, in one walk.
//
// The walk cannot know what comes later, and reads what either rule might need. Where
// jansson's reader would not even look at a member that is not as it should be, the cursor
// fails, which is never wrong.

extension JSONCursor {
  /// Reads what `poolstatus_pool` takes: a StatefulSet, its status alone, null, or the API
  /// server's 404. Anything else, an error, fails.
  ///
  /// - Parameter observed: an object of which nothing is known yet.
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  public mutating func readStatefulSet(into observed: inout StatefulSetObservation) {
    if takeNull() {
      observed.existence = .missing
      return
    }
    var form = ObjectForm()
    readObject(into: &observed, &form)
    if form.isKnown || form.isMoreThanStatus || observed.hasStatus {
      // A member of a status beside them would have been read as one.
      if form.isAnything(of: ObjectForm.statusMembers) { fail() }
      if !form.isKnown, !form.isMoreThanStatus { observed.existence = .statusOnly }
    } else if form.looksLikeStatus {
      observed.existence = .statusOnly
      observed.hasStatus = true
      observed.statusIsEmpty = false
    } else {
      fail()
    }
    if !form.isKnown, form.isAnything(of: ObjectForm.otherThings) { fail() }
  }
}

extension StatefulSetObservation {
  /// Reads an item of a list: a StatefulSet that need not say its kind.
  @_lifetime(copy cursor)
  @_lifetime(cursor: copy cursor)
  public static func readItem(_ cursor: inout JSONCursor) -> StatefulSetObservation {
    var observed = StatefulSetObservation(nothing: Text())
    var form = ObjectForm()
    cursor.readObject(into: &observed, &form)
    if form.isAnything(of: ObjectForm.statusMembers) || observed.existence == .missing {
      cursor.fail()
    }
    return observed
  }
}

/// What the members at the top say that an object is.
private struct ObjectForm {
  /// Whether it says that it is a StatefulSet, or the answer that there is none.
  var isKnown = false
  /// Whether it has metadata or spec.
  var isMoreThanStatus = false
  /// Whether it has a member of a StatefulSet's status that is not null.
  var looksLikeStatus = false
  /// The names at the top, null or not.
  var seen: UInt64 = 0

  func isAnything(of names: UInt64) -> Bool { seen & names != 0 }

  static var statusMembers: UInt64 {
    MemberName.replicas.bit | MemberName.readyReplicas.bit | MemberName.currentReplicas.bit
      | MemberName.updatedReplicas.bit | MemberName.availableReplicas.bit
      | MemberName.currentRevision.bit | MemberName.updateRevision.bit
      | MemberName.observedGeneration.bit | MemberName.collisionCount.bit
      | MemberName.conditions.bit
  }

  /// What a list or a watch event has.
  static var otherThings: UInt64 {
    MemberName.items.bit | MemberName.type.bit | MemberName.object.bit
  }
}

extension JSONCursor {
  /// Reads an object as a StatefulSet and as the status of one at the same time.
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  fileprivate mutating func readObject(
    into observed: inout StatefulSetObservation, _ form: inout ObjectForm
  ) {
    var members = beginObject()
    form.isKnown = takeUsualKind(&members)
    if enter("\"metadata\":", .metadata, &members) { readMetadata(into: &observed, &form) }
    if members.count == 0 {
      readUsualStatus(into: &observed, &members)
      form.looksLikeStatus = members.count > 0
    } else {
      if enter("\"spec\":", .spec, &members) { readSpec(into: &observed, &form) }
      if enter("\"status\":", .status, &members) { readStatus(into: &observed) }
    }
    while nextIfAny(&members) {
      let isNull = text.byte(at: index) == UInt8(ascii: "n")
      switch members.name {
      case .metadata: readMetadata(into: &observed, &form)
      case .spec: readSpec(into: &observed, &form)
      case .status: readStatus(into: &observed)
      case .kind:
        let kind = takeText()
        form.isKnown = kind.isPresent
        if kind.reads("Status"), members.count == 1 {
          // The object ends there, and none of its members is one of a StatefulSet.
          return readMissing(into: &observed, &members)
        } else if kind.isPresent, !kind.reads("StatefulSet") {
          fail()
        }
      default:
        if let name = members.name, name.bit & ObjectForm.statusMembers != 0, !isNull {
          form.looksLikeStatus = true
        }
        readStatusMember(members.name, into: &observed)
      }
    }
    form.seen = members.seen
  }

  /// Reads the rest of an answer of the API server; fails unless it says that there is no
  /// such StatefulSet.
  @inline(never)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  private mutating func readMissing(
    into observed: inout StatefulSetObservation, _ members: inout Members
  ) {
    observed.existence = .missing
    var isNotFound = false
    var isStatefulSet = false
    while next(&members) {
      switch members.name {
      case .reason: isNotFound = takeText().reads("NotFound")
      case .details:
        if takeNull() { continue }
        var details = beginObject()
        while next(&details) {
          switch details.name {
          case .kind: isStatefulSet = takeText().reads("statefulsets")
          case .name: observed.missingName = takeText()
          default: skip()
          }
        }
      default: skip()
      }
    }
    if !isNotFound || !isStatefulSet { fail() }
  }

  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  private mutating func readMetadata(
    into observed: inout StatefulSetObservation, _ form: inout ObjectForm
  ) {
    if takeNull() { return }
    form.isMoreThanStatus = true
    var members = beginObject()
    readUsualMetadata(into: &observed, &members)
    while nextIfAny(&members) {
      switch members.name {
      case .name: observed.name = takeText()
      case .namespace: observed.namespace = takeText()
      case .uid: observed.uid = takeText()
      case .generation: observed.generation = takeInteger()
      case .deletionTimestamp: observed.isTerminating = takeText().isPresent
      case .labels: observed.poolLabel = takeMember(.poolLabel)
      default: skip(members)
      }
    }
  }

  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  private mutating func readSpec(
    into observed: inout StatefulSetObservation, _ form: inout ObjectForm
  ) {
    if takeNull() { return }
    form.isMoreThanStatus = true
    var members = beginObject()
    readUsualSpec(into: &observed, &members)
    while nextIfAny(&members) {
      switch members.name {
      case .replicas: observed.specReplicas = takeCounter()
      case .podManagementPolicy: observed.isParallel = takeText().reads("Parallel")
      case .updateStrategy: readStrategy(into: &observed)
      default: skip(members)
      }
    }
  }

  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  mutating func readStrategy(into observed: inout StatefulSetObservation) {
    if takeNull() { return }
    var members = beginObject()
    readUsualStrategy(into: &observed, &members)
    while nextIfAny(&members) {
      switch members.name {
      case .type: observed.isOnDelete = takeText().reads("OnDelete")
      case .rollingUpdate: readRollingUpdate(into: &observed)
      default: skip()
      }
    }
  }

  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  mutating func readRollingUpdate(into observed: inout StatefulSetObservation) {
    if takeNull() { return }
    var members = beginObject()
    if enter("\"partition\":", .partition, &members) { observed.partition = takeCounter() }
    while nextIfAny(&members) {
      if members.name == .partition { observed.partition = takeCounter() } else { skip() }
    }
  }

  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  private mutating func readStatus(into observed: inout StatefulSetObservation) {
    if takeNull() { return }
    observed.hasStatus = true
    var members = beginObject()
    readUsualStatus(into: &observed, &members)
    while nextIfAny(&members) { readStatusMember(members.name, into: &observed) }
    observed.statusIsEmpty = members.count == 0
  }

  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  private mutating func readStatusMember(
    _ name: MemberName?, into observed: inout StatefulSetObservation
  ) {
    switch name {
    case .observedGeneration: observed.observedGeneration = takeInteger()
    case .conditions: readConditions(into: &observed)
    default: if !readProgress(name, into: &observed.progress) { skip() }
    }
  }

  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  private mutating func readConditions(into observed: inout StatefulSetObservation) {
    if takeNull() { return }
    beginArray()
    var count = 0
    while nextElement(&count) {
      var type = Text()
      var status = Text()
      var reason = Text()
      var members = beginObject()
      while next(&members) {
        switch members.name {
        case .type: type = takeText()
        case .status: status = takeText()
        case .reason: reason = takeText()
        default: skip()
        }
      }
      if type.reads("Stalled") {
        observed.isStalled = observed.isStalled || status.reads("True")
      } else if type.reads("Reconciling") {
        observed.isReconciling = observed.isReconciling || status.reads("True")
      } else if type.reads("Progressing") {
        observed.progressDeadlineExceeded =
          observed.progressDeadlineExceeded
          || status.reads("False") && reason.reads("ProgressDeadlineExceeded")
      }
    }
  }
}

extension JSONCursor {
  /// Takes one of the members that a StatefulSet's status and a pool status share.
  ///
  /// - Returns: false, with nothing taken, for any other.
  @_lifetime(self: copy self)
  @_lifetime(progress: copy progress, copy self)
  mutating func readProgress(_ name: MemberName?, into progress: inout Progress) -> Bool {
    switch name {
    case .replicas: progress.replicas = takeCounter()
    case .readyReplicas: progress.readyReplicas = takeCounter()
    case .currentReplicas: progress.currentReplicas = takeCounter()
    case .updatedReplicas: progress.updatedReplicas = takeCounter()
    case .currentRevision: progress.currentRevision = takeText()
    case .updateRevision: progress.updateRevision = takeText()
    default: return false
    }
    progress.asWritten = Text()
    return true
  }
}
