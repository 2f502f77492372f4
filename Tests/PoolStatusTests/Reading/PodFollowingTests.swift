import Testing

@testable import PoolStatus

/// Pods that are read by the places of the one before.
@Suite(.serialized) struct PodFollowingTests {
  /// What was seen of a pod.
  struct Seen: Equatable {
    var metadata: [String?] = []
    var status: [String?] = []
    var flags: [Bool] = []
    var references: [[String?]] = []
    /// What the first one waits for that fails, and its text: of init containers, of containers.
    var waiting: [String?] = [nil, nil, nil, nil]
    var problem: String?
  }

  private static func read(_ pods: [String], by kernel: SkipKernel?) -> [Seen] {
    let bytes = Array("[\(pods.joined(separator: ",\n"))]".utf8)
    let json = JSONText(bytes.span, skippingBy: kernel)
    var reader = json.reader()
    var items = reader.beginList(of: .pods)
    var reading = PodReading()
    var all: [Seen] = []
    while reader.next(&items) {
      reader.readPod(into: &reading, at: Timestamp(seconds: 0))
      let pod = reading.draft.pod
      all.append(
        Seen(
          metadata: [pod.name, pod.namespace, pod.created, pod.revision]
            .map { json.text($0).value },
          status: [pod.phase, pod.readySince, pod.scheduledSince, pod.schedulerMessage]
            .map { json.text($0).value },
          flags: [pod.isTerminating, pod.isReady, pod.isUnschedulable],
          references: json.statefulSets(of: reading.draft.owners),
          waiting: [pod.initContainers, pod.containers]
            .flatMap { [$0.waitingWord, $0.waitingMessage] }.map { json.text($0).value },
          problem: FoundProblem(pod.problem, in: json)?.path))
    }
    let isAtEnd = reader.isAtEnd
    #expect(isAtEnd, "\(pods)")
    return all
  }

  /// A pod whose strings have a number, without the members that are missing.
  private static func pod(
    _ number: Int, owners: Int = 1, conditions: [Int] = [0, 1, 2], without missing: String = "",
    isSorted: Bool = false, space: String = ""
  ) -> String {
    func object(_ members: [(name: String, value: String)]) -> String {
      var members = members.filter { $0.name != missing }
      if isSorted { members.sort { $0.name < $1.name } }
      let written = members.map { "\(space)\"\($0.name)\"\(space):\(space)\($0.value)" }
      return "{\(written.joined(separator: ","))\(space)}"
    }
    func array(_ values: [String]) -> String { "[\(space)\(values.joined(separator: ","))]" }
    // Of another length in each pod.
    func word(_ text: String) -> String {
      "\"\(text)\(number)\(String(repeating: "y", count: number * 7))\""
    }
    let owner = object([
      ("apiVersion", word("v")), ("kind", "\"StatefulSet\""), ("name", word("o")),
      ("uid", word("u")),
    ])
    let all = [
      object([("type", "\"Ready\""), ("status", "\"True\""), ("lastTransitionTime", word("r"))]),
      object([
        ("type", "\"PodScheduled\""), ("status", "\"False\""), ("reason", "\"Unschedulable\""),
        ("message", word("m")), ("lastTransitionTime", word("s")),
      ]),
      object([("type", word("Other")), ("status", word("S")), ("message", word("M"))]),
    ]
    let metadata = object([
      ("name", word("n")), ("namespace", word("ns")), ("creationTimestamp", word("c")),
      ("labels", object([("app", word("a")), ("controller-revision-hash", word("h"))])),
      ("annotations", object([("any\(number)", word("x"))])),
      ("ownerReferences", array(Array(repeating: owner, count: owners))),
    ])
    let status = object([
      ("phase", word("p")), ("podIP", word("i")), ("conditions", array(conditions.map { all[$0] })),
      ("podIPs", array([object([("ip\(number)", word("i"))])])),
    ])
    return object([("kind", "\"Pod\""), ("metadata", metadata), ("status", status)])
  }

  /// What is to be seen of it.
  private static func seen(
    _ number: Int, owners: Int, conditions: [Int], without missing: String
  ) -> Seen {
    func word(_ text: String, _ names: String..., if isThere: Bool = true) -> String? {
      isThere && !names.contains(missing)
        ? "\(text)\(number)\(String(repeating: "y", count: number * 7))" : nil
    }
    let hasType = !["type", "conditions", "status"].contains(missing)
    let isReady = hasType && conditions.contains(0)
    let isScheduled = hasType && conditions.contains(1)
    let reference = [word("u", "uid"), word("o", "name")]
    let hasReferences = !["ownerReferences", "metadata", "kind"].contains(missing)
    return Seen(
      metadata: [
        word("n", "name", "metadata"), word("ns", "namespace", "metadata"),
        word("c", "creationTimestamp", "metadata"),
        word("h", "controller-revision-hash", "labels", "metadata"),
      ],
      status: [
        word("p", "phase", "status"), word("r", "lastTransitionTime", if: isReady),
        word("s", "lastTransitionTime", if: isScheduled), word("m", "message", if: isScheduled),
      ],
      flags: [false, isReady, isScheduled && missing != "reason"],
      references: hasReferences ? Array(repeating: reference, count: owners) : [])
  }

  static let missing = [
    "", "name", "namespace", "creationTimestamp", "labels", "controller-revision-hash",
    "ownerReferences", "kind", "uid", "metadata", "status", "phase", "conditions", "type",
    "lastTransitionTime", "reason", "message", "annotations",
  ]
  static let styles = [(false, ""), (true, ""), (true, "\n    "), (false, " ")]
  static let orders = [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0], [1], []]

  /// Each string is found where it is, and the second pod and the third are followed.
  @Test(arguments: missing) func stringsLandInTheirFields(_ missing: String) {
    for (index, conditions) in Self.orders.enumerated() {
      for owners in 0...2 {
        let (isSorted, space) = Self.styles[(index + owners) % Self.styles.count]
        let pods = [2, 0, 3].map {
          Self.pod(
            $0, owners: owners, conditions: conditions, without: missing, isSorted: isSorted,
            space: space)
        }
        let expected = [2, 0, 3].map {
          Self.seen($0, owners: owners, conditions: conditions, without: missing)
        }
        PlainKernel.followed = 0
        #expect(Self.read(pods, by: PlainKernel.kernel) == expected, "\(pods)")
        // Those of more than one owner are read as always.
        let isWhole = owners < 2 || missing == "ownerReferences"
        let parts = (missing == "metadata" || !isWhole ? 0 : 1) + (missing == "status" ? 0 : 1)
        #expect(PlainKernel.followed == 2 * parts, "\(pods)")
      }
    }
  }

  /// A pod that is not like the one before is read as without a kernel, and so is the next one.
  @Test func otherPods() {
    let usual = Self.pod(1)
    let changes = [
      ("\"Ready\"", "\"Readx\""), ("\"True\"", "\"False\""), ("\"StatefulSet\"", "\"ReplicaSet\""),
      ("\"name\"", "\"nome\""), ("\"phase\"", "\"phasf\""), ("\"type\"", "\"typf\""),
      ("\"podIP\"", "\"podIQ\""), ("\"labels\"", "\"lebels\""), ("\"Pod\"", "\"Job\""),
      ("\"annotations\"", "\"deletionTimestamp\""), ("\"namespace\"", "\"deletionTimestamp\""),
      ("\"podIPs\"", "\"containerStatuses\""), ("\"status\":{", "\"status\":[],\"x\":{"),
      ("\"p1yyyyyyy\"", "null"), ("\"p1yyyyyyy\"", "\"\""), ("\"n1yyyyyyy\"", "4"),
      ("\"m1yyyyyyy\"", "\"\u{E9}\""), ("\"conditions\":[", "\"conditions\":[null,"),
      (",\"uid\"", ",\"yid\""), ("\"app\"", "\"bpp\""), ("Unschedulable", "Unschedulablf"),
      ("\"podIP\"", "\"container_statuses\""), ("\"namespace\"", "\"owner_references\""),
    ]
    for (old, new) in changes {
      let changed = usual.replacing(old, with: new)
      #expect(changed != usual, "\(old)")
      for pods in [[usual, changed, usual, usual], [changed, changed, usual]] {
        #expect(
          Self.read(pods, by: PlainKernel.kernel) == Self.read(pods, by: nil), "\(old) -> \(new)")
      }
    }
  }

  /// Objects of which nothing was read say nothing of the next ones.
  @Test func nothingRead() {
    for (member, empty) in [("metadata", "{}"), ("status", "{}"), ("status", "{\"podIP\":\"x\"}")] {
      let pods = ["{\"\(member)\":\(empty)}", Self.pod(1), Self.pod(2)]
      #expect(Self.read(pods, by: PlainKernel.kernel) == Self.read(pods, by: nil), "\(member)")
    }
  }

  /// More strings than are noted.
  @Test func manyConditions() {
    for count in 0..<24 {
      let pods = [1, 3, 2].map { Self.pod($0, conditions: Array(repeating: 1, count: count) + [0]) }
      let expected = [1, 3, 2].map {
        Self.seen($0, owners: 1, conditions: count == 0 ? [0] : [0, 1], without: "")
      }
      #expect(Self.read(pods, by: PlainKernel.kernel) == expected, "\(count)")
    }
  }

  /// Containers that are others than those of the pod before, with strings and without.
  @Test func containers() {
    let states = [
      #"{"running":{}}"#, #"{"waiting":{"reason":"ErrImagePull","message":"one"}}"#,
      #"{"waiting":{"reason":"ImagePullBackOff","message":"two"}}"#, "{}", "null",
    ]
    let statuses = states.map { #"[{"name":"a","ready":false,"state":\#($0)}]"# } + ["[]", "null"]
    for one in statuses {
      for other in statuses {
        let pods = [one, other, one, one, other, other].enumerated().map { index, containers in
          let members = index % 2 == 0 ? [one, containers] : [containers, other]
          return Self.pod(index).replacing(
            "\"podIP\"",
            with:
              "\"initContainerStatuses\":\(members[0]),\"containerStatuses\":\(members[1]),\"podIP\""
          )
        }
        #expect(
          Self.read(pods, by: PlainKernel.kernel) == Self.read(pods, by: nil), "\(one) \(other)")
      }
    }
  }

  /// What is skipped and mostly large is compared with the one before, by whichever walk it is met.
  @Test func largeValues() throws {
    let large = [
      "\"annotations\":{\"a\":1}", "\"managedFields\":[{\"a\":1}]", "\"template\":{\"a\":1}",
      "\"volumeClaimTemplates\":[{\"a\":1}]",
    ]
    for front in ["", "\"unknown\":1,"] {
      for space in ["", "\n        "] {
        let values = large.map { "\(space)\($0)" }
        let item =
          "{\"metadata\":{\(front)\(space)\"name\":\"x\",\(values[0]),\(values[1])},"
          + "\"spec\":{\(front)\(values[2]),\(values[3])}}"
        let text = "[\(item),\(item)]"
        for rule in [PoolRule.kubernetes, .documented] {
          PlainKernel.known = [:]
          let bytes = Array(text.utf8)
          let json = JSONText(bytes.span, skippingBy: PlainKernel.kernel)
          var reader = json.reader()
          var items = reader.beginList(of: .statefulSets)
          while reader.next(&items) {
            var observed = StatefulSetObservation()
            reader.readItem(into: &observed, StatefulSetScope(for: rule))
          }
          let isWhole = rule == .documented
          let starts = large.prefix(isWhole ? 2 : 4) + (isWhole ? ["\"spec\":{"] : [])
          for start in starts {
            // Claims are compared one by one.
            let head =
              start.contains("Claim")
              ? "\"volumeClaimTemplates\":[" : start.prefix { $0 != ":" } + ":"
            let offsets = text.ranges(of: head).map {
              text.utf8.distance(from: text.startIndex, to: $0.upperBound)
            }
            #expect(
              offsets.count == 2 && PlainKernel.known[offsets[1]] == offsets[0], "\(start) \(text)")
          }
        }
      }
    }
  }

  /// The bits of a place are those of the contract in C.
  @Test func bits() throws {
    let header = try Files.text(of: "Sources/PoolStatusKernel/include/poolstatus_kernel.h")
    for (name, bit) in [
      ("ANY_VALUE", SkipKernel.anyValue), ("OTHER_VALUE", SkipKernel.otherValue),
    ] {
      let hex = String(bit, radix: 16)
      #expect(header.contains("#define POOLSTATUS_KERNEL_\(name) 0x\(hex)u\n"))
    }
  }
}
