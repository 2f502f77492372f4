//go:build cgo

package poolstatus

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"regexp"
	"strconv"
	"testing"
)

// The constants are the library's words, all of them, in its order.
func TestReasons(t *testing.T) {
	source := repository(t, "Sources/PoolStatus/Rules/Reason.swift")
	var words []string
	for _, match := range regexp.MustCompile(`(?m)^ *case \.\w+: "(\w+)"$`).FindAllSubmatch(read(t, source), -1) {
		words = append(words, string(match[1]))
	}
	file, err := parser.ParseFile(token.NewFileSet(), "reason.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var constants []string
	ast.Inspect(file, func(node ast.Node) bool {
		if spec, ok := node.(*ast.ValueSpec); ok {
			word, _ := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			constants = append(constants, word)
			if name := spec.Names[0].Name; name != "Reason"+word {
				t.Errorf("%s is %q", name, word)
			}
		}
		return true
	})
	if !reflect.DeepEqual(constants, words) || len(words) < 40 {
		t.Errorf("got      %v\nexpected %v", constants, words)
	}
}
