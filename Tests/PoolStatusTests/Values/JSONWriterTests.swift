import CJansson
import Testing

@testable import PoolStatus

@Suite struct JSONWriterTests {
  /// Runs `body` with a writer to `capacity` bytes.
  ///
  /// - Returns: what was written, how much was needed, and what lay behind, which nobody may
  ///   touch.
  private static func write(
    capacity: Int, _ body: (inout JSONWriter) -> Void
  ) -> (written: [UInt8], count: Int, fits: Bool, behind: [UInt8]) {
    var memory = [UInt8](repeating: 0xEE, count: capacity + 8)
    var count = 0
    var fits = false
    memory.withUnsafeMutableBufferPointer { memory in
      guard let start = memory.baseAddress else { return }
      var writer = JSONWriter(MutableSpan(_unsafeStart: start, count: capacity))
      body(&writer)
      count = writer.count
      fits = writer.fits
    }
    return (Array(memory[..<capacity]), count, fits, Array(memory[capacity...]))
  }

  /// A text of all that a writer can be told.
  private static func everything(_ writer: inout JSONWriter) {
    writer.raw("{\"a\":")
    writer.number(.min)
    writer.raw(",\"b\":")
    writer.string(Text("\"\\/\u{8}\u{C}\n\r\t\u{1}\u{1F}\u{7F}\u{E9}\u{1F600}"))
    writer.raw(",")
    writer.quote()
    writer.append("x")
    writer.append(Int64(-7))
    writer.append(Text("\0"))
    writer.quote()
    writer.raw("}")
  }

  private static let everythingText =
    Array(
      #"{"a":-9223372036854775808,"b":"\"\\/\b\f\n\r\t\u0001\u001F"#.utf8)
    + Array("\u{7F}\u{E9}\u{1F600}".utf8) + Array(#"","x-7\u0000"}"#.utf8)

  @Test func everyCapacity() {
    let expected = Self.everythingText
    for capacity in 0...(expected.count + 2) {
      let (written, count, fits, behind) = Self.write(capacity: capacity, Self.everything)
      #expect(count == expected.count, "the room that it needs, whatever the room it has")
      #expect(fits == (capacity >= expected.count))
      #expect(behind.allSatisfy { $0 == 0xEE }, "capacity \(capacity)")
      // What was written is what stands there.
      for (index, byte) in written.enumerated() where byte != 0xEE {
        #expect(index < expected.count && byte == expected[index], "capacity \(capacity)")
      }
      if fits { #expect(Array(written[..<count]) == expected) }
    }
  }

  /// Each byte alone and between others, against jansson where it is UTF-8.
  @Test func everyByte() throws {
    for byte in UInt8.min...UInt8.max {
      for bytes in [[byte], [0x61, byte], [byte, 0x62], [0x61, byte, byte, 0x62]] as [[UInt8]] {
        let (written, count, _, _) = Self.write(capacity: 64) { $0.string(Text(bytes.span)) }
        let text = Array(written[..<count])
        if byte < 0x80 {
          let tree = try #require(
            bytes.withUnsafeBytes { bytes in
              json_stringn(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
            })
          #expect(text == Tree(owning: tree).compact)
        } else {
          #expect(text == [0x22] + bytes + [0x22], "bytes past ASCII stay")
        }
      }
    }
  }

  /// What is escaped, by hand: RFC 8259 names these and no others.
  @Test func whatIsEscaped() {
    for byte in UInt8.min...UInt8.max {
      let (_, count, _, _) = Self.write(capacity: 0) { $0.append([byte].span) }
      switch byte {
      case 0x22, 0x5C, 0x08, 0x09, 0x0A, 0x0C, 0x0D: #expect(count == 2, "\(byte)")
      case 0..<0x20: #expect(count == 6, "\(byte)")
      default: #expect(count == 1, "\(byte)")
      }
    }
  }

  @Test func nothing() {
    let (_, count, fits, _) = Self.write(capacity: 0) { _ in }
    #expect(count == 0 && fits)
    let empty = Self.write(capacity: 2) { $0.string(Text("")) }
    #expect(empty.written == [0x22, 0x22] && empty.fits)
    // An absent text is an empty string to a writer; leaving it out is the encoder's business.
    let absent = Self.write(capacity: 2) { $0.string(Text()) }
    #expect(absent.written == [0x22, 0x22] && absent.fits)
  }
}
