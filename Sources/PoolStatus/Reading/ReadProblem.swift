/// What stands somewhere in a text and is not what was expected there.
public struct ReadProblem: BitwiseCopyable, Sendable {
  /// What was expected, or what is the matter; `ReadProblem+Message.swift` has the words.
  public enum Expectation: UInt8, BitwiseCopyable, Sendable {
    // Values.
    case string, stringWithoutNUL, stringInUTF8, integer, counter, boolean, object, array
    // Objects: not one, or one of another kind.
    case statefulSet, pod, tenant, statefulSetList, podList
    case kindStatefulSet, kindPod, kindTenant, kindStatefulSetList, kindPodList
    // Objects that look like something else.
    case watchEvent, listForPool, objectForPrevious, emptyObject, neitherObjectNorStatus
    /// A member as Python's client names it.
    case pythonName
    /// One page of a list.
    case page
    /// An answer of the API server that is an error.
    case apiError
    // Names.
    case statefulSetWithoutName, tenantWithoutName, poolWithoutName
    case secondPool, secondStatefulSet, nameOfOptions
    /// Pods that many StatefulSets would own.
    case podsOfOneOwner
    /// Pods that add up to more than a status can hold.
    case sum
    /// A host's own tree.
    case tooDeep, tooLarge
  }

  /// Where it stands in the text, in bytes.
  public let offset: Int
  /// What was expected there.
  public let expectation: Expectation

  public init(_ expectation: Expectation, at offset: Int) {
    self.expectation = expectation
    self.offset = offset
  }

  /// Whether a string was expected.
  var isOfString: Bool {
    switch expectation {
    case .string, .stringWithoutNUL, .stringInUTF8: true
    default: false
    }
  }

  /// Whichever stands first in the text.
  public static func first(_ one: ReadProblem?, _ other: ReadProblem?) -> ReadProblem? {
    guard let one else { return other }
    guard let other else { return one }
    return other.offset < one.offset ? other : one
  }
}
