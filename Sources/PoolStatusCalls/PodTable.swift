internal import PoolStatus
internal import PoolStatusMemory

/// The pods of many StatefulSets, so that each finds its own without a walk over all.
///
/// A pod is read once. It stands under each key by which an owner could find it: the keys are
/// sorted, so that whatever the pods are, finding them is n log n. What many owners have in common,
/// as StatefulSets of one name without a namespace have, is counted once.
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
    /// The last answer for an owner whose first key this is; below 0 where there is none.
    var answer: Int32 = -1
    var text = TextRange()
    /// Of the pod; absent where it does not matter.
    var namespace = TextRange()
    /// The pod's position among the pods.
    var pod = Int.max
  }

  private struct Pod: BitwiseCopyable {
    var observed = PodObservation()
    /// The last owner that it was counted for.
    var owner = 0
  }

  /// The keys of an owner's pods: of three kinds, of the owner's namespace and of none.
  private struct Keys: BitwiseCopyable {
    /// Where each begins; below 0 where there are none.
    var starts = InlineArray<6, Int>(repeating: -1)
    /// Whether those with names are of all namespaces.
    var areOfAll = false
  }

  /// What the pods of some keys come to.
  private struct Answer: BitwiseCopyable {
    let keys: Keys
    let ready, terminating: Int
    /// The positions of the first pods that explain a state.
    let firstTerminating, firstFailed: Int32
  }

  /// Whether pods were given at all.
  private(set) var areGiven = false
  private var pods = Table(reading: Pod())
  private var owners = 0
  /// How many keys there are of each kind, and of pods without a namespace.
  private var counts = InlineArray<4, Int>(repeating: 0)
  private var countOfNone = 0
  private var answers = Table(
    reading: Answer(
      keys: Keys(), ready: 0, terminating: 0, firstTerminating: 0,
      firstFailed: 0))
  private var keys = Table(reading: Key())

  /// Reads the pods of a list, or null, which is none given.
  ///
  /// - Throws: `.unreadable`, `.noMemory`.
  mutating func read(
    _ text: JSONText, _ findings: inout CallFindings
  ) throws(Failed) {
    var reader = text.reader()
    if !reader.consumeNull() {
      areGiven = true
      var items = reader.beginList(of: .pods)
      while reader.next(&items) {
        var pod = PodObservation()
        let first = keys.count
        if !reader.readPod(into: &pod, references: &self) { addName(of: pod, in: text) }
        setNamespace(pod.namespace, from: first)
        pods.append(Pod(observed: pod))
      }
    }
    if pods.isOutOfMemory || keys.isOutOfMemory { throw .noMemory }
    try findings.finish(&reader, in: .pods)
    keys.sort { left, right in
      var order = PodTable.compare(left, right.kind, text.text(right.text), in: text)
      if order == 0 {
        order = text.text(left.namespace).bytes.compare(text.text(right.namespace).bytes)
      }
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
    if text.isEmpty { return }
    keys.append(Key(kind: kind, text: text, pod: pods.count))
    counts[Int(kind.rawValue)] &+= 1
  }

  /// Notes the namespace of a pod, which may stand after its references. A uid holds in all.
  private mutating func setNamespace(_ namespace: TextRange, from first: Int) {
    var index = first
    while index < keys.count {
      if keys[index].kind != .ownerUID { keys[index].namespace = namespace }
      if namespace.isEmpty { countOfNone &+= 1 }
      index &+= 1
    }
  }

  /// Adds the pods of a pool's StatefulSet to its summary.
  ///
  /// - Parameters:
  ///   - text: that the pods were read from.
  ///   - findings: what is wrong with one of them.
  /// - Throws: `.noMemory`.
  @_lifetime(pool: copy pool, copy text)
  mutating func add(
    to pool: inout PoolEvaluation, in text: JSONText, at now: Timestamp,
    _ findings: inout CallFindings
  ) throws(Failed) {
    if !areGiven { return }
    pool.beginPods()
    if keys.count == 0 { return }
    let found = keys(of: pool.observed, in: text)
    var first = -1
    var index = 0
    while index < 6 {
      if found.starts[index] >= 0 { first = found.starts[index] }
      index &+= 1
    }
    if first < 0 { return }
    let known = Int(keys[first].answer)
    if known >= 0, PodTable.isSame(answers[known].keys, found) {
      return add(answers[known], to: &pool, in: text, at: now)
    }
    owners &+= 1
    index = 0
    while index < 6 {
      var key = found.starts[index]
      if key >= 0 {
        let like = keys[key]
        // Of a uid the namespaces are all absent.
        repeat {
          add(keys[key].pod, to: &pool, in: text, at: now, &findings)
          key &+= 1
        } while key < keys.count && isLike(keys[key], like, found.areOfAll, in: text)
      }
      index &+= 1
    }
    if pool.pods.failedRevisionsDiffer { return }
    answers.append(
      Answer(
        keys: found, ready: pool.pods.ready, terminating: pool.pods.terminating,
        firstTerminating: pool.pods.firstTerminating.position,
        firstFailed: min(pool.pods.failed.position, pool.pods.failedOther.position)))
    if answers.isOutOfMemory { throw .noMemory }
    keys[first].answer = Int32(truncatingIfNeeded: answers.count &- 1)
  }

  /// Adds what is known from another owner of the same pods.
  @inline(never)
  @_lifetime(pool: copy pool, copy text)
  private func add(
    _ answer: Answer, to pool: inout PoolEvaluation, in text: JSONText, at now: Timestamp
  ) {
    if answer.firstTerminating < pods.count {
      pool.pods.add(
        pods[Int(answer.firstTerminating)].observed, at: answer.firstTerminating, in: text, now: now
      )
    }
    if answer.firstFailed < pods.count {
      pool.pods.add(
        pods[Int(answer.firstFailed)].observed, at: answer.firstFailed, in: text, now: now)
    }
    pool.pods.count(ready: answer.ready, terminating: answer.terminating)
  }

  /// Adds a pod, once however many of its keys lead to it.
  @inline(never)
  @_lifetime(pool: copy pool, copy text)
  private mutating func add(
    _ position: Int, to pool: inout PoolEvaluation, in text: JSONText, at now: Timestamp,
    _ findings: inout CallFindings
  ) {
    if pods[position].owner == owners { return }
    pods[position].owner = owners
    let pod = pods[position].observed
    findings.record(pod.problem, in: .pods)
    pool.pods.add(pod, at: Int32(truncatingIfNeeded: position), in: text, now: now)
  }

  /// The keys of the pods that a StatefulSet owns.
  private func keys(of owner: borrowing StatefulSetObservation, in text: JSONText) -> Keys {
    var found = Keys()
    found.areOfAll = owner.namespace.isEmpty
    if owner.uid.isEmpty {
      // Where both have a uid, the name of the reference says nothing.
      find(.ownerName, of: owner, &found, at: 0, in: text)
    } else {
      found.starts[0] = start(.ownerUID, owner.uid, Text(), in: text)
    }
    find(.ownerNameAlone, of: owner, &found, at: 2, in: text)
    find(.podName, of: owner, &found, at: 4, in: text)
    return found
  }

  /// Those of a kind that has names: a pod of no namespace may be in any, and so may its owner.
  @inline(never)
  private func find(
    _ kind: Kind, of owner: borrowing StatefulSetObservation, _ found: inout Keys, at index: Int,
    in text: JSONText
  ) {
    if counts[Int(kind.rawValue)] == 0 { return }
    if found.areOfAll {
      found.starts[index] = start(kind, owner.name, Text(), in: text)
    } else {
      found.starts[index] = start(kind, owner.name, owner.namespace, in: text)
      if countOfNone == 0 { return }
      found.starts[index &+ 1] = start(kind, owner.name, Text(StaticString("")), in: text)
    }
  }

  /// The first key of a kind and text; of one namespace, or of any where that is absent.
  ///
  /// - Returns: below 0 where there is none.
  @inline(never)
  private func start(
    _ kind: Kind, _ key: borrowing Text, _ namespace: borrowing Text, in text: JSONText
  ) -> Int {
    if key.isEmpty { return -1 }
    let found = keys.lowerBound { PodTable.order($0, kind, key, namespace, in: text) < 0 }
    return found < keys.count
      && PodTable.order(keys[found], kind, key, namespace, in: text) == 0 ? found : -1
  }

  @inline(never)
  private static func order(
    _ key: Key, _ kind: Kind, _ other: borrowing Text, _ namespace: borrowing Text,
    in text: JSONText
  ) -> Int {
    let order = compare(key, kind, other, in: text)
    if order != 0 || !namespace.isPresent { return order }
    return text.text(key.namespace).bytes.compare(namespace.bytes)
  }

  /// Whether a key follows another one of the same kind, text and, where that matters, namespace.
  @inline(never)
  private func isLike(_ key: Key, _ other: Key, _ ofAll: Bool, in text: JSONText) -> Bool {
    key.kind == other.kind && text.text(key.text).hasSameBytes(as: text.text(other.text))
      && (ofAll || text.text(key.namespace).hasSameBytes(as: text.text(other.namespace)))
  }

  private static func isSame(_ left: Keys, _ right: Keys) -> Bool {
    var index = 0
    while index < 6 {
      if left.starts[index] != right.starts[index] { return false }
      index &+= 1
    }
    return left.areOfAll == right.areOfAll
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
  var isByUID = false
  var isByName = false

  @_lifetime(copy owner, copy text)
  init(_ owner: borrowing PodOwner, in text: JSONText) {
    self.owner = copy owner
    self.text = text
  }

  @_lifetime(self: copy self)
  mutating func add(uid: TextRange, name: TextRange) {
    switch owner.reference(uid: text.text(uid), name: text.text(name)) {
    case .uid: isByUID = true
    case .name: isByName = true
    case .none: break
    }
  }
}

extension PoolEvaluation {
  /// Reads the pods of its StatefulSet, or null, which is none given.
  ///
  /// - Parameters:
  ///   - reader: at a list of pods.
  ///   - text: that it walks.
  @inline(never)
  @_lifetime(self: copy self, copy text)
  @_lifetime(reader: copy reader)
  mutating func readPods(
    _ reader: inout FieldReader, of text: JSONText, owner: borrowing PodOwner, at now: Timestamp
  ) {
    if reader.consumeNull() { return }
    beginPods()
    var items = reader.beginList(of: .pods)
    while reader.next(&items) {
      var pod = PodObservation()
      var match = OwnerMatch(owner, in: text)
      let hasReferences = reader.readPod(into: &pod, references: &match)
      let namespace = text.text(pod.namespace)
      let isOwned =
        hasReferences
        ? match.isByUID || match.isByName && owner.isInSameNamespace(as: namespace)
        : owner.names(pod: text.text(pod.name), in: namespace)
      guard isOwned else { continue }
      reader.record(pod.problem)
      pods.add(pod, at: Int32(truncatingIfNeeded: items.count), in: text, now: now)
    }
  }
}
