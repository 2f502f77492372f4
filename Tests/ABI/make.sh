#!/bin/bash
# What make does to the system: plain make nothing; and to a tree that was moved.
set -u
cd "$(dirname "$0")/../.."
. Tests/ABI/count.sh
run_make() { env -u MAKEFLAGS -u MAKELEVEL make --no-print-directory "$@"; }

# All programs but one, a Swift that only says its version, and installers that only say that they ran.
bin=$work/bin
mkdir "$bin"
ln -s /usr/bin/* -t "$bin"
rm -f "$bin"/{pkg-config,sudo,apt-get,swift}
printf '#!/bin/sh\necho "Swift version 6.3"\n' >"$bin/swift"
printf '#!/bin/sh\necho "$@" >>"%s"\nexit 1\n' "$work/installed" >"$bin/apt-get"
ln -s apt-get "$bin/sudo"
chmod +x "$bin/swift" "$bin/apt-get"

# Plain make installs nothing on the system and names what is missing; make run and make test install.
said=$(PATH=$bin run_make 2>&1)
check "make fails where something is missing" test $? != 0
check "make names it: $said" grep -q '^poolstatus: .*pkg-config.* missing' <<<"$said"
check "make installs nothing" test ! -e "$work/installed"
for target in run test; do
  said=$(PATH=$bin run_make $target 2>&1)
  check "make $target says what it installs: $said" grep -qE '^installing .*pkg-config' <<<"$said"
  check "make $target installs it" test -s "$work/installed"
  rm -f "$work/installed"
done
printf '#!/bin/sh\necho "Swift version 6.2"\n' >"$bin/swift"
check "make tells a Swift that is too old" grep -q '6.3 or later is needed, this is 6.2' <(PATH=$bin run_make 2>&1)

# What was built in another place is built again, with a word why.
mkdir -p "$work/tree/scripts" "$work/tree/.build-x" && cp scripts/scratch.sh "$work/tree/scripts"
scratch() { "$work/tree/scripts/scratch.sh" .build-x 2>&1; }
scratch >/dev/null
touch "$work/tree/.build-x/object"
equal "the same place" "$(scratch)" ""
check "and what is built is kept" test -f "$work/tree/.build-x/object"
mv "$work/tree" "$work/moved-tree" && cp -r "$work/moved-tree" "$work/tree"
said=$("$work/moved-tree/scripts/scratch.sh" .build-x 2>&1)
equal "another place" "$said" "poolstatus: .build-x is of a tree in another place: building it again"
check "and what is built is not kept" test ! -e "$work/moved-tree/.build-x/object"

# make clean: nothing is left of what builds and tests make, and a release keeps its library.
mkdir -p "$work/clean/examples/python/build" "$work/clean/examples/python/poolstatus"
touch "$work/clean/examples/python/poolstatus/_native.abi3.so" # an editable install's
cp -r Makefile scripts "$work/clean"
(cd "$work/clean" && mkdir -p build dist .build .build-x .mypy_cache examples/__pycache__ && touch build/x Package.resolved)
check "make clean" run_make -C "$work/clean" clean
equal "what make clean leaves" "$(cd "$work/clean" && find . -mindepth 1 ! -path './scripts/*' | sort | xargs)" \
  "./Makefile ./examples ./examples/python ./examples/python/poolstatus ./scripts"
mkdir -p "$work/clean/build/deb" && touch "$work/clean/build"/{libpoolstatus.a,list.json}
printf '%s\n' "build/ is of here" build/release build/libpoolstatus.a >"$work/clean/build/release"
check "make clean in a release" run_make -C "$work/clean" clean
equal "leaves what was released" "$(ls "$work/clean/build" | xargs)" "libpoolstatus.a release"
finish make
