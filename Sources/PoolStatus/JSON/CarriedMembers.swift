/// Members of an earlier status that are not ours, which follow ours as the same bytes.
enum CarriedMembers {
  /// Writes them, each with a comma in front.
  ///
  /// - Parameters:
  ///   - text: from the first of them to the end of the object, as a cursor has walked it
  ///     before; absent if there are none.
  ///   - isOurs: which members are left out.
  static func write(
    _ text: borrowing Text, unless isOurs: (MemberName?) -> Bool, to writer: inout JSONWriter
  ) {
    guard text.isPresent else { return }
    var cursor = JSONCursor(text.bytes)
    var members = Members()
    while cursor.next(&members) {
      let value = cursor.index
      cursor.skip()
      if isOurs(members.name) { continue }
      writer.raw(",")
      writer.raw(cursor.slice(members.start, members.nameEnd &+ 1))
      writer.raw(":")
      writer.raw(cursor.slice(value, cursor.index))
    }
  }
}
