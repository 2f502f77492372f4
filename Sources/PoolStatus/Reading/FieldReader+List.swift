/// What a list is of.
public enum ListContent: Sendable {
  case statefulSets, pods

  fileprivate var kind: StaticString {
    switch self {
    case .statefulSets: "StatefulSetList"
    case .pods: "PodList"
    }
  }

  fileprivate var notOne: ReadProblem.Expectation {
    self == .pods ? .podList : .statefulSetList
  }
  fileprivate var ofAnotherKind: ReadProblem.Expectation {
    self == .pods ? .kindPodList : .kindStatefulSetList
  }
  fileprivate var withoutItems: ReadProblem.Expectation {
    self == .pods ? .podListWithoutItems : .statefulSetListWithoutItems
  }
}

/// The way through the items of a list: an object with `items`, or an array.
public struct ListItems {
  /// How many items there were so far.
  public fileprivate(set) var count = 0
  fileprivate let content: ListContent
  fileprivate let start: Int
  fileprivate let known: ReadProblem?
  fileprivate var members = Members()
  fileprivate var isInItems = false
  fileprivate var isInObject = false
  fileprivate var hasKind = false
  fileprivate var hasItems = false
  fileprivate var isStatus = false
}

extension FieldReader {
  /// Enters the list that stands here.
  @_lifetime(self: copy self)
  public mutating func beginList(of content: ListContent) -> ListItems {
    var items = ListItems(content: content, start: cursor.index, known: problem)
    if cursor.byte == UInt8(ascii: "[") {
      cursor.enter()
      items.isInItems = true
    } else if enterElement(content.notOne) {
      items.isInObject = true
    }
    return items
  }

  /// Goes to the next item.
  ///
  /// - Returns: false after the last one.
  @_lifetime(self: copy self)
  public mutating func next(_ items: inout ListItems) -> Bool {
    while true {
      if items.isInItems {
        if cursor.nextElement(&items.count) { return true }
        items.isInItems = false
      }
      guard items.isInObject else { return false }
      guard next(&items.members) else {
        items.isInObject = false
        checkList(items)
        return false
      }
      switch items.members.name {
      case .kind:
        let kind = readText()
        items.hasKind = kind.isPresent
        items.isStatus = kind.equals("Status")
        if kind.isPresent, !kind.equals(items.content.kind), !kind.equals("List") {
          record(items.content.ofAnotherKind, at: items.start)
        }
      case .items:
        items.isInItems = enterArray()
        items.hasItems = items.isInItems || items.hasItems
      default: skip(items.members)
      }
    }
  }

  /// Keeps the problem that an object is no list.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func checkList(_ items: borrowing ListItems) {
    if items.isStatus {
      rewind(to: items.start, items.known, depth: cursor.depth)
      readAPIError()
    } else if !items.hasKind, !items.hasItems {
      record(items.content.withoutItems, at: items.start)
    }
  }
}
