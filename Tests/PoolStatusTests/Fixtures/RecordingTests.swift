import PoolStatusABI
import Testing

/// What the rules say of a real control plane, event by event; each status is the `previous`
/// of the next, as in an operator.
@Suite struct RecordingTests {
  /// State and reason of a status, the reason in the pod's own word.
  struct Verdict: Equatable {
    let state: String?
    let reason: String?
  }

  @Test func expectationsAreThere() throws {
    // A recording that lost its expectations must not pass.
    var counts: [String: Int] = [:]
    for line in try Recording.all.flatMap({ try $0.lines() }) {
      for kind in [
        "documented", "kubernetes", "kubernetesAlone", "kubernetesWithPods", "kubernetesImpatient",
      ] where line["expect"]?[kind] != nil {
        counts[kind, default: 0] += 1
      }
    }
    #expect(Recording.all.count >= 22)
    #expect(
      counts == [
        "documented": 1560, "kubernetes": 495, "kubernetesAlone": 495, "kubernetesWithPods": 1560,
        "kubernetesImpatient": 1560,
      ])
  }

  @Test(arguments: Recording.all) func replay(_ recording: Recording) throws {
    var replay = Replay()
    for (index, line) in try recording.lines().enumerated() {
      let subject = try replay.apply(line)
      guard let expect = line["expect"] else { continue }
      let name = try #require(subject)
      let pool = try #require(replay.pools[name])
      let object = try #require(pool.text, "line \(index + 1): no StatefulSet to evaluate")
      let now = try #require(line["at"]?.string)

      /// Evaluates and compares, where the line expects anything of this kind.
      func check(
        _ kind: String, rule: Int32, previous: [UInt8]? = nil, pods: [UInt8]? = nil,
        podGrace: Int32 = 0
      ) throws -> [UInt8]? {
        guard let expected = expect[kind] else { return nil }
        // See the README of the recordings.
        let flags: UInt32 = podGrace < 0 ? 0 : 1
        let options = Options(
          flags: flags, rule: rule, now: Array(now.utf8), previous: previous, pods: pods,
          podGrace: podGrace)
        let answer = call(.pool, object, options)
        let json = try #require(answer.json, "line \(index + 1), \(kind): \(answer)")
        let status = try #require(Tree(json))
        let verdict = Verdict(
          state: status["state"]?.string, reason: status["reason"]?.string ?? answer.reason)
        let wanted = Verdict(
          state: expected.string ?? expected[0]?.string,
          reason: expected[1]?.string ?? verdict.reason)
        #expect(verdict == wanted, "line \(index + 1), \(kind)")
        #expect(answer.state == verdict.state)
        #expect(answer.reason == verdict.reason || answer.reason == "PodFailing")
        return json
      }

      _ = try check("documented", rule: 0)
      _ = try check("kubernetesAlone", rule: 1)
      if let status = try check("kubernetes", rule: 1, previous: pool.previous) {
        replay.pools[name]?.previous = status
      }
      let pods = replay.pods
      if let status = try check(
        "kubernetesWithPods", rule: 1, previous: pool.previousWithPods, pods: pods)
      {
        replay.pools[name]?.previousWithPods = status
      }
      if let status = try check(
        "kubernetesImpatient", rule: 1, previous: pool.previousImpatient, pods: pods, podGrace: -1)
      {
        replay.pools[name]?.previousImpatient = status
      }
    }
  }
}
