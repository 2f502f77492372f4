#!/usr/bin/env bash
# The Debian packages and the release: made from build/, looked at by lintian, and used: the packages
# unpacked and, where root and a network allow it, installed in a root that has nothing else of this
# tree (build/packages/root.tar keeps it for the next time); the release in a folder with a space, by
# a user who is not root, without Swift and without git.
#
#     Tests/packages.sh [deb] [dist]
#
# Ends with "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
. scripts/tally.sh
(($#)) || set -- deb dist
work=$(mktemp -d)
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT
version=$(scripts/version.sh)
moment=Tests/Fixtures/recordings/moments/4-complete.json

same() { # NAME GOT EXPECTED
  check "$1" test "$2" = "$3"
  [ "$2" = "$3" ] || printf '  got      %s\n  expected %s\n' "${2:0:2000}" "${3:0:2000}"
}
# run NAME COMMAND...: a check whose output, in said, is seen where it fails
run() {
  local name=$1 status=0
  shift
  "$@" >"$work/said" 2>&1 || status=$?
  same "$name" "$status" 0
  [ "$status" = 0 ] || tail -n 20 "$work/said"
}

# ---- Using what is installed, in the root that one is in ("") or in one that one looks into ----

mkdir "$work/use"
cp examples/c/minimal.c "$work/use"
cp $moment "$work/use/moment.json"
# A pip that has nothing to do with the root.
python3 -m venv "$work/venv" && mkdir "$work/use/pip" && cp -r "$work"/venv/lib/python3*/site-packages/pip "$work/use/pip"
cat >"$work/use/use.sh" <<'EOS'
root=$1
cd "$(dirname "$0")" || exit
state() { sed -n 's/.*"state":"\([A-Za-z]*\)".*/\1/p'; }
if [ -n "$root" ]; then
  folder=$(dirname "$(find "$root" -name libpoolstatus.so.0)")
  export LD_LIBRARY_PATH=$folder PYTHONPATH=$root/usr/lib/python3/dist-packages
  export PKG_CONFIG_PATH=$folder/pkgconfig
  flags="-I$root/usr/include -L$folder"
fi
export PYTHONDONTWRITEBYTECODE=1
echo "command: $("$root/usr/bin/poolstatus" --version)"
echo "command: $("$root/usr/bin/poolstatus" moment.json | state)"
gcc $flags -o shared minimal.c $(pkg-config --cflags --libs poolstatus)
echo "shared: $(./shared <moment.json | state)"
gcc $flags -o static minimal.c $(pkg-config --cflags --libs-only-L poolstatus) -l:libpoolstatus.a -ljansson
echo "static: $(./static <moment.json | state)"
python3 -c 'import poolstatus
print("python:", poolstatus.__version__, poolstatus.pool(open("moment.json").read()).state)'
python3 -c 'from importlib import metadata
print("metadata:", metadata.version("poolstatus"), metadata.packages_distributions()["poolstatus"])'
echo "pip: $(PYTHONPATH=pip:$PYTHONPATH python3 -m pip list --format freeze | grep poolstatus)"
EOS
expected="command: poolstatus $version
command: PoolRolloutComplete
shared: PoolRolloutComplete
static: PoolRolloutComplete
python: $version PoolRolloutComplete
metadata: $version ['poolstatus']
pip: poolstatus==$version"

# ---- Debian ----

files() { # PACKAGE: what is in it, below usr
  dpkg-deb -c build/deb/"$1"_*.deb | awk '$1 !~ /^d/ {print $6}' |
    sed "s|^\./usr/||; s|$(uname -m)-[^/]*|MULTIARCH|" | LC_ALL=C sort
}

# clean_root: a Debian with Python and a C compiler in $work/root, from a tar that is kept.
clean_root() {
  local kept=build/packages/root.tar mirror
  mkdir -p "$work/root" build/packages
  if [ ! -f $kept ]; then
    mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | head -n 1)
    if ! debootstrap --variant=minbase --include=python3,gcc,libc6-dev,pkgconf,libjansson-dev \
      bookworm "$work/root" "${mirror:-http://deb.debian.org/debian}" >build/logs/debootstrap.log 2>&1; then
      tail -n 3 build/logs/debootstrap.log
      rm -rf "$work/root"
      return 1
    fi
    rm -rf "$work/root"/var/{cache/apt,lib/apt/lists}/*
    tar -C "$work/root" --one-file-system -cf $kept.new . && mv $kept.new $kept && return
  fi
  tar -C "$work/root" -xpf $kept
}

test_deb() {
  local packages="libpoolstatus0 libpoolstatus-dev poolstatus python3-poolstatus" package
  run "make deb" scripts/debian.sh
  for package in $packages; do
    same "$package: its version" "$(dpkg-deb -f build/deb/"$package"_*.deb Version)" "$version"
    check "$package: its copyright is told" grep -qx "share/doc/$package/copyright" <(files "$package")
  done
  same "libpoolstatus0: the library" "$(files libpoolstatus0 | grep -v ^share)" lib/MULTIARCH/libpoolstatus.so.0
  same "libpoolstatus-dev: what a compiler needs" "$(files libpoolstatus-dev | grep -v ^share | xargs)" \
    "$(echo include/poolstatus{,_jansson}.h lib/MULTIARCH/cmake/poolstatus/poolstatus-config{-version,}.cmake \
      lib/MULTIARCH/libpoolstatus.{a,so} lib/MULTIARCH/pkgconfig/poolstatus.pc)"
  same "poolstatus: the command" "$(files poolstatus | grep -v doc/ | xargs)" \
    "bin/poolstatus share/bash-completion/completions/poolstatus share/man/man1/poolstatus.1.gz"
  check "python3-poolstatus: typed" grep -q 'poolstatus/py.typed$' <(files python3-poolstatus)
  check "the library needs the jansson that it was built for" grep -q 'libjansson4 (>= 2.14)' \
    <(dpkg-deb -f build/deb/libpoolstatus0_*.deb Depends)
  same "programs need this version or a later one" \
    "$(dpkg-deb -I build/deb/libpoolstatus0_*.deb shlibs)" "libpoolstatus 0 libpoolstatus0 (>= $version)"
  run "lintian" lintian --fail-on error build/deb/*.changes

  for package in build/deb/*.deb; do dpkg-deb -x "$package" "$work/unpacked"; done
  same "unpacked and used" "$(bash "$work/use/use.sh" "$work/unpacked" 2>&1)" "$expected"

  if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null || ! clean_root; then
    echo "not in a clean root: that takes root, debootstrap and a mirror of Debian"
    return
  fi
  mkdir "$work/root/debs"
  cp build/deb/*.deb "$work/root/debs"
  cp -r "$work/use" "$work/root/use"
  inside() { chroot "$work/root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C DEBIAN_FRONTEND=noninteractive "$@"; }
  run "installed in a clean root" inside sh -c 'dpkg -i /debs/*.deb'
  same "used in a clean root" "$(inside bash /use/use.sh "" 2>&1)" "$expected"
  run "pip check" inside env PYTHONPATH=/use/pip PYTHONDONTWRITEBYTECODE=1 python3 -m pip check
  # shellcheck disable=SC2086
  run "removed" inside dpkg --purge $packages
  rm -rf "$work/root/debs" "$work/root/use"
  same "nothing is left" "$(find "$work/root" -name '*poolstatus*' ! -path '*/var/log/*')" ""
}

# ---- The release ----

test_dist() {
  local release="$work/a b" name as=() tree
  name=poolstatus-$version-linux-$(uname -m)
  run "make dist" scripts/dist.sh
  cp "build/$name.tar.gz" "$work/first.tar.gz"
  run "make dist again" scripts/dist.sh
  check "two releases are the same bytes" cmp "build/$name.tar.gz" "$work/first.tar.gz"
  mkdir "$release" "$work/bin"
  tar -C "$release" -xzf "build/$name.tar.gz"
  tree=$release/$name
  check "it says what it was built from" grep -q "$(git rev-parse --short HEAD)" "$tree/build/release"

  # All programs of the system, but for Swift and git; and nobody.
  ln -s /usr/bin/* /usr/sbin/* -t "$work/bin" 2>/dev/null
  rm -f "$work"/bin/{swift,git}*
  if [ "$(id -u)" = 0 ]; then
    as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
    chown -R 65534:65534 "$release"
  fi
  plain() { (cd "$tree" && "${as[@]}" env -i PATH="$work/bin" HOME="$release" LC_ALL=C "$@"); }
  for what in swift git; do
    same "no $what there" "$(plain sh -c "command -v $what")" ""
  done
  run "make" plain make
  check "make says that it is built" grep -q 'without Swift it stays as it was released' "$work/said"
  run "make run" plain make run
  check "make run shows statuses" grep -q PoolRolloutComplete "$work/said"
  plain make test >"$work/said" 2>&1
  check "make test says that it needs Swift" grep -q 'Swift 6.3 or later is needed' "$work/said"

  mkdir -m 555 "$work/prefix"
  plain make install PREFIX="$work/prefix" >"$work/said" 2>&1
  check "a prefix that may not be written to is told" grep -q 'prefix is not yours to write' "$work/said"
  chmod 755 "$work/prefix"
  [ ${#as[@]} = 0 ] || chown 65534:65534 "$work/prefix"
  run "make install" plain make install PREFIX="$work/prefix"
  export PKG_CONFIG_PATH=$work/prefix/lib/pkgconfig
  # shellcheck disable=SC2046
  check "a program builds with it" gcc -o "$work/minimal" examples/c/minimal.c \
    $(pkg-config --cflags --libs poolstatus) -Wl,-rpath,"$work/prefix/lib"
  check "and runs" grep -q PoolRolloutComplete <("$work/minimal" <$moment)
  # shellcheck disable=SC2046
  check "a static one" gcc -o "$work/minimal" examples/c/minimal.c \
    $(pkg-config --cflags --libs-only-L poolstatus) -l:libpoolstatus.a -ljansson
  check "and that runs" grep -q PoolRolloutComplete <("$work/minimal" <$moment)
  check "the command runs" grep -q PoolRolloutComplete <("$work/prefix/bin/poolstatus" $moment)
  run "Python finds its library" plain env PYTHONPATH="$tree/examples/python" \
    python3 -c 'import poolstatus; assert str(poolstatus.pool("{\"metadata\": {\"name\": \"a\"}}").state) == "PoolNotCreated"'
  run "make uninstall" plain make uninstall PREFIX="$work/prefix"
  same "nothing is left of it" "$(find "$work/prefix" ! -type d)" ""
  run "make clean" plain make clean
  check "make clean leaves what was released" test -f "$tree/build/libpoolstatus.so.0"
}

mkdir -p build/logs
for part; do "test_$part"; done
finish
