import PoolStatusABI
import Testing

/// Every case of Tests/Fixtures/cases through the C functions, as every other host runs them.
@Suite struct FixtureTests {
  @Test func casesAreThere() {
    // A run that found no cases, or lost some, must not pass.
    #expect(Case.all.count >= 1700)
  }

  @Test(arguments: Case.all) func text(_ fixture: Case) throws {
    let content = try fixture.read()
    let answer = call(
      content.function, content.input, statefulSets: content.statefulSets, content.options)
    #expect(answer == content.expected)
  }

  @Test(arguments: Case.all) func tree(_ fixture: Case) throws {
    let content = try fixture.read()
    let sets = content.statefulSets.flatMap { Tree($0) }
    guard !content.isAboutMainText, let input = Tree(content.input),
      (sets != nil) == (content.statefulSets != nil)
    else {
      #expect(content.expected.code != "OK", "a text that is taken has a tree")
      return
    }
    let before = input.compact
    let (answer, out) = call(content.function, input, statefulSets: sets, content.options)
    var expected = content.expected
    // The JSON is in the tree; there the order and the values count, not how they are spelled.
    expected.json = nil
    // A value in a tree of the host has no place.
    if expected.code == "INVALID_OBJECT", !content.isAboutOption {
      (expected.line, expected.column, expected.offset) = (0, 0, 0)
    }
    #expect(answer == expected)
    #expect((out != nil) == (content.expected.code == "OK"))
    #expect(input.compact == before, "the input was changed")
    guard let out else { return }
    #expect(out.references == 1)
    let tree = try #require(content.expected.json.flatMap { Tree($0) })
    #expect(out.compact == tree.compact)
  }
}

extension Case.Content {
  /// Whether the case is about an error in `previous` or `pods`, which are texts in every call.
  fileprivate var isAboutOption: Bool {
    expected.path.hasPrefix("pods") || expected.path.hasPrefix("previous")
  }

  /// Whether the case is about the main text as a text: there is no such json_t.
  fileprivate var isAboutMainText: Bool {
    expected.code == "INVALID_JSON" && !isAboutOption
  }
}
