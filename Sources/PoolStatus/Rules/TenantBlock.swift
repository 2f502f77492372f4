/// What stops a Tenant that only the host knows: a secret that is missing, a spec that it refuses.
public enum TenantBlock {
  /// Whether a text is a reason as Kubernetes wants it of a condition:
  /// `[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?`, at most 1,024 bytes.
  public static func isReason(_ text: borrowing Text) -> Bool {
    let bytes = PaddedBytes(text.bytes)
    let count = text.bytes.count
    guard count <= 1024, isLetter(bytes.byte(at: 0)) else { return false }
    var index = 0
    while index < count {
      let byte = bytes.byte(at: index)
      let isPunctuation = byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":")
      guard
        isLetter(byte) || byte &- UInt8(ascii: "0") <= 9 || byte == UInt8(ascii: "_")
          || (isPunctuation && index &+ 1 < count)
      else { return false }
      index &+= 1
    }
    return true
  }

  /// Whether a text may be the message: UTF-8, at most 32,768 bytes; an absent one may.
  public static func isMessage(_ text: borrowing Text) -> Bool {
    text.bytes.count <= 32_768 && UTF8.isValid(text.bytes)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26
  }
}
