/// The JSON of a tenant's status: the names of its members and their order.
public enum TenantStatusEncoder {
  /// Writes what stands in front of the pools.
  public static func writeHead(of status: borrowing TenantStatus, to writer: inout JSONWriter) {
    writer.raw("{\"currentState\":\"")
    writer.raw(status.decision.state.name)
    writer.raw("\",\"availableReplicas\":")
    writer.number(status.ready)
    writer.raw(",\"pools\":[")
  }

  /// Writes what stands between the pools and the conditions.
  public static func writeMiddle(of status: borrowing TenantStatus, to writer: inout JSONWriter) {
    writer.raw("]")
    writeGeneration(status.generation, to: &writer)
    writer.raw(",\"conditions\":[")
  }

  /// Writes a condition of ours.
  public static func write(
    _ condition: borrowing Condition, of status: borrowing TenantStatus,
    to writer: inout JSONWriter
  ) {
    writer.raw("{\"type\":\"")
    writer.raw(condition.type.name)
    writer.raw(condition.isTrue ? "\",\"status\":\"True\"" : "\",\"status\":\"False\"")
    writer.raw(",\"lastTransitionTime\":")
    writer.string(condition.lastTransitionTime)
    writeGeneration(status.generation, to: &writer)
    writer.raw(",\"reason\":\"")
    writer.raw(status.decision.reason.name)
    writer.raw("\",\"message\":")
    writer.quote()
    status.writeMessage(to: &writer)
    writer.raw("\"}")
  }

  /// Whether a member of a tenant's status is ours: written by us.
  static func isOurs(_ member: MemberName?) -> Bool {
    switch member {
    case .currentState, .availableReplicas, .pools, .observedGeneration, .conditions: true
    default: false
    }
  }

  /// The same by its bytes.
  public static func isOurs(_ member: borrowing Text) -> Bool {
    member.reads("currentState") || member.reads("availableReplicas") || member.reads("pools")
      || member.reads("observedGeneration") || member.reads("conditions")
  }

  private static func writeGeneration(_ generation: Int64?, to writer: inout JSONWriter) {
    guard let generation else { return }
    writer.raw(",\"observedGeneration\":")
    writer.number(generation)
  }
}
