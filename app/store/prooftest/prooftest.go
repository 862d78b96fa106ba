// Package prooftest helps test packages whose methods take a proof of who is
// asking. It calls every such method. It finds the methods by reflection, so that
// a new one is tested without anybody having to remember it. No program imports
// this package.
package prooftest

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/store/shelf"
)

var proofs = map[reflect.Type]bool{
	reflect.TypeFor[store.Guest](): true, reflect.TypeFor[store.Mine](): true, reflect.TypeFor[store.Reading](): true,
	reflect.TypeFor[store.Joined](): true, reflect.TypeFor[store.Led](): true, reflect.TypeFor[store.Operator](): true,
	reflect.TypeFor[[]store.Reading](): true, reflect.TypeFor[store.Chore](): true,
	reflect.TypeFor[store.Person](): true, reflect.TypeFor[store.Allowed](): true, reflect.TypeFor[store.Unproven](): true, reflect.TypeFor[store.Invited](): true,
	reflect.TypeFor[store.OpenCohort](): true, reflect.TypeFor[store.LedCohort](): true, reflect.TypeFor[store.CodedCohort](): true, reflect.TypeFor[store.Filling](): true, reflect.TypeFor[store.Follows](): true, reflect.TypeFor[store.FollowedRun](): true, reflect.TypeFor[store.Commenting](): true, reflect.TypeFor[[]store.Mine](): true,
	reflect.TypeFor[store.OpenAssignment](): true, reflect.TypeFor[store.LedAssignment](): true, reflect.TypeFor[store.Assigned](): true, reflect.TypeFor[store.Pairing](): true,
	reflect.TypeFor[store.Handing](): true, reflect.TypeFor[store.Extracts](): true,
	reflect.TypeFor[store.MarkedAssignment](): true,
	reflect.TypeFor[store.Sample]():           true, reflect.TypeFor[shelf.Publishing](): true,
	reflect.TypeFor[author.Partner](): true, reflect.TypeFor[author.Reading](): true, reflect.TypeFor[author.Writing](): true,
	reflect.TypeFor[author.Withdrawing](): true,
}

// ZeroIsRefused calls each method of on once for every proof that it takes. In
// each call that proof is zero, and the other arguments are those of given that
// have the right types. Every call must return store.ErrNobody, and at least
// atLeast methods must take a proof.
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

// NoneIsConverted checks that no type of proof can be converted into another.
func NoneIsConverted(t *testing.T) {
	t.Helper()
	for from := range proofs {
		for to := range proofs {
			if from != to && from.Kind() == reflect.Struct && to.Kind() == reflect.Struct && from.ConvertibleTo(to) {
				t.Errorf("a %s can be made of a %s", to, from)
			}
		}
	}
}

// EachIs calls each method of on that takes a proof that can expire, with the
// arguments in given that have the right types. Every call must return the error
// want.
func EachIs(t *testing.T, on any, want error, given ...any) {
	t.Helper()
	each(on, func(name string, method reflect.Value) {
		for j := range method.Type().NumIn() {
			if kind := method.Type().In(j); proofs[kind] && kind != reflect.TypeFor[store.Operator]() && kind != reflect.TypeFor[shelf.Publishing]() && kind != reflect.TypeFor[store.Unproven]() {
				if err := call(method, given, nil); !errors.Is(err, want) {
					t.Errorf("%s: %v, not %v", name, err, want)
				}
				return
			}
		}
	})
}

// EachPersonIs calls each method of on that takes a person, and no other proof, with p, and
// those arguments in given that have the right types. Every call must return the error want,
// but those of the methods that are named.
func EachPersonIs(t *testing.T, on any, want error, p store.Person, but []string, given ...any) {
	t.Helper()
	found := 0
	each(on, func(name string, method reflect.Value) {
		for j := range method.Type().NumIn() {
			if method.Type().In(j) != reflect.TypeFor[store.Person]() || slices.Contains(but, name) {
				continue
			}
			found++
			if err := call(method, append(given, p), nil); !errors.Is(err, want) {
				t.Errorf("%s: %v, not %v", name, err, want)
			}
		}
	})
	if found == 0 {
		t.Error("no method takes a person")
	}
}

func each(on any, yield func(name string, method reflect.Value)) {
	of := reflect.ValueOf(on)
	for i := range of.NumMethod() {
		yield(of.Type().Method(i).Name, of.Method(i))
	}
}

// call calls a method. Its arguments are taken from but, by position, or else
// from given, by type; any others are zero. It returns the method's last result,
// which is its error.
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
