//go:build cgo

package poolstatus

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
)

// Where things stand in the JSON, C has found, at a tenth of the cost of encoding/json, which
// also has no way to keep a member "Name" of somebody else out of `name`. Here they are made
// Go values.

// errUnexpected cannot happen: the library would have written something else than
// poolstatus.h says.
var errUnexpected = errors.New("poolstatus: the library wrote an unexpected status")

// block is all the memory of the status of one pool: in room its text and, behind it,
// the strings that were read from it. What does not fit has a piece of its own.
type block struct {
	Status
	counters
	room [344]byte // so that Go needs 576 bytes for a block, a size that it allocates
}

// fill makes the status of one pool of what a call came to.
func (b *block) fill(f *frame) error {
	e, n, k := &f.outcome.entry, f.length(), keeper{room: b.room[:]}
	if long := f.text(); long != nil {
		k = keeper{make([]byte, n+sizeOf(e)), long}
		copy(k.room, long)
	}
	text := k.room[:n:n]
	k.room = k.room[n:]
	b.State, b.Status.Reason, b.Changed = f.evaluation()
	b.JSON = text
	return k.pool(&b.PoolStatus, &b.counters, e, text)
}

// decodePools makes the statuses of a list.
func decodePools(text []byte, entries []entry) ([]PoolStatus, error) {
	pools, counters := make([]PoolStatus, len(entries)), make([]counters, len(entries))
	size := 0
	for i := range entries {
		size += sizeOf(&entries[i])
	}
	k := keeper{room: make([]byte, size)}
	for i := range entries {
		e := &entries[i]
		k.text = text[e.begin:]
		pools[i].State = k.state(e)
		if err := k.pool(&pools[i], &counters[i], e, k.text); err != nil {
			return nil, err
		}
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
	if e, ok := readEntry(text); ok && e.rest == 0 {
		k := keeper{make([]byte, sizeOf(&e)), text}
		pool.State = k.state(&e)
		if k.pool(pool, new(counters), &e, text) == nil {
			return
		}
	}
	*pool = PoolStatus{}
	_ = json.Unmarshal(text, pool)
}

// keeper is room for strings of a text; where that is nil, they are there.
type keeper struct{ room, text []byte }

// sizeOf returns how much room the strings of a pool need.
func sizeOf(e *entry) int {
	return int(e.ss_name.length) + int(e.current_revision.length) + int(e.update_revision.length) +
		int(e.last_update_time.length) + int(e.name.length) + int(e.reason.length) + int(e.message.length)
}

// keep returns the next string.
func (k *keeper) keep(s span) string {
	if s.length == 0 {
		return ""
	}
	kept := k.room[:s.length]
	k.room = k.room[s.length:]
	if k.text != nil {
		copy(kept, k.text[s.begin:])
	}
	return view(kept)
}

// state returns the state in the text.
func (k *keeper) state(e *entry) State {
	return toState(string(k.text[e.state.begin : e.state.begin+e.state.length]))
}

// pool makes the status of a pool, all but its state, of an entry of that text.
func (k *keeper) pool(pool *PoolStatus, room *counters, e *entry, text []byte) error {
	pool.SSName = k.keep(e.ss_name)
	pool.Replicas = room.keep(0, int32(e.replicas))
	pool.ReadyReplicas = room.keep(1, int32(e.ready_replicas))
	pool.CurrentReplicas = room.keep(2, int32(e.current_replicas))
	pool.UpdatedReplicas = room.keep(3, int32(e.updated_replicas))
	pool.CurrentRevision = k.keep(e.current_revision)
	pool.UpdateRevision = k.keep(e.update_revision)
	pool.LastUpdateTime = k.keep(e.last_update_time)
	pool.Name = k.keep(e.name)
	pool.Reason = k.keep(e.reason)
	pool.Message = k.keep(e.message)
	if e.escapes != 0 {
		if err := pool.unescape(); err != nil {
			return err
		}
	}
	if e.rest != 0 && pool.Name == "" {
		return nameBehind(text[e.rest:], &pool.Name)
	}
	return nil
}

// counters is where the counters of a PoolStatus are.
type counters [4]int32

// keep returns where a number is now; nil where it is absent.
func (c *counters) keep(index int, number int32) *int32 {
	if number == absent {
		return nil
	}
	c[index] = number
	return &c[index]
}

// unescape reads the strings that have escapes: they begin with a quote.
func (pool *PoolStatus) unescape() error {
	state := string(pool.State)
	for _, s := range [...]*string{&pool.SSName, &state, &pool.CurrentRevision, &pool.UpdateRevision, &pool.LastUpdateTime,
		&pool.Name, &pool.Reason, &pool.Message} {
		if strings.HasPrefix(*s, `"`) && json.Unmarshal([]byte(*s), s) != nil {
			return errUnexpected
		}
	}
	pool.State = toState(state)
	return nil
}

// nameBehind reads the name among the members that stand here.
func nameBehind(rest []byte, name *string) error {
	if !bytes.Contains(rest, []byte(`"name":`)) {
		return nil
	}
	var members map[string]json.RawMessage // a struct would take a "Name" of somebody else
	if json.Unmarshal(append([]byte{'{'}, rest...), &members) != nil {
		return errUnexpected
	}
	if quoted, ok := members["name"]; ok && json.Unmarshal(quoted, name) != nil {
		return errUnexpected
	}
	return nil
}
