#!/bin/bash
# What the built library shows to a linker and needs from a system.
#     exports.sh FOLDER     where libpoolstatus.so.0 and libpoolstatus.a are
set -u
cd "$(dirname "$0")/../.."
. Tests/ABI/count.sh
folder=${1:-build}
library=$folder/libpoolstatus.so.0
archive=$folder/libpoolstatus.a

declared=$(cat include/poolstatus.h include/poolstatus_jansson.h |
  gcc -fpreprocessed -dD -E -P - 2>/dev/null | grep -o 'poolstatus_[a-z_]* *(' | tr -d ' (' | sort -u)
mapped=$(sed -n '/global:/,/local:/p' Sources/PoolStatusLink/exports.map |
  grep -o 'poolstatus_[a-z_]*' | sort -u)
exported=$(nm -D --defined-only "$library" | awk '$2 != "A" {print $3}' | sed 's/@.*//' | sort -u)
equal "the map lists what the headers declare" "$mapped" "$declared"
equal "the library exports what the headers declare" "$exported" "$declared"
equal "every export has the version POOLSTATUS_0" \
  "$(nm -D --defined-only --with-symbol-versions "$library" | awk '$2 != "A"' | grep -vc '@@POOLSTATUS_0$')" 0
equal "every export is a function" \
  "$(nm -D --defined-only "$library" | awk '$2 != "A" && $2 != "T"')" ""

needed=$(readelf -dW "$library" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort)
equal "it needs jansson and libc alone" \
  "$(echo "$needed" | grep -v '^ld-linux' | tr '\n' ' ')" "libc.so.6 libjansson.so.4 "
check "nothing that it needs is missing" bash -c "! ldd '$library' | grep -E 'not found|swift|stdc|libm\.'"
equal "the soname" "$(readelf -dW "$library" | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p')" libpoolstatus.so.0
equal "it carries no search path" "$(readelf -dW "$library" | grep -cE 'RPATH|RUNPATH')" 0
cp "$library" "$work/stripped.so"
strip "$work/stripped.so"
size=$(stat -c %s "$work/stripped.so")
# 6% more than 178,480, what it was before pods and kubectl's form were made fast. Without a Swift
# runtime, which alone would be megabytes.
check "$size bytes stripped are less than 189188" test "$size" -lt 189188

# Swift checks what it cannot prove, and ends the process where a check fails. What is left was
# looked at: indices into arrays of fixed size, lengths of literals. No more may come.
if [ "$(uname -m)" = x86_64 ]; then
  traps=$(objdump -d --no-show-raw-insn "$library" | grep -c 'ud2')
  echo "exports: $traps traps"
  check "$traps traps are at most 32" test "$traps" -le 32
fi

# Hardening: nothing is writable and executable, and the relocations are done and locked.
readelf -lW "$library" >"$work/segments"
readelf -dW "$library" >"$work/dynamic"
check "the stack is not executable" grep -qE 'GNU_STACK .* RW +0' "$work/segments"
check "relocations are read-only" grep -q GNU_RELRO "$work/segments"
check "symbols are bound at once" grep -qE 'BIND_NOW|FLAGS.*NOW' "$work/dynamic"
check "no text relocations" bash -c "! grep -q TEXTREL '$work/dynamic'"
check "it stays loaded" grep -q NODELETE "$work/dynamic"
check "no segment is writable and executable" bash -c "! grep -E 'LOAD .* RWE ' '$work/segments'"
if [ "$(uname -m)" = x86_64 ]; then
  check "it says that shadow stacks are fine" bash -c "readelf -nW '$library' | grep -q 'x86 feature: SHSTK'"
  # The function of C that has arrays on its stack; what is inlined into it counts with it.
  objdump -d --no-show-raw-insn "$archive" >"$work/code"
  awk '/^[0-9a-f]+ <.*>:/ {inside = /<poolstatus_kernel_skip>/} inside' "$work/code" >"$work/kernel"
  check "the kernel's stack is protected" grep -q '%fs:0x28' "$work/kernel"
  # No note that branches land where they may: see Reliability. Where it is there after all, it is true.
  check "it does not claim what Swift does not do" bash -c \
    "! readelf -nW '$library' | grep -q IBT || grep -A1 '<poolstatus_pool>:' '$work/code' | grep -q endbr64"
fi

# No globals that change: what is left of writable data is the C start-up's (.bss and .data
# of crtbegin, and what the dynamic linker fills in).
readelf -SW "$library" | sed 's/^ *\[ *\([0-9]*\)\]//' >"$work/sections"
for section in .data .bss .tdata .tbss; do
  size=$(awk -v s=$section '$1 == s {print $5}' "$work/sections")
  size=$((16#${size:-0}))
  limit=16
  case $section in .t*) limit=0 ;; esac
  check "$size bytes of $section" test "$size" -le $limit
done

# No call that the header rules out: nothing but memory, jansson's values and the clock.
for name in abort exit _exit setlocale localeconv json_loadb json_loads signal sigaction json_set_alloc_funcs puts printf write \
  open socket pthread_create dlopen getenv getrandom arc4random_buf; do
  check "it does not call $name" bash -c "! nm -D --undefined-only '$library' | grep -qE ' $name(@|\$)'"
done

globals=$(nm -g --defined-only "$archive" 2>/dev/null | awk 'NF == 3 {print $3}' | sort -u)
equal "the archive defines what the headers declare" "$globals" "$declared"
finish exports
