//go:build cgo

// Package poolstatus turns what Kubernetes says about a StatefulSet into the status
// of the storage pool behind it, and pools into the status of a tenant.
//
// It is a thin layer over libpoolstatus, which it calls through cgo:
//
//	status, err := poolstatus.Pool(text, poolstatus.Options{Rule: poolstatus.Kubernetes})
//	if err != nil {
//		return err // an *Error, with the place in the text
//	}
//	fmt.Println(status.State, status.Reason, *status.Replicas)
//
// Every function may be called from any goroutine at any time. The texts that are
// given are read in place, not copied, and must not be written to during the call;
// what is returned is Go memory. Every error is an [*Error].
//
// The shared library is linked; with the build tag poolstatus_static, the archive.
package poolstatus

import "encoding/json"

// Flags change what a status looks like.
type Flags uint32

const (
	// WithDetail adds name, reason and message to each pool status.
	WithDetail Flags = 1 << iota
	// WithVariantNames writes states without the prefix: "RolloutComplete".
	WithVariantNames
	// WithOwnMembers leaves out the members of a tenant's status that are not ours.
	WithOwnMembers
)

// Rule is how a state is decided.
type Rule int32

const (
	// Documented looks at four counters and nothing else. It says "complete" in the
	// middle of a rolling update, and never says Created or RolloutFailed.
	Documented Rule = iota
	// Kubernetes reads what the StatefulSet controller really writes, with Previous
	// and Pods where they are given. For production.
	Kubernetes
)

// Options are the options of a call. The zero value is all defaults.
type Options struct {
	Flags Flags
	Rule  Rule
	// ProgressDeadlineSeconds is how long a rollout may stand still before it has
	// failed; 0: for ever. For the Kubernetes rule, needs Previous.
	ProgressDeadlineSeconds int32
	// Tenant and Pool name the pool where its StatefulSet has no name, which is then
	// "{Tenant}-{Pool}". Pool and Evaluate only; "" is none.
	Tenant, Pool string
	// Now is the present moment, RFC 3339; "" is the system clock.
	Now string
	// Previous is the pool status of last time, as Status.JSON had it. nil is not
	// known, `{}` is never seen. Pool and Evaluate only.
	Previous []byte
	// Pods is a PodList or an array of pods. nil is not known.
	Pods []byte
	// MaxInputBytes is how long one text may be; 0: 64 MiB.
	MaxInputBytes uint64
	// PodGraceSeconds is for how long a pod may fail before it has failed; 0: 60, and 300
	// where it cannot be scheduled; -1: no time at all. For the Kubernetes rule.
	PodGraceSeconds int32
	// BlockedReason is what stops a tenant that only the host knows, as a condition's reason,
	// BlockedMessage what to say of it; "" is none. Tenant only.
	BlockedReason, BlockedMessage string
}

// PoolStatus is an entry of a tenant's status.pools. What is nil or "" is absent.
type PoolStatus struct {
	SSName          string `json:"ssName"`
	State           State  `json:"state,omitempty"`
	Replicas        *int32 `json:"replicas,omitempty"`
	ReadyReplicas   *int32 `json:"readyReplicas,omitempty"`
	CurrentReplicas *int32 `json:"currentReplicas,omitempty"`
	UpdatedReplicas *int32 `json:"updatedReplicas,omitempty"`
	CurrentRevision string `json:"currentRevision,omitempty"`
	UpdateRevision  string `json:"updateRevision,omitempty"`
	LastUpdateTime  string `json:"lastUpdateTime,omitempty"`
	Detail
}

// Detail is what WithDetail adds to a pool status.
type Detail struct {
	Name    string `json:"name,omitempty"`
	Reason  string `json:"reason,omitempty"`
	Message string `json:"message,omitempty"`
}

// Status is the status of one pool.
type Status struct {
	PoolStatus
	// Reason says why, in one word of a fixed set; PodFailing where only a pod has a
	// word for it, which is then in Detail.Reason.
	Reason string `json:"-"`
	// Changed is false where nothing but the time differs from Options.Previous, so
	// that nothing needs to be written.
	Changed bool `json:"-"`
	// JSON is the status as the library wrote it, compact, with the members of
	// Options.Previous that PoolStatus does not know. Put this into a patch.
	JSON json.RawMessage `json:"-"`
}

// StatusList is the statuses of the pools of a list, in its order.
type StatusList struct {
	Items   []PoolStatus
	Changed bool
	JSON    json.RawMessage
}

// Condition is a condition of a tenant, as kstatus knows them.
type Condition struct {
	Type               string `json:"type"`
	Status             string `json:"status"`
	LastTransitionTime string `json:"lastTransitionTime"`
	ObservedGeneration int64  `json:"observedGeneration,omitempty"`
	Reason             string `json:"reason"`
	Message            string `json:"message"`
}

// TenantStatus is the status of a tenant.
type TenantStatus struct {
	CurrentState       string       `json:"currentState"`
	AvailableReplicas  int32        `json:"availableReplicas"`
	Pools              []PoolStatus `json:"pools"`
	ObservedGeneration int64        `json:"observedGeneration,omitempty"`
	Conditions         []Condition  `json:"conditions"`
	// Reason, Changed and JSON are what they are in Status.
	Reason  string          `json:"-"`
	Changed bool            `json:"-"`
	JSON    json.RawMessage `json:"-"`
}

// Pool returns the status of one pool. statefulSet is a StatefulSet as the API server
// or kubectl -o json serves it, only its status, or null or the API server's 404
// where it does not exist.
func Pool(statefulSet []byte, opts Options) (*Status, error) {
	f, b := newFrame(), new(block)
	err := f.call(functionPool, statefulSet, nil, b.room[:], &opts)
	if err == nil {
		err = b.fill(f)
	}
	f.release()
	if err != nil {
		return nil, err
	}
	return &b.Status, nil
}

// List returns the statuses of the pools of a StatefulSetList, a List of StatefulSets,
// or an array of them. One bad item is an error, and then nothing is returned.
func List(list []byte, opts Options) (*StatusList, error) {
	f := newFrame()
	defer f.release()
	if err := f.call(functionList, list, nil, nil, &opts); err != nil {
		return nil, err
	}
	text := append([]byte(nil), f.text()...)
	items, err := decodePools(text)
	if err != nil {
		return nil, err
	}
	_, _, changed := f.evaluation()
	return &StatusList{Items: items, Changed: changed, JSON: text}, nil
}

// Tenant returns the status of a tenant, ready for a merge patch. statefulSets is what
// List takes: those named "{tenant}-{pool}" are its pools, others are ignored.
func Tenant(tenant, statefulSets []byte, opts Options) (*TenantStatus, error) {
	f := newFrame()
	defer f.release()
	if err := f.call(functionTenant, tenant, statefulSets, nil, &opts); err != nil {
		return nil, err
	}
	text := append([]byte(nil), f.text()...)
	_, reason, changed := f.evaluation()
	status := &TenantStatus{Reason: reason, Changed: changed, JSON: text}
	if err := decodeTenant(text, status); err != nil {
		return nil, err
	}
	return status, nil
}
