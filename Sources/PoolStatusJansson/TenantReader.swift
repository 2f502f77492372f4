public import PoolStatus

/// A Tenant in a jansson tree.
public struct TenantReader: ~Escapable {
  /// metadata.name.
  public let name: Text
  /// metadata.namespace.
  public let namespace: Text
  /// metadata.generation.
  public let generation: Int64?
  /// spec.pools; may be absent.
  public let pools: JanssonValue
  /// status as it is now; may be absent.
  public let status: JanssonValue
  /// status.pools; may be absent.
  public let entries: JanssonValue
  /// status.conditions; may be absent.
  public let conditions: JanssonValue

  /// Reads a Tenant.
  ///
  /// - Throws: `.invalidObject`, `.apiError`.
  @_lifetime(copy value)
  public init(_ value: JanssonValue) throws(Failed) {
    guard value.kind == .object else { throw value.mismatch("a Tenant") }
    let kindText = try value.text(.kind)
    if kindText.isPresent {
      if kindText.reads("Status") { throw try APIStatusReader.failure(value) }
      guard kindText.reads("Tenant") else {
        throw ObjectKind.unexpected(kindText, expected: "a Tenant", at: value)
      }
    }
    let metadata = try value.object(.metadata)
    name = try metadata.text(.name)
    guard !name.isEmpty else {
      throw value.report.fail(
        .invalidObject, at: value.path.member(.metadata).member(.name), "the Tenant has no name")
    }
    namespace = try metadata.text(.namespace)
    generation = try metadata.integer(.generation)
    pools = try value.object(.spec).array(.pools)
    status = try value.object(.status)
    entries = try status.array(.pools)
    conditions = try status.array(.conditions)
  }
}
