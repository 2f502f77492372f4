public import CPoolStatus
internal import PoolStatusABI

// Not part of the library that ships: the functions with texts, as they ship (`kernel` 0) or without
// a kernel (1).

@_cdecl("poolstatus_test_pool")
public func poolstatus_test_pool(
  _ kernel: Int32, _ statefulset: UnsafePointer<CChar>?, _ length: Int,
  _ options: UnsafePointer<poolstatus_options>?, _ result: UnsafeMutablePointer<poolstatus_result>?,
  _ error: UnsafeMutablePointer<poolstatus_error>?
) -> poolstatus_code {
  unsafe Boundary.run(
    HostCall(
      .pool, HostInput(statefulset, length), options: options, result, error,
      usingKernel: kernel == 0))
}

@_cdecl("poolstatus_test_list")
public func poolstatus_test_list(
  _ kernel: Int32, _ list: UnsafePointer<CChar>?, _ length: Int,
  _ options: UnsafePointer<poolstatus_options>?, _ result: UnsafeMutablePointer<poolstatus_result>?,
  _ error: UnsafeMutablePointer<poolstatus_error>?
) -> poolstatus_code {
  unsafe Boundary.run(
    HostCall(
      .list, HostInput(list, length), options: options, result, error,
      usingKernel: kernel == 0))
}

@_cdecl("poolstatus_test_tenant")
public func poolstatus_test_tenant(
  _ kernel: Int32, _ tenant: UnsafePointer<CChar>?, _ tenantLength: Int,
  _ statefulsets: UnsafePointer<CChar>?, _ statefulsetsLength: Int,
  _ options: UnsafePointer<poolstatus_options>?, _ result: UnsafeMutablePointer<poolstatus_result>?,
  _ error: UnsafeMutablePointer<poolstatus_error>?
) -> poolstatus_code {
  unsafe Boundary.run(
    HostCall(
      .tenant, HostInput(tenant, tenantLength),
      HostInput(statefulsets, statefulsetsLength), options: options, result, error,
      usingKernel: kernel == 0))
}
