internal import PoolStatus
internal import PoolStatusJansson

/// A tenant: its pools, one after the other, and what they add up to.
struct TenantCall: ~Copyable, ~Escapable {
  private let tenant: TenantReader
  private let table: TenantTable
  private let pods: PodIndex
  private let options: CallOptions
  private var isChanged = false

  /// Brings a Tenant, its StatefulSets and its pods together.
  @_lifetime(copy tenant, copy options)
  private init(
    _ tenant: TenantReader, _ table: consuming TenantTable, _ pods: consuming PodIndex,
    _ options: CallOptions
  ) {
    self.tenant = tenant
    self.table = table
    self.pods = pods
    self.options = options
  }

  /// Writes the whole status to `output`.
  static func run(
    _ tenantValue: JanssonValue, _ statefulSets: JanssonValue, _ options: CallOptions,
    to output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    let podsText = try options.pods.parse(options, ifNeeded: options.rule == .kubernetes)
    let tenant = try TenantReader(tenantValue)
    let items = try ListReader.items(of: statefulSets, .statefulSets)
    let pods = try ListCall.podIndex(podsText.value, options)
    let table = try TenantTable.read(tenant, statefulSets: items, options.report)
    var call = TenantCall(tenant, table, pods, options)
    return try call.write(to: &output)
  }

  /// Writes the parts. The pools come first and what stands in front of them last, because
  /// it depends on them; so nothing is evaluated twice but the pool that decides.
  @_lifetime(self: copy self)
  private mutating func write(to output: inout OutputBuffer) throws(Failed) -> Outcome {
    try output.reserve(table.count &+ 3, of: ListCall.usualSize)
    let rule = try writePools(to: &output)
    try writeGoneEntries(to: &output)
    try checkSums(rule)

    // Where all pools decide together, no pool is named and any will do.
    let deciding = rule.decide().decidingPool
    let decider = try decider(deciding)
    let status = TenantStatus(
      rule, decider: decider, generation: tenant.generation, now: options.nowText)
    try writeConditions(status, to: &output)
    try output.writeMembers(of: tenant.status, unless: TenantStatusEncoder.isOurs)
    try output.write("}")
    try writeHead(status, to: &output)
    return Outcome(state: nil, isChanged: isChanged, reason: status.decision.reason.name)
  }

  /// Writes the pools of the spec, in its order.
  @_lifetime(self: copy self)
  private mutating func writePools(to output: inout OutputBuffer) throws(Failed) -> TenantRule {
    var rule = TenantRule()
    var pool = 0
    while pool < table.count {
      let status = try status(of: pool)
      rule.add(status.evaluation)
      isChanged = isChanged || status.isChanged || table.entryPosition(of: pool) != pool
      if pool > 0 { try output.write(",") }
      try PoolCall.write(status, previous: table.entry(of: pool), to: &output)
      pool &+= 1
    }
    return rule
  }

  /// Decides a pool of the spec.
  @inline(never)
  @_lifetime(copy self)
  private func status(of pool: Int) throws(Failed) -> PoolStatus {
    let name = table.name(of: pool)
    var observed = StatefulSetObservation(nothing: Text())
    observed.existence = .missing
    let statefulSet = table.statefulSet(of: pool)
    if statefulSet.isPresent {
      observed = try StatefulSetReader.readItem(statefulSet, for: options.rule)
    }
    var previous = PreviousPool(nothing: Text())
    previous.knowledge = .neverSeen
    let entry = table.entry(of: pool)
    if entry.isPresent { previous = try PreviousPoolReader.read(entry) }
    let summary = try pods.summary(for: observed, at: options.now)
    return PoolCall.status(
      of: observed, called: StatefulSetName(tenant: tenant.name, pool: name), pool: name,
      previous: previous, pods: summary, options)
  }

  /// The pool that decides; a missing one where none does.
  @_lifetime(copy self)
  private func decider(_ pool: Int?) throws(Failed) -> PoolStatus {
    if let pool { return try status(of: pool) }
    var observed = StatefulSetObservation(nothing: Text())
    observed.existence = .missing
    let noPods = PodSummary(of: observed, areGiven: false)
    return PoolCall.status(
      of: observed, called: StatefulSetName(Text()), pool: Text(),
      previous: PreviousPool(nothing: Text()), pods: noPods, options)
  }

  /// Writes the entries of pools that are gone from the spec, as they are, if they carry
  /// members that are not ours: an operator tracks their decommissioning there.
  @_lifetime(self: copy self)
  private mutating func writeGoneEntries(to output: inout OutputBuffer) throws(Failed) {
    let entries = tenant.entries
    // Where there was no array of pools, there is one now.
    isChanged = isChanged || !entries.isPresent
    var written = table.count
    var position = 0
    while position < entries.elementCount {
      let entry = entries.element(position)
      if !table.isClaimed(entry: position), hasForeignMembers(entry) {
        if written > 0 { try output.write(",") }
        try output.write(entry)
        isChanged = isChanged || position != written
        written &+= 1
      }
      position &+= 1
    }
    isChanged = isChanged || position != written
  }

  private func hasForeignMembers(_ entry: JanssonValue) -> Bool {
    var next = entry.firstMember
    while let member = next {
      if !PoolStatusEncoder.isOurs(member.name) { return true }
      next = member.next
    }
    return false
  }

  /// Checks that the sums are numbers that a status can hold.
  private func checkSums(_ rule: TenantRule) throws(Failed) {
    guard max(rule.ready, rule.total) > Int64(Int32.max) else { return }
    throw options.report.fail(.invalidObject, at: Path(input: .statefulsets)) { message in
      message.append("the pools add up to ")
      message.append(max(rule.ready, rule.total))
      message.append(" pods, more than 2147483647")
    }
  }

  /// Writes the end of the pools, our conditions, and those of other types as they are.
  @_lifetime(self: copy self)
  private mutating func writeConditions(
    _ status: borrowing TenantStatus, to output: inout OutputBuffer
  ) throws(Failed) {
    try output.write { writer in TenantStatusEncoder.writeMiddle(of: status, to: &writer) }
    var number = 0
    while let type = ConditionType(rawValue: number) {
      let previous = try PreviousConditionReader.read(type, in: tenant.conditions)
      let condition = Condition(type, of: status, previous: previous)
      isChanged = isChanged || condition.isChanged
      if number > 0 { try output.write(",") }
      try output.write { writer in
        TenantStatusEncoder.write(condition, of: status, to: &writer)
      }
      number &+= 1
    }
    let conditions = tenant.conditions
    isChanged = isChanged || !conditions.isPresent
    var position = 0
    while position < conditions.elementCount {
      let condition = conditions.element(position)
      if ConditionType(try PreviousConditionReader.type(of: condition)) == nil {
        try output.write(",")
        try output.write(condition)
        number &+= 1
      }
      position &+= 1
    }
    isChanged = isChanged || position != number
    try output.write("]")
  }

  /// Writes what stands in front of the pools, which is known last.
  @_lifetime(self: copy self)
  private mutating func writeHead(
    _ status: borrowing TenantStatus, to output: inout OutputBuffer
  ) throws(Failed) {
    let end = output.count
    try output.write { writer in TenantStatusEncoder.writeHead(of: status, to: &writer) }
    output.moveToFront(last: output.count &- end)
    let isSame = try PreviousTenantReader.agrees(tenant.status, with: status)
    isChanged = isChanged || !isSame
  }
}
