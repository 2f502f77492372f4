package poolstatus

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// State is the state of a pool.
type State int32

// The numbers are those of poolstatus.h and never change.
const (
	// StateNone is no state.
	StateNone State = iota
	// Created: the StatefulSet exists and its controller has only begun.
	Created
	// NotCreated: the StatefulSet does not exist, or has no replicas.
	NotCreated
	// Initialized: some pods run for the first time, not all of them are ready.
	Initialized
	// Updating: a rollout, a scaling or a deletion is under way.
	Updating
	// RolloutComplete: all pods are ready and updated.
	RolloutComplete
	// RolloutFailed: the rollout cannot go on by itself.
	RolloutFailed
	// Degraded: no rollout is under way and some pods are not ready.
	Degraded
)

// stateNames are the library's own, so that no second list can disagree with it.
var stateNames = func() (names [Degraded + 1]string) {
	for state := range names {
		names[state] = libraryStateName(State(state))
	}
	return names
}()

// String returns "PoolRolloutComplete" and the like, "" for StateNone.
func (s State) String() string {
	if s < 0 || int(s) >= len(stateNames) {
		return "State(" + strconv.Itoa(int(s)) + ")"
	}
	return stateNames[s]
}

// ParseState reads the name of a state in either spelling, "PoolRolloutComplete"
// or "RolloutComplete".
func ParseState(name string) (State, error) {
	for state := Created; state <= Degraded; state++ {
		full := stateNames[state]
		if name == full || name == strings.TrimPrefix(full, "Pool") {
			return state, nil
		}
	}
	return StateNone, fmt.Errorf("poolstatus: %q is not the name of a state", name)
}

// MarshalJSON writes the name of the state with its prefix; StateNone is null.
func (s State) MarshalJSON() ([]byte, error) {
	if s == StateNone {
		return []byte("null"), nil
	}
	if s < StateNone || s > Degraded {
		return nil, fmt.Errorf("poolstatus: there is no state %d", int32(s))
	}
	return json.Marshal(s.String())
}

// UnmarshalJSON reads a name in either spelling; null is StateNone.
func (s *State) UnmarshalJSON(text []byte) error {
	var name *string
	if err := json.Unmarshal(text, &name); err != nil {
		return err
	}
	if name == nil {
		*s = StateNone
		return nil
	}
	state, err := ParseState(*name)
	if err != nil {
		return err
	}
	*s = state
	return nil
}
