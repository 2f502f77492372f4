import Testing

@testable import PoolStatus

@Suite struct PodOwnerTests {
  /// A reference to a StatefulSet, and how it refers to demo-pool-0 with the uid u1.
  struct Row: Sendable {
    let name: String
    var uid: StaticString? = "u1"
    var refersTo: StaticString? = "demo-pool-0"
    var ownUID: StaticString? = "u1"
    var isReferred = false
  }

  static let rows = [
    Row(name: "uid and name", isReferred: true),
    Row(name: "the uid alone", refersTo: "another", isReferred: true),
    Row(name: "no name there", refersTo: nil, isReferred: true),
    Row(name: "another uid", uid: "u2"),
    Row(name: "uids are bytes", uid: "U1"),
    Row(name: "no uid there: by name", uid: nil, isReferred: true),
    Row(name: "an empty uid there: by name", uid: "", isReferred: true),
    Row(name: "no uid there, another name", uid: nil, refersTo: "demo-pool"),
    Row(name: "no uid there, longer name", uid: nil, refersTo: "demo-pool-01"),
    Row(name: "no uid there, no name", uid: nil, refersTo: nil),
    Row(name: "no uid here: by name", ownUID: nil, isReferred: true),
    Row(name: "an empty uid here: by name", ownUID: "", isReferred: true),
    Row(name: "no uid here, another name", refersTo: "x", ownUID: ""),
    Row(name: "no uid at all", uid: nil, ownUID: nil, isReferred: true),
  ]

  @Test(arguments: rows.indices) func reference(_ index: Int) {
    let row = Self.rows[index]
    for isComposed in [false, true] {
      let name =
        isComposed
        ? StatefulSetName(tenant: Text("demo"), pool: Text("pool-0"))
        : StatefulSetName(Text("demo-pool-0"))
      let owner = PodOwner(name: name, uid: text(row.ownUID), namespace: Text("space"))
      let isReferred = owner.isReferred(uid: text(row.uid), name: text(row.refersTo))
      #expect(isReferred == row.isReferred, "\(row.name), composed: \(isComposed)")
    }
  }

  /// A pod is only owned in one namespace, as far as both are known.
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
    let byAbsent = owner.isReferred(uid: Text(), name: Text())
    let byEmpty = owner.isReferred(uid: Text(), name: Text(""))
    let ordinal = owner.ordinal(of: Text("-0"))
    #expect(!byAbsent && !byEmpty && ordinal == nil)
  }

  /// Names of pods, and their ordinals as pods of demo-pool-0.
  static let pods: [(StaticString, Int32?)] = [
    ("demo-pool-0-0", 0), ("demo-pool-0-9", 9), ("demo-pool-0-10", 10),
    ("demo-pool-0-999999999", 999_999_999), ("demo-pool-0-1000000000", nil),
    ("demo-pool-0-18446744073709551616", nil), ("demo-pool-0-00", nil), ("demo-pool-0-01", nil),
    ("demo-pool-0-", nil), ("demo-pool-0", nil), ("demo-pool-0-a", nil), ("demo-pool-0-1a", nil),
    ("demo-pool-0-1-0", nil), ("demo-pool-00", nil), ("demo-pool-0--1", nil),
    ("demo-pool-1-0", nil), ("xdemo-pool-0-0", nil), ("demo-pool-0-+1", nil),
    ("demo-pool-0-1 ", nil), ("", nil),
  ]

  @Test func ordinals() {
    for isComposed in [false, true] {
      let name =
        isComposed
        ? StatefulSetName(tenant: Text("demo"), pool: Text("pool-0"))
        : StatefulSetName(Text("demo-pool-0"))
      let owner = PodOwner(name: name, uid: Text("u1"), namespace: Text("space"))
      for (pod, expected) in Self.pods {
        let ordinal = owner.ordinal(of: Text(pod))
        #expect(ordinal == expected, "\(pod), composed: \(isComposed)")
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
