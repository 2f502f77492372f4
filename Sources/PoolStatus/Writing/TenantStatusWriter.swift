/// The JSON of a tenant's status: the order of its members.
public enum TenantStatusWriter {
  /// Writes what stands in front of the pools.
  public static func writeHead(of status: borrowing TenantStatus, to writer: inout JSONWriter) {
    writer.first(.currentState)
    writer.quote()
    writer.raw(status.decision.state.name)
    writer.quote()
    writer.field(.availableReplicas)
    writer.number(status.available)
    writer.field(.pools)
  }

  /// Writes what stands between the pools and the conditions.
  public static func writeMiddle(of status: borrowing TenantStatus, to writer: inout JSONWriter) {
    writer.raw("]")
    writeGeneration(status.generation, to: &writer)
    writer.field(.conditions)
    writer.raw("[")
  }

  /// Writes a condition of a type of a tenant.
  public static func write(
    _ condition: borrowing Condition, of status: borrowing TenantStatus,
    to writer: inout JSONWriter
  ) {
    writer.first(.type)
    writer.quote()
    writer.raw(condition.type.name)
    writer.quote()
    writer.field(.status)
    writer.raw(condition.isTrue ? "\"True\"" : "\"False\"")
    writer.field(.lastTransitionTime)
    writer.string(condition.lastTransitionTime)
    writeGeneration(status.generation, to: &writer)
    writer.field(.reason)
    writer.string(status.reasonWord)
    writer.field(.message)
    writer.sentence { status.writeMessage(to: &$0) }
    writer.raw("}")
  }

  /// Writes the conditions of other types that a Tenant's status had, as the same bytes, each
  /// with a comma in front.
  ///
  /// - Parameters:
  ///   - conditions: where they stand.
  ///   - text: the Tenant.
  ///   - writer: takes them.
  public static func writeOtherConditions(
    of conditions: ConditionTable, in text: JSONText, to writer: inout JSONWriter
  ) {
    guard conditions.isGiven else { return }
    var count = 0
    var reader = text.reader(at: conditions.start)
    _ = reader.enterArray()
    while reader.cursor.nextElement(&count) {
      let start = reader.cursor.index
      if reader.readConditionType() != nil { continue }
      writer.raw(",")
      writer.raw(reader.cursor.slice(start, reader.cursor.index))
    }
  }

  /// Ends a Tenant's status.
  ///
  /// - Parameters:
  ///   - tenant: whose status it is.
  ///   - preserving: whether the members that the library does not know are written.
  ///   - writer: takes it.
  public static func writeEnd(
    of tenant: borrowing TenantObservation, preserving: Bool, to writer: inout JSONWriter
  ) {
    if preserving {
      tenant.preserved.write(to: &writer, unless: PreservedMembers.areKnownToTenant)
    }
    writer.raw("}")
  }

  private static func writeGeneration(_ generation: Int64?, to writer: inout JSONWriter) {
    guard let generation else { return }
    writer.field(.observedGeneration)
    writer.number(generation)
  }
}
