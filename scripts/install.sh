#!/usr/bin/env bash
# Installs headers, both libraries, the files of pkg-config and CMake, and the command with its
# manual page and completion; or removes them.
#
#     make install   [DESTDIR=] [PREFIX=/usr/local] [LIBDIR=PREFIX/lib]
#     make uninstall with the same
#
# prefix and libdir are other spellings of PREFIX and LIBDIR.
set -euo pipefail
cd "$(dirname "$0")/.."
# Where ldconfig is, for who is not root.
PATH=$PATH:/usr/sbin:/sbin

fail() { echo "poolstatus: $1" >&2 && exit 1; }

# folder NAME DEFAULT: the folder that the variable of that name, in either case, holds. It comes to
# stand in files of pkg-config and CMake, each with its own way to quote, so it needs none.
folder() {
  local upper=${1^^} lower=${1,,} value
  if [ -n "${!upper:-}" ] && [ -n "${!lower:-}" ] && [ "${!upper}" != "${!lower}" ]; then
    fail "$upper is ${!upper} and $lower is ${!lower}: give one of them"
  fi
  value=${!upper:-${!lower:-$2}}
  case $value in
    /*) ;;
    *) fail "$upper is '$value': give a path from the root, such as /usr/local" ;;
  esac
  case $value in
    *[!A-Za-z0-9/._+%=~,-]*)
      fail "$upper is '$value': only letters, digits and / . _ + % = ~ , - are fine there"
      ;;
  esac
  while [ "$value" != "${value%/}" ]; do value=${value%/}; done
  echo "$value"
}

prefix=$(folder PREFIX /usr/local)
libdir=$(folder LIBDIR "$prefix/lib")
root=${DESTDIR:-}
cmake=$libdir/cmake/poolstatus

# tell_loader: where the files are not for another root, and we may, its cache is made anew.
tell_loader() {
  if [ -z "$root" ] && [ "$(id -u)" = 0 ]; then ldconfig || true; fi
}

if [ "${1:-}" = uninstall ]; then
  for name in poolstatus.h poolstatus_jansson.h; do rm -f "$root$prefix/include/$name"; done
  for name in .so.0 .so .a; do rm -f "$root$libdir/libpoolstatus$name"; done
  rm -f "$root$libdir/pkgconfig/poolstatus.pc" "$root$cmake"/poolstatus-config{,-version}.cmake \
    "$root$prefix/bin/poolstatus" "$root$prefix/share/man/man1/poolstatus.1" \
    "$root$prefix/share/bash-completion/completions/poolstatus"
  # Nobody else's files are in this one.
  [ ! -d "$root$cmake" ] || rmdir "$root$cmake"
  tell_loader
  exit
fi

for file in libpoolstatus.so.0 libpoolstatus.a poolstatus-static; do
  [ -f "build/$file" ] || fail "build/$file is missing: run make first"
done

# may_write FOLDER: whether it is ours to write, or to make where it is not yet there.
may_write() {
  local there=$1
  while [ ! -e "$there" ]; do there=$(dirname "$there"); done
  [ -d "$there" ] && [ -w "$there" ]
}
for folder in "$root$prefix" "$root$libdir"; do
  may_write "$folder" || fail "$folder is not yours to write: give another PREFIX, or try sudo make install"
done

version=$(scripts/version.sh)
# Where libdir is below prefix it is told so, for pkg-config --define-variable=prefix=... moves both.
pc_libdir=$libdir
case $libdir in "$prefix"/*) pc_libdir='${exec_prefix}'${libdir#"$prefix"} ;; esac
includedir=$(realpath -ms --relative-to="$cmake" "$prefix/include")
fill() { # FROM TO
  sed -e "s|@PREFIX@|$prefix|" -e "s|@LIBDIR@|$pc_libdir|" -e "s|@VERSION@|$version|" \
    -e "s|@INCLUDEDIR@|$includedir|" "Sources/PoolStatusLink/$1.in" >"$2"
  chmod 644 "$2"
}

install -d "$root$prefix/include" "$root$libdir/pkgconfig" "$root$cmake" "$root$prefix/bin" \
  "$root$prefix/share/man/man1" "$root$prefix/share/bash-completion/completions"
install -m 644 include/poolstatus.h include/poolstatus_jansson.h "$root$prefix/include"
install -m 755 build/libpoolstatus.so.0 "$root$libdir"
ln -sf libpoolstatus.so.0 "$root$libdir/libpoolstatus.so"
install -m 644 build/libpoolstatus.a "$root$libdir"
fill poolstatus.pc "$root$libdir/pkgconfig/poolstatus.pc"
fill poolstatus-config.cmake "$root$cmake/poolstatus-config.cmake"
fill poolstatus-config-version.cmake "$root$cmake/poolstatus-config-version.cmake"
# With the library in it: the command runs wherever it is copied to.
install -m 755 build/poolstatus-static "$root$prefix/bin/poolstatus"
install -m 644 examples/c/poolstatus.1 "$root$prefix/share/man/man1"
install -m 644 examples/c/poolstatus.bash "$root$prefix/share/bash-completion/completions/poolstatus"

# A library that is there and that the loader does not know of is everybody's first question.
if [ -z "$root" ]; then
  tell_loader
  ldconfig -p 2>/dev/null | grep -qF "$libdir/libpoolstatus.so.0" ||
    echo "poolstatus: the loader does not look into $libdir: see ldconfig(8), or set LD_LIBRARY_PATH" >&2
fi
