import Testing

@testable import PoolStatus

/// What is a list, how many items it has, and what is no list.
@Suite struct ListReadingTests {
  private struct Outcome: Equatable {
    /// Where the items begin.
    var items: [Int] = []
    var problem: ReadProblem.Expectation?
    var offset: Int?
  }

  private static func read(_ text: String, as content: ListContent) -> Outcome {
    let walk = walkAsCallsDo(Array(text.utf8)) { reader, _ in
      var outcome = Outcome()
      var items = reader.beginList(of: content)
      while reader.next(&items) {
        outcome.items.append(reader.offset)
        reader.skipItem()
      }
      outcome.problem = reader.problem?.expectation
      outcome.offset = reader.problem?.offset
      return outcome
    }
    #expect(walk.isAtEnd, "\(text)")
    return walk.found
  }

  @Test func forms() {
    let rows: [(String, ListContent, Outcome)] = [
      ("[]", .pods, Outcome()),
      ("[1,2]", .pods, Outcome(items: [1, 3])),
      (#"{"items":[{}]}"#, .pods, Outcome(items: [10])),
      (#"{"items":null}"#, .statefulSets, Outcome()),
      (#"{"kind":"PodList"}"#, .pods, Outcome()),
      (#"{"kind":"List","items":[{}]}"#, .allStatefulSets, Outcome(items: [24])),
      (#" {"kind":"Pod"} "#, .pods, Outcome(items: [1])),
      (#"{"kind":"StatefulSet","metadata":{}}"#, .statefulSets, Outcome(items: [0])),
      (#"{"metadata":{}}"#, .statefulSets, Outcome(items: [0])),
      (
        #"{"kind":"Pod","items":[]}"#, .pods,
        Outcome(items: [], problem: .kindPodList, offset: 0)
      ),
      (
        #"{"kind":"NodeList","items":[]}"#, .pods,
        Outcome(items: [], problem: .kindPodList, offset: 0)
      ),
      (
        #"{"kind":"Pod"}"#, .statefulSets,
        Outcome(items: [], problem: .kindStatefulSetList, offset: 0)
      ),
      ("1", .pods, Outcome(items: [], problem: .podList, offset: 0)),
      (
        #"{"status":"Failure","code":403}"#, .pods,
        Outcome(items: [], problem: .apiError, offset: 0)
      ),
      (
        #"{"status":"F\u0061ilure","code":403}"#, .pods,
        Outcome(items: [], problem: .apiError, offset: 0)
      ),
      (#"{"status":"Failure","code":null}"#, .pods, Outcome(items: [0])),
      (#"{"status":"Success","code":200}"#, .pods, Outcome(items: [0])),
    ]
    for (text, content, expected) in rows {
      #expect(Self.read(text, as: content) == expected, "\(text)")
    }
  }

  /// One page matters where none may be missing, and of a list alone.
  @Test func pages() {
    let page = #"{"metadata":{"remainingItemCount":2,"continue":"x"},"items":[]}"#
    for content in [ListContent.pods, .allStatefulSets, .podsBesideStatefulSets] {
      #expect(
        Self.read(page, as: content) == Outcome(items: [], problem: .page, offset: 34), "\(content)"
      )
    }
    #expect(Self.read(page, as: .statefulSets) == Outcome())
    let one = #"{"metadata":{"continue":"x"}}"#
    #expect(Self.read(one, as: .pods) == Outcome(items: [0]))
    let whole = #"{"metadata":{"remainingItemCount":0,"continue":""},"items":[]}"#
    #expect(Self.read(whole, as: .pods) == Outcome())
  }
}
