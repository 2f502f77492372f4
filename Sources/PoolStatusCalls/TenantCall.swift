public import PoolStatus
public import PoolStatusMemory

/// A tenant: its pools, one after the other, and what they add up to.
public struct TenantCall: ~Copyable, ~Escapable {
  private let text: JSONText
  private let sets: JSONText
  private let givenPods: JSONText
  private let tenant: TenantObservation
  private var table: TenantTable
  private var pods: PodTable
  private var rule = TenantRule()
  private var isChanged = false

  @_lifetime(copy text, copy sets, copy givenPods, copy tenant)
  private init(
    _ text: JSONText, _ sets: JSONText, _ givenPods: JSONText,
    _ tenant: consuming TenantObservation, _ table: consuming TenantTable,
    _ pods: consuming PodTable
  ) {
    self.text = text
    self.sets = sets
    self.givenPods = givenPods
    self.tenant = tenant
    self.table = table
    self.pods = pods
  }

  /// Writes the whole status of a tenant.
  ///
  /// - Parameters:
  ///   - text: the Tenant.
  ///   - sets: its StatefulSets.
  /// - Throws: `.unreadable`, `.problem`, `.noMemory`.
  public static func run(
    _ text: JSONText, _ sets: JSONText, _ options: inout CallOptions,
    _ others: inout OtherTexts, _ findings: inout CallFindings, to output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    var table = TenantTable()
    var reader = text.reader()
    let tenant = reader.readTenant(of: text, into: &table)
    if table.isOutOfMemory { throw .noMemory }
    try findings.finish(&reader, in: .tenant)
    findings.record(try table.join(text, called: tenant.name), in: .tenant)
    var pods = PodTable()
    if others.hasPods { try pods.read(others.pods, at: options.now, &findings) }
    try output.reserve(1, of: 1536 &+ table.poolCount &* 384 &+ text.bytes.count)
    var call = TenantCall(text, sets, others.pods, tenant, table, pods)
    return try call.write(&options, &findings, to: &output)
  }

  /// Writes the parts: the pools as their StatefulSets come, then in the order of the spec; and
  /// what stands in front of them, which depends on them, last.
  @_lifetime(self: copy self)
  private mutating func write(
    _ options: inout CallOptions, _ findings: inout CallFindings, to output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    try writePools(&options, &findings, to: &output)
    try order(&output)
    try writeGoneEntries(to: &output)
    checkSums(&findings)

    let decision = rule.decide(
      isTerminating: tenant.isTerminating, isBlocked: options.blockedReason.isPresent)
    let decider = decision.decidingPool
    let block = TenantBlock(reason: options.blockedReason, message: options.blockedMessage)
    var status = TenantStatus(
      decision, rule, blockedBy: block, decider: entry(of: decider, &options),
      generation: tenant.generation, now: options.nowText)
    // Where all pools decide together, no pool is named.
    if let decider { try readAgain(decider, into: &status.decider, &options, &findings) }
    try writeConditions(status, &findings, to: &output)
    try findings.check()
    let preserves = !options.ownMembersOnly
    try output.writeCalling { writer in
      TenantStatusWriter.writeEnd(of: tenant, preserving: preserves, to: &writer)
    }
    let end = output.count
    try output.writeCalling { writer in TenantStatusWriter.writeHead(of: status, to: &writer) }
    try output.moveToFront(last: output.count &- end)
    isChanged = isChanged || !tenant.agrees(with: status)
    return Outcome(state: nil, isChanged: isChanged, reason: status.decision.reason)
  }

  /// Writes the pools whose StatefulSets there are, in the order of these, then the others.
  @_lifetime(self: copy self)
  private mutating func writePools(
    _ options: inout CallOptions, _ findings: inout CallFindings, to output: inout OutputBuffer
  ) throws(Failed) {
    let scope = StatefulSetScope(for: options.rule, ofTenant: true)
    var reader = sets.reader()
    var items = reader.beginList(of: .allStatefulSets)
    while reader.next(&items) {
      let start = reader.offset
      let known = reader.problem
      var observed = StatefulSetObservation()
      guard reader.readItem(into: &observed, scope) else {
        if options.rule == .documented || pods.areGiven { continue }
        // Pods that are not given otherwise: the walk begins anew with them.
        try pods.readPods(beside: .statefulsets, sets, at: options.now, &findings)
        forgetPools(&output)
        reader = sets.reader()
        items = reader.beginList(of: .allStatefulSets)
        continue
      }
      guard let pool = pool(of: observed) else {
        if reader.problem != nil { reader.checkIdentity(ofItemAt: start, known) }
        continue
      }
      if table[pool].statefulSet >= 0 {
        reader.record(sets.problem(.secondStatefulSet, with: observed.name))
        continue
      }
      table[pool].statefulSet = start
      if observed.isControlled(byOtherThan: tenant.uid) {
        // Nothing else of it matters.
        reader.checkIdentity(ofItemAt: start, known)
        table[pool].isNotOwned = true
        observed.becomeNotOwned()
      }
      try write(pool, &observed, &options, &findings, to: &output)
    }
    try findings.finish(&reader, in: .statefulsets)
    try writeMissingPools(&options, &findings, to: &output)
  }

  /// Writes the pools that have no StatefulSet.
  @_lifetime(self: copy self)
  private mutating func writeMissingPools(
    _ options: inout CallOptions, _ findings: inout CallFindings, to output: inout OutputBuffer
  ) throws(Failed) {
    var pool = 0
    while pool < table.poolCount {
      if table[pool].statefulSet < 0 {
        var observed = StatefulSetObservation()
        observed.existence = .missing
        try write(pool, &observed, &options, &findings, to: &output)
      }
      pool &+= 1
    }
  }

  /// Forgets what has been written of the pools.
  @_lifetime(self: copy self)
  private mutating func forgetPools(_ output: inout OutputBuffer) {
    output = OutputBuffer()
    rule = TenantRule()
    isChanged = false
    var pool = 0
    while pool < table.poolCount {
      table[pool].statefulSet = -1
      pool &+= 1
    }
  }

  /// The pool that a StatefulSet is of: called `{tenant}-{pool}`, in the Tenant's namespace where
  /// both have one.
  private func pool(of observed: borrowing StatefulSetObservation) -> Int? {
    guard
      observed.namespace.isEmpty || tenant.namespace.isEmpty
        || observed.namespace.hasSameBytes(as: tenant.namespace)
    else { return nil }
    return table.pool(ofStatefulSet: observed.name, tenant.name, in: text)
  }

  /// An entry of a pool of the spec, of which nothing is known yet; of any where there is none.
  @inline(never)
  @_lifetime(copy self, copy options)
  private func entry(of pool: Int?, _ options: inout CallOptions) -> PoolEntry {
    var name = Text()
    if let pool { name = text.text(table[pool].name) }
    var entry = options.entry(called: StatefulSetName(tenant: tenant.name, pool: name))
    entry.name = name
    return entry
  }

  /// Decides a pool that has been written before once more.
  @inline(never)
  @_lifetime(self: copy self)
  @_lifetime(entry: copy entry, copy self, copy options)
  private mutating func readAgain(
    _ pool: Int, into entry: inout PoolEntry, _ options: inout CallOptions,
    _ findings: inout CallFindings
  ) throws(Failed) {
    if table[pool].statefulSet >= 0, !table[pool].isNotOwned {
      var reader = sets.reader(at: table[pool].statefulSet)
      reader.readItem(
        into: &entry.evaluation.observed, StatefulSetScope(for: options.rule, ofTenant: true))
    } else {
      entry.evaluation.observed.existence = .missing
      entry.evaluation.observed.isNotOwned = table[pool].isNotOwned
    }
    try decide(&entry, of: pool, &options, &findings)
  }

  /// Decides a pool of the spec whose StatefulSet is known.
  @inline(never)
  @_lifetime(self: copy self)
  @_lifetime(entry: copy entry, copy self, copy options)
  private mutating func decide(
    _ entry: inout PoolEntry, of pool: Int, _ options: inout CallOptions,
    _ findings: inout CallFindings
  ) throws(Failed) {
    entry.evaluation.previous.last = .neverSeen
    if table[pool].entry >= 0 {
      // An entry that is null is none that was passed.
      entry.evaluation.previous.last = .unknown
      var reader = text.reader(at: table.entry(table[pool].entry).start)
      entry.evaluation.previous.read(&reader, of: text, isEntry: true)
      try findings.add(&reader, in: .tenant)
    }
    if pods.areGiven, entry.evaluation.observed.existence != .missing {
      let podsText = pods.input == .statefulsets ? sets : givenPods
      pods.add(to: &entry.evaluation, in: podsText, &findings)
    }
    entry.decide()
  }

  /// Writes the status of a pool, with a comma in front.
  ///
  /// - Parameter observed: its StatefulSet, which goes into the status.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func write(
    _ pool: Int, _ observed: inout StatefulSetObservation, _ options: inout CallOptions,
    _ findings: inout CallFindings, to output: inout OutputBuffer
  ) throws(Failed) {
    var entry = entry(of: pool, &options)
    entry.evaluation.observed = observed
    observed = StatefulSetObservation()
    try decide(&entry, of: pool, &options, &findings)
    rule.add(entry.evaluation, at: pool)
    isChanged = isChanged || entry.isChanged || table[pool].entry != pool
    table[pool].start = output.count
    try output.writeCalling { writer in
      writer.raw(",")
      PoolEntryWriter.write(entry, to: &writer)
    }
    table[pool].end = output.count
  }

  /// Puts the statuses of the pools into the order of the spec.
  private func order(_ output: inout OutputBuffer) throws(Failed) {
    var pool = 0
    var end = 0
    while pool < table.poolCount, table[pool].start == end {
      end = table[pool].end
      pool &+= 1
    }
    if pool == table.poolCount { return }
    var ordered = OutputBuffer()
    try ordered.reserve(1, of: output.count &+ 1536 &+ text.bytes.count)
    pool = 0
    while pool < table.poolCount {
      try ordered.append(table[pool].start, table[pool].end, of: output)
      pool &+= 1
    }
    output = ordered
  }

  /// Writes the entries of pools that are gone from the spec, as they are.
  @_lifetime(self: copy self)
  private mutating func writeGoneEntries(to output: inout OutputBuffer) throws(Failed) {
    var written = table.poolCount
    var index = 0
    while index < table.entryCount {
      if table.isKept(entry: index) {
        let entry = table.entry(index)
        try output.writeCalling { writer in
          writer.raw(",")
          writer.raw(text.bytes.extracting(entry.start..<entry.end))
        }
        isChanged = isChanged || index != written
        written &+= 1
      }
      index &+= 1
    }
    isChanged = isChanged || index != written
    // The brackets are written with what stands around them.
    if written > 0 { output.replaceFirst(with: UInt8(ascii: "[")) } else { try output.write("[") }
  }

  /// Checks that the sums are numbers that a status can hold; of StatefulSets that are wrong there
  /// are none.
  private func checkSums(_ findings: inout CallFindings) {
    let sum = max(rule.available, rule.allReplicas)
    guard sum > Int64(Int32.max), !findings.hasProblem(upTo: .statefulsets) else { return }
    findings.sum = sum
    findings.record(ReadProblem(.sum, at: sets.reader().offset), in: .statefulsets)
  }

  /// Writes the end of the pools and the conditions: those of a tenant, then those of other types
  /// as they are.
  @_lifetime(self: copy self)
  private mutating func writeConditions(
    _ status: borrowing TenantStatus, _ findings: inout CallFindings, to output: inout OutputBuffer
  ) throws(Failed) {
    try output.writeCalling { writer in TenantStatusWriter.writeMiddle(of: status, to: &writer) }
    var count = 0
    while let type = ConditionType(rawValue: count) {
      var reader = tenant.conditions.reader(at: type, in: text)
      let previous = PreviousCondition.read(type, of: tenant.conditions, &reader)
      try findings.add(&reader, in: .tenant)
      let condition = Condition(type, of: status, previous: previous)
      isChanged = isChanged || condition.isChanged
      try output.writeCalling { writer in
        if count > 0 { writer.raw(",") }
        TenantStatusWriter.write(condition, of: status, to: &writer)
      }
      count &+= 1
    }
    try output.writeCalling { writer in
      TenantStatusWriter.writeOtherConditions(of: tenant.conditions, in: text, to: &writer)
      writer.raw("]")
    }
  }
}
