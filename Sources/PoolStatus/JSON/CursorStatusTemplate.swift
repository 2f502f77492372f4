// The members of a StatefulSet's status as API servers write them: in this order and without
// blanks. Each is compared whole, `,"replicas":` and all; so no load waits for what an earlier
// one found. Members may be missing; the first that is not as usual is left, with all behind
// it, to the walk that takes any order.

/// A text that is a status and nothing else, with all of its members in their usual places.
public struct BareStatus: ~Escapable {
  /// What the documented rule says.
  public let decision: Decision
  /// The members that a pool status has too, as they are written; never absent.
  public let asWritten: Text

  /// - Returns: nil for any other text, which may be just as good.
  @_optimize(speed)
  @_lifetime(copy text)
  public init?(_ text: Span<UInt8>) {
    var usual = UsualStatus()
    let bytes = PaddedBytes(text)
    usual.take(from: bytes, at: 0)
    guard usual.place.seen != 0, usual.end > usual.start,
      usual.place.separator &+ 1 == text.count,
      bytes.byte(at: usual.place.separator) == UInt8(ascii: "}")
    else { return nil }
    decision = DocumentedRule.decide(
      desired: usual.replicas, ready: usual.readyReplicas, current: usual.currentReplicas,
      updated: usual.updatedReplicas)
    asWritten = UsualString(start: usual.start, end: usual.end).text(in: bytes)
  }
}

extension JSONCursor {
  /// Takes as many members of a status as stand in their usual places.
  ///
  /// - Parameter members: the way through an object that has just begun.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  mutating func readUsualStatus(
    into observed: inout StatefulSetObservation, _ members: inout Members
  ) {
    var usual = UsualStatus()
    usual.take(from: text, at: index &- 1)
    guard usual.place.seen != 0 else { return }
    let place = usual.place
    observed.observedGeneration = place.has(.observedGeneration) ? usual.observedGeneration : nil
    observed.progress.replicas = place.has(.replicas) ? usual.replicas : nil
    observed.progress.readyReplicas = place.has(.readyReplicas) ? usual.readyReplicas : nil
    observed.progress.currentReplicas = place.has(.currentReplicas) ? usual.currentReplicas : nil
    observed.progress.updatedReplicas = place.has(.updatedReplicas) ? usual.updatedReplicas : nil
    observed.progress.currentRevision = usual.currentRevision.text(in: text)
    observed.progress.updateRevision = usual.updateRevision.text(in: text)
    if usual.end > usual.start {
      observed.progress.asWritten = UsualString(start: usual.start, end: usual.end).text(in: text)
    }
    members.take(place.seen)
    index = place.separator
  }
}

/// What stands in its usual place in a status; numbers are 0 where `place` has not seen them.
private struct UsualStatus {
  var observedGeneration: Int64 = 0
  var replicas: Int32 = 0
  var readyReplicas: Int32 = 0
  var currentReplicas: Int32 = 0
  var updatedReplicas: Int32 = 0
  var currentRevision = UsualString()
  var updateRevision = UsualString()
  /// Where the members that a pool status has too begin and end.
  var start = 0
  var end = 0
  var place = UsualPlace(separator: 0)

  /// Takes as many members as stand in their usual places.
  ///
  /// - Parameters:
  ///   - text: a text.
  ///   - brace: where the brace of the object stands; at anything else nothing is taken.
  @inline(__always)
  mutating func take(from text: PaddedBytes, at brace: Int) {
    place = UsualPlace(separator: brace)
    if let found = text.usualInteger(",\"observedGeneration\":", place) {
      observedGeneration = found.number
      place.move(behind: .observedGeneration, found.end)
    }
    // These six a pool status has too, in this order and with the same values.
    start = place.separator &+ 1
    if let found = text.usualInteger(",\"replicas\":", place, isCounter: true) {
      replicas = Int32(truncatingIfNeeded: found.number)
      place.move(behind: .replicas, found.end)
    }
    if let found = text.usualInteger(",\"readyReplicas\":", place, isCounter: true) {
      readyReplicas = Int32(truncatingIfNeeded: found.number)
      place.move(behind: .readyReplicas, found.end)
    }
    if let found = text.usualInteger(",\"currentReplicas\":", place, isCounter: true) {
      currentReplicas = Int32(truncatingIfNeeded: found.number)
      place.move(behind: .currentReplicas, found.end)
    }
    if let found = text.usualInteger(",\"updatedReplicas\":", place, isCounter: true) {
      updatedReplicas = Int32(truncatingIfNeeded: found.number)
      place.move(behind: .updatedReplicas, found.end)
    }
    if let value = text.usualValue(",\"currentRevision\":\"", place) {
      let end = text.usualStringEnd(value, probably: UsualString())
      if end >= 0 {
        currentRevision = UsualString(start: value, end: end)
        place.move(behind: .currentRevision, end &+ 1)
      }
    }
    if let value = text.usualValue(",\"updateRevision\":\"", place) {
      // At rest it is the same.
      let end = text.usualStringEnd(value, probably: currentRevision)
      if end >= 0 {
        updateRevision = UsualString(start: value, end: end)
        place.move(behind: .updateRevision, end &+ 1)
      }
    }
    end = place.separator
    if let found = text.usualInteger(",\"collisionCount\":", place) {
      place.move(behind: .collisionCount, found.end)
    }
    if let found = text.usualInteger(",\"availableReplicas\":", place) {
      place.move(behind: .availableReplicas, found.end)
    }
  }
}

/// A string between its quotes; absent where it ends at 0.
private struct UsualString {
  var start = 0
  var end = 0

  @_lifetime(copy text)
  func text(in text: PaddedBytes) -> Text {
    guard end > 0, start >= 0, start <= end, end <= text.span.count else { return Text() }
    return Text(text.span.extracting(start..<end))
  }
}

/// A place among members that stand as API servers write them.
private struct UsualPlace {
  /// Where the comma or the brace in front of the next member stands.
  private(set) var separator: Int
  /// What makes a comma a brace, until there is a member.
  private(set) var opening = UInt64(UInt8(ascii: ",") ^ UInt8(ascii: "{"))
  /// The members so far, a bit each.
  private(set) var seen: UInt64 = 0

  init(separator: Int) { self.separator = separator }

  /// Whether a member stands where it usually does.
  func has(_ name: MemberName) -> Bool { seen & name.bit != 0 }

  @inline(__always)
  mutating func move(behind name: MemberName, _ end: Int) {
    separator = end
    opening = 0
    seen |= name.bit
  }
}

extension PaddedBytes {
  /// Where the value of a member that stands right here begins.
  ///
  /// - Parameter literal: the comma, the name, the colon and, for a string, the quote.
  @inline(__always)
  fileprivate func usualValue(_ literal: StaticString, _ place: UsualPlace) -> Int? {
    pair(behind: literal, at: place.separator, exchanging: place.opening) == nil
      ? nil : place.separator &+ literal.utf8CodeUnitCount
  }

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

  /// Where a string of ASCII without escapes ends.
  ///
  /// - Parameters:
  ///   - start: behind its quote.
  ///   - guess: an earlier string that may be the same.
  /// - Returns: the place of its other quote; below 0 for any other string.
  @inline(never)
  @_optimize(speed)
  fileprivate func usualStringEnd(_ start: Int, probably guess: UsualString) -> Int {
    if repeats(guess.start, guess.end, at: start) { return start &+ (guess.end &- guess.start) }
    let end = nextMarkInWords(start)
    return byte(at: end) == UInt8(ascii: "\"") ? end : -1
  }
}
