// The members of a StatefulSet's status as API servers write them: in this order and without
// blanks. Each is compared whole, `,"replicas":` and all; so no load waits for what an earlier
// one found. The first that does not match is left to the walk that takes any order.
extension JSONCursor {
  /// Takes as many members as stand in their usual places.
  ///
  /// - Parameter members: the way through an object that has just begun.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  mutating func readUsualStatus(
    into observed: inout StatefulSetObservation, _ members: inout Members
  ) {
    var template = StatusTemplate(at: index &- 1)
    if let value = template.take(",\"observedGeneration\":", .observedGeneration, in: text) {
      observed.observedGeneration = takeUsualInteger(at: value, &template)
    }
    // These six a pool status has too, in this order and with the same values.
    let start = template.place &+ 1
    if let value = template.take(",\"replicas\":", .replicas, in: text) {
      observed.progress.replicas = takeUsualCounter(at: value, &template)
    }
    if let value = template.take(",\"readyReplicas\":", .readyReplicas, in: text) {
      observed.progress.readyReplicas = takeUsualCounter(at: value, &template)
    }
    if let value = template.take(",\"currentReplicas\":", .currentReplicas, in: text) {
      observed.progress.currentReplicas = takeUsualCounter(at: value, &template)
    }
    if let value = template.take(",\"updatedReplicas\":", .updatedReplicas, in: text) {
      observed.progress.updatedReplicas = takeUsualCounter(at: value, &template)
    }
    if let value = template.take(",\"currentRevision\":", .currentRevision, in: text) {
      observed.progress.currentRevision = takeUsualText(at: value, &template)
    }
    if let value = template.take(",\"updateRevision\":", .updateRevision, in: text) {
      observed.progress.updateRevision = takeUsualText(at: value, &template)
    }
    if template.place > start {
      observed.progress.asWritten = Text(slice(start, template.place))
    }
    if let value = template.take(",\"collisionCount\":", .collisionCount, in: text) {
      _ = takeUsualInteger(at: value, &template)
    }
    if let value = template.take(",\"availableReplicas\":", .availableReplicas, in: text) {
      _ = takeUsualInteger(at: value, &template)
    }
    guard template.members.count > 0 else { return }
    members = template.members
    if isGood { index = template.place }
  }

  /// Takes an integer; most have one digit.
  @inline(__always)
  @_lifetime(self: copy self)
  private mutating func takeUsualInteger(
    at value: Int, _ template: inout StatusTemplate
  ) -> Int64? {
    if let digit = text.onlyDigit(at: value) {
      template.place = value &+ 1
      return Int64(truncatingIfNeeded: digit)
    }
    index = value
    let integer = takeInteger()
    template.place = index
    return integer
  }

  /// Takes a counter; most have one digit.
  @inline(__always)
  @_lifetime(self: copy self)
  private mutating func takeUsualCounter(
    at value: Int, _ template: inout StatusTemplate
  ) -> Int32? {
    if let digit = text.onlyDigit(at: value) {
      template.place = value &+ 1
      return Int32(truncatingIfNeeded: digit)
    }
    index = value
    let counter = takeCounter()
    template.place = index
    return counter
  }

  /// Takes a string.
  @inline(__always)
  @_lifetime(self: copy self)
  @_lifetime(copy self)
  private mutating func takeUsualText(at value: Int, _ template: inout StatusTemplate) -> Text {
    index = value
    let taken = takeText()
    template.place = index
    return taken
  }
}

/// How far the members of an object stand as API servers write them.
private struct StatusTemplate {
  /// Where the comma or the brace in front of the next member stands.
  var place: Int
  private(set) var members = Members()
  /// What makes a comma a brace, until there is a member.
  private var opening = UInt64(UInt8(ascii: ",") ^ UInt8(ascii: "{"))

  init(at place: Int) { self.place = place }

  /// Goes to the value of a member that stands right here and is not null; its value, too,
  /// right behind it.
  ///
  /// - Returns: where the value begins; `place` then stays, for whoever takes it to set.
  @inline(__always)
  mutating func take(
    _ literal: StaticString, _ name: MemberName, in text: borrowing PaddedBytes
  ) -> Int? {
    guard text.has(literal, at: place, exchanging: opening) else { return nil }
    let value = place &+ literal.utf8CodeUnitCount
    let byte = text.byte(at: value)
    guard byte > 0x20, byte != UInt8(ascii: "n") else { return nil }
    opening = 0
    members.take(name)
    return value
  }
}
