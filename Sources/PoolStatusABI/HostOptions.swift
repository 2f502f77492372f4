internal import CJansson
internal import CPoolStatus
internal import PoolStatus
internal import PoolStatusCalls
internal import PoolStatusMemory

/// A host's options -> those of the call.
@safe struct HostOptions {
  /// Which of the options that are not for everybody a function has a use for.
  enum Scope {
    /// A tenant: what blocks it.
    case tenant
    /// One pool: tenant, pool and previous.
    case onePool
    /// The same, and nothing is written: the time is needed by the kubernetes rule alone.
    case onePoolUnwritten
    /// Many pools: none of them.
    case manyPools
  }

  /// max_input_bytes where it is 0: 64 MiB.
  static let defaultMaximum = 67_108_864
  /// The size of the struct in 0.1.0.
  static let firstSize = 80
  /// jansson counts positions in an int.
  static let largestMaximum = 2_147_483_647

  private let host: UnsafePointer<poolstatus_options>
  private let scope: Scope
  private let report: FailureReport

  /// Checks and reads a host's options; reads the clock where they have no `now`.
  ///
  /// - Parameters:
  ///   - host: the host's; nil means all defaults.
  ///   - scope: what the function is about.
  ///   - options: the defaults; filled in place, for a copy takes as long as reading a small
  ///     status.
  ///   - memory: room for the time.
  /// - Returns: how many bytes a text may have.
  /// - Throws: `.argument`.
  @inline(never)
  @_optimize(speed)
  @_lifetime(options: copy options)
  static func read(
    _ host: UnsafePointer<poolstatus_options>?, for scope: Scope, into options: inout CallOptions,
    _ memory: CallMemory
  ) throws(Failed) -> Int {
    guard let host = unsafe host else {
      if scope != .onePoolUnwritten { options.nowText = memory.readClock() }
      return defaultMaximum
    }
    let report = memory.report
    let size = unsafe host.pointee.struct_size
    let own = unsafe MemoryLayout<poolstatus_options>.size
    guard Boundary.isStructSize(size, first: firstSize) else { throw report.badStruct("options") }
    guard unsafe Int(size) <= own || Boundary.tailIsZero(host, own: own, size: size) else {
      throw report.fail(
        .invalidArgument, "options has members that this version does not know: set them to zero")
    }
    let reader = unsafe HostOptions(host: host, scope: scope, report: report)
    try reader.readNumbers(into: &options)
    try reader.readNames(into: &options)
    // Mostly they are 0, which is their default. Of a size that the compiler knows it makes no
    // loop.
    let isDefault =
      size == UInt32(own)
      ? unsafe Boundary.tailIsZero(host, own: firstSize, size: UInt32(own))
      : unsafe Boundary.tailIsZero(host, own: firstSize, size: size)
    if !isDefault { try reader.readSecondEdition(size, into: &options) }
    try reader.readNow(into: &options, memory)
    let maximum = unsafe host.pointee.max_input_bytes
    return maximum > 0 ? Int(min(maximum, UInt64(largestMaximum))) : defaultMaximum
  }

  /// Whether there is no text among a host's options that the documented rule looks at, and nothing
  /// is wrong with the others.
  @inline(always)
  static func hasNoPrevious(_ host: UnsafePointer<poolstatus_options>?) -> Bool {
    guard let host = unsafe host else { return true }
    return unsafe host.pointee.previous == nil && host.pointee.previous_length == 0
      && (host.pointee.pods != nil || host.pointee.pods_length == 0)
  }

  /// Reads the texts among a host's options, which have been read.
  ///
  /// - Parameters:
  ///   - host: the host's.
  ///   - scope: what the function is about.
  ///   - texts: takes them.
  ///   - options: the others.
  /// - Throws: `.argument`.
  @inline(always)
  @_lifetime(options: copy options)
  static func readTexts(
    _ host: UnsafePointer<poolstatus_options>?, for scope: Scope, into texts: inout CallTexts,
    _ options: inout CallOptions, _ report: FailureReport
  ) throws(Failed) {
    guard let host = unsafe host else { return }
    let reader = unsafe HostOptions(host: host, scope: scope, report: report)
    let hasNone = unsafe hasNoPrevious(host) && host.pointee.pods == nil
    if !hasNone { try reader.readTexts(into: &texts, options.rule) }
    if scope == .manyPools || scope == .tenant { try reader.checkManyPools(options, texts) }
  }

  @inline(always)
  @_lifetime(options: copy options)
  private func readNumbers(into options: inout CallOptions) throws(Failed) {
    let flags = unsafe host.pointee.flags
    var known = UInt32(POOLSTATUS_DETAIL) | UInt32(POOLSTATUS_VARIANT_NAMES)
    if scope == .tenant { known |= UInt32(POOLSTATUS_OWN_MEMBERS) }
    guard flags & ~known == 0 else {
      throw report.fail(.invalidArgument, "flags has an unknown bit")
    }
    options.style = PoolStyle(
      detail: flags & UInt32(POOLSTATUS_DETAIL) != 0,
      variantNames: flags & UInt32(POOLSTATUS_VARIANT_NAMES) != 0)
    guard let rule = unsafe PoolRule(rawValue: host.pointee.rule) else {
      throw report.fail(.invalidArgument, "rule is none of POOLSTATUS_RULE_...")
    }
    options.rule = rule
    options.ownMembersOnly = flags & UInt32(POOLSTATUS_OWN_MEMBERS) != 0
    options.progressDeadline = unsafe host.pointee.progress_deadline_seconds
    guard options.progressDeadline >= 0 else {
      throw report.fail(.invalidArgument, "progress_deadline_seconds is negative")
    }
  }

  /// Reads what 0.2.0 has added.
  @inline(never)
  @_lifetime(options: copy options)
  private func readSecondEdition(
    _ size: UInt32, into options: inout CallOptions
  ) throws(Failed) {
    // A struct may end in the midst of them, after a multiple of 8: the rest is 0.
    var given = unsafe poolstatus_options()
    unsafe memcpy(&given, host, min(Int(size & ~7), MemoryLayout<poolstatus_options>.size))
    guard unsafe given.reserved == 0 else {
      throw report.fail(.invalidArgument, "options.reserved is not 0")
    }
    let grace = unsafe given.pod_grace_seconds
    guard grace >= -1 else {
      throw report.fail(.invalidArgument, "pod_grace_seconds is less than -1")
    }
    options.podGrace = PodGrace(option: grace)
    options.blockedReason = unsafe Boundary.text(given.blocked_reason)
    options.blockedMessage = unsafe Boundary.text(given.blocked_message)
    if options.blockedReason.isPresent || options.blockedMessage.isPresent {
      try checkBlock(options)
    }
  }

  private func checkBlock(_ options: borrowing CallOptions) throws(Failed) {
    let hasReason = options.blockedReason.isPresent
    guard scope == .tenant else {
      throw report.fail(
        .invalidArgument,
        hasReason
          ? "blocked_reason is an option of poolstatus_tenant alone"
          : "blocked_message is an option of poolstatus_tenant alone")
    }
    if hasReason, !TenantBlock.isReason(options.blockedReason) {
      throw report.fail(
        .invalidArgument, "blocked_reason is no word that a condition's reason can be")
    }
    if !hasReason, !options.blockedMessage.isEmpty {
      throw report.fail(.invalidArgument, "blocked_message needs blocked_reason")
    }
    if options.blockedMessage.bytes.count > TenantBlock.longestMessage {
      throw report.fail(.invalidArgument, "blocked_message is longer than 32768 bytes")
    }
    if !UTF8.isValid(options.blockedMessage.bytes) {
      throw report.fail(.invalidArgument, "blocked_message is not UTF-8")
    }
  }

  @inline(always)
  @_lifetime(options: copy options)
  private func readNames(into options: inout CallOptions) throws(Failed) {
    options.tenant = unsafe Boundary.text(host.pointee.tenant)
    options.pool = unsafe Boundary.text(host.pointee.pool)
    if options.tenant.isPresent { try check(options.tenant, "tenant", &options) }
    if options.pool.isPresent { try check(options.pool, "pool", &options) }
  }

  @_optimize(speed)
  @_lifetime(options: copy options)
  private func check(
    _ name: borrowing Text, _ option: StaticString, _ options: inout CallOptions
  ) throws(Failed) {
    if !name.isEmpty, UTF8.isUnescapedASCII(name.bytes) { return }
    options.namesAreUnescaped = false
    if !name.isEmpty, UTF8.isValid(name.bytes) { return }
    throw report.fail(.invalidArgument) { message in
      message.append(option)
      message.append(name.isEmpty ? " is empty: pass a name or NULL" : " is not UTF-8")
    }
  }

  @inline(always)
  @_lifetime(options: copy options)
  private func readNow(into options: inout CallOptions, _ memory: CallMemory) throws(Failed) {
    if let given = unsafe host.pointee.now {
      options.nowText = unsafe Boundary.text(given)
      guard Timestamp.isTime(options.nowText) else {
        throw report.fail(
          .invalidArgument, "now is not an RFC 3339 time such as 2025-01-15T10:30:00Z")
      }
    } else if scope != .onePoolUnwritten || options.rule == .kubernetes {
      options.nowText = memory.readClock()
    }
    if options.rule == .kubernetes, let now = Timestamp(options.nowText) { options.now = now }
  }

  @inline(never)
  @_optimize(speed)
  private func readTexts(into texts: inout CallTexts, _ rule: PoolRule) throws(Failed) {
    if let previous = unsafe host.pointee.previous {
      texts.previous = unsafe HostText(
        previous, host.pointee.previous_length, texts.maximum)
    } else if unsafe host.pointee.previous_length != 0 {
      throw report.null("previous")
    }
    if let pods = unsafe host.pointee.pods {
      // The documented rule does not even look at them.
      guard rule == .kubernetes else { return }
      texts.pods = unsafe HostText(pods, host.pointee.pods_length, texts.maximum)
    } else if unsafe host.pointee.pods_length != 0 {
      throw report.null("pods")
    }
  }

  private func checkManyPools(
    _ options: borrowing CallOptions, _ texts: borrowing CallTexts
  ) throws(Failed) {
    let name: StaticString
    if options.tenant.isPresent {
      name = "tenant"
    } else if options.pool.isPresent {
      name = "pool"
    } else if texts.previous.isGiven {
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
}
