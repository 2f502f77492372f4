internal import CJansson
internal import PoolStatus
internal import PoolStatusJansson

/// The memory of a result while it is written: one malloc, more only where the first guess
/// was too small. Freed unless it is handed over.
@safe struct OutputBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>?
  private var capacity: Int
  /// The bytes written so far.
  private(set) var count = 0

  /// A buffer with room for `capacity` bytes.
  ///
  /// - Throws: `.noMemory`.
  @_optimize(speed)
  init(capacity: Int) throws(Failed) {
    guard let memory = unsafe malloc(capacity) else { throw .noMemory }
    unsafe start = memory.bindMemory(to: UInt8.self, capacity: capacity)
    self.capacity = capacity
  }

  /// A buffer without memory yet; `reserve` comes before anything is written.
  init() {
    unsafe start = nil
    capacity = 0
  }

  deinit {
    // Mostly handed over before.
    if let start = unsafe start { unsafe free(start) }
  }

  /// Appends what `body` writes; `body` runs again if the room did not suffice.
  mutating func write(_ body: (inout JSONWriter) -> Void) throws(Failed) {
    while true {
      // Bounds: count <= capacity.
      guard let start = unsafe start else { return }
      let room = unsafe MutableSpan(_unsafeStart: start + count, count: capacity &- count)
      var writer = JSONWriter(room)
      body(&writer)
      let length = writer.count
      if writer.fits {
        count &+= length
        return
      }
      try grow(by: length)
    }
  }

  /// Appends our own punctuation.
  @inline(never)
  mutating func write(_ literal: StaticString) throws(Failed) {
    try write { writer in writer.raw(literal) }
  }

  /// Appends the JSON of a jansson value.
  @inline(never)
  mutating func write(_ value: borrowing JanssonValue) throws(Failed) {
    while true {
      // Bounds: count <= capacity.
      guard let start = unsafe start else { return }
      let room = unsafe UnsafeMutableBufferPointer(start: start + count, count: capacity &- count)
      let length = try unsafe value.write(to: room)
      if length <= capacity &- count {
        count &+= length
        return
      }
      try grow(by: length)
    }
  }

  /// Appends the members of an object, each with a comma in front, in their order.
  ///
  /// - Parameters:
  ///   - object: anything; what is no object has no members.
  ///   - isLeftOut: which members are not written.
  @inline(never)
  mutating func writeMembers(
    of object: JanssonValue, unless isLeftOut: (borrowing Text) -> Bool
  ) throws(Failed) {
    var next = object.firstMember
    while let member = next {
      if !isLeftOut(member.name) {
        try write { writer in
          writer.raw(",")
          writer.string(member.name)
          writer.raw(":")
        }
        try write(member.value)
      }
      next = member.next
    }
  }

  /// Moves the last `length` bytes to the front: what stands first is known last.
  mutating func moveToFront(last length: Int) {
    guard let start = unsafe start, length >= 0, length <= 128, length <= count else { return }
    var kept = InlineArray<128, UInt8>(repeating: 0)
    // Bounds: length <= count, and <= 128.
    unsafe withUnsafeMutableBytes(of: &kept) { kept in
      guard let kept = kept.baseAddress else { return }
      unsafe memcpy(kept, start + (count &- length), length)
      unsafe memmove(start + length, start, count &- length)
      unsafe memcpy(start, kept, length)
    }
  }

  /// The bytes written so far, for whoever is the last to use them.
  @unsafe var writtenBytes: UnsafeMutableBufferPointer<UInt8> {
    unsafe UnsafeMutableBufferPointer(start: start, count: count)
  }

  /// Ends the text with a NUL that does not count, and hands the memory over; the buffer is
  /// of no use afterwards.
  @inline(never)
  @_optimize(speed)
  mutating func takeText() throws(Failed) -> UnsafeMutablePointer<UInt8> {
    if count == capacity { try grow(by: 1) }
    guard let text = unsafe start else { throw .noMemory }
    unsafe text[count] = 0
    unsafe start = nil
    return unsafe text
  }

  /// No more than this is reserved on a guess: 16 MiB. What looks like millions of items may
  /// turn out to be none.
  private static var largestGuess: Int { 16_777_216 }

  /// Makes room for `items` of about `size` bytes each at once.
  mutating func reserve(_ items: Int, of size: Int) throws(Failed) {
    let guess = min(items, OutputBuffer.largestGuess / size) &* size
    if guess > capacity &- count { try grow(by: guess) }
  }

  @inline(never)
  private mutating func grow(by needed: Int) throws(Failed) {
    let (least, overflow) = count.addingReportingOverflow(needed)
    let (doubled, overflow2) = capacity.addingReportingOverflow(capacity)
    guard !overflow, !overflow2, let memory = unsafe realloc(start, max(least, doubled)) else {
      throw .noMemory
    }
    capacity = max(least, doubled)
    unsafe start = memory.bindMemory(to: UInt8.self, capacity: capacity)
  }
}
