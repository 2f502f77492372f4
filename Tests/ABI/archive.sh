#!/bin/bash
# The static library: what it needs of a system, and that the same objects give the same bytes.
#     archive.sh FOLDER     where libpoolstatus.a and libpoolstatus.so.0 are
set -u
cd "$(dirname "$0")/../.."
. Tests/ABI/count.sh
folder=${1:-build}
archive=$folder/libpoolstatus.a

# Only what the header's functions reach, and no word of Swift's about itself.
for section in .swift_modhash .swift1_autolink_entries .debug_info; do
  check "no $section in the archive" bash -c "! readelf -SW '$archive' | grep -qF ' $section '"
done
check "no .swift_modhash in the library" bash -c "! readelf -SW '$folder/libpoolstatus.so.0' | grep -q swift_modhash"
size=$(stat -c %s "$archive")
# Twice as much before unreached functions were left out.
check "$size bytes of the archive are less than 478500" test "$size" -lt 478500

# Every name that it needs is recorded. None has got a newer version since glibc 2.17, which Debian 11
# (2.31) has, so the archive links there, too; and musl has them all.
recorded=Tests/ABI/archive.needs
equal "what it needs is what is recorded (a name that is gone goes from there, too)" \
  "$(nm --undefined-only "$archive" | awk 'NF == 2 {print $2}' | sort -u)" "$(grep -v '^#' $recorded | sort)"
gcc -shared -o "$work/whole.so" -Wl,--whole-archive "$archive" -Wl,--no-whole-archive -Wl,-z,defs -ljansson
check "it links, and nothing is missing" test -f "$work/whole.so"
newest() { # LIBRARY: of the glibc versions that it needs
  nm -D --undefined-only --with-symbol-versions "$1" | sed -n 's/.*@GLIBC_//p' | sort -uV | tail -n 1
}
equal "the newest glibc that the archive needs" "$(newest "$work/whole.so")" 2.17
equal "the newest glibc that the library needs" "$(newest "$folder/libpoolstatus.so.0")" 2.17
musl=$(compgen -G '/usr/lib/*-linux-musl/libc.so' | head -n 1)
if [ -n "$musl" ]; then
  nm -D --defined-only "$musl" | awk '{print $3}' | sort -u >"$work/musl"
  equal "nothing that musl has not" "$(grep -v '^#' $recorded | grep -v '^json_' | sort |
    comm -23 - "$work/musl")" ""
else
  echo "archive: without musl (Debian's package musl)"
fi

# The same bytes, from the same objects in another folder under another name.
list=$(compgen -G '.build-embedded/*/release/poolstatus.product/Objects.LinkFileList' | head -n 1)
if [ -n "$list" ]; then
  mkdir "$work/a b" && tr -d "\"'\\\\" <"$list" | while read -r object; do
    copy="$work/a b/$(tr / _ <<<"${object#*.build-embedded/}")"
    cp "$object" "$copy" && printf '"%s"\n' "$copy"
  done >"$work/list"
  check "the archive is made from there" scripts/archive.sh "$work/list" "$work/again.a"
  check "it is the same bytes" cmp "$work/again.a" "$archive"
fi
# What is built knows no place: that of the tree is in none of it.
for file in libpoolstatus.a libpoolstatus.so.0 libpoolstatus.so.0.debug; do
  check "the tree's place is not in $file" bash -c "! strings -a '$folder/$file' | grep -qF '$PWD'"
done

# The debug symbols beside the library are its own.
readelf --string-dump=.gnu_debuglink "$folder/libpoolstatus.so.0" >"$work/link" 2>&1
check "the library names its debug symbols" grep -qF libpoolstatus.so.0.debug "$work/link"
build_id() { readelf -n "$1" | sed -n 's/ *Build ID: //p'; }
equal "they are of this library" "$(build_id "$folder/libpoolstatus.so.0.debug")" \
  "$(build_id "$folder/libpoolstatus.so.0")"
check "the library has a build id" test -n "$(build_id "$folder/libpoolstatus.so.0")"
check "they name the lines of a function" bash -c \
  "readelf --debug-dump=decodedline '$folder/libpoolstatus.so.0.debug' 2>/dev/null | grep -q 'Exports.swift'"
finish archive
