internal import CJansson
public import CPoolStatus
internal import PoolStatus

// The functions of poolstatus.h. The compiler compares every signature with the header.

@_cdecl("poolstatus_pool") @implementation
@_optimize(speed)
public func poolstatus_pool(
  _ statefulset: UnsafePointer<CChar>!, _ length: Int,
  _ options: UnsafePointer<poolstatus_options>!, _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe Boundary.run(
    HostCall(.pool, HostInput(statefulset, length), options: options, result, error))
}

@_cdecl("poolstatus_list") @implementation
public func poolstatus_list(
  _ list: UnsafePointer<CChar>!, _ length: Int, _ options: UnsafePointer<poolstatus_options>!,
  _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe Boundary.run(
    HostCall(.list, HostInput(list, length), options: options, result, error))
}

@_cdecl("poolstatus_tenant") @implementation
public func poolstatus_tenant(
  _ tenant: UnsafePointer<CChar>!, _ tenant_length: Int,
  _ statefulsets: UnsafePointer<CChar>!, _ statefulsets_length: Int,
  _ options: UnsafePointer<poolstatus_options>!, _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe Boundary.run(
    HostCall(
      .tenant, HostInput(tenant, tenant_length),
      HostInput(statefulsets, statefulsets_length), options: options, result, error))
}

@_cdecl("poolstatus_evaluate") @implementation
public func poolstatus_evaluate(
  _ observation: UnsafePointer<poolstatus_observation>!,
  _ options: UnsafePointer<poolstatus_options>!, _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe Boundary.run(HostCall(evaluating: observation, options, result, error))
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
