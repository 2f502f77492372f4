#!/usr/bin/env bash
# Says what is missing (Debian and its relatives), or installs it, through sudo where not root.
#
#     scripts/prerequisites.sh build|test|deb
#     scripts/prerequisites.sh --install build|test|deb
#
# Swift itself is not in Debian: its absence is a message, but for a release (make dist), which is
# built already.
set -euo pipefail
install=0
[ "$1" != --install ] || { install=1 && shift; }
what=$1

fail() { echo "poolstatus: $1" >&2 && exit 1; }

swift_there() {
  local version
  if ! command -v swift >/dev/null; then
    [ "$what" = build ] && [ -f "$(dirname "$0")/../build/release" ] && return
    fail "Swift 6.3 or later is needed (https://www.swift.org/install/linux), or a release, which is built"
  fi
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -1)
  case $version in
    6.[3-9] | 6.[1-9][0-9] | [7-9].* | [1-9][0-9].*) ;;
    *) fail "Swift 6.3 or later is needed, this is ${version:-an unknown version}" ;;
  esac
}

missing=()
# need PACKAGE COMMAND...: the package is missing where the command fails.
need() {
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

for_build() {
  swift_there
  command -v swift >/dev/null || return 0
  need libjansson-dev test -f /usr/include/jansson.h
  need pkg-config command -v pkg-config
  need gcc command -v gcc
  need binutils command -v objcopy
}

for_packages() {
  need debhelper command -v dh
  need dh-python command -v dh_python3
  need python3-dev pkg-config --exists python3
  need lintian command -v lintian
}

for_test() {
  need locales test -f /usr/share/i18n/locales/ps_AF
  need g++ command -v g++
  need libjson-c-dev test -f /usr/include/json-c/json.h
  need valgrind command -v valgrind
  need golang-go command -v go
  need kubernetes-client command -v kubectl
  need cmake command -v cmake
  need clang-format command -v clang-format
  need python3-venv python3 -c 'import ensurepip, venv'
  need musl compgen -G '/usr/lib/*-linux-musl/libc.so'
  # The root that packages are installed into and used in.
  need debootstrap test -x /usr/sbin/debootstrap
}

install_missing() {
  local sudo=() log
  command -v apt-get >/dev/null || fail "please install ${missing[*]} (Debian's names)"
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "please install ${missing[*]}, or sudo"
    sudo=(sudo)
  fi
  echo "installing ${missing[*]}" >&2
  log=$(mktemp)
  if ! { "${sudo[@]}" apt-get update -q &&
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy "${missing[@]}"; } \
    >"$log" 2>&1; then
    cat "$log" >&2
    fail "installing ${missing[*]} did not work"
  fi
  rm -f "$log"
}

case $what in
  build) for_build ;;
  deb) for_packages ;;
  test) for_build && for_packages && for_test ;;
  *) fail "what is '$what'?" ;;
esac
if [ ${#missing[@]} -gt 0 ]; then
  [ "$install" = 1 ] || fail "${missing[*]} missing. make run installs what a build needs, make test \
what all of it needs; or: sudo apt-get install ${missing[*]}"
  install_missing
fi
