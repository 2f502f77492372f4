internal import PoolStatus
internal import PoolStatusCalls
internal import PoolStatusMemory

/// The texts of a call.
struct CallTexts {
  /// The text that the call is about; of a tenant's call the Tenant.
  var main = HostText()
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
  var maximum = HostOptions.defaultMaximum
  /// Whether the kernel skips large values.
  private let usesKernel: Bool
  private var ownsMemory = false

  /// No texts yet.
  @inline(__always)
  init(usingKernel: Bool) {
    usesKernel = usingKernel
  }

  /// Gives back what was allocated for the texts.
  @inline(__always)
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
    @inline(__always)
    get { main.text(usingKernel: usesKernel) }
  }

  var statefulsetsText: JSONText {
    @_lifetime(immortal)
    get { statefulsets.text(usingKernel: usesKernel) }
  }

  /// Makes the texts of the options readable for a call.
  @inline(__always)
  @_lifetime(options: copy options)
  func lend(to options: inout CallOptions) {
    if previous.isGiven || pods.isGiven { lendAll(to: &options) }
  }

  @inline(never)
  @_lifetime(options: copy options)
  private func lendAll(to options: inout CallOptions) {
    if previous.isGiven {
      options.hasPrevious = true
      options.previous = previous.text(usingKernel: usesKernel)
    }
    if pods.isGiven {
      options.hasPods = true
      options.pods = pods.text(usingKernel: usesKernel)
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
    ownsMemory = true
    try main.prepare(after: stop)
    try statefulsets.prepare(after: stop)
    try previous.prepare(after: stop)
    try pods.prepare(after: stop)
  }

  /// The failure that JSON is not what a call takes.
  @inline(never)
  func failure(
    _ found: CallFindings, _ options: borrowing CallOptions, _ report: FailureReport
  ) -> Failed {
    let text: JSONText
    var isText = true
    switch found.input {
    case .statefulsets:
      text = statefulsetsText
      isText = statefulsets.isText
    case .previous: text = options.previous
    case .pods: text = options.pods
    case .main, .tenant, .observation:
      text = mainText
      isText = main.isText
    }
    return report.failInPlace(found.code, in: found.input) { failure in
      found.write(in: text, isHostText: isText, options, to: &failure)
    }
  }
}
