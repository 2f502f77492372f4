#!/usr/bin/env bash
# The same sources built with the whole of Swift instead of Embedded Swift, as a shared
# library, through the same C tests.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=.build-hosted-release
scripts/scratch.sh $scratch
swift build -c release --product poolstatus --scratch-path "$scratch" \
  -Xlinker --version-script=Sources/PoolStatusLink/exports.map \
  -Xlinker -soname=libpoolstatus.so.0 >/dev/null
products=$(swift build -c release --scratch-path "$scratch" --show-bin-path)
mkdir -p build/hosted
cp "$products/libpoolstatus.so" build/hosted/libpoolstatus.so.0
# Its Swift runtime, beside it, as the tests look for libraries in one folder.
runtime=$(swiftc -print-target-info | sed -n 's/.*"\(.*\/swift\/linux\)".*/\1/p' | head -1)
ln -sf "$runtime"/*.so build/hosted/
# Without the parts that count what malloc is asked for: the runtime asks too.
LIB=build/hosted exec Tests/ABI/run.sh contract structs times decide badinput wrongtypes trees \
  threads fixtures recordings operator found guard locales
