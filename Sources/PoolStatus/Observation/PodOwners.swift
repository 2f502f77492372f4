/// The ownerReferences of a pod; mostly there is one.
public struct PodOwners: BitwiseCopyable, Sendable {
  /// A reference.
  public struct Reference: BitwiseCopyable, Sendable {
    /// The kind of what it refers to; may be absent.
    var kind = TextRange()
    /// Its uid; may be absent.
    public internal(set) var uid = TextRange()
    /// Its name; may be absent.
    public internal(set) var name = TextRange()
  }

  /// How many there are, of any kind, or have been read so far.
  public internal(set) var count = 0
  /// The last one that was read.
  public internal(set) var last = Reference()
  /// Where the array begins, or goes on.
  var start = 0
  /// How many references stand in front of that.
  var passed = 0

  /// None.
  init() {}
}
