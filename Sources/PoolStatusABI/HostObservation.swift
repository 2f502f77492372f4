internal import CJansson
internal import CPoolStatus
internal import PoolStatus
internal import PoolStatusCalls
internal import PoolStatusMemory

/// A host's own observation of a StatefulSet -> `StatefulSetObservation`.
@safe struct HostObservation {
  /// The size of the struct in 0.1.0.
  static let firstSize = 80
  private let host: UnsafePointer<poolstatus_observation>
  private let report: FailureReport

  /// Checks and reads the host's struct.
  ///
  /// - Parameter observed: an object of which nothing is known yet.
  /// - Throws: `.argument`.
  @_lifetime(observed: copy observed)
  static func read(
    _ host: UnsafePointer<poolstatus_observation>?, into observed: inout StatefulSetObservation,
    _ report: FailureReport
  ) throws(Failed) {
    guard let host = unsafe host else { throw report.null("observation") }
    let size = unsafe host.pointee.struct_size
    let own = unsafe MemoryLayout<poolstatus_observation>.size
    guard Boundary.isStructSize(size, first: firstSize) else {
      throw report.badStruct("observation")
    }
    guard unsafe Boundary.tailIsZero(host, own: own, size: size) else {
      throw report.fail(
        .invalidArgument,
        "observation has members that this version does not know: set them to zero")
    }
    let reader = unsafe HostObservation(host: host, report: report)
    try reader.read(into: &observed)
    if size > UInt32(firstSize) { try reader.readSecondEdition(size, into: &observed) }
  }

  /// The failure that an observation is not of the StatefulSet that tenant and pool name.
  static func failure(
    _ host: UnsafePointer<poolstatus_observation>?, otherThan options: borrowing CallOptions,
    _ report: FailureReport
  ) -> Failed {
    var failure = Failure(.invalidObject)
    failure.path.append("name")
    options.writeDisagreement(with: unsafe Boundary.text(host?.pointee.name), to: &failure)
    return report.callAs(failure)
  }

  @_optimize(speed)
  @_lifetime(observed: copy observed)
  private func read(into observed: inout StatefulSetObservation) throws(Failed) {
    guard unsafe host.pointee.flags < 2 * UInt32(POOLSTATUS_OBSERVED_PROGRESS_DEADLINE_EXCEEDED)
    else {
      throw report.fail(.invalidArgument, "observation.flags has an unknown bit")
    }
    if has(POOLSTATUS_OBSERVED_STATUS_ONLY) { observed.existence = .statusOnly }
    if has(POOLSTATUS_OBSERVED_MISSING) { observed.existence = .missing }
    observed.name = try unsafe text(host.pointee.name, "name")
    observed.uid = try unsafe text(host.pointee.uid, "uid")
    observed.generation = try unsafe number(host.pointee.generation, "generation")
    observed.isTerminating = has(POOLSTATUS_OBSERVED_TERMINATING)
    observed.specReplicas = try unsafe number(host.pointee.spec_replicas, "spec_replicas")
    observed.isOnDelete = has(POOLSTATUS_OBSERVED_ON_DELETE)
    observed.partition = try unsafe number(host.pointee.partition, "partition")
    observed.isParallel = has(POOLSTATUS_OBSERVED_PARALLEL)
    observed.isStalled = has(POOLSTATUS_OBSERVED_STALLED)
    observed.isReconciling = has(POOLSTATUS_OBSERVED_RECONCILING)
    observed.progressDeadlineExceeded = has(POOLSTATUS_OBSERVED_PROGRESS_DEADLINE_EXCEEDED)
    observed.observedGeneration = try unsafe number(
      host.pointee.observed_generation, "observed_generation")
    try readProgress(into: &observed.progress)
    observed.hasStatus = !has(POOLSTATUS_OBSERVED_NO_STATUS)
    observed.statusIsEmpty =
      observed.observedGeneration == nil && observed.progress.isEmpty && !observed.isStalled
      && !observed.isReconciling && !observed.progressDeadlineExceeded
  }

  @_optimize(speed)
  @_lifetime(progress: copy progress)
  private func readProgress(into progress: inout Progress) throws(Failed) {
    progress.replicas = try unsafe number(host.pointee.replicas, "replicas")
    progress.readyReplicas = try unsafe number(host.pointee.ready_replicas, "ready_replicas")
    progress.currentReplicas = try unsafe number(host.pointee.current_replicas, "current_replicas")
    progress.updatedReplicas = try unsafe number(host.pointee.updated_replicas, "updated_replicas")
    progress.currentRevision = try unsafe text(host.pointee.current_revision, "current_revision")
    progress.updateRevision = try unsafe text(host.pointee.update_revision, "update_revision")
  }

  /// Reads what 0.2.0 has added.
  @inline(never)
  @_lifetime(observed: copy observed)
  private func readSecondEdition(
    _ size: UInt32, into observed: inout StatefulSetObservation
  ) throws(Failed) {
    // A struct may end in the midst of them, after a multiple of 8: the rest is absent.
    var given = unsafe poolstatus_observation()
    unsafe given.ordinals_start = POOLSTATUS_ABSENT
    unsafe memcpy(&given, host, min(Int(size & ~7), MemoryLayout<poolstatus_observation>.size))
    guard unsafe given.reserved == 0 else {
      throw report.fail(.invalidArgument, "observation.reserved is not 0")
    }
    observed.minReadySeconds = try unsafe number(given.min_ready_seconds, "min_ready_seconds")
    observed.availableReplicas = try unsafe number(given.available_replicas, "available_replicas")
    observed.ordinalsStart = try unsafe number(given.ordinals_start, "ordinals_start")
  }

  private func has(_ flag: UInt32) -> Bool { unsafe host.pointee.flags & flag != 0 }

  private func number(_ number: Int32, _ member: StaticString) throws(Failed) -> Int32? {
    if number == POOLSTATUS_ABSENT { return nil }
    guard number >= 0 else { throw negative(member) }
    return number
  }

  private func number(_ number: Int64, _ member: StaticString) throws(Failed) -> Int64? {
    if number == POOLSTATUS_ABSENT { return nil }
    guard number >= 0 else { throw negative(member) }
    return number
  }

  private func negative(_ member: StaticString) -> Failed {
    fail(member, " is negative: pass 0 or more, or POOLSTATUS_ABSENT")
  }

  @_lifetime(immortal)
  private func text(
    _ string: UnsafePointer<CChar>?, _ member: StaticString
  ) throws(Failed) -> Text {
    let text = unsafe Boundary.text(string)
    guard UTF8.isValid(text.bytes) else { throw fail(member, " is not UTF-8") }
    return text
  }

  private func fail(_ member: StaticString, _ problem: StaticString) -> Failed {
    report.fail(.invalidArgument, in: .observation) { message in
      message.append(member)
      message.append(problem)
    }
  }
}
