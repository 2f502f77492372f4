// The status of a StatefulSet, alone or in its object.

/// The counters and revisions that a StatefulSet's status and a pool status share, in the order in
/// which both are written, in compact text.
struct CanonicalProgress {
  var replicas: Int32?
  var readyReplicas: Int32?
  var currentReplicas: Int32?
  var updatedReplicas: Int32?
  private var currentRevision = FastPath.StringBounds()
  private var updateRevision = FastPath.StringBounds()
  /// From the first to the last of them.
  private(set) var bounds = FastPath.StringBounds()

  /// Reads as many of them as stand in that order.
  @inline(always)
  init(_ path: inout FastPath, in text: borrowing PaddedBytes) {
    bounds.start = path.separator &+ 1
    replicas = path.compactCounter(.replicas, in: text)
    readyReplicas = path.compactCounter(.readyReplicas, in: text)
    currentReplicas = path.compactCounter(.currentReplicas, in: text)
    updatedReplicas = path.compactCounter(.updatedReplicas, in: text)
    if let found = path.compactString(.currentRevision, in: text) { currentRevision = found }
    // At rest both are the same.
    if let found = path.compactString(.updateRevision, probably: currentRevision, in: text) {
      updateRevision = found
    }
    bounds.end = path.separator
  }

  /// Whether there are any, and a pool status has them as they stand: without an empty revision.
  var isPresent: Bool {
    @inline(always) get {
      bounds.end > bounds.start && !currentRevision.isEmpty && !updateRevision.isEmpty
    }
  }

  /// Puts them where they belong, with the strings of the text; one by one, for a copy of them
  /// all would wait for each.
  @inline(always)
  @_lifetime(progress: copy text)
  fileprivate func fill(_ progress: inout Progress, of text: PaddedBytes) {
    progress.replicas = replicas
    progress.readyReplicas = readyReplicas
    progress.currentReplicas = currentReplicas
    progress.updatedReplicas = updatedReplicas
    progress.currentRevision = text.string(currentRevision)
    progress.updateRevision = text.string(updateRevision)
    if isPresent { progress.rawBytes = text.string(bounds) }
  }
}

extension FastPath {
  /// Reads the counters and revisions of a status; called, for it is long and two readers need it.
  @inline(never)
  @_optimize(speed)
  @_lifetime(progress: copy text)
  mutating func read(_ progress: inout Progress, in text: PaddedBytes) {
    CanonicalProgress(&self, in: text).fill(&progress, of: text)
  }
}

extension FieldReader {
  /// Reads as many members of a status as stand in the order of API servers.
  ///
  /// - Parameter members: the way through an object that has just begun.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  mutating func readCanonicalStatus(
    into observed: inout StatefulSetObservation, _ members: inout Members
  ) {
    let text = cursor.text
    var path = FastPath(at: cursor.index &- 1)
    observed.observedGeneration = path.compactInteger(.observedGeneration, in: text)
    path.read(&observed.progress, in: text)
    path.passCompactInteger(.collisionCount, in: text)
    observed.availableReplicas = path.compactCounter(.availableReplicas, in: text)
    follow(path, &members)
  }

  /// Reads a member of a status.
  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  mutating func readStatusMember(
    _ members: Members, into observed: inout StatefulSetObservation, _ scope: StatefulSetScope
  ) {
    switch members.name {
    case .observedGeneration where scope.readsAll: observed.observedGeneration = readInteger()
    case .availableReplicas where scope.readsAll: observed.availableReplicas = readCounter()
    case .conditions where scope.readsAll: readConditions(into: &observed)
    default: readProgress(members, into: &observed.progress)
    }
  }

  /// Reads one of the counters and revisions that a StatefulSet's status and a pool status share,
  /// or skips another member.
  @inline(never)
  @_lifetime(self: copy self)
  @_lifetime(progress: copy progress, copy self)
  mutating func readProgress(_ members: Members, into progress: inout Progress) {
    switch members.name {
    case .replicas: progress.replicas = readCounter()
    case .readyReplicas: progress.readyReplicas = readCounter()
    case .currentReplicas: progress.currentReplicas = readCounter()
    case .updatedReplicas: progress.updatedReplicas = readCounter()
    case .currentRevision: progress.currentRevision = readText()
    case .updateRevision: progress.updateRevision = readText()
    default: return skip(members)
    }
    // They do not stand together.
    progress.rawBytes = Text()
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
        default: skip(members)
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

extension PaddedBytes {
  /// A string by its bounds; absent where there is none.
  @inline(always)
  @_lifetime(copy self)
  func string(_ bounds: FastPath.StringBounds) -> Text {
    bounds.end > 0 ? Text(slice(bounds.start, bounds.end)) : Text()
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
  @inline(__always)
  @_lifetime(copy text)
  public init?(_ text: Span<UInt8>) {
    let bytes = PaddedBytes(text)
    var path = FastPath(at: 0)
    // The documented rule does not look at it.
    _ = path.compactInteger(.observedGeneration, in: bytes)
    let progress = CanonicalProgress(&path, in: bytes)
    path.passCompactInteger(.collisionCount, in: bytes)
    _ = path.compactInteger(.availableReplicas, in: bytes)
    guard progress.isPresent, path.separator &+ 1 == text.count,
      bytes.byte(at: path.separator) == UInt8(ascii: "}")
    else { return nil }
    decision = DocumentedRule.decide(
      desired: progress.replicas ?? 0, ready: progress.readyReplicas ?? 0,
      current: progress.currentReplicas ?? 0, updated: progress.updatedReplicas ?? 0)
    rawBytes = bytes.string(progress.bounds)
  }
}
