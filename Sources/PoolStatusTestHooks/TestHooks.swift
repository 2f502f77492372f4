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
  unsafe TextCalls.pool(usingKernel: kernel == 0, statefulset, length, options, result, error)
}

@_cdecl("poolstatus_test_list")
public func poolstatus_test_list(
  _ kernel: Int32, _ list: UnsafePointer<CChar>?, _ length: Int,
  _ options: UnsafePointer<poolstatus_options>?, _ result: UnsafeMutablePointer<poolstatus_result>?,
  _ error: UnsafeMutablePointer<poolstatus_error>?
) -> poolstatus_code {
  unsafe TextCalls.list(usingKernel: kernel == 0, list, length, options, result, error)
}

@_cdecl("poolstatus_test_tenant")
public func poolstatus_test_tenant(
  _ kernel: Int32, _ tenant: UnsafePointer<CChar>?, _ tenantLength: Int,
  _ statefulsets: UnsafePointer<CChar>?, _ statefulsetsLength: Int,
  _ options: UnsafePointer<poolstatus_options>?, _ result: UnsafeMutablePointer<poolstatus_result>?,
  _ error: UnsafeMutablePointer<poolstatus_error>?
) -> poolstatus_code {
  unsafe TextCalls.tenant(
    usingKernel: kernel == 0, tenant, tenantLength, statefulsets, statefulsetsLength, options,
    result, error)
}
