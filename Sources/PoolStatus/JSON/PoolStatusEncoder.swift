/// The JSON of a pool status: the names of its members and their order.
public enum PoolStatusEncoder {
  /// Writes `{` and our members, without the closing brace: those of the previous status
  /// that are not ours follow.
  public static func writeMembers(
    of status: borrowing PoolStatus, to writer: inout JSONWriter
  ) {
    writeMembers(
      called: status.ssName, state: status.stateName,
      progress: status.evaluation.observed.progress, time: status.lastUpdateTime, to: &writer)
    guard status.style.detail else { return }
    write(",\"name\":", status.name, to: &writer)
    write(",\"reason\":", status.evaluation.reasonWord, to: &writer)
    writer.raw(",\"message\":")
    writer.quote()
    PoolMessage.write(status.evaluation, to: &writer)
    writer.quote()
  }

  /// Writes `{` and the members that every status has.
  private static func writeMembers(
    called ssName: borrowing StatefulSetName, state: StaticString,
    progress: borrowing Progress, time: borrowing Text, to writer: inout JSONWriter
  ) {
    writer.raw("{\"ssName\":\"")
    ssName.write(to: &writer)
    writer.raw("\",\"state\":\"")
    writer.raw(state)
    writer.raw("\"")
    if progress.asWritten.isPresent {
      writer.raw(",")
      writer.raw(progress.asWritten.bytes)
    } else {
      write(progress, to: &writer)
    }
    // A time has nothing to escape.
    if time.isPresent {
      writer.raw(",\"lastUpdateTime\":\"")
      writer.raw(time.bytes)
      writer.raw("\"")
    }
  }

  /// Writes the whole object of a status that has nothing but these members.
  ///
  /// - Parameters:
  ///   - ssName: the name of the StatefulSet.
  ///   - isPlain: whether JSON escapes nothing of it, as far as is known.
  ///   - state: the state as it is spelled.
  ///   - progress: the counters and revisions as they are written.
  ///   - time: lastUpdateTime, as RFC 3339 has it.
  @_optimize(speed)
  public static func write(
    called ssName: borrowing StatefulSetName, isPlain: Bool, state: StaticString,
    asWritten progress: Text, time: borrowing Text, to writer: inout JSONWriter
  ) {
    var local = consume writer
    local.raw(usual: "{\"ssName\":\"")
    if isPlain {
      ssName.writePlain(to: &local)
    } else {
      ssName.write(to: &local)
    }
    local.raw(usual: "\",\"state\":\"")
    local.raw(usual: state.bytes)
    local.raw(usual: "\",")
    local.raw(usual: progress.bytes)
    local.raw(usual: ",\"lastUpdateTime\":\"")
    local.raw(usual: time.bytes)
    local.raw(usual: "\"}")
    writer = local
  }

  private static func write(_ progress: borrowing Progress, to writer: inout JSONWriter) {
    write(",\"replicas\":", progress.replicas, to: &writer)
    write(",\"readyReplicas\":", progress.readyReplicas, to: &writer)
    write(",\"currentReplicas\":", progress.currentReplicas, to: &writer)
    write(",\"updatedReplicas\":", progress.updatedReplicas, to: &writer)
    write(",\"currentRevision\":", progress.currentRevision, to: &writer)
    write(",\"updateRevision\":", progress.updateRevision, to: &writer)
  }

  /// Writes the whole object of a status whose previous one a cursor has read.
  public static func write(_ status: borrowing PoolStatus, to writer: inout JSONWriter) {
    writeMembers(of: status, to: &writer)
    CarriedMembers.write(status.evaluation.previous.carried, unless: isOurs, to: &writer)
    writer.raw("}")
  }

  /// How many bytes that writes.
  public static func count(of status: borrowing PoolStatus) -> Int {
    var writer = JSONWriter(MutableSpan())
    write(status, to: &writer)
    return writer.count
  }

  /// Whether a member of a pool status is ours: written by us, or dropped.
  static func isOurs(_ member: MemberName?) -> Bool {
    switch member {
    case .ssName, .state, .replicas, .readyReplicas, .currentReplicas, .updatedReplicas,
      .currentRevision, .updateRevision, .lastUpdateTime, .name, .reason, .message:
      true
    default: false
    }
  }

  /// The same by its bytes.
  public static func isOurs(_ member: borrowing Text) -> Bool {
    switch member.bytes.count {
    case 4: member.reads("name")
    case 5: member.reads("state")
    case 6: member.reads("ssName") || member.reads("reason")
    case 7: member.reads("message")
    case 8: member.reads("replicas")
    case 13: member.reads("readyReplicas")
    case 14: member.reads("updateRevision") || member.reads("lastUpdateTime")
    case 15:
      member.reads("currentReplicas") || member.reads("updatedReplicas")
        || member.reads("currentRevision")
    default: false
    }
  }

  private static func write(
    _ name: StaticString, _ number: Int32?, to writer: inout JSONWriter
  ) {
    guard let number else { return }
    writer.raw(name)
    writer.number(Int64(number))
  }

  private static func write(
    _ name: StaticString, _ text: borrowing Text, to writer: inout JSONWriter
  ) {
    guard text.isPresent else { return }
    writer.raw(name)
    writer.string(text)
  }
}
