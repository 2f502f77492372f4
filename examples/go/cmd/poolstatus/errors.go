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

// words are what the library calls its options, and what the command says instead.
var words = [][2]string{
	{"now is not an RFC 3339", "--now is not an RFC 3339"},
	{"tenant is not UTF-8", "--tenant is not UTF-8"},
	{"pool is not UTF-8", "--pool is not UTF-8"},
	{"blocked_reason is", "--blocked-reason is"},
	{"blocked_message is", "--blocked-message is"},
	{"the options tenant and pool", "--tenant and --pool"},
	{", tenant and pool make ", ", --tenant and --pool make "},
	{"watch event: pass its object", "watch event: leave out --output-watch-events"},
	{"API server: pass its pool status", "API server: --previous takes its pool status"},
}

// message is that of the library, with the options of the command for those of the library.
func message(e *poolstatus.Error) string {
	if e.Code != poolstatus.InvalidArgument && e.Code != poolstatus.InvalidObject {
		return e.Message // it quotes the text
	}
	for _, word := range words {
		if strings.Contains(e.Message, word[0]) {
			return strings.Replace(e.Message, word[0], word[1], 1)
		}
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
