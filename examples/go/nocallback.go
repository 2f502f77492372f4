//go:build go1.24

package poolstatus

// The library keeps no pointer and calls nobody back: so a caller's texts may stay on
// the stack.

/*
#cgo noescape poolstatus_go_call
#cgo nocallback poolstatus_go_call
#cgo noescape poolstatus_go_evaluate
#cgo nocallback poolstatus_go_evaluate
#include "bridge.h"
*/
import "C"
