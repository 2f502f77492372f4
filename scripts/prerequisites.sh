#!/usr/bin/env bash
# Installs what is missing (Debian and its relatives), through sudo where not root.
#
#     scripts/prerequisites.sh build|test
#
# Swift itself is not in Debian: its absence is a message.
set -euo pipefail
what=$1

if ! command -v swift >/dev/null; then
  echo "poolstatus: Swift 6.3 or later is needed: https://www.swift.org/install/linux" >&2
  exit 1
fi
version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -1)
case $version in
  6.[3-9] | 6.[1-9][0-9] | [7-9].* | [1-9][0-9].*) ;;
  *)
    echo "poolstatus: Swift 6.3 or later is needed, this is ${version:-an unknown version}" >&2
    exit 1
    ;;
esac

missing=()
# need PACKAGE COMMAND...: the package is missing where the command fails.
need() {
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}
need libjansson-dev test -f /usr/include/jansson.h
need pkg-config command -v pkg-config
need gcc command -v gcc
need binutils command -v objcopy
if [ "$what" = test ]; then
  need locales test -f /usr/share/i18n/locales/ps_AF
  need g++ command -v g++
  need libjson-c-dev test -f /usr/include/json-c/json.h
  need valgrind command -v valgrind
  need golang-go command -v go
  need cmake command -v cmake
  need clang-format command -v clang-format
  need python3-venv python3 -c 'import ensurepip, venv'
fi

if [ ${#missing[@]} -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    echo "poolstatus: please install ${missing[*]} (Debian's names)" >&2
    exit 1
  fi
  sudo=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
      echo "poolstatus: please install ${missing[*]}, or sudo" >&2
      exit 1
    }
    sudo=(sudo)
  fi
  echo "installing ${missing[*]}" >&2
  log=$(mktemp)
  if ! { "${sudo[@]}" apt-get update -q &&
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy "${missing[@]}"; } \
    >"$log" 2>&1; then
    cat "$log" >&2
    echo "poolstatus: installing ${missing[*]} did not work" >&2
    exit 1
  fi
  rm -f "$log"
fi
