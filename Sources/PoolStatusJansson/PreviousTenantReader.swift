public import PoolStatus

/// The members of a tenant's status of last time that are not arrays.
public enum PreviousTenantReader {
  /// Whether currentState, availableReplicas and observedGeneration are what they are now.
  ///
  /// - Parameter previous: the status of last time; may be absent.
  /// - Throws: `.invalidObject`.
  public static func agrees(
    _ previous: JanssonValue, with status: borrowing TenantStatus
  ) throws(Failed) -> Bool {
    let state = try previous.text(.currentState)
    let available = try previous.counter(.availableReplicas)
    let generation = try previous.integer(.observedGeneration)
    return state.reads(status.decision.state.name)
      && available.map(Int64.init) == status.ready && generation == status.generation
  }
}
