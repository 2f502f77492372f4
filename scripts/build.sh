#!/usr/bin/env bash
# Builds what ships into build/: libpoolstatus.so.0 with its debug symbols beside it,
# libpoolstatus.so, libpoolstatus.a, the C examples poolstatus and with_jansson, and
# poolstatus-static, the command. From Swift in the Embedded trait, release. Where the tree lies is
# in none of them: two builds are the same bytes.
#
# A release (make dist) has all that in build/ already: without Swift it stays as it is.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -f build/release ] && ! command -v swift >/dev/null; then
  echo "poolstatus: $(head -n 1 build/release); without Swift it stays as it was released" >&2
  exit
fi
scratch=.build-embedded
scripts/scratch.sh "$scratch"
mkdir -p build
rm -f build/release

log=build/swift-build.log
if ! swift build -c release --traits Embedded --product poolstatus --disable-local-rpath \
  --scratch-path "$scratch" >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
products=$(swift build -c release --traits Embedded --scratch-path "$scratch" --show-bin-path)

# The shared library, without what only a debugger needs; that is beside it, and gdb finds it.
library=libpoolstatus.so.0
objcopy --only-keep-debug "$products/libpoolstatus.so" build/$library.debug
chmod 644 build/$library.debug
strip --strip-unneeded -o build/$library.new "$products/libpoolstatus.so"
objcopy --add-gnu-debuglink=build/$library.debug build/$library.new
mv build/$library.new build/$library
ln -sf $library build/libpoolstatus.so

scripts/archive.sh "$products/poolstatus.product/Objects.LinkFileList" build/libpoolstatus.a

# The C examples, which find the library beside themselves.
example() { # NAME LIBRARY...: from all files NAME*.c
  "${CC:-cc}" -std=c99 -O2 -Wall -Wextra -Iinclude examples/c/"$1"*.c -o "build/$1" \
    -Lbuild -lpoolstatus "${@:2}" -Wl,-rpath,'$ORIGIN'
}
example poolstatus -ljansson
example with_jansson -ljansson
# What is installed as the command has the library in it, and so looks for none.
"${CC:-cc}" -std=c99 -O2 -Wall -Wextra -Iinclude examples/c/poolstatus*.c -o build/poolstatus-static \
  build/libpoolstatus.a -ljansson
strip build/poolstatus-static
