#!/usr/bin/env bash
# Removes what builds and tests made; not the library of a release, which nothing here makes again.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -f build/release ]; then
  echo "poolstatus: build/ was released, and stays: it takes Swift to build it again" >&2
else
  rm -rf build
fi
rm -rf .build .build-* Package.resolved .hypothesis .mypy_cache .pytest_cache .ruff_cache \
  examples/python/{build,dist} examples/python/*.egg-info
find . -name .git -prune -o -type d -name __pycache__ -prune -exec rm -rf {} +
