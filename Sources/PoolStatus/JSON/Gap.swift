/// A comma and whitespace after it, up to 16 bytes, as the first and the last 8 of them.
///
/// What probably stands again is compared: then the processor goes on behind it before it has been
/// read.
struct Gap: BitwiseCopyable {
  /// 0 to 16; 0 for none that can be compared.
  private(set) var length = 0
  /// Where the last 8 bytes begin, or 0.
  private(set) var lastWord = 0
  private(set) var first: UInt64 = 0
  private(set) var last: UInt64 = 0
  /// By how many bits a word has to be moved that has more than the gap.
  private(set) var shift: UInt64 = 0

  /// No gap; the one that stands where 8 NULs do.
  init() {}

  /// The gap between two offsets; a brace there counts as a comma.
  @inline(always)
  init(from start: Int, to end: Int, in text: borrowing PaddedBytes) {
    guard end > start, end &- start <= 16 else { return }
    length = end &- start
    let comma = UInt64(text.byte(at: start) ^ UInt8(ascii: ","))
    first = text.wholeWord(at: start) ^ comma
    last = first
    if length > 8 {
      lastWord = length &- 8
      last = text.wholeWord(at: start &+ lastWord)
    } else {
      shift = UInt64(truncatingIfNeeded: 64 &- 8 &* length)
    }
  }
}
