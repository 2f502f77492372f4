/// The strings of a pod that are read, by what they say.
enum PodString: UInt8 {
  // metadata
  case name, namespace, created, revision
  // An ownerReference.
  case ownerKind, ownerUID, ownerName
  // status
  case phase
  // A condition.
  case type, conditionStatus, since, reason, message
  /// No strings: where an ownerReference and a condition end.
  case ownerEnd, conditionEnd
  /// No strings: where container statuses begin, in which no string is read.
  case initContainers, containers
  /// The same where some are.
  case toldInitContainers, toldContainers
  /// No string, and nothing to read.
  case nothing

  /// Whether it is container statuses in which strings are read.
  var isTold: Bool { self == .toldInitContainers || self == .toldContainers }
}

/// Which strings of an object were read, and where they stand. The next pod mostly has the same
/// members, and other strings: then it is enough to look at these.
struct PodPattern: ~Copyable {
  private static var capacity: Int { 48 }

  /// In the order of the text; the first is where the object begins, the last where it ends.
  private var places = InlineArray<48, UInt32>(repeating: 0)
  private var strings = InlineArray<48, PodString>(repeating: .nothing)
  private(set) var count = 0
  /// Whether the next object may be read by it.
  private(set) var isComplete = false
  /// How many objects have been walked since one was read by a pattern.
  private var walked: UInt8 = 0

  /// No object.
  init() {}

  /// Begins with an object of which nothing is known yet.
  mutating func begin(at start: Int) {
    isComplete = false
    count = 0
    note(.nothing, at: start)
  }

  /// Notes what stands at the next place.
  ///
  /// - Parameter anyValue: whether an object or array begins there that ends at the next place and
  ///   may be any.
  mutating func note(_ string: PodString, at offset: Int, anyValue: Bool = false) {
    guard UInt(bitPattern: count) < UInt(bitPattern: PodPattern.capacity) else { return }
    places[count] = UInt32(truncatingIfNeeded: offset) | (anyValue ? SkipKernel.anyValue : 0)
    strings[count] = string
    count &+= 1
  }

  /// Gives up: the object has something that is not looked at by place.
  mutating func giveUp() { count = PodPattern.capacity }

  /// Ends with the object. Of two places the kernel does not say whether it is like another one; and
  /// where no object is like the one before, only some are compared, for that is in vain.
  mutating func end(at end: Int) {
    note(.nothing, at: end)
    walked &+= 1
    let isWorthIt = walked < 4 || walked & 7 == 0
    isComplete = count > 2 && count < PodPattern.capacity && isWorthIt
  }

  /// Makes it one that is not followed any more.
  mutating func forget() { isComplete = false }

  /// Goes over to the object at an offset, if it is like this one.
  ///
  /// - Returns: the offset after it; 0 or less if it is not, and the pattern is of no more use.
  mutating func move(
    to start: Int, in text: borrowing PaddedBytes, by kernel: SkipKernel
  ) -> Int {
    isComplete = false
    let count = self.count
    var places = self.places.mutableSpan
    return kernel.containerEnd(in: text, from: start, like: &places, count)
  }

  /// Confirms that the object has been read by it.
  mutating func confirm() {
    isComplete = true
    walked = 0
  }

  /// What stands at a place, where, and whether that has to be read that may be any value.
  // Mutating, for a borrow of a variable of this size is a copy.
  @inline(always)
  mutating func place(_ index: Int) -> (string: PodString, start: Int, isOther: Bool) {
    let index = UInt(bitPattern: index) < UInt(bitPattern: PodPattern.capacity) ? index : 0
    let place = places[index]
    places[index] = place & ~SkipKernel.otherValue
    let start = Int(place & ~(SkipKernel.anyValue | SkipKernel.otherValue))
    return (strings[index], start, place & SkipKernel.otherValue != 0)
  }

  /// Corrects what stands at a place.
  mutating func correct(_ index: Int, _ string: PodString) {
    if index >= 0, index < PodPattern.capacity { strings[index] = string }
  }
}

/// A pod while it is read, and how the one before was read.
public struct PodReading: ~Copyable {
  /// What was seen of it.
  public internal(set) var draft = PodDraft()
  var metadata = PodPattern()
  var status = PodPattern()

  /// No pod.
  @inline(never)
  @_optimize(speed)
  public init() {}
}

/// A pod while it is read.
public struct PodDraft: BitwiseCopyable {
  public internal(set) var pod = PodObservation()
  /// Its ownerReferences.
  public internal(set) var owners = PodOwners()
  /// The condition that is read.
  var condition = Condition()

  struct Condition: BitwiseCopyable {
    var type = TextRange()
    var status = TextRange()
    var since = TextRange()
    var reason = TextRange()
    var message = TextRange()
  }

  /// A pod of which nothing is known yet.
  @inline(never)
  @_optimize(speed)
  init() {}

  /// Puts a string where it belongs.
  mutating func take(_ string: PodString, _ range: TextRange) {
    switch string {
    case .name: pod.name = range
    case .namespace: pod.namespace = range
    case .created: pod.created = range
    case .revision: pod.revision = range
    case .ownerKind: owners.last.kind = range
    case .ownerUID: owners.last.uid = range
    case .ownerName: owners.last.name = range
    case .phase: pod.phase = range
    case .type: condition.type = range
    case .conditionStatus: condition.status = range
    case .since: condition.since = range
    case .reason: condition.reason = range
    case .message: condition.message = range
    default: break
    }
  }
}
