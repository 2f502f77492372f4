/// Where in the input a value stands: `pods.items[3].metadata.name`.
///
/// Two words, because every value on the way down carries its path.
public struct Path: Sendable {
  /// A byte a step, from the lowest up: the number of a member, and whether an index
  /// follows it. 0 behind the last step. The longest path of any reader has seven:
  /// `pods.items[0].status.containerStatuses[0].state.waiting.reason`.
  private var steps: UInt64 = 0
  /// The first and the second index of the path; no reader meets a third.
  private var firstIndex: UInt32 = 0
  private var secondIndex: UInt32 = 0

  /// In a step: an index follows the member.
  private static var isIndexed: UInt64 { 0x80 }
  /// The member that an array at the very top is an element of.
  private static var top: UInt64 { 0x7F }

  /// The main input itself.
  public init() {}

  /// Another input, called by its name: `previous`.
  public init(input: MemberName) {
    steps = UInt64(input.rawValue)
  }

  /// The path of a member of what is here.
  public func member(_ name: MemberName) -> Path {
    var path = self
    let end = length
    if end < 64 { path.steps |= UInt64(name.rawValue) &<< end }
    return path
  }

  /// The path of an element of what is here.
  public func element(_ index: Int) -> Path {
    var path = self
    let end = length
    let index = UInt32(truncatingIfNeeded: index)
    if path.steps & 0x8080_8080_8080_8080 == 0 {
      path.firstIndex = index
    } else {
      path.secondIndex = index
    }
    if end == 0 {
      path.steps = Path.top | Path.isIndexed
    } else {
      path.steps |= Path.isIndexed &<< (end &- 8)
    }
    return path
  }

  /// How many bits the steps take.
  private var length: UInt64 {
    UInt64(64 &- (steps.leadingZeroBitCount & ~7))
  }

  /// Writes the path as an error shows it.
  public func write<let capacity: Int>(to text: inout FixedText<capacity>) {
    var rest = steps
    var isFirstIndex = true
    while rest != 0 {
      if let name = MemberName(rawValue: UInt8(truncatingIfNeeded: rest & 0x7F)) {
        if text.count > 0 { text.append(".") }
        text.append(name.text)
      }
      if rest & Path.isIndexed != 0 {
        text.append("[")
        text.append(Int64(isFirstIndex ? firstIndex : secondIndex))
        text.append("]")
        isFirstIndex = false
      }
      rest &>>= 8
    }
  }
}
