// Command poolstatus prints the statuses of pools and tenants. It behaves byte for byte
// as the C and the Python command do.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

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

// worse returns the worse one of two exit statuses.
func worse(a, b int) int {
	for _, status := range []int{badUsage, badInput, failed, notComplete} {
		if a == status || b == status {
			return status
		}
	}
	return 0
}

// run reads what all files have in common, then does the files one by one.
func (c *command) run() (worst int) {
	var status int
	if c.previous, status = readInput(c.previousFile); status != 0 {
		return status
	}
	if c.pods, status = readInput(c.podsFile); status != 0 {
		return status
	}
	if c.previous != nil {
		c.options.Previous = c.previous.text
	}
	if c.pods != nil {
		c.options.Pods = c.pods.text
	}
	files := c.files
	if len(files) == 0 {
		files = []string{"-"}
	}
	if c.name == "tenant" {
		files = files[:1]
	}
	for i := 0; i < len(files) && worst != badUsage; i++ {
		worst = worse(worst, c.runFile(files[i]))
	}
	c.printRows()
	return c.conclude(worst)
}

// conclude returns what the worst exit status of all files comes to in the end.
func (c *command) conclude(worst int) int {
	for _, last := range c.seen {
		if c.exitStatus {
			worst = worse(worst, last.verdict)
		}
	}
	if worst != 0 || c.pools > 0 {
		return worst
	}
	if c.output != "json" {
		fmt.Fprintln(os.Stderr, "poolstatus: no StatefulSet was found")
	}
	if c.exitStatus {
		return notComplete
	}
	return 0
}

// runFile answers the texts of a file, of a tenant also that with the StatefulSets.
func (c *command) runFile(name string) (worst int) {
	if c.name == "tenant" {
		files, status := append(c.files, "-"), 0
		if c.input, status = readInput(&files[0]); status != 0 {
			return status
		}
		if c.statefulSets, status = readInput(&files[1]); status != 0 {
			return status
		}
		return c.answer()
	}
	var status int
	if c.input, status = openInput(name); status != 0 {
		return status
	}
	defer c.input.close()
	c.isBroken = false
	for count := 0; !c.isBroken && worst != badUsage; count++ {
		more, status := c.input.next()
		if status != 0 {
			return worse(worst, status)
		}
		if !more && count > 0 {
			break
		}
		worst = worse(worst, c.answer()) // also of no text at all: the library says what it thinks
		if !more {
			break
		}
	}
	return worst
}

// answer answers the text that was read.
func (c *command) answer() (status int) {
	answer, err := c.call(c.options)
	if err != nil {
		c.isBroken = errors.Is(err, poolstatus.InvalidJSON)
		return c.sayInput(err)
	}
	isPlain := c.output == "json" && !c.stream
	if isPlain {
		stdout.Write(append(answer, '\n'))
	}
	if !isPlain || c.exitStatus {
		status = c.look(answer)
	}
	if c.stream {
		c.printRows()
		stdout.Flush()
	}
	return status
}

// call asks the library for the status of the text, whatever it is.
func (c *command) call(options poolstatus.Options) (json.RawMessage, error) {
	c.isList = c.name == "list"
	switch c.name {
	case "tenant":
		status, err := poolstatus.Tenant(c.input.text, c.statefulSets.text, options)
		if err != nil {
			return nil, err
		}
		return status.JSON, nil
	case "list":
		list, err := poolstatus.List(c.input.text, options)
		if err != nil {
			return nil, err
		}
		return list.JSON, nil
	}
	status, err := poolstatus.Pool(c.input.text, options)
	if err == nil {
		return status.JSON, nil
	}
	var e *poolstatus.Error
	if errors.As(err, &e) && e.Code == poolstatus.InvalidObject && e.Path == "" {
		return c.callList(options, err)
	}
	return nil, err
}

// callList takes the text for a list where it is one, else returns the error as it is.
func (c *command) callList(options poolstatus.Options, otherwise error) (json.RawMessage, error) {
	isForOne := options.Tenant != "" || options.Pool != "" || options.Previous != nil
	options.Tenant, options.Pool, options.Previous = "", "", nil
	list, err := poolstatus.List(c.input.text, options)
	var e *poolstatus.Error
	if err != nil && (!errors.As(err, &e) ||
		!strings.HasPrefix(e.Path, "[") && !strings.HasPrefix(e.Path, "items")) {
		return nil, otherwise
	}
	c.isList = true
	switch {
	case isForOne:
		return nil, &poolstatus.Error{Code: poolstatus.InvalidArgument,
			Message: "--tenant, --pool and --previous are for one pool, not for a list"}
	case err != nil:
		return nil, err
	}
	return list.JSON, nil
}
