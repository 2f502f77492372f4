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
	e, n, piece := &f.outcome.entry, f.length(), b.room[:]
	if long := f.text(); long != nil {
		piece = make([]byte, n+sizeOf(e))
		lay(piece[copy(piece, long):], long, e)
	}
	b.State, b.Status.Reason, b.Changed = f.evaluation()
	b.JSON = piece[:n:n]
	return b.PoolStatus.set(e, b.JSON, view(piece[n:]), &b.counters)
}

// decodePools makes the statuses of a list.
func decodePools(text []byte) ([]PoolStatus, error) {
	entries, ok := readEntries(text)
	if !ok {
		return nil, errUnexpected
	}
	size := 0
	for i := range entries {
		size += sizeOf(&entries[i])
	}
	pools, counters, room := make([]PoolStatus, len(entries)), make([]counters, len(entries)), make([]byte, size)
	for i := range entries {
		e := &entries[i]
		size = sizeOf(e)
		if err := pools[i].decode(e, text[e.begin:], room[:size], &counters[i]); err != nil {
			return nil, err
		}
		room = room[size:]
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
	e, ok := readEntry(text)
	if !ok || e.rest != 0 || pool.decode(&e, text, make([]byte, sizeOf(&e)), new(counters)) != nil {
		*pool = PoolStatus{}
		_ = json.Unmarshal(text, pool)
	}
}

// sizeOf returns how much room the strings of a pool need.
func sizeOf(e *entry) (size int) {
	for _, s := range spans(e) {
		size += int(s.length)
	}
	return size
}

// lay puts the strings of a text into the room, one behind the other, as poolstatus_go_move
// does where they fit into a block.
func lay(room, text []byte, e *entry) {
	for _, s := range spans(e) {
		room = room[copy(room, text[s.begin:s.begin+s.length]):]
	}
}

// spans are the strings that are kept, in their order.
func spans(e *entry) [7]span {
	return [...]span{e.ss_name, e.current_revision, e.update_revision, e.last_update_time, e.name, e.reason, e.message}
}

// decode makes the status of a pool of an entry of that text. The room is as large as its
// strings.
func (pool *PoolStatus) decode(e *entry, text, room []byte, numbers *counters) error {
	lay(room, text, e)
	word, known := text[e.state.begin:e.state.begin+e.state.length], false
	if pool.State, known = stateNames[string(word)]; !known {
		name := string(word)
		if err := unescape(&name); err != nil {
			return err
		}
		pool.State = toState(name)
	}
	return pool.set(e, text, view(room), numbers)
}

// set makes the status of a pool, all but its state, of an entry of that text, and of its
// strings as they are kept, one behind the other.
func (pool *PoolStatus) set(e *entry, text []byte, kept string, numbers *counters) error {
	a := int(e.ss_name.length)
	b := a + int(e.current_revision.length)
	c := b + int(e.update_revision.length)
	d := c + int(e.last_update_time.length)
	pool.SSName, pool.CurrentRevision, pool.UpdateRevision, pool.LastUpdateTime = kept[:a], kept[a:b], kept[b:c], kept[c:d]
	numbers.set(pool, e)
	if e.name.length|e.reason.length|e.message.length != 0 {
		kept = kept[d:]
		a = int(e.name.length)
		b = a + int(e.reason.length)
		c = b + int(e.message.length)
		pool.Name, pool.Reason, pool.Message = kept[:a], kept[a:b], kept[b:c]
	}
	if e.escapes != 0 {
		for _, s := range [...]*string{&pool.SSName, &pool.CurrentRevision, &pool.UpdateRevision, &pool.LastUpdateTime,
			&pool.Name, &pool.Reason, &pool.Message} {
			if err := unescape(s); err != nil {
				return err
			}
		}
	}
	if e.rest != 0 {
		return nameBehind(text[e.rest:], &pool.Name)
	}
	return nil
}

// counters is where the counters of a PoolStatus are.
type counters [4]int32

// set makes the counters of a pool.
func (c *counters) set(pool *PoolStatus, e *entry) {
	*c = counters{int32(e.replicas), int32(e.ready_replicas), int32(e.current_replicas), int32(e.updated_replicas)}
	if c[0] != absent {
		pool.Replicas = &c[0]
	}
	if c[1] != absent {
		pool.ReadyReplicas = &c[1]
	}
	if c[2] != absent {
		pool.CurrentReplicas = &c[2]
	}
	if c[3] != absent {
		pool.UpdatedReplicas = &c[3]
	}
}

// unescape reads a string that has escapes: it has its quotes.
func unescape(s *string) error {
	if !strings.HasPrefix(*s, `"`) {
		return nil
	}
	var text string // of its own, so that those of the others stay off the heap
	if json.Unmarshal([]byte(*s), &text) != nil {
		return errUnexpected
	}
	*s = text
	return nil
}

// nameBehind reads the name among the members that stand here, if one of them is that and a string;
// of two the last.
func nameBehind(rest []byte, name *string) error {
	if !bytes.Contains(rest, []byte(`"name":`)) {
		return nil
	}
	var members map[string]json.RawMessage // a struct would take a "Name" of somebody else
	if json.Unmarshal(append([]byte{'{'}, rest...), &members) != nil {
		return errUnexpected
	}
	if quoted := members["name"]; len(quoted) != 0 && quoted[0] == '"' {
		return json.Unmarshal(quoted, name)
	}
	return nil
}
