import Testing

/// One recorded scenario of Tests/Fixtures/recordings; its README says what the lines are.
struct Recording: Sendable, CustomTestStringConvertible {
  /// All scenarios there are.
  static let all: [Recording] = Files.names(in: folder).filter { $0.hasSuffix(".jsonl") }
    .map { Recording(name: $0) }

  private static let folder = Files.root + "/Tests/Fixtures/recordings"

  let name: String
  var testDescription: String { name }

  /// The lines, parsed.
  func lines() throws -> [Tree] {
    try Files.bytes(of: "\(Self.folder)/\(name)").split(separator: UInt8(ascii: "\n"))
      .map { line in try #require(Tree(Array(line)), "not JSON") }
  }
}

/// The world as the lines of a recording go by.
struct Replay {
  /// A StatefulSet and what was said of it so far.
  struct Pool {
    /// The object as it stands; nil: there is none.
    var text: [UInt8]?
    /// The status of the last evaluation without pods; "{}" before the first.
    var previous = Array("{}".utf8)
    /// The same with pods.
    var previousWithPods = Array("{}".utf8)
    /// The same with no grace for pods.
    var previousImpatient = Array("{}".utf8)
  }

  /// By the name of the StatefulSet.
  var pools: [String: Pool] = [:]
  private var podsByName: [String: [UInt8]] = [:]

  /// An array of the pods that exist, sorted by name.
  var pods: [UInt8] {
    var text: [UInt8] = []
    for (_, pod) in podsByName.sorted(by: { $0.key < $1.key }) {
      text += [UInt8(ascii: text.isEmpty ? "[" : ",")]
      text += pod
    }
    return text.isEmpty ? Array("[]".utf8) : text + [UInt8(ascii: "]")]
  }

  /// Takes in a line.
  ///
  /// - Returns: the name of the StatefulSet that it is about; nil for an orphaned pod.
  mutating func apply(_ line: Tree) throws -> String? {
    let isDeleted = line["event"]?.string == "DELETED"
    if let object = line["statefulSet"] {
      let name = try #require(object["metadata"]?["name"]?.string)
      if isDeleted {
        pools[name] = Pool()
      } else {
        pools[name, default: Pool()].text = object.compact
      }
      return name
    }
    let pod = try #require(line["pod"])
    let name = try #require(pod["metadata"]?["name"]?.string)
    podsByName[name] = isDeleted ? nil : pod.compact
    return pod["metadata"]?["ownerReferences"]?[0]?["name"]?.string
  }
}
