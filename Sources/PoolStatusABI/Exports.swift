internal import CJansson
public import CPoolStatus
internal import PoolStatus
internal import PoolStatusJansson

// The functions of poolstatus.h: each is check, call, translate. The compiler compares
// every signature with the header.

@_cdecl("poolstatus_pool") @implementation
public func poolstatus_pool(
  _ statefulset: UnsafePointer<CChar>!, _ length: Int,
  _ options: UnsafePointer<poolstatus_options>!, _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe Boundary.run(result, error) { report throws(Failed) in
    let clock = unsafe Clock(unlessGivenBy: options)
    let options = try unsafe CallOptions(options, for: .onePool, clock: clock, report)
    let input = try unsafe JSONInput(
      statefulset, length, argument: "statefulset", options.maximum, as: Path(), report)
    let document = try input.parse()
    var output = try OutputBuffer(capacity: PoolCall.usualSize)
    let outcome = try PoolCall.run(document.value, options, to: &output)
    return try outcome.with(&output)
  }
}

@_cdecl("poolstatus_evaluate") @implementation
public func poolstatus_evaluate(
  _ observation: UnsafePointer<poolstatus_observation>!,
  _ options: UnsafePointer<poolstatus_options>!, _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe Boundary.run(result, error) { report throws(Failed) in
    let clock = unsafe Clock(unlessGivenBy: options)
    let options = try unsafe CallOptions(options, for: .onePool, clock: clock, report)
    let observed = try unsafe HostObservation.read(observation, report)
    return try PoolCall.evaluate(observed, options)
  }
}

@_cdecl("poolstatus_decide") @implementation
public func poolstatus_decide(
  _ desired: Int32, _ ready: Int32, _ current: Int32, _ updated: Int32
) -> poolstatus_state {
  DocumentedRule.decide(desired: desired, ready: ready, current: current, updated: updated)
    .state.rawValue
}

@_cdecl("poolstatus_free") @implementation
public func poolstatus_free(_ memory: UnsafeMutableRawPointer!) {
  unsafe free(memory)
}
