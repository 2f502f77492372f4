//go:build cgo

package poolstatus

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

const root, fixtures = "../..", root + "/Tests/Fixtures"

// repository returns the path of a file or folder of the repository. Where there is no
// repository, because this folder has been copied, the test is skipped.
func repository(t testing.TB, path string) string {
	t.Helper()
	if _, err := os.Stat(fixtures); errors.Is(err, fs.ErrNotExist) {
		t.Skip("needs the repository of poolstatus, which this folder is not in")
	}
	return root + "/" + path
}

// fixture is a case of Tests/Fixtures/cases.
type fixture struct {
	folder string
	keys   map[string]string
}

func loadFixtures(t testing.TB) (cases []fixture) {
	paths, err := filepath.Glob(repository(t, "Tests/Fixtures/cases/*/*/case"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases in %s: %v", fixtures, err)
	}
	for _, path := range paths {
		one := fixture{filepath.Dir(path), map[string]string{}}
		for _, line := range strings.Split(string(read(t, path)), "\n") {
			if key, value, _ := strings.Cut(line, " "); key != "" && key[0] != '#' {
				one.keys[key] = value
			}
		}
		cases = append(cases, one)
	}
	return cases
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func (f fixture) name() string {
	return strings.TrimPrefix(filepath.ToSlash(f.folder), fixtures+"/cases/")
}

// file returns what the file of that key holds; nil where there is no such key.
func (f fixture) file(t testing.TB, key string) []byte {
	name, ok := f.keys[key]
	if !ok {
		return nil
	}
	return read(t, filepath.Join(f.folder, name))
}

func (f fixture) number(t testing.TB, key string) int64 {
	if f.keys[key] == "" {
		return 0
	}
	number, err := strconv.ParseInt(f.keys[key], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return number
}

func (f fixture) options(t testing.TB) Options {
	return Options{
		Flags:                   Flags(f.number(t, "flags")),
		Rule:                    Rule(f.number(t, "rule")),
		ProgressDeadlineSeconds: int32(f.number(t, "deadline")),
		Tenant:                  f.keys["tenant"],
		Pool:                    f.keys["pool"],
		Now:                     f.keys["now"],
		Previous:                f.file(t, "previous"),
		Pods:                    f.file(t, "pods"),
		MaxInputBytes:           uint64(f.number(t, "max-input-bytes")),
		PodGraceSeconds:         int32(f.number(t, "pod-grace")),
		BlockedReason:           f.keys["blocked-reason"],
		BlockedMessage:          f.keys["blocked-message"],
	}
}

// answer is what the three functions have in common.
type answer struct {
	state, reason string
	changed       bool
	json          []byte
}

func (f fixture) call(t testing.TB) (answer, error) {
	input, opts := f.file(t, "input"), f.options(t)
	switch f.keys["call"] {
	case "pool":
		status, err := Pool(input, opts)
		if err != nil {
			return answer{}, err
		}
		checkTyped(t, ours(t, status.JSON), status.PoolStatus)
		return answer{status.State.String(), status.Reason, status.Changed, status.JSON}, nil
	case "list":
		list, err := List(input, opts)
		if err != nil {
			return answer{}, err
		}
		checkTyped(t, list.JSON, list.Items)
		return answer{"NONE", "", list.Changed, list.JSON}, nil
	case "tenant":
		status, err := Tenant(input, f.file(t, "statefulsets"), opts)
		if err != nil {
			return answer{}, err
		}
		checkTenant(t, status)
		return answer{"NONE", status.Reason, status.Changed, status.JSON}, nil
	}
	t.Fatalf("unknown call %q", f.keys["call"])
	return answer{}, nil
}

// ours returns the members that a PoolStatus knows: encoding/json would take a "Name" of
// somebody else for `name`.
func ours(t testing.TB, text []byte) []byte {
	var all map[string]json.RawMessage
	unmarshal(t, text, &all)
	known := map[string]json.RawMessage{}
	for _, key := range strings.Fields("ssName state replicas readyReplicas currentReplicas updatedReplicas" +
		" currentRevision updateRevision lastUpdateTime name reason message") {
		if value, ok := all[key]; ok {
			known[key] = value
		}
	}
	text, err := json.Marshal(known)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// checkTyped checks that the typed value is what encoding/json makes of the text.
func checkTyped[T any](t testing.TB, text []byte, typed T) {
	t.Helper()
	var expected T
	unmarshal(t, text, &expected)
	if !reflect.DeepEqual(typed, expected) {
		t.Errorf("read %+v\nfrom %s", typed, text)
	}
}

// checkTenant checks that the typed status is what encoding/json makes of the text. Pools
// with members of somebody else, which may be anything, are TestDecodeTenantOfOthers.
func checkTenant(t testing.TB, status *TenantStatus) {
	var members map[string]json.RawMessage // a struct would take a "Pools" of somebody else
	unmarshal(t, status.JSON, &members)
	var pools []map[string]json.RawMessage
	unmarshal(t, members["pools"], &pools)
	var conditions []struct{ Type, Status, Reason, Message any }
	unmarshal(t, members["conditions"], &conditions)

	got := fmt.Sprintf("%q %d", status.CurrentState, status.AvailableReplicas)
	if want := fmt.Sprintf("%s %s", members["currentState"], members["availableReplicas"]); got != want {
		t.Errorf("read %s, expected %s", got, want)
	}
	if got := fmt.Sprint(status.ObservedGeneration); got != "0" && got != string(members["observedGeneration"]) {
		t.Errorf("read generation %s from %s", got, status.JSON)
	}
	if len(status.Pools) != len(pools) || len(status.Conditions) != len(conditions) {
		t.Fatalf("read %+v\nfrom %s", status, status.JSON)
	}
	for i := range pools {
		text, _ := json.Marshal(pools[i])
		if known := ours(t, text); string(known) == string(text) {
			checkTyped(t, known, status.Pools[i])
		}
	}
	for i, c := range conditions[:4] { // ours come first
		if one := status.Conditions[i]; one.Type != c.Type || one.Status != c.Status ||
			one.Reason != c.Reason || one.Message != c.Message {
			t.Errorf("read %+v, expected %+v", one, c)
		}
	}
}

func unmarshal(t testing.TB, text []byte, value any) {
	t.Helper()
	if err := json.Unmarshal(text, value); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
}

func (f fixture) check(t testing.TB) {
	if reason, ok := f.keys["blocked-reason"]; ok && reason == "" {
		t.Skip("an empty BlockedReason is none")
	}
	got, err := f.call(t)
	if f.keys["code"] == "OK" {
		if err != nil {
			t.Fatalf("%v", err)
		}
		expected := answer{f.keys["state"], f.keys["reason"], f.keys["changed"] == "1",
			bytes.TrimSuffix(f.file(t, "json"), []byte("\n"))}
		if !reflect.DeepEqual(got, expected) {
			t.Errorf("got      %s %s %v %s\nexpected %s %s %v %s", got.state, got.reason, got.changed,
				got.json, expected.state, expected.reason, expected.changed, expected.json)
		}
		return
	}
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v, expected an error %s", err, f.keys["code"])
	}
	gotError := fmt.Sprintf("%s %d:%d (%d) %q: %s", e.Code.String(), e.Line, e.Column, e.Offset, e.Path, e.Message)
	expected := fmt.Sprintf("%s %d:%d (%d) %q: %s", f.keys["code"], f.number(t, "line"),
		f.number(t, "column"), f.number(t, "offset"), f.keys["path"], f.keys["message"])
	if gotError != expected {
		t.Errorf("got      %s\nexpected %s", gotError, expected)
	}
}

func TestFixtures(t *testing.T) {
	for _, one := range loadFixtures(t) {
		t.Run(one.name(), func(t *testing.T) { one.check(t) })
	}
}
