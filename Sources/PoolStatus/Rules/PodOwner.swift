/// Which pods a StatefulSet owns.
public struct PodOwner: ~Escapable {
  /// The name of the StatefulSet; may be absent.
  public let name: StatefulSetName
  /// Its metadata.uid; may be absent.
  public let uid: Text
  /// Its metadata.namespace; may be absent.
  public let namespace: Text

  @_lifetime(copy name, copy uid, copy namespace)
  public init(name: StatefulSetName, uid: Text, namespace: Text) {
    self.name = name
    self.uid = uid
    self.namespace = namespace
  }

  /// How an ownerReference to a StatefulSet refers to this one.
  public enum Reference: Sendable {
    case none
    /// By the uid, wherever the pod is.
    case uid
    /// By the name, where one of the two uids is missing: it counts only in one namespace.
    case name
  }

  /// How an ownerReference of kind StatefulSet refers to this one.
  @inline(never)
  public func reference(uid referenceUID: borrowing Text, name referenceName: borrowing Text)
    -> Reference
  {
    if !uid.isEmpty, !referenceUID.isEmpty {
      return uid.hasSameBytes(as: referenceUID) ? .uid : .none
    }
    return name.isPresent && name.matches(referenceName) ? .name : .none
  }

  /// Whether a pod without ownerReferences is called `{name}-{ordinal}`.
  @inline(never)
  public func names(pod: borrowing Text, in podNamespace: borrowing Text) -> Bool {
    guard name.isPresent, isInSameNamespace(as: podNamespace), name.begins(pod),
      let dash = PodOwner.dashBeforeOrdinal(of: pod)
    else { return false }
    return dash == name.count
  }

  /// Where the `-` stands in front of the ordinal that `pod` ends in.
  ///
  /// - Returns: nil if it does not end in one; `01` is none, the controller writes `1`.
  public static func dashBeforeOrdinal(of pod: borrowing Text) -> Int? {
    var index = pod.bytes.count
    while index > 0 {
      let byte = pod.bytes[index &- 1]
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { break }
      index &-= 1
    }
    let digits = pod.bytes.count &- index
    guard digits > 0, index > 0, pod.bytes[index &- 1] == UInt8(ascii: "-"),
      digits == 1 || pod.bytes[index] != UInt8(ascii: "0")
    else { return nil }
    return index &- 1
  }

  /// Whether a pod may be in the same namespace: ownership by name does not cross them.
  public func isInSameNamespace(as other: borrowing Text) -> Bool {
    namespace.isEmpty || other.isEmpty || namespace.hasSameBytes(as: other)
  }
}
