internal import CJansson
internal import PoolStatus
internal import PoolStatusJansson

/// The pods of many StatefulSets in a text, so that each finds its own without a walk over
/// all. A few are kept on the stack, more on the heap. The text must outlive the index.
@safe struct CursorPodIndex: ~Copyable, PodKeySink {
  private struct Entry: BitwiseCopyable {
    var kind = PodKeyKind.podName
    var key = StoredText(Text())
    /// Where the pod begins in the text.
    var pod = 0

    /// Below 0, 0 or above 0 as the entry's key comes before, is, or comes after another.
    func compare(_ otherKind: PodKeyKind, _ otherKey: borrowing Span<UInt8>) -> Int {
      if kind != otherKind { return Int(kind.rawValue) &- Int(otherKind.rawValue) }
      return Sorting.compare(key.bytes, otherKey)
    }
  }

  /// Whether pods were given at all.
  private(set) var areGiven = false
  private var few = InlineArray<48, Entry>(repeating: Entry())
  private var many: UnsafeMutablePointer<Entry>?
  private var capacity = 48
  private var count = 0
  private var isOutOfMemory = false

  /// No pods.
  init() {
    unsafe many = nil
  }

  deinit { unsafe free(many) }

  /// Reads who owns the pods of a list; the cursor has failed for whatever is none.
  ///
  /// - Throws: `.noMemory`.
  @_lifetime(cursor: copy cursor)
  mutating func read(_ cursor: inout JSONCursor) throws(Failed) {
    if cursor.takeNull() { return }
    areGiven = true
    cursor.readPodKeys(into: &self)
    if isOutOfMemory { throw .noMemory }
    let count = count
    unsafe withEntries { entries in
      unsafe Sorting.sort(entries.extracting(0..<count)) { left, right in
        let order = left.compare(right.kind, right.key.bytes)
        return order < 0 || (order == 0 && left.pod < right.pod)
      }
    }
  }

  mutating func add(_ kind: PodKeyKind, _ key: borrowing Text, pod: Int) {
    guard !key.isEmpty, !isOutOfMemory else { return }
    if count == capacity, !grow() {
      isOutOfMemory = true
      return
    }
    let entry = Entry(kind: kind, key: StoredText(key), pod: pod)
    let place = count
    // Bounds: place < capacity.
    unsafe withEntries { entries in unsafe entries[place] = entry }
    count &+= 1
  }

  /// What the pods of one StatefulSet come to.
  ///
  /// - Parameters:
  ///   - text: that the keys were read from.
  ///   - isGood: false where a pod is not as it should be.
  @_lifetime(copy observed, copy text)
  mutating func summary(
    for observed: borrowing StatefulSetObservation, in text: Span<UInt8>, at now: Timestamp,
    _ isGood: inout Bool
  ) -> PodSummary {
    var summary = PodSummary(of: observed, areGiven: areGiven)
    let owner = PodOwner(
      name: StatefulSetName(observed.name), uid: observed.uid, namespace: observed.namespace)
    var byUID = firstEntry(.ownerUID, observed.uid.bytes)
    var byName = firstEntry(.ownerName, observed.name.bytes)
    var byOrdinal = firstEntry(.podName, observed.name.bytes)
    var last = -1
    while true {
      let uidPod = pod(at: byUID, .ownerUID, observed.uid.bytes)
      let namePod = pod(at: byName, .ownerName, observed.name.bytes)
      let ordinalPod = pod(at: byOrdinal, .podName, observed.name.bytes)
      let next = min(uidPod, min(namePod, ordinalPod))
      if next == Int.max { return summary }
      if next == uidPod { byUID &+= 1 }
      if next == namePod { byName &+= 1 }
      if next == ordinalPod { byOrdinal &+= 1 }
      if next == last { continue }
      last = next
      if !summary.add(podAt: next, of: text, owner: owner, at: now) { isGood = false }
    }
  }

  /// The first entry with a key or after it.
  private mutating func firstEntry(_ kind: PodKeyKind, _ key: borrowing Span<UInt8>) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low &+ (high &- low) / 2
      if entry(middle).compare(kind, key) < 0 { low = middle &+ 1 } else { high = middle }
    }
    return low
  }

  /// Where the pod begins that an entry is about; Int.max where the entry has another key.
  private mutating func pod(
    at place: Int, _ kind: PodKeyKind, _ key: borrowing Span<UInt8>
  ) -> Int {
    guard place < count, !key.isEmpty else { return Int.max }
    let found = entry(place)
    return found.compare(kind, key) == 0 ? found.pod : Int.max
  }

  /// An entry; callers ask for 0..<count.
  private mutating func entry(_ place: Int) -> Entry {
    var found = Entry()
    // Bounds: place < count <= capacity.
    unsafe withEntries { entries in found = unsafe entries[place] }
    return found
  }

  /// All of the table, wherever it is.
  private mutating func withEntries(_ body: (UnsafeMutableBufferPointer<Entry>) -> Void) {
    if let many = unsafe many {
      unsafe body(UnsafeMutableBufferPointer(start: many, count: capacity))
    } else {
      var few = few.mutableSpan
      unsafe few.withUnsafeMutableBufferPointer { entries in unsafe body(entries) }
    }
  }

  /// Makes room for four times as many.
  private mutating func grow() -> Bool {
    let size = 4 &* capacity &* MemoryLayout<Entry>.stride
    guard let memory = unsafe realloc(many, size) else { return false }
    let entries = unsafe memory.bindMemory(to: Entry.self, capacity: 4 &* capacity)
    if unsafe many == nil {
      var place = 0
      while place < capacity {
        // Bounds: few has `capacity` entries while there are not many.
        unsafe entries[place] = few[place]
        place &+= 1
      }
    }
    unsafe many = entries
    capacity = 4 &* capacity
    return true
  }
}
