// Package prooftest tries every method that takes a proof of who asks, for the tests
// of the packages that have such methods. It finds the methods by itself, so that
// one that is added is tried without anybody thinking of it. No program imports it.
package prooftest

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"caseload/app/store"
)

var proofs = map[reflect.Type]bool{
	reflect.TypeFor[store.Guest](): true, reflect.TypeFor[store.Mine](): true, reflect.TypeFor[store.Reading](): true,
	reflect.TypeFor[store.Joined](): true, reflect.TypeFor[store.Led](): true, reflect.TypeFor[store.Operator](): true,
	reflect.TypeFor[[]store.Reading](): true,
}

// ZeroIsRefused calls each method of an object once for every proof that it takes,
// with that one zero and with the arguments that are given for the rest, by their
// types. It must be answered with store.ErrNobody. At least so many methods must
// have been found.
func ZeroIsRefused(t *testing.T, on any, atLeast int, given ...any) {
	t.Helper()
	found := 0
	each(on, func(name string, method reflect.Value) {
		zeroes := 0
		for j := range method.Type().NumIn() {
			if kind := method.Type().In(j); proofs[kind] {
				zero := reflect.Zero(kind)
				if kind.Kind() == reflect.Slice {
					zero = reflect.MakeSlice(kind, 1, 1)
				}
				zeroes++
				if err := call(method, given, map[int]reflect.Value{j: zero}); !errors.Is(err, store.ErrNobody) {
					t.Errorf("%s takes a zero %s: %v", name, kind, err)
				}
			}
		}
		if zeroes > 0 {
			found++
		}
	})
	if found < atLeast {
		t.Errorf("only %d methods take a proof", found)
	}
}

// EachIs calls each method that takes a proof with the arguments that are given, and
// wants the same error from all of them.
func EachIs(t *testing.T, on any, want error, given ...any) {
	t.Helper()
	each(on, func(name string, method reflect.Value) {
		for j := range method.Type().NumIn() {
			if proofs[method.Type().In(j)] {
				if err := call(method, given, nil); !errors.Is(err, want) {
					t.Errorf("%s: %v, not %v", name, err, want)
				}
				return
			}
		}
	})
}

func each(on any, yield func(name string, method reflect.Value)) {
	of := reflect.ValueOf(on)
	for i := range of.NumMethod() {
		yield(of.Type().Method(i).Name, of.Method(i))
	}
}

// call calls a method with arguments by their types, but for some by their places;
// what isn't given is zero. It returns the error that comes last.
func call(method reflect.Value, given []any, but map[int]reflect.Value) error {
	in := make([]reflect.Value, method.Type().NumIn())
	for j := range in {
		kind := method.Type().In(j)
		in[j] = reflect.Zero(kind)
		for _, v := range append(given, context.Background()) {
			if reflect.TypeOf(v) == kind || kind.Kind() == reflect.Interface && reflect.TypeOf(v).Implements(kind) {
				in[j] = reflect.ValueOf(v)
			}
		}
		if v, ok := but[j]; ok {
			in[j] = v
		}
	}
	invoke := method.Call
	if method.Type().IsVariadic() {
		invoke = method.CallSlice
	}
	out := invoke(in)
	err, _ := out[len(out)-1].Interface().(error)
	return err
}
