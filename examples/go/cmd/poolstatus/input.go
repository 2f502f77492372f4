package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
)

// input is a file: the whole text of it, or one JSON value after the other.
type input struct {
	name         string
	file         *bufio.Reader
	text         []byte
	line, column int // where the text begins: lines from 1, code points in front of it
	nextLine     int
	nextColumn   int
	closer       io.Closer
}

// openInput opens the file of that name; - is standard input.
func openInput(name string) (*input, int) {
	file := os.Stdin
	if name != "-" {
		var err error
		if file, err = os.Open(name); err != nil {
			return nil, badFile(name, err)
		}
	}
	return &input{name: name, file: bufio.NewReaderSize(file, 65536), nextLine: 1, closer: file}, 0
}

func (in *input) close() {
	if in.name != "-" {
		in.closer.Close()
	}
}

// takeByte appends the next byte to the text.
func (in *input) takeByte() (byte, error) {
	char, err := in.file.ReadByte()
	if err != nil {
		return 0, err
	}
	in.text = append(in.text, char)
	if char == '\n' {
		in.nextLine++
		in.nextColumn = 0
	} else if char&0xC0 != 0x80 {
		in.nextColumn++
	}
	return char, nil
}

// takeString appends the string whose opening quote was taken.
func (in *input) takeString() {
	for {
		char, err := in.takeByte()
		if err != nil || char == '"' {
			return
		}
		if char == '\\' {
			in.takeByte()
		}
	}
}

func isSpace(char byte) bool {
	return char == ' ' || char == '\t' || char == '\n' || char == '\r'
}

// next reads the next value with the whitespace in front of it: an object or an array up to
// its last bracket, or, since no other value is a status of anything, all that is left.
// Whether the text is JSON is for the library to say. The status is that of a file that
// cannot be read, which is then said.
func (in *input) next() (more bool, status int) {
	in.text, in.line, in.column = nil, in.nextLine, in.nextColumn
	char, err := in.takeByte()
	for err == nil && isSpace(char) {
		char, err = in.takeByte()
	}
	more = err == nil
	isOpen := more && (char == '{' || char == '[')
	for depth := 0; err == nil; char, err = in.takeByte() {
		switch char {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case '"':
			if isOpen {
				in.takeString()
			}
		}
		if isOpen && depth == 0 {
			return true, 0
		}
	}
	if err != io.EOF {
		return false, badFile(in.name, err)
	}
	return more, 0
}

// readInput reads all of the file of that name; nil where there is no name.
func readInput(name *string) (*input, int) {
	if name == nil {
		return nil, 0
	}
	in, status := openInput(*name)
	if status != 0 {
		return nil, status
	}
	defer in.close()
	text, err := io.ReadAll(in.file)
	if err != nil {
		return nil, badFile(*name, err)
	}
	in.text, in.line = text, 1
	return in, 0
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
