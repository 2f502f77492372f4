/// Where the sentence of a status goes: into a JSON string, or beside the one of last time. One type
/// for both, so that the sentences are compiled once.
struct MessageSink: TextSink, ~Copyable, ~Escapable {
  private var writer: JSONWriter
  /// The sentence of last time, and how much of it is the same so far.
  private let expected: Span<UInt8>
  private var count = 0
  private var matches: Bool
  private let isComparing: Bool

  /// A sentence that is written.
  @_lifetime(copy writer)
  init(_ writer: consuming JSONWriter) {
    self.writer = writer
    expected = Span()
    matches = false
    isComparing = false
  }

  /// A sentence that is compared.
  @_lifetime(copy expected)
  init(comparing expected: Span<UInt8>) {
    writer = JSONWriter(MutableSpan())
    self.expected = expected
    matches = true
    isComparing = true
  }

  /// Whether the pieces so far are all of the sentence of last time.
  var isMatch: Bool { matches && count == expected.count }

  /// Gives back the writer.
  @_lifetime(copy self)
  consuming func end() -> JSONWriter { writer }

  @inline(never)
  @_lifetime(self: copy self)
  mutating func append(_ bytes: borrowing Span<UInt8>) {
    guard isComparing else { return writer.append(bytes) }
    matches = matches && expected.has(bytes, at: count)
    if matches { count &+= bytes.count }
  }
}

extension JSONWriter {
  /// Writes a string that is a sentence.
  @_lifetime(self: copy self)
  mutating func sentence(_ write: (inout MessageSink) -> Void) {
    quote()
    var sink = MessageSink(consume self)
    write(&sink)
    self = sink.end()
    quote()
  }
}
