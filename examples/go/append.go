//go:build cgo

package poolstatus

// AppendPool appends the JSON of Pool to dst, and returns state, reason and whether anything has changed: for
// those who only put it into a patch. It is half the cost of Pool, and allocates nothing where dst has the
// room, which about 400 bytes mostly are. With an error dst is returned as it was. The texts may
// be in memory that dst shares: they are read before anything is written.
func AppendPool(dst, statefulSet []byte, opts Options) ([]byte, Evaluation, error) {
	return appendJSON(dst, functionPoolJSON, statefulSet, nil, &opts)
}

// AppendList appends the JSON of List in the same way. State and Reason are none.
func AppendList(dst, list []byte, opts Options) ([]byte, Evaluation, error) {
	return appendJSON(dst, functionList, list, nil, &opts)
}

// AppendTenant appends the JSON of Tenant in the same way. State is none.
func AppendTenant(dst, tenant, statefulSets []byte, opts Options) ([]byte, Evaluation, error) {
	return appendJSON(dst, functionTenant, tenant, statefulSets, &opts)
}

func appendJSON(dst []byte, which function, first, second []byte, opts *Options) ([]byte, Evaluation, error) {
	f, used := newFrame(), len(dst)
	err := f.call(which, first, second, dst[used:cap(dst)], opts)
	if err != nil {
		f.release()
		return dst, Evaluation{}, err
	}
	if text := f.text(); text != nil {
		dst = append(dst, text...)
	} else {
		dst = dst[:used+f.length()]
	}
	state, reason, changed := f.evaluation()
	f.release()
	return dst, Evaluation{State: state, Reason: reason, Changed: changed}, nil
}
