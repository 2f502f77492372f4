package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"example.com/poolstatus"
)

const help = `usage: poolstatus [pool] [OPTION]... [FILE]...
       poolstatus list [OPTION]... [FILE]
       poolstatus tenant [OPTION]... TENANT [STATEFULSETS]

Prints, as JSON, the status of the pool behind each StatefulSet, of the pools of a
list, or of a tenant. A FILE is what kubectl -o json says; - or none: standard input.

  --rule RULE             documented (the default) or kubernetes
  --detail                add name, reason and message
  --variant-names         write RolloutComplete, not PoolRolloutComplete
  --own-members           of a tenant: leave out the members of others
  --now TIME              the present moment, RFC 3339; default: the clock
  --previous FILE         the pool status of last time
  --pods FILE             the pods, for the kubernetes rule
  --deadline SECONDS      a rollout that stands still for longer has failed
  --pod-grace SECONDS     a pod that fails for as long has failed; -1: at once
  --blocked-reason WORD   a tenant is blocked for this reason
  --blocked-message TEXT  what to say of it
  --tenant NAME           with --pool: the StatefulSet is called TENANT-POOL
  --pool NAME             the name of the pool
  --exit-status           of a pool: exit 3 if it has failed, 1 if it is not complete
  --help, --version       print this (also -h), or the version of the library (-V)
Exit status: 0; 2 for bad input; 64 for bad usage.
`

// command is what the command line asks for.
type command struct {
	name           string // "pool", "list" or "tenant"
	files          []string
	options        poolstatus.Options
	rule           string
	deadline       string
	podGrace       string
	exitStatus     bool    // whether the exit status says what the pools are
	previous, pods *string // files, if any
}

// parse reads the command line. Without a command there is nothing to do but to exit.
func parse(arguments []string) (c *command, status int) {
	c = &command{name: "pool", rule: "documented", deadline: "0", podGrace: "0"}
	if len(arguments) > 0 {
		switch arguments[0] {
		case "pool", "list", "tenant":
			c.name, arguments = arguments[0], arguments[1:]
		}
	}
	values := map[string]func(string){
		"--tenant":          func(v string) { c.options.Tenant = v },
		"--pool":            func(v string) { c.options.Pool = v },
		"--now":             func(v string) { c.options.Now = v },
		"--rule":            func(v string) { c.rule = v },
		"--deadline":        func(v string) { c.deadline = v },
		"--pod-grace":       func(v string) { c.podGrace = v },
		"--blocked-reason":  func(v string) { c.options.BlockedReason = v },
		"--blocked-message": func(v string) { c.options.BlockedMessage = v },
		"--previous":        func(v string) { c.previous = &v },
		"--pods":            func(v string) { c.pods = &v },
	}
	for i := 0; i < len(arguments); i++ {
		switch argument := arguments[i]; {
		case argument == "-" || !strings.HasPrefix(argument, "-"):
			c.files = append(c.files, argument)
		case argument == "--":
			c.files = append(c.files, arguments[i+1:]...)
			return c.check()
		case argument == "--help" || argument == "-h":
			stdout.WriteString(help)
			return nil, 0
		case argument == "--version" || argument == "-V":
			fmt.Fprintf(stdout, "poolstatus %s\n", poolstatus.Version())
			return nil, 0
		case argument == "--detail":
			c.options.Flags |= poolstatus.WithDetail
		case argument == "--variant-names":
			c.options.Flags |= poolstatus.WithVariantNames
		case argument == "--own-members":
			c.options.Flags |= poolstatus.WithOwnMembers
		case argument == "--exit-status":
			c.exitStatus = true
		default:
			option, value := argument, ""
			if equals := strings.IndexByte(argument, '='); equals >= 0 {
				option, value = argument[:equals], argument[equals+1:]
			} else if i+1 < len(arguments) && values[option] != nil {
				i++
				value = arguments[i]
			}
			if values[option] == nil {
				return nil, sayUsage("unknown option " + argument)
			}
			if value == "" {
				return nil, sayUsage(option + " needs a value")
			}
			values[option](value)
		}
	}
	return c.check()
}

// check checks what the options alone do not show.
func (c *command) check() (*command, int) {
	seconds, err := strconv.ParseUint(c.deadline, 10, 31)
	c.options.ProgressDeadlineSeconds = int32(seconds)
	var graceErr error
	if c.podGrace == "-1" {
		c.options.PodGraceSeconds = -1
	} else {
		seconds, graceErr = strconv.ParseUint(c.podGrace, 10, 31)
		c.options.PodGraceSeconds = int32(seconds)
	}
	if c.rule == "kubernetes" {
		c.options.Rule = poolstatus.Kubernetes
	}
	switch {
	case err != nil:
		return nil, sayUsage("--deadline needs a number of seconds")
	case graceErr != nil:
		return nil, sayUsage("--pod-grace needs a number of seconds, or -1")
	case c.rule != "kubernetes" && c.rule != "documented":
		return nil, sayUsage("--rule needs documented or kubernetes")
	case c.exitStatus && c.name != "pool":
		return nil, sayUsage("--exit-status is for pools")
	case c.name == "list" && len(c.files) > 1:
		return nil, sayUsage("list takes one FILE")
	case c.name == "tenant" && (len(c.files) < 1 || len(c.files) > 2):
		return nil, sayUsage("tenant takes TENANT and STATEFULSETS")
	}
	return c, 0
}

func sayUsage(problem string) int {
	fmt.Fprintf(os.Stderr, "poolstatus: %s\ntry: poolstatus --help\n", problem)
	return badUsage
}
