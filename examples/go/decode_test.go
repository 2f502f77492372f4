//go:build cgo

package poolstatus

import (
	"encoding/json"
	"testing"
)

// decodeOne reads a text that is the status of a pool.
func decodeOne(text string, pool *PoolStatus) error {
	e, ok := readEntry([]byte(text))
	if !ok {
		return errUnexpected
	}
	return pool.decode(&e, []byte(text), new(counters))
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
