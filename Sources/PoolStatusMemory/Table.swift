internal import CJansson

/// A table that grows, in memory of its own.
@safe public struct Table<Element: BitwiseCopyable>: ~Copyable {
  private var start: UnsafeMutablePointer<Element>?
  private var capacity = 0
  /// How many elements there are.
  public private(set) var count = 0
  /// Whether an element was lost because malloc said no.
  public private(set) var isOutOfMemory = false
  /// What is read where there is no element.
  private let none: Element

  /// An empty table.
  ///
  /// - Parameter none: what is read where there is no element.
  public init(reading none: Element) {
    unsafe start = nil
    self.none = none
  }

  deinit {
    if let start = unsafe start { unsafe free(start) }
  }

  /// An element; setting one that is not there does nothing.
  public subscript(index: Int) -> Element {
    get {
      guard UInt(bitPattern: index) < UInt(bitPattern: count), let start = unsafe start else {
        return none
      }
      // Bounds: 0 <= index < count <= capacity.
      return unsafe start[index]
    }
    set {
      guard UInt(bitPattern: index) < UInt(bitPattern: count), let start = unsafe start else {
        return
      }
      // Bounds: 0 <= index < count <= capacity.
      unsafe start[index] = newValue
    }
  }

  /// Appends an element; where there is no memory for it, `isOutOfMemory` says so.
  public mutating func append(_ element: Element) {
    if count == capacity, !grow() { return isOutOfMemory = true }
    guard let start = unsafe start else { return }
    // Bounds: count < capacity.
    unsafe start[count] = element
    count &+= 1
  }

  @inline(never)
  private mutating func grow() -> Bool {
    let wanted = capacity == 0 ? 16 : capacity &* 2
    let size = wanted.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard !size.overflow, let memory = unsafe realloc(start, size.partialValue) else {
      return false
    }
    unsafe start = memory.bindMemory(to: Element.self, capacity: wanted)
    capacity = wanted
    return true
  }

  /// Sorts the elements: in place and without recursion, n log n whatever they are, for what
  /// is sorted comes from outside.
  public mutating func sort(by isLess: (Element, Element) -> Bool) {
    var root = count / 2
    while root > 0 {
      root &-= 1
      siftDown(root, count, isLess)
    }
    var end = count
    while end > 1 {
      end &-= 1
      swap(0, end)
      siftDown(0, end, isLess)
    }
  }

  @inline(never)
  private mutating func siftDown(
    _ start: Int, _ end: Int, _ isLess: (Element, Element) -> Bool
  ) {
    var root = start
    while true {
      var child = 2 &* root &+ 1
      if child >= end { return }
      if child &+ 1 < end, isLess(self[child], self[child &+ 1]) { child &+= 1 }
      if !isLess(self[root], self[child]) { return }
      swap(root, child)
      root = child
    }
  }

  private mutating func swap(_ left: Int, _ right: Int) {
    let element = self[left]
    self[left] = self[right]
    self[right] = element
  }

  /// The first element of a sorted table that is not in front of what is looked for.
  public func lowerBound(isBefore: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low &+ (high &- low) / 2
      if isBefore(self[middle]) { low = middle &+ 1 } else { high = middle }
    }
    return low
  }
}
