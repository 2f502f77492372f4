/// The spec of a StatefulSet.
extension FieldReader {
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  mutating func readSpec(
    into observed: inout StatefulSetObservation, _ scope: StatefulSetScope,
    _ form: inout ObjectForm
  ) {
    form.isMoreThanStatus = form.isMoreThanStatus || cursor.byte != UInt8(ascii: "n")
    if !scope.readsAll, !scope.isOfTenant, cursor.byte == UInt8(ascii: "{") { return skipSpec() }
    guard enterObject() else { return }
    if scope.readsAll { return readSpecMembers(into: &observed) }
    var members = Members()
    readReplicas(into: &observed, &members)
  }

  /// Reads all members of spec that are looked at.
  @inline(never)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  private mutating func readSpecMembers(into observed: inout StatefulSetObservation) {
    var members = Members()
    if !readsLastOfMany { readSortedSpec(into: &observed, &members) }
    while nextIfAny(&members) {
      switch members.name {
      case .replicas: observed.specReplicas = readCounter()
      case .podManagementPolicy: observed.isParallel = readText().equals("Parallel")
      case .updateStrategy: readStrategy(into: &observed)
      case .minReadySeconds: observed.minReadySeconds = readCounter()
      case .ordinals: readOrdinals(into: &observed)
      default: skip(members)
      }
    }
  }

  /// Reads spec.replicas and nothing else.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  private mutating func readReplicas(
    into observed: inout StatefulSetObservation, _ members: inout Members
  ) {
    while next(&members) {
      if members.name == .replicas {
        observed.specReplicas = readCounter()
      } else {
        skip(members)
      }
    }
  }

  @inline(never)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  private mutating func readOrdinals(into observed: inout StatefulSetObservation) {
    guard enterObject() else { return }
    var members = Members()
    while next(&members) {
      if members.name == .start {
        observed.ordinalsStart = readCounter()
      } else {
        skip(members)
      }
    }
  }

  /// Skips a spec, which may be no more than a number of replicas.
  @inline(always)
  @_lifetime(self: copy self)
  private mutating func skipSpec() {
    var path = FastPath(at: cursor.index)
    guard path.compactInteger(.replicas, in: cursor.text) != nil,
      cursor.text.byte(at: path.separator) == UInt8(ascii: "}")
    else { return cursor.skip(.spec) }
    cursor.index = path.separator &+ 1
  }

  /// Reads members of spec up to one that is none of these, or not as expected.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  private mutating func readSortedSpec(
    into observed: inout StatefulSetObservation, _ members: inout Members
  ) {
    var path = SortedPath(at: cursor.index, after: members, in: cursor.text)
    repeat {
      if let found = counter(.replicas, &path) { observed.specReplicas = found }
      pass(.selector, &path)
      pass(.template, &path)
      pass(.volumeClaimTemplates, &path)
      passShort(.serviceName, &path)
      let policy = read(.podManagementPolicy, &path)
      if policy.isPresent { observed.isParallel = policy.equals("Parallel") }
      if expect(.updateStrategy, &path) {
        readStrategy(into: &observed)
        resume(.updateStrategy, &path)
      }
      pass(.revisionHistoryLimit, &path)
      if let found = counter(.minReadySeconds, &path) { observed.minReadySeconds = found }
      pass(.claimRetentionPolicy, &path)
    } while path.isAgain()
    follow(path, &members)
  }

  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  private mutating func readStrategy(into observed: inout StatefulSetObservation) {
    guard enterObject() else { return }
    var members = Members()
    if !readsLastOfMany {
      var path = FastPath(at: cursor.index &- 1)
      if expect(.type, &path) {
        observed.isOnDelete = readText().equals("OnDelete")
        path.resume(at: cursor.index)
        if expect(.rollingUpdate, &path) { readRollingUpdate(into: &observed) }
      }
      members.follow(path)
    }
    while nextIfAny(&members) {
      switch members.name {
      case .type: observed.isOnDelete = readText().equals("OnDelete")
      case .rollingUpdate: readRollingUpdate(into: &observed)
      default: skip(members)
      }
    }
  }

  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  private mutating func readRollingUpdate(into observed: inout StatefulSetObservation) {
    guard enterObject() else { return }
    var members = Members()
    if !readsLastOfMany {
      var path = FastPath(at: cursor.index &- 1)
      if expect(.partition, &path) { observed.partition = readCounter() }
      members.follow(path)
    }
    while nextIfAny(&members) {
      if members.name == .partition {
        observed.partition = readCounter()
      } else {
        skip(members)
      }
    }
  }
}
