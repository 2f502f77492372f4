#!/usr/bin/env bash
# The Go package as others take it: a copy of its folder with tests and without, as a module
# beside a program's own and vendored, and what is said without cgo.
#
#     Tests/go-copies.sh FOLDER
#
# FOLDER is for files that are made here. Where the library is, PKG_CONFIG_PATH says. Ends
# with "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
. scripts/tally.sh
root=$PWD
rm -rf "$1"
mkdir -p "$1/third_party"
cd "$1" || exit
cp -r "$root/examples/go" third_party/with-tests
cp -r "$root/examples/go" third_party/poolstatus
find third_party/poolstatus -name '*_test.go' -delete

# A program that takes both packages.
mkdir program
cat >program/main.go <<'END'
package main

import (
	"fmt"
	"os"

	"example.com/poolstatus"
	"example.com/poolstatus/observe"
)

func main() {
	if _, err := observe.StatefulSet(os.Args); err == nil {
		panic("a slice is a StatefulSet")
	}
	status, err := poolstatus.Pool([]byte(`{"metadata": {"name": "a"}, "status": {"replicas": 1}}`), poolstatus.Options{})
	fmt.Println(status.State, err)
}
END
tests_run() { # all run, but those that need the repository, which say so
  (cd third_party/with-tests && go test -count=1 -v ./...) >log 2>&1 || { cat log && false; } || return
  grep -c '^--- SKIP' log
  (($(grep -c '^--- SKIP' log) == 5)) &&
    (($(grep -c 'needs the repository of poolstatus, which this folder is not in' log) == 5)) &&
    (($(grep -c '^ *--- PASS' log) > 30))
}
required() { # as examples/go/README.md has it
  (cd program && go mod init example.com/program && go mod edit -require example.com/poolstatus@v0.0.0 \
    -replace example.com/poolstatus=../third_party/poolstatus && go build -o ../required .)
}
vendored() {
  (cd program && go mod vendor && mv ../third_party/poolstatus ../third_party/away &&
    go build -mod=vendor -o ../vendored .)
}
says() { # PROGRAM
  [[ $("$1") == "PoolUpdating <nil>" ]]
}
without_cgo() { # one error, one line, and it says what to do
  local word=poolstatus_needs_cgo__install_a_C_compiler_and_build_with_CGO_ENABLED_1
  (cd third_party/with-tests && for what in build vet; do
    CGO_ENABLED=0 go "$what" ./... >"$OLDPWD/$what.log" 2>&1 && return 1
    grep -v '^#' "$OLDPWD/$what.log"
    [[ $(grep -v '^#' "$OLDPWD/$what.log" | sed 's/^vet: //') == "./nocgo.go:"*": undefined: $word" ]] || return 1
  done)
}

check tests-of-a-copy tests_run
check required required
check required-runs says ./required
check vendored vendored
check vendored-runs says ./vendored
check without-cgo without_cgo

finish
