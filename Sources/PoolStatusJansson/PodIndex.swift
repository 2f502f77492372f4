public import PoolStatus

/// The pods of many StatefulSets, so that each finds its own without a walk over all.
///
/// A pod stands under each name that an owner could find it by; what is found by a name is
/// checked again by `PodReader.isOwned`.
public struct PodIndex: ~Copyable {
  /// What a key is.
  private enum KeyKind: UInt8, BitwiseCopyable {
    /// The uid of an ownerReference.
    case ownerUID
    /// The name of an ownerReference.
    case ownerName
    /// The pod's own name up to its ordinal.
    case podName
  }

  private struct Entry: BitwiseCopyable {
    let kind: KeyKind
    let key: StoredText
    let pod: StoredElement

    /// Below 0, 0 or above 0 as the entry's key comes before, is, or comes after another.
    func compare(_ otherKind: KeyKind, _ otherKey: borrowing Span<UInt8>) -> Int {
      if kind != otherKind { return Int(kind.rawValue) &- Int(otherKind.rawValue) }
      return Sorting.compare(key.bytes, otherKey)
    }
  }

  /// Whether pods were given at all.
  public let areGiven: Bool
  private let memory: ScratchMemory
  private let table: ScratchTable<Entry>
  private var count = 0
  private let path: Path
  private let report: FailureReport

  private init(
    areGiven: Bool, capacity: Int, _ path: Path, _ report: FailureReport
  ) throws(Failed) {
    let memory = try ScratchMemory(count: capacity, stride: MemoryLayout<Entry>.stride)
    table = unsafe ScratchTable(memory, count: capacity)
    self.memory = memory
    self.areGiven = areGiven
    self.path = path
    self.report = report
  }

  /// No pods were given.
  public static func notGiven(_ report: FailureReport) throws(Failed) -> PodIndex {
    try PodIndex(areGiven: false, capacity: 0, Path(), report)
  }

  /// Reads who owns the pods.
  ///
  /// - Parameter pods: a PodList, a List of pods, or an array; must outlive the index.
  /// - Throws: `.invalidObject`, `.apiError`, `.noMemory`.
  public static func read(_ pods: JanssonValue) throws(Failed) -> PodIndex {
    let items = try ListReader.items(of: pods, .pods)
    let capacity = try PodIndex.keyCount(items)
    var index = try PodIndex(areGiven: true, capacity: capacity, items.path, items.report)
    try index.fill(from: items)
    return index
  }

  /// What the pods of one StatefulSet come to.
  ///
  /// - Throws: `.invalidObject` where one of them is not as a pod should be.
  @_lifetime(copy observed)
  public func summary(
    for observed: borrowing StatefulSetObservation, at now: Timestamp
  ) throws(Failed) -> PodSummary {
    var summary = PodSummary(of: observed, areGiven: areGiven)
    let owner = PodOwner(
      name: StatefulSetName(observed.name), uid: observed.uid, namespace: observed.namespace)
    var byUID = firstEntry(.ownerUID, observed.uid.bytes)
    var byName = firstEntry(.ownerName, observed.name.bytes)
    var byOrdinal = firstEntry(.podName, observed.name.bytes)
    var last = -1
    while true {
      let uidPosition = position(at: byUID, .ownerUID, observed.uid.bytes)
      let namePosition = position(at: byName, .ownerName, observed.name.bytes)
      let ordinalPosition = position(at: byOrdinal, .podName, observed.name.bytes)
      let next = min(uidPosition, min(namePosition, ordinalPosition))
      if next == Int.max { return summary }
      let entry = next == uidPosition ? byUID : next == namePosition ? byName : byOrdinal
      if next == uidPosition { byUID &+= 1 }
      if next == namePosition { byName &+= 1 }
      if next == ordinalPosition { byOrdinal &+= 1 }
      if next == last { continue }
      last = next
      // Bounds: `entry` is a place below `count`.
      let pod = unsafe table.elements[entry].pod.value(at: path, report)
      if try PodReader.isOwned(pod, by: owner) { summary.add(try PodReader.read(pod), at: now) }
    }
  }

  /// The first entry with a key or after it.
  @inline(never)
  private func firstEntry(_ kind: KeyKind, _ key: borrowing Span<UInt8>) -> Int {
    // Bounds: lowerBound asks for 0..<count.
    Sorting.lowerBound(count) { unsafe table.elements[$0].compare(kind, key) < 0 }
  }

  /// The place in the order given of the pod that an entry is about; Int.max where the entry
  /// has another key.
  @inline(never)
  private func position(at entry: Int, _ kind: KeyKind, _ key: borrowing Span<UInt8>) -> Int {
    guard entry < count, !key.isEmpty else { return Int.max }
    // Bounds: entry < count.
    let found = unsafe table.elements[entry]
    return found.compare(kind, key) == 0 ? found.pod.position : Int.max
  }

  /// How many entries the pods need at most.
  private static func keyCount(_ items: borrowing JanssonValue) throws(Failed) -> Int {
    var count = 0
    var position = 0
    while position < items.elementCount {
      let references = try PodReader.metadata(of: items.element(position)).array(.ownerReferences)
      count &+= max(1, 2 &* references.elementCount)
      position &+= 1
    }
    return count
  }

  /// Enters the pods and sorts the keys.
  private mutating func fill(from items: JanssonValue) throws(Failed) {
    var position = 0
    while position < items.elementCount {
      try add(items.element(position), at: position)
      position &+= 1
    }
    unsafe Sorting.sort(table.elements.extracting(0..<count)) { left, right in
      let order = left.compare(right.kind, right.key.bytes)
      return order < 0 || (order == 0 && left.pod.position < right.pod.position)
    }
  }

  /// Enters a pod under each of its keys.
  private mutating func add(_ pod: JanssonValue, at position: Int) throws(Failed) {
    let metadata = try PodReader.metadata(of: pod)
    let stored = StoredElement(pod, position: position)
    let references = try metadata.array(.ownerReferences)
    if references.elementCount == 0 {
      let name = try metadata.text(.name)
      if let dash = PodOwner.dashBeforeOrdinal(of: name) {
        append(.podName, Text(name.bytes.extracting(0..<dash)), stored)
      }
      return
    }
    var index = 0
    while index < references.elementCount {
      let reference = try references.element(index).object()
      append(.ownerUID, try reference.text(.uid), stored)
      append(.ownerName, try reference.text(.name), stored)
      index &+= 1
    }
  }

  @inline(never)
  private mutating func append(_ kind: KeyKind, _ key: borrowing Text, _ pod: StoredElement) {
    guard !key.isEmpty, unsafe count < table.elements.count else { return }
    // Bounds: count < table.elements.count.
    unsafe table.elements[count] = Entry(kind: kind, key: StoredText(key), pod: pod)
    count &+= 1
  }
}
