@testable import PoolStatus

/// The contract of `poolstatus_kernel.h` for valid texts, one byte at a time. Of a value that is
/// not alike the places are lost.
enum PlainKernel {
  /// How often a value was alike of which more was asked than its end. For tests that run one
  /// after the other.
  nonisolated(unsafe) static var followed = 0
  /// Where values began of which another one was known, and where that began; likewise.
  nonisolated(unsafe) static var known: [Int: Int] = [:]

  static let kernel = SkipKernel { text, length, offset, places, count in
    let bytes = UnsafeBufferPointer(start: text, count: length)
    if count == 2, let places { PlainKernel.known[offset] = Int(places[0]) }
    let end = PlainKernel.containerEnd(bytes, offset)
    guard count > 0, let places else { return Int64(end) }
    if count == 1 {
      let wanted = Int(places[0])
      let names = wanted == 0 ? [] : PlainKernel.names(bytes, offset, end, ofLength: wanted)
      places[0] = UInt32(names.first ?? 0)
      let hasEscapes = bytes[offset..<end].contains(UInt8(ascii: "\\"))
      return names.count > 1 || (wanted != 0 && hasEscapes) ? -1 : Int64(end)
    }
    let all = UnsafeMutableBufferPointer(start: places, count: count)
    if let moved = PlainKernel.moved(Array(all), to: offset, in: bytes) {
      for index in all.indices { all[index] = moved[index] }
      if count > 2 { PlainKernel.followed += 1 }
      return Int64(end)
    }
    for index in all.indices { all[index] = 0 }
    return count > 2 ? -1 : Int64(end)
  }

  /// The places in the value at an offset; nil where it is not alike.
  private static func moved(
    _ places: [UInt32], to offset: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> [UInt32]? {
    let offsets = places.map { Int($0 & ~SkipKernel.anyValue) }
    var moved: [UInt32] = []
    func move(upTo limit: Int, by distance: Int) {
      while moved.count < places.count, offsets[moved.count] <= limit {
        moved.append(places[moved.count] &+ UInt32(truncatingIfNeeded: distance))
      }
    }
    var (other, here) = (offsets[0], offset)
    let end = offsets[offsets.count - 1]
    while other < end {
      guard here < text.count, text[other] == text[here] || isBracket(text[other]) else {
        return nil
      }
      let isString = text[other] == UInt8(ascii: "\"")
      move(upTo: isString ? other + 1 : other, by: here - other)
      let last = moved.count - 1
      if last >= 0, offsets[last] == other, places[last] >= SkipKernel.anyValue {
        guard isBracket(text[here]) else { return nil }
        let (otherEnd, hereEnd) = (offsets[last + 1], containerEnd(text, here))
        let isSame = text[other..<otherEnd].elementsEqual(text[here..<hereEnd])
        moved[last] |= isSame ? 0 : SkipKernel.otherValue
        (other, here) = (otherEnd, hereEnd)
        continue
      }
      guard text[other] == text[here] else { return nil }
      let next = isString ? stringEnd(text, other) : other + 1
      let nextHere = isString ? stringEnd(text, here) : here + 1
      if isString, isName(text, endingAt: next),
        !text[other..<next].elementsEqual(text[here..<nextHere])
      {
        return nil
      }
      (other, here) = (next, nextHere)
    }
    move(upTo: end, by: here - other)
    return moved
  }

  /// Where the names of that many bytes stand among the members of the value at an offset.
  private static func names(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, ofLength length: Int
  ) -> [Int] {
    var (index, depth) = (start, 0)
    var found: [Int] = []
    while index < end {
      switch text[index] {
      case UInt8(ascii: "\""):
        let next = stringEnd(text, index)
        if depth == 1, next - index - 2 == length, isName(text, endingAt: next) {
          found.append(index + 1)
        }
        index = next - 1
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      index += 1
    }
    return found
  }

  private static func isBracket(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
  }

  private static func isName(_ text: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Bool {
    text[end...].first { $0 > 0x20 } == UInt8(ascii: ":")
  }

  /// The offset after the string whose quote is at an offset.
  private static func stringEnd(_ text: UnsafeBufferPointer<UInt8>, _ quote: Int) -> Int {
    var index = quote + 1
    while index < text.count, text[index] != UInt8(ascii: "\"") {
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index + 1
  }

  private static func containerEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var (index, depth) = (start, 0)
    repeat {
      switch text[index] {
      case UInt8(ascii: "\""): index = stringEnd(text, index) - 1
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      index += 1
    } while depth > 0 && index < text.count
    return index
  }
}
