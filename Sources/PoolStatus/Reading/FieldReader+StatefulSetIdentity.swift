// Whose a StatefulSet is, and what of it has to be right whoever asks.

extension FieldReader {
  /// Reads whether it is one.
  @inline(never)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  mutating func readKind(
    into observed: inout StatefulSetObservation, _ form: inout ObjectForm, from start: Int
  ) {
    // A kind that is no string is one, too: nothing else says what the object is.
    form.hasKind = cursor.byte != UInt8(ascii: "n")
    judge(readText(), into: &observed, &form, from: start)
  }

  /// Takes note of a kind, which may be absent.
  @inline(never)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  mutating func judge(
    _ kind: Text, into observed: inout StatefulSetObservation, _ form: inout ObjectForm,
    from start: Int
  ) {
    if kind.equals("StatefulSet") || !kind.isPresent { return }
    form.isPod = form.isItem && kind.equals("Pod")
    if form.isPod || kind.equals("Status") {
      observed.existence = .missing
    } else {
      form.isOfAnotherKind = true
      record(.kindStatefulSet, at: start)
    }
  }

  /// Reads who controls it.
  @inline(never)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  mutating func readController(into observed: inout StatefulSetObservation) {
    observed.controllerUID = Text()
    observed.hasManyControllers = false
    guard enterArray() else { return }
    var count = 0
    while cursor.nextElement(&count) {
      guard enterElement() else { continue }
      var uid = Text()
      var isController = false
      var members = Members()
      while next(&members) {
        switch members.name {
        case .uid: uid = readText()
        case .controller: isController = readBoolean()
        default: skip(members)
        }
      }
      guard isController, !uid.isEmpty else { continue }
      if observed.controllerUID.isEmpty {
        observed.controllerUID = uid
      } else if !observed.controllerUID.hasSameBytes(as: uid) {
        observed.hasManyControllers = true
      }
    }
  }
}

/// The identity of a StatefulSet that belongs to no pool: all of it that has to be right.
extension FieldReader {
  /// Reads kind, metadata.name and metadata.namespace of an item for their problems alone.
  @inline(never)
  @_lifetime(self: copy self)
  public mutating func checkIdentity(ofItemAt start: Int, _ known: ReadProblem?) {
    // After an item the walk is as deep as in front of it.
    rewind(to: start, known, depth: cursor.depth)
    guard enterElement(.statefulSet) else { return }
    var members = Members()
    while next(&members) {
      switch members.name {
      case .kind:
        let kind = readText()
        if kind.isPresent, !kind.equals("StatefulSet") { record(.kindStatefulSet, at: start) }
      case .metadata:
        guard enterObject() else { continue }
        var metadata = Members()
        while next(&metadata) {
          switch metadata.name {
          case .name, .namespace: _ = readText()
          default: skip(metadata)
          }
        }
      default: skip(members)
      }
    }
  }
}
