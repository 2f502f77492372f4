/// Members of an earlier status that the library does not know, which follow its own as the same
/// bytes, in their order.
public struct PreservedMembers: ~Escapable {
  private let text: JSONText
  /// The quote of the first such member.
  private let start: Int
  /// Where their object ends.
  public let byteCount: Int

  /// No members.
  @_lifetime(immortal)
  init() {
    text = JSONText()
    start = 0
    byteCount = 0
  }

  /// Those from a member on to the end of its object, in a text that has been walked before.
  @_lifetime(copy text)
  init(of text: JSONText, from start: Int) {
    self.text = text
    self.start = start
    byteCount = text.bytes.count &- start
  }

  /// Writes them, each with a comma in front.
  ///
  /// - Parameter isKnown: which members are left out.
  func write(to writer: inout JSONWriter, unless isKnown: (FieldName?) -> Bool) {
    write(to: &writer) { name, _ in isKnown(name) ? .leaveOut : .asItStands }
  }

  /// What becomes of a member.
  enum Fate {
    case leaveOut, asItStands
    /// Another string takes the place of its value, which has nothing to escape.
    case becomes(StaticString)
  }

  /// Writes them, each with a comma in front.
  ///
  /// - Parameter fate: what becomes of a member, by its name and whether its value is something:
  ///   not null, not "".
  func write(to writer: inout JSONWriter, deciding fate: (FieldName?, Bool) -> Fate) {
    guard byteCount > 0 else { return }
    var reader = text.reader(at: start)
    var keys = ObjectKeys()
    while reader.cursor.nextKey(&keys) {
      let start = reader.cursor.index
      reader.cursor.skip()
      let value = reader.cursor.slice(start, reader.cursor.index)
      let isSomething =
        !value.hasSameBytes(as: StaticString("\"\"").bytes)
        && reader.cursor.text.byte(at: start) != UInt8(ascii: "n")
      let fate = fate(reader.name(of: keys), isSomething)
      if case .leaveOut = fate { continue }
      writer.raw(",")
      writer.raw(reader.cursor.slice(keys.start &- 1, keys.end &+ 1))
      writer.raw(":")
      if case .becomes(let string) = fate {
        writer.quote()
        writer.raw(string)
        writer.quote()
      } else {
        writer.raw(value)
      }
    }
  }

  /// Whether the library writes a member of a pool status itself, or drops it, whatever is asked
  /// for.
  static func areWrittenByPool(_ name: FieldName?) -> Bool {
    switch name {
    case .ssName, .state, .replicas, .readyReplicas, .currentReplicas, .updatedReplicas,
      .currentRevision, .updateRevision, .lastUpdateTime, .reason, .message:
      true
    default: false
    }
  }

  /// Whether the library writes a member of a tenant's status itself.
  static func areKnownToTenant(_ name: FieldName?) -> Bool {
    switch name {
    case .currentState, .availableReplicas, .pools, .observedGeneration, .conditions: true
    default: false
    }
  }
}
