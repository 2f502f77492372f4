public import PoolStatus

/// A Tenant in a jansson tree.
public struct TenantReader: ~Escapable {
  /// metadata.name.
  public let name: Text
  /// metadata.namespace.
  public let namespace: Text
  /// metadata.generation.
  public let generation: Int64?
  /// spec.pools; nil where there are none.
  public let pools: JanssonValue?
  /// status as it is now; nil where there is none.
  public let status: JanssonValue?
  /// status.pools; nil where there are none.
  public let entries: JanssonValue?
  /// status.conditions; nil where there are none.
  public let conditions: JanssonValue?

  /// Reads a Tenant.
  ///
  /// - Throws: `.invalidObject`, `.apiError`.
  @_lifetime(copy value)
  public init(_ value: JanssonValue) throws(Failed) {
    guard value.kind == .object else { throw value.mismatch("a Tenant") }
    if let kind = value.member(.kind) {
      let kindText = try kind.text()
      if kindText.reads("Status") { throw try APIStatusReader.failure(value) }
      guard kindText.reads("Tenant") else {
        throw ObjectKind.unexpected(kindText, expected: "a Tenant", at: value)
      }
    }
    guard let metadata = try value.object(.metadata), metadata.member(.name) != nil else {
      throw TenantReader.nameless(value)
    }
    name = try metadata.text(.name)
    guard !name.isEmpty else { throw TenantReader.nameless(value) }
    namespace = try metadata.text(.namespace)
    generation = try metadata.integer(.generation)
    pools = try value.object(.spec)?.array(.pools)
    status = try value.object(.status)
    entries = try status?.array(.pools)
    conditions = try status?.array(.conditions)
  }

  private static func nameless(_ value: borrowing JanssonValue) -> Failed {
    value.report.fail(
      .invalidObject, at: value.path.member(.metadata).member(.name), "the Tenant has no name")
  }
}
