//go:build cgo

package poolstatus

import (
	"encoding/json"
	"reflect"
	"testing"
)

// decodeOne reads a text that is the status of a pool.
func decodeOne(text string, pool *PoolStatus) error {
	e, ok := readEntry([]byte(text))
	if !ok {
		return errUnexpected
	}
	return pool.decode(&e, []byte(text), make([]byte, sizeOf(&e)), new(counters))
}

func TestDecodeStops(t *testing.T) {
	text := `{"ssName":"a\"\u00e9\\","state":"RolloutComplete","replicas":2147483647,` +
		`"decommission":{"state":[1]},"Name":"theirs","replicas":"theirs"}`
	var pool PoolStatus
	if err := decodeOne(text, &pool); err != nil {
		t.Fatal("it is refused")
	}
	if pool.SSName != "a\"é\\" || pool.State != RolloutComplete || *pool.Replicas != 2147483647 || pool.Name != "" {
		t.Errorf("got %+v", pool)
	}
}

func TestDecodeRefuses(t *testing.T) {
	var pool PoolStatus
	for _, text := range []string{
		``, `{`, `[]`, `{"ssName"}`, `{"ssName":1}`, `{"ssName":"`, `{"ssName":"\q"}`, `{"ssName":"\`, `{"state":"Good"}`,
		`{"ssName":"a","state":1}`, `{"ssName":"a" "state":"Created"}`, `{,"ssName":"a"}`,
	} {
		if decodeOne(text, &pool) == nil {
			t.Errorf("%s is read as %+v", text, pool)
		}
	}
	for _, rest := range []string{
		``, `,`, `]`, `,"replicas":2147483648}`, `,"replicas":}`, `,"replicas":-1}`, `,"replicas":1`, `,"replicas":1]`,
		`,"message":"a`, `;"theirs":1}`,
	} {
		text := `{"ssName":"a","state":"Created"` + rest
		if decodeOne(text, &pool) == nil {
			t.Errorf("%s is read as %+v", text, pool)
		}
		if pools, err := decodePools([]byte("[" + text + "]")); err == nil {
			t.Errorf("[%s] is read as %+v", text, pools)
		}
	}
}

// wholeStatus has all members, and an escape, with a quote and a backslash in it.
const wholeStatus = `{"ssName":"a","state":"PoolDegraded","replicas":1,"readyReplicas":2,"currentReplicas":3,` +
	`"updatedReplicas":4,"currentRevision":"r1","updateRevision":"r2","lastUpdateTime":"t","name":"n",` +
	`"reason":"w","message":"m \"q\" \\"}`

func TestDecodeAll(t *testing.T) {
	var got, expected PoolStatus
	if err := decodeOne(wholeStatus, &got); err != nil {
		t.Fatal(err)
	}
	unmarshal(t, []byte(wholeStatus), &expected)
	list, err := decodePools([]byte("[" + wholeStatus + "," + wholeStatus + "]"))
	if err != nil || len(list) != 2 {
		t.Fatal(list, err)
	}
	for _, one := range append(list, got) {
		if !reflect.DeepEqual(one, expected) {
			t.Errorf("got %+v, expected %+v", one, expected)
		}
	}
	if none, err := decodePools([]byte("[]")); err != nil || len(none) != 0 {
		t.Errorf("[] is read as %+v, %v", none, err)
	}
}

// No text that is cut anywhere is a status; and whatever a byte is changed to, there is no panic
// and no byte of anybody else.
func TestDecodeBroken(t *testing.T) {
	for end := range []byte(wholeStatus) {
		var pool PoolStatus
		if decodeOne(wholeStatus[:end], &pool) == nil {
			t.Errorf("%s is read as %+v", wholeStatus[:end], pool)
		}
		for _, list := range []string{"[" + wholeStatus[:end], "[" + wholeStatus + "," + wholeStatus[:end] + "]"} {
			if pools, err := decodePools([]byte(list)); err == nil {
				t.Errorf("%s is read as %+v", list, pools)
			}
		}
		for _, other := range []byte("\x00\"\\,:{}[]0a") {
			text := []byte(wholeStatus)
			text[end] = other
			if decodeOne(string(text), &pool) == nil && len(pool.SSName)+len(pool.Message) > len(text) {
				t.Errorf("%s is read as %+v", text, pool)
			}
			_, _ = decodePools(append(append([]byte{'['}, text...), ']'))
		}
	}
}

// What an operator does not write is not a reason to fail.
func TestDecodeTenantOfOthers(t *testing.T) {
	text := `{"currentState":"Ready","availableReplicas":4,"pools":[{"ssName":"a","state":"PoolCreated"},` +
		`{"state":"Gone","x":1}],"observedGeneration":3,"conditions":[{"type":"Ready","status":"True"},` +
		`{"type":"Other","status":true},7],"Pools":null,"certificates":{}}`
	var status TenantStatus
	if err := decodeTenant([]byte(text), &status); err != nil {
		t.Fatal(err)
	}
	if status.CurrentState != "Ready" || status.AvailableReplicas != 4 || status.ObservedGeneration != 3 ||
		len(status.Pools) != 2 || status.Pools[0].State != Created || status.Pools[1].State != "Gone" ||
		len(status.Conditions) != 3 || status.Conditions[1].Type != "Other" {
		t.Errorf("got %+v", status)
	}
	for _, bad := range []string{`[]`, `{}`, `{"currentState":1}`} {
		if err := decodeTenant([]byte(bad), &status); err == nil {
			t.Errorf("%s is a status", bad)
		}
	}
}

// A Status goes into JSON as the entry that it is.
func TestStatusJSON(t *testing.T) {
	for _, flags := range []Flags{0, WithDetail} {
		status, err := Pool([]byte(`{"replicas":4}`), Options{Tenant: "a", Pool: "b", Now: now, Flags: flags})
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(status)
		if err != nil || string(text) != string(status.JSON) {
			t.Errorf("got %s, %v, the library wrote %s", text, err, status.JSON)
		}
	}
}
