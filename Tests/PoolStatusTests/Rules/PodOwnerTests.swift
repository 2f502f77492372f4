import Testing

@testable import PoolStatus

@Suite struct PodOwnerTests {
  /// A reference to a StatefulSet, and how it refers to demo-pool-0 with the uid u1.
  struct Row: Sendable {
    let name: String
    var uid: StaticString? = "u1"
    var refersTo: StaticString? = "demo-pool-0"
    var ownUID: StaticString? = "u1"
    var reference = PodOwner.Reference.none
  }

  static let rows = [
    Row(name: "uid and name", reference: .uid),
    Row(name: "the uid alone", refersTo: "another", reference: .uid),
    Row(name: "no name there", refersTo: nil, reference: .uid),
    Row(name: "another uid", uid: "u2"),
    Row(name: "uids are bytes", uid: "U1"),
    Row(name: "no uid there: by name", uid: nil, reference: .name),
    Row(name: "an empty uid there: by name", uid: "", reference: .name),
    Row(name: "no uid there, another name", uid: nil, refersTo: "demo-pool"),
    Row(name: "no uid there, longer name", uid: nil, refersTo: "demo-pool-01"),
    Row(name: "no uid there, no name", uid: nil, refersTo: nil),
    Row(name: "no uid here: by name", ownUID: nil, reference: .name),
    Row(name: "an empty uid here: by name", ownUID: "", reference: .name),
    Row(name: "no uid here, another name", refersTo: "x", ownUID: ""),
    Row(name: "no uid at all", uid: nil, ownUID: nil, reference: .name),
  ]

  @Test(arguments: rows.indices) func reference(_ index: Int) {
    let row = Self.rows[index]
    for isComposed in [false, true] {
      let name =
        isComposed
        ? StatefulSetName(tenant: Text("demo"), pool: Text("pool-0"))
        : StatefulSetName(Text("demo-pool-0"))
      let owner = PodOwner(name: name, uid: text(row.ownUID), namespace: Text("space"))
      let reference = owner.reference(uid: text(row.uid), name: text(row.refersTo))
      #expect(reference == row.reference, "\(row.name), composed: \(isComposed)")
    }
  }

  /// By name a pod is only owned in one namespace, as far as both are known.
  @Test func namespaces() {
    let rows: [(own: StaticString?, other: StaticString?, isSame: Bool)] = [
      ("space", "space", true), ("space", "elsewhere", false), ("space", "Space", false),
      ("space", nil, true), ("space", "", true), (nil, "space", true), ("", "space", true),
      (nil, nil, true),
    ]
    for (own, other, expected) in rows {
      let owner = PodOwner(
        name: StatefulSetName(Text("demo-pool-0")), uid: Text(), namespace: text(own))
      let isSame = owner.isInSameNamespace(as: text(other))
      #expect(isSame == expected, "\(String(describing: own)) \(String(describing: other))")
    }
  }

  @Test func withoutNameNothingIsOwnedByName() {
    let owner = PodOwner(name: StatefulSetName(Text()), uid: Text(), namespace: Text())
    let byAbsent = owner.reference(uid: Text(), name: Text())
    let byEmpty = owner.reference(uid: Text(), name: Text(""))
    let named = owner.names(pod: Text("-0"), in: Text())
    #expect(byAbsent == .none && byEmpty == .none && !named)
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
