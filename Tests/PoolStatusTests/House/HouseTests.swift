import Testing

/// The walls of the house, as far as a compiler does not see to them.
@Suite struct HouseTests {
  /// A line of code, without its comment.
  struct Line: CustomStringConvertible {
    let file: String
    let number: Int
    let code: Substring
    var description: String { "\(file):\(number):\(code)" }

    /// The words of it, identifiers and keywords.
    var words: [Substring] {
      code.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    }

    /// The module that it imports.
    var imported: Substring? {
      let words = code.split { $0 == " " || $0 == "." }
      guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count,
        words[..<keyword].allSatisfy({
          $0.hasPrefix("@") || ["public", "package", "internal", "private"].contains($0)
        })
      else { return nil }
      return words[keyword + 1]
    }
  }

  /// The code of a folder of Sources.
  private static func lines(of folder: String) throws -> [Line] {
    let sources = Files.root + "/Sources/"
    return try Files.all(below: sources + folder, ending: ".swift").flatMap { path in
      try Files.text(of: path).split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated().map { index, line in
          let end = line.firstRange(of: "//")?.lowerBound ?? line.endIndex
          return Line(
            file: String(path.dropFirst(sources.count)), number: index + 1, code: line[..<end])
        }
    }
  }

  /// The targets in Swift that ship, and how many lines they have at least.
  private static let sizes = [
    "PoolStatus": 3000, "PoolStatusMemory": 200, "PoolStatusCalls": 700, "PoolStatusJansson": 250,
    "PoolStatusABI": 800,
  ]
  private static let targets = sizes.keys.sorted()

  @Test func sourcesAreThere() throws {
    for (target, size) in Self.sizes {
      #expect(try Self.lines(of: target).count > size, "\(target)")
    }
    // The searches below find what there is to find.
    #expect(try Self.lines(of: "PoolStatusABI").contains { $0.imported == "CPoolStatus" })
    #expect(try Self.lines(of: "PoolStatusABI").contains { $0.words.contains("unsafe") })
  }

  @Test func theCoreImportsNothing() throws {
    let imports = try Self.lines(of: "PoolStatus").filter { $0.words.contains("import") }
    #expect(imports.isEmpty)
  }

  /// Neither Foundation nor anything else that a host would have to install.
  @Test func importsAreOurOwn() throws {
    let known: Set<Substring> = [
      "CJansson", "CPoolStatus", "PoolStatus", "PoolStatusMemory", "PoolStatusCalls",
      "PoolStatusJansson", "PoolStatusKernel",
    ]
    let others = try Self.targets.flatMap { try Self.lines(of: $0) }
      .filter { $0.imported.map { !known.contains($0) } ?? false }
    #expect(others.isEmpty)
  }

  /// The lines of a target with pointers or the word `unsafe`.
  private static func unsafeLines(of target: String) throws -> [Line] {
    try lines(of: target).filter { line in
      line.words.contains { $0.lowercased().hasPrefix("unsafe") || $0 == "OpaquePointer" }
    }
  }

  /// In the core they stand in two audited files, and whoever makes calls of it needs none.
  @Test func unsafeStandsWhereItMay() throws {
    let core = try Self.unsafeLines(of: "PoolStatus")
    #expect(
      Set(core.map(\.file)) == [
        "PoolStatus/JSON/PaddedBytes.swift", "PoolStatus/JSON/SkipKernel.swift",
      ])
    let calls = try Self.unsafeLines(of: "PoolStatusCalls")
    #expect(calls.isEmpty)
  }

  /// Nothing that ends the process when it is wrong.
  @Test func nothingTraps() throws {
    let words: Set<Substring> = [
      "fatalError", "precondition", "preconditionFailure", "assert", "assertionFailure", "abort",
      "exit", "unsafeBitCast", "unsafelyUnwrapped",
    ]
    // Between vectors of as many bytes, which the compiler sees.
    let vectors = "PoolStatus/JSON/PaddedBytes.swift"
    let traps = try Self.targets.flatMap { try Self.lines(of: $0) }.filter { line in
      line.words.contains {
        words.contains($0) && !(line.file == vectors && $0 == "unsafeBitCast")
      } || line.code.contains("try!")
        || line.code.contains("as!")
    }
    #expect(traps.isEmpty)
  }

  /// Arithmetic of the core wraps; where that would be wrong it is in 64 bits.
  @Test func arithmeticOfTheCoreDoesNotTrap() throws {
    let trapping = try Self.lines(of: "PoolStatus").filter { line in
      line.code.split(separator: " ").contains { ["+", "-", "*", "+=", "-=", "*="].contains($0) }
    }
    #expect(trapping.isEmpty)
  }

  @Test func settingsAreStrict() throws {
    let package = try Files.text(of: Files.root + "/Package.swift")
    for setting in [".strictMemorySafety()", ".treatAllWarnings(as: .error)", "-no-allocations"] {
      #expect(package.contains(setting), "\(setting)")
    }
    #expect(!package.contains("unchecked"))
  }

  /// The hosted library, built beside this test: what it needs at run time.
  @Test func foundationIsNotLinked() throws {
    let program = try #require(Files.ownProgram)
    let folder = program.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    let library = try Files.bytes(of: folder + "/libpoolstatus.so")
    #expect(library.contains(Array("libjansson.so".utf8)), "names of libraries can be found")
    #expect(!library.contains(Array("libFoundation".utf8)))
  }
}
