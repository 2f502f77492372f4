#!/usr/bin/env bash
# Swift Testing, on the hosted build: an Embedded module cannot be imported by a test.
set -euo pipefail
cd "$(dirname "$0")/.."
exec swift test --scratch-path .build-hosted
