// A StatefulSet in a text -> what was seen of it, in one walk.

/// What of a StatefulSet is looked at: what the rule has no use for may be anything.
public struct StatefulSetScope: Sendable {
  /// Whether all that the kubernetes rule needs is.
  let readsAll: Bool
  /// Whether metadata.namespace is in any case.
  let readsNamespace: Bool

  /// What a rule needs.
  public init(for rule: PoolRule, namespace: Bool = false) {
    readsAll = rule == .kubernetes
    readsNamespace = namespace || readsAll
  }
}

/// What the members at the top say that an object is.
struct ObjectForm {
  /// Whether it has a kind, metadata, spec or status.
  var isObject: Bool { hasKind || isMoreThanStatus || hasStatus }
  var hasKind = false
  /// Whether it has metadata or spec.
  var isMoreThanStatus = false
  var hasStatus = false
  /// Whether it has a member of a StatefulSet's status that is not null.
  var looksLikeStatus = false
  /// Whether such members, null or not, have been read as those of a status.
  var wasReadAsStatus = false
  var hasItems = false
  var hasType = false
  var hasObject = false
}

extension FieldReader {
  /// Reads what `poolstatus_pool` takes: a StatefulSet, its status alone, null, or the API
  /// server's 404.
  ///
  /// - Parameters:
  ///   - observed: an object of which nothing is known yet.
  ///   - scope: what the rule needs.
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  public mutating func readPool(
    into observed: inout StatefulSetObservation, _ scope: StatefulSetScope
  ) {
    if consumeNull() {
      observed.existence = .missing
      return
    }
    let start = cursor.index
    let known = problem
    let depth = cursor.depth
    var form = ObjectForm()
    guard enterElement(.statefulSet) else { return }
    let count = readObject(into: &observed, scope, &form, from: start)
    if observed.existence == .missing {
      rewind(to: start, known, depth: depth)
      return readMissing(into: &observed)
    }
    if form.isObject, form.wasReadAsStatus {
      // What stands beside metadata or a status is no status.
      rewind(to: start, known, depth: depth)
      observed = StatefulSetObservation()
      cursor.enter()
      _ = readObject(into: &observed, scope, &form, from: start)
    }
    if !form.hasKind { checkForm(form, memberCount: count, at: start) }
    if form.hasKind || form.isMoreThanStatus { return }
    observed.existence = .statusOnly
    if !form.hasStatus {
      observed.hasStatus = true
      observed.statusIsEmpty = false
    }
  }

  /// Reads an item of a list: a StatefulSet that need not say its kind.
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  public mutating func readItem(
    into observed: inout StatefulSetObservation, _ scope: StatefulSetScope
  ) {
    let start = cursor.index
    let known = problem
    let depth = cursor.depth
    guard enterElement(.statefulSet) else { return }
    var form = ObjectForm()
    form.hasStatus = true
    _ = readObject(into: &observed, scope, &form, from: start)
    if observed.existence == .missing {
      // An answer of the API server, left in the middle, is no StatefulSet.
      rewind(to: start, known, depth: depth)
      mismatch(.kindStatefulSet)
    }
  }

  /// Keeps the problem that an object without kind is something else.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func checkForm(_ form: ObjectForm, memberCount: Int, at start: Int) {
    if form.hasType, form.hasObject {
      record(.watchEvent, at: start)
    } else if form.hasItems {
      record(.listForPool, at: start)
    } else if !form.isObject, !form.looksLikeStatus {
      record(memberCount == 0 ? .emptyObject : .neitherObjectNorStatus, at: start)
    }
  }

  /// Reads the members of an object, of which it may not be known whether it is a StatefulSet or
  /// the status of one.
  ///
  /// - Returns: how many there were. An answer of the API server is left in the middle, as
  ///   `missing`.
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  private mutating func readObject(
    into observed: inout StatefulSetObservation, _ scope: StatefulSetScope,
    _ form: inout ObjectForm, from start: Int
  ) -> Int {
    var members = Members()
    if !readsLastOfMany {
      readCanonicalObject(into: &observed, scope, &form, &members)
    }
    while nextIfAny(&members) {
      let isNull = cursor.byte == UInt8(ascii: "n")
      switch members.name {
      case .kind:
        readKind(into: &observed, &form, from: start)
        if observed.existence == .missing { return 0 }
      case .metadata: readMetadata(into: &observed, scope, &form)
      case .spec: readSpec(into: &observed, scope, &form)
      case .status: readStatus(into: &observed, scope, &form)
      default:
        if !form.isObject, isOfStatus(members) {
          form.wasReadAsStatus = true
          form.looksLikeStatus = form.looksLikeStatus || !isNull
          readStatusMember(members, into: &observed, scope)
          continue
        }
        if members.name == .items, !isNull { form.hasItems = true }
        if members.name == .type, !isNull { form.hasType = true }
        if members.name == .object, !isNull { form.hasObject = true }
        skip(members)
      }
    }
    return members.count
  }

  /// Reads as many members as stand in the order of API servers, of an object or of a status
  /// alone.
  @inline(__always)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  private mutating func readCanonicalObject(
    into observed: inout StatefulSetObservation, _ scope: StatefulSetScope,
    _ form: inout ObjectForm, _ members: inout Members
  ) {
    var path = FastPath(at: cursor.index &- 1)
    if path.passString(.kind, "\"StatefulSet\"", in: cursor.text) {
      form.hasKind = true
      follow(path, &members)
    }
    path.passShort(.apiVersion, in: cursor.text)
    follow(path, &members)
    if expect(.metadata, &path, &members) {
      readMetadata(into: &observed, scope, &form)
      path.resume(at: cursor.index)
    }
    if path.count == 0, !form.isObject {
      readCanonicalStatus(into: &observed, &members)
      form.wasReadAsStatus = members.count > 0
      form.looksLikeStatus = form.wasReadAsStatus
      return
    }
    if expect(.spec, &path, &members) {
      readSpec(into: &observed, scope, &form)
      path.resume(at: cursor.index)
    }
    if expect(.status, &path, &members) { readStatus(into: &observed, scope, &form) }
    members.follow(path)
  }

  /// Whether only the status of a StatefulSet has a member at its top.
  private func isOfStatus(_ members: Members) -> Bool {
    switch members.name {
    case .replicas, .readyReplicas, .currentReplicas, .updatedReplicas, .currentRevision,
      .updateRevision, .availableReplicas, .observedGeneration, .conditions:
      true
    case nil: isPassed(.collisionCount, members)
    default: false
    }
  }

  @inline(never)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  private mutating func readKind(
    into observed: inout StatefulSetObservation, _ form: inout ObjectForm, from start: Int
  ) {
    // A kind that is no string is one, too: nothing else says what the object is.
    form.hasKind = cursor.byte != UInt8(ascii: "n")
    let kind = readText()
    if kind.equals("StatefulSet") || !kind.isPresent { return }
    if kind.equals("Status") {
      observed.existence = .missing
    } else {
      record(.kindStatefulSet, at: start)
    }
  }

  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  private mutating func readMetadata(
    into observed: inout StatefulSetObservation, _ scope: StatefulSetScope,
    _ form: inout ObjectForm
  ) {
    form.isMoreThanStatus = form.isMoreThanStatus || cursor.byte != UInt8(ascii: "n")
    guard enterObject() else { return }
    var members = Members()
    if !readsLastOfMany { readCanonicalMetadata(into: &observed, &members) }
    while nextIfAny(&members) {
      switch members.name {
      case .name: observed.name = readText()
      case .labels: observed.poolLabel = cursor.text(readMember(.poolLabel))
      case .namespace where scope.readsNamespace: observed.namespace = readText()
      case .uid where scope.readsAll: observed.uid = readText()
      case .generation where scope.readsAll: observed.generation = readInteger()
      case .deletionTimestamp where scope.readsAll: observed.isTerminating = readText().isPresent
      default: skip(members)
      }
    }
  }

  /// Reads as many members of metadata as stand in the order of API servers.
  @inline(__always)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  private mutating func readCanonicalMetadata(
    into observed: inout StatefulSetObservation, _ members: inout Members
  ) {
    let text = cursor.text
    var path = FastPath(at: cursor.index &- 1)
    if let found = path.string(.name, in: text) { observed.name = text.string(found) }
    if let found = path.string(.namespace, in: text) { observed.namespace = text.string(found) }
    if let found = path.string(.uid, in: text) { observed.uid = text.string(found) }
    path.passShort(.resourceVersion, in: text)
    if let found = path.integer(.generation, in: text) { observed.generation = found }
    path.passShort(.creationTimestamp, in: text)
    follow(path, &members)
    if cursor.byte == UInt8(ascii: "}") { return }
    if expect(.labels, &path, &members) {
      observed.poolLabel = cursor.text(readMember(.poolLabel))
      path.resume(at: cursor.index)
    }
    pass(.annotations, &path, isLarge: true)
    if expect(.ownerReferences, &path, &members) {
      cursor.skip()
      path.resume(at: cursor.index)
    }
    pass(.managedFields, &path, isLarge: true)
    members.follow(path)
  }

  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  private mutating func readStatus(
    into observed: inout StatefulSetObservation, _ scope: StatefulSetScope,
    _ form: inout ObjectForm
  ) {
    guard enterObject() else { return }
    form.hasStatus = true
    observed.hasStatus = true
    var members = Members()
    if !readsLastOfMany { readCanonicalStatus(into: &observed, &members) }
    while nextIfAny(&members) { readStatusMember(members, into: &observed, scope) }
    observed.statusIsEmpty = members.count == 0
  }
}

/// The identity of a StatefulSet that belongs to no pool: all of it that has to be right.
extension FieldReader {
  /// Reads kind, metadata.name and metadata.namespace of an item for their problems alone.
  @inline(never)
  @_lifetime(self: copy self)
  public mutating func checkIdentity(ofItemAt start: Int, _ known: ReadProblem?) {
    // After an item the walk is as deep as in front of it.
    rewind(to: start, known, depth: cursor.depth)
    guard enterElement(.statefulSet) else { return }
    var members = Members()
    while next(&members) {
      switch members.name {
      case .kind:
        let kind = readText()
        if kind.isPresent, !kind.equals("StatefulSet") { record(.kindStatefulSet, at: start) }
      case .metadata:
        guard enterObject() else { continue }
        var metadata = Members()
        while next(&metadata) {
          switch metadata.name {
          case .name, .namespace: _ = readText()
          default: skip(metadata)
          }
        }
      default: skip(members)
      }
    }
  }
}
