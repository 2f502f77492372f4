internal import PoolStatus
internal import PoolStatusMemory

/// The pools of a Tenant, each with its entry of last time and its StatefulSet.
struct TenantTable: ~Copyable, TenantSink {
  /// A pool of the spec.
  struct Pool: BitwiseCopyable {
    var name = TextRange()
    /// The position of its entry in status.pools; below 0 where there is none.
    var entry = -1
    /// Whether its StatefulSet is another Tenant's.
    var isNotOwned = false
    /// Where its StatefulSet begins in its text; below 0 where there is none.
    var statefulSet = -1
    /// Where its status stands in what has been written.
    var start = 0
    var end = 0
  }

  private struct Entry: BitwiseCopyable {
    var value = TenantEntry()
    /// Whether a pool of the spec has it.
    var isTaken = false
    /// Whether it is of a pool of the spec, which may have another one.
    var isClaimed = false
  }

  private var pools = Table(reading: Pool())
  /// The positions of the pools in the order of their names.
  private var byName = Table(reading: 0)
  private var entries = Table(reading: Entry())

  /// Whether a pool or an entry was lost because malloc said no.
  var isOutOfMemory: Bool { pools.isOutOfMemory || entries.isOutOfMemory }
  var poolCount: Int { pools.count }
  var entryCount: Int { entries.count }

  subscript(pool: Int) -> Pool {
    get { pools[pool] }
    set { pools[pool] = newValue }
  }

  func entry(_ index: Int) -> TenantEntry { entries[index].value }

  /// Whether an entry is of a pool that is gone from the spec, and has members that the
  /// library does not know: an operator tracks its decommissioning there.
  func isKept(entry index: Int) -> Bool {
    !entries[index].isClaimed && entries[index].value.isTracked
  }

  mutating func addPool(_ name: TextRange) { pools.append(Pool(name: name)) }

  mutating func addEntry(_ entry: TenantEntry) { entries.append(Entry(value: entry)) }

  /// Brings pools and entries together.
  ///
  /// - Parameters:
  ///   - text: the Tenant.
  ///   - tenant: its name.
  /// - Returns: what is wrong: two pools of one name.
  /// - Throws: `.noMemory`.
  @inline(never)
  mutating func join(
    _ text: JSONText, called tenant: borrowing Text
  ) throws(Failed) -> ReadProblem? {
    var index = 0
    while index < pools.count {
      byName.append(index)
      index &+= 1
    }
    if byName.isOutOfMemory { throw .noMemory }
    sortNames(text)
    claimByStatefulSet(text, tenant)
    claimByName(text)
    return secondPool(text)
  }

  private mutating func sortNames(_ text: JSONText) {
    // The names are read while the order is written: two tables.
    byName.sort { left, right in
      let order = text.text(pools[left].name).bytes.compare(text.text(pools[right].name).bytes)
      return order < 0 || (order == 0 && left < right)
    }
  }

  /// The first pool that is called like one in front of it.
  private func secondPool(_ text: JSONText) -> ReadProblem? {
    var found: ReadProblem?
    var index = 1
    while index < byName.count {
      let name = text.text(pools[byName[index]].name)
      if name.hasSameBytes(as: text.text(pools[byName[index &- 1]].name)) {
        found = ReadProblem.first(found, text.problem(.secondPool, with: name))
      }
      index &+= 1
    }
    return found
  }

  /// Gives each pool the first entry whose ssName is that of its StatefulSet.
  private mutating func claimByStatefulSet(_ text: JSONText, _ tenant: borrowing Text) {
    var index = 0
    while index < entries.count {
      let ssName = text.text(entries[index].value.ssName)
      if let pool = pool(ofStatefulSet: ssName, tenant, in: text) { claim(index, for: pool) }
      index &+= 1
    }
  }

  /// Gives each pool that has none yet the first entry of its name that no other pool has.
  private mutating func claimByName(_ text: JSONText) {
    var index = 0
    while index < entries.count {
      let entry = entries[index]
      if !entry.isTaken, let pool = pool(called: text.text(entry.value.name), in: text) {
        claim(index, for: pool)
      }
      index &+= 1
    }
  }

  /// Marks an entry as a pool's; the first one is what the pool was.
  private mutating func claim(_ entry: Int, for pool: Int) {
    entries[entry].isClaimed = true
    guard pools[pool].entry < 0 else { return }
    entries[entry].isTaken = true
    pools[pool].entry = entry
  }

  /// The pool whose StatefulSet has this name: `{tenant}-{pool}`.
  @inline(never)
  func pool(
    ofStatefulSet name: borrowing Text, _ tenant: borrowing Text, in text: JSONText
  ) -> Int? {
    let dash = tenant.bytes.count
    guard dash < name.bytes.count, name.bytes.has(tenant.bytes, at: 0),
      name.bytes[dash] == UInt8(ascii: "-")
    else { return nil }
    return pool(called: Text(name.bytes.extracting((dash &+ 1)..<name.bytes.count)), in: text)
  }

  /// The pool of this name.
  @inline(never)
  private func pool(called name: borrowing Text, in text: JSONText) -> Int? {
    let found = byName.lowerBound { text.text(pools[$0].name).bytes.compare(name.bytes) < 0 }
    guard found < byName.count, text.text(pools[byName[found]].name).hasSameBytes(as: name)
    else { return nil }
    return byName[found]
  }
}
