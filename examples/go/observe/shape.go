package observe

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// member is one that the rules look at.
type member int

const (
	name member = iota
	uid
	generation
	deletionTimestamp
	specReplicas
	managementPolicy
	updateStrategy
	partition
	minReadySeconds
	ordinalsStart
	observedGeneration
	replicas
	readyReplicas
	currentReplicas
	updatedReplicas
	availableReplicas
	currentRevision
	updateRevision
	conditions
	conditionType
	conditionStatus
	conditionReason
	members
)

// known says where a member is, and of which kind behind its pointers.
var known = [members]struct {
	path     string
	kind     reflect.Kind
	optional bool // older versions of k8s.io/api lack it
}{
	name:               {"ObjectMeta.Name", reflect.String, false},
	uid:                {"ObjectMeta.UID", reflect.String, false},
	generation:         {"ObjectMeta.Generation", reflect.Int64, false},
	deletionTimestamp:  {"ObjectMeta.DeletionTimestamp", reflect.Struct, false},
	specReplicas:       {"Spec.Replicas", reflect.Int32, false},
	managementPolicy:   {"Spec.PodManagementPolicy", reflect.String, false},
	updateStrategy:     {"Spec.UpdateStrategy.Type", reflect.String, false},
	partition:          {"Spec.UpdateStrategy.RollingUpdate.Partition", reflect.Int32, false},
	minReadySeconds:    {"Spec.MinReadySeconds", reflect.Int32, true},
	ordinalsStart:      {"Spec.Ordinals.Start", reflect.Int32, true},
	observedGeneration: {"Status.ObservedGeneration", reflect.Int64, false},
	replicas:           {"Status.Replicas", reflect.Int32, false},
	readyReplicas:      {"Status.ReadyReplicas", reflect.Int32, false},
	currentReplicas:    {"Status.CurrentReplicas", reflect.Int32, false},
	updatedReplicas:    {"Status.UpdatedReplicas", reflect.Int32, false},
	availableReplicas:  {"Status.AvailableReplicas", reflect.Int32, true},
	currentRevision:    {"Status.CurrentRevision", reflect.String, false},
	updateRevision:     {"Status.UpdateRevision", reflect.String, false},
	conditions:         {"Status.Conditions", reflect.Slice, false},
	conditionType:      {"Type", reflect.String, false},
	conditionStatus:    {"Status", reflect.String, false},
	conditionReason:    {"Reason", reflect.String, false},
}

// path is the indices of a member's fields, one in the other; nil where there is no such member.
type path []int

// shape is where a type has the members.
type shape struct{ paths [members]path }

// shapes has them by type, for looking for them takes long.
var shapes sync.Map

// shapeOf returns the shape of the struct that set points to.
func shapeOf(set any) (*shape, error) {
	t := reflect.TypeOf(set)
	if found, ok := shapes.Load(t); ok {
		return found.(*shape), nil
	}
	if t == nil || t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
		return nil, fmt.Errorf("observe: expected a pointer to a StatefulSet, got %T", set)
	}
	s := new(shape)
	for m := range known {
		from := t
		if member(m) > conditions {
			from = elementOf(t, s.paths[conditions])
		}
		found, err := find(from, member(m))
		if err != nil {
			return nil, fmt.Errorf("observe: %T is no StatefulSet of apps/v1: %w", set, err)
		}
		s.paths[m] = found
	}
	shapes.Store(t, s)
	return s, nil
}

// find looks for a member of a type.
func find(t reflect.Type, m member) (found path, err error) {
	for _, name := range strings.Split(known[m].path, ".") {
		t = behind(t)
		if t.Kind() != reflect.Struct {
			return nil, fmt.Errorf("%s is not there", known[m].path)
		}
		field, ok := t.FieldByName(name)
		if !ok || len(field.Index) > 1 {
			if known[m].optional {
				return nil, nil
			}
			return nil, fmt.Errorf("%s is not there", known[m].path)
		}
		found, t = append(found, field.Index[0]), field.Type
	}
	if got := behind(t).Kind(); got != known[m].kind {
		return nil, fmt.Errorf("%s is a %v, not a %v", known[m].path, got, known[m].kind)
	}
	return found, nil
}

// behind returns the type behind a pointer.
func behind(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// elementOf returns the type of the elements of the slice at a path.
func elementOf(t reflect.Type, p path) reflect.Type {
	for _, index := range p {
		t = behind(t).Field(index).Type
	}
	return t.Elem()
}

// follow returns what is at a path; false where a pointer on the way is nil, or there is no path.
func (p path) follow(v reflect.Value) (reflect.Value, bool) {
	if p == nil {
		return v, false
	}
	for _, index := range p {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return v, false
			}
			v = v.Elem()
		}
		v = v.Field(index)
	}
	if v.Kind() == reflect.Pointer {
		return v.Elem(), !v.IsNil()
	}
	return v, true
}

// view is a value of a shape.
type view struct {
	shape *shape
	set   reflect.Value
}

func (v view) has(m member) bool {
	_, ok := v.shape.paths[m].follow(v.set)
	return ok
}

func (v view) text(m member) string {
	if value, ok := v.shape.paths[m].follow(v.set); ok {
		return value.String()
	}
	return ""
}

func (v view) number(m member) int64 {
	if value, ok := v.shape.paths[m].follow(v.set); ok {
		return value.Int()
	}
	return 0
}

func (v view) counter(m member) int32 { return int32(v.number(m)) }

// optional returns nil where the member is not there.
func (v view) optional(m member) *int32 {
	if !v.has(m) {
		return nil
	}
	number := v.counter(m)
	return &number
}
