import Testing

/// One case of Tests/Fixtures/cases: a call and all that must come of it.
struct Case: Sendable, CustomTestStringConvertible {
  /// A mistake in a fixture, which must not pass for a success.
  struct Malformed: Error {
    let problem: String
  }

  private static let keys: Set<String> = [
    "call", "input", "statefulsets", "pods", "previous", "tenant", "pool", "now", "flags", "rule",
    "deadline", "max-input-bytes", "code", "state", "reason", "changed", "json", "line", "column",
    "offset", "path", "message", "pod-grace", "blocked-reason", "blocked-message",
  ]

  /// All cases there are, by group and name.
  static let all: [Case] = {
    let folder = Files.root + "/Tests/Fixtures/cases"
    return Files.names(in: folder).flatMap { group in
      Files.names(in: "\(folder)/\(group)").map { Case(name: "\(group)/\($0)") }
    }
  }()

  /// GROUP/CASE.
  let name: String
  var testDescription: String { name }
  private var folder: String { "\(Files.root)/Tests/Fixtures/cases/\(name)" }

  /// A case, read and checked for its shape.
  struct Content {
    let function: Function
    let input: [UInt8]
    let statefulSets: [UInt8]?
    let options: Options
    let expected: Answer
  }

  /// Reads the case.
  func read() throws -> Content {
    let values = try values()
    guard let function = values["call"].flatMap({ Function(rawValue: Self.string($0)) }),
      let input = try file("input", values), values["code"] != nil
    else { throw Malformed(problem: "call, input or code") }
    let sets = try file("statefulsets", values)
    guard (function == .tenant) == (sets != nil) else {
      throw Malformed(problem: "statefulsets are for tenant, and only for tenant")
    }
    var options = Options()
    options.flags = try number("flags", values)
    options.rule = try number("rule", values)
    options.deadline = try number("deadline", values)
    options.podGrace = try number("pod-grace", values)
    options.blockedReason = values["blocked-reason"]
    options.blockedMessage = values["blocked-message"]
    options.tenant = values["tenant"]
    options.pool = values["pool"]
    options.now = values["now"]
    options.previous = try file("previous", values)
    options.pods = try file("pods", values)
    options.maxInputBytes = try number("max-input-bytes", values)
    return Content(
      function: function, input: input, statefulSets: sets, options: options,
      expected: try expected(of: function, values))
  }

  private func expected(of function: Function, _ values: [String: [UInt8]]) throws -> Answer {
    var expected = Answer()
    expected.code = Self.string(values["code"] ?? [])
    expected.errorCode = expected.code
    let isOK = expected.code == "OK"
    guard isOK == (values["json"] != nil), isOK == (values["changed"] != nil),
      isOK != (values["message"] != nil),
      isOK || (values["state"] == nil && values["reason"] == nil),
      !isOK || ["line", "column", "offset", "path"].allSatisfy({ values[$0] == nil })
    else { throw Malformed(problem: "json and changed where the code is OK, else message") }
    if isOK {
      if let state = values["state"] { expected.state = Self.string(state) }
      expected.reason = values["reason"].map(Self.string) ?? (function == .list ? "" : nil)
      expected.changed = try number("changed", values)
      expected.json = try file("json", values)
      if expected.json?.last == UInt8(ascii: "\n") { expected.json?.removeLast() }
    } else {
      expected.line = try number("line", values)
      expected.column = try number("column", values)
      expected.offset = try number("offset", values)
      expected.path = Self.string(values["path"] ?? [])
      expected.message = Self.string(values["message"] ?? [])
    }
    return expected
  }

  /// The lines of the file `case`: the first blank separates key and value.
  private func values() throws -> [String: [UInt8]] {
    var values: [String: [UInt8]] = [:]
    for line in try Files.bytes(of: "\(folder)/case").split(separator: UInt8(ascii: "\n")) {
      if line.first == UInt8(ascii: "#") { continue }
      let parts = line.split(
        separator: UInt8(ascii: " "), maxSplits: 1, omittingEmptySubsequences: false)
      let key = Self.string(Array(parts[0]))
      guard Self.keys.contains(key), values[key] == nil else {
        throw Malformed(problem: "unknown or twice: \(key)")
      }
      values[key] = parts.count > 1 ? Array(parts[1]) : []
    }
    return values
  }

  private func file(_ key: String, _ values: [String: [UInt8]]) throws -> [UInt8]? {
    try values[key].map { try Files.bytes(of: "\(folder)/\(Self.string($0))") }
  }

  private func number<Number: FixedWidthInteger>(
    _ key: String, _ values: [String: [UInt8]]
  ) throws -> Number {
    guard let value = values[key] else { return 0 }
    guard let number = Number(Self.string(value)) else { throw Malformed(problem: key) }
    return number
  }

  private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
