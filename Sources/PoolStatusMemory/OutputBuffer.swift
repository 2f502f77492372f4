internal import CJansson
public import PoolStatus

/// The memory of a result while it is written: one malloc, more only where the first guess
/// was too small. Freed unless it is handed over.
@safe public struct OutputBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>?
  private var capacity = 0
  /// The bytes written so far.
  public private(set) var count = 0

  /// A buffer without memory yet.
  public init() {
    unsafe start = nil
  }

  deinit {
    // Mostly handed over before.
    if let start = unsafe start { unsafe free(start) }
  }

  /// Appends what `body` writes; `body` runs again if the room did not suffice.
  ///
  /// - Throws: `.noMemory`.
  @inline(__always)
  public mutating func write(_ body: (inout JSONWriter) -> Void) throws(Failed) {
    while true {
      let room = capacity &- count
      // Bounds: count <= capacity. Without memory there is no room, and the writer only counts.
      var writer: JSONWriter
      if let start = unsafe start {
        writer = JSONWriter(unsafe MutableSpan(_unsafeStart: start + count, count: room & Int.max))
      } else {
        writer = JSONWriter(MutableSpan())
      }
      body(&writer)
      let length = writer.count
      if length <= room {
        count &+= length
        return
      }
      try grow(by: length)
    }
  }

  /// The same where it need not be fast.
  @inline(never)
  public mutating func writeCalling(_ body: (inout JSONWriter) -> Void) throws(Failed) {
    try write(body)
  }

  /// Appends punctuation.
  @inline(never)
  public mutating func write(_ literal: StaticString) throws(Failed) {
    try write { writer in writer.raw(literal) }
  }

  /// Makes the first byte another one.
  public mutating func replaceFirst(with byte: UInt8) {
    // Bounds: there is a first one.
    if count > 0, let start = unsafe start { unsafe start[0] = byte }
  }

  /// Moves the last `length` bytes, 128 at most, to the front: what stands first is known last.
  ///
  /// - Throws: `.noMemory` where there are not as many.
  public mutating func moveToFront(last length: Int) throws(Failed) {
    guard let start = unsafe start, length >= 0, length <= 128, length <= count else {
      throw .noMemory
    }
    var kept = InlineArray<128, UInt8>(repeating: 0)
    // Bounds: length <= count, and <= 128.
    unsafe withUnsafeMutableBytes(of: &kept) { kept in
      guard let kept = kept.baseAddress else { return }
      unsafe memcpy(kept, start + (count &- length), length)
      unsafe memmove(start + length, start, count &- length)
      unsafe memcpy(start, kept, length)
    }
  }

  /// Appends a part of another buffer.
  ///
  /// - Throws: `.noMemory`, also where there is no such part.
  public mutating func append(
    _ from: Int, _ end: Int, of other: borrowing OutputBuffer
  ) throws(Failed) {
    guard from >= 0, from <= end, end <= other.count, let source = unsafe other.start else {
      throw .noMemory
    }
    if end &- from > capacity &- count { try grow(by: end &- from) }
    guard let start = unsafe start else { throw .noMemory }
    // Bounds: end - from bytes are written in `other` from `from` on, and as many fit here.
    unsafe memcpy(start + count, source + from, end &- from)
    count &+= end &- from
  }

  /// The bytes written so far, for whoever is the last to use them.
  @unsafe public var writtenBytes: UnsafeMutableBufferPointer<UInt8> {
    unsafe UnsafeMutableBufferPointer(start: start, count: count)
  }

  /// Ends the text with a NUL that does not count, and hands the memory over; the buffer is
  /// of no use afterwards.
  @inline(never)
  @_optimize(speed)
  public mutating func takeText() throws(Failed) -> UnsafeMutablePointer<UInt8> {
    if count == capacity { try grow(by: 1) }
    guard let text = unsafe start else { throw .noMemory }
    unsafe text[count] = 0
    unsafe start = nil
    return unsafe text
  }

  /// No more than this is reserved on a guess: 16 MiB. What looks like millions of items may
  /// turn out to be none.
  private static var largestGuess: Int { 16_777_216 }

  /// Makes room for `items` of about `size` bytes each at once, and one byte more; for less
  /// where that is a great deal.
  ///
  /// - Throws: `.noMemory`.
  public mutating func reserve(_ items: Int, of size: Int) throws(Failed) {
    let size = max(size, 1)
    let most = max(OutputBuffer.largestGuess / size, 1)
    let (guess, overflow) = min(items, most).multipliedReportingOverflow(by: size)
    if !overflow, guess > capacity &- count { try grow(by: guess) }
  }

  @inline(never)
  @_optimize(speed)
  private mutating func grow(by needed: Int) throws(Failed) {
    let (least, overflow) = count.addingReportingOverflow(needed)
    let (doubled, overflow2) = capacity.addingReportingOverflow(capacity)
    guard !overflow, !overflow2, let memory = unsafe resized(max(least, doubled)) else {
      throw .noMemory
    }
    capacity = max(least, doubled)
    unsafe start = memory.bindMemory(to: UInt8.self, capacity: capacity)
  }

  /// More memory for the same bytes; nil where there is none.
  private func resized(_ capacity: Int) -> UnsafeMutableRawPointer? {
    unsafe start == nil ? malloc(capacity) : realloc(start, capacity)
  }
}
