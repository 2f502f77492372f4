/// What stops a Tenant that only the host knows: a secret that is missing, a spec that it refuses.
public struct TenantBlock: ~Escapable {
  /// The reason; absent where nothing does.
  public let reason: Text
  /// The message; may be absent.
  public let message: Text

  @_lifetime(copy reason, copy message)
  public init(reason: Text, message: Text) {
    self.reason = reason
    self.message = message
  }

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

  /// How many bytes the message has at most.
  public static var longestMessage: Int { 32_768 }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26
  }
}
