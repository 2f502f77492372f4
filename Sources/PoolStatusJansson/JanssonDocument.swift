internal import CJansson
public import PoolStatus

/// A text that jansson has parsed; owns the tree and lets go of it.
// The attribute keeps values that borrow from a document on the stack: without it the
// compiler (6.3) puts the document into a heap box, which -no-allocations refuses.
@_addressableForDependencies
@safe public struct JanssonDocument: ~Copyable {
  private let root: UnsafeMutablePointer<json_t>
  private let path: Path
  private let report: FailureReport

  /// How deep values may be nested. jansson's parser recurses: 2,048 levels of it overflow
  /// the 128 KiB stack of a thread.
  public static var deepest: Int { 128 }

  /// Who makes the tree of a text.
  public enum Parser: Sendable {
    /// We do, where the text is plain, and jansson's parser does the rest: it is the judge
    /// of what is not valid, but it drops bytes or aborts where malloc fails.
    case ours
    /// For tests: jansson's parser, always.
    case jansson
  }

  /// Parses JSON.
  ///
  /// - Parameters:
  ///   - text: the bytes.
  ///   - path: what errors call the input.
  ///   - parser: who makes the tree.
  ///   - report: where errors are told, of the text and of what is read from it.
  /// - Throws: `.invalidJSON` as jansson puts it, or where the text is nested too deep;
  ///   `.noMemory`.
  public init(
    parsing text: Span<UInt8>, as path: Path, by parser: Parser, _ report: FailureReport
  ) throws(Failed) {
    self.path = path
    self.report = report
    if parser == .ours, JSONCursor.isPlain(text) {
      unsafe root = try TreeBuilder.build(text)
      return
    }
    let end = NestingCheck.endOfReadablePart(of: text, deepest: JanssonDocument.deepest)
    var error = json_error_t()
    let parsed = unsafe text.withUnsafeBufferPointer { bytes in
      unsafe ps_json_parse(bytes.baseAddress, end, &error)
    }
    guard let parsed = unsafe parsed else {
      throw JanssonDocument.failed(error, at: path, isTooDeep: end < text.count, end: end, report)
    }
    if let place = JanssonDocument.firstNUL(in: text) {
      // jansson takes a NUL right behind a number for a blank.
      unsafe ps_json_decref(parsed)
      throw JanssonDocument.nulFailure(in: text, at: place, path, report)
    }
    unsafe root = parsed
  }

  /// No text: reads as null.
  ///
  /// - Parameters:
  ///   - path: what errors would call it.
  ///   - report: where they would be told.
  public init(nothingAs path: Path, _ report: FailureReport) {
    // jansson's null is static; it counts no references.
    unsafe root = json_null()
    self.path = path
    self.report = report
  }

  deinit { unsafe ps_json_decref(root) }

  /// The value at the top.
  public var value: JanssonValue {
    @_lifetime(borrow self)
    get {
      let value = unsafe JanssonValue(root, at: path, report)
      return unsafe _overrideLifetime(value, borrowing: self)
    }
  }

  /// jansson's error as ours. Where only the readable part was parsed and nothing else is
  /// wrong with it, the text is nested too deep just behind it.
  private static func failed(
    _ error: json_error_t, at path: Path, isTooDeep: Bool, end: Int, _ report: FailureReport
  ) -> Failed {
    var error = error
    let code = unsafe ps_json_error_code(&error)
    let isAtEnd =
      code == Int32(json_error_premature_end_of_input.rawValue) && Int(error.position) == end
    if error.line < 0 || code == Int32(json_error_out_of_memory.rawValue) { return .noMemory }
    var failure = Failure(.invalidJSON, at: path)
    failure.line = max(error.line, 0)
    failure.column = max(error.column, 0)
    failure.offset = UInt64(max(error.position, 0))
    if isTooDeep, isAtEnd {
      failure.message.append("nested deeper than 128")
    } else {
      unsafe withUnsafePointer(to: error) { error in
        // Bounds: jansson's text is an array of 160 bytes that it ends with a NUL.
        let text = unsafe Span(
          _unsafeStart: ps_json_error_text(error), count: ps_json_error_length(error))
        failure.message.append(text)
      }
    }
    return report.callAs(failure)
  }

  private static func firstNUL(in text: borrowing Span<UInt8>) -> Int? {
    var index = 0
    while index < text.count {
      if text[index] == 0 { return index }
      index &+= 1
    }
    return nil
  }

  /// The failure that a NUL stands in the text, with its place as jansson counts: behind it.
  private static func nulFailure(
    in text: borrowing Span<UInt8>, at place: Int, _ path: Path, _ report: FailureReport
  ) -> Failed {
    var failure = Failure(.invalidJSON, at: path)
    failure.line = 1
    failure.offset = UInt64(place &+ 1)
    var index = 0
    while index <= place {
      if text[index] == UInt8(ascii: "\n") {
        failure.line &+= 1
        failure.column = 0
      } else if text[index] & 0xC0 != 0x80 {
        failure.column &+= 1
      }
      index &+= 1
    }
    failure.message.append("NUL byte")
    return report.callAs(failure)
  }
}
