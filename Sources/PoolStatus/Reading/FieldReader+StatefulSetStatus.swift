// The status of a StatefulSet, alone or in its object.

extension FieldReader {
  /// Reads as many members of a status as stand in the order of API servers.
  ///
  /// - Parameter members: the way through an object that has just begun.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  mutating func readCanonicalStatus(
    into observed: inout StatefulSetObservation, _ scope: StatefulSetScope, _ members: inout Members
  ) {
    if expect(.observedGeneration, &members) {
      readStatusMember(.observedGeneration, into: &observed, scope)
    }
    readCanonicalProgress(into: &observed.progress, &members)
    if expect(.collisionCount, &members) {
      readStatusMember(.collisionCount, into: &observed, scope)
    }
    if expect(.conditions, &members) { readStatusMember(.conditions, into: &observed, scope) }
    if expect(.availableReplicas, &members) {
      readStatusMember(.availableReplicas, into: &observed, scope)
    }
  }

  /// Reads a member of a status.
  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  mutating func readStatusMember(
    _ name: FieldName?, into observed: inout StatefulSetObservation, _ scope: StatefulSetScope
  ) {
    switch name {
    case .observedGeneration where scope.readsAll: observed.observedGeneration = readInteger()
    case .conditions where scope.readsAll: readConditions(into: &observed)
    default: if !readProgress(name, into: &observed.progress) { skip(name) }
    }
  }

  @inline(never)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  private mutating func readConditions(into observed: inout StatefulSetObservation) {
    guard enterArray() else { return }
    var count = 0
    while cursor.nextElement(&count) {
      guard enterElement() else { continue }
      var type = Text()
      var status = Text()
      var reason = Text()
      var members = Members()
      while next(&members) {
        switch members.name {
        case .type: type = readText()
        case .status: status = readText()
        case .reason: reason = readText()
        default: skip(members.name)
        }
      }
      if type.equals("Stalled") {
        observed.isStalled = observed.isStalled || status.equals("True")
      } else if type.equals("Reconciling") {
        observed.isReconciling = observed.isReconciling || status.equals("True")
      } else if type.equals("Progressing") {
        observed.progressDeadlineExceeded =
          observed.progressDeadlineExceeded
          || status.equals("False") && reason.equals("ProgressDeadlineExceeded")
      }
    }
  }
}

// The counters and revisions that a StatefulSet's status and a pool status share.
extension FieldReader {
  /// Reads as many of them as stand in the order in which both are written. Where nothing else
  /// stands between them, not even whitespace, a pool status can take over their bytes.
  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(progress: copy progress, copy self)
  mutating func readCanonicalProgress(
    into progress: inout Progress, _ members: inout Members
  ) {
    let start = members.opening == 0 ? cursor.index &+ 1 : cursor.index
    if expect(.replicas, &members) { _ = readProgress(.replicas, into: &progress) }
    if expect(.readyReplicas, &members) { _ = readProgress(.readyReplicas, into: &progress) }
    if expect(.currentReplicas, &members) { _ = readProgress(.currentReplicas, into: &progress) }
    if expect(.updatedReplicas, &members) { _ = readProgress(.updatedReplicas, into: &progress) }
    if expect(.currentRevision, &members) { _ = readProgress(.currentRevision, into: &progress) }
    if expect(.updateRevision, &members) { _ = readProgress(.updateRevision, into: &progress) }
    let length = cursor.index &- start
    if length > 0, length == progress.byteCount {
      progress.rawBytes = Text(cursor.slice(start, cursor.index))
    }
  }

  /// Reads one of them.
  ///
  /// - Returns: false, with nothing read, for any other.
  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(progress: copy progress, copy self)
  mutating func readProgress(_ name: FieldName?, into progress: inout Progress) -> Bool {
    switch name {
    case .replicas: progress.replicas = readCounter()
    case .readyReplicas: progress.readyReplicas = readCounter()
    case .currentReplicas: progress.currentReplicas = readCounter()
    case .updatedReplicas: progress.updatedReplicas = readCounter()
    case .currentRevision: progress.currentRevision = readText()
    case .updateRevision: progress.updateRevision = readText()
    default: return false
    }
    return true
  }
}

/// A text that is a status and nothing else, with its members in the order of API servers: all
/// that the documented rule needs to know.
public struct BareStatus: ~Escapable {
  /// What the documented rule says.
  public let decision: Decision
  /// The members that a pool status has too, as they are written; never absent.
  public let rawBytes: Text

  /// - Returns: nil for any other text, which may be just as good.
  @_optimize(speed)
  @_lifetime(copy text)
  public init?(_ text: Span<UInt8>) {
    var reader = FieldReader(JSONCursor(text, decoded: Span()), readingLastOfMany: false)
    guard reader.enterObject() else { return nil }
    var members = Members()
    var progress = Progress()
    reader.skipExpected(.observedGeneration, &members)
    reader.readCanonicalProgress(into: &progress, &members)
    reader.skipExpected(.collisionCount, &members)
    reader.skipExpected(.availableReplicas, &members)
    guard progress.rawBytes.isPresent, reader.problem == nil,
      reader.cursor.index &+ 1 == text.count, reader.cursor.byte == UInt8(ascii: "}")
    else { return nil }
    decision = DocumentedRule.decide(
      desired: progress.replicas ?? 0, ready: progress.readyReplicas ?? 0,
      current: progress.currentReplicas ?? 0, updated: progress.updatedReplicas ?? 0)
    rawBytes = progress.rawBytes
  }
}
