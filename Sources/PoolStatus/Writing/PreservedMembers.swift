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
    guard byteCount > 0 else { return }
    var reader = text.reader(at: start)
    var keys = ObjectKeys()
    while reader.cursor.nextKey(&keys) {
      let value = reader.cursor.index
      reader.cursor.skip()
      if isKnown(reader.name(of: keys)) { continue }
      writer.raw(",")
      writer.raw(reader.cursor.slice(keys.start &- 1, keys.end &+ 1))
      writer.raw(":")
      writer.raw(reader.cursor.slice(value, reader.cursor.index))
    }
  }

  /// Whether the library writes a member of a pool status itself, or drops it.
  static func areKnownToPool(_ name: FieldName?) -> Bool {
    switch name {
    case .ssName, .state, .replicas, .readyReplicas, .currentReplicas, .updatedReplicas,
      .currentRevision, .updateRevision, .lastUpdateTime, .name, .reason, .message:
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
