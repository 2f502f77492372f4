internal import CJansson

/// Sorting and searching of the tables that lists and tenants need. In place and without
/// recursion, n log n whatever the input: names come from outside, and a hash table of them
/// could be made to degenerate.
package enum Sorting {
  /// Heap sort.
  package static func sort<Element: BitwiseCopyable>(
    _ elements: UnsafeMutableBufferPointer<Element>, by isLess: (Element, Element) -> Bool
  ) {
    var root = elements.count / 2
    while root > 0 {
      root &-= 1
      unsafe siftDown(elements, root, elements.count, isLess)
    }
    var end = elements.count
    while end > 1 {
      end &-= 1
      unsafe elements.swapAt(0, end)
      unsafe siftDown(elements, 0, end, isLess)
    }
  }

  /// The first place whose element is not before what is looked for.
  static func lowerBound(_ count: Int, isBefore: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low &+ (high &- low) / 2
      if isBefore(middle) { low = middle &+ 1 } else { high = middle }
    }
    return low
  }

  /// The order of bytes: below 0, 0 or above 0.
  package static func compare(_ left: borrowing Span<UInt8>, _ right: borrowing Span<UInt8>) -> Int
  {
    let common = min(left.count, right.count)
    var index = 0
    while index < common {
      let difference = Int(left[index]) &- Int(right[index])
      if difference != 0 { return difference }
      index &+= 1
    }
    return left.count &- right.count
  }

  private static func siftDown<Element: BitwiseCopyable>(
    _ elements: UnsafeMutableBufferPointer<Element>, _ start: Int, _ end: Int,
    _ isLess: (Element, Element) -> Bool
  ) {
    var root = start
    while true {
      var child = 2 &* root &+ 1
      if child >= end { return }
      // Bounds: child < end <= elements.count.
      if child &+ 1 < end, unsafe isLess(elements[child], elements[child &+ 1]) { child &+= 1 }
      if unsafe !isLess(elements[root], elements[child]) { return }
      unsafe elements.swapAt(root, child)
      root = child
    }
  }
}
