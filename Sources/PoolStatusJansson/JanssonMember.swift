internal import CJansson
public import PoolStatus

/// A member of an object, on the way through all of them in their order.
@safe public struct JanssonMember: ~Escapable {
  private let place: UnsafeMutableRawPointer
  private let object: JanssonValue

  @_lifetime(copy object)
  @unsafe init(_ place: UnsafeMutableRawPointer, of object: JanssonValue) {
    unsafe self.place = place
    self.object = object
  }

  /// Its name.
  public var name: Text {
    @_lifetime(copy self)
    get {
      // Bounds: jansson keeps that many bytes of the key as long as the member is there.
      let bytes = unsafe Span(
        _unsafeStart: ps_json_key(place), count: json_object_iter_key_len(place))
      return unsafe _overrideLifetime(Text(bytes), copying: self)
    }
  }

  /// Its value; errors in it are told as errors of the object.
  public var value: JanssonValue {
    @_lifetime(copy self)
    get {
      let value = unsafe JanssonValue(
        ps_json_member_value(place), at: object.path, object.report)
      return unsafe _overrideLifetime(value, copying: self)
    }
  }

  /// The next member; nil after the last.
  public var next: JanssonMember? {
    @_lifetime(copy self)
    get { unsafe object.member(after: place) }
  }
}
