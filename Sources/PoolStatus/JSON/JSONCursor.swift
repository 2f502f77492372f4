/// A walk over a JSON text, from front to back, once. Values are picked or skipped; both
/// check the whole grammar, so a text that has been walked to its end is valid JSON.
///
/// It tells no errors. At the first byte that is not as it should be, or that it would have to
/// decode (an escape in a name), it fails for good: it then stands at the end of the text,
/// every object and array is over and every value is absent, so that readers need not ask
/// until the end. What a failed cursor gave is of no use: jansson then reads the text again.
public struct JSONCursor: ~Escapable {
  let text: PaddedBytes
  /// Where the walk has got to.
  var index = 0
  /// What skips large values, if there is anything faster than the cursor itself.
  let kernel: SkipKernel?
  /// Whether nothing has failed so far.
  public private(set) var isGood = true

  /// A cursor at the beginning of a text.
  @_lifetime(copy text)
  public init(_ text: Span<UInt8>, skippingBy kernel: SkipKernel? = nil) {
    self.text = PaddedBytes(text)
    self.kernel = kernel
    index = self.text.blanksEnd(0)
  }

  /// A cursor at a place where a value begins, in a text that has been walked before.
  @_lifetime(copy text)
  init(_ text: Span<UInt8>, at place: Int) {
    self.text = PaddedBytes(text)
    kernel = nil
    index = place
  }

  /// Fails: there is nothing more to see.
  @inline(never)
  @_lifetime(self: copy self)
  public mutating func fail() {
    isGood = false
    index = text.span.count
  }

  /// Whether all of the text has been walked and was valid.
  public var isAtEnd: Bool {
    isGood && (index == text.span.count || text.blanksEnd(index) == text.span.count)
  }

  /// How far the walk has got, in bytes.
  public var offset: Int { index }
  /// How many bytes there are still to walk.
  public var remaining: Int { text.span.count &- index }

  /// The whole text.
  public var whole: Span<UInt8> {
    @_lifetime(copy self)
    get { text.span }
  }

  /// A part of the text.
  @_lifetime(copy self)
  func slice(_ start: Int, _ end: Int) -> Span<UInt8> { text.slice(start, end) }
}

extension PaddedBytes {
  /// The first place from `start` on that is no blank; blanks between tokens are rare in
  /// what API servers send.
  @inline(__always)
  func blanksEnd(_ start: Int) -> Int {
    byte(at: start) > 0x20 ? start : manyBlanksEnd(start)
  }

  /// The same for pretty-printed text: a newline and then up to 15 spaces.
  @inline(never)
  @_optimize(speed)
  private func manyBlanksEnd(_ start: Int) -> Int {
    guard byte(at: start) == 0x0A else { return anyBlanksEnd(start) }
    let first = start &+ 1
    let others = wholeWord(at: first) ^ 0x2020_2020_2020_2020
    var place = first &+ others.trailingZeroBitCount / 8
    if others == 0 {
      let others = wholeWord(at: place) ^ 0x2020_2020_2020_2020
      place &+= others.trailingZeroBitCount / 8
    }
    if byte(at: place) > 0x20 { return place }
    return anyBlanksEnd(start)
  }

  /// The same for any blanks.
  @inline(never)
  @_optimize(speed)
  private func anyBlanksEnd(_ start: Int) -> Int {
    var index = start
    while isBlank(byte(at: index)) {
      index &+= 1
      var others = word(at: index) ^ 0x2020_2020_2020_2020
      while others == 0 {
        index &+= 8
        others = word(at: index) ^ 0x2020_2020_2020_2020
      }
      index &+= others.trailingZeroBitCount / 8
    }
    return index
  }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// The place of a value behind a colon; pretty-printed text has one blank there.
  @inline(__always)
  func valueStart(_ start: Int) -> Int {
    if byte(at: start) > 0x20 { return start }
    return blanksEnd(byte(at: start) == 0x20 ? start &+ 1 : start)
  }
}

/// The way through the members of an object.
public struct Members {
  /// The name of the member, if it is one that readers look for.
  public fileprivate(set) var name: MemberName?
  /// The names seen so far, a bit each.
  public fileprivate(set) var seen: UInt64 = 0
  /// How many members there were so far.
  public fileprivate(set) var count = 0
  /// Where the member begins: the quote of its name.
  fileprivate(set) var start = 0
  /// Where its name ends: the other quote.
  fileprivate(set) var nameEnd = 0

  /// Counts members that were found without `next`.
  ///
  /// - Parameter names: a bit each.
  mutating func take(_ names: UInt64) { take(names, names.nonzeroBitCount) }

  /// The same, with some of other names among them.
  @inline(__always)
  mutating func take(_ names: UInt64, _ more: Int) {
    count &+= more
    seen |= names
  }

  /// Whether one of some names has been seen.
  func hasSeen(_ names: UInt64) -> Bool { seen & names != 0 }
}

extension MemberName {
  /// The bit of this name among those seen.
  var bit: UInt64 { 1 &<< UInt64(rawValue) }
}

extension JSONCursor {
  /// Enters an object; fails where there is none.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func beginObject() -> Members {
    take(UInt8(ascii: "{"))
    return Members()
  }

  /// Enters an array; fails where there is none.
  @inline(never)
  @_lifetime(self: copy self)
  mutating func beginArray() {
    take(UInt8(ascii: "["))
  }

  /// Goes to the value of the next member.
  ///
  /// - Returns: false after the last one. A name that readers look for and that occurs twice
  ///   fails: of two members jansson takes the last, this walk has already read the first.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  mutating func next(_ members: inout Members) -> Bool {
    guard nextOfAnyName(&members) else { return false }
    let name = MemberName(in: text, from: members.start &+ 1, to: members.nameEnd)
    members.name = name
    if let name {
      guard members.seen & name.bit == 0 else { return failed() }
      members.seen |= name.bit
    }
    return true
  }

  /// The same for an object that is probably over, right here.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func nextIfAny(_ members: inout Members) -> Bool {
    guard text.byte(at: index) == UInt8(ascii: "}") else { return next(&members) }
    index &+= 1
    return false
  }

  /// The same without a look at the name; one that occurs twice does not matter.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func nextOfAnyName(_ members: inout Members) -> Bool {
    var place = text.blanksEnd(index)
    var byte = text.byte(at: place)
    if byte == UInt8(ascii: "}") {
      index = place &+ 1
      return false
    }
    if members.count > 0 {
      guard byte == UInt8(ascii: ",") else { return failed() }
      place = text.blanksEnd(place &+ 1)
      byte = text.byte(at: place)
    }
    guard byte == UInt8(ascii: "\"") else { return failed() }
    members.start = place
    let end = text.plainStringEnd(place &+ 1)
    guard end >= 0 else { return failed() }
    members.nameEnd = end
    members.count &+= 1
    place = text.blanksEnd(end &+ 1)
    guard text.byte(at: place) == UInt8(ascii: ":") else { return failed() }
    index = text.valueStart(place &+ 1)
    return true
  }

  /// Takes an object of which only one text is wanted.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(copy self)
  mutating func takeMember(_ name: MemberName) -> Text {
    var found = Text()
    if takeNull() { return found }
    var members = beginObject()
    let length = name.text.utf8CodeUnitCount
    while nextOfAnyName(&members) {
      let start = members.start &+ 1
      if members.nameEnd &- start == length,
        name == MemberName(in: text, from: start, to: members.nameEnd)
      {
        // The last one wins.
        found = takeText()
      } else {
        skipUsualText()
      }
    }
    return found
  }

  /// Goes to the next element.
  ///
  /// - Parameter count: how many there were so far.
  /// - Returns: false after the last one.
  @inline(never)
  @_lifetime(self: copy self)
  mutating func nextElement(_ count: inout Int) -> Bool {
    let place = text.blanksEnd(index)
    let byte = text.byte(at: place)
    if byte == UInt8(ascii: "]") {
      index = place &+ 1
      return false
    }
    if count > 0 {
      guard byte == UInt8(ascii: ",") else { return failed() }
      index = text.blanksEnd(place &+ 1)
      // A bracket after a comma is no value: whatever reads the element fails there.
    } else {
      index = place
    }
    count &+= 1
    return isGood
  }

  /// Takes one byte that must be there.
  @_lifetime(self: copy self)
  private mutating func take(_ byte: UInt8) {
    guard text.byte(at: index) == byte else { return fail() }
    index &+= 1
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func failed() -> Bool {
    fail()
    return false
  }
}
