import CPoolStatus
import Glibc

/// All that a host sees of a call, as values that can be compared.
struct Answer: Equatable {
  var code = "OK"
  var state = "NONE"
  var reason: String?
  var changed: Int32 = 0
  var reserved: UInt32 = 0
  var json: [UInt8]?
  /// Whether the byte behind the JSON is NUL; true where there is no JSON.
  var endsInNUL = true
  /// The code in the error, which is the one returned.
  var errorCode = "OK"
  var line: Int32 = 0
  var column: Int32 = 0
  var offset: UInt64 = 0
  var path = ""
  var message = ""

  init() {}

  /// What the host's structs hold after a call.
  init(_ code: poolstatus_code, _ outputs: Outputs) {
    let result = outputs.result
    let error = outputs.error
    self.code = String(cString: poolstatus_code_name(code))
    if result.state != POOLSTATUS_STATE_NONE {
      state = String(cString: poolstatus_state_name(result.state))
    }
    reason = result.reason.map { String(cString: $0) }
    changed = result.changed
    reserved = result.reserved
    if let text = result.json {
      json = (0..<result.json_length).map { UInt8(bitPattern: text[$0]) }
      endsInNUL = text[result.json_length] == 0
    } else {
      endsInNUL = result.json_length == 0
    }
    errorCode = String(cString: poolstatus_code_name(error.code))
    line = error.line
    column = error.column
    offset = error.offset
    path = Self.string(error.path)
    message = Self.string(error.message)
  }

  /// A fixed array of C up to its NUL; of invalid UTF-8 no fixture's text is made.
  private static func string<Array>(_ array: Array) -> String {
    withUnsafeBytes(of: array) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}

extension Answer: CustomStringConvertible {
  var description: String {
    let json = json.map { String(decoding: $0, as: UTF8.self) } ?? "no json"
    return """
      \(code) (error \(errorCode)) \(state) \(reason ?? "no reason") changed \(changed) \
      reserved \(reserved), \(line):\(column) offset \(offset) \(path): \(message)
      \(json)\(endsInNUL ? "" : " without NUL")
      """
  }
}
