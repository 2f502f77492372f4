import CPoolStatus
import PoolStatusABI
import Testing

@testable import PoolStatus

/// Names that hosts see: none twice, each read back as what it is the name of.
@Suite struct NameTests {
  @Test func states() {
    let states = (Int32(-1)...100).compactMap { PoolState(rawValue: $0) }
    #expect(states.map(\.rawValue) == [1, 2, 3, 4, 5, 6, 7])
    let names = states.map { string($0.name) } + states.map { string($0.variantName) }
    #expect(Set(names).count == 14)
    for state in states {
      #expect(string(state.name) == "Pool" + string(state.variantName))
      let long = PoolState(Text(state.name))
      let short = PoolState(Text(state.variantName))
      #expect(long == state && short == state)
      #expect(String(cString: poolstatus_state_name(state.rawValue)) == string(state.name))
    }
    for name in ["", "Pool", "poolCreated", "PoolCreate", "PoolCreatedX", "None"] as [StaticString]
    {
      let state = PoolState(Text(name))
      #expect(state == nil, "\(name)")
    }
    let none = PoolState(Text())
    #expect(none == nil)
  }

  /// The numbers of poolstatus.h.
  @Test func statesOfTheHeader() {
    #expect(PoolState.created.rawValue == POOLSTATUS_STATE_CREATED)
    #expect(PoolState.notCreated.rawValue == POOLSTATUS_STATE_NOT_CREATED)
    #expect(PoolState.initialized.rawValue == POOLSTATUS_STATE_INITIALIZED)
    #expect(PoolState.updating.rawValue == POOLSTATUS_STATE_UPDATING)
    #expect(PoolState.rolloutComplete.rawValue == POOLSTATUS_STATE_ROLLOUT_COMPLETE)
    #expect(PoolState.rolloutFailed.rawValue == POOLSTATUS_STATE_ROLLOUT_FAILED)
    #expect(PoolState.degraded.rawValue == POOLSTATUS_STATE_DEGRADED)
    #expect(PoolRule.documented.rawValue == POOLSTATUS_RULE_DOCUMENTED)
    #expect(PoolRule.kubernetes.rawValue == POOLSTATUS_RULE_KUBERNETES)
    #expect(Failure.Code.invalidArgument.rawValue == POOLSTATUS_INVALID_ARGUMENT)
    #expect(Failure.Code.invalidJSON.rawValue == POOLSTATUS_INVALID_JSON)
    #expect(Failure.Code.invalidObject.rawValue == POOLSTATUS_INVALID_OBJECT)
    #expect(Failure.Code.noMemory.rawValue == POOLSTATUS_NO_MEMORY)
    #expect(Failure.Code.apiError.rawValue == POOLSTATUS_API_ERROR)
  }

  @Test func reasons() {
    let reasons = (UInt8.min...UInt8.max).compactMap { Reason(rawValue: $0) }
    #expect(Set(reasons.map { string($0.name) }).count == reasons.count)
    // Without a gap, or Reason(_:) would not find those after it.
    #expect(reasons.last.map { Int($0.rawValue) } == reasons.count - 1)
    for reason in reasons {
      let found = Reason(Text(reason.name))
      #expect(found == reason)
      // The word is the case's name with a capital letter.
      let name = "\(reason)"
      #expect(string(reason.name) == name.prefix(1).uppercased() + name.dropFirst())
    }
    for word in ["", "complete", "Complet", "CompleteX"] as [StaticString] {
      let reason = Reason(Text(word))
      #expect(reason == nil, "\(word)")
    }
  }

  @Test func conditionTypes() {
    let types = (-1...100).compactMap { ConditionType(rawValue: $0) }
    #expect(types == [.ready, .reconciling, .degraded, .stalled])
    #expect(types.count == ConditionType.count)
    #expect(types.map { string($0.name) } == ["Ready", "Reconciling", "Degraded", "Stalled"])
    for type in types {
      let found = ConditionType(Text(type.name))
      #expect(found == type)
    }
    let unknown = ConditionType(Text("ready"))
    #expect(unknown == nil)
  }
}
