package poolstatus

// The only file that imports "C". By default the shared library is linked, as
// pkg-config finds it. With the build tag poolstatus_static the archive is: it
// comes first and resolves everything, so that -lpoolstatus, which pkg-config adds
// behind it, is not needed and leaves no trace.

/*
#cgo CFLAGS: -std=gnu99
#cgo !poolstatus_static pkg-config: poolstatus
#cgo poolstatus_static LDFLAGS: -Wl,--as-needed -l:libpoolstatus.a
#cgo poolstatus_static pkg-config: --static poolstatus
#include "bridge.h"
*/
import "C"

import (
	"strings"
	"unsafe"
)

// Version returns the version of the library that is running, "0.2.0".
func Version() string { return C.GoString(C.poolstatus_version()) }

// Decide is the documented rule on four counters of a StatefulSet's status:
// replicas, readyReplicas, currentReplicas, updatedReplicas; 0 where absent.
func Decide(desired, ready, current, updated int32) State {
	return State(C.poolstatus_decide(C.int32_t(desired), C.int32_t(ready), C.int32_t(current),
		C.int32_t(updated)))
}

func libraryStateName(s State) string {
	return C.GoString(C.poolstatus_state_name(C.poolstatus_state(s)))
}

func libraryCodeName(c Code) string {
	return C.GoString(C.poolstatus_code_name(C.poolstatus_code(c)))
}

// function is one of the three functions that take texts.
type function C.poolstatus_go_function

const (
	functionPool   function = C.poolstatus_go_pool
	functionList   function = C.poolstatus_go_list
	functionTenant function = C.poolstatus_go_tenant
)

// call calls one of the three. The texts are not copied; the JSON is, once, so
// that nothing of the caller's lies on the C heap.
func call(which function, first, second []byte, opts *Options) (Evaluation, []byte, error) {
	var c cStrings
	tenant, pool, now := c.add("tenant", opts.Tenant), c.add("pool", opts.Pool), c.add("now", opts.Now)
	if c.err != nil {
		return Evaluation{}, nil, c.err
	}
	if first == nil {
		first = empty // no text at all is an empty text
	}
	if second == nil {
		second = empty
	}
	outcome := C.poolstatus_go_call(C.poolstatus_go_function(which),
		pointer(first), C.size_t(len(first)), pointer(second), C.size_t(len(second)),
		C.uint32_t(opts.Flags), C.int32_t(opts.Rule), C.int32_t(opts.ProgressDeadlineSeconds),
		pointer(tenant), pointer(pool), pointer(now),
		pointer(opts.Previous), C.size_t(len(opts.Previous)),
		pointer(opts.Pods), C.size_t(len(opts.Pods)), C.uint64_t(opts.MaxInputBytes))
	evaluation, err := translate(&outcome)
	if err != nil {
		return Evaluation{}, nil, err
	}
	json := unsafe.Pointer(outcome.result.json)
	text := append([]byte(nil), unsafe.Slice((*byte)(json), int(outcome.result.json_length))...)
	C.poolstatus_free(json)
	return evaluation, text, nil
}

// evaluate calls poolstatus_evaluate.
func evaluate(o *Observation, opts *Options) (Evaluation, error) {
	var c cStrings
	tenant, pool, now := c.add("tenant", opts.Tenant), c.add("pool", opts.Pool), c.add("now", opts.Now)
	name, uid := c.add("name", o.Name), c.add("uid", o.UID)
	current, update := c.add("current revision", o.CurrentRevision), c.add("update revision", o.UpdateRevision)
	if c.err != nil {
		return Evaluation{}, c.err
	}
	outcome := C.poolstatus_go_evaluate(
		C.uint32_t(o.flags()), pointer(name), pointer(uid), pointer(current), pointer(update),
		C.int64_t(orAbsent(o.Generation)), C.int64_t(orAbsent(o.ObservedGeneration)),
		C.int32_t(valueOrAbsent(o.SpecReplicas)), C.int32_t(valueOrAbsent(o.Partition)),
		C.int32_t(o.Replicas), C.int32_t(orAbsent(o.ReadyReplicas)),
		C.int32_t(orAbsent(o.CurrentReplicas)), C.int32_t(orAbsent(o.UpdatedReplicas)),
		C.uint32_t(opts.Flags), C.int32_t(opts.Rule), C.int32_t(opts.ProgressDeadlineSeconds),
		pointer(tenant), pointer(pool), pointer(now),
		pointer(opts.Previous), C.size_t(len(opts.Previous)),
		pointer(opts.Pods), C.size_t(len(opts.Pods)), C.uint64_t(opts.MaxInputBytes))
	return translate(&outcome)
}

// translate makes Go values of what a call came to, all but the JSON.
func translate(outcome *C.poolstatus_go_outcome) (Evaluation, error) {
	if failed := &outcome.error; failed.code != C.POOLSTATUS_OK {
		return Evaluation{}, &Error{
			Code:    Code(failed.code),
			Line:    int(failed.line),
			Column:  int(failed.column),
			Offset:  uint64(failed.offset),
			Path:    goString(failed.path[:]),
			Message: goString(failed.message[:]),
		}
	}
	return Evaluation{
		State:   State(outcome.result.state),
		Reason:  C.GoString(outcome.result.reason),
		Changed: outcome.result.changed != 0,
	}, nil
}

// goString is C.GoString for an array, which it does not make escape to the heap.
func goString(chars []C.char) string {
	var text strings.Builder
	for _, char := range chars {
		if char == 0 {
			break
		}
		text.WriteByte(byte(char))
	}
	return text.String()
}

// empty is where an empty text is: its address is not NULL, which means "none".
var empty = make([]byte, 0, 1)

// pointer returns where a text begins; NULL for nil, and only for nil.
func pointer(text []byte) *C.char {
	if text == nil {
		return nil
	}
	if len(text) == 0 {
		text = empty
	}
	return (*C.char)(unsafe.Pointer(&text[:1][0]))
}

// cStrings makes C strings in Go memory and remembers the first that cannot be one.
type cStrings struct{ err error }

// add returns text with a NUL behind it; nil, which is "none", where it is "".
func (c *cStrings) add(what, text string) []byte {
	if text == "" {
		return nil
	}
	if strings.IndexByte(text, 0) >= 0 && c.err == nil {
		c.err = &Error{Code: InvalidArgument, Message: what + " has a NUL byte in it"}
	}
	return append(append(make([]byte, 0, len(text)+1), text...), 0)
}
