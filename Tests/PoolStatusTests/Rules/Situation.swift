import Testing

@testable import PoolStatus

/// All that a rule looks at, as plain values; from the start a rollout that is complete, of a
/// pool with four pods, seen before in the state RolloutComplete.
struct Situation: Sendable {
  var existence = StatefulSetObservation.Existence.object
  var isTerminating = false
  var hasStatus = true
  var statusIsEmpty = false
  var generation: Int64? = 2
  var observedGeneration: Int64? = 2
  var isStalled = false
  var isReconciling = false
  var progressDeadlineExceeded = false
  var desired: Int32? = 4
  var isOnDelete = false
  var isParallel = false
  var partition: Int32?
  var ordinalsStart: Int32?
  var total: Int32? = 4
  var ready: Int32? = 4
  var current: Int32? = 4
  var updated: Int32? = 4
  var currentRevision: StaticString? = "new"
  var updateRevision: StaticString? = "new"

  var previous = PreviousPool.LastState.state(.rolloutComplete)
  /// Whether the previous status had the same counters and revisions; else one ready pod less.
  var previousIsSame = false
  var previousReason: StaticString?
  var lifecycle = PoolLifecycle.active
  var previousTime: StaticString? = "2025-01-15T10:00:00Z"

  /// nil: no pods are given.
  var pods: [Pod]?
  var deadline: Int32 = 0
  var now: StaticString = "2025-01-15T10:30:00Z"

  /// The situation in the middle of a rolling update: two of four are updated, three ready.
  static let rollout: Situation = {
    var situation = Situation()
    situation.currentRevision = "old"
    situation.ready = 3
    situation.current = 2
    situation.updated = 2
    situation.previous = .state(.updating)
    return situation
  }()

  /// Nothing is under way, and one pod is not ready.
  static let oneNotReady: Situation = {
    var situation = Situation()
    situation.ready = 3
    return situation
  }()
}

extension Situation {
  var observation: StatefulSetObservation {
    @_lifetime(immortal)
    get {
      var observed = StatefulSetObservation()
      observed.existence = existence
      observed.isTerminating = isTerminating
      observed.hasStatus = hasStatus
      observed.statusIsEmpty = statusIsEmpty
      observed.generation = generation
      observed.observedGeneration = observedGeneration
      observed.isStalled = isStalled
      observed.isReconciling = isReconciling
      observed.progressDeadlineExceeded = progressDeadlineExceeded
      observed.specReplicas = desired
      observed.isOnDelete = isOnDelete
      observed.isParallel = isParallel
      observed.partition = partition
      observed.ordinalsStart = ordinalsStart
      observed.progress = progress
      return observed
    }
  }

  /// The previous status.
  var previousPool: PreviousPool {
    @_lifetime(immortal)
    get {
      var pool = PreviousPool()
      pool.last = previous
      pool.isGiven = previous != .unknown
      pool.progress = progress
      if !previousIsSame { pool.progress.readyReplicas = (ready ?? 0) &- 1 }
      pool.reason = text(previousReason)
      pool.lifecycle = lifecycle
      pool.lastUpdateTime = text(previousTime)
      return pool
    }
  }

  /// What the rule knows besides the objects; nil where `now` is no time.
  private var context: KubernetesRule.EvaluationContext? {
    Timestamp(Text(now)).map {
      KubernetesRule.EvaluationContext(now: $0, progressDeadline: deadline)
    }
  }

  /// What the pods come to.
  ///
  /// - Parameter text: `Pod.list` of them.
  @_lifetime(copy text)
  func summary(in text: JSONText) -> PodSummary {
    guard pods != nil, let context else { return PodSummary() }
    let owner = PodOwner(
      name: StatefulSetName(Text("demo-pool-0")), uid: Text(), namespace: Text())
    var summary = PodSummary(of: observation, owner: owner, in: text, at: context)
    var reader = text.reader()
    var items = reader.beginList(of: .pods)
    var reading = PodReading()
    while reader.next(&items) {
      reader.readPod(into: &reading, at: context.now)
      summary.add(reading.draft.pod)
    }
    return summary
  }

  /// Decides by a rule.
  ///
  /// - Parameter body: gets the pool, decided.
  func evaluate<Result>(
    by rule: PoolRule, _ body: (borrowing PoolEvaluation) -> Result
  ) throws -> Result {
    let context = try #require(context, "now is no time")
    let pods = Pod.list(pods ?? [])
    var pool = PoolEvaluation(by: rule, at: context)
    pool.observed = observation
    pool.previous = previousPool
    pool.pods = summary(in: JSONText(pods.span))
    pool.decide()
    return body(pool)
  }

  private var progress: Progress {
    @_lifetime(immortal)
    get {
      var progress = Progress()
      progress.replicas = total
      progress.readyReplicas = ready
      progress.currentReplicas = current
      progress.updatedReplicas = updated
      progress.currentRevision = text(currentRevision)
      progress.updateRevision = text(updateRevision)
      return progress
    }
  }
}
