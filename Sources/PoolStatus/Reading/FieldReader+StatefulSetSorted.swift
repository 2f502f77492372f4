// What the fast path has left of a StatefulSet, as `kubectl` has it.
extension FieldReader {
  /// Reads members of an object up to one that is none of these, or not as expected.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  mutating func readSortedObject(
    into observed: inout StatefulSetObservation, _ scope: StatefulSetScope,
    _ form: inout ObjectForm, _ members: inout Members, from start: Int
  ) {
    var path = SortedPath(at: cursor.index, after: members, in: cursor.text)
    repeat {
      passShort(.apiVersion, &path)
      let kind = read(.kind, &path)
      if kind.isPresent {
        form.hasKind = true
        judge(kind, into: &observed, &form, from: start)
        if observed.existence == .missing { return }
      }
      if expect(.metadata, &path) {
        readMetadata(into: &observed, scope, &form)
        resume(.metadata, &path)
      }
      if expect(.spec, &path) {
        readSpec(into: &observed, scope, &form)
        resume(.spec, &path)
      }
      if expect(.status, &path) {
        readStatus(into: &observed, scope, &form)
        resume(.status, &path)
      }
    } while path.isAgain()
    follow(path, &members)
  }

  /// Reads members of metadata up to one that is none of these, or not as expected.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  mutating func readSortedMetadata(
    into observed: inout StatefulSetObservation, _ scope: StatefulSetScope,
    _ members: inout Members
  ) {
    var path = SortedPath(at: cursor.index, after: members, in: cursor.text)
    repeat {
      pass(.annotations, &path)
      passShort(.creationTimestamp, &path)
      if let found = integer(.generation, &path) { observed.generation = found }
      if expect(.labels, &path) {
        observed.poolLabel = cursor.text(readMember(.poolLabel))
        resume(.labels, &path)
      }
      pass(.managedFields, &path)
      read(.name, &path, into: &observed.name)
      read(.namespace, &path, into: &observed.namespace)
      if expect(.ownerReferences, &path) {
        if scope.isOfTenant { readController(into: &observed) } else { cursor.skip() }
        resume(.ownerReferences, &path)
      }
      passShort(.resourceVersion, &path)
      read(.uid, &path, into: &observed.uid)
    } while path.isAgain()
    follow(path, &members)
  }

  /// Reads members of a status up to one that is none of these, or not as expected.
  ///
  /// None of those that it reads is null: nothing is passed here, for then a status would not be
  /// empty where it is.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  mutating func readSortedStatus(
    into observed: inout StatefulSetObservation, _ members: inout Members
  ) {
    var path = SortedPath(at: cursor.index, after: members, in: cursor.text)
    repeat {
      if let found = counter(.availableReplicas, &path) { observed.availableReplicas = found }
      _ = integer(.collisionCount, &path)
      if let found = counter(.currentReplicas, &path) {
        observed.progress.currentReplicas = found
      }
      read(.currentRevision, &path, into: &observed.progress.currentRevision)
      if let found = integer(.observedGeneration, &path) { observed.observedGeneration = found }
      if let found = counter(.readyReplicas, &path) { observed.progress.readyReplicas = found }
      if let found = counter(.replicas, &path) { observed.progress.replicas = found }
      read(.updateRevision, &path, into: &observed.progress.updateRevision)
      if let found = counter(.updatedReplicas, &path) {
        observed.progress.updatedReplicas = found
      }
    } while path.isAgain()
    // They need not stand together.
    if path.count > members.count { observed.progress.rawBytes = Text() }
    follow(path, &members)
  }
}
