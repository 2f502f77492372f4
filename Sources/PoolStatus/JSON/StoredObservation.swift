/// A text of an input as a place in it, for tables that outlive the walk.
struct StoredRange: BitwiseCopyable {
  private var start: UInt32 = 0
  private var count = StoredRange.absent

  private static var absent: UInt32 { UInt32.max }

  /// An absent text.
  init() {}

  /// - Parameters:
  ///   - text: part of `whole`, or absent.
  ///   - whole: the input; inputs have no more than 2147483647 bytes.
  init(_ text: borrowing Text, of whole: borrowing Span<UInt8>) {
    guard text.isPresent else { return }
    let range = whole.indices(of: text.bytes) ?? 0..<0
    start = UInt32(truncatingIfNeeded: range.lowerBound)
    count = UInt32(truncatingIfNeeded: range.count)
  }

  /// The text again.
  @_lifetime(copy whole)
  func text(of whole: Span<UInt8>) -> Text {
    let end = Int(start) &+ Int(count)
    guard count != StoredRange.absent, end <= whole.count else { return Text() }
    return Text(whole.extracting(Int(start)..<end))
  }
}

/// What was seen of a StatefulSet, as places in the text, for tables.
struct StoredObservation: BitwiseCopyable {
  private let name, namespace, uid, currentRevision, updateRevision: StoredRange
  private let generation, observedGeneration: Int64?
  private let specReplicas, partition: Int32?
  private let replicas, readyReplicas, currentReplicas, updatedReplicas: Int32?
  private let isTerminating, isOnDelete, isParallel: Bool
  private let isStatusOnly, hasStatus, statusIsEmpty: Bool
  private let isStalled, isReconciling, progressDeadlineExceeded: Bool

  init(_ observed: borrowing StatefulSetObservation, of text: borrowing Span<UInt8>) {
    name = StoredRange(observed.name, of: text)
    namespace = StoredRange(observed.namespace, of: text)
    uid = StoredRange(observed.uid, of: text)
    currentRevision = StoredRange(observed.progress.currentRevision, of: text)
    updateRevision = StoredRange(observed.progress.updateRevision, of: text)
    generation = observed.generation
    observedGeneration = observed.observedGeneration
    specReplicas = observed.specReplicas
    partition = observed.partition
    replicas = observed.progress.replicas
    readyReplicas = observed.progress.readyReplicas
    currentReplicas = observed.progress.currentReplicas
    updatedReplicas = observed.progress.updatedReplicas
    isTerminating = observed.isTerminating
    isOnDelete = observed.isOnDelete
    isParallel = observed.isParallel
    isStatusOnly = observed.existence == .statusOnly
    hasStatus = observed.hasStatus
    statusIsEmpty = observed.statusIsEmpty
    isStalled = observed.isStalled
    isReconciling = observed.isReconciling
    progressDeadlineExceeded = observed.progressDeadlineExceeded
  }

  /// The observation again, without the label of the pool.
  @_lifetime(copy text)
  func observation(of text: Span<UInt8>) -> StatefulSetObservation {
    var observed = StatefulSetObservation(nothing: Text())
    observed.existence = isStatusOnly ? .statusOnly : .object
    observed.name = name.text(of: text)
    observed.namespace = namespace.text(of: text)
    observed.uid = uid.text(of: text)
    observed.generation = generation
    observed.isTerminating = isTerminating
    observed.specReplicas = specReplicas
    observed.isOnDelete = isOnDelete
    observed.partition = partition
    observed.isParallel = isParallel
    observed.hasStatus = hasStatus
    observed.statusIsEmpty = statusIsEmpty
    observed.observedGeneration = observedGeneration
    observed.progress.replicas = replicas
    observed.progress.readyReplicas = readyReplicas
    observed.progress.currentReplicas = currentReplicas
    observed.progress.updatedReplicas = updatedReplicas
    observed.progress.currentRevision = currentRevision.text(of: text)
    observed.progress.updateRevision = updateRevision.text(of: text)
    observed.isStalled = isStalled
    observed.isReconciling = isReconciling
    observed.progressDeadlineExceeded = progressDeadlineExceeded
    return observed
  }
}
