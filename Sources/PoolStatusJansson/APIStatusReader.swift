internal import PoolStatus

/// An answer of the API server that is an error: kind Status.
enum APIStatusReader {
  /// The name of the StatefulSet that a 404 says does not exist; may be absent.
  ///
  /// - Throws: `.apiError` for any other Status, which says nothing about a pool.
  @_lifetime(copy status)
  static func missingStatefulSet(_ status: JanssonValue) throws(Failed) -> Text {
    let details = try status.object(.details)
    if try status.text(.reason).reads("NotFound"), try details.text(.kind).reads("statefulsets") {
      return try details.text(.name)
    }
    throw try failure(status)
  }

  /// The server's error as ours, with its code, reason and message.
  static func failure(_ status: JanssonValue) throws(Failed) -> Failed {
    let code = try status.integer(.code)
    let reason = try status.text(.reason)
    let message = try status.text(.message)
    let outcome = try status.text(.status)
    return status.report.fail(.apiError, at: status.path) { text in
      text.append("the API server answered")
      if code == nil, reason.isEmpty, message.isEmpty {
        text.append(outcome.isEmpty ? " with a Status that says nothing" : " with a Status of ")
        text.append(outcome)
      }
      if let code {
        text.append(" ")
        text.append(code)
      }
      if !reason.isEmpty {
        text.append(" ")
        text.append(reason)
      }
      if !message.isEmpty {
        text.append(": ")
        text.append(message)
      }
    }
  }
}
