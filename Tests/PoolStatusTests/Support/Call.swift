import CPoolStatus
import Glibc

/// The functions of poolstatus.h that take JSON.
enum Function: String, Sendable {
  case pool, list, tenant
}

/// What a host passes besides the main texts; bytes, for they need not be UTF-8.
struct Options: Sendable {
  var flags: UInt32 = 0
  var rule: Int32 = 0
  var deadline: Int32 = 0
  var tenant: [UInt8]?
  var pool: [UInt8]?
  var now: [UInt8]?
  var previous: [UInt8]?
  var pods: [UInt8]?
  var maxInputBytes: UInt64 = 0
  var podGrace: Int32 = 0
  var blockedReason: [UInt8]?
  var blockedMessage: [UInt8]?

  /// Runs `body` with the options as C has them; every text on the heap in its own size.
  func withC<R>(_ body: (UnsafePointer<poolstatus_options>) -> R) -> R {
    let tenant = HeapText(string: tenant)
    let pool = HeapText(string: pool)
    let now = HeapText(string: now)
    let reason = HeapText(string: blockedReason)
    let message = HeapText(string: blockedMessage)
    let previous = HeapText(previous)
    let pods = HeapText(pods)
    var options = poolstatus_options()
    options.struct_size = UInt32(MemoryLayout<poolstatus_options>.size)
    options.flags = flags
    options.rule = rule
    options.progress_deadline_seconds = deadline
    options.tenant = UnsafePointer(tenant.start)
    options.pool = UnsafePointer(pool.start)
    options.now = UnsafePointer(now.start)
    options.previous = UnsafePointer(previous.start)
    options.previous_length = previous.count
    options.pods = UnsafePointer(pods.start)
    options.pods_length = pods.count
    options.max_input_bytes = maxInputBytes
    options.pod_grace_seconds = podGrace
    options.blocked_reason = UnsafePointer(reason.start)
    options.blocked_message = UnsafePointer(message.start)
    return withExtendedLifetime([tenant, pool, now, previous, pods, reason, message]) {
      body(&options)
    }
  }
}

/// Bytes on the heap with nothing behind them, or NULL.
final class HeapText {
  let start: UnsafeMutablePointer<CChar>?
  let count: Int

  init(_ bytes: [UInt8]?) {
    count = bytes?.count ?? 0
    start = bytes.map { bytes in
      let start = UnsafeMutablePointer<CChar>.allocate(capacity: max(bytes.count, 1))
      UnsafeMutableRawPointer(start).copyMemory(from: bytes, byteCount: bytes.count)
      return start
    }
  }

  /// With a NUL at the end.
  convenience init(string: [UInt8]?) {
    self.init(string.map { $0 + [0] })
  }

  deinit { start?.deallocate() }
}

/// Calls a function with texts.
func call(
  _ function: Function, _ input: [UInt8], statefulSets: [UInt8]? = nil, _ options: Options
) -> Answer {
  let input = HeapText(input)
  let sets = HeapText(statefulSets)
  var outputs = Outputs()
  let code = withExtendedLifetime((input, sets)) {
    options.withC { options in
      switch function {
      case .pool:
        poolstatus_pool(input.start, input.count, options, &outputs.result, &outputs.error)
      case .list:
        poolstatus_list(input.start, input.count, options, &outputs.result, &outputs.error)
      case .tenant:
        poolstatus_tenant(
          input.start, input.count, sets.start, sets.count, options, &outputs.result,
          &outputs.error)
      }
    }
  }
  defer { poolstatus_free(outputs.result.json) }
  return Answer(code, outputs)
}

/// A result and an error full of garbage, as a host may leave them: a call has to clear both.
struct Outputs {
  var result = poolstatus_result()
  var error = poolstatus_error()

  init() {
    memset(&result, 0xA5, MemoryLayout<poolstatus_result>.size)
    memset(&error, 0xA5, MemoryLayout<poolstatus_error>.size)
    result.struct_size = UInt32(MemoryLayout<poolstatus_result>.size)
    error.struct_size = UInt32(MemoryLayout<poolstatus_error>.size)
  }
}
