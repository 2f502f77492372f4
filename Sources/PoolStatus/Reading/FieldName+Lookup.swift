extension FieldName {
  /// The name of these bytes of a text, if the library knows it.
  ///
  /// By length, and in each length what API servers send most comes first. A name that stands
  /// under another length than its own is not found, which a test of the whole table shows.
  @inline(never)
  @_optimize(speed)
  init?(in text: borrowing PaddedBytes, from start: Int, to end: Int) {
    let key = Key(in: text, from: start, to: end)
    let found: FieldName? =
      switch key.count {
      case 3: key.first(of: .uid)
      case 4: key.first(of: .kind, .name, .spec, .type, .code)
      case 5: key.first(of: .phase, .ready, .state, .items, .pools, .start)
      case 6: key.first(of: .status, .reason, .labels, .ssName, .object)
      case 7: key.first(of: .message, .waiting, .details)
      case 8: key.first(of: .replicas, .metadata, .ordinals, .continue)
      case 9: key.first(of: .namespace, .lastState, .partition, .startedAt)
      case 10: key.first(of: .generation, .conditions, .terminated, .finishedAt, .controller)
      case 11: key.first(of: .poolLabel)
      case 12: key.first(of: .restartCount, .currentState)
      case 13: key.first(of: .readyReplicas, .rollingUpdate, .workloadState)
      case 14:
        key.first(
          of: .updateRevision, .lastUpdateTime, .updateStrategy, .collisionCount, .lifecycleState,
          .pythonReadyReplicas)
      case 15:
        key.first(
          of: .currentReplicas, .updatedReplicas, .currentRevision, .ownerReferences,
          .minReadySeconds)
      case 16:
        key.first(of: .pythonCurrentReplicas, .pythonUpdatedReplicas, .pythonOwnerReferences)
      case 17:
        key.first(
          of: .availableReplicas, .creationTimestamp, .containerStatuses, .deletionTimestamp)
      case 18:
        key.first(
          of: .observedGeneration, .lastTransitionTime, .remainingItemCount,
          .pythonDeletionTimestamp, .pythonContainerStatuses)
      case 19: key.first(of: .podManagementPolicy, .pythonObservedGeneration)
      case 21: key.first(of: .initContainerStatuses)
      case 23: key.first(of: .pythonInitContainerStatuses)
      case 24: key.first(of: .revisionLabel)
      default: nil
      }
    guard let found else { return nil }
    self = found
  }
}

/// A name as three words that cover one of up to 24 bytes: its first 8 bytes, the next 8, and its
/// last 8; NULs where it is shorter.
private struct Key {
  let count: Int
  private let first: UInt64
  private let second: UInt64
  private let last: UInt64

  @inline(always)
  init(in text: borrowing PaddedBytes, from start: Int, to end: Int) {
    count = end &- start
    let word = text.word(at: start)
    first = count < 8 ? word & ((1 &<< UInt64(truncatingIfNeeded: 8 &* count)) &- 1) : word
    second = count > 16 ? text.word(at: start &+ 8) : 0
    last = count > 8 ? text.word(at: end &- 8) : 0
  }

  /// The first of some names of this length that it is.
  @inline(always)
  func first(
    of name: FieldName, _ second: FieldName? = nil, _ third: FieldName? = nil,
    _ fourth: FieldName? = nil, _ fifth: FieldName? = nil, _ sixth: FieldName? = nil
  ) -> FieldName? {
    if equals(name) { return name }
    if let second, equals(second) { return second }
    if let third, equals(third) { return third }
    if let fourth, equals(fourth) { return fourth }
    if let fifth, equals(fifth) { return fifth }
    if let sixth, equals(sixth) { return sixth }
    return nil
  }

  /// Whether it is a name of this length; the words of a literal are constants.
  @inline(always)
  private func equals(_ name: FieldName) -> Bool {
    // The name stands after a comma and a quote.
    let literal = name.literal
    let length = name.length
    let mask =
      length < 8 ? (1 &<< UInt64(truncatingIfNeeded: 8 &* length)) &- 1 : UInt64.max
    if first != literal.word(at: 2) & mask { return false }
    if length > 16, second != literal.word(at: 10) { return false }
    return length <= 8 || last == literal.word(at: length &- 6)
  }
}
