/// Where in the input a value stands: `pods.items[3].metadata.name`.
///
/// Three words, because every value on the way down carries its path.
public struct Path: Sendable {
  /// A byte a step from the lowest up: a member's number + 1, or `indexStep`.
  private var steps: UInt64 = 0
  /// The steps past the eighth.
  private var furtherSteps: UInt32 = 0
  private var count: UInt32 = 0
  /// The first and the second index of the path; no reader meets a third.
  private var firstIndex: UInt32 = 0
  private var secondIndex: UInt32 = 0

  private static var indexStep: UInt8 { 0xFF }

  /// The main input itself.
  public init() {}

  /// Another input, called by its name: `previous`.
  public init(input: MemberName) {
    append(input.rawValue &+ 1)
  }

  /// The path of a member of what is here.
  public func member(_ name: MemberName) -> Path {
    var path = self
    path.append(name.rawValue &+ 1)
    return path
  }

  /// The path of an element of what is here.
  public func element(_ index: Int) -> Path {
    var path = self
    let index = UInt32(truncatingIfNeeded: index)
    if indexCount == 0 { path.firstIndex = index } else { path.secondIndex = index }
    path.append(Path.indexStep)
    return path
  }

  private mutating func append(_ step: UInt8) {
    if count < 8 {
      steps |= UInt64(step) &<< (UInt64(count) &* 8)
    } else if count < 12 {
      furtherSteps |= UInt32(step) &<< ((count &- 8) &* 8)
    } else {
      return
    }
    count &+= 1
  }

  private func step(_ position: UInt32) -> UInt8 {
    position < 8
      ? UInt8(truncatingIfNeeded: steps &>> (UInt64(position) &* 8))
      : UInt8(truncatingIfNeeded: furtherSteps &>> ((position &- 8) &* 8))
  }

  private var indexCount: Int {
    var indices = 0
    var position: UInt32 = 0
    while position < count {
      if step(position) == Path.indexStep { indices &+= 1 }
      position &+= 1
    }
    return indices
  }

  /// Writes the path as an error shows it.
  public func write<let capacity: Int>(to text: inout FixedText<capacity>) {
    var isFirstIndex = true
    var position: UInt32 = 0
    while position < count {
      let step = step(position)
      if let name = MemberName(rawValue: step &- 1) {
        if position > 0 { text.append(".") }
        text.append(name.text)
      } else {
        text.append("[")
        text.append(Int64(isFirstIndex ? firstIndex : secondIndex))
        text.append("]")
        isFirstIndex = false
      }
      position &+= 1
    }
  }
}
