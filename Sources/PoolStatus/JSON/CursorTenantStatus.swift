// What the status of last time means for the one that is written now.

extension PreviousCondition {
  /// Reads a condition; its position is not known here.
  @_lifetime(copy cursor)
  @_lifetime(cursor: copy cursor)
  static func read(_ cursor: inout JSONCursor) -> PreviousCondition {
    var previous = PreviousCondition(nothing: Text())
    var members = cursor.beginObject()
    while cursor.next(&members) {
      switch members.name {
      case .type: previous.type = ConditionType(cursor.takeText())
      case .status: previous.status = cursor.takeText()
      case .lastTransitionTime: previous.lastTransitionTime = cursor.takeText()
      case .observedGeneration: previous.observedGeneration = cursor.takeInteger()
      case .reason: previous.reason = cursor.takeText()
      case .message: previous.message = cursor.takeText()
      default: cursor.skip()
      }
    }
    previous.isGiven = true
    if Timestamp(previous.lastTransitionTime) == nil { previous.lastTransitionTime = Text() }
    // type, status, lastTransitionTime, reason and message; the generation only where known.
    previous.hasOtherMembers = members.count != (previous.observedGeneration == nil ? 5 : 6)
    return previous
  }
}

extension CursorTenant {
  /// A condition of ours, as it is now.
  @_lifetime(copy status, copy self)
  public func condition(
    _ type: ConditionType, of status: borrowing TenantStatus
  ) -> Condition {
    var previous = PreviousCondition(nothing: Text())
    let place = conditions.places[type.rawValue]
    if place > 0 {
      var cursor = JSONCursor(text, at: place)
      previous = PreviousCondition.read(&cursor)
      previous.position = conditions.positions[type.rawValue]
    }
    return Condition(type, of: status, previous: previous)
  }

  /// Writes the conditions that are not ours, each with a comma in front, as the same bytes.
  ///
  /// - Returns: how many they are.
  public func writeOtherConditions(to writer: inout JSONWriter) -> Int {
    guard conditions.isGiven else { return 0 }
    var written = 0
    var count = 0
    var cursor = JSONCursor(text, at: conditions.start)
    cursor.beginArray()
    while cursor.nextElement(&count) {
      let start = cursor.index
      if PreviousCondition.read(&cursor).type != nil { continue }
      writer.raw(",")
      writer.raw(cursor.slice(start, cursor.index))
      written &+= 1
    }
    return written
  }

  /// Whether the status of last time had that many conditions.
  public func hadConditions(_ count: Int) -> Bool {
    conditions.isGiven && conditions.count == count
  }

  /// Writes the entries of pools that are gone from the spec, as they are, if they carry
  /// members that are not ours.
  ///
  /// - Returns: whether the entries now are those of last time, in their places.
  public func writeGoneEntries(to writer: inout JSONWriter) -> Bool {
    var isSame = entries.isGiven
    var written = pools.count
    var number = 0
    while number < entries.count {
      let entry = entries[number]
      if !entry.isClaimed, entry.hasForeignMembers {
        if written > 0 { writer.raw(",") }
        writer.raw(text.extracting(Int(entry.start)..<Int(entry.end)))
        isSame = isSame && number == written
        written &+= 1
      }
      number &+= 1
    }
    return isSame && number == written
  }

  /// Writes the members of the status of last time that are not ours.
  public func writeOtherMembers(to writer: inout JSONWriter) {
    CarriedMembers.write(status.carried, unless: TenantStatusEncoder.isOurs, to: &writer)
  }

  /// Whether currentState, availableReplicas and observedGeneration are what they are now.
  public func agrees(with now: borrowing TenantStatus) -> Bool {
    status.currentState.reads(now.decision.state.name)
      && status.availableReplicas.map(Int64.init) == now.ready
      && status.observedGeneration == now.generation
  }
}
