#!/usr/bin/env bash
# Makes Debian packages of what is built, in build/deb: libpoolstatus0, libpoolstatus-dev,
# poolstatus, python3-poolstatus. scripts/debian is their debian/, but for the changelog.
#
#     make deb [DEBEMAIL=who answers for them]
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/prerequisites.sh deb
for file in libpoolstatus.so.0 libpoolstatus.a poolstatus-static; do
  [ -f "build/$file" ] || { echo "poolstatus: build/$file is missing: run make first" >&2 && exit 1; }
done

email=${DEBEMAIL:-poolstatus@example.com}
# The same tree gives the same packages: their time is that of its last change.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || stat -c %Y include/poolstatus.h)}
export SOURCE_DATE_EPOCH POOLSTATUS_TREE=$PWD
# Where no path has a space, which debhelper cannot do with.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/tree"
cp -r scripts/debian "$work/tree/debian"
sed -i "s/@EMAIL@/$email/" "$work/tree/debian/control"
{
  printf 'poolstatus (%s) unstable; urgency=medium\n\n' "$(scripts/version.sh)"
  printf '  * Packages of the source tree.\n\n'
  printf ' -- poolstatus <%s>  %s\n' "$email" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")"
} >"$work/tree/debian/changelog"

if ! (cd "$work/tree" && dpkg-buildpackage --build=binary --no-sign) >"$work/log" 2>&1; then
  cat "$work/log" >&2
  exit 1
fi
rm -rf build/deb
mkdir build/deb
mv "$work"/*.{deb,changes,buildinfo} build/deb
ls build/deb/*.deb
