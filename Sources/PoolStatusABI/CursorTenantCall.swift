internal import PoolStatus
internal import PoolStatusJansson

/// A tenant, read by cursors: its pools, one after the other, and what they add up to.
struct CursorTenantCall: ~Copyable, ~Escapable {
  private var tenant: CursorTenant
  private let sets: Span<UInt8>
  private let podsText: Span<UInt8>
  private var pods: CursorPodIndex
  private let options: CallOptions
  private var isChanged = false
  /// Whether all pods that were read were as they should be.
  private var isGood = true

  @_lifetime(copy tenant, copy sets, copy podsText, copy options)
  private init(
    _ tenant: consuming CursorTenant, _ sets: Span<UInt8>, _ podsText: Span<UInt8>,
    _ pods: consuming CursorPodIndex, _ options: CallOptions
  ) {
    self.tenant = tenant
    self.sets = sets
    self.podsText = podsText
    self.pods = pods
    self.options = options
  }

  /// Writes the whole status.
  ///
  /// - Returns: nil where jansson has to read.
  /// - Throws: `.noMemory`.
  static func run(
    _ tenantInput: JSONInput, _ setsInput: JSONInput, _ options: CallOptions,
    _ reader: ReaderChoice
  ) throws(Failed) -> Outcome? {
    var cursor = tenantInput.cursor(reader)
    var tenant = CursorTenant(&cursor)
    guard cursor.isAtEnd else { return nil }

    var setsCursor = setsInput.cursor(reader)
    let sets = setsCursor.whole
    var items = setsCursor.beginList()
    while setsCursor.next(&items, of: "StatefulSetList") {
      let observed = StatefulSetObservation.readItem(&setsCursor)
      if !tenant.match(observed, of: sets) { setsCursor.fail() }
    }
    guard setsCursor.isAtEnd else { return nil }

    var pods = CursorPodIndex()
    var podsText = Span<UInt8>()
    if options.pods.isGiven, options.rule == .kubernetes {
      var podsCursor = options.pods.cursor(reader)
      podsText = podsCursor.whole
      try pods.read(&podsCursor)
      guard podsCursor.isAtEnd else { return nil }
    }
    var call = CursorTenantCall(tenant, sets, podsText, pods, options)
    return try call.write()
  }

  /// Writes the parts; the pools come first, and what stands in front of them, which depends
  /// on them, last.
  @_lifetime(self: copy self)
  private mutating func write() throws(Failed) -> Outcome? {
    let room = 1536 &+ tenant.poolCount &* ListCall.usualSize &+ tenant.byteCount
    var output = try OutputBuffer(capacity: room)
    let rule = try writePools(to: &output)
    guard isGood, max(rule.ready, rule.total) <= Int64(Int32.max) else { return nil }
    var isSame = false
    try output.write { writer in isSame = tenant.writeGoneEntries(to: &writer) }
    isChanged = isChanged || !isSame

    // Where all pools decide together, no pool is named and any will do.
    let decider = status(of: rule.decide().decidingPool)
    let status = TenantStatus(
      rule, decider: decider, generation: tenant.generation, now: options.nowText)
    try writeConditions(status, to: &output)
    try output.write { writer in
      tenant.writeOtherMembers(to: &writer)
      writer.raw("}")
    }
    let end = output.count
    try output.write { writer in TenantStatusEncoder.writeHead(of: status, to: &writer) }
    output.moveToFront(last: output.count &- end)
    isChanged = isChanged || !tenant.agrees(with: status)
    return try Outcome(state: nil, isChanged: isChanged, reason: status.decision.reason.name)
      .with(&output)
  }

  /// Writes the pools of the spec, in its order.
  @_lifetime(self: copy self)
  private mutating func writePools(to output: inout OutputBuffer) throws(Failed) -> TenantRule {
    var rule = TenantRule()
    var pool = 0
    while pool < tenant.poolCount {
      let status = status(of: pool)
      rule.add(status.evaluation)
      isChanged = isChanged || status.isChanged || tenant.entryPosition(of: pool) != pool
      if pool > 0 { try output.write(",") }
      try output.write { writer in PoolStatusEncoder.write(status, to: &writer) }
      pool &+= 1
    }
    return rule
  }

  /// Decides a pool of the spec; a missing one where there is none.
  @_lifetime(copy self)
  private mutating func status(of pool: Int?) -> PoolStatus {
    guard let pool else {
      var observed = StatefulSetObservation(nothing: Text())
      observed.existence = .missing
      let noPods = PodSummary(of: observed, areGiven: false)
      return PoolCall.status(
        of: observed, called: StatefulSetName(Text()), pool: Text(),
        previous: PreviousPool(nothing: Text()), pods: noPods, options)
    }
    let name = tenant.name(of: pool)
    let observed = tenant.statefulSet(of: pool, in: sets)
    let previous = tenant.previous(of: pool)
    let summary = pods.summary(for: observed, in: podsText, at: options.now, &isGood)
    return PoolCall.status(
      of: observed, called: StatefulSetName(tenant: tenant.name, pool: name), pool: name,
      previous: previous, pods: summary, options)
  }

  /// Writes the end of the pools, our conditions, and those of other types as they are.
  @_lifetime(self: copy self)
  private mutating func writeConditions(
    _ status: borrowing TenantStatus, to output: inout OutputBuffer
  ) throws(Failed) {
    try output.write { writer in TenantStatusEncoder.writeMiddle(of: status, to: &writer) }
    var count = 0
    while let type = ConditionType(rawValue: count) {
      let condition = tenant.condition(type, of: status)
      isChanged = isChanged || condition.isChanged
      if count > 0 { try output.write(",") }
      try output.write { writer in
        TenantStatusEncoder.write(condition, of: status, to: &writer)
      }
      count &+= 1
    }
    var others = 0
    try output.write { writer in
      others = tenant.writeOtherConditions(to: &writer)
      writer.raw("]")
    }
    isChanged = isChanged || !tenant.hadConditions(count &+ others)
  }
}
