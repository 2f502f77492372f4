/// The way through the items of a list: an object with `items`, or an array.
public struct ListItems {
  fileprivate var members = Members()
  fileprivate var isInItems = false
  fileprivate var isArray = false
  /// Whether the object says that it is a list.
  fileprivate var isKnown = false
  fileprivate var hasItems = false
  /// How many items there were so far.
  public fileprivate(set) var count = 0
}

extension JSONCursor {
  /// Enters a list.
  @_lifetime(self: copy self)
  public mutating func beginList() -> ListItems {
    var items = ListItems()
    if text.byte(at: index) == UInt8(ascii: "[") {
      beginArray()
      items.isArray = true
      items.isInItems = true
    } else {
      items.members = beginObject()
    }
    return items
  }

  /// Goes to the next item; fails for what is no such list.
  ///
  /// - Parameter kind: what the list says it is, unless it says List or nothing.
  /// - Returns: false after the last one.
  @_lifetime(self: copy self)
  public mutating func next(_ items: inout ListItems, of kind: StaticString) -> Bool {
    while true {
      if items.isInItems {
        if nextElement(&items.count) { return true }
        items.isInItems = false
        if items.isArray { return false }
      }
      guard next(&items.members) else {
        if !items.isKnown, !items.hasItems { fail() }
        return false
      }
      switch items.members.name {
      case .kind:
        let text = takeText()
        items.isKnown = text.isPresent
        if text.isPresent, !text.reads(kind), !text.reads("List") { fail() }
      case .items:
        if takeNull() { continue }
        items.hasItems = true
        items.isInItems = true
        beginArray()
      default: skip()
      }
    }
  }
}
