internal import PoolStatus
internal import PoolStatusMemory

/// The pods of many StatefulSets, so that each finds its own without a walk over all.
///
/// A pod is read once. It stands under each key by which an owner could find it: the keys are
/// sorted, so that whatever the pods are, finding them is n log n.
struct PodTable: ~Copyable, OwnerReferenceSink {
  /// What an owner finds a pod by.
  private enum Kind: UInt8, BitwiseCopyable {
    /// The uid of an ownerReference.
    case ownerUID
    /// The name of an ownerReference that has a uid.
    case ownerName
    /// The name of an ownerReference that has none.
    case ownerNameAlone
    /// The pod's own name up to its ordinal.
    case podName
  }

  private struct Key: BitwiseCopyable {
    var kind = Kind.podName
    var text = TextRange()
    /// The pod's position among the pods.
    var pod = Int.max
  }

  /// Whether pods were given at all.
  private(set) var areGiven = false
  /// Which text they stand in.
  private(set) var input = InputName.pods
  private var pods = Table(reading: PodObservation())
  private var keys = Table(reading: Key())

  /// Reads the pods of a list, or null, which is none given.
  ///
  /// - Throws: `.unreadable`, `.noMemory`.
  mutating func read(
    _ text: JSONText, at now: Timestamp, _ findings: inout CallFindings
  ) throws(Failed) {
    var reader = text.reader()
    if !reader.consumeNull() {
      areGiven = true
      var items = reader.beginList(of: .pods)
      while reader.next(&items) { readPod(&reader, of: text, at: now) }
    }
    try finish(&reader, text, &findings)
  }

  /// Reads the Pods that stand beside StatefulSets in a list.
  ///
  /// - Throws: `.unreadable`, `.noMemory`.
  @inline(never)
  mutating func readPods(
    beside input: InputName, _ text: JSONText, at now: Timestamp, _ findings: inout CallFindings
  ) throws(Failed) {
    areGiven = true
    self.input = input
    var reader = text.reader()
    var items = reader.beginList(of: .podsBesideStatefulSets)
    while reader.next(&items) {
      if reader.isPod() {
        readPod(&reader, of: text, at: now)
      } else {
        reader.skipItem()
      }
    }
    try finish(&reader, text, &findings)
  }

  @inline(never)
  @_lifetime(reader: copy reader)
  private mutating func readPod(
    _ reader: inout FieldReader, of text: JSONText, at now: Timestamp
  ) {
    var pod = PodObservation()
    if !reader.readPod(into: &pod, references: &self, at: now) { addName(of: pod, in: text) }
    pods.append(pod)
  }

  private mutating func finish(
    _ reader: inout FieldReader, _ text: JSONText, _ findings: inout CallFindings
  ) throws(Failed) {
    if pods.isOutOfMemory || keys.isOutOfMemory { throw .noMemory }
    try findings.finish(&reader, in: input)
    keys.sort { left, right in
      let order = PodTable.compare(left, right.kind, text.text(right.text), in: text)
      return order < 0 || (order == 0 && left.pod < right.pod)
    }
  }

  mutating func add(uid: TextRange, name: TextRange) {
    add(.ownerUID, uid)
    add(uid.isEmpty ? .ownerNameAlone : .ownerName, name)
  }

  @inline(never)
  private mutating func addName(of pod: PodObservation, in text: JSONText) {
    let name = text.text(pod.name)
    guard let dash = PodOwner.dashBeforeOrdinal(of: name) else { return }
    add(.podName, pod.name.prefix(dash))
  }

  @inline(never)
  private mutating func add(_ kind: Kind, _ text: TextRange) {
    if !text.isEmpty { keys.append(Key(kind: kind, text: text, pod: pods.count)) }
  }

  /// Adds the pods of a pool's StatefulSet to its summary.
  ///
  /// - Parameters:
  ///   - text: that the pods were read from.
  ///   - findings: what is wrong with one of them.
  @_lifetime(pool: copy pool, copy text)
  func add(
    to pool: inout PoolEvaluation, in text: JSONText, _ findings: inout CallFindings
  ) {
    if !areGiven { return }
    let name = pool.observed.name
    let uid = pool.observed.uid
    let owner = PodOwner(
      name: StatefulSetName(name), uid: uid, namespace: pool.observed.namespace)
    pool.beginPods(of: owner, in: text)
    if keys.count == 0 { return }
    var byUID = first(.ownerUID, uid, in: text)
    // Where both have a uid, the name of the reference says nothing.
    var byName = uid.isEmpty ? first(.ownerName, name, in: text) : keys.count
    var byNameAlone = first(.ownerNameAlone, name, in: text)
    var byOrdinal = first(.podName, name, in: text)
    var last = -1
    while true {
      let uidPod = pod(byUID, .ownerUID, uid, in: text)
      let namePod = pod(byName, .ownerName, name, in: text)
      let alonePod = pod(byNameAlone, .ownerNameAlone, name, in: text)
      let ordinalPod = pod(byOrdinal, .podName, name, in: text)
      let next = min(min(uidPod, namePod), min(alonePod, ordinalPod))
      if next == Int.max { return }
      if next == uidPod { byUID &+= 1 }
      if next == namePod { byName &+= 1 }
      if next == alonePod { byNameAlone &+= 1 }
      if next == ordinalPod { byOrdinal &+= 1 }
      let found = pods[next]
      guard next != last, owner.isInSameNamespace(as: text.text(found.namespace)) else { continue }
      last = next
      findings.record(found.problem, in: input)
      pool.pods.add(found)
    }
  }

  /// The first key of a kind that is this text, or comes after it.
  @inline(never)
  private func first(_ kind: Kind, _ key: borrowing Text, in text: JSONText) -> Int {
    keys.lowerBound { PodTable.compare($0, kind, key, in: text) < 0 }
  }

  /// The pod that a key leads to; Int.max where it is another key.
  @inline(never)
  private func pod(
    _ index: Int, _ kind: Kind, _ key: borrowing Text, in text: JSONText
  ) -> Int {
    if index >= keys.count || key.isEmpty { return Int.max }
    let found = keys[index]
    return PodTable.compare(found, kind, key, in: text) == 0 ? found.pod : Int.max
  }

  /// Below 0, 0 or above 0 as a key comes before, is, or comes after another.
  @inline(never)
  private static func compare(
    _ key: Key, _ kind: Kind, _ other: borrowing Text, in text: JSONText
  ) -> Int {
    if key.kind != kind { return Int(key.kind.rawValue) &- Int(kind.rawValue) }
    return text.text(key.text).bytes.compare(other.bytes)
  }
}

/// Whether one StatefulSet owns a pod, by its ownerReferences.
private struct OwnerMatch: OwnerReferenceSink, ~Escapable {
  private let owner: PodOwner
  private let text: JSONText
  var isMatch = false

  @_lifetime(copy owner, copy text)
  init(_ owner: borrowing PodOwner, in text: JSONText) {
    self.owner = copy owner
    self.text = text
  }

  @_lifetime(self: copy self)
  mutating func add(uid: TextRange, name: TextRange) {
    if owner.isReferred(uid: text.text(uid), name: text.text(name)) { isMatch = true }
  }
}

extension PoolEvaluation {
  /// Reads the pods of its StatefulSet, or null, which is none given.
  ///
  /// - Parameters:
  ///   - reader: at a list of pods.
  ///   - text: that it walks.
  @inline(never)
  @_lifetime(self: copy self, copy owner, copy text)
  @_lifetime(reader: copy reader)
  mutating func readPods(
    _ reader: inout FieldReader, of text: JSONText, owner: borrowing PodOwner, at now: Timestamp
  ) {
    if reader.consumeNull() { return }
    beginPods(of: copy owner, in: text)
    var items = reader.beginList(of: .pods)
    while reader.next(&items) {
      var pod = PodObservation()
      var match = OwnerMatch(owner, in: text)
      let hasReferences = reader.readPod(into: &pod, references: &match, at: now)
      let isOwned =
        hasReferences ? match.isMatch : owner.ordinal(of: text.text(pod.name)) != nil
      guard isOwned, owner.isInSameNamespace(as: text.text(pod.namespace)) else { continue }
      reader.record(pod.problem)
      pods.add(pod)
    }
  }
}
