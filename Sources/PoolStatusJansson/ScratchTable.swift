internal import CJansson
internal import PoolStatus

/// Memory that one call needs, all zero at first; given back at its end.
@safe public struct ScratchMemory: ~Copyable {
  let start: UnsafeMutableRawPointer?

  /// Memory for `count` elements of `stride` bytes.
  ///
  /// - Throws: `.noMemory`.
  init(count: Int, stride: Int) throws(Failed) {
    let memory = unsafe count > 0 ? calloc(count, stride) : nil
    guard unsafe count <= 0 || memory != nil else { throw .noMemory }
    unsafe start = memory
  }

  deinit { unsafe free(start) }
}

/// A view of such memory as a table.
@safe struct ScratchTable<Element: BitwiseCopyable>: BitwiseCopyable {
  let elements: UnsafeMutableBufferPointer<Element>

  /// A view of memory that was made for `count` elements of this type and outlives the view.
  @unsafe init(_ memory: borrowing ScratchMemory, count: Int) {
    guard let start = unsafe memory.start else {
      unsafe elements = UnsafeMutableBufferPointer(start: nil, count: 0)
      return
    }
    unsafe elements = UnsafeMutableBufferPointer(
      start: start.bindMemory(to: Element.self, capacity: count), count: count)
  }
}
