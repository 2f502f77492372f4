//go:build cgo

package poolstatus

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
)

const now = "2025-01-15T10:30:00Z"

func TestDecide(t *testing.T) {
	for _, row := range []struct {
		desired, ready, current, updated int32
		state                            State
	}{
		{0, 0, 0, 0, NotCreated},
		{4, 4, 4, 4, RolloutComplete},
		{4, 4, 0, 4, RolloutComplete},
		{4, 4, 4, 3, Updating},
		{4, 3, 3, 4, Updating},
		{4, 3, 4, 4, Degraded},
		{4, 5, 4, 4, Initialized},
	} {
		if got := Decide(row.desired, row.ready, row.current, row.updated); got != row.state {
			t.Errorf("%+v: got %v", row, got)
		}
	}
}

func TestVersion(t *testing.T) {
	if !strings.HasPrefix(Version(), "0.") {
		t.Errorf("got %q, but the soname is libpoolstatus.so.0", Version())
	}
}

func TestErrors(t *testing.T) {
	for _, row := range []struct {
		input, text string
		opts        Options
		code        Code
	}{
		{`{`, "poolstatus: 1:", Options{}, InvalidJSON},
		{`{"status":{"replicas":"4"}}`, "poolstatus: 1:23: status.replicas: ", Options{}, InvalidObject},
		{`{"replicas":4}`, "poolstatus: ", Options{}, InvalidArgument},
		{`{"replicas":4}`, "poolstatus: tenant has a NUL byte in it", Options{Tenant: "a\x00b"}, InvalidArgument},
		{`{"kind":"Status","status":"Failure","message":"no","code":403}`, "poolstatus: ", Options{}, APIError},
		{`{"replicas":4}`, "poolstatus: 1:0: previous: ", Options{Tenant: "a", Pool: "b", Previous: []byte{}}, InvalidJSON},
	} {
		status, err := Pool([]byte(row.input), row.opts)
		wrapped := fmt.Errorf("reconcile: %w", err)
		var e *Error
		if status != nil || !errors.As(wrapped, &e) {
			t.Errorf("%s: got %v, %v", row.input, status, err)
			continue
		}
		if e.Code != row.code || !errors.Is(wrapped, row.code) || errors.Is(wrapped, NoMemory) {
			t.Errorf("%s: got code %v", row.input, e.Code)
		}
		if !strings.HasPrefix(e.Error(), row.text) || !strings.HasSuffix(e.Error(), e.Message) {
			t.Errorf("%s: got %q, expected %q...", row.input, e, row.text)
		}
	}
	if got := InvalidJSON.Error(); got != "poolstatus: INVALID_JSON" {
		t.Errorf("got %q", got)
	}
}

// A C string ends at its first NUL, so that none may be in it.
func TestNul(t *testing.T) {
	const bad = "a\x00b"
	for what, call := range map[string]func() error{
		"tenant":           func() error { _, err := Pool([]byte(`{}`), Options{Tenant: bad, Pool: "b"}); return err },
		"pool":             func() error { _, err := Pool([]byte(`{}`), Options{Tenant: "a", Pool: bad}); return err },
		"now":              func() error { _, err := List([]byte(`[]`), Options{Now: "\x00"}); return err },
		"blocked reason":   func() error { _, err := Tenant([]byte(`{}`), []byte(`[]`), Options{BlockedReason: bad}); return err },
		"blocked message":  func() error { _, err := Tenant([]byte(`{}`), []byte(`[]`), Options{BlockedMessage: bad}); return err },
		"name":             func() error { _, err := Evaluate(Observation{Name: bad}, Options{}); return err },
		"uid":              func() error { _, err := Evaluate(Observation{UID: bad}, Options{}); return err },
		"current revision": func() error { _, err := Evaluate(Observation{CurrentRevision: bad}, Options{}); return err },
		"update revision":  func() error { _, err := Evaluate(Observation{UpdateRevision: bad}, Options{}); return err },
	} {
		if err := call(); err == nil || err.Error() != "poolstatus: "+what+" has a NUL byte in it" {
			t.Errorf("%s: got %v", what, err)
		}
	}
}

// A text that does not fit into the memory of a call is the same.
func TestLongTexts(t *testing.T) {
	for size := 900; size < 1100; size++ {
		previous := []byte(`{"theirs":"` + strings.Repeat("x", size) + `"}`)
		status, err := Pool([]byte(`{"replicas":4}`), Options{Tenant: "a", Pool: "b", Now: now, Previous: previous})
		if err != nil {
			t.Fatal(err)
		}
		expected := `{"ssName":"a-b","state":"PoolUpdating","replicas":4,"lastUpdateTime":"` + now + `",` + string(previous[1:])
		if string(status.JSON) != expected || status.SSName != "a-b" || status.LastUpdateTime != now {
			t.Fatalf("got %+v, %s", status.PoolStatus, status.JSON)
		}
	}
}

// What is returned is the caller's: neither another call nor a write to the JSON changes it.
func TestOwnMemory(t *testing.T) {
	other := []byte(`{"theirs":"` + strings.Repeat("y", 900) + `"}`)
	for _, opts := range []Options{
		{}, {Flags: WithDetail}, {Previous: []byte(`{"theirs":1,"name":"\u00e9"}`)},
		{Previous: []byte(`{"theirs":"` + strings.Repeat("x", 400) + `"}`)},
		{Previous: []byte(`{"theirs":"` + strings.Repeat("x", 4000) + `"}`), Flags: WithDetail},
	} {
		opts.Tenant, opts.Pool, opts.Now = "demo", "pool-0", now
		first, err := Pool([]byte(bareStatus), opts)
		if err != nil {
			t.Fatal(err)
		}
		var expected PoolStatus // made of other memory
		unmarshal(t, first.JSON, &expected)
		for i := 0; i < 100; i++ {
			if _, err := Pool([]byte(`{"replicas":7}`), Options{Tenant: "o", Pool: "p", Previous: other}); err != nil {
				t.Fatal(err)
			}
		}
		_ = append(first.JSON, "!!!!!!!!"...)
		for i := range first.JSON {
			first.JSON[i] = '!'
		}
		if !reflect.DeepEqual(first.PoolStatus, expected) {
			t.Errorf("got %+v, expected %+v", first.PoolStatus, expected)
		}
	}
}

// A status costs one piece of memory; its JSON in memory that is there, and an evaluation, none.
func TestAllocations(t *testing.T) {
	text, room := []byte(bareStatus), make([]byte, 0, 400)
	for _, row := range []struct {
		name string
		most float64
		call func()
	}{
		{"Pool", 2, func() { _, _ = Pool(text, benchmarkOptions) }},
		{"AppendPool", 0, func() { _, _, _ = AppendPool(room[:0], text, benchmarkOptions) }},
		{"Evaluate", 0, func() { _, _ = Evaluate(Observation{Name: "demo-pool-0", Replicas: 4}, benchmarkOptions) }},
	} {
		if got := testing.AllocsPerRun(1000, row.call); got > row.most {
			t.Errorf("%s allocates %v times", row.name, got)
		}
	}
}

// No text, and a text of no bytes, are not a StatefulSet, whatever else they are in Go.
func TestEmptyTexts(t *testing.T) {
	for _, text := range [][]byte{nil, {}, make([]byte, 0, 8)} {
		_, pool := Pool(text, Options{})
		_, list := List(text, Options{})
		_, tenant := Tenant(text, text, Options{})
		for _, err := range []error{pool, list, tenant} {
			if !errors.Is(err, InvalidJSON) {
				t.Errorf("%#v: got %v", text, err)
			}
		}
	}
}

func TestGoroutines(t *testing.T) {
	const goroutines, calls = 64, 200
	var group sync.WaitGroup
	for i := 0; i < goroutines; i++ {
		group.Add(1)
		go func(i int) {
			defer group.Done()
			input := []byte(fmt.Sprintf(`{"replicas":%d,"readyReplicas":%d,"currentReplicas":%d,"updatedReplicas":%d}`, i+1, i, i+1, i+1))
			opts := Options{Tenant: fmt.Sprint("t", i), Pool: fmt.Sprint("p", i), Now: now}
			expected := fmt.Sprintf(`{"ssName":"t%d-p%d","state":"PoolDegraded","replicas":%d,"readyReplicas":%d,"currentReplicas":%d,"updatedReplicas":%d,"lastUpdateTime":"%s"}`,
				i, i, i+1, i, i+1, i+1, now)
			for call := 0; call < calls; call++ {
				status, err := Pool(input, opts)
				if err != nil || string(status.JSON) != expected || *status.Replicas != int32(i+1) {
					t.Errorf("got %v, %v", status, err)
					return
				}
				_, err = Pool(input[:len(input)-1-i%8], opts)
				var e *Error
				if !errors.As(err, &e) || e.Code != InvalidJSON {
					t.Errorf("got %v", err)
					return
				}
			}
		}(i)
	}
	group.Wait()
}

// What an observation has since 0.2.0 reaches the rule.
func TestObservation(t *testing.T) {
	two, one := int32(2), int32(1)
	available := Observation{
		Name: "demo-pool-0", Generation: 1, ObservedGeneration: 1, SpecReplicas: &two,
		Replicas: 2, ReadyReplicas: 2, CurrentReplicas: 2, UpdatedReplicas: 2,
		CurrentRevision: "r1", UpdateRevision: "r1", MinReadySeconds: 10, AvailableReplicas: 1,
	}
	all := available
	all.AvailableReplicas = 2
	unknown := available
	unknown.AvailableReplicas = -1
	held := available
	held.Partition, held.UpdateRevision, held.UpdatedReplicas, held.OrdinalsStart = &one, "r2", 0, 5
	first := held
	first.OrdinalsStart = 0
	pods := []byte(`[{"metadata": {"name": "demo-pool-0-5", "labels": {"controller-revision-hash": "r1"}}, "status":
		{"phase": "Pending", "containerStatuses": [{"state": {"waiting": {"reason": "ImagePullBackOff"}}}]}}]`)
	for _, row := range []struct {
		name     string
		observed Observation
		pods     []byte
		state    State
		reason   string
	}{
		{"not available", available, nil, Updating, "WaitingForAvailable"},
		{"available", all, nil, RolloutComplete, "Complete"},
		{"nobody knows", unknown, nil, RolloutComplete, "Complete"},
		{"the pod is held back", held, pods, RolloutFailed, "ImagePullBackOff"},
		{"the pod is not held back", first, pods, RolloutFailed, "StuckOnOldRevision"},
	} {
		got, err := Evaluate(row.observed, Options{Rule: Kubernetes, Pods: row.pods, PodGraceSeconds: -1})
		if err != nil || got.State != row.state || got.Reason != row.reason {
			t.Errorf("%s: got %v %s, %v, expected %v %s", row.name, got.State, got.Reason, err, row.state, row.reason)
		}
	}
}
