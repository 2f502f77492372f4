internal import PoolStatus
internal import PoolStatusMemory

/// Where a call reports what went wrong; a reference to memory of the call.
@safe struct FailureReport {
  private let failure: UnsafeMutablePointer<Failure>

  /// Refers to memory for a failure, which need not hold one yet and must outlive the report.
  @unsafe init(_ failure: UnsafeMutablePointer<Failure>) {
    unsafe self.failure = failure
  }

  /// Reports a failure.
  ///
  /// - Returns: what to throw.
  @inline(never)
  func callAs(_ failure: Failure) -> Failed {
    unsafe self.failure.initialize(to: failure)
    return .argument
  }

  /// Reports a fixed message.
  @inline(never)
  func fail(_ code: Failure.Code, in input: InputName = .main, _ message: StaticString) -> Failed {
    fail(code, in: input) { $0.append(message) }
  }

  /// Reports a message that `write` makes up.
  @inline(never)
  func fail(
    _ code: Failure.Code, in input: InputName = .main, _ write: (inout FixedText<191>) -> Void
  ) -> Failed {
    failInPlace(code, in: input) { write(&$0.message) }
  }

  /// Reports a failure that `write` completes where it is, for it is large.
  @inline(always)
  func failInPlace(
    _ code: Failure.Code, in input: InputName, _ write: (inout Failure) -> Void
  ) -> Failed {
    unsafe failure.initialize(to: Failure(code, in: input))
    unsafe write(&failure.pointee)
    return .argument
  }

  /// A pointer is NULL that must not be.
  func null(_ argument: StaticString) -> Failed {
    fail(.invalidArgument) { message in
      message.append(argument)
      message.append(" is NULL")
    }
  }

  /// A struct's size is out of the question.
  func badStruct(_ argument: StaticString) -> Failed {
    fail(.invalidArgument) { message in
      message.append(argument)
      message.append(".struct_size is wrong: start from the _INIT macro")
    }
  }
}
