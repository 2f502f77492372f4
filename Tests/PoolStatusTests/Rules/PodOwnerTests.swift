import Testing

@testable import PoolStatus

@Suite struct PodOwnerTests {
  /// A reference of a pod, and whether it is to StatefulSet demo-pool-0, uid u1, in space.
  struct Reference: Sendable {
    let name: String
    var kind: StaticString? = "StatefulSet"
    var uid: StaticString? = "u1"
    var refersTo: StaticString? = "demo-pool-0"
    var namespace: StaticString? = "space"
    var ownUID: StaticString? = "u1"
    var ownNamespace: StaticString? = "space"
    var isOwned = true
  }

  static let references = [
    Reference(name: "uid and name"),
    Reference(name: "the uid alone", refersTo: "another", namespace: "elsewhere"),
    Reference(name: "no name there", refersTo: nil),
    Reference(name: "another uid", uid: "u2", isOwned: false),
    Reference(name: "uids are bytes", uid: "U1", isOwned: false),
    Reference(name: "another kind", kind: "ReplicaSet", isOwned: false),
    Reference(name: "no kind", kind: nil, isOwned: false),
    Reference(name: "no uid there: by name", uid: nil),
    Reference(name: "an empty uid there: by name", uid: ""),
    Reference(name: "no uid there, another name", uid: nil, refersTo: "demo-pool", isOwned: false),
    Reference(
      name: "no uid there, longer name", uid: nil, refersTo: "demo-pool-01", isOwned: false),
    Reference(name: "no uid there, no name", uid: nil, refersTo: nil, isOwned: false),
    Reference(name: "no uid here: by name", ownUID: nil),
    Reference(name: "no uid here, another name", refersTo: "x", ownUID: "", isOwned: false),
    Reference(
      name: "by name in another namespace", uid: nil, namespace: "elsewhere", isOwned: false),
    Reference(name: "by name, no namespace there", uid: nil, namespace: nil),
    Reference(name: "by name, no namespace here", uid: nil, ownNamespace: nil),
  ]

  @Test(arguments: references.indices) func isReferred(_ index: Int) {
    let reference = Self.references[index]
    for isComposed in [false, true] {
      let name =
        isComposed
        ? StatefulSetName(tenant: Text("demo"), pool: Text("pool-0"))
        : StatefulSetName(Text("demo-pool-0"))
      let owner = PodOwner(
        name: name, uid: text(reference.ownUID), namespace: text(reference.ownNamespace))
      let isOwned = owner.isReferred(
        toBy: text(reference.kind), uid: text(reference.uid), name: text(reference.refersTo),
        from: text(reference.namespace))
      #expect(isOwned == reference.isOwned, "\(reference.name), composed: \(isComposed)")
    }
  }

  @Test func withoutNameNothingIsOwnedByName() {
    let owner = PodOwner(name: StatefulSetName(Text()), uid: Text(), namespace: Text())
    let byAbsent = owner.isReferred(
      toBy: Text("StatefulSet"), uid: Text(), name: Text(), from: Text())
    let byEmpty = owner.isReferred(
      toBy: Text("StatefulSet"), uid: Text(), name: Text(""), from: Text())
    let named = owner.names(pod: Text("-0"), in: Text())
    #expect(!byAbsent && !byEmpty && !named)
  }

  /// Names of pods without ownerReferences, and whether they are demo-pool-0's.
  static let pods: [(StaticString, Bool)] = [
    ("demo-pool-0-0", true), ("demo-pool-0-9", true), ("demo-pool-0-10", true),
    ("demo-pool-0-18446744073709551616", true), ("demo-pool-0-00", false),
    ("demo-pool-0-01", false), ("demo-pool-0-", false), ("demo-pool-0", false),
    ("demo-pool-0-a", false), ("demo-pool-0-1a", false), ("demo-pool-0-1-0", false),
    ("demo-pool-00", false), ("demo-pool-0--1", false), ("demo-pool-1-0", false),
    ("xdemo-pool-0-0", false), ("demo-pool-0-+1", false), ("demo-pool-0-1 ", false), ("", false),
  ]

  @Test func names() {
    for isComposed in [false, true] {
      let name =
        isComposed
        ? StatefulSetName(tenant: Text("demo"), pool: Text("pool-0"))
        : StatefulSetName(Text("demo-pool-0"))
      let owner = PodOwner(name: name, uid: Text("u1"), namespace: Text("space"))
      for (pod, expected) in Self.pods {
        let isNamed = owner.names(pod: Text(pod), in: Text("space"))
        #expect(isNamed == expected, "\(pod), composed: \(isComposed)")
        let isNamedElsewhere = owner.names(pod: Text(pod), in: Text("elsewhere"))
        #expect(!isNamedElsewhere, "\(pod)")
        let isNamedAnywhere = owner.names(pod: Text(pod), in: Text())
        #expect(isNamedAnywhere == expected, "\(pod)")
      }
    }
  }

  static let dashes: [(StaticString, Int?)] = [
    ("a-0", 1), ("a-10", 1), ("a-b-7", 3), ("-0", 0), ("--0", 1), ("a-00", nil), ("a-07", nil),
    ("a0", nil), ("0", nil), ("a-", nil), ("a", nil), ("", nil), ("-", nil), ("a-0b", nil),
  ]

  @Test func dashBeforeOrdinal() {
    for (pod, expected) in Self.dashes {
      let dash = PodOwner.dashBeforeOrdinal(of: Text(pod))
      #expect(dash == expected, "\(pod)")
    }
  }
}
