package import CPoolStatus
internal import PoolStatus
internal import PoolStatusCalls
internal import PoolStatusMemory

/// The functions with texts. Tests can do without the kernel.
package enum TextCalls {
  /// poolstatus_pool.
  @_optimize(speed)
  package static func pool(
    usingKernel: Bool, _ statefulset: UnsafePointer<CChar>?, _ length: Int,
    _ host: UnsafePointer<poolstatus_options>?, _ result: UnsafeMutablePointer<poolstatus_result>?,
    _ error: UnsafeMutablePointer<poolstatus_error>?
  ) -> poolstatus_code {
    unsafe Boundary.run(result, error) { (memory, output) throws(Failed) in
      var texts = CallTexts(usingKernel: usingKernel)
      var options = CallOptions()
      try unsafe HostOptions.read(host, for: .onePool, into: &options, &texts, memory)
      texts.main = try unsafe HostText(
        statefulset, length, argument: "statefulset", as: .main, texts.maximum, memory.report)
      return try texts.answer(&options, memory.report, to: &output) {
        (text, _, options, findings, output) throws(Failed) in
        try PoolCall.run(text, &options, &findings, to: &output)
      }
    }
  }

  /// poolstatus_list.
  package static func list(
    usingKernel: Bool, _ list: UnsafePointer<CChar>?, _ length: Int,
    _ host: UnsafePointer<poolstatus_options>?, _ result: UnsafeMutablePointer<poolstatus_result>?,
    _ error: UnsafeMutablePointer<poolstatus_error>?
  ) -> poolstatus_code {
    unsafe Boundary.run(result, error) { (memory, output) throws(Failed) in
      var texts = CallTexts(usingKernel: usingKernel)
      var options = CallOptions()
      try unsafe HostOptions.read(host, for: .manyPools, into: &options, &texts, memory)
      texts.main = try unsafe HostText(
        list, length, argument: "list", as: .main, texts.maximum, memory.report)
      return try texts.answer(&options, memory.report, to: &output) {
        (text, _, options, findings, output) throws(Failed) in
        try ListCall.run(text, &options, &findings, to: &output)
      }
    }
  }

  /// poolstatus_tenant.
  package static func tenant(
    usingKernel: Bool, _ tenant: UnsafePointer<CChar>?, _ tenantLength: Int,
    _ statefulsets: UnsafePointer<CChar>?, _ statefulsetsLength: Int,
    _ host: UnsafePointer<poolstatus_options>?, _ result: UnsafeMutablePointer<poolstatus_result>?,
    _ error: UnsafeMutablePointer<poolstatus_error>?
  ) -> poolstatus_code {
    unsafe Boundary.run(result, error) { (memory, output) throws(Failed) in
      var texts = CallTexts(usingKernel: usingKernel)
      var options = CallOptions()
      try unsafe HostOptions.read(host, for: .manyPools, into: &options, &texts, memory)
      texts.main = try unsafe HostText(
        tenant, tenantLength, argument: "tenant", as: .tenant, texts.maximum, memory.report)
      texts.statefulsets = try unsafe HostText(
        statefulsets, statefulsetsLength, argument: "statefulsets", as: .statefulsets,
        texts.maximum, memory.report)
      return try texts.answer(&options, memory.report, to: &output) {
        (text, sets, options, findings, output) throws(Failed) in
        try TenantCall.run(text, sets, &options, &findings, to: &output)
      }
    }
  }
}
