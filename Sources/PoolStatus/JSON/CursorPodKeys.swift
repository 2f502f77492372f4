/// What an owner can find a pod by.
public enum PodKeyKind: UInt8, BitwiseCopyable, Sendable {
  /// The uid of an ownerReference.
  case ownerUID
  /// The name of an ownerReference.
  case ownerName
  /// The pod's own name up to its ordinal.
  case podName
}

/// A table that takes the keys of pods.
public protocol PodKeySink: ~Copyable {
  /// Takes a key; one without bytes is none.
  ///
  /// - Parameters:
  ///   - pod: where in the text the pod begins.
  mutating func add(_ kind: PodKeyKind, _ key: borrowing Text, pod: Int)
}

extension JSONCursor {
  /// Reads who owns the pods of a list.
  @_lifetime(self: copy self)
  public mutating func readPodKeys<Sink: PodKeySink & ~Copyable>(into sink: inout Sink) {
    var items = beginList()
    while next(&items, of: "PodList") {
      let pod = index
      var name = Text()
      var hasReferences = false
      var members = beginObject()
      while next(&members) {
        switch members.name {
        case .kind:
          let kind = takeText()
          if kind.isPresent, !kind.reads("Pod") { fail() }
        case .metadata:
          if takeNull() { continue }
          var metadata = beginObject()
          while next(&metadata) {
            switch metadata.name {
            case .name: name = takeText()
            case .ownerReferences: hasReferences = readReferenceKeys(of: pod, into: &sink)
            default: skip()
            }
          }
        default: skip()
        }
      }
      if !hasReferences, let dash = PodOwner.dashBeforeOrdinal(of: name) {
        sink.add(.podName, Text(name.bytes.extracting(0..<dash)), pod: pod)
      }
    }
  }

  @_lifetime(self: copy self)
  private mutating func readReferenceKeys<Sink: PodKeySink & ~Copyable>(
    of pod: Int, into sink: inout Sink
  ) -> Bool {
    if takeNull() { return false }
    var count = 0
    beginArray()
    while nextElement(&count) {
      var members = beginObject()
      while next(&members) {
        switch members.name {
        case .uid: sink.add(.ownerUID, takeText(), pod: pod)
        case .name: sink.add(.ownerName, takeText(), pod: pod)
        default: skip()
        }
      }
    }
    return count > 0
  }
}

extension PodSummary {
  /// Takes a pod, if the owner owns it.
  ///
  /// - Parameters:
  ///   - place: where it begins in the text.
  /// - Returns: false if it is not as a pod should be.
  @_lifetime(self: copy self, copy text)
  public mutating func add(
    podAt place: Int, of text: Span<UInt8>, owner: borrowing PodOwner, at now: Timestamp
  ) -> Bool {
    var cursor = JSONCursor(text, at: place)
    var isOwned = false
    let pod = cursor.readPod(owner, &isOwned)
    if isOwned { add(pod, at: now) }
    return cursor.isGood
  }
}
