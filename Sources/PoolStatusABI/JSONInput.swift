internal import CJansson
internal import PoolStatus
internal import PoolStatusJansson
internal import PoolStatusKernel

/// A JSON text of the host, borrowed for the call.
struct JSONInput: ~Escapable {
  /// Whether there is one.
  let isGiven: Bool
  private let bytes: Span<UInt8>
  private let isTooLong: Bool
  private let maximum: Int
  private let path: Path
  private let report: FailureReport

  /// No text.
  @_lifetime(immortal)
  init(_ report: FailureReport) {
    isGiven = false
    bytes = Span()
    isTooLong = false
    maximum = 0
    path = Path()
    self.report = report
  }

  /// A text that must be there.
  ///
  /// - Parameters:
  ///   - start: its bytes.
  ///   - count: how many, as the host says; past Int.max it is negative here.
  ///   - argument: the name of the argument.
  ///   - maximum: how many there may be.
  ///   - path: what errors call what is in it.
  ///   - report: where they are told.
  /// - Throws: `.invalidArgument` for NULL.
  @_lifetime(immortal)
  @_optimize(speed)
  init(
    _ start: UnsafePointer<CChar>?, _ count: Int, argument: StaticString, _ maximum: Int,
    as path: Path, _ report: FailureReport
  ) throws(Failed) {
    guard let start = unsafe start else { throw report.null(argument) }
    isTooLong = count < 0 || count > maximum
    // Bounds: the host says that there are `count` bytes.
    let span = unsafe Span(_unsafeStart: ps_bytes(start), count: isTooLong ? 0 : count)
    bytes = unsafe _overrideLifetime(span, copying: ())
    isGiven = true
    self.maximum = maximum
    self.path = path
    self.report = report
  }

  /// A text of an option; NULL is none.
  ///
  /// - Throws: `.invalidArgument` for NULL with a length.
  @_lifetime(immortal)
  @_optimize(speed)
  init(
    optional start: UnsafePointer<CChar>?, _ count: Int, called name: MemberName,
    _ maximum: Int, _ report: FailureReport
  ) throws(Failed) {
    if unsafe start == nil, count == 0 {
      self.init(report)
      return
    }
    unsafe try self.init(start, count, argument: name.text, maximum, as: Path(input: name), report)
  }

  /// A walk over the text; a failed one where it is longer than allowed.
  @_lifetime(copy self)
  func cursor(_ reader: ReaderChoice) -> JSONCursor {
    // Texts of one status have nothing to skip.
    let kernel = bytes.count >= 512 && reader != .portableOnly ? SkipKernel.ofThisProcessor : nil
    var cursor = JSONCursor(bytes, skippingBy: kernel)
    if isTooLong { cursor.fail() }
    return cursor
  }

  /// The text as a tree; null where there is no text, or where `isNeeded` is false.
  ///
  /// - Throws: `.invalidJSON`, `.noMemory`.
  @inline(never)
  func parse(
    by parser: JanssonDocument.Parser, ifNeeded isNeeded: Bool = true
  ) throws(Failed) -> JanssonDocument {
    guard isGiven, isNeeded else { return JanssonDocument(nothingAs: path, report) }
    guard !isTooLong else {
      var failure = Failure(.invalidJSON, at: path)
      failure.offset = UInt64(maximum)
      failure.message.append("longer than the ")
      failure.message.append(Int64(maximum))
      failure.message.append(" bytes that max_input_bytes allows")
      throw report.callAs(failure)
    }
    return try JanssonDocument(parsing: bytes, as: path, by: parser, report)
  }
}

extension SkipKernel {
  /// The kernel for this processor, if it has one.
  fileprivate static var ofThisProcessor: SkipKernel? {
    guard let function = unsafe poolstatus_kernel() else { return nil }
    return unsafe SkipKernel(function)
  }
}
