public import CJansson
public import CPoolStatus.Jansson
internal import PoolStatus
internal import PoolStatusJansson

// The functions of poolstatus_jansson.h: those of poolstatus.h with trees in and out.

@_cdecl("poolstatus_pool_jansson") @implementation
public func poolstatus_pool_jansson(
  _ statefulset: UnsafePointer<json_t>!, _ options: UnsafePointer<poolstatus_options>!,
  _ out: UnsafeMutablePointer<UnsafeMutablePointer<json_t>?>!,
  _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe JanssonBoundary.run(out, result, error, options, for: .onePool) {
    (options, output, report) throws(Failed) in
    let value = try unsafe JanssonBoundary.value(statefulset, "statefulset", at: Path(), report)
    return try PoolCall.run(value, options, to: &output)
  }
}

@_cdecl("poolstatus_list_jansson") @implementation
public func poolstatus_list_jansson(
  _ list: UnsafePointer<json_t>!, _ options: UnsafePointer<poolstatus_options>!,
  _ out: UnsafeMutablePointer<UnsafeMutablePointer<json_t>?>!,
  _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe JanssonBoundary.run(out, result, error, options, for: .manyPools) {
    (options, output, report) throws(Failed) in
    let value = try unsafe JanssonBoundary.value(list, "list", at: Path(), report)
    return try ListCall.run(value, options, to: &output)
  }
}

@_cdecl("poolstatus_tenant_jansson") @implementation
public func poolstatus_tenant_jansson(
  _ tenant: UnsafePointer<json_t>!, _ statefulsets: UnsafePointer<json_t>!,
  _ options: UnsafePointer<poolstatus_options>!,
  _ out: UnsafeMutablePointer<UnsafeMutablePointer<json_t>?>!,
  _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe JanssonBoundary.run(out, result, error, options, for: .manyPools) {
    (options, output, report) throws(Failed) in
    let tenantValue = try unsafe JanssonBoundary.value(
      tenant, "tenant", at: Path(input: .tenant), report)
    let setsValue = try unsafe JanssonBoundary.value(
      statefulsets, "statefulsets", at: Path(input: .statefulsets), report)
    return try TenantCall.run(tenantValue, setsValue, options, to: &output)
  }
}

/// What the calls with trees have in common.
private enum JanssonBoundary {
  /// Runs a call and hands its JSON over as a new tree.
  static func run(
    _ out: UnsafeMutablePointer<UnsafeMutablePointer<json_t>?>?,
    _ result: UnsafeMutablePointer<poolstatus_result>?,
    _ error: UnsafeMutablePointer<poolstatus_error>?,
    _ host: UnsafePointer<poolstatus_options>?, for scope: CallOptions.Scope,
    _ body: (borrowing CallOptions, inout OutputBuffer, FailureReport) throws(Failed) -> Outcome
  ) -> poolstatus_code {
    if let out = unsafe out { unsafe out.pointee = nil }
    return unsafe Boundary.run(result, resultIsOptional: true, error) { memory throws(Failed) in
      guard let out = unsafe out else { throw memory.report.null("out") }
      var options = CallOptions(memory)
      try unsafe options.take(host, for: scope, memory)
      var output = try OutputBuffer(capacity: PoolCall.usualSize)
      let outcome = try body(options, &output, memory.report)
      var builder = unsafe TreeBuilder(output.writtenBytes)
      unsafe out.pointee = try builder.build()
      return outcome
    }
  }

  /// A tree of the host, which keeps it for the call.
  @_lifetime(immortal)
  static func value(
    _ tree: UnsafePointer<json_t>?, _ argument: StaticString, at path: Path,
    _ report: FailureReport
  ) throws(Failed) -> JanssonValue {
    guard let tree = unsafe tree else { throw report.null(argument) }
    let value = unsafe JanssonValue(tree, at: path, report)
    guard value.isNestedNoDeeper(than: JanssonDocument.deepest) else {
      throw report.fail(.invalidObject, at: path, "nested deeper than 128")
    }
    return value
  }
}
