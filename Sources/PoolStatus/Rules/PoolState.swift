/// The operational state of a pool; the numbers are those of `poolstatus_state`.
public enum PoolState: Int32, Sendable {
  case created = 1
  case notCreated = 2
  case initialized = 3
  case updating = 4
  case rolloutComplete = 5
  case rolloutFailed = 6
  case degraded = 7

  /// How the document spells it.
  public var name: StaticString {
    switch self {
    case .created: "PoolCreated"
    case .notCreated: "PoolNotCreated"
    case .initialized: "PoolInitialized"
    case .updating: "PoolUpdating"
    case .rolloutComplete: "PoolRolloutComplete"
    case .rolloutFailed: "PoolRolloutFailed"
    case .degraded: "PoolDegraded"
    }
  }

  /// How the values of the RustFS operator's own CRD are spelled: without the prefix.
  public var variantName: StaticString {
    switch self {
    case .created: "Created"
    case .notCreated: "NotCreated"
    case .initialized: "Initialized"
    case .updating: "Updating"
    case .rolloutComplete: "RolloutComplete"
    case .rolloutFailed: "RolloutFailed"
    case .degraded: "Degraded"
    }
  }

  /// The state of either spelling.
  public init?(_ text: borrowing Text) {
    guard text.isPresent else { return nil }
    // The names of the document are the others with a prefix.
    let prefix: StaticString = "Pool"
    let hasPrefix = text.bytes.has(prefix.bytes, at: 0)
    let variant = Text(text.bytes.extracting(droppingFirst: hasPrefix ? 4 : 0))
    var number: Int32 = 1
    while let state = PoolState(rawValue: number) {
      if variant.equals(state.variantName) {
        self = state
        return
      }
      number &+= 1
    }
    return nil
  }
}
