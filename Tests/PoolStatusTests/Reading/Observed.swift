@testable import PoolStatus

/// A problem by its way in the text, for texts in which it stands elsewhere.
struct FoundProblem: Equatable {
  let expectation: ReadProblem.Expectation
  let path: String
  let message: String

  init?(_ problem: ReadProblem?, in text: JSONText) {
    guard let problem else { return nil }
    expectation = problem.expectation
    var path = FixedText<191>()
    problem.writePath(in: text, to: &path)
    self.path = String(decoding: path.used, as: Unicode.UTF8.self)
    var message = FixedText<191>()
    problem.writeMessage(in: text, to: &message)
    self.message = String(decoding: message.used, as: Unicode.UTF8.self)
  }
}

/// The members of `Progress`, as values that can be compared.
struct ObservedProgress: Equatable {
  let counters: [Int32?]
  let revisions: [String?]

  init(_ progress: borrowing Progress) {
    counters = [
      progress.replicas, progress.readyReplicas, progress.currentReplicas,
      progress.updatedReplicas,
    ]
    revisions = [progress.currentRevision.value, progress.updateRevision.value]
  }

  /// The members that are there, as a pool status writes them.
  var written: String {
    let names = ["replicas", "readyReplicas", "currentReplicas", "updatedReplicas"]
    let numbers = zip(names, counters).compactMap { name, counter in
      counter.map { "\"\(name)\":\($0)" }
    }
    let texts = zip(["currentRevision", "updateRevision"], revisions).compactMap { name, revision in
      revision.map { "\"\(name)\":\"\($0)\"" }
    }
    return (numbers + texts).joined(separator: ",")
  }
}

/// All that was seen of a StatefulSet, as values that can be compared.
struct ObservedStatefulSet: Equatable {
  var existence: StatefulSetObservation.Existence
  /// name, missingName, poolLabel.
  var names: [String?]
  var hasStatus: Bool
  var progress: ObservedProgress
  /// What only the kubernetes rule looks at, but for the namespace and uid.
  var flags: [Bool] = []
  var numbers: [Int64?] = []
  /// namespace, uid.
  var identity: [String?] = []
  var problem: FoundProblem?

  /// - Parameter rule: whoever looks at it: what it does not look at may be anything.
  init(
    _ observed: borrowing StatefulSetObservation, for rule: PoolRule, problem: FoundProblem?
  ) {
    existence = observed.existence
    names = [observed.name.value, observed.missingName.value, observed.poolLabel.value]
    hasStatus = observed.hasStatus
    progress = ObservedProgress(observed.progress)
    self.problem = problem
    guard rule == .kubernetes else { return }
    flags = [
      observed.isTerminating, observed.isOnDelete, observed.isParallel, observed.statusIsEmpty,
      observed.isStalled, observed.isReconciling, observed.progressDeadlineExceeded,
    ]
    numbers = [
      observed.generation, observed.specReplicas.map { Int64($0) },
      observed.partition.map { Int64($0) }, observed.observedGeneration,
    ]
    identity = [observed.namespace.value, observed.uid.value]
  }

  /// What a text is as an argument of `poolstatus_pool`, and its raw bytes.
  static func read(_ text: [UInt8], for rule: PoolRule) -> Walk<(Self, raw: String?)> {
    walkAsCallsDo(text) { reader, json in
      var observed = StatefulSetObservation()
      reader.readPool(into: &observed, StatefulSetScope(for: rule))
      let problem = FoundProblem(reader.problem, in: json)
      return (Self(observed, for: rule, problem: problem), observed.progress.rawBytes.value)
    }
  }
}

/// All that was seen of a previous pool status.
struct ObservedPrevious: Equatable {
  var last: PreviousPool.LastState
  var isGiven: Bool
  var texts: [String?]
  var progress: ObservedProgress
  var preserved: String
  var problem: FoundProblem?

  /// What a text is as a previous status, and its raw bytes.
  static func read(_ text: [UInt8]) -> Walk<(Self, raw: String?)> {
    walkAsCallsDo(text) { reader, json in
      var pool = PreviousPool()
      pool.read(&reader, of: json)
      let problem = FoundProblem(reader.problem, in: json)
      let observed = Self(
        last: pool.last, isGiven: pool.isGiven,
        texts: [
          pool.ssName.value, pool.state.value, pool.lastUpdateTime.value, pool.name.value,
          pool.reason.value, pool.message.value,
        ], progress: ObservedProgress(pool.progress), preserved: preserved(pool.preserved),
        problem: problem)
      return (observed, pool.progress.rawBytes.value)
    }
  }

  private static func preserved(_ members: borrowing PreservedMembers) -> String {
    var bytes = [UInt8](repeating: 0, count: members.byteCount + 16)
    var writer = JSONWriter(bytes.mutableSpan)
    members.write(to: &writer, unless: PreservedMembers.areKnownToPool)
    let count = writer.count
    return String(decoding: bytes[..<count], as: Unicode.UTF8.self)
  }
}
