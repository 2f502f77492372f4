// The conditions of a tenant's status of last time.

/// Where the conditions of the four types of a tenant stand.
public struct ConditionTable: Sendable {
  /// Whether there is an array of conditions.
  private(set) var isGiven = false
  /// How many there are.
  private(set) var count = 0
  /// Where the array begins.
  private(set) var start = 0
  /// Where the first of each type begins; 0 if there is none.
  private(set) var offsets = InlineArray<4, Int>(repeating: 0)

  @inline(never)
  @_lifetime(reader: copy reader)
  mutating func read(_ reader: inout FieldReader) {
    start = reader.cursor.index
    guard reader.enterArray() else { return }
    isGiven = true
    while reader.cursor.nextElement(&count) {
      let offset = reader.cursor.index
      let type = reader.readConditionType()
      guard let type, offsets[type.rawValue] == 0 else { continue }
      offsets[type.rawValue] = offset
    }
  }
}

extension FieldReader {
  /// Reads what a condition is about, and nothing else of it.
  @_lifetime(self: copy self)
  mutating func readConditionType() -> ConditionType? {
    guard cursor.byte == UInt8(ascii: "{") else {
      mismatch(.object)
      return nil
    }
    return ConditionType(cursor.text(readMember(.type)))
  }
}

extension PreviousCondition {
  /// Reads a condition of a type of a tenant; its position is not known here.
  @_lifetime(copy reader)
  @_lifetime(reader: copy reader)
  static func read(_ reader: inout FieldReader) -> PreviousCondition {
    var previous = PreviousCondition()
    guard reader.enterElement() else { return previous }
    var members = Members()
    while reader.next(&members) {
      switch members.name {
      case .type: _ = reader.readText()
      case .status: previous.status = reader.readText()
      case .lastTransitionTime: previous.lastTransitionTime = reader.readText()
      case .observedGeneration: previous.observedGeneration = reader.readInteger()
      case .reason: previous.reason = reader.readText()
      case .message: previous.message = reader.readText()
      default: reader.skip(members)
      }
    }
    if Timestamp(previous.lastTransitionTime) == nil { previous.lastTransitionTime = Text() }
    return previous
  }
}

extension ConditionTable {
  /// A walk at the condition of a type, if there is one.
  @_lifetime(copy text)
  public func reader(at type: ConditionType, in text: JSONText) -> FieldReader {
    text.reader(at: offsets[type.rawValue])
  }
}

extension PreviousCondition {
  /// The condition of a type in a Tenant's status of last time.
  ///
  /// - Parameters:
  ///   - type: which condition.
  ///   - conditions: where each stands.
  ///   - reader: at the condition.
  @_lifetime(copy reader)
  @_lifetime(reader: copy reader)
  public static func read(
    _ type: ConditionType, of conditions: ConditionTable, _ reader: inout FieldReader
  ) -> PreviousCondition {
    guard conditions.offsets[type.rawValue] > 0 else { return PreviousCondition() }
    return PreviousCondition.read(&reader)
  }
}
