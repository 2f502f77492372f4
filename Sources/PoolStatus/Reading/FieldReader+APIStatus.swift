// An answer of the API server that is an error: kind Status.
extension FieldReader {
  /// What such an answer says.
  struct APIStatus: ~Escapable {
    var code: Int64?
    var reason: Text
    var message: Text
    var status: Text
    /// details.kind and details.name.
    var kind: Text
    var name: Text

    @_lifetime(immortal)
    init() {
      reason = Text()
      message = Text()
      status = Text()
      kind = Text()
      name = Text()
    }

    /// Whether it says that there is no such StatefulSet.
    var isMissingStatefulSet: Bool {
      reason.equals("NotFound") && kind.equals("statefulsets")
    }
  }

  /// Reads the 404 of a StatefulSet; any other answer is a problem, for it says nothing about a
  /// pool.
  @inline(never)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  mutating func readMissing(into observed: inout StatefulSetObservation) {
    let start = cursor.index
    let known = problem
    problem = nil
    let answer = readAPIStatus()
    observed.missingName = answer.name
    if !answer.isMissingStatefulSet, problem == nil { record(.apiError, at: start) }
    record(known)
  }

  /// Whether the status that stands here is the word that such an answer has there; clients leave
  /// out its kind.
  @inline(never)
  @_lifetime(self: copy self)
  mutating func isFailure() -> Bool {
    guard cursor.byte == UInt8(ascii: "\"") else { return false }
    let start = cursor.index
    let known = problem
    let isFailure = readText().equals("Failure")
    rewind(to: start, known, depth: cursor.depth)
    return isFailure
  }

  /// Reads an answer where none is expected.
  @inline(never)
  @_lifetime(self: copy self)
  mutating func readAPIError() {
    let start = cursor.index
    let known = problem
    problem = nil
    _ = readAPIStatus()
    if problem == nil { record(.apiError, at: start) }
    record(known)
  }

  @inline(never)
  @_lifetime(self: copy self)
  @_lifetime(copy self)
  mutating func readAPIStatus() -> APIStatus {
    var answer = APIStatus()
    guard enterElement() else { return answer }
    var members = Members()
    while next(&members) {
      switch members.name {
      case .code: answer.code = readInteger()
      case .reason: answer.reason = readText()
      case .message: answer.message = readText()
      case .status: answer.status = readText()
      case .details:
        guard enterObject() else { continue }
        var details = Members()
        while next(&details) {
          switch details.name {
          case .kind: answer.kind = readText()
          case .name: answer.name = readText()
          default: skip(details)
          }
        }
      default: skip(members)
      }
    }
    return answer
  }
}
