//go:build cgo

package poolstatus_test

import (
	"encoding/json"
	"errors"
	"fmt"

	"example.com/poolstatus"
)

const present = "2025-01-15T10:30:00Z"

func ExamplePool() {
	statefulSet := []byte(`{"metadata": {"name": "demo-pool-0"}, "status": {"replicas": 4, "readyReplicas": 3,
		"currentReplicas": 4, "updatedReplicas": 4}}`)
	status, err := poolstatus.Pool(statefulSet, poolstatus.Options{Now: present})
	if err != nil {
		panic(err)
	}
	fmt.Println(status.SSName, status.State, status.Reason, *status.ReadyReplicas)
	// Output: demo-pool-0 PoolDegraded PodsNotReady 3
}

// The status of last time is what a rollout is measured by. Where nothing has changed,
// nothing needs to be written.
func ExamplePool_previous() {
	statefulSet := []byte(`{"metadata": {"name": "demo-pool-0", "generation": 1}, "spec": {"replicas": 1}, "status":
		{"observedGeneration": 1, "replicas": 1, "currentReplicas": 1, "updatedReplicas": 1}}`)
	opts := poolstatus.Options{Rule: poolstatus.Kubernetes, ProgressDeadlineSeconds: 600, Previous: []byte(`{}`)}
	for _, opts.Now = range []string{"2025-01-15T10:30:00Z", "2025-01-15T10:35:00Z", "2025-01-15T10:40:01Z"} {
		status, err := poolstatus.Pool(statefulSet, opts)
		if err != nil {
			panic(err)
		}
		fmt.Println(status.State, status.Reason, status.Changed)
		opts.Previous = status.JSON
	}
	// Output:
	// PoolCreated Starting true
	// PoolCreated Starting false
	// PoolRolloutFailed ProgressDeadlineExceeded true
}

// Of a status that goes into a patch only its JSON is needed.
func ExampleAppendPool() {
	statefulSet := []byte(`{"metadata": {"name": "demo-pool-0"}, "status": {"replicas": 4}}`)
	patch := []byte(`{"status":{"pools":[`)
	patch, evaluation, err := poolstatus.AppendPool(patch, statefulSet, poolstatus.Options{Now: present})
	if err != nil {
		panic(err)
	}
	fmt.Println(evaluation.State, string(append(patch, "]}}"...)))
	// Output: PoolUpdating {"status":{"pools":[{"ssName":"demo-pool-0","state":"PoolUpdating","replicas":4,"lastUpdateTime":"2025-01-15T10:30:00Z"}]}}
}

func ExampleList() {
	list := []byte(`{"items": [{"metadata": {"name": "demo-pool-0"}, "status": {"replicas": 4}},
		{"metadata": {"name": "demo-pool-1"}}]}`)
	pools, err := poolstatus.List(list, poolstatus.Options{})
	if err != nil {
		panic(err)
	}
	for _, pool := range pools.Items {
		fmt.Println(pool.SSName, pool.State)
	}
	// Output:
	// demo-pool-0 PoolUpdating
	// demo-pool-1 PoolNotCreated
}

// An operator that holds typed objects marshals nothing: package observe makes the
// observation of a *appsv1.StatefulSet.
func ExampleEvaluate() {
	replicas := int32(4)
	evaluation, err := poolstatus.Evaluate(poolstatus.Observation{
		Name:               "demo-pool-0",
		Generation:         2,
		ObservedGeneration: 2,
		SpecReplicas:       &replicas,
		Replicas:           4,
		ReadyReplicas:      4,
		CurrentReplicas:    4,
		UpdatedReplicas:    4,
		AvailableReplicas:  -1,
		CurrentRevision:    "demo-pool-0-9c41f",
		UpdateRevision:     "demo-pool-0-9c41f",
	}, poolstatus.Options{Rule: poolstatus.Kubernetes})
	fmt.Println(evaluation.State, evaluation.Reason == poolstatus.ReasonComplete, err)
	// Output: PoolRolloutComplete true <nil>
}

func ExampleError() {
	_, err := poolstatus.Pool([]byte(`{"status": {"replicas": "4"}}`), poolstatus.Options{})
	var e *poolstatus.Error
	if errors.As(err, &e) {
		fmt.Println(e.Code.String(), e.Line, e.Column, e.Path, e.Message)
	}
	fmt.Println(errors.Is(err, poolstatus.InvalidObject))
	// Output:
	// INVALID_OBJECT 1 25 status.replicas expected an integer, got a string
	// true
}

// A state that this version does not know, of a status that another wrote, is kept.
func ExampleState() {
	var pool poolstatus.PoolStatus
	if err := json.Unmarshal([]byte(`{"ssName": "demo-pool-0", "state": "Frozen"}`), &pool); err != nil {
		panic(err)
	}
	counts := map[poolstatus.State]int{pool.State: 1, poolstatus.Degraded: 2}
	text, err := json.Marshal(counts)
	fmt.Println(string(text), err)
	// Output: {"Frozen":1,"PoolDegraded":2} <nil>
}
