public import CPoolStatus
internal import PoolStatusABI

// Not part of the library that ships: the functions with texts, by a reader that the test
// chooses. `reader` is a ReaderChoice; what the cursor alone hands on is INVALID_ARGUMENT
// with the message "handed on".

@_cdecl("poolstatus_test_pool")
public func poolstatus_test_pool(
  _ reader: Int32, _ statefulset: UnsafePointer<CChar>?, _ length: Int,
  _ options: UnsafePointer<poolstatus_options>?, _ result: UnsafeMutablePointer<poolstatus_result>?,
  _ error: UnsafeMutablePointer<poolstatus_error>?
) -> poolstatus_code {
  unsafe TextCalls.pool(by: choice(reader), statefulset, length, options, result, error)
}

@_cdecl("poolstatus_test_list")
public func poolstatus_test_list(
  _ reader: Int32, _ list: UnsafePointer<CChar>?, _ length: Int,
  _ options: UnsafePointer<poolstatus_options>?, _ result: UnsafeMutablePointer<poolstatus_result>?,
  _ error: UnsafeMutablePointer<poolstatus_error>?
) -> poolstatus_code {
  unsafe TextCalls.list(by: choice(reader), list, length, options, result, error)
}

@_cdecl("poolstatus_test_tenant")
public func poolstatus_test_tenant(
  _ reader: Int32, _ tenant: UnsafePointer<CChar>?, _ tenantLength: Int,
  _ statefulsets: UnsafePointer<CChar>?, _ statefulsetsLength: Int,
  _ options: UnsafePointer<poolstatus_options>?, _ result: UnsafeMutablePointer<poolstatus_result>?,
  _ error: UnsafeMutablePointer<poolstatus_error>?
) -> poolstatus_code {
  unsafe TextCalls.tenant(
    by: choice(reader), tenant, tenantLength, statefulsets, statefulsetsLength, options, result,
    error)
}

private func choice(_ reader: Int32) -> ReaderChoice { ReaderChoice(rawValue: reader) ?? .both }
