import Testing

@testable import PoolStatusJansson

@Suite struct SortingTests {
  private static func sorted<Element: BitwiseCopyable>(
    _ elements: [Element], by isLess: (Element, Element) -> Bool
  ) -> [Element] {
    var elements = elements
    elements.withUnsafeMutableBufferPointer { Sorting.sort($0, by: isLess) }
    return elements
  }

  @Test func shortOnes() {
    // All arrays of up to six elements, three kinds of them.
    for elements in sequences(of: [1, 2, 3], longest: 6) {
      let sorted = Self.sorted(elements, by: <)
      if sorted != elements.sorted() { Issue.record("\(elements): \(sorted)") }
    }
  }

  @Test func longOnes() {
    var random = Random(seed: 6)
    for count in [7, 8, 15, 16, 17, 100, 255, 1000] {
      for highest in [1, 10, 1_000_000] {
        let elements = (0..<count).map { _ in Int.random(in: 0...highest, using: &random) }
        #expect(Self.sorted(elements, by: <) == elements.sorted())
        #expect(Self.sorted(elements, by: >) == elements.sorted(by: >))
        #expect(Self.sorted(elements.sorted(), by: <) == elements.sorted())
        #expect(Self.sorted(elements.sorted(by: >), by: <) == elements.sorted())
      }
    }
  }

  /// n log n whatever the input: names come from outside.
  @Test func comparisonsAreBounded() {
    var random = Random(seed: 7)
    let count = 4096
    let shuffled = Array(0..<count).shuffled(using: &random)
    for elements in [
      Array(0..<count), Array((0..<count).reversed()), shuffled, [Int](repeating: 1, count: count),
      (0..<count).map { $0 % 2 },
    ] {
      var comparisons = 0
      let sorted = Self.sorted(elements) { left, right in
        comparisons += 1
        return left < right
      }
      #expect(sorted == elements.sorted())
      // Two for each of at most log2 n levels that an element sinks, n/2 + n times.
      #expect(comparisons <= 3 * count * 12)
    }
  }

  @Test func lowerBound() {
    for elements in sequences(of: [1, 2, 3], longest: 6) where elements == elements.sorted() {
      for wanted: UInt8 in 0...4 {
        let place = Sorting.lowerBound(elements.count) { elements[$0] < wanted }
        let expected = elements.firstIndex { $0 >= wanted } ?? elements.count
        if place != expected { Issue.record("\(wanted) in \(elements): \(place)") }
      }
    }
  }

  @Test func compare() {
    let all = sequences(of: [0x00, 0x2D, 0x7F, 0xFF], longest: 3)
    for left in all {
      for right in all {
        let order = Sorting.compare(left.span, right.span).signum()
        let expected = left == right ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1
        if order != expected { Issue.record("\(left) \(right): \(order)") }
      }
    }
  }
}
