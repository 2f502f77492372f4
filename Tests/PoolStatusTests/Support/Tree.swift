import CJansson

/// A jansson value; every copy, and every value inside it, keeps it alive.
struct Tree {
  private final class Owner {
    let root: UnsafeMutablePointer<json_t>
    init(_ root: UnsafeMutablePointer<json_t>) { self.root = root }
    deinit { ps_json_decref(root) }
  }

  private let owner: Owner
  private let value: UnsafeMutablePointer<json_t>

  /// Takes over a reference.
  init(owning json: UnsafeMutablePointer<json_t>) {
    owner = Owner(json)
    value = json
  }

  /// Parses what the library takes: any value, NUL allowed. Nil for what is not JSON.
  init?(_ text: [UInt8]) {
    let characters = text.map { CChar(bitPattern: $0) }
    guard let json = json_loadb(characters, text.count, Int(JSON_DECODE_ANY | JSON_ALLOW_NUL), nil)
    else { return nil }
    self.init(owning: json)
  }

  private init?(_ value: UnsafeMutablePointer<json_t>?, in tree: Tree) {
    guard let value else { return nil }
    owner = tree.owner
    self.value = value
  }

  /// Calls `body` with the value as C has it.
  func withC<R>(_ body: (UnsafeMutablePointer<json_t>) -> R) -> R {
    withExtendedLifetime(owner) { body(value) }
  }

  /// A member of an object; nil where there is none.
  subscript(_ name: String) -> Tree? {
    withC { Tree(json_object_get($0, name), in: self) }
  }

  /// An element of an array; nil where there is none.
  subscript(_ index: Int) -> Tree? {
    withC { Tree(json_array_get($0, index), in: self) }
  }

  /// The string that it is.
  var string: String? {
    withC { json_string_value($0).map { String(cString: $0) } }
  }

  /// How many references there are to it.
  var references: Int { withC { $0.pointee.refcount } }

  /// Its compact JSON.
  var compact: [UInt8] {
    withC { json in
      guard let text = json_dumps(json, Int(JSON_COMPACT | JSON_ENCODE_ANY)) else {
        preconditionFailure("jansson cannot write what it has read")
      }
      defer { free(text) }
      return (0..<strlen(text)).map { UInt8(bitPattern: text[$0]) }
    }
  }
}
