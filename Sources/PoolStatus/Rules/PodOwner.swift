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

  /// Whether an ownerReference of kind StatefulSet refers to this one: by the uid; where one of the
  /// two is missing by the name.
  @inline(never)
  public func isReferred(uid referenceUID: borrowing Text, name referenceName: borrowing Text)
    -> Bool
  {
    if !uid.isEmpty, !referenceUID.isEmpty { return uid.hasSameBytes(as: referenceUID) }
    return name.isPresent && name.matches(referenceName)
  }

  /// The ordinal of a pod that is called `{name}-{ordinal}`; nil for any other.
  @inline(never)
  public func ordinal(of pod: borrowing Text) -> Int32? {
    guard name.isPresent, name.begins(pod), let dash = PodOwner.dashBeforeOrdinal(of: pod),
      dash == name.count
    else { return nil }
    let bytes = PaddedBytes(pod.bytes)
    var ordinal: Int32 = 0
    var index = dash &+ 1
    while index < pod.bytes.count {
      // At most 9 digits.
      ordinal = ordinal &* 10 &+ Int32(bytes.byte(at: index) &- UInt8(ascii: "0"))
      index &+= 1
    }
    return ordinal
  }

  /// Where the `-` stands in front of the ordinal that `pod` ends in.
  ///
  /// - Returns: nil if it does not end in one of at most 9 digits; `01` is none, the controller
  ///   writes `1`.
  public static func dashBeforeOrdinal(of pod: borrowing Text) -> Int? {
    let bytes = PaddedBytes(pod.bytes)
    let count = pod.bytes.count
    var index = count
    while index > 0, bytes.byte(at: index &- 1) &- UInt8(ascii: "0") <= 9 { index &-= 1 }
    let digits = count &- index
    guard digits > 0, digits <= 9, bytes.byte(at: index &- 1) == UInt8(ascii: "-"),
      digits == 1 || bytes.byte(at: index) != UInt8(ascii: "0")
    else { return nil }
    return index &- 1
  }

  /// Whether a pod may be in the same namespace: one of another is none of its pods.
  public func isInSameNamespace(as other: borrowing Text) -> Bool {
    namespace.isEmpty || other.isEmpty || namespace.hasSameBytes(as: other)
  }
}
