import Testing

@testable import PoolStatus

@Suite struct PathTests {
  private static func text(_ path: Path) -> String {
    var text = FixedText<95>()
    path.write(to: &text)
    return String(decoding: text.used, as: UTF8.self)
  }

  @Test func shortOnes() {
    #expect(Self.text(Path()) == "")
    #expect(Self.text(Path(input: .previous)) == "previous")
    #expect(Self.text(Path().member(.status)) == "status")
    #expect(Self.text(Path().member(.status).member(.readyReplicas)) == "status.readyReplicas")
    #expect(Self.text(Path(input: .previous).member(.replicas)) == "previous.replicas")
    #expect(
      Self.text(Path().member(.metadata).member(.labels).member(.poolLabel))
        == "metadata.labels.rustfs.pool")
  }

  @Test func indices() {
    #expect(Self.text(Path().member(.items).element(0)) == "items[0]")
    #expect(Self.text(Path().member(.items).element(12).member(.kind)) == "items[12].kind")
    #expect(
      Self.text(
        Path(input: .pods).member(.items).element(3).member(.metadata).member(.ownerReferences)
          .element(7).member(.uid)) == "pods.items[3].metadata.ownerReferences[7].uid")
    #expect(Self.text(Path(input: .pods).element(5)) == "pods[5]")
    // The first index stays the first where the second is 0, and the other way round.
    #expect(
      Self.text(Path().member(.items).element(0).member(.conditions).element(1))
        == "items[0].conditions[1]")
    #expect(
      Self.text(Path().member(.items).element(1).member(.conditions).element(0))
        == "items[1].conditions[0]")
  }

  @Test func topLevelArray() {
    #expect(Self.text(Path().element(0)) == "[0]")
    #expect(Self.text(Path().element(4)) == "[4]")
    #expect(Self.text(Path().element(3).member(.status).member(.replicas)) == "[3].status.replicas")
    #expect(
      Self.text(Path().element(3).member(.status).member(.conditions).element(2).member(.type))
        == "[3].status.conditions[2].type")
  }

  @Test func theLongestOfAnyReader() {
    let path = Path(input: .pods).member(.items).element(2_147_483_647).member(.status)
      .member(.initContainerStatuses).element(4_294_967_295).member(.state).member(.waiting)
      .member(.reason)
    var text = FixedText<191>()
    path.write(to: &text)
    #expect(
      String(decoding: text.used, as: UTF8.self)
        == "pods.items[2147483647].status.initContainerStatuses[4294967295].state.waiting.reason")
  }

  @Test func everyMember() {
    let names = (UInt8.min...UInt8.max).compactMap { MemberName(rawValue: $0) }
    for name in names {
      #expect(Self.text(Path().member(name)) == string(name.text))
      #expect(Self.text(Path().member(.items).element(9).member(name)) == "items[9].\(name.text)")
      #expect(Self.text(Path(input: name).member(name)) == "\(name.text).\(name.text)")
    }
  }

  /// A path that is too long is cut, not mixed up.
  @Test func deeperThanEightSteps() {
    var path = Path()
    var expected = "kind"
    for _ in 0..<8 { path = path.member(.kind) }
    for _ in 0..<7 { expected += ".kind" }
    #expect(Self.text(path) == expected)
    #expect(Self.text(path.member(.uid)) == expected)
  }

  /// A path is a value: what stands below does not change it.
  @Test func branching() {
    let items = Path().member(.items)
    let first = items.element(1)
    _ = first.member(.kind)
    #expect(Self.text(items) == "items")
    #expect(Self.text(first.member(.status)) == "items[1].status")
  }
}
