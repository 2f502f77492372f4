// A Tenant in a text, with its pools and its status of last time.

/// An entry of status.pools of last time.
public struct TenantEntry: BitwiseCopyable, Sendable {
  /// Where it begins and ends in the text.
  public internal(set) var start = 0
  public internal(set) var end = 0
  /// The name of its StatefulSet.
  public internal(set) var ssName = TextRange()
  /// The name of its pool.
  public internal(set) var name = TextRange()
  /// Whether an operator tracks something there.
  public internal(set) var isTracked = false

  /// No entry.
  public init() {}
}

/// Takes the pools and entries of a Tenant, one by one.
public protocol TenantSink: ~Copyable {
  /// Takes a pool of the spec.
  mutating func addPool(_ name: TextRange)
  /// Takes an entry of the status of last time.
  mutating func addEntry(_ entry: TenantEntry)
}

extension FieldReader {
  /// Reads a Tenant.
  ///
  /// - Parameters:
  ///   - text: that the reader walks.
  ///   - sink: takes its pools and entries.
  @_lifetime(self: copy self)
  @_lifetime(copy self, copy text)
  public mutating func readTenant<Sink: TenantSink & ~Copyable>(
    of text: JSONText, into sink: inout Sink
  ) -> TenantObservation {
    let start = cursor.index
    let known = problem
    let depth = cursor.depth
    var tenant = TenantObservation()
    guard enterElement(.tenant) else { return tenant }
    var form = ObjectForm()
    var isError = false
    var members = Members()
    while !isError, next(&members) {
      switch members.name {
      case .kind:
        form.hasKind = cursor.byte != UInt8(ascii: "n")
        let kind = readText()
        isError = kind.equals("Status")
        if kind.isPresent, !kind.equals("Tenant") { record(.kindTenant, at: start) }
      case .metadata: readTenantMetadata(into: &tenant)
      case .spec: readTenantSpec(into: &sink)
      case .status:
        form.isFailure = isFailure()
        readTenantStatus(into: &tenant, of: text, &sink)
      default:
        form.note(members, isNull: cursor.byte == UInt8(ascii: "n"))
        skip(members)
      }
    }
    if isError || form.isAPIError {
      rewind(to: start, known, depth: depth)
      readAPIError()
      return tenant
    }
    if tenant.name.isEmpty, lacksName(start) { record(.tenantWithoutName, at: start) }
    return tenant
  }

  @inline(never)
  @_lifetime(self: copy self)
  @_lifetime(tenant: copy tenant, copy self)
  private mutating func readTenantMetadata(into tenant: inout TenantObservation) {
    guard enterObject() else { return }
    var members = Members()
    while next(&members) {
      switch members.name {
      case .name: tenant.name = readText()
      case .namespace: tenant.namespace = readText()
      case .uid: tenant.uid = readText()
      case .deletionTimestamp: tenant.isTerminating = !readText().isEmpty
      case .generation: tenant.generation = readInteger()
      default: skip(members)
      }
    }
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func readTenantSpec<Sink: TenantSink & ~Copyable>(into sink: inout Sink) {
    guard enterObject() else { return }
    var members = Members()
    while next(&members) {
      if members.name == .pools { readPools(into: &sink) } else { skip(members) }
    }
  }

  /// Reads the names of the pools; each has to have one.
  @_lifetime(self: copy self)
  private mutating func readPools<Sink: TenantSink & ~Copyable>(into sink: inout Sink) {
    guard enterArray() else { return }
    var count = 0
    while cursor.nextElement(&count) {
      let start = cursor.index
      guard cursor.byte == UInt8(ascii: "{") else {
        mismatch(.object)
        continue
      }
      let known = problem
      problem = nil
      let name = readMember(.name)
      if !name.isEmpty {
        sink.addPool(name)
      } else if problem == nil {
        record(.poolWithoutName, at: start)
      }
      record(known)
    }
  }

  @inline(never)
  @_lifetime(self: copy self)
  @_lifetime(tenant: copy tenant, copy self, copy text)
  private mutating func readTenantStatus<Sink: TenantSink & ~Copyable>(
    into tenant: inout TenantObservation, of text: JSONText, _ sink: inout Sink
  ) {
    guard enterObject() else { return }
    // The first of several members is not walked, but preserved.
    var preserved = readsLastOfMany ? cursor.index : nil
    var members = Members()
    while next(&members) {
      switch members.name {
      case .currentState: tenant.currentState = readText()
      case .availableReplicas: tenant.availableReplicas = readCounter()
      case .observedGeneration: tenant.observedGeneration = readInteger()
      case .pools: readEntries(into: &sink)
      case .conditions: tenant.conditions.read(&self)
      default:
        if preserved == nil { preserved = members.keys.start &- 1 }
        skip(members)
      }
    }
    if let preserved { tenant.preserved = PreservedMembers(of: text, from: preserved) }
  }

  /// Reads what the entries are called; the rest only matters where a pool has them.
  @_lifetime(self: copy self)
  private mutating func readEntries<Sink: TenantSink & ~Copyable>(into sink: inout Sink) {
    guard enterArray() else { return }
    var count = 0
    while cursor.nextElement(&count) {
      var entry = TenantEntry()
      entry.start = cursor.index
      guard enterElement() else { continue }
      var members = Members()
      while next(&members) {
        switch members.name {
        case .ssName: entry.ssName = readRange()
        case .name: entry.name = readRange()
        case .lifecycleState: if tracksLifecycle() { entry.isTracked = true }
        case .workloadState: skip(members)
        default:
          if cursor.byte != UInt8(ascii: "n"), !PreservedMembers.areWrittenByPool(members.name) {
            entry.isTracked = true
          }
          skip(members)
        }
      }
      entry.end = cursor.index
      sink.addEntry(entry)
    }
  }

  /// Whether the lifecycleState that stands here is anything but Active, null and "".
  @_lifetime(self: copy self)
  private mutating func tracksLifecycle() -> Bool {
    guard cursor.byte == UInt8(ascii: "\"") else {
      let isNull = cursor.byte == UInt8(ascii: "n")
      cursor.skip()
      return !isNull
    }
    // What is wrong with it only matters where a pool has it.
    let known = problem
    let state = readText()
    problem = known
    return !state.isEmpty && !state.equals("Active")
  }
}
