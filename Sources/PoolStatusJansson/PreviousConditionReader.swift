public import PoolStatus

/// The conditions of a tenant's status of last time.
public enum PreviousConditionReader {
  /// The type of a condition; absent where it says none.
  @_lifetime(copy condition)
  public static func type(of condition: JanssonValue) throws(Failed) -> Text {
    try condition.object().text(.type)
  }

  /// Reads the first condition of a type.
  ///
  /// - Parameter conditions: the array; may be absent.
  @_lifetime(copy conditions)
  public static func read(
    _ type: ConditionType, in conditions: JanssonValue
  ) throws(Failed) -> PreviousCondition {
    var previous = PreviousCondition(nothing: Text())
    var position = 0
    while position < conditions.elementCount {
      let element = conditions.element(position)
      if try self.type(of: element).reads(type.name) {
        try read(element, into: &previous)
        previous.position = position
        return previous
      }
      position &+= 1
    }
    return previous
  }

  @_lifetime(previous: copy previous, copy condition)
  private static func read(
    _ condition: JanssonValue, into previous: inout PreviousCondition
  ) throws(Failed) {
    previous.isGiven = true
    previous.status = try condition.text(.status)
    let time = try condition.text(.lastTransitionTime)
    if Timestamp(time) != nil { previous.lastTransitionTime = time }
    previous.observedGeneration = try condition.integer(.observedGeneration)
    previous.reason = try condition.text(.reason)
    previous.message = try condition.text(.message)
    // type, status, lastTransitionTime, reason and message; the generation only where known.
    let own = previous.observedGeneration == nil ? 5 : 6
    previous.hasOtherMembers = condition.memberCount != own
  }
}
