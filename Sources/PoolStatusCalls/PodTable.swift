internal import PoolStatus
internal import PoolStatusMemory

/// The pods of many StatefulSets, so that each finds its own without a walk over all.
///
/// A pod is read once. It stands under each key by which an owner could find it: the keys are
/// sorted, so that whatever the pods are, finding them is n log n.
struct PodTable: ~Copyable {
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
    /// Of the pod.
    var namespace = TextRange()
    /// The pod's position among the pods.
    var pod = Int.max
  }

  private struct Pod: BitwiseCopyable {
    var observed = PodObservation()
    /// Where what is wrong with it is looked for.
    var item = ListItem()
    /// The last owner that it was added for.
    var owner = 0
  }

  /// Whether pods were given at all.
  private(set) var areGiven = false
  /// Which text they stand in.
  private(set) var input = InputName.pods
  private var pods = Table(reading: Pod())
  private var keys = Table(reading: Key())
  /// How many owners have asked so far.
  private var owners = 0
  /// How many pods have been added for them.
  private var added = 0

  /// How many pods may be added: 64 owners for each, and as many as its references name. More are
  /// StatefulSets of one uid, or of one name and no namespace; no cluster has them, and looking at
  /// all pods for each of them would be quadratic.
  private var mostAdded: Int { pods.count &* 64 &+ keys.count }

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
      var reading = PodReading()
      while reader.next(&items) { readPod(&reader, of: text, at: now, &reading) }
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
    var reading = PodReading()
    while reader.next(&items) {
      if reader.isPod() {
        readPod(&reader, of: text, at: now, &reading)
      } else {
        reader.skipItem()
      }
    }
    try finish(&reader, text, &findings)
  }

  @inline(never)
  @_lifetime(reader: copy reader)
  private mutating func readPod(
    _ reader: inout FieldReader, of text: JSONText, at now: Timestamp,
    _ reading: inout PodReading
  ) {
    let first = keys.count
    reader.readPod(into: &reading, at: now)
    var owners = reading.draft.owners
    if owners.count == 0 { addName(of: reading.draft.pod, in: text) }
    while let owner = text.nextStatefulSet(of: &owners) { add(uid: owner.uid, name: owner.name) }
    setNamespace(reading.draft.pod.namespace, from: first)
    pods.append(Pod(observed: reading.draft.pod, item: reader.item))
  }

  private mutating func finish(
    _ reader: inout FieldReader, _ text: JSONText, _ findings: inout CallFindings
  ) throws(Failed) {
    if pods.isOutOfMemory || keys.isOutOfMemory { throw .noMemory }
    try findings.finish(&reader, in: input)
    keys.sort { left, right in
      var order = PodTable.compare(left, right.kind, text.text(right.text), in: text)
      if order == 0 {
        order = text.text(left.namespace).bytes.compare(text.text(right.namespace).bytes)
      }
      return order < 0 || (order == 0 && left.pod < right.pod)
    }
  }

  private mutating func add(uid: TextRange, name: TextRange) {
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

  /// Notes the namespace of a pod, which may stand after its references.
  private mutating func setNamespace(_ namespace: TextRange, from first: Int) {
    var index = first
    while index < keys.count {
      keys[index].namespace = namespace
      index &+= 1
    }
  }

  /// Adds the pods of a pool's StatefulSet to its summary.
  ///
  /// - Parameters:
  ///   - text: that the pods were read from.
  ///   - findings: what is wrong with one of them.
  @_lifetime(pool: copy pool, copy text)
  mutating func add(
    to pool: inout PoolEvaluation, in text: JSONText, _ findings: inout CallFindings
  ) {
    if !areGiven { return }
    let name = pool.observed.name
    let uid = pool.observed.uid
    let owner = PodOwner(
      name: StatefulSetName(name), uid: uid, namespace: pool.observed.namespace)
    pool.beginPods(of: owner, in: text)
    owners &+= 1
    if keys.count == 0 { return }
    if uid.isEmpty {
      // Where both have a uid, the name of the reference says nothing.
      add(.ownerName, name, to: &pool, in: text, &findings)
    } else {
      add(.ownerUID, uid, to: &pool, in: text, &findings)
    }
    add(.ownerNameAlone, name, to: &pool, in: text, &findings)
    add(.podName, name, to: &pool, in: text, &findings)
  }

  /// Adds the pods under the keys of a kind: those of the owner's namespace and of none, of all
  /// where the owner has none.
  @inline(never)
  @_lifetime(pool: copy pool, copy text)
  private mutating func add(
    _ kind: Kind, _ key: borrowing Text, to pool: inout PoolEvaluation, in text: JSONText,
    _ findings: inout CallFindings
  ) {
    if key.isEmpty { return }
    let namespace = pool.observed.namespace
    add(kind, key, Text(StaticString("")), to: &pool, in: text, &findings)
    if !namespace.isEmpty { add(kind, key, namespace, to: &pool, in: text, &findings) }
  }

  /// Adds those from the first key of a namespace on: of that one, or of all where it is "".
  @inline(never)
  @_lifetime(pool: copy pool, copy text)
  private mutating func add(
    _ kind: Kind, _ key: borrowing Text, _ namespace: borrowing Text,
    to pool: inout PoolEvaluation, in text: JSONText, _ findings: inout CallFindings
  ) {
    let areOfAll = pool.observed.namespace.isEmpty
    var index = keys.lowerBound { PodTable.order($0, kind, key, namespace, in: text) < 0 }
    while index < keys.count {
      let found = keys[index]
      let isNext =
        areOfAll
        ? PodTable.compare(found, kind, key, in: text) == 0
        : PodTable.order(found, kind, key, namespace, in: text) == 0
      guard isNext else { return }
      add(found.pod, to: &pool, in: text, &findings)
      if added > mostAdded { return }
      index &+= 1
    }
  }

  /// Adds a pod, once however many of its keys lead to it.
  @_lifetime(pool: copy pool)
  private mutating func add(
    _ position: Int, to pool: inout PoolEvaluation, in text: JSONText,
    _ findings: inout CallFindings
  ) {
    if pods[position].owner == owners { return }
    pods[position].owner = owners
    added &+= 1
    if added > mostAdded {
      return findings.record(ReadProblem(.podsOfOneOwner, at: text.reader().offset), in: input)
    }
    let pod = pods[position].observed
    findings.record(pod.problem, pods[position].item, in: input)
    pool.pods.add(pod)
  }

  /// The order of a key and one of a namespace.
  @inline(never)
  private static func order(
    _ key: Key, _ kind: Kind, _ other: borrowing Text, _ namespace: borrowing Text,
    in text: JSONText
  ) -> Int {
    let order = compare(key, kind, other, in: text)
    return order != 0 ? order : text.text(key.namespace).bytes.compare(namespace.bytes)
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
    var reading = PodReading()
    while reader.next(&items) {
      reader.readPod(into: &reading, at: now)
      var owners = reading.draft.owners
      var isOwned = owners.count == 0 && owner.ordinal(of: text.text(reading.draft.pod.name)) != nil
      while let other = text.nextStatefulSet(of: &owners) {
        let uid = text.text(other.uid)
        isOwned = isOwned || owner.isReferred(uid: uid, name: text.text(other.name))
      }
      guard isOwned, owner.isInSameNamespace(as: text.text(reading.draft.pod.namespace)) else {
        continue
      }
      reader.record(reading.draft.pod.problem)
      pods.add(reading.draft.pod)
    }
  }
}
