package main

import (
	"encoding/json"
	"errors"

	"example.com/poolstatus"
)

// look does what takes more than to print the answer of the library.
func (c *command) look(answer json.RawMessage) (status int) {
	statuses := c.statusesOf(answer)
	if c.stream {
		texts, status := c.answerEach(statuses)
		if status != 0 {
			return status
		}
		if c.output == "json" {
			c.printTexts(texts)
		}
		c.printPools(texts)
		return 0
	}
	if c.exitStatus && c.options.Flags&poolstatus.WithDetail == 0 {
		options := c.options
		options.Flags |= poolstatus.WithDetail
		if answer, err := c.call(options); err == nil {
			statuses = c.statusesOf(answer)
		}
	}
	return c.printPools(statuses)
}

// statusesOf returns the statuses of an answer.
func (c *command) statusesOf(answer json.RawMessage) (statuses []json.RawMessage) {
	switch {
	case c.isList:
		_ = json.Unmarshal(answer, &statuses)
	case c.name == "tenant":
		_ = json.Unmarshal(object(answer)["pools"], &statuses)
	default:
		statuses = []json.RawMessage{answer}
	}
	return statuses
}

// objectsOf returns what the statuses of an answer are of: the object, or the items of a list
// that are Pods or not.
func (c *command) objectsOf(pods bool) (found []json.RawMessage) {
	var items []json.RawMessage
	if c.isList && json.Unmarshal(c.input.text, &items) != nil {
		_ = json.Unmarshal(object(c.input.text)["items"], &items)
	}
	if items == nil {
		if pods {
			return nil
		}
		return []json.RawMessage{c.input.text}
	}
	for _, item := range items {
		if (object(item).text("kind") == "Pod") == pods {
			found = append(found, item)
		}
	}
	return found
}

// last is what was said of a name before.
type last struct {
	status  json.RawMessage
	verdict int
}

// answerEach answers each StatefulSet of a text alone, with what was said of its name before.
func (c *command) answerEach(statuses []json.RawMessage) (texts []json.RawMessage, worst int) {
	options := c.options
	if pods := c.objectsOf(true); len(pods) > 0 && options.Pods == nil {
		options.Pods, _ = json.Marshal(pods)
	}
	objects := c.objectsOf(false)
	for i := 0; i < len(statuses) && i < len(objects); i++ {
		name := nameOf(object(objects[i]), object(statuses[i]))
		if previous, ok := c.seen[name]; ok {
			options.Previous = previous.status
		} else {
			options.Previous = c.options.Previous
		}
		status, err := poolstatus.Pool(objects[i], options)
		var e *poolstatus.Error
		if errors.As(err, &e) {
			e.Line = 0 // it would be of a text that nobody has seen
		}
		if err != nil {
			return nil, c.sayInput(err)
		}
		c.seen[name] = last{status.JSON, verdict(status.State.String(), status.Reason)}
		texts = append(texts, status.JSON)
	}
	return texts, 0
}

// printTexts prints the answers that answerEach gave.
func (c *command) printTexts(texts []json.RawMessage) {
	if c.isList {
		stdout.WriteByte('[')
	}
	for i, text := range texts {
		if i > 0 {
			stdout.WriteByte(',')
		}
		stdout.Write(text)
	}
	if c.isList {
		stdout.WriteByte(']')
	}
	stdout.WriteByte('\n')
}

// printPools prints the lines of the pools of an answer. The worst of what they count for.
func (c *command) printPools(statuses []json.RawMessage) (worst int) {
	objects := c.objectsOf(false)
	for i := range statuses {
		var of members
		if c.name == "tenant" {
			of = object(c.input.text)
		} else if i < len(objects) {
			of = object(objects[i])
		}
		status := object(statuses[i])
		if state, reason := status.text("state"), status.text("reason"); state != "" && reason != "" {
			worst = worse(worst, verdict(state, reason))
		}
		if c.output != "json" {
			c.printPool(of, status)
		}
		c.pools++
	}
	if c.exitStatus && !c.stream { // of a stream the last ones count
		return worst
	}
	return 0
}
