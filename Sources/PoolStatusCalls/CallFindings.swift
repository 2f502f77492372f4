public import PoolStatus
internal import PoolStatusMemory

/// What a call has found to be wrong with its texts, on the way through them.
public struct CallFindings: Sendable {
  /// What is wrong with the first text of which anything is.
  public private(set) var problem: ReadProblem?
  /// Which text that is.
  public private(set) var input = InputName.main
  /// Why a text could not be read to its end.
  public private(set) var stop = JSONCursor.Stop.none
  /// The item that it is in, if that is known.
  private var problemItem = ListItem()
  /// Where the item of a list begins that is wrong first.
  var item: Int?
  /// The pods that the pools add up to, where a status cannot hold as many.
  var sum: Int64 = 0

  /// Nothing so far.
  public init() {}

  /// What is wrong with a text from the beginning.
  public init(_ problem: ReadProblem?, in input: InputName) {
    self.problem = problem
    self.input = input
  }

  /// Keeps what is wrong with a text, unless a text in front of it is wrong: the texts of a call
  /// are in the order of `InputName`, and what is wrong with one in its own order.
  ///
  /// - Parameter item: the item that it is in, if that is known.
  mutating func record(
    _ found: ReadProblem?, _ item: ListItem = ListItem(), in name: InputName
  ) {
    guard let found else { return }
    if let problem, name.rawValue >= input.rawValue {
      guard name == input, found.offset < problem.offset else { return }
    }
    problem = found
    problemItem = item
    input = name
  }

  /// Keeps the findings of a reader that has come to the end of its text; inout, for a reader is
  /// copied where it is borrowed.
  mutating func finish(_ reader: inout FieldReader, in name: InputName) throws(Failed) {
    guard reader.isAtEnd else {
      stop = reader.stop == .none ? .notJSON : reader.stop
      throw .unreadable
    }
    record(reader.problem, reader.item, in: name)
  }

  /// Keeps the findings of a reader that has read a value once more.
  mutating func add(_ reader: inout FieldReader, in name: InputName) throws(Failed) {
    guard reader.stop == .none else {
      stop = reader.stop
      throw .unreadable
    }
    record(reader.problem, in: name)
  }

  /// Whether anything is wrong with a text or one in front of it.
  func hasProblem(upTo name: InputName) -> Bool {
    problem != nil && input.rawValue <= name.rawValue
  }

  /// Ends a call whose texts have something wrong.
  func check() throws(Failed) {
    if problem != nil { throw .problem }
  }
}

extension CallFindings {
  /// What kind of failure the problem is.
  public var code: Failure.Code { problem?.code ?? .noMemory }

  /// Writes the problem as a host sees it.
  ///
  /// - Parameters:
  ///   - text: the one that is wrong.
  ///   - isHostText: whether the host gave it as a text: one made of a tree has no lines.
  ///   - failure: of its code and input.
  public func write(
    in text: JSONText, isHostText: Bool, _ options: borrowing CallOptions,
    to failure: inout Failure
  ) {
    guard let problem else { return }
    problem.writePath(in: text, problemItem, to: &failure.path)
    writeMessage(of: problem, in: text, options, to: &failure)
    guard isHostText, problem.code == .invalidObject else { return }
    let location = problem.location(in: text)
    failure.line = location.line
    failure.column = location.column
    failure.offset = UInt64(truncatingIfNeeded: problem.offset)
  }

  private func writeMessage(
    of problem: ReadProblem, in text: JSONText, _ options: borrowing CallOptions,
    to failure: inout Failure
  ) {
    switch problem.expectation {
    case .nameOfOptions:
      options.writeDisagreement(with: text.string(at: problem.offset), to: &failure)
    case .sum:
      failure.message.append("the pools add up to ")
      failure.message.append(sum)
      failure.message.append(" pods, more than 2147483647")
    default: problem.writeMessage(in: text, to: &failure.message)
    }
    // What is wrong with an item as a whole stands where it begins.
    guard let item, input == .main, problem.offset > item else { return }
    let name = text.name(ofItemAt: item, with: problem)
    guard name.isPresent else { return }
    failure.message.append(" (StatefulSet ")
    failure.message.append(name)
    failure.message.append(")")
  }
}
