internal import CJansson
package import CPoolStatus
internal import PoolStatus
internal import PoolStatusCalls
internal import PoolStatusJansson
internal import PoolStatusMemory

/// A call of a host: what it asks for, and of which inputs. Every function that has inputs goes
/// this way: check the arguments, read, answer; `Boundary.run` tells.
@safe package struct HostCall {
  /// What a host asks for.
  package enum Question: Sendable {
    case pool, list, tenant, evaluate
  }

  /// Whether the kernel skips large values; tests can do without.
  private let usesKernel: Bool
  // Not first, or it would be read together with its neighbours, which takes until all are stored.
  private let question: Question
  /// Whether the JSON goes to `out` as a tree, else into the result as a text.
  let givesTree: Bool
  /// What the call is about.
  private let main: HostInput
  /// Of a tenant its StatefulSets.
  private let statefulsets: HostInput
  private let observation: UnsafePointer<poolstatus_observation>?
  private let options: UnsafePointer<poolstatus_options>?
  let out: UnsafeMutablePointer<UnsafeMutablePointer<json_t>?>?
  let result: UnsafeMutablePointer<poolstatus_result>?
  let error: UnsafeMutablePointer<poolstatus_error>?

  /// A call with texts.
  @inline(always)
  package init(
    _ question: Question, _ main: HostInput, _ statefulsets: HostInput = HostInput(),
    options: UnsafePointer<poolstatus_options>?, _ result: UnsafeMutablePointer<poolstatus_result>?,
    _ error: UnsafeMutablePointer<poolstatus_error>?, usingKernel: Bool = true
  ) {
    self.question = question
    usesKernel = usingKernel
    givesTree = false
    self.main = main
    self.statefulsets = statefulsets
    unsafe observation = nil
    unsafe self.options = options
    unsafe out = nil
    unsafe self.result = result
    unsafe self.error = error
  }

  /// A call with trees.
  init(
    _ question: Question, trees main: HostInput, _ statefulsets: HostInput = HostInput(),
    options: UnsafePointer<poolstatus_options>?,
    _ out: UnsafeMutablePointer<UnsafeMutablePointer<json_t>?>?,
    _ result: UnsafeMutablePointer<poolstatus_result>?,
    _ error: UnsafeMutablePointer<poolstatus_error>?
  ) {
    self.question = question
    usesKernel = true
    givesTree = true
    self.main = main
    self.statefulsets = statefulsets
    unsafe observation = nil
    unsafe self.options = options
    unsafe self.out = out
    unsafe self.result = result
    unsafe self.error = error
  }

  /// A call of `poolstatus_evaluate`.
  @inline(always)
  init(
    evaluating observation: UnsafePointer<poolstatus_observation>?,
    _ options: UnsafePointer<poolstatus_options>?,
    _ result: UnsafeMutablePointer<poolstatus_result>?,
    _ error: UnsafeMutablePointer<poolstatus_error>?
  ) {
    question = .evaluate
    usesKernel = true
    givesTree = false
    main = HostInput()
    statefulsets = HostInput()
    unsafe self.observation = observation
    unsafe self.options = options
    unsafe out = nil
    unsafe self.result = result
    unsafe self.error = error
  }

  /// Which options the question has a use for.
  private var scope: HostOptions.Scope {
    switch question {
    case .pool: .onePool
    case .list: .manyPools
    case .tenant: .tenant
    case .evaluate: .onePoolUnwritten
    }
  }

  /// Makes the call.
  ///
  /// - Parameter output: takes the JSON.
  /// - Throws: `.argument` with what is wrong in the report, `.noMemory`.
  @inline(always)
  func answer(
    _ memory: CallMemory, to output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    var taken = CallOptions()
    let maximum = try unsafe HostOptions.read(options, for: scope, into: &taken, memory)
    if question == .pool, !main.isMissing, !main.isTree, unsafe HostOptions.hasNoPrevious(options),
      let outcome = try PoolCall.runBare(main.text(maximum).bytes, &taken, to: &output)
    {
      return outcome
    }
    return try readAndAnswer(memory, maximum, &taken, to: &output)
  }

  /// The same for any other call than that of a status alone.
  @inline(never)
  @_optimize(speed)
  private func readAndAnswer(
    _ memory: CallMemory, _ maximum: Int, _ taken: inout CallOptions,
    to output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    var texts = CallTexts(main.text(maximum), maximum, usingKernel: usesKernel)
    defer { texts.release() }
    try unsafe HostOptions.readTexts(options, for: scope, into: &texts, &taken, memory.report)
    if question != .evaluate {
      if main.isMissing { throw memory.report.null(mainName) }
      if question == .tenant, statefulsets.isMissing { throw memory.report.null("statefulsets") }
    }
    if main.isTree { return try readTreesAndAnswer(memory, &texts, &taken, to: &output) }
    if question == .tenant { texts.statefulsets = statefulsets.text(maximum) }
    return try answer(memory, &texts, &taken, to: &output)
  }

  /// The same for trees.
  @inline(never)
  private func readTreesAndAnswer(
    _ memory: CallMemory, _ texts: inout CallTexts, _ taken: inout CallOptions,
    to output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    // Their texts; they outlive the answer.
    var mainTree = OutputBuffer()
    var setsTree = OutputBuffer()
    try readTrees(into: &texts, &mainTree, &setsTree)
    return try answer(memory, &texts, &taken, to: &output)
  }

  /// Answers by texts that have been read.
  @inline(always)
  private func answer(
    _ memory: CallMemory, _ texts: inout CallTexts, _ taken: inout CallOptions,
    to output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    var findings = CallFindings()
    do throws(Failed) {
      return try ask(&texts, &taken, &findings, memory, &output)
    } catch {
      return try answer(&texts, &taken, after: error, &findings, memory, &output)
    }
  }

  /// What the first argument is called.
  private var mainName: StaticString {
    switch question {
    case .pool: "statefulset"
    case .list: "list"
    case .tenant: "tenant"
    case .evaluate: "observation"
    }
  }

  /// Writes the trees of a host as texts.
  @inline(never)
  private func readTrees(
    into texts: inout CallTexts, _ mainTree: inout OutputBuffer, _ setsTree: inout OutputBuffer
  ) throws(Failed) {
    let isTenant = question == .tenant
    texts.areTrees = true
    let problem = try main.writeTree(preservingStatus: isTenant, to: &mainTree)
    texts.main = HostText(mainTree)
    texts.problem = problem
    texts.problemInput = isTenant ? .tenant : .main
    guard isTenant else { return }
    let setsProblem = try statefulsets.writeTree(preservingStatus: false, to: &setsTree)
    texts.statefulsets = HostText(setsTree)
    guard problem == nil else { return }
    texts.problem = setsProblem
    texts.problemInput = .statefulsets
  }

  /// Asks once.
  @inline(never)
  @_optimize(speed)
  private func ask(
    _ texts: inout CallTexts, _ options: inout CallOptions, _ findings: inout CallFindings,
    _ memory: CallMemory, _ output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    var others = OtherTexts()
    texts.lend(to: &others)
    if texts.problem != nil {
      findings = CallFindings(texts.problem, in: texts.problemInput)
      throw .problem
    }
    if question == .pool {
      return try PoolCall.run(texts.mainText, &options, &others, &findings, to: &output)
    }
    return try askForMore(&texts, &options, &others, &findings, memory, &output)
  }

  /// Asks for anything but one pool in a text.
  @inline(never)
  private func askForMore(
    _ texts: inout CallTexts, _ options: inout CallOptions, _ others: inout OtherTexts,
    _ findings: inout CallFindings, _ memory: CallMemory, _ output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    switch question {
    case .list: return try ListCall.run(texts.mainText, &options, &others, &findings, to: &output)
    case .tenant:
      return try TenantCall.run(
        texts.mainText, texts.statefulsetsText, &options, &others, &findings, to: &output)
    // A pool has been asked for before.
    case .evaluate, .pool:
      var observed = StatefulSetObservation()
      try unsafe HostObservation.read(observation, into: &observed, memory.report)
      return try PoolCall.evaluate(&observed, &options, &others, &findings)
    }
  }

  /// Goes on after a call that has thrown: once more with texts that have been prepared, or to
  /// what is wrong with them.
  @inline(never)
  private func answer(
    _ texts: inout CallTexts, _ options: inout CallOptions, after first: Failed,
    _ findings: inout CallFindings, _ memory: CallMemory, _ output: inout OutputBuffer
  ) throws(Failed) -> Outcome {
    let report = memory.report
    var failed = first
    // Texts are prepared in two ways: for escapes and for duplicates.
    var attempts = 0
    while failed == .unreadable, attempts < 4 {
      attempts &+= 1
      // Any other stop is decided by the walk that follows.
      if findings.stop == .notJSON { try texts.check(report) }
      try texts.prepare(after: findings.stop)
      findings = CallFindings()
      output = OutputBuffer()
      do throws(Failed) {
        return try ask(&texts, &options, &findings, memory, &output)
      } catch { failed = error }
    }
    switch failed {
    case .unreadable, .noMemory: throw .noMemory
    case .argument: throw failed
    case .problem, .nameless, .otherName: break
    }
    // What is not JSON comes first. Whoever finds a problem, or no name, has read all texts to their
    // ends, unless the problem is one of a tree.
    if failed == .otherName || texts.problem != nil { try texts.check(report) }
    if failed == .nameless {
      throw report.fail(
        .invalidArgument,
        "the StatefulSet has no name: give its metadata.name, or the options tenant and pool")
    }
    if failed == .otherName {
      throw unsafe HostObservation.failure(observation, otherThan: options, report)
    }
    throw texts.failure(findings, options, report)
  }
}

/// An input of a host: a text or a tree.
@safe package struct HostInput {
  private let pointer: UnsafeRawPointer?
  /// Of a text, in bytes.
  private let length: Int
  fileprivate let isTree: Bool

  /// No input.
  @inline(always)
  package init() {
    unsafe pointer = nil
    length = 0
    isTree = false
  }

  /// A text.
  @inline(always)
  package init(_ text: UnsafePointer<CChar>?, _ length: Int) {
    unsafe pointer = UnsafeRawPointer(text)
    self.length = length
    isTree = false
  }

  /// A tree.
  init(tree: UnsafePointer<json_t>?) {
    unsafe pointer = UnsafeRawPointer(tree)
    length = 0
    isTree = true
  }

  fileprivate var isMissing: Bool { unsafe pointer == nil }

  /// The text; none where there is a tree.
  @inline(always)
  fileprivate func text(_ maximum: Int) -> HostText {
    guard !isTree, let pointer = unsafe pointer else { return HostText() }
    return unsafe HostText(pointer.assumingMemoryBound(to: CChar.self), length, maximum)
  }

  /// Writes the tree as a text.
  ///
  /// - Returns: what is wrong with it.
  fileprivate func writeTree(
    preservingStatus: Bool, to output: inout OutputBuffer
  ) throws(Failed) -> ReadProblem? {
    guard let pointer = unsafe pointer else { return nil }
    return try unsafe TreeWriter.write(
      pointer.assumingMemoryBound(to: json_t.self), preservingStatus: preservingStatus,
      to: &output)
  }
}
