/// Where in a text a value stands. Found by a walk of its own, which nobody pays for unless
/// something is wrong.
struct JSONLocation {
  /// From 1.
  private(set) var line: Int32 = 1
  /// From 1, in code points.
  private(set) var column: Int32 = 1

  /// The line and column of the byte at an offset.
  init(of offset: Int, in text: borrowing Span<UInt8>) {
    let padded = PaddedBytes(text.extracting(0..<text.count))
    var index = 0
    while index < min(offset, text.count) {
      let byte = padded.byte(at: index)
      if byte == UInt8(ascii: "\n") {
        line &+= 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column &+= 1
      }
      index &+= 1
    }
  }

  /// Appends the way from a value to one inside of it: `metadata.labels`, `items[3].spec`.
  ///
  /// - Parameters:
  ///   - offset: where the inner value begins.
  ///   - cursor: at the outer one, in a text that has been walked before.
  ///   - sink: what stands in it is taken for the way to the outer one.
  static func writePath<let capacity: Int>(
    to offset: Int, from cursor: consuming JSONCursor, to sink: inout FixedText<capacity>
  ) {
    while cursor.index < offset {
      switch cursor.byte {
      case UInt8(ascii: "{"): enterMember(at: offset, &cursor, &sink)
      case UInt8(ascii: "["): enterElement(at: offset, &cursor, &sink)
      default: return
      }
    }
  }

  /// Goes to the member in which an offset is; to the end where there is none.
  @_lifetime(cursor: copy cursor)
  private static func enterMember<let capacity: Int>(
    at offset: Int, _ cursor: inout JSONCursor, _ sink: inout FixedText<capacity>
  ) {
    var keys = ObjectKeys()
    cursor.enter()
    while cursor.nextKey(&keys) {
      let start = cursor.index
      cursor.skip()
      if cursor.index > offset {
        if sink.count > 0 { sink.append(".") }
        sink.append(cursor.string(from: keys.start, to: keys.end))
        return cursor.index = start
      }
    }
    cursor.fail()
  }

  /// Goes to the element in which an offset is; to the end where there is none.
  @_lifetime(cursor: copy cursor)
  private static func enterElement<let capacity: Int>(
    at offset: Int, _ cursor: inout JSONCursor, _ sink: inout FixedText<capacity>
  ) {
    var count = 0
    cursor.enter()
    while cursor.nextElement(&count) {
      let start = cursor.index
      cursor.skip()
      if cursor.index > offset {
        sink.append("[")
        sink.append(Int64(count &- 1))
        sink.append("]")
        return cursor.index = start
      }
    }
    cursor.fail()
  }
}
