/// What a call throws: no more than how it went wrong, for details of 300 bytes would be copied at
/// every `try`. Whoever throws has reported the rest.
public enum Failed: Error {
  /// malloc said no.
  case noMemory
  /// An argument is wrong; the boundary knows which.
  case argument
  /// A text could not be read to its end: it is not JSON, or has to be prepared (see
  /// `CallFindings`).
  case unreadable
  /// A text is JSON, but not what the call takes; `CallFindings` has the problem.
  case problem
  /// The host's observation is of another StatefulSet than tenant and pool name.
  case otherName
  /// There is no name for the status.
  case nameless
}
