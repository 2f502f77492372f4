#!/usr/bin/env bash
# Makes a release: a tarball of the sources and of what is built of them, which installs, runs and
# makes packages without Swift and without git.
#
#     make dist     build/poolstatus-VERSION-linux-PROCESSOR.tar.gz
set -euo pipefail
cd "$(dirname "$0")/.."

fail() { echo "poolstatus: $1" >&2 && exit 1; }

commit=$(git rev-parse --short HEAD 2>/dev/null) || fail "a release is made in a clone: git says what belongs to it"
git diff --quiet HEAD || commit="$commit and changes to it"
name=poolstatus-$(scripts/version.sh)-linux-$(uname -m)
built=(libpoolstatus.so.0 libpoolstatus.so.0.debug libpoolstatus.so libpoolstatus.a poolstatus
  poolstatus-static with_jansson)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/$name

mkdir -p "$tree/build"
git ls-files -z | xargs -0 cp --parents --no-dereference -t "$tree"
for file in "${built[@]}"; do
  cp --no-dereference "build/$file" "$tree/build" || fail "run make first"
done
# scripts/build.sh and make clean look for this.
echo "build/ is of $commit, built on $(. /etc/os-release && echo "$PRETTY_NAME")" >"$tree/build/release"

time=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mode=u+rwX,go+rX,go-w \
  --mtime="@$time" -cf "$work/$name.tar" "$name"
gzip -9n "$work/$name.tar"
mv "$work/$name.tar.gz" build/
echo "build/$name.tar.gz"
