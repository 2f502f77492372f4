import PoolStatusMemory
import Testing

@testable import PoolStatus

@Suite struct TableTests {
  private static func table<Element: BitwiseCopyable>(
    _ elements: [Element], reading none: Element
  ) -> Table<Element> {
    var table = Table(reading: none)
    for element in elements { table.append(element) }
    return table
  }

  private static func elements<Element>(_ table: borrowing Table<Element>) -> [Element] {
    (0..<table.count).map { table[$0] }
  }

  private static func sorted(_ elements: [Int], by isLess: (Int, Int) -> Bool) -> [Int] {
    var table = table(elements, reading: -1)
    table.sort(by: isLess)
    return Self.elements(table)
  }

  @Test func appended() {
    var table = Table(reading: 0)
    for number in 1...1000 {
      table.append(number)
      let (count, last, isOutOfMemory) = (table.count, table[number - 1], table.isOutOfMemory)
      #expect(count == number && last == number && !isOutOfMemory)
    }
    let all = Self.elements(table)
    #expect(all == Array(1...1000), "it grows and keeps what there is")
  }

  @Test func outOfRange() {
    for count in [0, 1, 15, 16, 17] {
      var table = Self.table(Array(repeating: 7, count: count), reading: 3)
      for index in [-1, count, count + 1, 16, 17, 1000, Int.max, Int.min]
      where !(0..<count).contains(index) {
        let before = table[index]
        table[index] = 9
        let after = table[index]
        #expect(before == 3 && after == 3, "\(index) of \(count)")
      }
      let all = Self.elements(table)
      #expect(all == Array(repeating: 7, count: count), "setting outside changes nothing")
    }
  }

  @Test func changed() {
    var table = Self.table([1, 2, 3], reading: 0)
    table[1] = 9
    let all = Self.elements(table)
    #expect(all == [1, 9, 3])
  }

  @Test func sortsShortOnes() {
    // All arrays of up to six elements, three kinds of them.
    for bytes in sequences(of: [1, 2, 3], longest: 6) {
      let elements = bytes.map { Int($0) }
      let sorted = Self.sorted(elements, by: <)
      if sorted != elements.sorted() { Issue.record("\(elements): \(sorted)") }
    }
  }

  @Test func sortsLongOnes() {
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
      let table = Self.table(elements, reading: 0)
      for wanted: UInt8 in 0...4 {
        let index = table.lowerBound { $0 < wanted }
        let expected = elements.firstIndex { $0 >= wanted } ?? elements.count
        if index != expected { Issue.record("\(wanted) in \(elements): \(index)") }
      }
    }
  }
}
