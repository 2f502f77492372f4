/// The JSON of a pool's entry: the order of its members.
public enum PoolEntryWriter {
  /// Writes the whole object.
  @_optimize(speed)
  public static func write(_ entry: borrowing PoolEntry, to writer: inout JSONWriter) {
    write(
      called: entry.ssName, state: entry.stateName, entry.evaluation.observed.progress,
      needsNoEscapes: false, time: entry.lastUpdateTime, to: &writer)
    if entry.style.detail {
      if !entry.name.isEmpty { write(.name, entry.name, to: &writer) }
      write(.reason, entry.evaluation.reasonWord, to: &writer)
      writer.field(.message)
      writer.sentence { PoolMessage.write(entry.evaluation, to: &$0) }
    }
    let hasName = !entry.style.detail && !entry.evaluation.previous.name.isEmpty
    let stateName = entry.stateName
    entry.evaluation.previous.preserved.write(to: &writer) { name, isSomething in
      switch name {
      case .name: return hasName && isSomething ? .asItStands : .leaveOut
      case .workloadState: return isSomething ? .becomes(stateName) : .asItStands
      default: return PreservedMembers.areWrittenByPool(name) ? .leaveOut : .asItStands
      }
    }
    writer.raw("}")
  }

  /// Writes the whole object of a status that has nothing but the first nine members.
  ///
  /// - Parameters:
  ///   - ssName: the name of the StatefulSet.
  ///   - needsNoEscapes: whether JSON escapes nothing of it, as far as is known.
  ///   - state: the state as it is spelled.
  ///   - progress: the counters and revisions as the bytes of their text.
  ///   - time: lastUpdateTime, as RFC 3339 has it.
  ///   - writer: takes it.
  @_optimize(speed)
  public static func write(
    called ssName: borrowing StatefulSetName, needsNoEscapes: Bool, state: StaticString,
    rawBytes progress: Text, time: borrowing Text, to writer: inout JSONWriter
  ) {
    var local = consume writer
    local.rawInline(ssNameBegins)
    if needsNoEscapes {
      ssName.writeUnescaped(to: &local)
    } else {
      ssName.write(to: &local)
    }
    local.rawInline(stateBegins)
    local.rawInline(state.bytes)
    local.rawInline("\",")
    local.rawInline(progress.bytes)
    local.rawInline(timeBegins)
    local.rawInline(time.bytes)
    local.rawInline("\"}")
    writer = local
  }

  /// Writes the same of a status whose counters and revisions do not stand in a text as they are
  /// written.
  ///
  /// - Precondition: JSON escapes nothing of the revisions: they were read from a text without
  ///   decoded strings.
  public static func write(
    called ssName: borrowing StatefulSetName, state: StaticString,
    progress: borrowing Progress, time: borrowing Text, to writer: inout JSONWriter
  ) {
    write(called: ssName, state: state, progress, needsNoEscapes: true, time: time, to: &writer)
    writer.raw("}")
  }

  // As the literals of `FieldName` have them, with what stands around: in one piece.
  private static var ssNameBegins: StaticString { @inline(always) get { "{\"ssName\":\"" } }
  private static var stateBegins: StaticString { @inline(always) get { "\",\"state\":\"" } }
  private static var timeBegins: StaticString { @inline(always) get { ",\"lastUpdateTime\":\"" } }

  /// Writes the first nine members, without the brace behind them.
  @inline(never)
  private static func write(
    called ssName: borrowing StatefulSetName, state: StaticString,
    _ progress: borrowing Progress, needsNoEscapes: Bool, time: borrowing Text,
    to writer: inout JSONWriter
  ) {
    writer.rawInline(ssNameBegins)
    ssName.write(to: &writer)
    writer.rawInline(stateBegins)
    writer.raw(state)
    writer.quote()
    write(progress, needsNoEscapes: needsNoEscapes, to: &writer)
    // A time has nothing to escape.
    if time.isPresent {
      writer.rawInline(timeBegins)
      writer.raw(time.bytes)
      writer.quote()
    }
  }

  /// How many bytes `write` writes.
  public static func count(of entry: borrowing PoolEntry) -> Int {
    var writer = JSONWriter(MutableSpan())
    write(entry, to: &writer)
    return writer.count
  }

  @inline(never)
  @_optimize(speed)
  private static func write(
    _ progress: borrowing Progress, needsNoEscapes: Bool, to writer: inout JSONWriter
  ) {
    if progress.rawBytes.isPresent {
      writer.raw(",")
      return writer.raw(progress.rawBytes.bytes)
    }
    var local = consume writer
    write(.replicas, progress.replicas, to: &local)
    write(.readyReplicas, progress.readyReplicas, to: &local)
    write(.currentReplicas, progress.currentReplicas, to: &local)
    write(.updatedReplicas, progress.updatedReplicas, to: &local)
    write(.currentRevision, progress.currentRevision, needsNoEscapes, to: &local)
    write(.updateRevision, progress.updateRevision, needsNoEscapes, to: &local)
    writer = local
  }

  @inline(always)
  private static func write(_ name: FieldName, _ number: Int32?, to writer: inout JSONWriter) {
    guard let number else { return }
    writer.rawInline(name.literal)
    writer.number(Int64(number))
  }

  @inline(always)
  private static func write(
    _ name: FieldName, _ revision: borrowing Text, _ needsNoEscapes: Bool,
    to writer: inout JSONWriter
  ) {
    if revision.isEmpty { return }
    writer.rawInline(name.literal)
    writer.string(revision, needsNoEscapes: needsNoEscapes)
  }

  private static func write(
    _ name: FieldName, _ text: borrowing Text, to writer: inout JSONWriter
  ) {
    guard text.isPresent else { return }
    writer.field(name)
    writer.string(text)
  }
}

extension JSONWriter {
  /// Writes the name of a member that follows another one, and its colon.
  @_lifetime(self: copy self)
  mutating func field(_ name: FieldName) { raw(name.literal) }

  /// Writes the brace of an object and the name of its first member.
  @_lifetime(self: copy self)
  mutating func first(_ name: FieldName) {
    raw("{")
    raw(name.literal.bytes.extracting(droppingFirst: 1))
  }
}
