internal import CJansson
package import CPoolStatus
internal import PoolStatus
internal import PoolStatusCalls
internal import PoolStatusJansson
internal import PoolStatusMemory

/// Pointers <-> values: the sizes of structs, and what a failure looks like from outside.
package enum Boundary {
  /// No struct of a host is larger than this.
  static let largestStruct: UInt32 = 4096

  /// Makes a call: clears the outputs, answers, and tells the host how it went.
  @_optimize(speed)
  package static func run(_ call: HostCall) -> poolstatus_code {
    let errorIsGood = unsafe clear(call.error)
    let resultIsGood = unsafe clear(call.result)
    if let out = unsafe call.out { unsafe out.pointee = nil }
    return unsafe CallMemory.with { memory, failure in
      unsafe run(call, memory, failure, errorIsGood: errorIsGood, resultIsGood: resultIsGood)
    }
  }

  @inline(never)
  @_optimize(speed)
  private static func run(
    _ call: HostCall, _ memory: CallMemory, _ failure: UnsafeMutablePointer<Failure>,
    errorIsGood: Bool, resultIsGood: Bool
  ) -> poolstatus_code {
    do throws(Failed) {
      if !errorIsGood { throw memory.report.badStruct("error") }
      if !resultIsGood { throw memory.report.badStruct("result") }
      if unsafe !call.givesTree && call.result == nil { throw memory.report.null("result") }
      if unsafe call.givesTree && call.out == nil { throw memory.report.null("out") }
      var output = OutputBuffer()
      let outcome = try call.answer(memory, to: &output)
      if let out = unsafe call.out {
        unsafe out.pointee = try TreeBuilder.build(output)
        output = OutputBuffer()
      }
      if let result = unsafe call.result { try unsafe write(outcome, &output, to: result) }
      return POOLSTATUS_OK
    } catch {
      if error == .noMemory { _ = memory.report.fail(.noMemory, "out of memory") }
      return unsafe tell(failure, errorIsGood ? call.error : nil)
    }
  }

  /// Fills the host's result, which has been cleared.
  @inline(always)
  private static func write(
    _ outcome: Outcome, _ output: inout OutputBuffer,
    to result: UnsafeMutablePointer<poolstatus_result>
  ) throws(Failed) {
    let length = output.count
    if length > 0 {
      unsafe result.pointee.json = ps_mutable_characters(try output.takeText())
      unsafe result.pointee.json_length = length
    }
    unsafe result.pointee.state = outcome.state
    unsafe result.pointee.changed = outcome.isChanged ? 1 : 0
    // A StaticString ends in a NUL.
    unsafe result.pointee.reason = ps_characters((outcome.reason?.name ?? "").utf8Start)
  }

  /// Tells the host how a call failed.
  @inline(never)
  private static func tell(
    _ failure: UnsafeMutablePointer<Failure>, _ hostError: UnsafeMutablePointer<poolstatus_error>?
  ) -> poolstatus_code {
    // A report has filled it: nothing fails without one.
    if let hostError = unsafe hostError { unsafe write(&failure.pointee, to: hostError) }
    return unsafe failure.pointee.code.rawValue
  }

  /// Whether a struct of `size` bytes can be one that the library knows.
  ///
  /// - Parameter first: how many bytes it had in the first header that had it.
  static func isStructSize(_ size: UInt32, first: Int) -> Bool {
    size >= UInt32(truncatingIfNeeded: first) && size <= largestStruct
  }

  /// Whether a host's struct is zero after what the library knows of it.
  ///
  /// - Parameters:
  ///   - host: the struct.
  ///   - own: how many of its bytes the library knows, a multiple of 8.
  ///   - size: how many there are; checked before.
  @inline(always)
  static func tailIsZero(_ host: UnsafeRawPointer, own: Int, size: UInt32) -> Bool {
    var offset = own
    var bits: UInt64 = 0
    while offset &+ 8 <= Int(size) {
      // Bounds: the host says that the struct has `size` bytes.
      bits |= unsafe host.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      offset &+= 8
    }
    if bits != 0 { return false }
    while offset < Int(size) {
      // Bounds: the host says that the struct has `size` bytes.
      if unsafe host.load(fromByteOffset: offset, as: UInt8.self) != 0 { return false }
      offset &+= 1
    }
    return true
  }

  /// The bytes of a C string that the host keeps for the call; absent for NULL.
  @_lifetime(immortal)
  @_optimize(speed)
  static func text(_ string: UnsafePointer<CChar>?) -> Text {
    guard let string = unsafe string else { return Text() }
    // Bounds: up to the NUL.
    let bytes = unsafe Span(_unsafeStart: ps_bytes(string), count: strlen(string) & Int.max)
    return unsafe _overrideLifetime(Text(bytes), copying: ())
  }

  /// Clears all but the size.
  ///
  /// - Returns: false for a size that is out of the question; then nothing is touched.
  @_optimize(speed)
  private static func clear(_ result: UnsafeMutablePointer<poolstatus_result>?) -> Bool {
    guard let result = unsafe result else { return true }
    let size = unsafe result.pointee.struct_size
    guard unsafe isStructSize(size, first: MemoryLayout<poolstatus_result>.size) else {
      return false
    }
    unsafe result.pointee = poolstatus_result()
    unsafe result.pointee.struct_size = size
    return true
  }

  @_optimize(speed)
  private static func clear(_ error: UnsafeMutablePointer<poolstatus_error>?) -> Bool {
    guard let error = unsafe error else { return true }
    let size = unsafe error.pointee.struct_size
    guard isStructSize(size, first: MemoryLayout<poolstatus_error>.size) else { return false }
    unsafe memset(error, 0, MemoryLayout<poolstatus_error>.size)
    unsafe error.pointee.struct_size = size
    return true
  }

  private static func write(
    _ failure: inout Failure, to error: UnsafeMutablePointer<poolstatus_error>
  ) {
    unsafe error.pointee.code = failure.code.rawValue
    unsafe error.pointee.line = failure.line
    unsafe error.pointee.column = failure.column
    unsafe error.pointee.offset = failure.offset
    unsafe copy(&failure.path, to: &error.pointee.path)
    unsafe copy(&failure.message, to: &error.pointee.message)
  }

  /// Copies text into an array of a host's struct, which is one longer than the text can be
  /// and all zero. The text is inout, for it is copied where it is borrowed.
  private static func copy<Target, let capacity: Int>(
    _ text: inout FixedText<capacity>, to target: inout Target
  ) {
    let count = text.count
    unsafe withUnsafeMutableBytes(of: &target) { target in
      unsafe text.storage.span.withUnsafeBytes { bytes in
        guard let start = target.baseAddress, let text = bytes.baseAddress else { return }
        // Bounds: no more than there are in either.
        unsafe memcpy(start, text, max(0, min(count, min(target.count &- 1, bytes.count))))
      }
    }
  }
}

/// What a call keeps on the stack and nobody copies: the details of a failure, and the time.
@safe struct CallMemory {
  /// Where a failure is told.
  let report: FailureReport
  /// Room for a time.
  private let time: UnsafeMutablePointer<InlineArray<20, UInt8>>

  /// Does `body` with such memory, which is gone afterwards. A failure is only written where
  /// there is one.
  @_optimize(speed)
  static func with(
    _ body: (CallMemory, UnsafeMutablePointer<Failure>) -> poolstatus_code
  ) -> poolstatus_code {
    unsafe withUnsafeTemporaryAllocation(of: Failure.self, capacity: 1) { failures in
      unsafe withUnsafeTemporaryAllocation(of: InlineArray<20, UInt8>.self, capacity: 1) { times in
        // There is room for one of each.
        guard let failure = failures.baseAddress, let time = times.baseAddress else {
          return POOLSTATUS_NO_MEMORY
        }
        let report = unsafe FailureReport(failure)
        return unsafe body(CallMemory(report: report, time: time), failure)
      }
    }
  }

  /// Reads the system clock: UTC, whole seconds.
  @inline(never)
  @_lifetime(immortal)
  func readClock() -> Text {
    unsafe time.initialize(to: Timestamp(seconds: ps_clock_seconds()).utc)
    // Bounds: the memory is there for the call, and has 20 bytes.
    let bytes = unsafe Span(
      _unsafeStart: UnsafeRawPointer(time).assumingMemoryBound(to: UInt8.self), count: 20)
    return unsafe _overrideLifetime(Text(bytes), copying: ())
  }
}
