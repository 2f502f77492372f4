@testable import PoolStatus

/// A text, prepared as calls prepare one that stops a walk: strings decoded, duplicates in view.
func decodedStrings(of text: borrowing [UInt8]) -> [UInt8] {
  var decoded = [UInt8](repeating: 0xEE, count: text.count)
  var output = decoded.mutableSpan
  StringDecoding.decode(text.span, into: &output)
  return decoded
}

/// How a walk ended.
struct Walk<Found> {
  let stop: JSONCursor.Stop
  let isAtEnd: Bool
  let found: Found
}

/// Walks over a text once.
func walk<Found>(
  _ text: borrowing [UInt8], prepared: Bool, by kernel: SkipKernel? = nil,
  _ body: (inout FieldReader, JSONText) -> Found
) -> Walk<Found> {
  let decoded = prepared ? decodedStrings(of: text) : []
  let json = JSONText(
    text.span, decoded: decoded.span, skippingBy: kernel, withDuplicates: prepared)
  var reader = json.reader()
  let found = body(&reader, json)
  return Walk(stop: reader.stop, isAtEnd: reader.isAtEnd, found: found)
}

/// Walks over a text as calls do: once more where the first walk stops before something that has
/// to be prepared.
func walkAsCallsDo<Found>(
  _ text: borrowing [UInt8], by kernel: SkipKernel? = nil,
  _ body: (inout FieldReader, JSONText) -> Found
) -> Walk<Found> {
  let first = walk(text, prepared: false, by: kernel, body)
  return first.stop == .escape || first.stop == .duplicate
    ? walk(text, prepared: true, by: kernel, body) : first
}
