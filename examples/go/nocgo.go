//go:build !cgo

// Package poolstatus needs cgo: it calls libpoolstatus, which is C.
package poolstatus

// The only file of this package that is built without cgo, for the one error that it is.
var _ = poolstatus_needs_cgo__install_a_C_compiler_and_build_with_CGO_ENABLED_1
