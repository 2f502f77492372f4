/// A file of Sources in Swift, as far as its shape goes.
struct SourceFile {
  /// A function, an initializer or the body of a computed property.
  struct Function: CustomStringConvertible {
    let file: String
    /// The line that it begins in.
    let number: Int
    let declaration: String
    /// The lines between its braces.
    let count: Int
    var description: String { "\(file):\(number): \(count) lines: \(declaration)" }
  }

  /// Its path below Sources.
  let path: String
  /// Its lines without comments, and with nothing between quotes.
  let lines: [String]
  /// What stands between quotes, line by line.
  let literals: [String]

  /// All of them.
  static var all: [SourceFile] {
    get throws {
      let sources = Files.root + "/Sources/"
      return try Files.all(below: sources + ".", ending: ".swift").map { path in
        SourceFile(
          path: String(path.dropFirst(sources.count + 2)), text: try Files.text(of: path))
      }
    }
  }

  init(path: String, text: String) {
    self.path = path
    let parts = text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.parts)
    lines = parts.map(\.code)
    literals = parts.flatMap(\.literals)
  }

  /// Its name in the folder.
  var name: String { path.split(separator: "/").last.map { String($0) } ?? "" }
  /// How many lines it has.
  var lineCount: Int { lines.last == "" ? lines.count - 1 : lines.count }

  /// A line without its comment and literals, and those.
  private static func parts(of line: Substring) -> (code: String, literals: [String]) {
    var code = ""
    var literals: [String] = []
    var literal: String?
    var isEscaped = false
    for character in line {
      if var text = literal {
        if !isEscaped, character == "\"" {
          literals.append(text)
          literal = nil
          code += "\""
        } else {
          text.append(character)
          literal = text
          isEscaped = !isEscaped && character == "\\"
        }
      } else {
        code.append(character)
        if code.hasSuffix("//") { return (String(code.dropLast(2)), literals) }
        if character == "\"" { literal = "" }
      }
    }
    return (code, literals)
  }

  /// Whether a line begins something whose body is a function's.
  private static func isDeclaration(_ line: String) -> Bool {
    let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
    if words.contains(where: { ["func", "init", "deinit", "subscript"].contains($0) }) {
      return true
    }
    // A computed property.
    return words.contains("var") && line.hasSuffix("{") && !line.contains("=")
  }

  /// Its functions, by counting braces.
  var functions: [Function] {
    var functions: [Function] = []
    // The line of the declaration and that of the brace; nil for other braces.
    var open: [(declaration: Int, brace: Int)?] = []
    var declaration: Int?
    for (number, line) in lines.enumerated() {
      if Self.isDeclaration(line) { declaration = number }
      for character in line {
        if character == "{" {
          open.append(declaration.map { ($0, number) })
          declaration = nil
        } else if character == "}" {
          // What a protocol asks for has no body.
          declaration = nil
          guard let body = open.popLast() ?? nil else { continue }
          functions.append(
            Function(
              file: path, number: body.declaration + 1,
              declaration: lines[body.declaration].trimmed, count: number - body.brace - 1))
        }
      }
    }
    return functions
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
