internal import PoolStatus
internal import PoolStatusCalls
internal import PoolStatusMemory

/// The texts of a call.
struct CallTexts {
  /// The text that the call is about; of a tenant's call the Tenant.
  var main: HostText
  /// Of a tenant's call: its StatefulSets.
  var statefulsets = HostText()
  var previous = HostText()
  /// Given only where the rule asks for them.
  var pods = HostText()
  /// What is wrong with the trees that the texts were made of.
  var problem: ReadProblem?
  /// Which of them is.
  var problemInput = InputName.main
  /// How many bytes a text may have.
  let maximum: Int
  /// Whether the kernel skips large values.
  private let usesKernel: Bool
  private var ownsMemory = false
  /// Whether members that occur twice are looked out for.
  private var haveDuplicates = false
  /// Whether what the call is about are trees that were written as texts.
  var areTrees = false

  /// The text that a call is about, and none beside it yet.
  @inline(always)
  init(_ main: HostText, _ maximum: Int, usingKernel: Bool) {
    self.main = main
    self.maximum = maximum
    usesKernel = usingKernel
  }

  /// Gives back what was allocated for the texts.
  @inline(always)
  func release() {
    if ownsMemory {
      main.release()
      statefulsets.release()
      previous.release()
      pods.release()
    }
  }

  var mainText: JSONText {
    @_lifetime(immortal)
    @inline(always)
    mutating get { text(main) }
  }

  var statefulsetsText: JSONText {
    @_lifetime(immortal)
    mutating get { text(statefulsets) }
  }

  @_lifetime(immortal)
  @inline(always)
  private mutating func text(_ host: HostText) -> JSONText {
    host.text(usingKernel: usesKernel, withDuplicates: haveDuplicates)
  }

  /// Makes the texts of the options readable for a call.
  // Mutating, for a borrow of a variable of this size is a copy.
  @inline(always)
  @_lifetime(others: copy others)
  mutating func lend(to others: inout OtherTexts) {
    if previous.isGiven || pods.isGiven { lendAll(to: &others) }
  }

  @inline(never)
  @_lifetime(others: copy others)
  private mutating func lendAll(to others: inout OtherTexts) {
    if previous.isGiven {
      others.hasPrevious = true
      others.previous = text(previous)
    }
    if pods.isGiven {
      others.hasPods = true
      others.pods = text(pods)
    }
  }

  /// Makes sure that all texts are JSON.
  ///
  /// - Throws: `.argument` with the error of the first one that is not, `.noMemory`.
  @inline(never)
  mutating func check(_ report: FailureReport) throws(Failed) {
    let isTenant = statefulsets.isGiven
    try main.check(as: isTenant ? .tenant : .main, maximum, report)
    try statefulsets.check(as: .statefulsets, maximum, report)
    try previous.check(as: .previous, maximum, report)
    try pods.check(as: .pods, maximum, report)
  }

  /// Prepares the texts for one more walk.
  ///
  /// - Parameter stop: what the last one has stopped at.
  /// - Throws: `.noMemory`.
  @inline(never)
  mutating func prepare(after stop: JSONCursor.Stop) throws(Failed) {
    switch stop {
    case .escape:
      ownsMemory = true
      try main.decodeStrings()
      try statefulsets.decodeStrings()
      try previous.decodeStrings()
      try pods.decodeStrings()
    case .duplicate: haveDuplicates = true
    case .notJSON, .none: break
    }
  }

  /// The failure that JSON is not what a call takes.
  @inline(never)
  mutating func failure(
    _ found: CallFindings, _ options: borrowing CallOptions, _ report: FailureReport
  ) -> Failed {
    let text: JSONText
    var isText = true
    switch found.input {
    case .statefulsets:
      text = statefulsetsText
      isText = !areTrees
    case .previous: text = self.text(previous)
    case .pods: text = self.text(pods)
    case .main, .tenant, .observation:
      text = mainText
      isText = main.isGiven && !areTrees
    }
    return report.failInPlace(found.code, in: found.input) { failure in
      found.write(in: text, isHostText: isText, options, to: &failure)
    }
  }
}
