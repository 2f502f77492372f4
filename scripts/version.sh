#!/usr/bin/env bash
# Says the version, which stands in the header alone.
sed -n 's/#define POOLSTATUS_VERSION_STRING "\(.*\)"/\1/p' "$(dirname "$0")/../include/poolstatus.h"
