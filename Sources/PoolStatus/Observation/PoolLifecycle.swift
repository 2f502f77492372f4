/// What RustFS' operator does with a pool, as `lifecycleState` of its entry says.
public enum PoolLifecycle: Sendable {
  /// Nothing, or something that the library does not know.
  case active
  case decommissioning, decommissioned, decommissionFailed, decommissionCanceled

  init(_ text: borrowing Text) {
    if text.equals("Decommissioning") {
      self = .decommissioning
    } else if text.equals("Decommissioned") {
      self = .decommissioned
    } else if text.equals("DecommissionFailed") {
      self = .decommissionFailed
    } else if text.equals("DecommissionCanceled") {
      self = .decommissionCanceled
    } else {
      self = .active
    }
  }
}
