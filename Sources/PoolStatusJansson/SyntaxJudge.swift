internal import CJansson
public import PoolStatus
public import PoolStatusMemory

/// What jansson says of a text that the cursor takes for none: its words are those that users
/// find elsewhere.
public enum SyntaxJudge {
  /// Judges a text.
  ///
  /// - Parameter input: what errors call it.
  /// - Returns: the error; nil where jansson takes the text: it has a number at the end of what a
  ///   double can hold.
  /// - Throws: `.noMemory`.
  public static func failure(
    of text: Span<UInt8>, called input: InputName
  ) throws(Failed) -> Failure? {
    if let message = OtherFormat.message(for: text) {
      // The whole text is the matter, no place in it.
      var failure = Failure(.invalidJSON, in: input)
      failure.line = 1
      failure.message.append(message)
      return failure
    }
    // jansson's parser recurses: 2,048 levels of it overflow the 128 KiB stack of a thread.
    let end = NestingCheck.endOfReadablePart(of: text, deepest: JSONCursor.deepest)
    var error = json_error_t()
    let tree = unsafe text.withUnsafeBufferPointer { bytes in
      unsafe ps_json_parse(bytes.baseAddress, end, &error)
    }
    guard let tree = unsafe tree else {
      return try failure(error, in: input, end: end, isCut: end < text.count)
    }
    unsafe ps_json_decref(tree)
    // jansson takes a NUL right after a number for whitespace.
    return failureOfNUL(in: text, called: input)
  }

  /// jansson's error. Where only the readable part was parsed and nothing else is wrong with it,
  /// the text is nested too deep right after it.
  private static func failure(
    _ error: json_error_t, in input: InputName, end: Int, isCut: Bool
  ) throws(Failed) -> Failure {
    var error = error
    let code = unsafe ps_json_error_code(&error)
    if error.line < 0 || code == Int32(json_error_out_of_memory.rawValue) { throw .noMemory }
    var failure = Failure(.invalidJSON, in: input)
    failure.line = max(error.line, 0)
    failure.column = max(error.column, 0)
    failure.offset = UInt64(max(error.position, 0))
    if isCut, code == Int32(json_error_premature_end_of_input.rawValue),
      Int(error.position) == end
    {
      failure.message.append("nested deeper than 128")
    } else {
      unsafe withUnsafePointer(to: error) { error in
        // Bounds: jansson's text is an array of 160 bytes that it ends with a NUL.
        let text = unsafe Span(
          _unsafeStart: ps_json_error_text(error), count: ps_json_error_length(error))
        failure.message.append(text)
      }
    }
    return failure
  }

  /// The error that a NUL stands in the text, with its place as jansson counts: after it.
  private static func failureOfNUL(
    in text: borrowing Span<UInt8>, called input: InputName
  ) -> Failure? {
    var failure = Failure(.invalidJSON, in: input)
    failure.line = 1
    failure.message.append("NUL byte")
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "\n") {
        failure.line &+= 1
        failure.column = 0
      } else if byte & 0xC0 != 0x80 {
        failure.column &+= 1
      }
      index &+= 1
      if byte == 0 {
        failure.offset = UInt64(index)
        return failure
      }
    }
    return nil
  }
}
