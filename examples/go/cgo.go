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
	"bytes"
	"strings"
	"sync"
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

// function is a function that takes texts.
type function C.poolstatus_go_function

const (
	functionPool     function = C.poolstatus_go_pool
	functionPoolJSON function = C.poolstatus_go_pool_json
	functionList     function = C.poolstatus_go_list
	functionTenant   function = C.poolstatus_go_tenant
)

type (
	// entry says where things are in the JSON of a pool.
	entry = C.poolstatus_go_entry
	span  = C.poolstatus_go_span
)

// frame is where C writes what a call came to. Frames are used again, so that a call
// allocates nothing but what it returns.
type frame struct {
	outcome C.poolstatus_go_outcome
	strings cStrings
	reason  *C.char // of the call before, and as a string
	word    string
}

var frames = sync.Pool{New: func() any { return new(frame) }}

func newFrame() *frame { return frames.Get().(*frame) }

func (f *frame) memory() *C.char { return (*C.char)(unsafe.Pointer(&f.outcome)) }

// release gives the frame back, and what texts returned with it.
func (f *frame) release() {
	if json := f.outcome.result.json; json != nil {
		C.poolstatus_free(unsafe.Pointer(json))
		f.outcome.result.json = nil
	}
	frames.Put(f)
}

// call calls a function that takes texts, which are not copied.
func (f *frame) call(which function, first, second, room []byte, opts *Options) error {
	o := f.strings.options(opts, 0)
	if !f.strings.good() {
		return nulError(opts, &Observation{})
	}
	C.poolstatus_go_call(C.poolstatus_go_function(which), view(first), view(second),
		(*C.char)(start(room)), C.size_t(len(room)),
		f.memory(), C.uint32_t(opts.Flags), C.int32_t(opts.Rule), C.int32_t(opts.ProgressDeadlineSeconds),
		o.tenant, o.pool, o.now, view(opts.Previous), view(opts.Pods), C.uint64_t(opts.MaxInputBytes),
		C.int32_t(opts.PodGraceSeconds), o.blockedReason, o.blockedMessage)
	if f.outcome.code != C.POOLSTATUS_OK {
		return f.failure()
	}
	return nil
}

// evaluate calls poolstatus_evaluate.
func (f *frame) evaluate(seen *Observation, opts *Options) error {
	c := &f.strings
	o := c.options(opts, len(seen.Name)+len(seen.UID)+len(seen.CurrentRevision)+len(seen.UpdateRevision)+4)
	name, uid, current, update := c.add(seen.Name), c.add(seen.UID), c.add(seen.CurrentRevision), c.add(seen.UpdateRevision)
	if !c.good() {
		return nulError(opts, seen)
	}
	C.poolstatus_go_evaluate(
		C.uint32_t(seen.flags()), name, uid, current, update,
		C.int64_t(orAbsent(seen.Generation)), C.int64_t(orAbsent(seen.ObservedGeneration)),
		C.int32_t(valueOrAbsent(seen.SpecReplicas)), C.int32_t(valueOrAbsent(seen.Partition)),
		C.int32_t(seen.Replicas), C.int32_t(orAbsent(seen.ReadyReplicas)),
		C.int32_t(orAbsent(seen.CurrentReplicas)), C.int32_t(orAbsent(seen.UpdatedReplicas)),
		C.int32_t(orAbsent(seen.MinReadySeconds)), C.int32_t(seen.AvailableReplicas),
		C.int32_t(orAbsent(seen.OrdinalsStart)),
		f.memory(), C.uint32_t(opts.Flags), C.int32_t(opts.Rule), C.int32_t(opts.ProgressDeadlineSeconds),
		o.tenant, o.pool, o.now, view(opts.Previous), view(opts.Pods), C.uint64_t(opts.MaxInputBytes),
		C.int32_t(opts.PodGraceSeconds), o.blockedReason, o.blockedMessage)
	if f.outcome.code != C.POOLSTATUS_OK {
		return f.failure()
	}
	return nil
}

// evaluation returns what a call came to, all but the JSON.
func (f *frame) evaluation() (state State, reason string, changed bool) {
	result := &f.outcome.result
	if result.reason != f.reason { // the library's words never change and are never freed
		f.reason, f.word = result.reason, C.GoString(result.reason)
	}
	return stateOf(int32(result.state)), f.word, result.changed != 0
}

// failure makes an error of what a call came to.
func (f *frame) failure() error {
	if f.outcome.code == C.poolstatus_go_unexpected {
		return errUnexpected
	}
	told := &f.outcome.error
	return &Error{
		Code:    Code(f.outcome.code),
		Line:    int(told.line),
		Column:  int(told.column),
		Offset:  uint64(told.offset),
		Path:    C.GoString(&told.path[0]),
		Message: C.GoString(&told.message[0]),
	}
}

// text returns the JSON of a call where it is, until the frame is released; nil where it
// is in the caller's room.
func (f *frame) text() []byte {
	result := &f.outcome.result
	if result.json == nil {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(result.json)), int(result.json_length))
}

// length is how long the JSON of a call is.
func (f *frame) length() int { return int(f.outcome.result.json_length) }

// readEntry finds all in a text that is the JSON of a pool.
func readEntry(text []byte) (found entry, ok bool) {
	e := new(entry)
	ok = C.poolstatus_go_read_one((*C.char)(start(text)), C.size_t(len(text)), e) != 0
	return *e, ok
}

// readEntries finds all in a text that is the JSON of a list.
func readEntries(text []byte) (found []entry, ok bool) {
	found = make([]entry, strings.Count(view(text), C.POOLSTATUS_GO_FIRST))
	first := (*entry)(*(*unsafe.Pointer)(unsafe.Pointer(&found)))
	ok = C.poolstatus_go_read_list((*C.char)(start(text)), C.size_t(len(text)), first, C.size_t(len(found))) != 0
	return found, ok
}

// view is a string of bytes that nobody writes to while it is used.
func view(text []byte) string { return *(*string)(unsafe.Pointer(&text)) }

// start is where bytes begin.
func start(text []byte) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&text)) }

// cStrings makes C strings in Go memory, one behind the other.
type cStrings struct {
	room        []byte
	used, count int
}

// cOptions are the options that are strings.
type cOptions struct{ tenant, pool, now, blockedReason, blockedMessage *C.char }

// options begins anew, with room for so many bytes besides the options.
func (c *cStrings) options(opts *Options, more int) cOptions {
	more += len(opts.Tenant) + len(opts.Pool) + len(opts.Now) + len(opts.BlockedReason) + len(opts.BlockedMessage) + 5
	if more > len(c.room) {
		c.room = make([]byte, more)
	}
	c.used, c.count = 0, 0
	return cOptions{
		c.add(opts.Tenant), c.add(opts.Pool), c.add(opts.Now), c.add(opts.BlockedReason), c.add(opts.BlockedMessage),
	}
}

// add returns text with a NUL behind it, in the room that there is; nil, which is
// "none", where it is "".
func (c *cStrings) add(text string) *C.char {
	if text == "" {
		return nil
	}
	room := c.room[c.used:]
	end := copy(room, text)
	room[end] = 0
	c.used += end + 1
	c.count++
	return (*C.char)(unsafe.Pointer(&room[0]))
}

// good says whether there is no NUL but those behind the texts.
func (c *cStrings) good() bool { return bytes.Count(c.room[:c.used], nul) == c.count }

var nul = []byte{0}

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
