import Testing

@testable import PoolStatus

@Suite struct KubernetesRuleTests {
  // The rows are fixtures, Tests/Fixtures/cases/kubernetes-rows, which every host goes through.

  /// Revisions are bytes: two that Unicode calls equal are two.
  @Test func revisionsAreBytes() throws {
    var situation = Situation()
    situation.currentRevision = "\u{E9}"
    situation.updateRevision = "e\u{301}"
    #expect(try situation.verdict(by: .kubernetes).state == .updating)
  }

  /// No number makes the rule trap.
  @Test func anyNumber() throws {
    let numbers: [Int32?] = [nil, .min, -1, 0, 1, .max]
    for desired in numbers {
      for total in numbers {
        for other in numbers {
          for partition in numbers {
            var situation = Situation.rollout
            situation.desired = desired
            situation.total = total
            (situation.ready, situation.current, situation.updated) = (other, other, total)
            situation.partition = partition
            let verdict = try situation.verdict(by: .kubernetes)
            #expect(verdict.state != .rolloutFailed, "counters alone never say so")
          }
        }
      }
    }
  }
}
