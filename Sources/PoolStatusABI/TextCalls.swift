internal import CJansson
package import CPoolStatus
internal import PoolStatus
internal import PoolStatusJansson

/// Which readers a call with texts may use.
package enum ReaderChoice: Int32, Sendable {
  /// What ships: the cursor, and jansson for what the cursor hands on.
  case both = 0
  /// For tests: jansson alone.
  case janssonOnly = 1
  /// For tests: the cursor alone; what it hands on fails.
  case cursorOnly = 2
  /// For tests: the cursor without a kernel, alone.
  case portableOnly = 3
}

/// The functions with texts, and the choice of the reader. The cursor reads first, in one
/// walk and without memory of its own; it answers only where it can give what jansson would
/// give, so every error of a text or an object is jansson's.
package enum TextCalls {
  /// poolstatus_pool.
  @_optimize(speed)
  package static func pool(
    by reader: ReaderChoice, _ statefulset: UnsafePointer<CChar>?, _ length: Int,
    _ options: UnsafePointer<poolstatus_options>?,
    _ result: UnsafeMutablePointer<poolstatus_result>?,
    _ error: UnsafeMutablePointer<poolstatus_error>?
  ) -> poolstatus_code {
    unsafe Boundary.run(result, error) { memory throws(Failed) in
      try unsafe pool(by: reader, statefulset, length, options, memory)
    }
  }

  @_optimize(speed)
  private static func pool(
    by reader: ReaderChoice, _ statefulset: UnsafePointer<CChar>?, _ length: Int,
    _ host: UnsafePointer<poolstatus_options>?, _ memory: CallMemory
  ) throws(Failed) -> Outcome {
    var options = CallOptions(memory)
    try unsafe options.take(host, for: .onePool, memory)
    let input = try unsafe JSONInput(
      statefulset, length, argument: "statefulset", options.maximum, memory.report)
    if reader != .janssonOnly, let outcome = try CursorPoolCall.run(input, &options, reader) {
      return outcome
    }
    return try handedOnPool(input, options, reader)
  }

  @inline(never)
  private static func handedOnPool(
    _ input: JSONInput, _ options: CallOptions, _ reader: ReaderChoice
  ) throws(Failed) -> Outcome {
    var options = options
    try handOn(reader, &options)
    let document = try input.parse(options)
    var output = try OutputBuffer(capacity: PoolCall.usualSize)
    let outcome = try PoolCall.run(document.value, options, to: &output)
    return try outcome.with(&output)
  }

  /// poolstatus_list.
  package static func list(
    by reader: ReaderChoice, _ list: UnsafePointer<CChar>?, _ length: Int,
    _ host: UnsafePointer<poolstatus_options>?,
    _ result: UnsafeMutablePointer<poolstatus_result>?,
    _ error: UnsafeMutablePointer<poolstatus_error>?
  ) -> poolstatus_code {
    unsafe Boundary.run(result, error) { memory throws(Failed) in
      var options = CallOptions(memory)
      try unsafe options.take(host, for: .manyPools, memory)
      let input = try unsafe JSONInput(
        list, length, argument: "list", options.maximum, memory.report)
      if reader != .janssonOnly, let outcome = try CursorListCall.run(input, options, reader) {
        return outcome
      }
      try handOn(reader, &options)
      let document = try input.parse(options)
      var output = try OutputBuffer(capacity: PoolCall.usualSize)
      let outcome = try ListCall.run(document.value, options, to: &output)
      return try outcome.with(&output)
    }
  }

  /// poolstatus_tenant.
  package static func tenant(
    by reader: ReaderChoice, _ tenant: UnsafePointer<CChar>?, _ tenantLength: Int,
    _ statefulsets: UnsafePointer<CChar>?, _ statefulsetsLength: Int,
    _ host: UnsafePointer<poolstatus_options>?,
    _ result: UnsafeMutablePointer<poolstatus_result>?,
    _ error: UnsafeMutablePointer<poolstatus_error>?
  ) -> poolstatus_code {
    unsafe Boundary.run(result, error) { memory throws(Failed) in
      var options = CallOptions(memory)
      try unsafe options.take(host, for: .manyPools, memory)
      let tenantInput = try unsafe JSONInput(
        tenant, tenantLength, argument: "tenant", called: .tenant, options.maximum, memory.report)
      let setsInput = try unsafe JSONInput(
        statefulsets, statefulsetsLength, argument: "statefulsets", called: .statefulsets,
        options.maximum, memory.report)
      if reader != .janssonOnly,
        let outcome = try CursorTenantCall.run(tenantInput, setsInput, options, reader)
      {
        return outcome
      }
      try handOn(reader, &options)
      let tenantDocument = try tenantInput.parse(options)
      let setsDocument = try setsInput.parse(options)
      var output = try OutputBuffer(capacity: PoolCall.usualSize)
      let outcome = try TenantCall.run(
        tenantDocument.value, setsDocument.value, options, to: &output)
      return try outcome.with(&output)
    }
  }

  /// Makes way for jansson's trees; fails where a test does not want them.
  @_lifetime(options: copy options)
  private static func handOn(
    _ reader: ReaderChoice, _ options: inout CallOptions
  ) throws(Failed) {
    if reader == .cursorOnly || reader == .portableOnly {
      throw options.report.fail(.invalidArgument, "handed on")
    }
    if reader == .janssonOnly { options.parser = .jansson }
  }
}
