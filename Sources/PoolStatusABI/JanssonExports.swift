public import CJansson
public import CPoolStatus.Jansson

// The functions of poolstatus_jansson.h: those of poolstatus.h with trees in and out.

@_cdecl("poolstatus_pool_jansson") @implementation
public func poolstatus_pool_jansson(
  _ statefulset: UnsafePointer<json_t>!, _ options: UnsafePointer<poolstatus_options>!,
  _ out: UnsafeMutablePointer<UnsafeMutablePointer<json_t>?>!,
  _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe Boundary.run(
    HostCall(.pool, trees: HostInput(tree: statefulset), options: options, out, result, error))
}

@_cdecl("poolstatus_list_jansson") @implementation
public func poolstatus_list_jansson(
  _ list: UnsafePointer<json_t>!, _ options: UnsafePointer<poolstatus_options>!,
  _ out: UnsafeMutablePointer<UnsafeMutablePointer<json_t>?>!,
  _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe Boundary.run(
    HostCall(.list, trees: HostInput(tree: list), options: options, out, result, error))
}

@_cdecl("poolstatus_tenant_jansson") @implementation
public func poolstatus_tenant_jansson(
  _ tenant: UnsafePointer<json_t>!, _ statefulsets: UnsafePointer<json_t>!,
  _ options: UnsafePointer<poolstatus_options>!,
  _ out: UnsafeMutablePointer<UnsafeMutablePointer<json_t>?>!,
  _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe Boundary.run(
    HostCall(
      .tenant, trees: HostInput(tree: tenant), HostInput(tree: statefulsets), options: options,
      out, result, error))
}
