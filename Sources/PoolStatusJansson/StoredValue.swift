internal import CJansson
package import PoolStatus

/// A text that a table keeps: the bytes are in a tree that outlives the table.
@safe package struct StoredText: BitwiseCopyable {
  private let start: UnsafePointer<UInt8>?
  private let count: Int

  package init(_ text: borrowing Text) {
    unsafe start = text.bytes.withUnsafeBufferPointer { $0.baseAddress }
    count = text.bytes.count
  }

  /// The bytes, for as long as the tree is there.
  package var bytes: Span<UInt8> {
    @_lifetime(immortal)
    get {
      guard let start = unsafe start else { return Span() }
      // Bounds: as the text had it.
      return unsafe _overrideLifetime(Span(_unsafeStart: start, count: count), copying: ())
    }
  }
}

/// An element of an array that a table keeps: the tree outlives the table.
@safe struct StoredElement: BitwiseCopyable {
  private let json: UnsafePointer<json_t>?
  /// Its place in the array.
  let position: Int

  /// Whether there is one; memory that is all zero is none.
  var isGiven: Bool { unsafe json != nil }

  init(_ element: borrowing JanssonValue, position: Int) {
    unsafe json = element.tree
    self.position = position
  }

  /// The value again; `array` is where it came from.
  ///
  /// - Returns: an absent value where the table has none.
  @_lifetime(immortal)
  func value(at array: Path, _ report: FailureReport) -> JanssonValue {
    let value = unsafe JanssonValue(json, at: array.element(position), report)
    return unsafe _overrideLifetime(value, copying: ())
  }
}
