//go:build cgo

package poolstatus

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// line is a line of a recording; see its README.
type line struct {
	At          string
	Event       string
	StatefulSet json.RawMessage
	Pod         json.RawMessage
	Expect      struct {
		Documented          string
		Kubernetes          []string
		KubernetesAlone     []string
		KubernetesWithPods  []string
		KubernetesImpatient []string
	}
}

// pool is what is known of one pool in the course of a recording.
type pool struct {
	statefulSet                json.RawMessage
	previous, previousWithPods []byte
	previousImpatient          []byte
}

func TestRecordings(t *testing.T) {
	paths, _ := filepath.Glob(repository(t, "Tests/Fixtures/recordings/*.jsonl"))
	if len(paths) < 22 {
		t.Fatalf("only %d recordings in %s", len(paths), fixtures)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) { replay(t, read(t, path)) })
	}
}

func replay(t *testing.T, text []byte) {
	pools, pods := map[string]*pool{}, map[string]json.RawMessage{}
	for number, text := range bytes.Split(bytes.TrimSpace(text), []byte("\n")) {
		var event line
		if err := json.Unmarshal(text, &event); err != nil {
			t.Fatal(err)
		}
		about := apply(event, pools, pods)
		t.Run(fmt.Sprint(number+1), func(t *testing.T) { event.check(t, about, allPods(pods)) })
	}
}

// apply notes what the line says and returns the pool that it is about.
func apply(event line, pools map[string]*pool, pods map[string]json.RawMessage) *pool {
	if event.Pod != nil {
		name := nameOf(event.Pod)
		pods[name] = event.Pod
		if event.Event == "DELETED" {
			delete(pods, name)
		}
		return pools[name[:strings.LastIndex(name, "-")]]
	}
	name := nameOf(event.StatefulSet)
	if pools[name] == nil || event.Event == "DELETED" {
		pools[name] = &pool{
			previous: []byte("{}"), previousWithPods: []byte("{}"), previousImpatient: []byte("{}")}
	}
	pools[name].statefulSet = event.StatefulSet
	return pools[name]
}

func nameOf(object []byte) string {
	var named struct{ Metadata struct{ Name string } }
	if err := json.Unmarshal(object, &named); err != nil {
		panic(err)
	}
	return named.Metadata.Name
}

func allPods(pods map[string]json.RawMessage) []byte {
	names := make([]string, 0, len(pods))
	for name := range pods {
		names = append(names, name)
	}
	sort.Strings(names)
	sorted := make([]json.RawMessage, 0, len(names))
	for _, name := range names {
		sorted = append(sorted, pods[name])
	}
	text, err := json.Marshal(sorted)
	if err != nil {
		panic(err)
	}
	return text
}

func (l line) check(t *testing.T, about *pool, pods []byte) {
	if want := l.Expect.Documented; want != "" {
		l.expect(t, []string{want}, about.statefulSet, Options{})
	}
	if want := l.Expect.KubernetesAlone; want != nil {
		l.expect(t, want, about.statefulSet, Options{Rule: Kubernetes})
	}
	if want := l.Expect.Kubernetes; want != nil {
		about.previous = l.expect(t, want, about.statefulSet,
			Options{Rule: Kubernetes, Previous: about.previous})
	}
	if want := l.Expect.KubernetesWithPods; want != nil {
		about.previousWithPods = l.expect(t, want, about.statefulSet,
			Options{Rule: Kubernetes, Previous: about.previousWithPods, Pods: pods})
	}
	if want := l.Expect.KubernetesImpatient; want != nil {
		about.previousImpatient = l.expect(t, want, about.statefulSet,
			Options{Rule: Kubernetes, Previous: about.previousImpatient, Pods: pods, PodGraceSeconds: -1})
	}
}

// expect checks Pool and Evaluate, and returns the status.
func (l line) expect(t *testing.T, want []string, object []byte, opts Options) []byte {
	opts.Now = l.At
	if opts.PodGraceSeconds == 0 { // see the README of the recordings
		opts.Flags = WithDetail
	}
	status, err := Pool(object, opts)
	if err != nil {
		t.Fatal(err)
	}
	reason := status.Reason
	if opts.Flags == WithDetail {
		reason = status.Detail.Reason
	}
	if got := []string{status.State.String(), reason}[:len(want)]; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, expected %v", got, want)
	}
	opts.Pool = status.Name // which Pool has from a label that an Observation does not know
	evaluation, err := Evaluate(observe(t, object), opts)
	if err != nil {
		t.Fatal(err)
	}
	if expected := (Evaluation{status.State, status.Reason, status.Changed}); evaluation != expected {
		t.Errorf("Evaluate: got %+v, Pool says %+v", evaluation, expected)
	}
	return status.JSON
}

// observe does what an operator with the types of k8s.io/api/apps/v1 would do.
func observe(t *testing.T, object []byte) Observation {
	var s struct {
		Metadata struct {
			Name, UID         string
			Generation        int64
			DeletionTimestamp *string
		}
		Spec struct {
			Replicas            *int32
			MinReadySeconds     int32
			Ordinals            struct{ Start int32 }
			PodManagementPolicy string
			UpdateStrategy      struct {
				Type          string
				RollingUpdate *struct{ Partition *int32 }
			}
		}
		Status struct {
			ObservedGeneration                                        int64
			AvailableReplicas                                         *int32
			Replicas, ReadyReplicas, CurrentReplicas, UpdatedReplicas int32
			CurrentRevision, UpdateRevision                           string
		}
	}
	if err := json.Unmarshal(object, &s); err != nil {
		t.Fatal(err)
	}
	o := Observation{
		Name: s.Metadata.Name, UID: s.Metadata.UID,
		CurrentRevision: s.Status.CurrentRevision, UpdateRevision: s.Status.UpdateRevision,
		Generation: s.Metadata.Generation, ObservedGeneration: s.Status.ObservedGeneration,
		SpecReplicas: s.Spec.Replicas,
		Replicas:     s.Status.Replicas, ReadyReplicas: s.Status.ReadyReplicas,
		CurrentReplicas: s.Status.CurrentReplicas, UpdatedReplicas: s.Status.UpdatedReplicas,
		MinReadySeconds: s.Spec.MinReadySeconds, OrdinalsStart: s.Spec.Ordinals.Start,
		AvailableReplicas: valueOrAbsent(s.Status.AvailableReplicas),
		Terminating:       s.Metadata.DeletionTimestamp != nil,
		OnDelete:          s.Spec.UpdateStrategy.Type == "OnDelete",
		Parallel:          s.Spec.PodManagementPolicy == "Parallel",
	}
	if rolling := s.Spec.UpdateStrategy.RollingUpdate; rolling != nil {
		o.Partition = rolling.Partition
	}
	return o
}
