internal import CPoolStatus
internal import PoolStatus
internal import PoolStatusCalls
internal import PoolStatusMemory

/// The texts of a call, and how the call gets its answer from them.
struct CallTexts: ~Copyable {
  /// The text that the call is about; of a tenant's call the Tenant.
  var main = HostText()
  /// Of a tenant's call: its StatefulSets.
  var statefulsets = HostText()
  var previous = HostText()
  /// Given only where the rule asks for them.
  var pods = HostText()
  /// How many bytes a text may have.
  var maximum = HostOptions.defaultMaximum
  /// What skips large values.
  let kernel: SkipKernel?

  /// No texts yet.
  init(usingKernel: Bool = true) {
    kernel = usingKernel ? SkipKernel.ofThisProcessor : nil
  }

  /// What a call does with its texts: those of the options are in the options.
  typealias Call = (
    _ main: JSONText, _ statefulsets: JSONText, inout CallOptions, inout CallFindings,
    inout OutputBuffer
  ) throws(Failed) -> Outcome

  /// Makes a call: once where the texts are as they usually are, again after a text has been
  /// prepared.
  ///
  /// - Throws: `.argument` with what is wrong in the report, `.noMemory`.
  @inline(__always)
  mutating func answer(
    _ options: inout CallOptions, _ report: FailureReport, to output: inout OutputBuffer,
    by call: Call
  ) throws(Failed) -> Outcome {
    var findings = CallFindings()
    lend(to: &options, &findings)
    do throws(Failed) {
      return try call(
        main.text(skippingBy: kernel), statefulsets.text(skippingBy: kernel), &options, &findings,
        &output)
    } catch {
      return try answer(&options, report, to: &output, by: call, after: error, findings)
    }
  }

  /// Makes the texts of the options readable for a call.
  @inline(__always)
  @_lifetime(options: copy options)
  private func lend(to options: inout CallOptions, _ findings: inout CallFindings) {
    if previous.isGiven {
      options.hasPrevious = true
      options.previous = previous.text(skippingBy: kernel)
    }
    if pods.isGiven {
      options.hasPods = true
      options.pods = pods.text(skippingBy: kernel)
    }
    if main.problem != nil || statefulsets.problem != nil {
      findings.begin(with: main.problem, statefulsets.problem, isTenant: statefulsets.isGiven)
    }
  }

  /// Goes on after a call that has thrown.
  @inline(never)
  private mutating func answer(
    _ options: inout CallOptions, _ report: FailureReport, to output: inout OutputBuffer,
    by call: Call, after first: Failed, _ found: CallFindings
  ) throws(Failed) -> Outcome {
    var failed = first
    var findings = found
    // A text is prepared in three ways at most.
    var attempts = 0
    while failed == .unreadable, attempts < 4 {
      attempts &+= 1
      try check(report)
      try prepare(after: findings.stop)
      findings = CallFindings()
      output = OutputBuffer()
      lend(to: &options, &findings)
      do throws(Failed) {
        return try call(
          main.text(skippingBy: kernel), statefulsets.text(skippingBy: kernel), &options,
          &findings, &output)
      } catch { failed = error }
    }
    if failed == .unreadable { throw .noMemory }
    guard failed == .problem || failed == .nameless || failed == .otherName else { throw failed }
    // What is not JSON comes first, also what has not been read so far.
    try check(report)
    if failed == .nameless {
      throw report.fail(
        .invalidArgument,
        "the StatefulSet has no name: give its metadata.name, or the options tenant and pool")
    }
    if failed == .otherName { throw failed }
    let (text, isText) = text(of: findings.input)
    throw report.callAs(findings.failure(in: text, isHostText: isText, options))
  }

  private mutating func check(_ report: FailureReport) throws(Failed) {
    try main.check(maximum, report)
    try statefulsets.check(maximum, report)
    try previous.check(maximum, report)
    try pods.check(maximum, report)
  }

  private mutating func prepare(after stop: JSONCursor.Stop) throws(Failed) {
    try main.prepare(after: stop)
    try statefulsets.prepare(after: stop)
    try previous.prepare(after: stop)
    try pods.prepare(after: stop)
  }

  /// The text that errors call so.
  @_lifetime(immortal)
  private func text(of input: InputName) -> (JSONText, isText: Bool) {
    switch input {
    case .statefulsets: (statefulsets.text(skippingBy: nil), statefulsets.isText)
    case .previous: (previous.text(skippingBy: nil), true)
    case .pods: (pods.text(skippingBy: nil), true)
    case .main, .tenant, .observation: (main.text(skippingBy: nil), main.isText)
    }
  }
}
