# What can be done here; each line is a call into scripts/.

.PHONY: all run test bench fuzz docs install format clean

all: ; @scripts/prerequisites.sh build && scripts/build.sh

run: all ; @scripts/run.sh

test: ; @scripts/test.sh

bench: all ; @scripts/bench.sh

fuzz: all ; @SECONDS_EACH=$(SECONDS) scripts/fuzz.sh

docs: ; @scripts/docs.sh

install: ; @scripts/install.sh

format: ; @scripts/format.sh

clean: ; rm -rf build .build-embedded .build-hosted
