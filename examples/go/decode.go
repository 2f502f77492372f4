//go:build cgo

package poolstatus

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
)

// The library writes compact JSON, its own members first. So they are read in one
// pass, at a tenth of the cost of encoding/json, which also has no way to keep a
// member "Name" of somebody else out of `name`.

// errUnexpected cannot happen: the library would have written something else than
// poolstatus.h says.
var errUnexpected = errors.New("poolstatus: the library wrote an unexpected status")

// block is all the memory of the status of one pool: in room its text and, behind it,
// the strings that were read from it. What does not fit has a piece of its own.
type block struct {
	Status
	counters
	room [348]byte // so that a block is 576 bytes, which is a size that Go allocates
}

// decodeStatus reads the status of one pool.
func decodeStatus(text []byte, evaluation Evaluation) (*Status, error) {
	b := new(block)
	b.State, b.Status.Reason, b.Changed = evaluation.State, evaluation.Reason, evaluation.Changed
	r := newReader(view(text))
	if !r.pool(&b.PoolStatus, &b.counters) {
		return nil, errUnexpected
	}
	b.counters.of(&b.PoolStatus)
	size := len(text) + len(b.SSName) + len(b.CurrentRevision) + len(b.UpdateRevision) + len(b.LastUpdateTime) +
		len(b.Name) + len(b.Detail.Reason) + len(b.Message)
	k := keeper(b.room[:0])
	if size > len(b.room) {
		k = make([]byte, 0, size)
	}
	k = append(k, text...)
	b.JSON = json.RawMessage(k[:len(k):len(k)])
	for _, s := range [...]*string{&b.SSName, &b.CurrentRevision, &b.UpdateRevision, &b.LastUpdateTime,
		&b.Name, &b.Detail.Reason, &b.Message} {
		k.keep(s)
	}
	return &b.Status, nil
}

// keeper is room for strings.
type keeper []byte

// keep puts the bytes of a string here.
func (k *keeper) keep(s *string) {
	if *s == "" {
		return
	}
	begin := len(*k)
	*k = append(*k, *s...)
	*s = view((*k)[begin:])
}

// decodePools reads an array of pool statuses.
func decodePools(text string) ([]PoolStatus, error) {
	r := newReader(text)
	count := strings.Count(text, `{"ssName":`)
	pools, counters := make([]PoolStatus, count), make([]counters, count)
	ok := r.after("[")
	for i := 0; ok && i < count; i++ {
		ok = (i == 0 || r.after(",")) && r.pool(&pools[i], &counters[i]) && r.after("}")
		counters[i].of(&pools[i])
	}
	if !ok || r.text != "]" {
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
		decodeEntry(pools[i], &status.Pools[i])
	}
	status.Conditions = make([]Condition, len(conditions))
	for i := range conditions {
		_ = json.Unmarshal(conditions[i], &status.Conditions[i])
	}
	return nil
}

// decodeEntry reads an entry of a tenant. Those of pools that are gone stay as others
// wrote them: of these it reads what it can.
func decodeEntry(text []byte, pool *PoolStatus) {
	r, numbers := newReader(string(text)), new(counters)
	if !r.pool(pool, numbers) || r.text != "}" {
		*pool = PoolStatus{}
		_ = json.Unmarshal(text, pool)
		return
	}
	numbers.of(pool)
}

// counters is where the counters of a PoolStatus are.
type counters struct {
	values  [4]int32
	present [4]bool
}

// of points the members of a pool here.
func (c *counters) of(pool *PoolStatus) {
	for i, member := range [...]**int32{&pool.Replicas, &pool.ReadyReplicas, &pool.CurrentReplicas, &pool.UpdatedReplicas} {
		if c.present[i] {
			*member = &c.values[i]
		}
	}
}

// reader reads from the front of text.
type reader struct {
	text    string
	escapes bool // there are some
}

func newReader(text string) reader { return reader{text, strings.IndexByte(text, '\\') >= 0} }

func (r *reader) after(prefix string) bool {
	if !strings.HasPrefix(r.text, prefix) {
		return false
	}
	r.text = r.text[len(prefix):]
	return true
}

// pool reads an object up to its closing brace, or up to the first member that a
// PoolStatus does not know: behind that one there are only more of those, and the name of a
// status without details, which stays where it was.
func (r *reader) pool(pool *PoolStatus, room *counters) bool {
	ok := r.after(`{"ssName":`) && r.string(&pool.SSName) &&
		r.after(`,"state":`) && r.state(&pool.State) &&
		(!r.after(`,"replicas":`) || r.number(room, 0)) &&
		(!r.after(`,"readyReplicas":`) || r.number(room, 1)) &&
		(!r.after(`,"currentReplicas":`) || r.number(room, 2)) &&
		(!r.after(`,"updatedReplicas":`) || r.number(room, 3)) &&
		(!r.after(`,"currentRevision":`) || r.string(&pool.CurrentRevision)) &&
		(!r.after(`,"updateRevision":`) || r.string(&pool.UpdateRevision)) &&
		(!r.after(`,"lastUpdateTime":`) || r.string(&pool.LastUpdateTime)) &&
		(!r.after(`,"name":`) || r.string(&pool.Name)) &&
		(!r.after(`,"reason":`) || r.string(&pool.Reason)) &&
		(!r.after(`,"message":`) || r.string(&pool.Message))
	if !ok || r.text == "" {
		return false
	}
	if r.text[0] == '}' {
		return true
	}
	return r.after(",") && (pool.Name != "" || r.nameBehind(&pool.Name))
}

// nameBehind reads the name among the members that stand here.
func (r *reader) nameBehind(name *string) bool {
	if !strings.Contains(r.text, `"name":`) {
		return true
	}
	var members map[string]json.RawMessage // a struct would take a "Name" of somebody else
	if json.Unmarshal([]byte("{"+r.text), &members) != nil {
		return false
	}
	text, ok := members["name"]
	return !ok || unescape(string(text), name)
}

// string reads a string; the rare one with escapes through encoding/json.
func (r *reader) string(value *string) bool {
	if !r.after(`"`) {
		return false
	}
	end := strings.IndexByte(r.text, '"')
	if end < 0 {
		return false
	}
	if r.escapes && strings.IndexByte(r.text[:end], '\\') >= 0 {
		return r.escaped(value)
	}
	*value, r.text = r.text[:end], r.text[end+1:]
	return true
}

// escaped reads a string behind its first quote.
func (r *reader) escaped(value *string) bool {
	for i := 0; i < len(r.text); i++ {
		switch r.text[i] {
		case '\\':
			i++
		case '"':
			quoted := `"` + r.text[:i+1]
			r.text = r.text[i+1:]
			return unescape(quoted, value)
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

// state reads a state, mostly the one that value already has.
func (r *reader) state(value *State) bool {
	var name string
	ok := r.string(&name)
	if name != string(*value) {
		*value = toState(name)
	}
	return ok
}

// number reads the counter of that index.
func (r *reader) number(room *counters, index int) bool {
	number, end := int64(0), 0
	for ; end < len(r.text) && end < 10 && '0' <= r.text[end] && r.text[end] <= '9'; end++ {
		number = 10*number + int64(r.text[end]-'0')
	}
	room.values[index], room.present[index], r.text = int32(number), true, r.text[end:]
	return end > 0 && number <= math.MaxInt32
}
