@testable import PoolStatus

/// The text of a value that carries its own bytes.
func string(_ text: StaticString) -> String { text.description }

/// What a sink was given.
struct CollectingSink: TextSink {
  var bytes: [UInt8] = []

  mutating func append(_ bytes: borrowing Span<UInt8>) {
    for index in 0..<bytes.count { self.bytes.append(bytes[index]) }
  }
}

extension FixedText {
  /// The bytes that are used.
  var used: [UInt8] { (0..<count).map { storage[$0] } }
}

/// The bytes of a span.
func array(_ bytes: borrowing Span<UInt8>) -> [UInt8] { bytes.indices.map { bytes[$0] } }

extension Text {
  /// The bytes as a string; nil where the text is absent.
  var value: String? {
    isPresent ? String(decoding: array(bytes), as: Unicode.UTF8.self) : nil
  }
}

/// Every sequence of up to `longest` elements of `alphabet`, the empty one first.
func sequences(of alphabet: [UInt8], longest: Int) -> [[UInt8]] {
  var all: [[UInt8]] = [[]]
  var last: [[UInt8]] = [[]]
  for _ in 0..<longest {
    last = last.flatMap { sequence in alphabet.map { sequence + [$0] } }
    all += last
  }
  return all
}

/// Numbers that are the same at every run.
struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
