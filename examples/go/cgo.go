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
	return stateOf(int32(C.poolstatus_decide(C.int32_t(desired), C.int32_t(ready), C.int32_t(current),
		C.int32_t(updated))))
}

func libraryStateName(number int) State {
	return State(C.GoString(C.poolstatus_state_name(C.poolstatus_state(number))))
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

type (
	// reply is what one of the three came to, and where things are in its JSON.
	reply = C.poolstatus_go_status
	// entry says where things are in the JSON of a pool.
	entry = C.poolstatus_go_entry
	span  = C.poolstatus_go_span
)

// call calls one of the three. The texts are not copied. What is returned without an error
// has to be released; with one it is.
func call(which function, first, second, room []byte, opts *Options) (reply, error) {
	a := C.poolstatus_go_call(C.poolstatus_go_function(which), view(first), view(second),
		(*C.char)(start(room)), C.size_t(len(room)),
		C.uint32_t(opts.Flags), C.int32_t(opts.Rule), C.int32_t(opts.ProgressDeadlineSeconds),
		opts.Tenant, opts.Pool, opts.Now, view(opts.Previous), view(opts.Pods), C.uint64_t(opts.MaxInputBytes),
		C.int32_t(opts.PodGraceSeconds), opts.BlockedReason, opts.BlockedMessage)
	if a.outcome.code != C.POOLSTATUS_OK {
		release(&a)
		return a, failure(&a.outcome, opts, &Observation{})
	}
	return a, nil
}

// evaluate calls poolstatus_evaluate.
func evaluate(seen *Observation, opts *Options) (Evaluation, error) {
	o := C.poolstatus_go_evaluate(
		C.uint32_t(seen.flags()), seen.Name, seen.UID, seen.CurrentRevision, seen.UpdateRevision,
		C.int64_t(orAbsent(seen.Generation)), C.int64_t(orAbsent(seen.ObservedGeneration)),
		C.int32_t(valueOrAbsent(seen.SpecReplicas)), C.int32_t(valueOrAbsent(seen.Partition)),
		C.int32_t(seen.Replicas), C.int32_t(orAbsent(seen.ReadyReplicas)),
		C.int32_t(orAbsent(seen.CurrentReplicas)), C.int32_t(orAbsent(seen.UpdatedReplicas)),
		C.int32_t(orAbsent(seen.MinReadySeconds)), C.int32_t(seen.AvailableReplicas),
		C.int32_t(orAbsent(seen.OrdinalsStart)),
		C.uint32_t(opts.Flags), C.int32_t(opts.Rule), C.int32_t(opts.ProgressDeadlineSeconds),
		opts.Tenant, opts.Pool, opts.Now, view(opts.Previous), view(opts.Pods), C.uint64_t(opts.MaxInputBytes),
		C.int32_t(opts.PodGraceSeconds), opts.BlockedReason, opts.BlockedMessage)
	if o.code != C.POOLSTATUS_OK {
		return Evaluation{}, failure(&o, opts, seen)
	}
	return Evaluation{State: stateOf(int32(o.state)), Reason: reason(&o), Changed: o.changed != 0}, nil
}

// reason returns the word of an outcome where it is: the library's words never change and
// are never freed.
func reason(o *C.poolstatus_go_outcome) string {
	return view(unsafe.Slice((*byte)(unsafe.Pointer(o.reason)), int(o.reason_length)))
}

// failure makes an error of an outcome.
func failure(o *C.poolstatus_go_outcome, opts *Options, seen *Observation) error {
	told := o.failure
	defer C.free(unsafe.Pointer(told))
	switch {
	case o.code == C.poolstatus_go_nul:
		return nulError(opts, seen)
	case o.code == C.poolstatus_go_unexpected:
		return errUnexpected
	case told == nil: // there was no memory for it
		return &Error{Code: Code(o.code)}
	}
	return &Error{
		Code:    Code(told.code),
		Line:    int(told.line),
		Column:  int(told.column),
		Offset:  uint64(told.offset),
		Path:    C.GoString(&told.path[0]),
		Message: C.GoString(&told.message[0]),
	}
}

// longText returns the JSON of a reply where it is, until it is released.
func longText(a *reply) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(a.json)), int(a.json_length))
}

// entries returns those of a list where they are, until it is released.
func entries(a *reply) []entry { return unsafe.Slice(a.entries, int(a.count)) }

// release gives back the memory of a reply.
func release(a *reply) {
	if a.json != nil || a.entries != nil {
		C.poolstatus_go_release(a.json, a.entries)
	}
}

// readEntry finds all in a text that is the JSON of a pool.
func readEntry(text []byte) (found entry, ok bool) {
	e := new(entry)
	ok = C.poolstatus_go_read_one((*C.char)(start(text)), C.size_t(len(text)), e) != 0
	return *e, ok
}

// view is a string of bytes that nobody writes to while it is used.
func view(text []byte) string { return *(*string)(unsafe.Pointer(&text)) }

// start is where bytes begin.
func start(text []byte) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&text)) }

// nulError says which text has a NUL in it.
func nulError(opts *Options, seen *Observation) error {
	for _, one := range [...]struct{ what, text string }{
		{"tenant", opts.Tenant}, {"pool", opts.Pool}, {"now", opts.Now}, {"blocked reason", opts.BlockedReason},
		{"blocked message", opts.BlockedMessage}, {"name", seen.Name}, {"uid", seen.UID},
		{"current revision", seen.CurrentRevision}, {"update revision", seen.UpdateRevision},
	} {
		if strings.IndexByte(one.text, 0) >= 0 {
			return &Error{Code: InvalidArgument, Message: one.what + " has a NUL byte in it"}
		}
	}
	panic("poolstatus: there is no NUL")
}
