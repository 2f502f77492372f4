//go:build cgo

package poolstatus

import (
	"fmt"
	"strings"
)

// State is the state of a pool: the name of one of the constants, or whatever else
// somebody has written there, which is kept as it is.
type State string

const (
	// StateNone is no state.
	StateNone State = ""
	// Created: the StatefulSet exists and its controller has only begun.
	Created State = "PoolCreated"
	// NotCreated: the StatefulSet does not exist, or has no replicas.
	NotCreated State = "PoolNotCreated"
	// Initialized: some pods run for the first time, not all of them are ready.
	Initialized State = "PoolInitialized"
	// Updating: a rollout, a scaling or a deletion is under way.
	Updating State = "PoolUpdating"
	// RolloutComplete: all pods are ready and updated.
	RolloutComplete State = "PoolRolloutComplete"
	// RolloutFailed: the rollout cannot go on by itself.
	RolloutFailed State = "PoolRolloutFailed"
	// Degraded: no rollout is under way and some pods are not ready.
	Degraded State = "PoolDegraded"
)

// states are the library's own, by their numbers; stateNames has them in both spellings.
var states, stateNames = func() (states []State, names map[string]State) {
	names = map[string]State{}
	states = append(states, StateNone)
	for state := libraryStateName(1); state != ""; state = libraryStateName(len(states)) {
		states = append(states, state)
		names[string(state)], names[strings.TrimPrefix(string(state), "Pool")] = state, state
	}
	return states, names
}()

// stateOf returns the state of that number.
func stateOf(number int32) State {
	if number < 0 || int(number) >= len(states) {
		return StateNone
	}
	return states[number]
}

// String returns "PoolRolloutComplete" and the like, "" for StateNone.
func (s State) String() string { return string(s) }

// ParseState reads the name of a state in either spelling, "PoolRolloutComplete"
// or "RolloutComplete".
func ParseState(name string) (State, error) {
	state, ok := stateNames[name]
	if !ok {
		return StateNone, fmt.Errorf("poolstatus: %q is not the name of a state", name)
	}
	return state, nil
}

// MarshalText writes the name of the state with its prefix, and any other word as it is.
func (s State) MarshalText() ([]byte, error) { return []byte(s), nil }

// UnmarshalText reads a name in either spelling, and keeps any other word.
func (s *State) UnmarshalText(text []byte) error {
	*s = toState(string(text))
	return nil
}

// toState reads a name in either spelling, and keeps any other word.
func toState(name string) State {
	if state, ok := stateNames[name]; ok {
		return state
	}
	return State(name)
}
