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
  /// Line from 1 of an invalid JSON text; else 0.
  public var line: Int32 = 0
  /// Column in code points of an invalid JSON text; else 0.
  public var column: Int32 = 0
  /// Offset in bytes in an invalid JSON text; else 0.
  public var offset: UInt64 = 0
  /// Where in which input.
  public private(set) var path = FixedText<95>()
  /// What is wrong there and what to do.
  public var message = FixedText<191>()

  /// A failure with its message still to be written.
  public init(_ code: Code, at path: Path = Path()) {
    self.code = code
    path.write(to: &self.path)
  }
}
