//go:build cgo

package poolstatus

import (
	"encoding/json"
	"fmt"
	"testing"
)

var allStates = []State{Created, NotCreated, Initialized, Updating, RolloutComplete, RolloutFailed, Degraded}

// The constants are the library's names, by its numbers.
func TestStates(t *testing.T) {
	if got, expected := fmt.Sprint(states), fmt.Sprint(append([]State{StateNone}, allStates...)); got != expected {
		t.Errorf("got %s, expected %s", got, expected)
	}
	for _, unknown := range []int32{-1, int32(len(states))} {
		if got := stateOf(unknown); got != StateNone {
			t.Errorf("%d is %v", unknown, got)
		}
	}
}

func TestStateJSON(t *testing.T) {
	for _, state := range allStates {
		full, name := string(state), string(state)[len("Pool"):]
		if text, err := json.Marshal(state); err != nil || string(text) != `"`+full+`"` {
			t.Errorf("%v is written %s, %v", state, text, err)
		}
		for _, spelling := range []string{name, full} {
			var read State
			if err := json.Unmarshal([]byte(`"`+spelling+`"`), &read); err != nil || read != state {
				t.Errorf("%q is read as %v, %v", spelling, read, err)
			}
			if parsed, err := ParseState(spelling); err != nil || parsed != state {
				t.Errorf("%q is parsed as %v, %v", spelling, parsed, err)
			}
		}
	}
}

// A word that is no state is kept, and the rest of the text is read.
func TestStateUnknown(t *testing.T) {
	for _, word := range []string{"", "Pool", "poolCreated", "PoolPoolCreated", "Gone"} {
		text := fmt.Sprintf(`{"ssName":"a","state":%q,"replicas":4}`, word)
		var pool PoolStatus
		if err := json.Unmarshal([]byte(text), &pool); err != nil || string(pool.State) != word || *pool.Replicas != 4 {
			t.Errorf("%s is read as %+v, %v", text, pool, err)
		}
		if written, err := json.Marshal(pool); word != "" && string(written) != text || err != nil {
			t.Errorf("%s is written as %s, %v", text, written, err)
		}
		if state, err := ParseState(word); err == nil || state != StateNone {
			t.Errorf("%q is parsed as %v", word, state)
		}
	}
	for _, bad := range []string{`5`, `{}`} {
		var read State
		if err := json.Unmarshal([]byte(bad), &read); err == nil {
			t.Errorf("%s is read as %v", bad, read)
		}
	}
}

func TestStateNone(t *testing.T) {
	text, err := json.Marshal(PoolStatus{SSName: "a"})
	if string(text) != `{"ssName":"a"}` || err != nil || StateNone.String() != "" {
		t.Errorf("StateNone is %s, %q, %v", text, StateNone, err)
	}
	var read State
	if err := json.Unmarshal([]byte("null"), &read); err != nil || read != StateNone {
		t.Errorf("null is %v, %v", read, err)
	}
}

// As the key of a map a state is its name, and either name is read.
func TestStateKey(t *testing.T) {
	text, err := json.Marshal(map[State]int{Created: 1, "Gone": 2})
	if err != nil || string(text) != `{"Gone":2,"PoolCreated":1}` {
		t.Errorf("got %s, %v", text, err)
	}
	var read map[State]int
	if err := json.Unmarshal([]byte(`{"Gone":2,"Created":1}`), &read); err != nil || read[Created] != 1 || read["Gone"] != 2 {
		t.Errorf("got %v, %v", read, err)
	}
}
