// The one file of the core that says `unsafe`: the bytes of static text.
// Each use states the fact that bounds it.

extension StaticString {
  /// The UTF-8 bytes of a literal.
  ///
  /// Literals of this project are never single scalars, so they have a start; the
  /// bytes live as long as the library is loaded.
  var bytes: Span<UInt8> {
    @_lifetime(immortal)
    get {
      // Bounds: the compiler wrote utf8CodeUnitCount bytes at utf8Start, for ever.
      let span = unsafe Span(_unsafeStart: utf8Start, count: utf8CodeUnitCount)
      return unsafe _overrideLifetime(span, copying: ())
    }
  }
}
