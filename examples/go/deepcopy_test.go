//go:build cgo

package poolstatus

import (
	"reflect"
	"testing"
)

// A deep copy is equal, and shares no memory that can be written to.
func TestDeepCopy(t *testing.T) {
	checkCopy(t, (*PoolStatus).DeepCopy)
	checkCopy(t, (*Detail).DeepCopy)
	checkCopy(t, (*Status).DeepCopy)
	checkCopy(t, (*StatusList).DeepCopy)
	checkCopy(t, (*Condition).DeepCopy)
	checkCopy(t, (*TenantStatus).DeepCopy)
}

func checkCopy[T any](t *testing.T, deepCopy func(*T) *T) {
	if deepCopy(nil) != nil {
		t.Errorf("nil is copied")
	}
	for _, depth := range []int{0, 1, 2, 3} { // how far it is filled, from not at all
		var in T
		fill(reflect.ValueOf(&in).Elem(), depth)
		out := deepCopy(&in)
		if !reflect.DeepEqual(&in, out) {
			t.Errorf("got %+v, expected %+v", out, in)
		}
		seen := map[uintptr]bool{}
		addresses(reflect.ValueOf(&in).Elem(), func(address uintptr) { seen[address] = true })
		addresses(reflect.ValueOf(out).Elem(), func(address uintptr) {
			if seen[address] {
				t.Errorf("%T shares memory with its copy", in)
			}
		})
	}
}

// fill sets all that can be set, but not what lies behind more pointers and slices than depth.
func fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			fill(v.Field(i), depth)
		}
	case reflect.Pointer:
		if depth > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), depth-1)
		}
	case reflect.Slice:
		if depth > 0 {
			v.Set(reflect.MakeSlice(v.Type(), depth-1, depth))
			for i := 0; i < v.Len(); i++ {
				fill(v.Index(i), depth-1)
			}
		}
	case reflect.String:
		v.SetString("a")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int32, reflect.Int64:
		v.SetInt(1)
	case reflect.Uint8:
		v.SetUint(1)
	default:
		panic(v.Kind())
	}
}

// addresses visits what pointers and slices point to.
func addresses(v reflect.Value, visit func(uintptr)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			addresses(v.Field(i), visit)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			visit(v.Pointer())
			addresses(v.Elem(), visit)
		}
	case reflect.Slice:
		if v.Len() > 0 {
			visit(v.Pointer())
		}
		for i := 0; i < v.Len(); i++ {
			addresses(v.Index(i), visit)
		}
	}
}
