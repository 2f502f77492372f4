/// A JSON value whose members have an order, to write texts of.
indirect enum JSONValue: Sendable {
  /// Anything but an object or an array, as it is written.
  case raw(String)
  case object([(name: String, value: JSONValue)])
  case array([JSONValue])

  static func string(_ text: String) -> JSONValue { .raw("\"\(text)\"") }
  static func number(_ number: Int) -> JSONValue { .raw("\(number)") }
  static let null = JSONValue.raw("null")

  /// The same with the members of all objects the other way round.
  var reversed: JSONValue {
    switch self {
    case .raw: self
    case .object(let members):
      .object(members.reversed().map { ($0.name, $0.value.reversed) })
    case .array(let elements): .array(elements.map(\.reversed))
    }
  }

  /// The same with the members of all objects in another order.
  func shuffled(using random: inout Random) -> JSONValue {
    switch self {
    case .raw: return self
    case .object(let members):
      return .object(
        members.shuffled(using: &random)
          .map { ($0.name, $0.value.shuffled(using: &random)) })
    case .array(let elements): return .array(elements.map { $0.shuffled(using: &random) })
    }
  }

  /// Without whitespace.
  var compact: [UInt8] { JSONLayout(self, isIndented: false).text }
  /// As kubectl writes it.
  var pretty: [UInt8] { JSONLayout(self, isIndented: true).text }
}

/// A text, and where in it each value stands.
struct JSONLayout {
  struct Site: Sendable {
    let path: String
    let offset: Int
    /// From 1, the column in code points.
    let line: Int
    let column: Int
  }

  private(set) var text: [UInt8] = []
  private(set) var sites: [Site] = []
  private let isIndented: Bool
  private var line = 1
  private var column = 1

  init(_ value: JSONValue, isIndented: Bool) {
    self.isIndented = isIndented
    write(value, path: "", depth: 0)
  }

  private mutating func write(_ text: String) {
    self.text += text.utf8
    for scalar in text.unicodeScalars {
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
  }

  private mutating func write(_ value: JSONValue, path: String, depth: Int) {
    sites.append(Site(path: path, offset: text.count, line: line, column: column))
    switch value {
    case .raw(let raw): write(raw)
    case .object(let members):
      write("{")
      for (index, member) in members.enumerated() {
        begin(index, depth)
        write(isIndented ? "\"\(member.name)\": " : "\"\(member.name)\":")
        write(
          member.value, path: path.isEmpty ? member.name : "\(path).\(member.name)",
          depth: depth + 1)
      }
      end("}", isEmpty: members.isEmpty, depth)
    case .array(let elements):
      write("[")
      for (index, element) in elements.enumerated() {
        begin(index, depth)
        write(element, path: "\(path)[\(index)]", depth: depth + 1)
      }
      end("]", isEmpty: elements.isEmpty, depth)
    }
  }

  private mutating func begin(_ index: Int, _ depth: Int) {
    if index > 0 { write(",") }
    if isIndented { write("\n" + String(repeating: " ", count: 4 * (depth + 1))) }
  }

  private mutating func end(_ bracket: String, isEmpty: Bool, _ depth: Int) {
    if isIndented, !isEmpty { write("\n" + String(repeating: " ", count: 4 * depth)) }
    write(bracket)
  }
}
