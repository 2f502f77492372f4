/// A way over objects and arrays that the core has not itself: a function for the processor at
/// hand, lent by the boundary.
@safe public struct SkipKernel: Sendable {
  /// Given a text, its length, where an object or array begins in it, and places with their number,
  /// as `poolstatus_kernel.h` says: the offset after it, or below 0 if that is not decided.
  /// `poolstatus_kernel.h` is the contract. Where it names an offset, the cursor without it names
  /// the same. It may change the places, and keeps none of the pointers; any thread may call it.
  public typealias Function =
    @convention(c) (UnsafePointer<UInt8>?, Int, Int, UnsafeMutablePointer<UInt32>?, Int) -> Int64

  /// What a place says at which any object or array may stand.
  static var anyValue: UInt32 { 0x8000_0000 }
  /// What the kernel says of such a place: the value is not alike, or has other names.
  static var otherValue: UInt32 { 0x4000_0000 }

  private let function: Function

  /// A kernel that is this function.
  public init(_ function: @escaping Function) { unsafe self.function = function }

  /// The offset after the object or array at an offset, given another one of the same text that was
  /// skipped before; below 0 if that is not decided.
  func containerEnd(
    in text: borrowing PaddedBytes, from start: Int, like other: SkippedValue = SkippedValue()
  ) -> Int {
    var both: InlineArray<2, UInt32> = [other.start, other.end]
    var places = both.mutableSpan
    return containerEnd(in: text, from: start, like: &places, other.end == 0 ? 0 : 2)
  }

  /// The same of an object that is probably small, and where in it the only name of so many bytes
  /// stands, which the caller compares; 0 where there is none.
  func smallContainerEnd(
    in text: borrowing PaddedBytes, from start: Int, withNameOf length: Int
  ) -> (end: Int, name: Int) {
    var place: InlineArray<1, UInt32> = [UInt32(truncatingIfNeeded: length)]
    var places = place.mutableSpan
    let end = containerEnd(in: text, from: start, like: &places, 1)
    return (end, Int(place[0]))
  }

  /// The same of one that is probably small.
  func smallContainerEnd(in text: borrowing PaddedBytes, from start: Int) -> Int {
    var place: InlineArray<1, UInt32> = [0]
    var places = place.mutableSpan
    return containerEnd(in: text, from: start, like: &places, 1)
  }

  /// The same, given places of one that is alike: where it begins, others in it in their order,
  /// where it ends. If there are more than two, they become those of the value at the offset; where
  /// that is not alike nothing is decided.
  ///
  /// - Parameter count: how many places there are.
  @inline(always)
  func containerEnd(
    in text: borrowing PaddedBytes, from start: Int, like places: inout MutableSpan<UInt32>,
    _ count: Int
  ) -> Int {
    let count = max(0, min(count, places.count))
    // Bounds: the function gets the start and the length of the text, and `count` places, and stays
    // within; the places are offsets into the text.
    return unsafe text.span.withUnsafeBufferPointer { bytes in
      unsafe places.withUnsafeMutableBufferPointer { places in
        let end = unsafe function(bytes.baseAddress, bytes.count, start, places.baseAddress, count)
        return Int(truncatingIfNeeded: end)
      }
    }
  }
}
