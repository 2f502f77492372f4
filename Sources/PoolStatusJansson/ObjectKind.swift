internal import PoolStatus

/// What an input is that is not what was asked for.
enum ObjectKind {
  /// The failure that an object of another kind came: says what was got, and what to do
  /// where that is plain.
  static func unexpected(
    _ kind: borrowing Text, expected: StaticString, at value: borrowing JanssonValue
  ) -> Failed {
    value.report.fail(.invalidObject, at: value.path) { message in
      message.append("expected ")
      message.append(expected)
      if kind.isEmpty {
        message.append(", got an object of an empty kind")
        return
      }
      message.append(startsWithVowel(kind) ? ", got an " : ", got a ")
      message.append(kind)
      if kind.reads("StatefulSetList") || kind.reads("List") {
        message.append(": use poolstatus_list")
      }
    }
  }

  private static func startsWithVowel(_ text: borrowing Text) -> Bool {
    guard let first = text.bytes.isEmpty ? nil : text.bytes[0] | 0x20 else { return false }
    switch first {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"): return true
    default: return false
    }
  }
}
