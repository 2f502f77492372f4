public import PoolStatus

/// What the readers and the boundary throw: no more than that it went wrong. The whole story
/// is in the `FailureReport`, for an error of 300 bytes would be copied at every `try`.
public enum Failed: Error {
  /// The report says why.
  case reported
  /// malloc said no.
  case noMemory
}

/// Where a call leaves word of what went wrong; a reference to memory of the call.
@safe public struct FailureReport {
  private let failure: UnsafeMutablePointer<Failure>

  /// Refers to memory for a failure, which need not hold one yet and must outlive the report.
  @unsafe public init(_ failure: UnsafeMutablePointer<Failure>) {
    unsafe self.failure = failure
  }

  /// Leaves word.
  ///
  /// - Returns: what to throw.
  public func callAs(_ failure: Failure) -> Failed {
    unsafe self.failure.initialize(to: failure)
    return .reported
  }

  /// Leaves word with a fixed message.
  @inline(never)
  public func fail(
    _ code: Failure.Code, at path: Path = Path(), _ message: StaticString
  ) -> Failed {
    fail(code, at: path) { $0.append(message) }
  }

  /// Leaves word with a message that `write` makes up.
  @inline(never)
  public func fail(
    _ code: Failure.Code, at path: Path = Path(), _ write: (inout FixedText<191>) -> Void
  ) -> Failed {
    unsafe failure.initialize(to: Failure(code, at: path))
    unsafe write(&failure.pointee.message)
    return .reported
  }

  /// Adds to the message of the failure that was reported last.
  public func amend(_ write: (inout FixedText<191>) -> Void) {
    unsafe write(&failure.pointee.message)
  }
}
