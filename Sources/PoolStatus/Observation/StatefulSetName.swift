/// The name of a pool's StatefulSet: whole, or as tenant and pool, which make
/// `{tenant}-{pool}` without anybody having to join them in memory.
public struct StatefulSetName: ~Escapable {
  // Four words, which a call passes in registers; a fifth would put all of them into memory.
  /// Absent where the name is whole.
  private let tenant: Text
  private let rest: Text

  private var isComposed: Bool { @inline(always) get { tenant.isPresent } }

  /// A name as the object has it.
  @_lifetime(copy whole)
  public init(_ whole: Text) {
    tenant = Text()
    rest = whole
  }

  /// The name that the operator gives to the StatefulSet of a pool.
  @_lifetime(copy tenant, copy pool)
  public init(tenant: Text, pool: Text) {
    self.tenant = tenant.isPresent ? tenant : Text("")
    rest = pool
  }

  /// Whether there is a name.
  public var isPresent: Bool { rest.isPresent && !(rest.isEmpty && !isComposed) }

  /// The number of its bytes.
  public var count: Int {
    isComposed ? tenant.bytes.count &+ 1 &+ rest.bytes.count : rest.bytes.count
  }

  /// Whether `text`, from `start` on, begins with this name.
  @inline(never)
  public func begins(_ text: borrowing Text, at start: Int = 0) -> Bool {
    guard isComposed else { return text.bytes.has(rest.bytes, at: start) }
    let dash = start &+ tenant.bytes.count
    return text.bytes.has(tenant.bytes, at: start)
      && dash < text.bytes.count && text.bytes[dash] == UInt8(ascii: "-")
      && text.bytes.has(rest.bytes, at: dash &+ 1)
  }

  /// Whether `text` is this name, byte for byte.
  public func matches(_ text: borrowing Text) -> Bool {
    text.isPresent && text.bytes.count == count && begins(text)
  }

  /// Writes the name where JSON escapes nothing of it.
  @inline(always)
  @_lifetime(writer: copy writer)
  func writeUnescaped(to writer: inout JSONWriter) {
    if isComposed {
      writer.rawInline(tenant.bytes)
      writer.rawInline("-")
    }
    writer.rawInline(rest.bytes)
  }

  /// Appends the name to `sink`.
  public func write<Sink: TextSink & ~Copyable & ~Escapable>(to sink: inout Sink) {
    if isComposed {
      sink.append(tenant.bytes)
      sink.append("-")
    }
    sink.append(rest.bytes)
  }
}
