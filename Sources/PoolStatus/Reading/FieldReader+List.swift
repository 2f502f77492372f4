/// What a list is of.
public enum ListContent: Sendable {
  /// StatefulSets, beside which there may be Pods.
  case statefulSets
  /// StatefulSets, of which none may be missing.
  case allStatefulSets
  /// Pods, of which none may be missing.
  case pods
  /// The Pods beside StatefulSets, of which none may be missing.
  case podsBesideStatefulSets

  fileprivate var kind: StaticString { self == .pods ? "Pod" : "StatefulSet" }
  fileprivate var listKind: StaticString { self == .pods ? "PodList" : "StatefulSetList" }
  fileprivate var notOne: ReadProblem.Expectation { self == .pods ? .podList : .statefulSetList }
  fileprivate var ofAnotherKind: ReadProblem.Expectation {
    self == .pods ? .kindPodList : .kindStatefulSetList
  }
}

/// The way through the items of a list: an object with `items`, an array, or one object, which is
/// a list of one.
public struct ListItems {
  /// How many items there were so far.
  public fileprivate(set) var count = 0
  fileprivate let content: ListContent
  fileprivate let start: Int
  fileprivate let known: ReadProblem?
  fileprivate var members = Members()
  fileprivate var isInItems = false
  fileprivate var isInObject = false
  fileprivate var hasItems = false
  /// What the member `kind` says, if it is there.
  fileprivate var kind: Kind?
  /// What says that there is more of the list elsewhere, or may.
  fileprivate var page: ReadProblem?
  /// Whether the status is the word Failure, and whether there is a code.
  fileprivate var isFailure = false
  fileprivate var hasCode = false

  fileprivate enum Kind {
    case item, list, otherList, status, other
    /// No string.
    case unknown
  }
}

/// An item of the list that a text is: what is wrong inside is looked for from there on.
public struct ListItem: BitwiseCopyable, Sendable {
  /// Which it is, from 0; below 0 for none.
  let index: Int
  /// Where it begins.
  let start: Int

  /// None.
  public init() { self.init(-1, at: 0) }

  init(_ index: Int, at start: Int) {
    self.index = index
    self.start = start
  }
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
        items.isInItems = cursor.nextElement(&items.count)
        if problem == nil {
          item = items.isInItems ? ListItem(items.count &- 1, at: cursor.index) : ListItem()
        }
        if items.isInItems { return true }
      }
      guard items.isInObject else { return false }
      guard next(&items.members) else {
        items.isInObject = false
        return endList(&items)
      }
      switch items.members.name {
      case .kind: readKind(of: &items)
      case .metadata where items.content != .statefulSets: readMetadata(of: &items)
      case .items:
        items.isInItems = enterArray()
        items.hasItems = true
      case .status:
        items.isFailure = isFailure()
        skip(items.members)
      case .code:
        items.hasCode = cursor.byte != UInt8(ascii: "n")
        skip(items.members)
      default: skip(items.members)
      }
    }
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func readKind(of items: inout ListItems) {
    let isNull = cursor.byte == UInt8(ascii: "n")
    let kind = readText()
    if isNull { return }
    if !kind.isPresent {
      items.kind = .unknown
    } else if kind.equals(items.content.kind) {
      items.kind = .item
    } else if kind.equals("List") || kind.equals(items.content.listKind) {
      items.kind = .list
    } else if kind.equals("Status") {
      items.kind = .status
    } else {
      let end = kind.bytes.count
      let isList = end >= 4 && Text(kind.bytes.extracting((end &- 4)..<end)).equals("List")
      items.kind = isList ? .otherList : .other
    }
  }

  /// Reads what says whether this is the whole list.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func readMetadata(of items: inout ListItems) {
    let known = problem
    problem = nil
    if enterObject() {
      var members = Members()
      while next(&members) {
        let start = cursor.index
        switch members.name {
        case .continue: if !readText().isEmpty { record(.page, at: start) }
        case .remainingItemCount: if (readInteger() ?? 0) > 0 { record(.page, at: start) }
        default: skip(members)
        }
      }
    }
    items.page = problem
    problem = known
  }

  /// Decides what the object was that has come to its end.
  ///
  /// - Returns: whether it stands here once more, as the only item.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func endList(_ items: inout ListItems) -> Bool {
    guard cursor.stop == .none else { return false }
    if items.kind == .status || items.kind == nil && items.isFailure && items.hasCode {
      beginAgain(items)
      readAPIError()
      return false
    }
    let isList = items.hasItems || items.kind == .list || items.kind == .otherList
    if isList { record(items.page) }
    switch items.kind {
    case .item where isList, .otherList, .other:
      record(items.content.ofAnotherKind, at: items.start)
      return false
    default: break
    }
    guard !isList else { return false }
    beginAgain(items)
    items.count = 1
    return true
  }

  /// Goes back to the beginning of what turned out to be no list.
  @_lifetime(self: copy self)
  private mutating func beginAgain(_ items: borrowing ListItems) {
    rewind(to: items.start, items.known, depth: cursor.depth)
    item = ListItem()
  }
}
