#!/usr/bin/env bash
# Builds what ships into build/: libpoolstatus.so.0, libpoolstatus.so, libpoolstatus.a and
# the C examples poolstatus and with_jansson. From Swift in the Embedded trait, release.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=.build-embedded
mkdir -p build

log=build/swift-build.log
if ! swift build -c release --traits Embedded --product poolstatus --disable-local-rpath \
  --scratch-path "$scratch" \
  >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
products=$(swift build -c release --traits Embedded --scratch-path "$scratch" --show-bin-path)

# The shared library, without what only a debugger needs.
strip --strip-unneeded -o build/libpoolstatus.so.0.new "$products/libpoolstatus.so"
mv build/libpoolstatus.so.0.new build/libpoolstatus.so.0
ln -sf libpoolstatus.so.0 build/libpoolstatus.so

# The static library: the same objects as one, of which only the header's names are left.
ld -r -o build/poolstatus.o @"$products/poolstatus.product/Objects.LinkFileList"
sed -n 's/^ *\(poolstatus_[a-z_]*\);$/\1/p' Sources/PoolStatusLink/exports.map >build/exports.txt
objcopy --keep-global-symbols=build/exports.txt build/poolstatus.o
strip --strip-unneeded build/poolstatus.o
rm -f build/libpoolstatus.a
ar rcsD build/libpoolstatus.a build/poolstatus.o
rm build/poolstatus.o build/exports.txt

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
