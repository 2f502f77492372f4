package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"example.com/poolstatus"
)

// sayUsage says what is wrong with the command line.
func sayUsage(problem string) int {
	fmt.Fprintf(os.Stderr, "poolstatus: %s\ntry: poolstatus --help\n", problem)
	return badUsage
}

// message is that of the library, with the options of the command for those of the library.
func message(e *poolstatus.Error) string {
	if e.Code == poolstatus.InvalidArgument {
		for _, option := range []string{
			"now is not", "tenant is not", "pool is not", "blocked_reason is", "blocked_message is",
		} {
			if strings.HasPrefix(e.Message, option) {
				words := "--" + strings.ReplaceAll(option, "_", "-")
				return words + strings.TrimPrefix(e.Message, option)
			}
		}
		return strings.Replace(e.Message, "the options tenant and pool", "--tenant and --pool", 1)
	}
	if e.Path == "metadata.name" {
		return strings.Replace(e.Message, ", tenant and pool make ", ", --tenant and --pool make ", 1)
	}
	return e.Message
}

// isIn says whether the path of an error leads into that input: "pods.items[3]" is
// in "pods".
func isIn(path, input string) bool {
	rest := strings.TrimPrefix(path, input)
	return len(rest) < len(path) && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// sayInput says what is wrong, and in which file.
func (c *command) sayInput(err error) int {
	var e *poolstatus.Error
	if !errors.As(err, &e) {
		fmt.Fprintln(os.Stderr, err)
		return badInput
	}
	if e.Code == poolstatus.InvalidArgument {
		fmt.Fprintf(os.Stderr, "poolstatus: %s\n", message(e))
		return badUsage
	}
	in := c.input
	switch {
	case c.pods != nil && isIn(e.Path, "pods"):
		in = c.pods
	case c.previous != nil && isIn(e.Path, "previous"):
		in = c.previous
	case c.statefulSets != nil && isIn(e.Path, "statefulsets"):
		in = c.statefulSets
	}
	if in.name == "-" && in != c.previous && len(strings.Trim(string(in.text), " \t\r\n")) == 0 {
		fmt.Fprint(os.Stderr, "poolstatus: -: standard input is empty: kubectl found nothing; ",
			"check its NAME, --namespace and --context\n")
		return badInput
	}
	place := ""
	if e.Line > 0 {
		column := e.Column
		if e.Line == 1 {
			column += in.column
		}
		place = fmt.Sprintf("%d:%d:", in.line-1+e.Line, column)
	}
	if e.Path != "" && e.Code != poolstatus.InvalidJSON {
		place += " " + e.Path + ":"
	}
	fmt.Fprintf(os.Stderr, "poolstatus: %s:%s %s\n", in.name, place, message(e))
	return badInput
}
