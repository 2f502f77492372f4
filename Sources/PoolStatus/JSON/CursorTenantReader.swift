/// A Tenant in a text, with its pools and its status of last time.
public struct CursorTenant: ~Copyable, ~Escapable {
  let text: Span<UInt8>
  /// metadata.name.
  public private(set) var name: Text
  /// metadata.namespace.
  public private(set) var namespace: Text
  /// metadata.generation.
  public private(set) var generation: Int64?
  /// The pools of the spec.
  var pools = TenantPools()
  /// What of its status of last time is not in the arrays.
  var status: PreviousTenant
  /// The entries of status.pools.
  var entries = TenantEntries()
  /// The conditions of status.
  var conditions = TenantConditions()

  /// Reads a Tenant; the cursor has failed for whatever is none.
  @_lifetime(copy cursor)
  @_lifetime(cursor: copy cursor)
  public init(_ cursor: inout JSONCursor) {
    text = cursor.text.span
    name = Text()
    namespace = Text()
    status = PreviousTenant(nothing: Text())
    var statusPlace: Int?
    var members = cursor.beginObject()
    while cursor.next(&members) {
      switch members.name {
      case .kind:
        let kind = cursor.takeText()
        if kind.isPresent, !kind.reads("Tenant") { cursor.fail() }
      case .metadata: readMetadata(&cursor)
      case .spec: readSpec(&cursor)
      case .status:
        // Its entries are of pools and of a tenant that may stand behind it.
        statusPlace = cursor.index
        cursor.skip()
      default: cursor.skip()
      }
    }
    if name.isEmpty { cursor.fail() }
    if let statusPlace, cursor.isAtEnd {
      var statusCursor = JSONCursor(text, at: statusPlace)
      readStatus(&statusCursor)
      if !statusCursor.isGood { cursor.fail() }
    }
  }

  /// How many pools the spec has.
  public var poolCount: Int { pools.count }
  /// How many bytes the text has: no status carries over more.
  public var byteCount: Int { text.count }

  /// The name of a pool.
  @_lifetime(copy self)
  public func name(of pool: Int) -> Text { pools[pool].name.text(of: text) }

  @_lifetime(self: copy self, copy cursor)
  @_lifetime(cursor: copy cursor)
  private mutating func readMetadata(_ cursor: inout JSONCursor) {
    if cursor.takeNull() { return }
    var members = cursor.beginObject()
    while cursor.next(&members) {
      switch members.name {
      case .name: name = cursor.takeText()
      case .namespace: namespace = cursor.takeText()
      case .generation: generation = cursor.takeInteger()
      default: cursor.skip()
      }
    }
  }

  /// Reads the names of the pools; each has to have one of its own.
  @_lifetime(self: copy self)
  @_lifetime(cursor: copy cursor)
  private mutating func readSpec(_ cursor: inout JSONCursor) {
    if cursor.takeNull() { return }
    var members = cursor.beginObject()
    while cursor.next(&members) {
      guard members.name == .pools, !cursor.takeNull() else {
        if members.name != .pools { cursor.skip() }
        continue
      }
      var count = 0
      cursor.beginArray()
      while cursor.nextElement(&count) {
        let name = cursor.takeMember(.name)
        let isGood = !name.isEmpty && pools.place(of: name.bytes, in: text) == nil
        if !isGood || !pools.add(StoredRange(name, of: text)) { cursor.fail() }
      }
    }
  }

  @_lifetime(self: copy self, copy cursor)
  @_lifetime(cursor: copy cursor)
  private mutating func readStatus(_ cursor: inout JSONCursor) {
    if cursor.takeNull() { return }
    var firstCarried: Int?
    var members = cursor.beginObject()
    while cursor.next(&members) {
      switch members.name {
      case .currentState: status.currentState = cursor.takeText()
      case .availableReplicas: status.availableReplicas = cursor.takeCounter()
      case .observedGeneration: status.observedGeneration = cursor.takeInteger()
      case .pools: readEntries(&cursor)
      case .conditions: conditions.read(&cursor)
      default:
        if firstCarried == nil { firstCarried = members.start }
        cursor.skip()
      }
    }
    if let firstCarried { status.carried = Text(cursor.slice(firstCarried, cursor.index)) }
    claimByName()
  }

  /// Reads the entries, and gives each pool the first whose ssName is that of its
  /// StatefulSet.
  @_lifetime(self: copy self)
  @_lifetime(cursor: copy cursor)
  private mutating func readEntries(_ cursor: inout JSONCursor) {
    if cursor.takeNull() { return }
    entries.isGiven = true
    var count = 0
    cursor.beginArray()
    while cursor.nextElement(&count) {
      let start = cursor.index
      let previous = PreviousPool.read(&cursor)
      guard previous.isGiven else { return cursor.fail() }
      var entry = TenantEntries.Entry(start: start, end: cursor.index)
      entry.name = StoredRange(previous.name, of: text)
      entry.hasForeignMembers = previous.carried.isPresent
      if let pool = pool(ofStatefulSet: previous.ssName) {
        entry.isClaimed = true
        pools.give(entry: count &- 1, to: pool, byName: false)
      }
      if !entries.add(entry) { cursor.fail() }
    }
  }

  /// Gives each pool that has none yet the first entry of its name; entries of the name of a
  /// pool that was found by its StatefulSet stay unclaimed.
  @_lifetime(self: copy self)
  private mutating func claimByName() {
    var number = 0
    while number < entries.count {
      if !entries[number].isClaimed,
        let pool = pools.place(of: entries[number].name.text(of: text).bytes, in: text),
        pools[pool].entry == nil || pools[pool].entryIsByName
      {
        entries.claim(number)
        pools.give(entry: number, to: pool, byName: true)
      }
      number &+= 1
    }
  }

  /// The pool whose StatefulSet has this name: `{tenant}-{pool}`.
  private func pool(ofStatefulSet ssName: borrowing Text) -> Int? {
    let dash = name.bytes.count
    guard dash < ssName.bytes.count, ssName.bytes.has(name.bytes, at: 0),
      ssName.bytes[dash] == UInt8(ascii: "-")
    else { return nil }
    return pools.place(
      of: ssName.bytes.extracting((dash &+ 1)..<ssName.bytes.count), in: text)
  }

  /// Gives a StatefulSet to its pool, if it is of one.
  ///
  /// - Parameter sets: the text that it was read from.
  /// - Returns: false if the pool has one already.
  @_lifetime(self: copy self)
  public mutating func match(
    _ observed: borrowing StatefulSetObservation, of sets: borrowing Span<UInt8>
  ) -> Bool {
    guard let pool = pool(ofStatefulSet: observed.name),
      observed.namespace.isEmpty || namespace.isEmpty
        || observed.namespace.hasSameBytes(as: namespace)
    else { return true }
    return pools.give(StoredObservation(observed, of: sets), to: pool)
  }

  /// The StatefulSet of a pool; a missing one where there is none.
  @_lifetime(copy sets)
  public func statefulSet(of pool: Int, in sets: Span<UInt8>) -> StatefulSetObservation {
    guard let stored = pools[pool].statefulSet else {
      var missing = StatefulSetObservation(nothing: Text())
      missing.existence = .missing
      return missing
    }
    return stored.observation(of: sets)
  }

  /// The status of last time of a pool; never seen where there is none.
  @_lifetime(copy self)
  public func previous(of pool: Int) -> PreviousPool {
    guard let entry = pools[pool].entry else {
      var previous = PreviousPool(nothing: Text())
      previous.knowledge = .neverSeen
      return previous
    }
    var cursor = JSONCursor(text, at: Int(entries[entry].start))
    return PreviousPool.read(&cursor)
  }

  /// The place of a pool's entry among the entries.
  public func entryPosition(of pool: Int) -> Int? { pools[pool].entry }
}

/// The members of a tenant's status of last time that are not arrays.
struct PreviousTenant: ~Escapable {
  var currentState: Text
  var availableReplicas: Int32?
  var observedGeneration: Int64?
  /// From the first member that is not ours to the end of the object.
  var carried: Text

  @_lifetime(copy nothing)
  init(nothing: Text) {
    currentState = nothing
    carried = nothing
  }
}
