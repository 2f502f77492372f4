internal import PoolStatus

/// The lists that Kubernetes serves: an object with `items`, or an array.
public enum ListReader {
  /// What a list is of.
  public enum Content: Sendable {
    case statefulSets, pods

    var listKind: StaticString {
      switch self {
      case .statefulSets: "StatefulSetList"
      case .pods: "PodList"
      }
    }

    var expected: StaticString {
      switch self {
      case .statefulSets: "a StatefulSetList"
      case .pods: "a PodList"
      }
    }
  }

  /// The array of items; absent where the list has none.
  ///
  /// - Throws: `.invalidObject` for anything that is not such a list; `.apiError` for an
  ///   error of the API server.
  @_lifetime(copy value)
  public static func items(
    of value: JanssonValue, _ content: Content
  ) throws(Failed) -> JanssonValue {
    if value.kind == .array { return value }
    guard value.kind == .object else { throw value.mismatch(content.expected) }
    let kindText = try value.text(.kind)
    if kindText.isPresent {
      if kindText.reads("Status") { throw try APIStatusReader.failure(value) }
      guard kindText.reads(content.listKind) || kindText.reads("List") else {
        throw ObjectKind.unexpected(kindText, expected: content.expected, at: value)
      }
      return try value.array(.items)
    }
    let items = try value.array(.items)
    guard items.isPresent else {
      throw value.report.fail(.invalidObject, at: value.path) { message in
        message.append("expected ")
        message.append(content.expected)
        message.append(", got an object without kind and items")
      }
    }
    return items
  }
}
