internal import CJansson
public import CPoolStatus
internal import PoolStatus
internal import PoolStatusCalls
internal import PoolStatusMemory

// The functions of poolstatus.h: each is check, call, translate. The compiler compares
// every signature with the header.

@_cdecl("poolstatus_pool") @implementation
public func poolstatus_pool(
  _ statefulset: UnsafePointer<CChar>!, _ length: Int,
  _ options: UnsafePointer<poolstatus_options>!, _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe TextCalls.pool(usingKernel: true, statefulset, length, options, result, error)
}

@_cdecl("poolstatus_list") @implementation
public func poolstatus_list(
  _ list: UnsafePointer<CChar>!, _ length: Int, _ options: UnsafePointer<poolstatus_options>!,
  _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe TextCalls.list(usingKernel: true, list, length, options, result, error)
}

@_cdecl("poolstatus_tenant") @implementation
public func poolstatus_tenant(
  _ tenant: UnsafePointer<CChar>!, _ tenant_length: Int,
  _ statefulsets: UnsafePointer<CChar>!, _ statefulsets_length: Int,
  _ options: UnsafePointer<poolstatus_options>!, _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe TextCalls.tenant(
    usingKernel: true, tenant, tenant_length, statefulsets, statefulsets_length, options, result, error)
}

@_cdecl("poolstatus_evaluate") @implementation
public func poolstatus_evaluate(
  _ observation: UnsafePointer<poolstatus_observation>!,
  _ options: UnsafePointer<poolstatus_options>!, _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe Boundary.run(result, error) { (memory, output) throws(Failed) in
    var texts = CallTexts()
    var taken = CallOptions()
    try unsafe HostOptions.read(options, for: .onePoolUnwritten, into: &taken, &texts, memory)
    do throws(Failed) {
      return try texts.answer(&taken, memory.report, to: &output) {
        (_, _, options, findings, _) throws(Failed) in
        let observed = try unsafe HostObservation.read(observation, memory.report)
        return try PoolCall.evaluate(observed, &options, &findings)
      }
    } catch {
      guard error == .otherName else { throw error }
      throw unsafe HostObservation.failure(observation, otherThan: taken, memory.report)
    }
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
