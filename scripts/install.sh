#!/usr/bin/env bash
# Installs headers, libraries and the pkg-config file.
#
#     make install [DESTDIR=] [PREFIX=/usr/local] [LIBDIR=PREFIX/lib]
set -euo pipefail
cd "$(dirname "$0")/.."
prefix=${PREFIX:-/usr/local}
libdir=${LIBDIR:-$prefix/lib}
root=${DESTDIR:-}
if [ ! -f build/libpoolstatus.so.0 ] || [ ! -f build/libpoolstatus.a ]; then
  echo "poolstatus: nothing is built yet: run make first" >&2
  exit 1
fi

install -d "$root$prefix/include" "$root$libdir/pkgconfig"
install -m 644 include/poolstatus.h include/poolstatus_jansson.h "$root$prefix/include"
install -m 755 build/libpoolstatus.so.0 "$root$libdir"
ln -sf libpoolstatus.so.0 "$root$libdir/libpoolstatus.so"
install -m 644 build/libpoolstatus.a "$root$libdir"
version=$(sed -n 's/#define POOLSTATUS_VERSION_STRING "\(.*\)"/\1/p' include/poolstatus.h)
sed -e "s|@PREFIX@|$prefix|" -e "s|@LIBDIR@|$libdir|" -e "s|@VERSION@|$version|" \
  Sources/PoolStatusLink/poolstatus.pc.in >"$root$libdir/pkgconfig/poolstatus.pc"
chmod 644 "$root$libdir/pkgconfig/poolstatus.pc"
