public import CPoolStatus
internal import PoolStatusABI

// Not part of the library that ships: the functions with texts; `kernel` 0 is as shipped, with
// the kernel where the processor has one, 1 without a kernel.

@_cdecl("poolstatus_test_pool")
public func poolstatus_test_pool(
  _ kernel: Int32, _ statefulset: UnsafePointer<CChar>?, _ length: Int,
  _ options: UnsafePointer<poolstatus_options>?, _ result: UnsafeMutablePointer<poolstatus_result>?,
  _ error: UnsafeMutablePointer<poolstatus_error>?
) -> poolstatus_code {
  run(kernel) { reader in
    unsafe TextCalls.pool(by: reader, statefulset, length, options, result, error)
  }
}

@_cdecl("poolstatus_test_list")
public func poolstatus_test_list(
  _ kernel: Int32, _ list: UnsafePointer<CChar>?, _ length: Int,
  _ options: UnsafePointer<poolstatus_options>?, _ result: UnsafeMutablePointer<poolstatus_result>?,
  _ error: UnsafeMutablePointer<poolstatus_error>?
) -> poolstatus_code {
  run(kernel) { reader in
    unsafe TextCalls.list(by: reader, list, length, options, result, error)
  }
}

@_cdecl("poolstatus_test_tenant")
public func poolstatus_test_tenant(
  _ kernel: Int32, _ tenant: UnsafePointer<CChar>?, _ tenantLength: Int,
  _ statefulsets: UnsafePointer<CChar>?, _ statefulsetsLength: Int,
  _ options: UnsafePointer<poolstatus_options>?, _ result: UnsafeMutablePointer<poolstatus_result>?,
  _ error: UnsafeMutablePointer<poolstatus_error>?
) -> poolstatus_code {
  run(kernel) { reader in
    unsafe TextCalls.tenant(
      by: reader, tenant, tenantLength, statefulsets, statefulsetsLength, options, result, error)
  }
}

/// What the cursor without a kernel leaves undecided is INVALID_ARGUMENT: then both readers.
private func run(_ kernel: Int32, _ call: (ReaderChoice) -> poolstatus_code) -> poolstatus_code {
  let code = kernel == 0 ? call(.both) : call(.portableOnly)
  return kernel != 0 && code == POOLSTATUS_INVALID_ARGUMENT ? call(.both) : code
}
