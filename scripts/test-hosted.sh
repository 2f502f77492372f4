#!/usr/bin/env bash
# The same sources built with the whole of Swift instead of Embedded Swift, as a shared library,
# through the same C tests: the objects that Swift Testing has tested (scripts/test-swift.sh).
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=.build-hosted
scripts/scratch.sh $scratch
swift build --scratch-path "$scratch" --product poolstatus >/dev/null
products=$(swift build --scratch-path "$scratch" --show-bin-path)
mkdir -p build/hosted
# shellcheck disable=SC2046
swiftc -emit-library -o build/hosted/libpoolstatus.so.0 \
  "@$products/poolstatus.product/Objects.LinkFileList" $(pkg-config --libs jansson) \
  -Xlinker --version-script=Sources/PoolStatusLink/exports.map \
  -Xlinker -soname=libpoolstatus.so.0
# Its Swift runtime, beside it, as the tests look for libraries in one folder.
runtime=$(swiftc -print-target-info | sed -n 's/.*"\(.*\/swift\/linux\)".*/\1/p' | head -1)
ln -sf "$runtime"/*.so build/hosted/
# Without the parts that count what malloc is asked for: the runtime asks too. And without found, guard
# and locales, which take minutes of code that is not optimised: they are about what ships.
LIB=build/hosted exec Tests/ABI/run.sh contract structs times decide badinput wrongtypes trees \
  threads fixtures recordings operator
