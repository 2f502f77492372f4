//go:build cgo

package poolstatus

import (
	"encoding/json"
	"errors"
	"testing"
)

// These types are written as those of k8s.io are: a time that is not there is null, a kind
// that is not set is not written, and a list of nothing is null.
type (
	typedMeta struct {
		Name              string    `json:"name,omitempty"`
		CreationTimestamp *struct{} `json:"creationTimestamp"`
	}
	typedSet struct {
		Metadata typedMeta `json:"metadata,omitempty"`
		Spec     struct {
			Selector *struct{} `json:"selector"`
		} `json:"spec,omitempty"`
		Status struct {
			Replicas          int32 `json:"replicas"`
			AvailableReplicas int32 `json:"availableReplicas"`
		} `json:"status,omitempty"`
	}
	typedPod struct {
		Metadata typedMeta `json:"metadata,omitempty"`
		Status   struct {
			Phase string `json:"phase,omitempty"`
		} `json:"status,omitempty"`
	}
	typedList[T any] struct {
		Kind     string   `json:"kind,omitempty"`
		Metadata struct{} `json:"metadata"`
		Items    []T      `json:"items"`
	}
	typedStatus struct {
		Metadata struct{} `json:"metadata"`
		Status   string   `json:"status,omitempty"`
		Message  string   `json:"message,omitempty"`
		Reason   string   `json:"reason,omitempty"`
		Details  struct {
			Name string `json:"name,omitempty"`
			Kind string `json:"kind,omitempty"`
		} `json:"details"`
		Code int32 `json:"code,omitempty"`
	}
)

func marshal(t *testing.T, value any) []byte {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func named(name string) (set typedSet) {
	set.Metadata.Name = name
	return set
}

func TestTypedLists(t *testing.T) {
	for _, row := range []struct {
		list  any
		count int
	}{
		{typedList[typedSet]{}, 0},
		{typedList[typedSet]{Kind: "StatefulSetList"}, 0},
		{typedList[typedSet]{Items: []typedSet{}}, 0},
		{typedList[typedSet]{Items: []typedSet{named("a"), named("b")}}, 2},
		{[]typedSet{named("a")}, 1},
		{named("a"), 1},
	} {
		text := marshal(t, row.list)
		list, err := List(text, Options{Rule: Kubernetes})
		if err != nil || len(list.Items) != row.count {
			t.Errorf("%s: got %+v, %v", text, list, err)
		}
		tenant, err := Tenant([]byte(`{"metadata":{"name":"t"},"spec":{"pools":[{"name":"p"}]}}`), text, Options{})
		if err != nil || tenant.Pools[0].State != NotCreated {
			t.Errorf("%s: got %+v, %v", text, tenant, err)
		}
	}
}

// A nil slice of pods is JSON's null, which is "not known"; a list without pods is a list.
func TestTypedPods(t *testing.T) {
	set := []byte(`{"metadata":{"name":"a","creationTimestamp":null},"spec":{"replicas":1},"status":{"replicas":1,` +
		`"readyReplicas":1,"currentReplicas":1,"updatedReplicas":1,"availableReplicas":1}}`)
	foreign := typedPod{Metadata: typedMeta{Name: "b-0"}}
	for _, row := range []struct {
		pods   any
		reason string
	}{
		{[]typedPod(nil), ReasonComplete},
		{[]typedPod{}, ReasonPodsNotSeen},
		{typedList[typedPod]{}, ReasonPodsNotSeen},
		{typedList[typedPod]{Kind: "PodList"}, ReasonPodsNotSeen},
		{[]typedPod{foreign}, ReasonPodsNotSeen},
		{[]typedPod{{Metadata: typedMeta{Name: "a-0"}}}, ReasonPodsNotReady},
	} {
		pods := marshal(t, row.pods)
		status, err := Pool(set, Options{Rule: Kubernetes, Pods: pods})
		if err != nil || status.Reason != row.reason {
			t.Errorf("%s: got %+v, %v, expected %s", pods, status, err, row.reason)
		}
	}
}

func TestTypedStatus(t *testing.T) {
	failure := typedStatus{Status: "Failure", Reason: "NotFound", Message: "not found", Code: 404}
	failure.Details.Name, failure.Details.Kind = "demo-pool-0", "statefulsets"
	status, err := Pool(marshal(t, failure), Options{})
	if err != nil || status.State != NotCreated || status.Reason != ReasonStatefulSetMissing || status.SSName != "demo-pool-0" {
		t.Errorf("got %+v, %v", status, err)
	}
	failure.Code, failure.Reason = 403, "Forbidden"
	text := marshal(t, failure)
	if _, err := Pool(text, Options{}); !errors.Is(err, APIError) {
		t.Errorf("%s: got %v", text, err)
	}
	if _, err := List(text, Options{}); !errors.Is(err, APIError) {
		t.Errorf("%s: got %v", text, err)
	}
}
