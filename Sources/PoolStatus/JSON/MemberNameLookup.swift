extension MemberName {
  /// The name that stands at a place of a text, if it is one that readers look for.
  @inline(never)
  @_optimize(speed)
  init?(in text: borrowing PaddedBytes, from start: Int, to end: Int) {
    let key = Key(in: text, from: start, to: end)
    switch key.count {
    case 3:
      if key.reads("uid") {
        self = .uid
      } else {
        return nil
      }
    case 4:
      if key.reads("kind") {
        self = .kind
      } else if key.reads("name") {
        self = .name
      } else if key.reads("spec") {
        self = .spec
      } else if key.reads("type") {
        self = .type
      } else if key.reads("code") {
        self = .code
      } else {
        return nil
      }
    case 5:
      if key.reads("phase") {
        self = .phase
      } else if key.reads("ready") {
        self = .ready
      } else if key.reads("state") {
        self = .state
      } else if key.reads("items") {
        self = .items
      } else if key.reads("pools") {
        self = .pools
      } else {
        return nil
      }
    case 6:
      if key.reads("status") {
        self = .status
      } else if key.reads("reason") {
        self = .reason
      } else if key.reads("labels") {
        self = .labels
      } else if key.reads("ssName") {
        self = .ssName
      } else if key.reads("object") {
        self = .object
      } else {
        return nil
      }
    case 7:
      if key.reads("message") {
        self = .message
      } else if key.reads("waiting") {
        self = .waiting
      } else if key.reads("details") {
        self = .details
      } else {
        return nil
      }
    case 8:
      if key.reads("replicas") {
        self = .replicas
      } else if key.reads("metadata") {
        self = .metadata
      } else {
        return nil
      }
    case 9:
      if key.reads("namespace") {
        self = .namespace
      } else if key.reads("lastState") {
        self = .lastState
      } else if key.reads("partition") {
        self = .partition
      } else {
        return nil
      }
    case 10:
      if key.reads("generation") {
        self = .generation
      } else if key.reads("conditions") {
        self = .conditions
      } else if key.reads("terminated") {
        self = .terminated
      } else {
        return nil
      }
    case 11:
      if key.reads("rustfs.pool") { self = .poolLabel } else { return nil }
    case 12:
      if key.reads("currentState") {
        self = .currentState
      } else {
        return nil
      }
    case 13:
      if key.reads("readyReplicas") {
        self = .readyReplicas
      } else if key.reads("rollingUpdate") {
        self = .rollingUpdate
      } else {
        return nil
      }
    case 14:
      if key.reads("updateRevision") {
        self = .updateRevision
      } else if key.reads("collisionCount") {
        self = .collisionCount
      } else if key.reads("lastUpdateTime") {
        self = .lastUpdateTime
      } else if key.reads("updateStrategy") {
        self = .updateStrategy
      } else {
        return nil
      }
    case 15:
      if key.reads("currentReplicas") {
        self = .currentReplicas
      } else if key.reads("updatedReplicas") {
        self = .updatedReplicas
      } else if key.reads("currentRevision") {
        self = .currentRevision
      } else if key.reads("ownerReferences") {
        self = .ownerReferences
      } else {
        return nil
      }
    case 17:
      if key.reads("availableReplicas") {
        self = .availableReplicas
      } else if key.reads("deletionTimestamp") {
        self = .deletionTimestamp
      } else if key.reads("containerStatuses") {
        self = .containerStatuses
      } else {
        return nil
      }
    case 18:
      if key.reads("observedGeneration") {
        self = .observedGeneration
      } else if key.reads("lastTransitionTime") {
        self = .lastTransitionTime
      } else {
        return nil
      }
    case 19:
      if key.reads("podManagementPolicy") {
        self = .podManagementPolicy
      } else {
        return nil
      }
    case 21:
      if key.reads("initContainerStatuses") {
        self = .initContainerStatuses
      } else {
        return nil
      }
    case 24:
      if key.reads("controller-revision-hash") { self = .revisionLabel } else { return nil }
    default: return nil
    }
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

  /// Whether it is a name of this length; the words of a literal are constants.
  @inline(__always)
  func reads(_ name: StaticString) -> Bool {
    let length = name.utf8CodeUnitCount
    if first != name.word(at: 0) { return false }
    if length > 16, second != name.word(at: 8) { return false }
    return length <= 8 || last == name.word(at: length &- 8)
  }
}
