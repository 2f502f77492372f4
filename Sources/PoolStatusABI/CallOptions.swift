internal import CJansson
internal import CPoolStatus
internal import PoolStatus
internal import PoolStatusJansson

/// A host's options, checked; texts are borrowed for the call.
struct CallOptions: ~Escapable {
  /// Which of the options that are not for everybody a function has a use for.
  enum Scope {
    /// One pool: tenant, pool and previous.
    case onePool
    /// The same, and nothing is written: the time is needed by the kubernetes rule alone.
    case onePoolUnwritten
    /// Many pools: none of them.
    case manyPools
  }

  /// max_input_bytes where it is 0: 64 MiB.
  static let defaultMaximum = 67_108_864
  /// jansson counts positions in an int.
  static let largestMaximum = 2_147_483_647

  var rule = PoolRule.documented
  var style = PoolStyle(detail: false, variantNames: false)
  var progressDeadline: Int32 = 0
  var tenant: Text
  var pool: Text
  /// Whether JSON escapes nothing of these names.
  private(set) var namesArePlain = true
  /// The present as it is written.
  var nowText: Text
  /// The present, for the kubernetes rule: the documented one asks for no time.
  private(set) var now = Timestamp(seconds: 0)
  /// The previous status; absent where none is given.
  var previous: JSONInput
  /// The pods; absent where none are given.
  var pods: JSONInput
  var maximum = CallOptions.defaultMaximum
  /// Who makes trees of texts.
  var parser = JanssonDocument.Parser.ours
  /// Where errors of the call are told.
  let report: FailureReport

  /// When and by what limits the rule decides.
  var moment: KubernetesRule.Moment {
    KubernetesRule.Moment(now: now, progressDeadline: progressDeadline)
  }

  /// The defaults, but for the time.
  @_lifetime(immortal)
  @_optimize(speed)
  init(_ memory: CallMemory) {
    report = memory.report
    tenant = Text()
    pool = Text()
    previous = JSONInput()
    pods = JSONInput()
    nowText = Text()
  }

  /// Checks and takes a host's options; reads the clock where they have no `now`.
  ///
  /// In place, and passed on as inout where it matters: a copy of options takes as long as
  /// reading a small status.
  ///
  /// - Parameters:
  ///   - host: the host's; nil means all defaults.
  ///   - scope: what the function is about.
  ///   - memory: room for the time.
  /// - Throws: `.invalidArgument`.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  mutating func take(
    _ host: UnsafePointer<poolstatus_options>?, for scope: Scope, _ memory: CallMemory
  ) throws(Failed) {
    guard let host = unsafe host else {
      if scope != .onePoolUnwritten { nowText = memory.readClock() }
      return
    }
    let size = unsafe host.pointee.struct_size
    let own = unsafe MemoryLayout<poolstatus_options>.size
    guard Boundary.isStructSize(size, own: own) else { throw report.badStruct("options") }
    guard unsafe Boundary.tailIsZero(host, own: own, size: size) else {
      throw report.fail(
        .invalidArgument, "options has members that this version does not know: set them to zero")
    }
    try unsafe readNumbers(host)
    tenant = unsafe Boundary.text(host.pointee.tenant)
    pool = unsafe Boundary.text(host.pointee.pool)
    if tenant.isPresent { try check(name: tenant, "tenant") }
    if pool.isPresent { try check(name: pool, "pool") }
    if let given = unsafe host.pointee.now {
      nowText = unsafe Boundary.text(given)
      guard Timestamp.isTime(nowText) else {
        throw report.fail(
          .invalidArgument, "now is not an RFC 3339 time such as 2025-01-15T10:30:00Z")
      }
    } else if scope != .onePoolUnwritten || rule == .kubernetes {
      nowText = memory.readClock()
    }
    if rule == .kubernetes, let moment = Timestamp(nowText) { now = moment }
    previous = try unsafe JSONInput(
      optional: host.pointee.previous, host.pointee.previous_length, called: .previous, maximum,
      report)
    pods = try unsafe JSONInput(
      optional: host.pointee.pods, host.pointee.pods_length, called: .pods, maximum, report)
    if scope == .manyPools { try checkManyPools(report) }
  }

  @inline(__always)
  private mutating func readNumbers(_ host: UnsafePointer<poolstatus_options>) throws(Failed) {
    let flags = unsafe host.pointee.flags
    let known = UInt32(POOLSTATUS_DETAIL) | UInt32(POOLSTATUS_VARIANT_NAMES)
    guard flags & ~known == 0 else {
      throw report.fail(.invalidArgument, "flags has an unknown bit")
    }
    style = PoolStyle(
      detail: flags & UInt32(POOLSTATUS_DETAIL) != 0,
      variantNames: flags & UInt32(POOLSTATUS_VARIANT_NAMES) != 0)
    guard let rule = unsafe PoolRule(rawValue: host.pointee.rule) else {
      throw report.fail(.invalidArgument, "rule is none of POOLSTATUS_RULE_...")
    }
    self.rule = rule
    progressDeadline = unsafe host.pointee.progress_deadline_seconds
    guard progressDeadline >= 0 else {
      throw report.fail(.invalidArgument, "progress_deadline_seconds is negative")
    }
    let maximum = unsafe host.pointee.max_input_bytes
    if maximum > 0 { self.maximum = Int(min(maximum, UInt64(CallOptions.largestMaximum))) }
  }

  private func checkManyPools(_ report: FailureReport) throws(Failed) {
    let name: StaticString
    if tenant.isPresent {
      name = "tenant"
    } else if pool.isPresent {
      name = "pool"
    } else if previous.isGiven {
      name = "previous"
    } else {
      return
    }
    throw report.fail(.invalidArgument) { message in
      message.append("option ")
      message.append(name)
      message.append(" has no meaning here: leave it NULL")
    }
  }

  @_lifetime(self: copy self)
  @_optimize(speed)
  private mutating func check(
    name: borrowing Text, _ option: StaticString
  ) throws(Failed) {
    if !name.isEmpty, UTF8Check.isPlain(name.bytes) { return }
    namesArePlain = false
    if !name.isEmpty, UTF8Check.isValid(name.bytes) { return }
    throw report.fail(.invalidArgument) { message in
      message.append(option)
      message.append(name.isEmpty ? " is empty: pass a name or NULL" : " is not UTF-8")
    }
  }
}
