import Glibc

/// The files of the project, read with nothing but libc.
enum Files {
  /// The folder that holds Package.swift.
  static let root = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()

  /// Something that a test needs is not there.
  struct Missing: Error {
    let path: String
  }

  /// All bytes of a file.
  static func bytes(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw Missing(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&part, 1, part.count, file)
      if count == 0 { return bytes }
      bytes += part[..<count]
    }
  }

  /// A file as text.
  static func text(of path: String) throws -> String {
    String(decoding: try bytes(of: path), as: UTF8.self)
  }

  /// The names in a folder that do not begin with a dot, sorted; none where there is no folder.
  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// All files below a folder whose names end in `ending`, sorted.
  static func all(below path: String, ending: String) -> [String] {
    names(in: path).flatMap { name in
      name.hasSuffix(ending)
        ? ["\(path)/\(name)"] : all(below: "\(path)/\(name)", ending: ending)
    }
  }

  /// The path of the program that runs.
  static var ownProgram: String? {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count)
    return count > 0
      ? String(decoding: path[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }
}
