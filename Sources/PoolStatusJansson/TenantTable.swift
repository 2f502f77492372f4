public import PoolStatus

/// The pools of a Tenant, each with its StatefulSet and its status of last time. Keeps
/// places in the trees it was made from, which must outlive it.
public struct TenantTable: ~Copyable {
  /// All zero is a pool without either.
  private struct Pool: BitwiseCopyable {
    var name: StoredText
    var statefulSet: StoredElement
    var entry: StoredElement
    /// Whether the entry was found by its name, not by that of the StatefulSet.
    var entryIsByName: Bool
  }

  /// How many pools there are.
  public let count: Int
  private let report: FailureReport
  private let poolMemory: ScratchMemory
  private let orderMemory: ScratchMemory
  private let claimMemory: ScratchMemory
  private let pools: ScratchTable<Pool>
  /// The places of the pools in the order of their names.
  private let byName: ScratchTable<Int>
  /// Which entries of status.pools are of a pool of the spec.
  private let claimed: ScratchTable<Bool>
  private let entriesPath: Path
  private let setsPath: Path

  /// Brings pools, entries and StatefulSets together.
  ///
  /// - Parameters:
  ///   - tenant: spec.pools, and status.pools as it is now.
  ///   - statefulSets: an array of StatefulSets; may be absent.
  ///   - report: where errors are told.
  /// - Throws: `.invalidObject`, also for two pools or two StatefulSets of one name;
  ///   `.noMemory`.
  public static func read(
    _ tenant: TenantReader, statefulSets: JanssonValue, _ report: FailureReport
  ) throws(Failed) -> TenantTable {
    var table = try TenantTable(
      count: tenant.pools.elementCount, entryCount: tenant.entries.elementCount,
      entriesPath: tenant.entries.path, setsPath: statefulSets.path, report)
    try table.enter(tenant.pools)
    try table.claimByStatefulSet(tenant.entries, tenant.name)
    try table.claimByName(tenant.entries)
    try table.match(statefulSets, tenant)
    return table
  }

  /// A table of pools without anything.
  private init(
    count: Int, entryCount: Int, entriesPath: Path, setsPath: Path, _ report: FailureReport
  ) throws(Failed) {
    let poolMemory = try ScratchMemory(count: count, stride: MemoryLayout<Pool>.stride)
    let orderMemory = try ScratchMemory(count: count, stride: MemoryLayout<Int>.stride)
    let claimMemory = try ScratchMemory(count: entryCount, stride: MemoryLayout<Bool>.stride)
    pools = unsafe ScratchTable(poolMemory, count: count)
    byName = unsafe ScratchTable(orderMemory, count: count)
    claimed = unsafe ScratchTable(claimMemory, count: entryCount)
    self.poolMemory = poolMemory
    self.orderMemory = orderMemory
    self.claimMemory = claimMemory
    self.count = count
    self.entriesPath = entriesPath
    self.setsPath = setsPath
    self.report = report
  }

  /// The name of a pool.
  @_lifetime(immortal)
  public func name(of pool: Int) -> Text {
    // Bounds: callers go through 0..<count.
    unsafe Text(pools.elements[pool].name.bytes)
  }

  /// The StatefulSet of a pool; absent where there is none.
  @_lifetime(immortal)
  public func statefulSet(of pool: Int) -> JanssonValue {
    unsafe pools.elements[pool].statefulSet.value(at: setsPath, report)
  }

  /// The entry of a pool in status.pools; absent where there is none.
  @_lifetime(immortal)
  public func entry(of pool: Int) -> JanssonValue {
    unsafe pools.elements[pool].entry.value(at: entriesPath, report)
  }

  /// The place of that entry; nil where there is none.
  public func entryPosition(of pool: Int) -> Int? {
    let entry = unsafe pools.elements[pool].entry
    return entry.isGiven ? entry.position : nil
  }

  /// Whether an entry of status.pools is of a pool of the spec.
  public func isClaimed(entry: Int) -> Bool {
    unsafe claimed.elements[entry]
  }

  /// Enters the pools of the spec and sorts their names.
  private mutating func enter(_ specPools: JanssonValue) throws(Failed) {
    var position = 0
    while position < specPools.elementCount {
      let pool = try specPools.element(position).object()
      let name = try pool.text(.name)
      guard !name.isEmpty else {
        throw report.fail(.invalidObject, at: pool.path.member(.name), "the pool has no name")
      }
      unsafe pools.elements[position].name = StoredText(name)
      unsafe byName.elements[position] = position
      position &+= 1
    }
    let table = unsafe pools.elements
    unsafe Sorting.sort(byName.elements) { left, right in
      let order = unsafe Sorting.compare(table[left].name.bytes, table[right].name.bytes)
      return order < 0 || (order == 0 && left < right)
    }
    var index = 1
    while index < count {
      let later = unsafe byName.elements[index]
      let earlier = unsafe byName.elements[index &- 1]
      let name = self.name(of: later)
      if name.hasSameBytes(as: self.name(of: earlier)) {
        throw report.fail(
          .invalidObject, at: specPools.path.element(later).member(.name)
        ) { message in
          message.append("two pools are called ")
          message.append(name)
        }
      }
      index &+= 1
    }
  }

  /// Gives each pool the first entry whose ssName is that of its StatefulSet.
  private mutating func claimByStatefulSet(
    _ entries: JanssonValue, _ tenant: borrowing Text
  ) throws(Failed) {
    var position = 0
    while position < entries.elementCount {
      let entry = try entries.element(position).object()
      if let pool = pool(ofStatefulSet: try entry.text(.ssName), tenant) {
        claim(entry, position, for: pool)
      }
      position &+= 1
    }
  }

  /// Gives each pool that has none yet the first entry of its name. Entries of the name of a
  /// pool that was found by its StatefulSet stay unclaimed: they may be of another one.
  private mutating func claimByName(_ entries: JanssonValue) throws(Failed) {
    var position = 0
    while position < entries.elementCount {
      let entry = try entries.element(position).object()
      let name = try entry.text(.name)
      // Bounds: `pool` is a place in the table.
      if !isClaimed(entry: position), let pool = pool(called: name.bytes),
        unsafe !pools.elements[pool].entry.isGiven || pools.elements[pool].entryIsByName
      {
        claim(entry, position, for: pool)
        unsafe pools.elements[pool].entryIsByName = true
      }
      position &+= 1
    }
  }

  /// Marks an entry as a pool's; the first one is what the pool was.
  private mutating func claim(_ entry: borrowing JanssonValue, _ position: Int, for pool: Int) {
    unsafe claimed.elements[position] = true
    if unsafe !pools.elements[pool].entry.isGiven {
      unsafe pools.elements[pool].entry = StoredElement(entry, position: position)
    }
  }

  /// Gives each pool its StatefulSet: called `{tenant}-{pool}`, in the Tenant's namespace
  /// where both have one.
  private mutating func match(
    _ statefulSets: JanssonValue, _ tenant: borrowing TenantReader
  ) throws(Failed) {
    var position = 0
    while position < statefulSets.elementCount {
      let item = statefulSets.element(position)
      let metadata = try StatefulSetReader.metadata(ofItem: item)
      let name = try metadata.text(.name)
      let namespace = try metadata.text(.namespace)
      if let pool = pool(ofStatefulSet: name, tenant.name),
        namespace.isEmpty || tenant.namespace.isEmpty
          || namespace.hasSameBytes(as: tenant.namespace)
      {
        if unsafe pools.elements[pool].statefulSet.isGiven {
          throw report.fail(
            .invalidObject, at: item.path.member(.metadata).member(.name)
          ) { message in
            message.append("two StatefulSets are called ")
            message.append(name)
          }
        }
        unsafe pools.elements[pool].statefulSet = StoredElement(item, position: position)
      }
      position &+= 1
    }
  }

  /// The pool whose StatefulSet has this name.
  private func pool(ofStatefulSet name: borrowing Text, _ tenant: borrowing Text) -> Int? {
    let dash = tenant.bytes.count
    guard dash < name.bytes.count, name.bytes.has(tenant.bytes, at: 0),
      name.bytes[dash] == UInt8(ascii: "-")
    else { return nil }
    return pool(called: name.bytes.extracting((dash &+ 1)..<name.bytes.count))
  }

  /// The pool of this name.
  @inline(never)
  private func pool(called name: borrowing Span<UInt8>) -> Int? {
    // Bounds: lowerBound asks for 0..<count, and byName holds places in the table.
    let found = Sorting.lowerBound(count) { index in
      unsafe Sorting.compare(pools.elements[byName.elements[index]].name.bytes, name) < 0
    }
    guard found < count else { return nil }
    let pool = unsafe byName.elements[found]
    return unsafe Sorting.compare(pools.elements[pool].name.bytes, name) == 0 ? pool : nil
  }
}
