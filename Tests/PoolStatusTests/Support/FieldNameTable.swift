/// The one table of members' names, as its source has it.
enum FieldNameTable {
  /// Every name in it: those that readers look at and those that the fast path passes.
  static var names: [String] {
    get throws {
      let source = try Files.text(
        of: Files.root + "/Sources/PoolStatus/Reading/FieldName.swift")
      return source.split(separator: "\n").compactMap { line in
        guard let start = line.firstRange(of: #": ",\""#)?.upperBound,
          let end = line.firstRange(of: #"\":""#)?.lowerBound, start < end
        else { return nil }
        return String(line[start..<end])
      }
    }
  }
}
