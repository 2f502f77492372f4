/// Why there is no status, in full: what a host sees as `poolstatus_error`.
public struct Failure: Sendable {
  /// The codes of poolstatus.h.
  public enum Code: Int32, Sendable {
    case invalidArgument = 1
    case invalidJSON = 2
    case invalidObject = 3
    case noMemory = 4
    case apiError = 5
  }

  /// What kind of failure.
  public let code: Code
  /// Line from 1 in a text; 0 where no position in a text is to blame.
  public var line: Int32 = 0
  /// Column in code points in a text; else 0.
  public var column: Int32 = 0
  /// Offset in bytes in a text; else 0.
  public var offset: UInt64 = 0
  /// Where in which input.
  public var path = FixedText<95>()
  /// What is wrong there and what to do.
  public var message = FixedText<191>()

  /// A failure with its message still to be written.
  ///
  /// - Parameters:
  ///   - code: what the call returns.
  ///   - input: in which input.
  public init(_ code: Code, in input: InputName = .main) {
    self.code = code
    path.append(input.text)
  }
}

/// The inputs of a call, as paths call them.
public enum InputName: UInt8, Sendable {
  /// The one that a function is about; paths in it begin with a member.
  case main
  case tenant, statefulsets, previous, pods
  /// A struct, not a text.
  case observation

  public var text: StaticString {
    switch self {
    case .main: ""
    case .tenant: "tenant"
    case .statefulsets: "statefulsets"
    case .previous: "previous"
    case .pods: "pods"
    case .observation: "observation"
    }
  }
}
