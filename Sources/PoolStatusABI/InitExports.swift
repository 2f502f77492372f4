internal import CJansson
public import CPoolStatus

// The functions of poolstatus.h that start structs, for hosts that cannot use its macros.

@_cdecl("poolstatus_options_init") @implementation
public func poolstatus_options_init(
  _ options: UnsafeMutablePointer<poolstatus_options>!, _ struct_size: UInt32
) -> poolstatus_code {
  unsafe start(options, struct_size, first: HostOptions.firstSize, as: poolstatus_options())
}

@_cdecl("poolstatus_result_init") @implementation
public func poolstatus_result_init(
  _ result: UnsafeMutablePointer<poolstatus_result>!, _ struct_size: UInt32
) -> poolstatus_code {
  unsafe start(
    result, struct_size, first: MemoryLayout<poolstatus_result>.size, as: poolstatus_result())
}

@_cdecl("poolstatus_error_init") @implementation
public func poolstatus_error_init(
  _ error: UnsafeMutablePointer<poolstatus_error>!, _ struct_size: UInt32
) -> poolstatus_code {
  unsafe start(
    error, struct_size, first: MemoryLayout<poolstatus_error>.size, as: poolstatus_error())
}

@_cdecl("poolstatus_observation_init") @implementation
public func poolstatus_observation_init(
  _ observation: UnsafeMutablePointer<poolstatus_observation>!, _ struct_size: UInt32
) -> poolstatus_code {
  var initial = unsafe poolstatus_observation()
  let absent = POOLSTATUS_ABSENT
  unsafe initial.generation = Int64(absent)
  unsafe initial.observed_generation = Int64(absent)
  unsafe initial.spec_replicas = absent
  unsafe initial.partition = absent
  unsafe initial.replicas = absent
  unsafe initial.ready_replicas = absent
  unsafe initial.current_replicas = absent
  unsafe initial.updated_replicas = absent
  unsafe initial.min_ready_seconds = absent
  unsafe initial.available_replicas = absent
  unsafe initial.ordinals_start = absent
  return unsafe start(observation, struct_size, first: HostObservation.firstSize, as: initial)
}

/// Fills a host's struct as far as it goes.
///
/// - Parameters:
///   - host: the struct; all of its `size` bytes are written.
///   - first: how many bytes it had in the first header that had it.
///   - initial: what the library knows of it, but for the size.
/// - Returns: `POOLSTATUS_INVALID_ARGUMENT` where nothing was written.
private func start<Struct: BitwiseCopyable>(
  _ host: UnsafeMutablePointer<Struct>?, _ size: UInt32, first: Int, as initial: Struct
) -> poolstatus_code {
  guard let host = unsafe host, Boundary.isStructSize(size, first: first) else {
    return POOLSTATUS_INVALID_ARGUMENT
  }
  let memory = UnsafeMutableRawPointer(host)
  var initial = initial
  unsafe memset(memory, 0, Int(size))
  unsafe memcpy(memory, &initial, min(Int(size), MemoryLayout<Struct>.size))
  // Every struct begins with its size.
  unsafe memory.storeBytes(of: size, as: UInt32.self)
  return POOLSTATUS_OK
}
