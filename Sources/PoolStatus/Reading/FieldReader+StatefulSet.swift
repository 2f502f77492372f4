// A StatefulSet in a text -> what was seen of it, in one walk.

/// What of a StatefulSet is looked at: what the rule has no use for may be anything.
public struct StatefulSetScope: Sendable {
  /// Whether all that the kubernetes rule needs is.
  let readsAll: Bool
  /// Whether it is of a Tenant: its namespace, its controller and spec.replicas in any case.
  let isOfTenant: Bool

  var readsNamespace: Bool { isOfTenant || readsAll }

  /// What a rule needs.
  public init(for rule: PoolRule, ofTenant: Bool = false) {
    readsAll = rule == .kubernetes
    isOfTenant = ofTenant
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
  /// Whether it stands in a list, which may have Pods.
  var isItem = false
  var isPod = false
  /// Whether its kind is a word that no StatefulSet, Pod or answer of the API server has.
  var isOfAnotherKind = false
  /// Whether it has a member of a status as Python's client names it.
  var hasPythonName = false
  /// Whether its status is the word Failure, and whether it has a code: an answer of the API
  /// server that a client has left without its kind.
  var isFailure = false
  var hasCode = false

  var isAPIError: Bool { isFailure && hasCode && !hasKind }

  /// Takes note of a member that is not read.
  mutating func note(_ members: Members, isNull: Bool) {
    if isNull { return }
    switch members.name {
    case .code: hasCode = true
    case .items: hasItems = true
    case .type: hasType = true
    case .object: hasObject = true
    default: break
    }
  }
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
    if observed.existence == .missing || form.isAPIError {
      // What stands in front of its kind is nobody's.
      observed = StatefulSetObservation()
      observed.existence = .missing
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
      if form.hasPythonName { checkNames(ofStatusAt: start) }
    }
  }

  /// Reads an item of a list: a StatefulSet that need not say its kind.
  ///
  /// - Returns: false for a Pod, which is skipped.
  @_optimize(speed)
  @discardableResult
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  public mutating func readItem(
    into observed: inout StatefulSetObservation, _ scope: StatefulSetScope
  ) -> Bool {
    let start = cursor.index
    let known = problem
    let depth = cursor.depth
    guard enterElement(.statefulSet) else { return true }
    var form = ObjectForm()
    form.hasStatus = true
    form.isItem = true
    _ = readObject(into: &observed, scope, &form, from: start)
    if observed.existence == .missing {
      // A Pod or an answer of the API server, left in the middle: it may have another kind further on.
      rewind(to: start, known, depth: depth)
      skipMembers()
      if form.isPod { return false }
      rewind(to: start, known, depth: depth)
      mismatch(.kindStatefulSet)
    } else if form.isOfAnotherKind {
      // Nothing is its.
      observed = StatefulSetObservation()
    }
    return true
  }

  /// Skips an object, looking out for members that occur twice.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func skipMembers() {
    guard enterElement(.statefulSet) else { return }
    var members = Members()
    while next(&members) { skip(members) }
  }

  /// Keeps the problem that an object without kind is something else.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func checkForm(_ form: ObjectForm, memberCount: Int, at start: Int) {
    if form.hasType, form.hasObject {
      record(.watchEvent, at: start)
    } else if form.hasItems {
      record(.listForPool, at: start)
    } else if !form.isObject, !form.looksLikeStatus, !form.hasPythonName {
      record(memberCount == 0 ? .emptyObject : .neitherObjectNorStatus, at: start)
    }
  }

  /// Reads the members of an object, of which it may not be known whether it is a StatefulSet or
  /// the status of one.
  ///
  /// - Returns: how many there were. An answer of the API server is left in the middle, as
  ///   `missing`.
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  private mutating func readObject(
    into observed: inout StatefulSetObservation, _ scope: StatefulSetScope,
    _ form: inout ObjectForm, from start: Int
  ) -> Int {
    var members = Members()
    if !readsLastOfMany {
      if cursor.byte > 0x20 { readCanonicalObject(into: &observed, scope, &form, &members) }
      if cursor.byte != UInt8(ascii: "}") {
        readSortedObject(into: &observed, scope, &form, &members, from: start)
        if observed.existence == .missing { return 0 }
      }
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
        if isOfPythonStatus(members) { form.hasPythonName = true }
        form.note(members, isNull: isNull)
        skip(members)
      }
    }
    return members.count
  }

  /// Reads as many members as stand in the order of API servers, of an object or of a status
  /// alone.
  @inline(always)
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
    path.passString(.apiVersion, "\"apps/v1\"", in: cursor.text)
    follow(path, &members)
    if expect(.metadata, &path) {
      readMetadata(into: &observed, scope, &form)
      path.resume(at: cursor.index)
    }
    if path.count == 0, !form.isObject {
      readCanonicalStatus(into: &observed, &members)
      form.wasReadAsStatus = members.count > 0
      form.looksLikeStatus = form.wasReadAsStatus
      return
    }
    if expect(.spec, &path) {
      readSpec(into: &observed, scope, &form)
      path.resume(at: cursor.index)
    }
    if expect(.status, &path) { readStatus(into: &observed, scope, &form) }
    members.follow(path)
  }

  /// Whether only the status of a StatefulSet has a member at its top.
  private func isOfStatus(_ members: Members) -> Bool {
    switch members.name {
    case .replicas, .readyReplicas, .currentReplicas, .updatedReplicas, .currentRevision,
      .updateRevision, .availableReplicas, .observedGeneration, .conditions, .collisionCount:
      true
    default: false
    }
  }

  /// Whether a member of a status has Python's name.
  private func isOfPythonStatus(_ members: Members) -> Bool {
    switch members.name {
    case .pythonReadyReplicas, .pythonCurrentReplicas, .pythonUpdatedReplicas,
      .pythonObservedGeneration:
      true
    default: false
    }
  }

  /// Keeps the problem that a status has Python's names, where it has none of the others.
  ///
  /// - Parameter start: where it begins; it has been walked.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func checkNames(ofStatusAt start: Int) {
    guard cursor.stop == .none else { return }
    var walk = self
    walk.rewind(to: start, nil, depth: 0)
    walk.cursor.enter()
    var members = Members()
    while walk.next(&members) {
      if walk.isOfPythonStatus(members) {
        walk.mismatch(.pythonName)
        continue
      }
      switch members.name {
      case .readyReplicas, .currentReplicas, .updatedReplicas, .observedGeneration:
        if walk.cursor.byte != UInt8(ascii: "n") { return }
      default: break
      }
      walk.cursor.skip()
    }
    record(walk.problem)
  }

  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  mutating func readMetadata(
    into observed: inout StatefulSetObservation, _ scope: StatefulSetScope,
    _ form: inout ObjectForm
  ) {
    form.isMoreThanStatus = form.isMoreThanStatus || cursor.byte != UInt8(ascii: "n")
    guard enterObject() else { return }
    var members = Members()
    if !readsLastOfMany {
      if cursor.byte > 0x20 { readCanonicalMetadata(into: &observed, scope, &members) }
      if cursor.byte != UInt8(ascii: "}") { readSortedMetadata(into: &observed, scope, &members) }
    }
    while nextIfAny(&members) {
      switch members.name {
      case .name: observed.name = readText()
      case .labels: observed.poolLabel = cursor.text(readMember(.poolLabel))
      case .namespace where scope.readsNamespace: observed.namespace = readText()
      case .uid where scope.readsAll: observed.uid = readText()
      case .generation where scope.readsAll: observed.generation = readInteger()
      case .ownerReferences where scope.isOfTenant: readController(into: &observed)
      case .deletionTimestamp where scope.readsAll: observed.isTerminating = !readText().isEmpty
      case .pythonDeletionTimestamp where scope.readsAll: mismatch(.pythonName)
      default: skip(members)
      }
    }
  }

  /// Reads as many members of metadata as stand in the order of API servers.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  private mutating func readCanonicalMetadata(
    into observed: inout StatefulSetObservation, _ scope: StatefulSetScope,
    _ members: inout Members
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
    if expect(.labels, &path) {
      observed.poolLabel = cursor.text(readMember(.poolLabel))
      path.resume(at: cursor.index)
    }
    pass(.annotations, &path)
    if expect(.ownerReferences, &path) {
      if scope.isOfTenant { readController(into: &observed) } else { cursor.skip() }
      path.resume(at: cursor.index)
    }
    pass(.managedFields, &path)
    members.follow(path)
  }

  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  mutating func readStatus(
    into observed: inout StatefulSetObservation, _ scope: StatefulSetScope,
    _ form: inout ObjectForm
  ) {
    let start = cursor.index
    if cursor.byte == UInt8(ascii: "\"") { form.isFailure = isFailure() }
    guard enterObject() else {
      // One that is no object is one, too, but null is none.
      form.hasStatus = form.hasStatus || cursor.text.byte(at: start) != UInt8(ascii: "n")
      return
    }
    form.hasStatus = true
    observed.hasStatus = true
    var hasPythonName = false
    var members = Members()
    if !readsLastOfMany {
      if cursor.byte > 0x20 { readCanonicalStatus(into: &observed, &members) }
      if cursor.byte != UInt8(ascii: "}") { readSortedStatus(into: &observed, &members) }
    }
    // None of those is null, as neither path takes it for a value.
    observed.statusIsEmpty = members.count == 0
    while nextIfAny(&members) {
      if cursor.byte != UInt8(ascii: "n") { observed.statusIsEmpty = false }
      if isOfPythonStatus(members) { hasPythonName = true }
      readStatusMember(members, into: &observed, scope)
    }
    if hasPythonName { checkNames(ofStatusAt: start) }
  }
}
