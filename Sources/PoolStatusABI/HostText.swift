internal import CJansson
internal import PoolStatus
internal import PoolStatusJansson
internal import PoolStatusKernel
internal import PoolStatusMemory

/// A JSON text of the host, borrowed for the call, and what has been found out about it.
@safe struct HostText: BitwiseCopyable {
  private var start: UnsafePointer<UInt8>?
  /// Below 0 for a text that is too long.
  private var count = 0
  /// As many bytes as the text has, where its strings have been decoded; on the heap.
  private var decoded: UnsafeMutablePointer<UInt8>?

  /// No text.
  @inline(always)
  init() {
    unsafe start = nil
    unsafe decoded = nil
  }

  /// A text.
  ///
  /// - Parameters:
  ///   - start: its bytes.
  ///   - count: how many, as the host says; past Int.max it is negative here.
  ///   - maximum: how many there may be.
  @inline(always)
  init(_ start: UnsafePointer<CChar>, _ count: Int, _ maximum: Int) {
    unsafe self.start = ps_bytes(start)
    unsafe decoded = nil
    // A count below 0 is a large one without its sign.
    self.count = UInt(bitPattern: count) > UInt(bitPattern: maximum) ? -1 : count
  }

  /// The text of a host's tree, in a buffer that outlives this.
  init(_ output: borrowing OutputBuffer) {
    unsafe start = UnsafePointer(output.writtenBytes.baseAddress)
    unsafe decoded = nil
    count = output.count
  }

  /// Whether there is one.
  var isGiven: Bool { unsafe start != nil }

  /// The text for whoever reads it; one of no bytes where there is none, or it is too long.
  ///
  /// - Parameters:
  ///   - usingKernel: whether the kernel skips large values.
  ///   - hasDuplicates: whether members that occur twice are looked out for.
  @_lifetime(immortal)
  @inline(always)
  func text(usingKernel: Bool, withDuplicates hasDuplicates: Bool = false) -> JSONText {
    // Texts of one status have nothing to skip.
    JSONText(
      bytes, decoded: decodedBytes,
      skippingBy: usingKernel && count >= 512 ? SkipKernel.ofThisProcessor : nil,
      withDuplicates: hasDuplicates)
  }

  /// The text itself.
  var bytes: Span<UInt8> {
    @_lifetime(immortal)
    @inline(always)
    get {
      guard let start = unsafe start else { return Span() }
      // Bounds: the host says that there are `count` bytes, which it keeps for the call.
      return unsafe _overrideLifetime(
        Span(_unsafeStart: start, count: max(count, 0)), copying: ())
    }
  }

  private var decodedBytes: Span<UInt8> {
    @_lifetime(immortal)
    get {
      guard let decoded = unsafe decoded else { return Span() }
      // Bounds: as many bytes as the text has, kept for the call.
      return unsafe _overrideLifetime(
        Span(_unsafeStart: decoded, count: max(count, 0)), copying: ())
    }
  }

  /// Makes sure that the text is JSON.
  ///
  /// - Parameter input: what errors call it.
  /// - Throws: `.argument` with the error of the text.
  @inline(never)
  mutating func check(
    as input: InputName, _ maximum: Int, _ report: FailureReport
  ) throws(Failed) {
    guard isGiven else { return }
    guard count >= 0 else {
      var failure = Failure(.invalidJSON, in: input)
      failure.offset = UInt64(truncatingIfNeeded: maximum)
      failure.message.append("longer than the ")
      failure.message.append(Int64(maximum))
      failure.message.append(" bytes that max_input_bytes allows")
      throw report.callAs(failure)
    }
    let text = text(usingKernel: true)
    if text.isJSON { return }
    if let message = OtherFormat.message(for: text.bytes) {
      // The whole text is wrong, not a position in it.
      var failure = Failure(.invalidJSON, in: input)
      failure.line = 1
      failure.message.append(message)
      throw report.callAs(failure)
    }
    throw report.callAs(SyntaxJudge.failure(of: text.bytes, called: input))
  }

  /// Decodes the strings of the text, where it has any with escapes, for one more walk.
  ///
  /// - Throws: `.noMemory`.
  @inline(never)
  mutating func decodeStrings() throws(Failed) {
    guard unsafe decoded == nil, DecodedStrings.areNeeded(for: bytes) else { return }
    unsafe decoded = try DecodedStrings.decode(bytes)
  }

  /// Gives back what was allocated for the text.
  func release() {
    if let decoded = unsafe decoded { unsafe free(decoded) }
  }
}

extension SkipKernel {
  /// The kernel for this processor, if it has one.
  static var ofThisProcessor: SkipKernel? {
    guard let function = unsafe poolstatus_kernel() else { return nil }
    return unsafe SkipKernel(function)
  }
}
