import Testing

@testable import PoolStatus

@Suite struct StatefulSetNameTests {
  /// All short names: composed, they are what the joined bytes are.
  @Test func composedIsWhole() {
    let names = sequences(of: [0x61, 0x2D], longest: 2)
    let texts = sequences(of: [0x61, 0x2D], longest: 6)
    for tenant in names {
      for pool in names {
        let joined = tenant + [0x2D] + pool
        let composed = StatefulSetName(tenant: Text(tenant.span), pool: Text(pool.span))
        let whole = StatefulSetName(Text(joined.span))
        Self.check(composed, joined, texts)
        Self.check(whole, joined, texts)
      }
    }
  }

  private static func check(
    _ name: borrowing StatefulSetName, _ joined: [UInt8], _ texts: [[UInt8]]
  ) {
    var sink = CollectingSink()
    name.write(to: &sink)
    let isRight = sink.bytes == joined && name.count == joined.count && name.isPresent
    if !isRight { Issue.record("\(joined): \(sink.bytes)") }
    for text in texts {
      let matches = name.matches(Text(text.span))
      if matches != (text == joined) { Issue.record("\(joined) matches \(text)") }
      for start in -1...7 {
        let begins = name.begins(Text(text.span), at: start)
        let expected =
          start >= 0 && start <= text.count && text.dropFirst(start).starts(with: joined)
        if begins != expected { Issue.record("\(joined) begins \(text) at \(start)") }
      }
    }
  }

  @Test func presence() {
    let present = [
      StatefulSetName(Text()).isPresent, StatefulSetName(Text("")).isPresent,
      StatefulSetName(Text("a")).isPresent,
      StatefulSetName(tenant: Text("a"), pool: Text("b")).isPresent,
    ]
    #expect(present == [false, false, true, true])
    let matchesNothing = StatefulSetName(Text("a")).matches(Text())
    #expect(!matchesNothing)
    let absentMatchesAbsent = StatefulSetName(Text()).matches(Text())
    #expect(!absentMatchesAbsent)
  }

  @Test func written() {
    var text = FixedText<95>()
    StatefulSetName(tenant: Text("demo"), pool: Text("pool-0")).write(to: &text)
    #expect(text.used == Array("demo-pool-0".utf8))
  }
}
