// The tables of a tenant, in place: what does not fit is handed on.

/// The pools of a tenant's spec.
struct TenantPools {
  struct Pool {
    let name: StoredRange
    var statefulSet: StoredObservation?
    /// Its entry in the status of last time.
    var entry: Int?
    /// Whether that was found by its name, not by that of the StatefulSet.
    var entryIsByName = false
  }

  private var pools: InlineArray<32, Pool>
  private(set) var count = 0

  /// No pools. For size, or each of the 32 is written out.
  @inline(never)
  @_optimize(size)
  init() {
    pools = InlineArray(repeating: Pool(name: StoredRange()))
  }

  subscript(_ place: Int) -> Pool { pools[place] }

  /// Adds a pool.
  ///
  /// - Returns: false if there is no room.
  mutating func add(_ name: StoredRange) -> Bool {
    guard count < pools.count else { return false }
    pools[count] = Pool(name: name)
    count &+= 1
    return true
  }

  /// The pool of this name.
  func place(of name: borrowing Span<UInt8>, in text: Span<UInt8>) -> Int? {
    var place = 0
    while place < count {
      if pools[place].name.text(of: text).bytes.hasSameBytes(as: name) { return place }
      place &+= 1
    }
    return nil
  }

  /// Gives a pool an entry, unless it has one.
  mutating func give(entry: Int, to pool: Int, byName: Bool) {
    if byName { pools[pool].entryIsByName = true }
    if pools[pool].entry == nil { pools[pool].entry = entry }
  }

  /// Gives a pool its StatefulSet.
  ///
  /// - Returns: false if it has one.
  mutating func give(_ statefulSet: StoredObservation, to pool: Int) -> Bool {
    guard pools[pool].statefulSet == nil else { return false }
    pools[pool].statefulSet = statefulSet
    return true
  }
}

/// The entries of status.pools.
struct TenantEntries {
  struct Entry {
    let start, end: UInt32
    var name = StoredRange()
    /// Whether it is of a pool of the spec.
    var isClaimed = false
    var hasForeignMembers = false

    init(start: Int, end: Int) {
      self.start = UInt32(truncatingIfNeeded: start)
      self.end = UInt32(truncatingIfNeeded: end)
    }
  }

  /// Whether there is an array of them.
  var isGiven = false
  private var entries = InlineArray<64, Entry>(repeating: Entry(start: 0, end: 0))
  private(set) var count = 0

  subscript(_ place: Int) -> Entry { entries[place] }

  /// Adds an entry.
  ///
  /// - Returns: false if there is no room.
  mutating func add(_ entry: Entry) -> Bool {
    guard count < entries.count else { return false }
    entries[count] = entry
    count &+= 1
    return true
  }

  /// Marks an entry as a pool's.
  mutating func claim(_ place: Int) {
    entries[place].isClaimed = true
  }
}

/// The conditions of a tenant's status.
struct TenantConditions {
  /// Whether there is an array of them.
  private(set) var isGiven = false
  /// How many there are.
  private(set) var count = 0
  /// Where the array begins.
  private(set) var start = 0
  /// Where the first of each type of ours begins; 0 if there is none.
  private(set) var places = InlineArray<4, Int>(repeating: 0)
  /// Its place among the conditions.
  private(set) var positions = InlineArray<4, Int>(repeating: 0)

  @_lifetime(cursor: copy cursor)
  mutating func read(_ cursor: inout JSONCursor) {
    if cursor.takeNull() { return }
    isGiven = true
    start = cursor.index
    cursor.beginArray()
    while cursor.nextElement(&count) {
      let place = cursor.index
      let previous = PreviousCondition.read(&cursor)
      guard let type = previous.type, places[type.rawValue] == 0 else { continue }
      places[type.rawValue] = place
      positions[type.rawValue] = count &- 1
    }
  }
}
