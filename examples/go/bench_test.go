//go:build cgo

package poolstatus

import (
	"encoding/json"
	"testing"
)

// What a call costs: BenchmarkDecide is cgo and hardly anything else, as
// is BenchmarkVersion, which copies five bytes; *Status is a bare status of 250 bytes, *Object an uncut StatefulSet;
// Pool is this package, Go what a program without it would do.

const bareStatus = `{"observedGeneration":1,"replicas":4,"readyReplicas":4,"currentReplicas":4,` +
	`"updatedReplicas":4,"currentRevision":"demo-pool-0-5b8c6b7d9f","updateRevision":"demo-pool-0-5b8c6b7d9f",` +
	`"collisionCount":0,"availableReplicas":4}`

var benchmarkOptions = Options{Tenant: "demo", Pool: "pool-0", Now: now}

func BenchmarkVersion(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Version()
	}
}

func BenchmarkDecide(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Decide(4, 4, 4, 4)
	}
}

func BenchmarkEvaluate(b *testing.B) {
	b.ReportAllocs()
	seen := Observation{Name: "demo-pool-0", Replicas: 4, ReadyReplicas: 4, CurrentReplicas: 4, UpdatedReplicas: 4}
	for i := 0; i < b.N; i++ {
		if evaluation, err := Evaluate(seen, Options{}); err != nil || evaluation.State != RolloutComplete {
			b.Fatal(evaluation, err)
		}
	}
}

func BenchmarkAppendStatus(b *testing.B) {
	var room []byte
	benchmark(b, []byte(bareStatus), func(input []byte) (State, error) {
		text, evaluation, err := AppendPool(room[:0], input, benchmarkOptions)
		room = text
		return evaluation.State, err
	})
}

func BenchmarkPoolStatus(b *testing.B) { benchmark(b, []byte(bareStatus), viaPool) }
func BenchmarkPoolObject(b *testing.B) { benchmark(b, uncutObject(b), viaPool) }
func BenchmarkGoStatus(b *testing.B)   { benchmark(b, []byte(`{"status":`+bareStatus+`}`), viaGo) }
func BenchmarkGoObject(b *testing.B)   { benchmark(b, uncutObject(b), viaGo) }

func uncutObject(b *testing.B) []byte {
	return read(b, repository(b, "Tests/Fixtures/recordings/full/forms/x1.one.json"))
}

func benchmark(b *testing.B, input []byte, call func([]byte) (State, error)) {
	b.ReportAllocs()
	b.SetBytes(int64(len(input)))
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		if state, err := call(input); err != nil || state != RolloutComplete {
			b.Fatal(state, err)
		}
	}
}

func viaPool(input []byte) (State, error) {
	status, err := Pool(input, benchmarkOptions)
	if err != nil {
		return StateNone, err
	}
	return status.State, nil
}

// viaGo reads the members that the answer needs, decides, and writes it.
func viaGo(input []byte) (State, error) {
	var object struct {
		Metadata struct {
			Name string `json:"name"`
		} `json:"metadata"`
		Status struct {
			Replicas        *int32 `json:"replicas"`
			ReadyReplicas   *int32 `json:"readyReplicas"`
			CurrentReplicas *int32 `json:"currentReplicas"`
			UpdatedReplicas *int32 `json:"updatedReplicas"`
			CurrentRevision string `json:"currentRevision"`
			UpdateRevision  string `json:"updateRevision"`
		} `json:"status"`
	}
	if err := json.Unmarshal(input, &object); err != nil {
		return StateNone, err
	}
	s := &object.Status
	state := documentedRule(number(s.Replicas), number(s.ReadyReplicas), number(s.CurrentReplicas), number(s.UpdatedReplicas))
	_, err := json.Marshal(PoolStatus{
		SSName: object.Metadata.Name, State: state, Replicas: s.Replicas, ReadyReplicas: s.ReadyReplicas,
		CurrentReplicas: s.CurrentReplicas, UpdatedReplicas: s.UpdatedReplicas,
		CurrentRevision: s.CurrentRevision, UpdateRevision: s.UpdateRevision, LastUpdateTime: now,
	})
	return state, err
}

func number(counter *int32) int32 {
	if counter == nil {
		return 0
	}
	return *counter
}

func documentedRule(desired, ready, current, updated int32) State {
	switch {
	case desired == 0:
		return NotCreated
	case ready == desired && updated == desired:
		return RolloutComplete
	case updated < desired || current < desired:
		return Updating
	case ready < desired:
		return Degraded
	}
	return Initialized
}

// The rule of the benchmark is the rule, or it would compare unlike things.
func TestDocumentedRule(t *testing.T) {
	for i := int32(0); i < 7*7*7*7; i++ {
		desired, ready, current, updated := i%7, i/7%7, i/49%7, i/343
		if got, expected := Decide(desired, ready, current, updated), documentedRule(desired, ready, current, updated); got != expected {
			t.Errorf("%d %d %d %d: got %v, expected %v", desired, ready, current, updated, got, expected)
		}
	}
}
