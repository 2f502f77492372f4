#!/usr/bin/env bash
# Swift Testing, on the hosted build: an Embedded module cannot be imported by a test.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/scratch.sh .build-hosted
exec swift test --scratch-path .build-hosted
