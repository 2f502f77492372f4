// What a problem says: one sentence, with what to do where that is plain.
extension ReadProblem {
  /// What kind of failure it is.
  public var code: Failure.Code { expectation == .apiError ? .apiError : .invalidObject }

  /// The members that follow the way to the offset: of an object that lacks its name.
  public var missingMember: StaticString? {
    switch expectation {
    case .statefulSetWithoutName, .tenantWithoutName: "metadata.name"
    case .poolWithoutName: "name"
    default: nil
    }
  }

  /// Appends the way to where it stands.
  ///
  /// - Parameters:
  ///   - text: that was read.
  ///   - item: the item that it is in, if that is known.
  ///   - sink: takes it.
  public func writePath<let capacity: Int>(
    in text: JSONText, _ item: ListItem = ListItem(), to sink: inout FixedText<capacity>
  ) {
    // What is wrong with a list as a whole stands in front of its items.
    let isInside = item.index >= 0 && item.start <= offset
    if isInside {
      if text.cursor().byte == UInt8(ascii: "{") {
        if sink.count > 0 { sink.append(".") }
        sink.append(FieldName.items.text)
      }
      JSONLocation.writeIndex(item.index, to: &sink)
    }
    JSONLocation.writePath(to: offset, from: text.cursor(at: isInside ? item.start : 0), to: &sink)
    guard let missingMember else { return }
    if sink.count > 0 { sink.append(".") }
    sink.append(missingMember)
  }

  /// The line and column where it stands, both from 1.
  public func location(in text: JSONText) -> (line: Int32, column: Int32) {
    let location = JSONLocation(of: offset, in: text.bytes)
    return (location.line, location.column)
  }

  /// Appends the sentence.
  public func writeMessage<let capacity: Int>(
    in text: JSONText, to sink: inout FixedText<capacity>
  ) {
    var reader = text.reader(at: offset)
    switch expectation {
    case .string: writeMismatch("a string", text, &sink)
    case .integer: writeMismatch("an integer", text, &sink)
    case .boolean: writeMismatch("a boolean", text, &sink)
    case .object: writeMismatch("an object", text, &sink)
    case .array: writeMismatch("an array", text, &sink)
    case .statefulSet: writeMismatch("a StatefulSet", text, &sink)
    case .pod: writeMismatch("a Pod", text, &sink)
    case .tenant: writeMismatch("a Tenant", text, &sink)
    case .statefulSetList: writeMismatch("a StatefulSetList", text, &sink)
    case .podList: writeMismatch("a PodList", text, &sink)
    case .stringWithoutNUL: sink.append("expected a string without \\u0000")
    case .stringInUTF8: sink.append("expected a string in UTF-8")
    case .counter:
      sink.append("expected an integer from 0 to 2147483647, got ")
      sink.append(reader.readInteger() ?? 0)
    case .kindStatefulSet: writeKind("a StatefulSet", &reader, &sink)
    case .kindPod: writeKind("a Pod", &reader, &sink)
    case .kindTenant: writeKind("a Tenant", &reader, &sink)
    case .kindStatefulSetList: writeKind("a StatefulSetList", &reader, &sink)
    case .kindPodList: writeKind("a PodList", &reader, &sink)
    case .watchEvent: sink.append("this looks like a watch event: pass its object")
    case .listForPool: sink.append("expected a StatefulSet, got a list: use poolstatus_list")
    case .objectForPrevious:
      sink.append("this looks like an object of the API server: pass its pool status of last time")
    case .emptyObject: sink.append("expected a StatefulSet or its status, got an empty object")
    case .neitherObjectNorStatus:
      sink.append("expected a StatefulSet or its status, got an object with no member of either")
    case .pythonName:
      sink.append("these are Python's names: ")
      sink.append("pass ApiClient().sanitize_for_serialization(object)")
    case .page: sink.append("one page of a list is not the list")
    case .apiError: reader.writeAPIError(to: &sink)
    case .statefulSetWithoutName: sink.append("the StatefulSet has no name")
    case .tenantWithoutName: sink.append("the Tenant has no name")
    case .poolWithoutName: sink.append("the pool has no name")
    case .secondPool:
      sink.append("two pools are called ")
      sink.append(reader.readText())
    case .secondStatefulSet:
      sink.append("two StatefulSets are called ")
      sink.append(reader.readText())
    case .podsOfOneOwner:
      sink.append(
        "the pods would be owned by more than 64 StatefulSets each: pass their namespaces")
    case .tooDeep: sink.append("nested deeper than 128")
    case .tooLarge: sink.append("has more than 67108864 values")
    // Whoever found these knows more than the text: the names, the sum.
    case .nameOfOptions, .sum: break
    }
  }

  /// Appends what was expected, and what stands there instead.
  private func writeMismatch<let capacity: Int>(
    _ expected: StaticString, _ text: JSONText, _ sink: inout FixedText<capacity>
  ) {
    sink.append("expected ")
    sink.append(expected)
    sink.append(", got ")
    let cursor = text.cursor(at: offset)
    switch cursor.byte {
    case UInt8(ascii: "{"): sink.append("an object")
    case UInt8(ascii: "["): sink.append("an array")
    case UInt8(ascii: "\""): sink.append("a string")
    case UInt8(ascii: "t"), UInt8(ascii: "f"): sink.append("a boolean")
    case UInt8(ascii: "n"): sink.append("null")
    default: sink.append(cursor.text.isReal(cursor.index) ? "a real number" : "an integer")
    }
  }

  /// Appends of what kind an object should be, and of what kind it is.
  private func writeKind<let capacity: Int>(
    _ expected: StaticString, _ reader: inout FieldReader, _ sink: inout FixedText<capacity>
  ) {
    let kind = reader.cursor.text(reader.readMember(ofLarge: .kind))
    sink.append("expected ")
    sink.append(expected)
    if kind.isEmpty { return sink.append(", got an object of an empty kind") }
    switch kind.bytes[0] | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"):
      sink.append(", got an ")
    default: sink.append(", got a ")
    }
    sink.append(kind)
    if kind.equals("StatefulSetList") || kind.equals("List") {
      sink.append(": use poolstatus_list")
    }
  }
}

extension FieldReader {
  /// Appends what the API server says.
  fileprivate mutating func writeAPIError<let capacity: Int>(
    to sink: inout FixedText<capacity>
  ) {
    let answer = readAPIStatus()
    sink.append("the API server answered")
    if answer.code == nil, answer.reason.isEmpty, answer.message.isEmpty {
      sink.append(
        answer.status.isEmpty ? " with a Status that says nothing" : " with a Status of ")
      sink.append(answer.status)
    }
    if let code = answer.code {
      sink.append(" ")
      sink.append(code)
    }
    if !answer.reason.isEmpty {
      sink.append(" ")
      sink.append(answer.reason)
    }
    if !answer.message.isEmpty {
      sink.append(": ")
      sink.append(answer.message)
    }
  }
}
