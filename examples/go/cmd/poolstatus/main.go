// Command poolstatus prints, as JSON, the statuses of pools and tenants. It behaves
// byte for byte as the C and the Python command do.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"

	"example.com/poolstatus"
)

// Exit statuses.
const (
	notComplete = 1
	badInput    = 2
	failed      = 3
	badUsage    = 64
)

var stdout = bufio.NewWriter(os.Stdout)

func main() {
	command, status := parse(os.Args[1:])
	if command != nil {
		status = command.run()
	}
	if err := stdout.Flush(); err != nil {
		status = badFile("standard output", err)
	}
	os.Exit(status)
}

// run reads what all files have in common, then does the files one by one.
func (c *command) run() (worst int) {
	var status int
	if c.options.Previous, status = readFile(c.previous); status != 0 {
		return status
	}
	if c.options.Pods, status = readFile(c.pods); status != 0 {
		return status
	}
	if c.name == "tenant" {
		files := append(c.files, "-")
		return c.evaluate(&files[0], &files[1])
	}
	if len(c.files) == 0 {
		c.files = []string{"-"}
	}
	for i := range c.files {
		worst = worse(worst, c.evaluate(&c.files[i], nil))
		if worst == badUsage {
			break
		}
	}
	return worst
}

// evaluate reads one file, for a tenant two, and prints its status.
func (c *command) evaluate(first, second *string) int {
	text, status := readFile(first)
	if status != 0 {
		return status
	}
	statefulSets, status := readFile(second)
	if status != 0 {
		return status
	}
	json, status, err := c.call(text, statefulSets)
	if err != nil {
		return c.badInput(first, second, err)
	}
	stdout.Write(append(json, '\n'))
	return status
}

// worse returns the worse one of two exit statuses.
func worse(a, b int) int {
	for _, status := range []int{badUsage, badInput, failed, notComplete} {
		if a == status || b == status {
			return status
		}
	}
	return 0
}

// verdict is the exit status that a pool stands for.
func (c *command) verdict(status *poolstatus.Status) int {
	switch {
	case !c.exitStatus:
		return 0
	case status.State == poolstatus.RolloutFailed:
		return failed
	case status.State == poolstatus.RolloutComplete || status.Reason == "ScaledToZero":
		return 0
	}
	return notComplete
}

// call returns the status as JSON, and what it counts for.
func (c *command) call(text, statefulSets []byte) ([]byte, int, error) {
	switch c.name {
	case "tenant":
		status, err := poolstatus.Tenant(text, statefulSets, c.options)
		if err != nil {
			return nil, 0, err
		}
		return status.JSON, 0, nil
	case "list":
		list, err := poolstatus.List(text, c.options)
		if err != nil {
			return nil, 0, err
		}
		return list.JSON, 0, nil
	}
	status, err := poolstatus.Pool(text, c.options)
	if err != nil {
		return nil, 0, err
	}
	return status.JSON, c.verdict(status), nil
}

// badInput says what is wrong, and in which file.
func (c *command) badInput(first, second *string, err error) int {
	var e *poolstatus.Error
	if !errors.As(err, &e) {
		fmt.Fprintln(os.Stderr, err)
		return badInput
	}
	if e.Code == poolstatus.InvalidArgument {
		fmt.Fprintf(os.Stderr, "poolstatus: %s\n", e.Message)
		return badUsage
	}
	file := first
	if second != nil && isIn(e.Path, "statefulsets") {
		file = second
	}
	if c.pods != nil && isIn(e.Path, "pods") {
		file = c.pods
	}
	if c.previous != nil && isIn(e.Path, "previous") {
		file = c.previous
	}
	place := ""
	if e.Line > 0 {
		place = fmt.Sprintf("%d:%d:", e.Line, e.Column)
	}
	if e.Path != "" && e.Code != poolstatus.InvalidJSON {
		place += " " + e.Path + ":"
	}
	fmt.Fprintf(os.Stderr, "poolstatus: %s:%s %s\n", *file, place, e.Message)
	return badInput
}

// isIn says whether the path of an error leads into that input: "pods.items[3]" is
// in "pods".
func isIn(path, input string) bool {
	rest := strings.TrimPrefix(path, input)
	return len(rest) < len(path) && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// readFile returns what is in the file of that name; nil where there is no name.
func readFile(name *string) (text []byte, status int) {
	var err error
	switch {
	case name == nil:
		return nil, 0
	case *name == "-":
		text, err = io.ReadAll(os.Stdin)
	default:
		text, err = os.ReadFile(*name)
	}
	if err != nil {
		return nil, badFile(*name, err)
	}
	return text, 0
}

// badFile says what the system says, with the words of the C library, which Go has
// in lower case.
func badFile(name string, err error) int {
	message := err.Error()
	var errno syscall.Errno
	if errors.As(err, &errno) {
		message = errno.Error()
		message = strings.ToUpper(message[:1]) + message[1:]
	}
	fmt.Fprintf(os.Stderr, "poolstatus: %s: %s\n", name, message)
	return badInput
}
