//go:build cgo

package poolstatus

import (
	"bytes"
	"errors"
	"reflect"
	"testing"
)

func (f fixture) append(t testing.TB, dst []byte) ([]byte, Evaluation, error) {
	input, opts := f.file(t, "input"), f.options(t)
	switch f.keys["call"] {
	case "pool":
		return AppendPool(dst, input, opts)
	case "list":
		return AppendList(dst, input, opts)
	}
	return AppendTenant(dst, input, f.file(t, "statefulsets"), opts)
}

// Behind what is in dst stands the JSON that the other functions return, whatever room there is;
// an error is the same one, and changes nothing.
func TestAppend(t *testing.T) {
	for _, f := range loadFixtures(t) {
		expected, failed := f.call(t)
		for _, room := range []int{0, len(expected.json) - 1, len(expected.json), len(expected.json) + 1} {
			if room < 0 {
				continue
			}
			dst := append(make([]byte, 0, 2+room), "ab"...)
			text, evaluation, err := f.append(t, dst)
			if !reflect.DeepEqual(err, failed) {
				t.Fatalf("%s: got %v, expected %v", f.name(), err, failed)
			}
			if string(dst) != "ab" || string(text) != "ab"+string(expected.json) {
				t.Fatalf("%s: got %s, expected %s", f.name(), text, expected.json)
			}
			got := answer{evaluation.State.String(), evaluation.Reason, evaluation.Changed, text[2:]}
			if got.state == "" {
				got.state = "NONE"
			}
			if err == nil && !reflect.DeepEqual(got, expected) {
				t.Fatalf("%s: got %v, expected %v", f.name(), got, expected)
			}
			if err == nil && (&dst[0] == &text[0]) != (room >= len(expected.json)) {
				t.Fatalf("%s: %d bytes of room, moved or not", f.name(), room)
			}
		}
	}
}

// The text may stand where its status goes.
func TestAppendInPlace(t *testing.T) {
	buffer := append(make([]byte, 0, 1000), bareStatus...)
	expected, err := Pool([]byte(bareStatus), benchmarkOptions)
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := AppendPool(buffer[:0], buffer, benchmarkOptions)
	if err != nil || !bytes.Equal(got, expected.JSON) {
		t.Errorf("got %s, %v", got, err)
	}
	if got, _, err = AppendPool(nil, nil, Options{}); got != nil || !errors.Is(err, InvalidJSON) {
		t.Errorf("got %s, %v", got, err)
	}
}
