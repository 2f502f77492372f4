//go:build cgo

package poolstatus

// The deep copies that types of Kubernetes APIs have, so that these types can be members of
// others: controller-gen calls them.

// DeepCopyInto copies all of a pool status to out.
func (in *PoolStatus) DeepCopyInto(out *PoolStatus) {
	*out = *in
	for _, counter := range [...]**int32{
		&out.Replicas, &out.ReadyReplicas, &out.CurrentReplicas, &out.UpdatedReplicas,
	} {
		*counter = copyOf(*counter)
	}
}

// DeepCopy returns a copy of all of a pool status; nil of nil.
func (in *PoolStatus) DeepCopy() *PoolStatus { return deepCopy[PoolStatus](in) }

// DeepCopyInto copies all of a detail to out.
func (in *Detail) DeepCopyInto(out *Detail) { *out = *in }

// DeepCopy returns a copy of all of a detail; nil of nil.
func (in *Detail) DeepCopy() *Detail { return deepCopy[Detail](in) }

// DeepCopyInto copies all of a status to out.
func (in *Status) DeepCopyInto(out *Status) {
	*out = *in
	in.PoolStatus.DeepCopyInto(&out.PoolStatus)
	out.JSON = cloned(in.JSON)
}

// DeepCopy returns a copy of all of a status; nil of nil.
func (in *Status) DeepCopy() *Status { return deepCopy[Status](in) }

// DeepCopyInto copies all of a list to out.
func (in *StatusList) DeepCopyInto(out *StatusList) {
	*out = *in
	out.Items = copies(in.Items)
	out.JSON = cloned(in.JSON)
}

// DeepCopy returns a copy of all of a list; nil of nil.
func (in *StatusList) DeepCopy() *StatusList { return deepCopy[StatusList](in) }

// DeepCopyInto copies all of a condition to out.
func (in *Condition) DeepCopyInto(out *Condition) { *out = *in }

// DeepCopy returns a copy of all of a condition; nil of nil.
func (in *Condition) DeepCopy() *Condition { return deepCopy[Condition](in) }

// DeepCopyInto copies all of a tenant's status to out.
func (in *TenantStatus) DeepCopyInto(out *TenantStatus) {
	*out = *in
	out.Pools = copies(in.Pools)
	out.Conditions = cloned(in.Conditions)
	out.JSON = cloned(in.JSON)
}

// DeepCopy returns a copy of all of a tenant's status; nil of nil.
func (in *TenantStatus) DeepCopy() *TenantStatus { return deepCopy[TenantStatus](in) }

// deepCopy is DeepCopy by means of DeepCopyInto.
func deepCopy[T any, P interface {
	*T
	DeepCopyInto(*T)
}](in P) *T {
	if in == nil {
		return nil
	}
	out := new(T)
	in.DeepCopyInto(out)
	return out
}

func copyOf[T any](in *T) *T {
	if in == nil {
		return nil
	}
	out := *in
	return &out
}

// cloned copies values that hold no pointers; nil of nil.
func cloned[S ~[]T, T any](in S) S {
	if in == nil {
		return nil
	}
	return append(S{}, in...)
}

func copies(in []PoolStatus) []PoolStatus {
	out := cloned(in)
	for i := range out {
		in[i].DeepCopyInto(&out[i])
	}
	return out
}
