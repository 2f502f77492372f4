#!/bin/bash
# The C tests with the library, its Swift and its C, under a sanitizer of the compiler.
#
#     Tests/ABI/sanitizers.sh [address|thread]...      both, or those named
set -u
cd "$(dirname "$0")/../.."
. Tests/ABI/count.sh
abi=Tests/ABI
diff=Tests/Differential
cases=Tests/Fixtures/cases
clang=$(dirname "$(readlink -f "$(command -v swift)")")/clang
export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1
export TSAN_OPTIONS=halt_on_error=1

# The same sources as what ships, in one program with a test.
build() { # SANITIZER
  local flags=(-c release --traits Embedded --scratch-path ".build-$1")
  mkdir -p "build/$1"
  swift build "${flags[@]}" --product poolstatus-test --disable-local-rpath --sanitize="$1" \
    >"build/$1/build.log" 2>&1 || {
    cat "build/$1/build.log" >&2
    exit 1
  }
  objects=$(swift build "${flags[@]}" --show-bin-path)/poolstatus-test.product/Objects.LinkFileList
}

# What Swift's toolchain has its sanitizers call.
runtime=$(swiftc -print-target-info | sed -n 's/.*"\(.*\/swift\/linux\)".*/\1/p' | head -1)

compile() { # SANITIZER PROGRAM SOURCE...
  "$clang" -std=gnu99 -O1 -g -fsanitize="$1" -fuse-ld=lld -Iinclude -I$abi -ITests/Faults -o "build/$1/$2" "${@:3}" \
    @"$objects" -ljansson -lpthread -L"$runtime" -Wl,-rpath,"$runtime" -ldispatch -lBlocksRuntime || exit 1
}

under_address() {
  local law
  law=$(for name in law answer judged judge arena located locate expected again many ordered observed; do
    echo $diff/$name.c
  done)
  build address
  for program in contract structs badinput wrongtypes trees; do
    compile address $program $abi/$program*.c $abi/calls.c $abi/check.c $abi/check_failed.c
  done
  compile address fixtures $abi/fixtures.c $abi/case.c $abi/check.c
  compile address guard Tests/Faults/guard.c $abi/check.c
  # shellcheck disable=SC2086
  compile address corpus $diff/{corpus,fuzz,packed}.c $law $abi/check.c
  check "guard under ASan" build/address/guard --exact \
    Tests/Fixtures/recordings/{full/forms,moments}/*.json \
    $cases/{pool-forms/long-strings,list-forms/all-states,list-forms/pods-to-their-owners}/input.json
  check "fixtures under ASan" build/address/fixtures --jansson $cases
  check "corpus under ASan" build/address/corpus $diff/corpus
  for program in contract structs badinput wrongtypes trees; do
    check "$program under ASan" build/address/$program
  done
}

under_thread() {
  build thread
  compile thread threads $abi/threads.c $abi/calls.c $abi/check.c $abi/check_failed.c
  check "threads under TSan" build/thread/threads
}

[ $# != 0 ] || set -- address thread
for sanitizer in "$@"; do "under_$sanitizer"; done
finish sanitizers
