package poolstatus

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
)

// The library writes compact JSON, its own members first. So they are read in one
// pass, at a tenth of the cost of encoding/json, which also has no way to keep a
// member "Name" of somebody else out of `name`.

// errUnexpected cannot happen: the library would have written something else than
// poolstatus.h says.
var errUnexpected = errors.New("poolstatus: the library wrote an unexpected status")

// decodePool reads one pool status.
func decodePool(text []byte, pool *PoolStatus) error {
	r := reader{string(text)}
	if !r.pool(pool) {
		return errUnexpected
	}
	return nil
}

// decodePools reads an array of pool statuses.
func decodePools(text []byte) ([]PoolStatus, error) {
	r := reader{string(text)}
	pools := make([]PoolStatus, 0, strings.Count(r.text, `{"ssName":`))
	ok := r.take('[')
	for ok && !r.take(']') {
		pools = append(pools, PoolStatus{})
		ok = (len(pools) == 1 || r.take(',')) && r.pool(&pools[len(pools)-1]) && r.take('}')
	}
	if !ok {
		return nil, errUnexpected
	}
	return pools, nil
}

// decodeTenant reads the status of a tenant. Conditions and pools that are not ours
// may have any shape; of them it reads what it can.
func decodeTenant(text []byte, status *TenantStatus) error {
	var members map[string]json.RawMessage
	var pools, conditions []json.RawMessage
	if json.Unmarshal(text, &members) != nil ||
		json.Unmarshal(members["currentState"], &status.CurrentState) != nil ||
		json.Unmarshal(members["availableReplicas"], &status.AvailableReplicas) != nil ||
		json.Unmarshal(members["pools"], &pools) != nil ||
		json.Unmarshal(members["conditions"], &conditions) != nil {
		return errUnexpected
	}
	if generation, ok := members["observedGeneration"]; ok {
		if json.Unmarshal(generation, &status.ObservedGeneration) != nil {
			return errUnexpected
		}
	}
	status.Pools = make([]PoolStatus, len(pools))
	for i := range pools {
		_ = decodePool(pools[i], &status.Pools[i])
	}
	status.Conditions = make([]Condition, len(conditions))
	for i := range conditions {
		_ = json.Unmarshal(conditions[i], &status.Conditions[i])
	}
	return nil
}

// reader reads from the front of text.
type reader struct{ text string }

func (r *reader) take(char byte) bool {
	if r.text == "" || r.text[0] != char {
		return false
	}
	r.text = r.text[1:]
	return true
}

// pool reads an object up to its closing brace, or up to the first member that a
// PoolStatus does not know: behind that one there are only more of those, and the name of a
// status without details, which stays where it was.
func (r *reader) pool(pool *PoolStatus) bool {
	numbers := new([4]int32)
	ok := r.take('{')
	for first := true; ok && r.text != "" && r.text[0] != '}'; first = false {
		var key string
		if !first && !r.take(',') || !r.string(&key) || !r.take(':') {
			return false
		}
		switch key {
		case "ssName":
			ok = r.string(&pool.SSName)
		case "state":
			ok = r.state(&pool.State)
		case "replicas":
			ok = r.number(&pool.Replicas, &numbers[0])
		case "readyReplicas":
			ok = r.number(&pool.ReadyReplicas, &numbers[1])
		case "currentReplicas":
			ok = r.number(&pool.CurrentReplicas, &numbers[2])
		case "updatedReplicas":
			ok = r.number(&pool.UpdatedReplicas, &numbers[3])
		case "currentRevision":
			ok = r.string(&pool.CurrentRevision)
		case "updateRevision":
			ok = r.string(&pool.UpdateRevision)
		case "lastUpdateTime":
			ok = r.string(&pool.LastUpdateTime)
		case "name":
			ok = r.string(&pool.Name)
		case "reason":
			ok = r.string(&pool.Reason)
		case "message":
			ok = r.string(&pool.Message)
		default:
			return pool.Name != "" || r.nameBehind(&pool.Name)
		}
	}
	return ok && r.text != ""
}

// nameBehind reads the name among the members that follow the value that stands here.
func (r *reader) nameBehind(name *string) bool {
	if !strings.Contains(r.text, `"name":`) {
		return true
	}
	var members map[string]json.RawMessage // a struct would take a "Name" of somebody else
	if json.Unmarshal([]byte(`{"":`+r.text), &members) != nil {
		return false
	}
	if text, ok := members["name"]; ok {
		return json.Unmarshal(text, name) == nil
	}
	return true
}

// string reads a string; the rare one with escapes through encoding/json.
func (r *reader) string(value *string) bool {
	escaped := false
	for i := 1; i < len(r.text) && r.text[0] == '"'; i++ {
		switch r.text[i] {
		case '\\':
			escaped = true
			i++
		case '"':
			quoted := r.text[:i+1]
			*value, r.text = quoted[1:i], r.text[i+1:]
			return !escaped || unescape(quoted, value)
		}
	}
	return false
}

// unescape has a variable of its own, so that those of the others stay off the heap.
func unescape(quoted string, value *string) bool {
	var text string
	err := json.Unmarshal([]byte(quoted), &text)
	*value = text
	return err == nil
}

func (r *reader) state(value *State) bool {
	var name string
	if !r.string(&name) {
		return false
	}
	state, err := ParseState(name)
	*value = state
	return err == nil
}

// number reads a counter into room and points value to it.
func (r *reader) number(value **int32, room *int32) bool {
	end := 0
	for end < len(r.text) && r.text[end] >= '0' && r.text[end] <= '9' {
		end++
	}
	number, err := strconv.ParseInt(r.text[:end], 10, 32)
	*room, *value, r.text = int32(number), room, r.text[end:]
	return err == nil
}
