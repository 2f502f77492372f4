internal import PoolStatus
internal import PoolStatusJansson

/// Which readers a call with texts may use.
package enum ReaderChoice: Int32, Sendable {
  /// What ships: the cursor, and jansson for what the cursor hands on.
  case both = 0
  /// For tests: jansson alone.
  case janssonOnly = 1
  /// For tests: the cursor alone; what it hands on is a failure.
  case cursorOnly = 2
}

/// The choice of the reader. The cursor reads first, in one walk and without memory of its
/// own; it answers only where it can give what jansson would give, so every error of a
/// text or an object is jansson's.
enum TextCalls {
  /// The status of one pool.
  static func pool(
    _ input: JSONInput, _ options: borrowing CallOptions, by reader: ReaderChoice = .both
  ) throws(Failed) -> Outcome {
    if reader != .janssonOnly, let outcome = try CursorPoolCall.run(input, options) {
      return outcome
    }
    if reader == .cursorOnly { throw options.report.handedOn }
    let document = try input.parse()
    var output = try OutputBuffer(capacity: PoolCall.usualSize)
    let outcome = try PoolCall.run(document.value, options, to: &output)
    return try outcome.with(&output)
  }
}

extension FailureReport {
  /// For tests: the cursor has handed the call on.
  fileprivate var handedOn: Failed { fail(.invalidArgument, "handed on") }
}
