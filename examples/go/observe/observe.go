// Package observe makes an Observation of a typed StatefulSet of k8s.io/api/apps/v1, so that
// an operator need not marshal it, and without a dependency on k8s.io:
//
//	seen, err := observe.StatefulSet(set) // set is a *appsv1.StatefulSet
//	if err != nil {
//		return err // it is of another type
//	}
//	evaluation, err := poolstatus.Evaluate(seen, poolstatus.Options{Rule: poolstatus.Kubernetes})
package observe

import (
	"reflect"

	"example.com/poolstatus"
)

// StatefulSet returns what is seen of a StatefulSet: of a *appsv1.StatefulSet, or of any
// other pointer to a struct with its members. A nil pointer is a StatefulSet that does not
// exist. A type that lacks a member that the rules need is an error.
func StatefulSet(set any) (poolstatus.Observation, error) {
	value := reflect.ValueOf(set)
	shape, err := shapeOf(set)
	if err != nil {
		return poolstatus.Observation{}, err
	}
	if value.IsNil() {
		return poolstatus.Observation{Missing: true}, nil
	}
	v := view{shape, value}
	seen := poolstatus.Observation{
		Name:               v.text(name),
		UID:                v.text(uid),
		CurrentRevision:    v.text(currentRevision),
		UpdateRevision:     v.text(updateRevision),
		Generation:         v.number(generation),
		ObservedGeneration: v.number(observedGeneration),
		SpecReplicas:       v.optional(specReplicas),
		Partition:          v.optional(partition),
		MinReadySeconds:    v.counter(minReadySeconds),
		OrdinalsStart:      v.counter(ordinalsStart),
		Replicas:           v.counter(replicas),
		ReadyReplicas:      v.counter(readyReplicas),
		CurrentReplicas:    v.counter(currentReplicas),
		UpdatedReplicas:    v.counter(updatedReplicas),
		AvailableReplicas:  -1,
		Terminating:        v.has(deletionTimestamp),
		OnDelete:           v.text(updateStrategy) == "OnDelete",
		Parallel:           v.text(managementPolicy) == "Parallel",
	}
	if v.has(availableReplicas) {
		seen.AvailableReplicas = v.counter(availableReplicas)
	}
	v.conditions(&seen)
	return seen, nil
}

// conditions notes what they say.
func (v view) conditions(seen *poolstatus.Observation) {
	list, _ := v.shape.paths[conditions].follow(v.set)
	for i := 0; i < list.Len(); i++ {
		c := view{v.shape, list.Index(i)}
		isTrue, reason := c.text(conditionStatus) == "True", c.text(conditionReason)
		switch c.text(conditionType) {
		case "Stalled":
			seen.Stalled = seen.Stalled || isTrue
		case "Reconciling":
			seen.Reconciling = seen.Reconciling || isTrue
		case "Progressing":
			seen.ProgressDeadlineExceeded = seen.ProgressDeadlineExceeded ||
				c.text(conditionStatus) == "False" && reason == poolstatus.ReasonProgressDeadlineExceeded
		}
	}
}
