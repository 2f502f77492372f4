public import CJansson
public import CPoolStatus.Jansson
internal import PoolStatus
internal import PoolStatusCalls
internal import PoolStatusJansson
internal import PoolStatusMemory

// The functions of poolstatus_jansson.h: those of poolstatus.h with trees in and out.

@_cdecl("poolstatus_pool_jansson") @implementation
public func poolstatus_pool_jansson(
  _ statefulset: UnsafePointer<json_t>!, _ options: UnsafePointer<poolstatus_options>!,
  _ out: UnsafeMutablePointer<UnsafeMutablePointer<json_t>?>!,
  _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe JanssonBoundary.run(
    out, result, error, options, for: .onePool, JanssonTree(statefulset, "statefulset", as: .main)
  ) { (text, _, options, findings, output) throws(Failed) in
    try PoolCall.run(text, &options, &findings, to: &output)
  }
}

@_cdecl("poolstatus_list_jansson") @implementation
public func poolstatus_list_jansson(
  _ list: UnsafePointer<json_t>!, _ options: UnsafePointer<poolstatus_options>!,
  _ out: UnsafeMutablePointer<UnsafeMutablePointer<json_t>?>!,
  _ result: UnsafeMutablePointer<poolstatus_result>!,
  _ error: UnsafeMutablePointer<poolstatus_error>!
) -> poolstatus_code {
  unsafe JanssonBoundary.run(
    out, result, error, options, for: .manyPools, JanssonTree(list, "list", as: .main)
  ) { (text, _, options, findings, output) throws(Failed) in
    try ListCall.run(text, &options, &findings, to: &output)
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
  unsafe JanssonBoundary.run(
    out, result, error, options, for: .manyPools, JanssonTree(tenant, "tenant", as: .tenant),
    JanssonTree(statefulsets, "statefulsets", as: .statefulsets)
  ) { (text, sets, options, findings, output) throws(Failed) in
    try TenantCall.run(text, sets, &options, &findings, to: &output)
  }
}

/// A tree of the host, which keeps it for the call.
@unsafe private struct JanssonTree {
  let tree: UnsafePointer<json_t>?
  /// The name of the argument.
  let argument: StaticString
  /// What errors call it.
  let input: InputName

  init(_ tree: UnsafePointer<json_t>?, _ argument: StaticString, as input: InputName) {
    unsafe self.tree = tree
    unsafe self.argument = argument
    unsafe self.input = input
  }
}

/// What the calls with trees have in common.
private enum JanssonBoundary {
  /// Runs a call on the texts of trees, and hands its JSON over as a new tree.
  static func run(
    _ out: UnsafeMutablePointer<UnsafeMutablePointer<json_t>?>?,
    _ result: UnsafeMutablePointer<poolstatus_result>?,
    _ error: UnsafeMutablePointer<poolstatus_error>?,
    _ host: UnsafePointer<poolstatus_options>?, for scope: HostOptions.Scope,
    _ main: JanssonTree, _ statefulsets: JanssonTree? = nil, _ call: CallTexts.Call
  ) -> poolstatus_code {
    if let out = unsafe out { unsafe out.pointee = nil }
    return unsafe Boundary.run(result, resultIsOptional: true, error) {
      (memory, _) throws(Failed) in
      guard let out = unsafe out else { throw memory.report.null("out") }
      var texts = CallTexts()
      var options = CallOptions()
      try unsafe HostOptions.read(host, for: scope, into: &options, &texts, memory)
      // What the arguments alone show comes first.
      guard let tree = unsafe main.tree else { throw memory.report.null(unsafe main.argument) }
      var mainText = OutputBuffer()
      var setsText = OutputBuffer()
      var isTenant = false
      if let statefulsets = unsafe statefulsets {
        isTenant = true
        guard let sets = unsafe statefulsets.tree else {
          throw memory.report.null(unsafe statefulsets.argument)
        }
        let problem = try unsafe TreeWriter.write(sets, preservingStatus: false, to: &setsText)
        texts.statefulsets = HostText(setsText, as: unsafe statefulsets.input, problem)
      }
      let problem = try unsafe TreeWriter.write(tree, preservingStatus: isTenant, to: &mainText)
      texts.main = HostText(mainText, as: unsafe main.input, problem)
      var json = OutputBuffer()
      let outcome = try texts.answer(&options, memory.report, to: &json, by: call)
      unsafe out.pointee = try TreeBuilder.build(json)
      return outcome
    }
  }
}
