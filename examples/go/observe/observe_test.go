package observe

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"example.com/poolstatus"
)

// The types are those of k8s.io/api/apps/v1, with the members that count and some others.
type (
	statefulSet struct {
		typeMeta
		ObjectMeta `json:"metadata,omitempty"`
		Spec       spec   `json:"spec,omitempty"`
		Status     status `json:"status,omitempty"`
	}
	typeMeta struct {
		Kind string `json:"kind,omitempty"`
	}
	uidType    string
	timeType   struct{ time.Time }
	ObjectMeta struct {
		Name              string            `json:"name,omitempty"`
		UID               uidType           `json:"uid,omitempty"`
		Generation        int64             `json:"generation,omitempty"`
		CreationTimestamp *timeType         `json:"creationTimestamp"` // null, as k8s.io writes a zero time
		DeletionTimestamp *timeType         `json:"deletionTimestamp,omitempty"`
		Labels            map[string]string `json:"labels,omitempty"`
	}
	spec struct {
		Replicas            *int32    `json:"replicas,omitempty"`
		PodManagementPolicy word      `json:"podManagementPolicy,omitempty"`
		UpdateStrategy      strategy  `json:"updateStrategy,omitempty"`
		MinReadySeconds     int32     `json:"minReadySeconds,omitempty"`
		Ordinals            *ordinals `json:"ordinals,omitempty"`
	}
	word     string
	strategy struct {
		Type          word           `json:"type,omitempty"`
		RollingUpdate *rollingUpdate `json:"rollingUpdate,omitempty"`
	}
	rollingUpdate struct {
		Partition *int32 `json:"partition,omitempty"`
	}
	ordinals struct {
		Start int32 `json:"start"`
	}
	status struct {
		ObservedGeneration int64       `json:"observedGeneration,omitempty"`
		Replicas           int32       `json:"replicas"`
		ReadyReplicas      int32       `json:"readyReplicas,omitempty"`
		CurrentReplicas    int32       `json:"currentReplicas,omitempty"`
		UpdatedReplicas    int32       `json:"updatedReplicas,omitempty"`
		CurrentRevision    string      `json:"currentRevision,omitempty"`
		UpdateRevision     string      `json:"updateRevision,omitempty"`
		Conditions         []condition `json:"conditions,omitempty"`
		AvailableReplicas  int32       `json:"availableReplicas"`
	}
	condition struct {
		Type    word   `json:"type"`
		Status  word   `json:"status"`
		Reason  string `json:"reason,omitempty"`
		Message string `json:"message,omitempty"`
	}
)

// check checks that the observation of a StatefulSet gets the answers of its JSON.
func check(t *testing.T, set *statefulSet) {
	t.Helper()
	text, err := json.Marshal(set)
	if err != nil {
		t.Fatal(err)
	}
	seen, err := StatefulSet(set)
	if err != nil {
		t.Fatal(err)
	}
	for _, opts := range []poolstatus.Options{
		{}, {Rule: poolstatus.Kubernetes}, {Rule: poolstatus.Kubernetes, Previous: []byte(`{}`)},
	} {
		got, err := poolstatus.Evaluate(seen, opts)
		if err != nil {
			t.Fatal(err)
		}
		status, err := poolstatus.Pool(text, opts)
		if err != nil {
			t.Fatal(err)
		}
		if expected := (poolstatus.Evaluation{State: status.State, Reason: status.Reason, Changed: status.Changed}); got != expected {
			t.Errorf("got %+v, expected %+v, of %s", got, expected, text)
		}
	}
}

func settled() *statefulSet {
	four := int32(4)
	return &statefulSet{
		ObjectMeta: ObjectMeta{Name: "demo-pool-0", UID: "u", Generation: 2},
		Spec:       spec{Replicas: &four},
		Status: status{ObservedGeneration: 2, Replicas: 4, ReadyReplicas: 4, CurrentReplicas: 4, UpdatedReplicas: 4,
			CurrentRevision: "r1", UpdateRevision: "r1", AvailableReplicas: 4},
	}
}

// Each member makes the difference that it makes in JSON.
func TestMembers(t *testing.T) {
	two := int32(2)
	answers := map[poolstatus.Evaluation]bool{}
	for _, change := range []func(*statefulSet){
		func(s *statefulSet) {},
		func(s *statefulSet) { s.Generation = 3 },
		func(s *statefulSet) { s.DeletionTimestamp = &timeType{time.Now()} },
		func(s *statefulSet) { s.Spec.Replicas = nil },
		func(s *statefulSet) { s.Spec.Replicas = &two },
		func(s *statefulSet) { s.Spec.UpdateStrategy.Type, s.Status.UpdatedReplicas = "OnDelete", 0 },
		func(s *statefulSet) { s.Status.UpdateRevision, s.Status.UpdatedReplicas = "r2", 2 },
		func(s *statefulSet) {
			s.Status.UpdateRevision, s.Status.UpdatedReplicas = "r2", 2
			s.Spec.UpdateStrategy.RollingUpdate = &rollingUpdate{&two}
		},
		func(s *statefulSet) { s.Spec.UpdateStrategy.RollingUpdate = &rollingUpdate{} },
		func(s *statefulSet) { s.Spec.MinReadySeconds, s.Status.AvailableReplicas = 10, 1 },
		func(s *statefulSet) { s.Spec.Ordinals = &ordinals{3} },
		func(s *statefulSet) { s.Spec.PodManagementPolicy = "Parallel" },
		func(s *statefulSet) { s.Status.ReadyReplicas = 3 },
		func(s *statefulSet) { s.Status.CurrentReplicas, s.Status.UpdatedReplicas = 3, 3 },
		func(s *statefulSet) { s.Status = status{} },
		func(s *statefulSet) { s.Status.Conditions = []condition{{"Stalled", "True", "", ""}} },
		func(s *statefulSet) {
			s.Status.Conditions = []condition{{"Other", "True", "", ""}, {"Reconciling", "True", "", ""}}
		},
		func(s *statefulSet) {
			s.Status.ReadyReplicas, s.Status.UpdateRevision = 3, "r2"
			s.Status.Conditions = []condition{{"Progressing", "False", "ProgressDeadlineExceeded", ""}}
		},
		func(s *statefulSet) { *s = statefulSet{ObjectMeta: ObjectMeta{Name: "demo-pool-0"}} },
	} {
		set := settled()
		change(set)
		check(t, set)
		seen, _ := StatefulSet(set)
		answer, _ := poolstatus.Evaluate(seen, poolstatus.Options{Rule: poolstatus.Kubernetes})
		answers[answer] = true
	}
	if len(answers) < 10 {
		t.Errorf("only %d different answers: %v", len(answers), answers)
	}
}

// What no single call shows reaches the observation, too.
func TestPodMembers(t *testing.T) {
	set := settled()
	set.Spec.Ordinals, set.Spec.PodManagementPolicy = &ordinals{3}, "Parallel"
	seen, err := StatefulSet(set)
	if err != nil || seen.OrdinalsStart != 3 || !seen.Parallel || seen.UID != "u" || seen.Name != "demo-pool-0" {
		t.Errorf("got %+v, %v", seen, err)
	}
}

func TestRecordings(t *testing.T) {
	paths, _ := filepath.Glob("../../../Tests/Fixtures/recordings/*.jsonl")
	if len(paths) == 0 {
		t.Skip("needs the repository of poolstatus, which this folder is not in")
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
			var event struct{ StatefulSet *statefulSet }
			if err := json.Unmarshal([]byte(line), &event); err != nil {
				t.Fatal(err)
			}
			if event.StatefulSet != nil {
				check(t, event.StatefulSet)
			}
		}
	}
}

func TestMissing(t *testing.T) {
	seen, err := StatefulSet((*statefulSet)(nil))
	if err != nil || !reflect.DeepEqual(seen, poolstatus.Observation{Missing: true}) {
		t.Errorf("got %+v, %v", seen, err)
	}
}

// Older types lack what came later.
func TestOlder(t *testing.T) {
	var old struct {
		ObjectMeta
		Spec struct {
			Replicas            *int32
			PodManagementPolicy string
			UpdateStrategy      strategy
		}
		Status struct {
			ObservedGeneration                                        int64
			Replicas, ReadyReplicas, CurrentReplicas, UpdatedReplicas int32
			CurrentRevision, UpdateRevision                           string
			Conditions                                                []condition
		}
	}
	old.Name, old.Status.Replicas = "demo-pool-0", 4
	expected := poolstatus.Observation{Name: "demo-pool-0", Replicas: 4, AvailableReplicas: -1}
	if seen, err := StatefulSet(&old); err != nil || !reflect.DeepEqual(seen, expected) {
		t.Errorf("got %+v, %v", seen, err)
	}
}

func TestOtherTypes(t *testing.T) {
	var other struct {
		ObjectMeta
		Spec struct{ Replicas int64 }
	}
	for _, row := range []struct {
		set      any
		expected string
	}{
		{nil, "observe: expected a pointer to a StatefulSet, got <nil>"},
		{statefulSet{}, "observe: expected a pointer to a StatefulSet, got observe.statefulSet"},
		{"text", "observe: expected a pointer to a StatefulSet, got string"},
		{&other, "Spec.Replicas is a int64, not a int32"},
		{&struct{ Name string }{}, "ObjectMeta.Name is not there"},
	} {
		if _, err := StatefulSet(row.set); err == nil || !strings.HasSuffix(err.Error(), row.expected) {
			t.Errorf("got %v, expected %s", err, row.expected)
		}
	}
}

func BenchmarkStatefulSet(b *testing.B) {
	b.ReportAllocs()
	set := settled()
	for i := 0; i < b.N; i++ {
		if _, err := StatefulSet(set); err != nil {
			b.Fatal(err)
		}
	}
}
