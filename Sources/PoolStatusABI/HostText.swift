internal import CJansson
internal import CPoolStatus
internal import PoolStatus
internal import PoolStatusJansson
internal import PoolStatusKernel
internal import PoolStatusMemory

/// A JSON text of the host, borrowed for the call, and what has been found out about it.
@safe struct HostText: ~Copyable {
  /// Whether there is one.
  let isGiven: Bool
  /// Whether the host gave it as a text, not as a tree.
  let isText: Bool
  private let isTooLong: Bool
  private let input: InputName
  private let start: UnsafePointer<UInt8>?
  private let count: Int
  /// What is wrong with the tree that the text was made of.
  let problem: ReadProblem?
  private var decoded = DecodedStrings()
  private var trustsNumbers = false
  private var hasDuplicates = false

  /// No text.
  init() {
    isGiven = false
    isText = false
    isTooLong = false
    input = .main
    unsafe start = nil
    count = 0
    problem = nil
  }

  /// A text that must be there.
  ///
  /// - Parameters:
  ///   - start: its bytes.
  ///   - count: how many, as the host says; past Int.max it is negative here.
  ///   - argument: the name of the argument.
  ///   - input: what errors call it.
  ///   - maximum: how many bytes there may be.
  ///   - report: where errors are told.
  /// - Throws: `.argument` for NULL.
  @_optimize(speed)
  init(
    _ start: UnsafePointer<CChar>?, _ count: Int, argument: StaticString, as input: InputName,
    _ maximum: Int, _ report: FailureReport
  ) throws(Failed) {
    guard let start = unsafe start else { throw report.null(argument) }
    isGiven = true
    isText = true
    isTooLong = count < 0 || count > maximum
    self.input = input
    unsafe self.start = ps_bytes(start)
    self.count = isTooLong ? 0 : count
    problem = nil
  }

  /// The text of a host's tree.
  ///
  /// - Parameters:
  ///   - output: has the text, and outlives this.
  ///   - problem: what is wrong with the tree.
  init(_ output: borrowing OutputBuffer, as input: InputName, _ problem: ReadProblem?) {
    isGiven = true
    isText = false
    isTooLong = false
    self.input = input
    unsafe start = UnsafePointer(output.writtenBytes.baseAddress)
    count = output.count
    self.problem = problem
  }

  /// The text for whoever reads it; one of no bytes where there is none, or it is too long.
  ///
  /// - Parameter kernel: what skips large values.
  @_lifetime(immortal)
  @_optimize(speed)
  func text(skippingBy kernel: SkipKernel?) -> JSONText {
    guard let start = unsafe start else { return JSONText() }
    // Bounds: the host says that there are `count` bytes, which it keeps for the call; the
    // decoded strings are kept as long.
    let bytes = unsafe _overrideLifetime(Span(_unsafeStart: start, count: count), copying: ())
    let decoded = unsafe _overrideLifetime(decoded.bytes, copying: ())
    // Texts of one status have nothing to skip.
    return JSONText(
      bytes, decoded: decoded, skippingBy: count >= 512 ? kernel : nil,
      trustingNumbers: trustsNumbers, withDuplicates: hasDuplicates)
  }

  /// Makes sure that the text is JSON.
  ///
  /// - Throws: `.argument` with the error of the text, `.noMemory`.
  @inline(never)
  mutating func check(_ maximum: Int, _ report: FailureReport) throws(Failed) {
    guard isGiven else { return }
    guard !isTooLong else {
      var failure = Failure(.invalidJSON, in: input)
      failure.offset = UInt64(maximum)
      failure.message.append("longer than the ")
      failure.message.append(Int64(maximum))
      failure.message.append(" bytes that max_input_bytes allows")
      throw report.callAs(failure)
    }
    let text = text(skippingBy: nil)
    if text.isJSON { return }
    if let failure = try SyntaxJudge.failure(of: text.bytes, called: input) {
      throw report.callAs(failure)
    }
    // A text that jansson takes can be read, unless malloc has failed in its parser.
    if trustsNumbers { throw .noMemory }
    trustsNumbers = true
  }

  /// Prepares the text for one more walk.
  ///
  /// - Parameter stop: what the last one has stopped at, here or in another text.
  /// - Throws: `.noMemory`.
  @inline(never)
  mutating func prepare(after stop: JSONCursor.Stop) throws(Failed) {
    switch stop {
    case .escape: decoded = try DecodedStrings(of: text(skippingBy: nil).bytes)
    case .duplicate: hasDuplicates = true
    case .notJSON, .none: break
    }
  }
}

extension SkipKernel {
  /// The kernel for this processor, if it has one.
  static var ofThisProcessor: SkipKernel? {
    guard let function = unsafe poolstatus_kernel() else { return nil }
    return unsafe SkipKernel(function)
  }
}
