internal import CJansson
internal import CPoolStatus
internal import PoolStatus
internal import PoolStatusJansson

/// What a call that went well comes to.
@safe struct Outcome {
  /// The state of the pool; nil for many.
  let state: PoolState?
  /// Whether anything but the time differs.
  let isChanged: Bool
  /// One static word.
  let reason: StaticString
  /// The JSON, the host's from now on; nil where none is made.
  private var json: UnsafeMutablePointer<UInt8>?
  private var jsonCount = 0

  /// An outcome without JSON.
  init(state: PoolState?, isChanged: Bool, reason: StaticString) {
    self.state = state
    self.isChanged = isChanged
    self.reason = reason
    unsafe json = nil
  }

  /// What a pool's status comes to.
  init(_ status: borrowing PoolStatus) {
    self.init(
      state: status.evaluation.decision.state, isChanged: status.isChanged,
      reason: status.evaluation.decision.reason.name)
  }

  /// The outcome with the JSON that `output` holds, which is empty afterwards.
  @_optimize(speed)
  func with(_ output: inout OutputBuffer) throws(Failed) -> Outcome {
    var outcome = self
    outcome.jsonCount = output.count
    unsafe outcome.json = try output.takeText()
    return outcome
  }

  /// Fills the host's struct, which has been cleared.
  @_optimize(speed)
  func write(to result: UnsafeMutablePointer<poolstatus_result>) {
    unsafe result.pointee.state = state?.rawValue ?? POOLSTATUS_STATE_NONE
    unsafe result.pointee.changed = isChanged ? 1 : 0
    // A StaticString ends in a NUL.
    unsafe result.pointee.reason = ps_characters(reason.utf8Start)
    unsafe result.pointee.json = json.map { unsafe ps_mutable_characters($0) }
    unsafe result.pointee.json_length = jsonCount
  }
}
