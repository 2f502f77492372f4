# What can be done here; each line is a call into scripts/.

.PHONY: all run test check bench fuzz coverage sanitize docs install uninstall deb dist format clean help

all: ; @scripts/prerequisites.sh build && scripts/build.sh

run: ; @scripts/prerequisites.sh --install build && scripts/build.sh && scripts/run.sh

test: ; @scripts/test.sh

check: test

bench: all ; @scripts/bench.sh

fuzz: all ; @SECONDS_EACH=$(SECONDS) scripts/fuzz.sh

coverage: all ; @scripts/coverage.sh

sanitize: all ; @Tests/ABI/sanitizers.sh

docs: ; @scripts/docs.sh

install: ; @scripts/install.sh

uninstall: ; @scripts/install.sh uninstall

deb: all ; @scripts/debian.sh

dist: all ; @scripts/dist.sh

format: ; @scripts/format.sh

clean: ; @scripts/clean.sh

help: ; @sed -n 's/^# help: //p' Makefile

# help: make            builds libpoolstatus and the command poolstatus into build/
# help: make run        shows the statuses of recorded StatefulSets
# help: make test       runs every test (also: make check); takes some minutes
# help: make bench      measures
# help: make fuzz       looks for inputs that break something [SECONDS=]
# help: make coverage   says how much of the library the tests reach
# help: make sanitize   runs the C tests under the sanitizers of the compiler
# help: make docs       builds the manual for people who work on it
# help: make install    installs [DESTDIR=] [PREFIX=/usr/local] [LIBDIR=PREFIX/lib]
# help: make uninstall  removes what make install installed, with the same variables
# help: make deb        makes Debian packages of what is built, in build/deb
# help: make dist       makes a release tarball: the sources, and what is built of them
# help: make format     formats Swift and C
# help: make clean      removes what was built
# help: run and test install what is missing of Debian's packages, and say so first; the others
# help: only say what is missing
