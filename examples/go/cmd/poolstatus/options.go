package main

import (
	"fmt"
	"math"
	"strings"

	"example.com/poolstatus"
)

const help = `usage: poolstatus [pool] [OPTION]... [FILE]...
       poolstatus list [OPTION]... [FILE]...
       poolstatus tenant [OPTION]... TENANT [STATEFULSETS]

Prints the status of the pool behind each StatefulSet, of the pools of a list, or
of a tenant. A FILE is what kubectl -o json says, also several texts one behind the
other; - or none: standard input. A DURATION is 90, 90s, 5m or 1h30m.

  -o, --output FORMAT     json (the default), name or table
  --rule RULE             documented (the default) or kubernetes
  --detail                add name, reason and message
  --variant-names         write RolloutComplete, not PoolRolloutComplete
  --own-members           of a tenant: leave out the members of others
  --now TIME              the present moment, RFC 3339; default: the clock
  --previous FILE         the pool status of last time
  --stream                print at once; each status is the --previous of the next
  --pods FILE             the pods, for the kubernetes rule
  --deadline DURATION     a rollout that stands still for longer has failed
  --pod-grace DURATION    a pod that fails for as long has failed; -1: at once
  --blocked-reason WORD   a tenant is blocked for this reason
  --blocked-message TEXT  what to say of it
  --tenant NAME           with --pool: the StatefulSet is called TENANT-POOL
  --pool NAME             the name of the pool
  --exit-status           exit 3 if a pool has failed, 1 if one is not complete
  --help, --version       print this (also -h), or the version of the library (-V)
Exit status: 0; 2 for bad input; 64 for bad usage.
`

// command is what the command line asks for, and what came of it so far.
type command struct {
	name         string // "pool", "list" or "tenant"
	files        []string
	options      poolstatus.Options
	rule         string
	deadline     string
	podGrace     string
	output       string // "json", "name" or "table"
	exitStatus   bool   // whether the exit status says what the pools are
	hasMessages  bool   // whether a table has messages
	stream       bool   // whether answers are printed at once, and are the previous ones of the next
	previousFile *string
	podsFile     *string

	input, statefulSets, previous, pods *input

	isList   bool            // whether the last answer is of a list
	isBroken bool            // whether a text was no JSON: where the next begins is not known
	pools    int             // so many statuses were printed
	seen     map[string]last // of a stream
	rows     [][]string      // of a table, that are not yet printed
	widths   []int
}

// valueOf returns what takes the value of that option; nil: there is no such option.
func (c *command) valueOf(option string) *string {
	switch option {
	case "--tenant":
		return &c.options.Tenant
	case "--pool":
		return &c.options.Pool
	case "--now":
		return &c.options.Now
	case "--rule":
		return &c.rule
	case "--output", "-o":
		return &c.output
	case "--deadline":
		return &c.deadline
	case "--pod-grace":
		return &c.podGrace
	case "--blocked-reason":
		return &c.options.BlockedReason
	case "--blocked-message":
		return &c.options.BlockedMessage
	case "--previous":
		c.previousFile = new(string)
		return c.previousFile
	case "--pods":
		c.podsFile = new(string)
		return c.podsFile
	}
	return nil
}

// setFlag says whether it is an option without a value, which then is set.
func (c *command) setFlag(option string) bool {
	switch option {
	case "--detail":
		c.options.Flags |= poolstatus.WithDetail
	case "--variant-names":
		c.options.Flags |= poolstatus.WithVariantNames
	case "--own-members":
		c.options.Flags |= poolstatus.WithOwnMembers
	case "--exit-status":
		c.exitStatus = true
	case "--stream":
		c.stream = true
	default:
		return false
	}
	return true
}

// parse reads the command line. Without a command there is nothing to do but to exit.
func parse(arguments []string) (c *command, status int) {
	c = &command{name: "pool", rule: "documented", deadline: "0", podGrace: "0", output: "json"}
	c.seen = map[string]last{}
	if len(arguments) > 0 {
		switch arguments[0] {
		case "pool", "list", "tenant":
			c.name, arguments = arguments[0], arguments[1:]
		}
	}
	for len(arguments) > 0 {
		argument := arguments[0]
		arguments = arguments[1:]
		switch {
		case argument == "-" || !strings.HasPrefix(argument, "-"):
			c.files = append(c.files, argument)
		case argument == "--":
			c.files, arguments = append(c.files, arguments...), nil
		case argument == "--help" || argument == "-h":
			stdout.WriteString(help)
			return nil, 0
		case argument == "--version" || argument == "-V":
			fmt.Fprintf(stdout, "poolstatus %s\n", poolstatus.Version())
			return nil, 0
		case !c.setFlag(argument):
			if arguments, status = c.parseValue(argument, arguments); status != 0 {
				return nil, status
			}
		}
	}
	if problem := c.check(); problem != "" {
		return nil, sayUsage(problem)
	}
	return c, 0
}

// parseValue reads an option and its value, which may be the next argument, and returns
// the arguments that are left.
func (c *command) parseValue(argument string, arguments []string) ([]string, int) {
	option, text, hasText := strings.Cut(argument, "=")
	if strings.HasPrefix(argument, "-o") && argument != "-o" {
		option, text, hasText = "-o", strings.TrimPrefix(argument[2:], "="), true
	}
	value := c.valueOf(option)
	if value == nil {
		return nil, sayUsage("unknown option " + argument)
	}
	if !hasText && len(arguments) > 0 {
		text, arguments = arguments[0], arguments[1:]
	}
	if text == "" {
		return nil, sayUsage(option + " needs a value")
	}
	*value = text
	return arguments, 0
}

const (
	noDuration = " needs a duration such as 90, 5m or 1h30m"
	tooLong    = " is longer than 2147483647 seconds"
)

// readDuration reads 90, 90s, 5m or 1h30m; or says what is wrong with it.
func readDuration(text string) (seconds int32, problem string) {
	units := map[byte]int64{'h': 3600, 'm': 60, 's': 1}
	total := int64(0)
	for isPlain := true; isPlain || text != ""; isPlain = false {
		digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
		number, unit := int64(0), int64(1)
		for _, digit := range text[:digits] {
			if number <= math.MaxInt32 {
				number = number*10 + int64(digit-'0')
			}
		}
		if text = text[digits:]; text != "" {
			unit, text = units[text[0]], text[1:]
		} else if !isPlain {
			unit = 0
		}
		if digits == 0 || unit == 0 {
			return 0, noDuration
		}
		if total <= math.MaxInt32 {
			total += number * unit
		}
	}
	if total > math.MaxInt32 {
		return 0, tooLong
	}
	return int32(total), ""
}

// check checks what the options alone do not show. What is wrong, if anything.
func (c *command) check() (problem string) {
	if c.options.ProgressDeadlineSeconds, problem = readDuration(c.deadline); problem != "" {
		return "--deadline" + problem
	}
	if c.podGrace == "-1" {
		c.options.PodGraceSeconds = -1
	} else if c.options.PodGraceSeconds, problem = readDuration(c.podGrace); problem == noDuration {
		return "--pod-grace" + problem + ", or -1"
	} else if problem != "" {
		return "--pod-grace" + problem
	}
	if c.rule == "kubernetes" {
		c.options.Rule = poolstatus.Kubernetes
	} else if c.rule != "documented" {
		return "--rule needs documented or kubernetes"
	}
	if c.output != "json" && c.output != "name" && c.output != "table" {
		return "--output needs json, name or table"
	}
	c.hasMessages = c.options.Flags&poolstatus.WithDetail != 0
	if c.output != "json" {
		c.options.Flags |= poolstatus.WithDetail // for the reasons
	}
	return c.checkTogether()
}

// checkTogether checks what goes with what.
func (c *command) checkTogether() (problem string) {
	isTenant, isPool := c.name == "tenant", c.name == "pool"
	switch {
	case c.options.Tenant != "" && !isPool:
		return "--tenant is for one pool"
	case c.options.Pool != "" && !isPool:
		return "--pool is for one pool"
	case c.previousFile != nil && !isPool:
		return "--previous is for one pool"
	case c.options.Flags&poolstatus.WithOwnMembers != 0 && !isTenant:
		return "--own-members is for tenants"
	case c.options.BlockedReason != "" && !isTenant:
		return "--blocked-reason is for tenants"
	case c.options.BlockedMessage != "" && c.options.BlockedReason == "":
		return "--blocked-message needs --blocked-reason"
	case c.exitStatus && isTenant:
		return "--exit-status is for pools and lists"
	case c.stream && isTenant:
		return "--stream is for pools and lists"
	case isTenant && (len(c.files) < 1 || len(c.files) > 2):
		return "tenant takes TENANT and STATEFULSETS"
	}
	names := append([]string{}, c.files...)
	if len(c.files) == 0 || isTenant && len(c.files) == 1 {
		names = append(names, "-")
	}
	for _, file := range []*string{c.previousFile, c.podsFile} {
		if file != nil {
			names = append(names, *file)
		}
	}
	fromStdin := 0
	for _, name := range names {
		if name == "-" {
			fromStdin++
		}
	}
	if fromStdin > 1 {
		return "standard input can be read only once"
	}
	return ""
}
