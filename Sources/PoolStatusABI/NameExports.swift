internal import CJansson
public import CPoolStatus
internal import PoolStatus

// The functions of poolstatus.h that tell names and versions.

@_cdecl("poolstatus_version_number") @implementation
public func poolstatus_version_number() -> UInt32 {
  UInt32(POOLSTATUS_VERSION_NUMBER)
}

@_cdecl("poolstatus_version") @implementation
public func poolstatus_version() -> UnsafePointer<CChar>! {
  unsafe characters(of: "0.2.0")
}

@_cdecl("poolstatus_code_name") @implementation
public func poolstatus_code_name(_ code: poolstatus_code) -> UnsafePointer<CChar>! {
  unsafe characters(of: name(of: code))
}

@_cdecl("poolstatus_state_name") @implementation
public func poolstatus_state_name(_ state: poolstatus_state) -> UnsafePointer<CChar>! {
  unsafe characters(of: PoolState(rawValue: state)?.name ?? "")
}

private func name(of code: poolstatus_code) -> StaticString {
  if code == POOLSTATUS_OK { return "OK" }
  switch Failure.Code(rawValue: code) {
  case .invalidArgument: return "INVALID_ARGUMENT"
  case .invalidJSON: return "INVALID_JSON"
  case .invalidObject: return "INVALID_OBJECT"
  case .noMemory: return "NO_MEMORY"
  case .apiError: return "API_ERROR"
  case nil: return "UNKNOWN"
  }
}

/// The bytes of a literal for C; it ends in a NUL and is there for ever.
private func characters(of literal: StaticString) -> UnsafePointer<CChar> {
  unsafe ps_characters(literal.utf8Start)
}
