extension MemberName {
  /// The name that stands at a place of a text, if it is one that readers look for.
  @inline(never)
  init?(in text: borrowing PaddedBytes, from start: Int, to end: Int) {
    let key = Key(in: text, from: start, to: end)
    let found: MemberName?
    switch key.count {
    case 3: found = key.find(.uid)
    case 4: found = key.find(.kind, .name, .spec, .type, .code)
    case 5: found = key.find(.phase, .ready, .state, .items, .pools)
    case 6: found = key.find(.status, .reason, .labels, .ssName, .object)
    case 7: found = key.find(.message, .waiting, .details)
    case 8: found = key.find(.replicas, .metadata)
    case 9: found = key.find(.namespace, .lastState, .partition)
    case 10: found = key.find(.generation, .conditions, .terminated)
    case 11: found = key.find(.poolLabel)
    case 12: found = key.find(.currentState)
    case 13: found = key.find(.readyReplicas, .rollingUpdate)
    case 14:
      found = key.find(.updateRevision, .collisionCount, .lastUpdateTime, .updateStrategy)
    case 15:
      found = key.find(.currentReplicas, .updatedReplicas, .currentRevision, .ownerReferences)
    case 17: found = key.find(.availableReplicas, .deletionTimestamp, .containerStatuses)
    case 18: found = key.find(.observedGeneration, .lastTransitionTime)
    case 19: found = key.find(.podManagementPolicy)
    case 21: found = key.find(.initContainerStatuses)
    case 24: found = key.find(.revisionLabel)
    default: found = nil
    }
    guard let found else { return nil }
    self = found
  }
}

/// A name of up to 24 bytes as three words that cover it: its first 8 bytes, the next 8, and
/// its last 8; NULs where it is shorter.
private struct Key {
  let count: Int
  let first: UInt64
  let second: UInt64
  let last: UInt64

  @inline(__always)
  init(in text: borrowing PaddedBytes, from start: Int, to end: Int) {
    count = end &- start
    let word = text.word(at: start)
    first = count < 8 ? word & ((1 &<< UInt64(truncatingIfNeeded: 8 &* count)) &- 1) : word
    second = count > 16 ? text.word(at: start &+ 8) : 0
    last = count > 8 ? text.word(at: end &- 8) : 0
  }

  /// Which of names of this length it is.
  @inline(__always)
  func find(
    _ one: MemberName, _ two: MemberName? = nil, _ three: MemberName? = nil,
    _ four: MemberName? = nil, _ five: MemberName? = nil
  ) -> MemberName? {
    if reads(one) { return one }
    if let two, reads(two) { return two }
    if let three, reads(three) { return three }
    if let four, reads(four) { return four }
    if let five, reads(five) { return five }
    return nil
  }

  /// Whether it is a name of this length. All names are constants here, and so are the words
  /// of theirs that are compared.
  @inline(__always)
  private func reads(_ name: MemberName) -> Bool {
    let text = name.text
    let length = text.utf8CodeUnitCount
    if first != text.word(at: 0) { return false }
    if length > 16, second != text.word(at: 8) { return false }
    return length <= 8 || last == text.word(at: length &- 8)
  }
}
