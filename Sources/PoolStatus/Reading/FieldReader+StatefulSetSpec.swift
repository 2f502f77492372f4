/// The spec of a StatefulSet.
extension FieldReader {
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  mutating func readSpec(
    into observed: inout StatefulSetObservation, _ scope: StatefulSetScope,
    _ form: inout ObjectForm
  ) {
    form.isMoreThanStatus = form.isMoreThanStatus || cursor.byte != UInt8(ascii: "n")
    if !scope.readsAll, cursor.byte == UInt8(ascii: "{") { return skipSpec() }
    guard enterObject() else { return }
    var members = Members()
    if !readsLastOfMany { readCanonicalSpec(into: &observed, &members) }
    while nextIfAny(&members) {
      switch members.name {
      case .replicas: observed.specReplicas = readCounter()
      case .podManagementPolicy: observed.isParallel = readText().equals("Parallel")
      case .updateStrategy: readStrategy(into: &observed)
      default: skip(members)
      }
    }
  }

  /// Skips a spec, which may be no more than a number of replicas.
  @inline(__always)
  @_lifetime(self: copy self)
  private mutating func skipSpec() {
    var path = FastPath(at: cursor.index)
    guard path.compactInteger(.replicas, in: cursor.text) != nil,
      cursor.text.byte(at: path.separator) == UInt8(ascii: "}")
    else { return cursor.skipLarge() }
    cursor.index = path.separator &+ 1
  }

  /// Reads as many members of spec as stand in the order of API servers.
  @inline(__always)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  private mutating func readCanonicalSpec(
    into observed: inout StatefulSetObservation, _ members: inout Members
  ) {
    var path = FastPath(at: cursor.index &- 1)
    guard expect(.replicas, &path, &members) else { return }
    observed.specReplicas = readCounter()
    path.resume(at: cursor.index)
    pass(.selector, &path, isLarge: false)
    pass(.template, &path, isLarge: true)
    pass(.volumeClaimTemplates, &path, isLarge: true)
    pass(.serviceName, &path, isLarge: false)
    if expect(.podManagementPolicy, &path, &members) {
      observed.isParallel = readText().equals("Parallel")
      path.resume(at: cursor.index)
    }
    if expect(.updateStrategy, &path, &members) {
      readStrategy(into: &observed)
      path.resume(at: cursor.index)
    }
    pass(.revisionHistoryLimit, &path, isLarge: false)
    pass(.claimRetentionPolicy, &path, isLarge: false)
    members.follow(path)
  }

  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  private mutating func readStrategy(into observed: inout StatefulSetObservation) {
    guard enterObject() else { return }
    var members = Members()
    if !readsLastOfMany {
      var path = FastPath(at: cursor.index &- 1)
      if expect(.type, &path, &members) {
        observed.isOnDelete = readText().equals("OnDelete")
        path.resume(at: cursor.index)
        if expect(.rollingUpdate, &path, &members) { readRollingUpdate(into: &observed) }
      }
    }
    while nextIfAny(&members) {
      switch members.name {
      case .type: observed.isOnDelete = readText().equals("OnDelete")
      case .rollingUpdate: readRollingUpdate(into: &observed)
      default: skip(members)
      }
    }
  }

  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  private mutating func readRollingUpdate(into observed: inout StatefulSetObservation) {
    guard enterObject() else { return }
    var members = Members()
    if !readsLastOfMany {
      var path = FastPath(at: cursor.index &- 1)
      if expect(.partition, &path, &members) { observed.partition = readCounter() }
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
