import Testing

/// What keeps files and functions readable.
@Suite struct ShapeTests {
  /// Functions that are a table: one switch, a line or two for each case.
  private static let tables: Set<String> = [
    "PoolStatus/Reading/FieldName.swift var literal: StaticString {",
    "PoolStatus/Rules/Reason.swift public var name: StaticString {",
    "PoolStatus/Reading/ReadProblem+Message.swift public func writeMessage<let capacity: Int>(",
  ]

  @Test func sourcesAreThere() throws {
    let files = try SourceFile.all
    #expect(files.count > 70)
    // The searches below find what there is to find.
    #expect(files.flatMap(\.functions).count > 500)
    let tables = files.flatMap(\.functions).map { "\($0.file) \($0.declaration)" }
    #expect(Self.tables.isSubset(of: tables), "an exception that is none any more")
  }

  @Test func functionsAreCounted() {
    let file = SourceFile(
      path: "x.swift",
      text: """
        protocol P {
          func none()
        }
        extension P {
          func two(
            _ a: Int
          ) {
            // }
            print("}")
          }
          var one: Int {
            if a { 1 } else { 2 }
          }
        }
        """)
    #expect(file.functions.map(\.count) == [2, 1])
    #expect(file.functions.map(\.number) == [5, 11])
    #expect(file.literals == ["}"])
  }

  @Test func functionsAreShort() throws {
    let long = try SourceFile.all.flatMap(\.functions).filter { function in
      function.count > 40 && !Self.tables.contains("\(function.file) \(function.declaration)")
    }
    #expect(long.isEmpty)
  }

  @Test func filesAreShort() throws {
    let long = try SourceFile.all.filter { $0.lineCount > 400 }
    #expect(long.map { "\($0.path): \($0.lineCount)" }.isEmpty)
  }

  /// A name says which file is meant, whatever its folder.
  @Test func fileNamesAreUnique() throws {
    let names = Dictionary(grouping: try SourceFile.all, by: \.name)
    #expect(names.values.filter { $0.count > 1 }.map { $0.map(\.path) }.isEmpty)
  }

  /// A type that is called like a module hides all others of it.
  @Test func noTypeIsCalledLikeAModule() throws {
    let modules = Set(
      Files.names(in: Files.root + "/Sources").map { Substring($0) } + ["CPoolStatus"])
    #expect(modules.contains("PoolStatus"))
    let clashes = try SourceFile.all.flatMap { file in
      file.lines.filter { line in
        let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        return zip(words, words.dropFirst()).contains { keyword, name in
          ["struct", "enum", "class", "actor", "protocol", "typealias"].contains(keyword)
            && modules.contains(name)
        }
      }
    }
    #expect(clashes.isEmpty)
  }

  /// How JSON is read and written is one thing, what Kubernetes calls its members another.
  @Test func jsonKnowsNoMember() throws {
    let names = Set(try FieldNameTable.names)
    #expect(names.count > 50 && names.contains("metadata") && names.contains("rustfs.pool"))
    let files = try SourceFile.all.filter { $0.path.hasPrefix("PoolStatus/JSON/") }
    #expect(files.count > 10 && files.contains { !$0.literals.isEmpty })
    for file in files {
      let members = file.literals.filter { literal in
        // jansson's words, in which an object is one of JSON.
        if literal == "NUL byte in object key not supported" { return false }
        let words = literal.split { !($0.isLetter || $0 == "." || $0 == "-") }
        return words.contains { names.contains(String($0)) }
      }
      #expect(members.isEmpty, "\(file.path)")
    }
  }
}
