// The members of a StatefulSet's status as API servers write them: in this order and without
// blanks. Each is compared whole, `,"replicas":` and all; so no load waits for what an earlier
// one found. Members may be missing; the first that is not as usual is left, with all behind
// it, to the walk that takes any order.
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
    let text = self.text
    // The brace of the object; anything else will do too.
    var place = UsualPlace(separator: index &- 1)
    if let found = text.usualInteger(",\"observedGeneration\":", place) {
      observed.observedGeneration = found.number
      place.move(behind: .observedGeneration, found.end)
    }
    // These six a pool status has too, in this order and with the same values.
    let start = place.separator &+ 1
    if let found = text.usualInteger(",\"replicas\":", place, isCounter: true) {
      observed.progress.replicas = Int32(truncatingIfNeeded: found.number)
      place.move(behind: .replicas, found.end)
    }
    if let found = text.usualInteger(",\"readyReplicas\":", place, isCounter: true) {
      observed.progress.readyReplicas = Int32(truncatingIfNeeded: found.number)
      place.move(behind: .readyReplicas, found.end)
    }
    if let found = text.usualInteger(",\"currentReplicas\":", place, isCounter: true) {
      observed.progress.currentReplicas = Int32(truncatingIfNeeded: found.number)
      place.move(behind: .currentReplicas, found.end)
    }
    if let found = text.usualInteger(",\"updatedReplicas\":", place, isCounter: true) {
      observed.progress.updatedReplicas = Int32(truncatingIfNeeded: found.number)
      place.move(behind: .updatedReplicas, found.end)
    }
    var current = 0..<0
    if let found = text.usualString(",\"currentRevision\":\"", place, probably: current) {
      observed.progress.currentRevision = Text(text.span.extracting(found))
      place.move(behind: .currentRevision, found.upperBound &+ 1)
      current = found
    }
    // At rest it is the same.
    if let found = text.usualString(",\"updateRevision\":\"", place, probably: current) {
      observed.progress.updateRevision = Text(text.span.extracting(found))
      place.move(behind: .updateRevision, found.upperBound &+ 1)
    }
    if place.separator > start {
      observed.progress.asWritten = Text(text.span.extracting(start..<place.separator))
    }
    if let found = text.usualInteger(",\"collisionCount\":", place) {
      place.move(behind: .collisionCount, found.end)
    }
    if let found = text.usualInteger(",\"availableReplicas\":", place) {
      place.move(behind: .availableReplicas, found.end)
    }
    if place.members.count > 0 {
      members = place.members
      index = place.separator
    }
  }
}

/// A place among members that stand as API servers write them.
private struct UsualPlace {
  /// Where the comma or the brace in front of the next member stands.
  private(set) var separator: Int
  /// What makes a comma a brace, until there is a member.
  private(set) var opening = UInt64(UInt8(ascii: ",") ^ UInt8(ascii: "{"))
  private(set) var members = Members()

  init(separator: Int) { self.separator = separator }

  @inline(__always)
  mutating func move(behind name: MemberName, _ end: Int) {
    separator = end
    opening = 0
    members.take(name)
  }
}

extension PaddedBytes {
  /// The integer of at most 18 digits that is the value of a member right here.
  ///
  /// - Parameters:
  ///   - literal: the comma, the name and the colon.
  ///   - isCounter: whether it has to be an Int32.
  /// - Returns: it and the place behind it; nil where anything else stands.
  @inline(__always)
  fileprivate func usualInteger(
    _ literal: StaticString, _ place: UsualPlace, isCounter: Bool = false
  ) -> (number: Int64, end: Int)? {
    guard let pair = pair(behind: literal, at: place.separator, exchanging: place.opening) else {
      return nil
    }
    let value = place.separator &+ literal.utf8CodeUnitCount
    // Mostly one digit, and then a comma or a brace.
    if pair &- 0x2C30 <= 9 || pair &- 0x7D30 <= 9 { return (Int64(pair & 0x0F), value &+ 1) }
    let (long, end) = longInteger(at: value)
    guard end > value, !isCounter || long <= Int64(Int32.max) else { return nil }
    return (long, end)
  }

  /// The integer of at most 18 digits at a place, and the place behind it.
  ///
  /// - Returns: a place of -1 for anything else, a number with a fraction or an exponent too.
  @inline(never)
  private func longInteger(at start: Int) -> (number: Int64, end: Int) {
    var end = start
    var number: Int64 = 0
    while true {
      let digit = byte(at: end) &- UInt8(ascii: "0")
      if digit > 9 { break }
      number = number &* 10 &+ Int64(digit)
      end &+= 1
    }
    let digits = end &- start
    let next = byte(at: end)
    let isUsual =
      digits > 0 && digits <= 18 && (digits == 1 || byte(at: start) != UInt8(ascii: "0"))
      && (next == UInt8(ascii: ",") || next == UInt8(ascii: "}"))
    return (number, isUsual ? end : -1)
  }

  /// The string of ASCII without escapes that is the value of a member right here.
  ///
  /// - Parameters:
  ///   - literal: the comma, the name, the colon and the quote.
  ///   - guess: where the same may stand.
  /// - Returns: where it stands; nil where anything else stands.
  @inline(__always)
  fileprivate func usualString(
    _ literal: StaticString, _ place: UsualPlace, probably guess: Range<Int>
  ) -> Range<Int>? {
    guard pair(behind: literal, at: place.separator, exchanging: place.opening) != nil else {
      return nil
    }
    let start = place.separator &+ literal.utf8CodeUnitCount
    if repeats(guess, at: start) {
      return start..<(start &+ (guess.upperBound &- guess.lowerBound))
    }
    let end = nextMark(start)
    return end >= start && byte(at: end) == UInt8(ascii: "\"") ? start..<end : nil
  }
}
