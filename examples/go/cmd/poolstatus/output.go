package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.com/poolstatus"
)

// members are those of a JSON object. (A struct would take a "Name" of somebody else.)
type members map[string]json.RawMessage

// object reads a JSON object; none where the text is none.
func object(text []byte) (found members) {
	_ = json.Unmarshal(text, &found)
	return found
}

// text returns the string that a member is; "" where it is none.
func (m members) text(name string) (text string) {
	_ = json.Unmarshal(m[name], &text)
	return text
}

// textOf is a text of a status; "-" where it has none.
func textOf(status members, name string) string {
	if text := status.text(name); text != "" {
		return text
	}
	return "-"
}

// shareOf is "3/4": so many of the pods that are there; "-" where nothing is known of any.
func shareOf(status members, name string) string {
	part, hasPart := status[name]
	all, hasAll := status["replicas"]
	if !hasPart && !hasAll {
		return "-"
	}
	number := func(text []byte) (number int64) {
		number, _ = strconv.ParseInt(string(text), 10, 64)
		return number
	}
	return fmt.Sprintf("%d/%d", number(part), number(all))
}

// nameOf is NAMESPACE/NAME of a status and the object that it is of; NAME where no
// namespace is known, or one with \u0000, which none has.
func nameOf(of, status members) string {
	space := object(of["metadata"]).text("namespace")
	if space == "" || strings.Contains(space, "\x00") {
		return textOf(status, "ssName")
	}
	return space + "/" + textOf(status, "ssName")
}

// printable returns a text with blanks for its control characters.
func printable(text string) string {
	return strings.Map(func(char rune) rune {
		if char < ' ' || char == 0x7F {
			return ' '
		}
		return char
	}, text)
}

// printPool prints a pool's line, or keeps it for the table.
func (c *command) printPool(of, status members) {
	name, state := nameOf(of, status), textOf(status, "state")
	if c.output == "name" {
		fmt.Fprintf(stdout, "%s %s\n", printable(name), state)
		return
	}
	if c.widths == nil {
		header := []string{"POOL", "STATE", "READY", "UPDATED", "REASON", "MESSAGE"}
		c.rows, c.widths = [][]string{header[:c.columns()]}, make([]int, len(header))
	}
	row := []string{name, state, shareOf(status, "readyReplicas"), shareOf(status, "updatedReplicas"),
		textOf(status, "reason"), textOf(status, "message")}
	c.rows = append(c.rows, row[:c.columns()])
}

// columns is how many columns a table has: messages are there with --detail.
func (c *command) columns() int {
	if c.hasMessages {
		return 6
	}
	return 5
}

// printRows prints the rows that are not yet printed, aligned, with columns at least as wide
// as those that were printed before.
func (c *command) printRows() {
	for _, row := range c.rows {
		for column, cell := range row {
			if width := utf8.RuneCountInString(cell); width > c.widths[column] {
				c.widths[column] = width
			}
		}
	}
	for _, row := range c.rows {
		for column, cell := range row {
			stdout.WriteString(printable(cell))
			if column < len(row)-1 {
				blanks := c.widths[column] + 3 - utf8.RuneCountInString(cell)
				stdout.WriteString(strings.Repeat(" ", blanks))
			}
		}
		stdout.WriteByte('\n')
	}
	c.rows = nil
}

// verdict is the exit status that a pool stands for.
func verdict(state, reason string) int {
	switch strings.TrimPrefix(state, "Pool") {
	case strings.TrimPrefix(poolstatus.RolloutFailed.String(), "Pool"):
		return failed
	case strings.TrimPrefix(poolstatus.RolloutComplete.String(), "Pool"):
		return 0
	case strings.TrimPrefix(poolstatus.NotCreated.String(), "Pool"):
		if reason == "ScaledToZero" {
			return 0
		}
	}
	return notComplete
}
