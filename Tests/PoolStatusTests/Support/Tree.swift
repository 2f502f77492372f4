import CJansson

/// A jansson value that this object owns.
final class Tree {
  let json: UnsafeMutablePointer<json_t>

  init(owning json: UnsafeMutablePointer<json_t>) {
    self.json = json
  }

  /// Parses as the library does: any value, NUL allowed. Nil for what is not JSON.
  convenience init?(_ text: [UInt8]) {
    var error = json_error_t()
    guard let json = ps_json_parse(text, text.count, &error) else { return nil }
    self.init(owning: json)
  }

  deinit { ps_json_decref(json) }
}

/// Borrowed jansson values, for reading fixtures.
typealias JSONPointer = UnsafePointer<json_t>

/// A member, nil where there is none.
func member(_ json: JSONPointer?, _ name: String) -> JSONPointer? {
  UnsafePointer(json_object_get(json, name))
}

/// The string that a value is.
func string(_ json: JSONPointer?) -> String? {
  json_string_value(json).map { String(cString: $0) }
}

/// An element of an array.
func element(_ json: JSONPointer?, _ index: Int) -> JSONPointer? {
  UnsafePointer(json_array_get(json, index))
}

/// Compact JSON of a value.
func compact(_ json: JSONPointer?) -> [UInt8]? {
  guard let text = json_dumps(json, Int(JSON_COMPACT | JSON_ENCODE_ANY)) else { return nil }
  defer { free(text) }
  return (0..<strlen(text)).map { UInt8(bitPattern: text[$0]) }
}
