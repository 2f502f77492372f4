internal import CJansson
internal import PoolStatus
internal import PoolStatusJansson
internal import PoolStatusKernel

/// A JSON text of the host, borrowed for the call.
struct JSONInput: ~Escapable {
  /// Whether there is one.
  let isGiven: Bool
  private let isTooLong: Bool
  /// What errors call it; nil for the main one.
  private let name: MemberName?
  private let bytes: Span<UInt8>

  /// No text.
  @_lifetime(immortal)
  init() {
    isGiven = false
    isTooLong = false
    name = nil
    bytes = Span()
  }

  /// A text that must be there.
  ///
  /// - Parameters:
  ///   - start: its bytes.
  ///   - count: how many, as the host says; past Int.max it is negative here.
  ///   - argument: the name of the argument.
  ///   - name: what errors call it; nil for the main one.
  ///   - maximum: how many there may be.
  ///   - report: where errors are told.
  /// - Throws: `.invalidArgument` for NULL.
  @_lifetime(immortal)
  @_optimize(speed)
  init(
    _ start: UnsafePointer<CChar>?, _ count: Int, argument: StaticString,
    called name: MemberName? = nil, _ maximum: Int, _ report: FailureReport
  ) throws(Failed) {
    guard let start = unsafe start else { throw report.null(argument) }
    isTooLong = count < 0 || count > maximum
    // Bounds: the host says that there are `count` bytes.
    let span = unsafe Span(_unsafeStart: ps_bytes(start), count: isTooLong ? 0 : count)
    bytes = unsafe _overrideLifetime(span, copying: ())
    isGiven = true
    self.name = name
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
      self.init()
      return
    }
    unsafe try self.init(start, count, argument: name.text, called: name, maximum, report)
  }

  /// The text; nil where it is longer than allowed.
  var whole: Span<UInt8>? {
    @_lifetime(copy self)
    get { isTooLong ? nil : bytes }
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
    _ options: borrowing CallOptions, ifNeeded isNeeded: Bool = true
  ) throws(Failed) -> JanssonDocument {
    let path = name.map { Path(input: $0) } ?? Path()
    guard isGiven, isNeeded else { return JanssonDocument(nothingAs: path, options.report) }
    guard !isTooLong else {
      var failure = Failure(.invalidJSON, at: path)
      failure.offset = UInt64(options.maximum)
      failure.message.append("longer than the ")
      failure.message.append(Int64(options.maximum))
      failure.message.append(" bytes that max_input_bytes allows")
      throw options.report.callAs(failure)
    }
    return try JanssonDocument(parsing: bytes, as: path, by: options.parser, options.report)
  }
}

extension SkipKernel {
  /// The kernel for this processor, if it has one.
  fileprivate static var ofThisProcessor: SkipKernel? {
    guard let function = unsafe poolstatus_kernel() else { return nil }
    return unsafe SkipKernel(function)
  }
}
