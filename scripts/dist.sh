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
built=(build/libpoolstatus.{so.0,so.0.debug,so,a} build/poolstatus{,-static} build/with_jansson)
for file in "${built[@]}"; do
  [ -f "$file" ] || fail "$file is missing: run make first"
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# scripts/build.sh says the first line of this, scripts/clean.sh leaves what the others name.
mkdir "$work/build"
{
  echo "build/ is of $commit, built on $(. /etc/os-release && echo "$PRETTY_NAME")"
  printf '%s\n' build/release "${built[@]}"
} >"$work/build/release"

# The same tree gives the same bytes: no time, no user and no mask of this machine.
time=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
{ git ls-files -z && printf '%s\0' "${built[@]}"; } |
  tar --null --files-from=- --transform="flags=rSH;s|^|$name/|" --owner=0 --group=0 --numeric-owner \
    --mode=u+rwX,go+rX,go-w --mtime="@$time" -cf "$work/tar" -C "$work" build/release
gzip -9n <"$work/tar" >"build/$name.tar.gz"
echo "build/$name.tar.gz"
