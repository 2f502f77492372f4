//go:build cgo

package poolstatus

// Observation is what a host that holds a typed StatefulSet has seen of it. Its
// members have the types, and the meaning of zero, that they have in
// k8s.io/api/apps/v1: copy them over.
type Observation struct {
	Name            string // metadata.name
	UID             string // metadata.uid
	CurrentRevision string // status.currentRevision
	UpdateRevision  string // status.updateRevision

	Generation         int64 // metadata.generation
	ObservedGeneration int64 // status.observedGeneration

	SpecReplicas *int32 // spec.replicas
	Partition    *int32 // spec.updateStrategy.rollingUpdate.partition

	MinReadySeconds int32 // spec.minReadySeconds
	OrdinalsStart   int32 // spec.ordinals.start

	Replicas        int32 // status.replicas; -1 where absent
	ReadyReplicas   int32 // status.readyReplicas
	CurrentReplicas int32 // status.currentReplicas
	UpdatedReplicas int32 // status.updatedReplicas
	// status.availableReplicas; -1 where absent. It counts where MinReadySeconds does.
	AvailableReplicas int32

	Missing     bool // the StatefulSet does not exist; nothing else counts
	NoStatus    bool // the object has no status
	StatusOnly  bool // only the status is known: Replicas is what is desired
	Terminating bool // metadata.deletionTimestamp is set
	OnDelete    bool // spec.updateStrategy.type is OnDelete
	Parallel    bool // spec.podManagementPolicy is Parallel
	Stalled     bool // the condition Stalled is True
	Reconciling bool // the condition Reconciling is True
	// the condition Progressing is False with reason ProgressDeadlineExceeded
	ProgressDeadlineExceeded bool
}

// Evaluation is the state of a pool, and why.
type Evaluation struct {
	State   State
	Reason  string
	Changed bool
}

// Evaluate gives the answers of Pool for an observation, without any JSON.
func Evaluate(observation Observation, opts Options) (Evaluation, error) {
	f := newFrame()
	if err := f.evaluate(&observation, &opts); err != nil {
		f.release()
		return Evaluation{}, err
	}
	state, reason, changed := f.evaluation()
	f.release()
	return Evaluation{State: state, Reason: reason, Changed: changed}, nil
}

// flags returns the POOLSTATUS_OBSERVED_... of an observation.
func (o *Observation) flags() (flags uint32) {
	for bit, set := range [...]bool{o.Missing, o.NoStatus, o.StatusOnly, o.Terminating, o.OnDelete,
		o.Parallel, o.Stalled, o.Reconciling, o.ProgressDeadlineExceeded} {
		if set {
			flags |= 1 << bit
		}
	}
	return flags
}

// absent is POOLSTATUS_ABSENT.
const absent = -1

// orAbsent reads a number that Kubernetes leaves out of its JSON where it is 0.
func orAbsent[N int32 | int64](number N) N {
	if number == 0 {
		return absent
	}
	return number
}

func valueOrAbsent(number *int32) int32 {
	if number == nil {
		return absent
	}
	return *number
}
