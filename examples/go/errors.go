//go:build cgo

package poolstatus

import "fmt"

// Code says what kind of error a call came to. Every [*Error] unwraps to its
// Code, so errors.Is(err, poolstatus.APIError) works.
type Code int32

// The numbers are those of poolstatus.h and never change.
const (
	// InvalidArgument: the call is wrong, whatever the texts say: an unknown flag,
	// a Now that is no time, no name.
	InvalidArgument Code = iota + 1
	// InvalidJSON: a text is not JSON; Line, Column and Offset say where.
	InvalidJSON
	// InvalidObject: the text is JSON, but not what the function takes; Path says where.
	InvalidObject
	// NoMemory: the library got no memory.
	NoMemory
	// APIError: the text is an error of the API server. It says nothing about the
	// pool: try again later, do not report "not created".
	APIError
)

// String returns "INVALID_JSON" and the like, as poolstatus.h spells them.
func (c Code) String() string { return libraryCodeName(c) }

// Error makes a Code a target for errors.Is.
func (c Code) Error() string { return "poolstatus: " + c.String() }

// Error is what every function of this package that fails returns.
type Error struct {
	Code Code
	// Line and Column count from 1, columns in code points, and Offset counts
	// bytes. They are set where Code is InvalidJSON or InvalidObject, else 0.
	Line   int
	Column int
	Offset uint64
	// Path says where in which input: "status.readyReplicas",
	// "pods.items[3].metadata.name"; "" is the main input itself.
	Path string
	// Message says what is wrong there and what to do, in one line.
	Message string
}

// Error returns place and message in one line.
func (e *Error) Error() string {
	text := "poolstatus: "
	if e.Line > 0 {
		text += fmt.Sprintf("%d:%d: ", e.Line, e.Column)
	}
	if e.Path != "" {
		text += e.Path + ": "
	}
	return text + e.Message
}

// Unwrap returns the Code.
func (e *Error) Unwrap() error { return e.Code }
