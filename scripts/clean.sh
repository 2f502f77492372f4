#!/usr/bin/env bash
# Removes what builds and tests made; not the library of a release, which nothing here makes again.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -f build/release ]; then
  echo "poolstatus: what was released in build/ stays: it takes Swift to build it again" >&2
  find build -mindepth 1 -maxdepth 1 | { grep -vxF -f build/release || true; } | tr '\n' '\0' | xargs -0 rm -rf
else
  rm -rf build
fi
rm -rf .build .build-* dist Package.resolved .hypothesis .mypy_cache .pytest_cache .ruff_cache \
  examples/python/{build,dist} examples/python/*.egg-info examples/python/poolstatus/*.so
find . -name .git -prune -o -type d -name __pycache__ -prune -exec rm -rf {} +
