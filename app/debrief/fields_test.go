package debrief_test

import (
	"encoding"
	"reflect"
	"slices"
	"strings"
	"testing"

	"caseload/app/debrief"
)

// Every field of the JSON, and nothing else, is documented with its unit in
// fields.tsv, in the order of the types.
func TestEveryFieldIsDocumented(t *testing.T) {
	paths := pathsOf(reflect.TypeFor[debrief.Debrief](), "")
	var listed []string
	for _, f := range debrief.Fields() {
		listed = append(listed, f.Path)
		if f.Unit == "" || f.Meaning == "" {
			t.Errorf("%s lacks its unit or its meaning", f.Path)
		}
	}
	for _, path := range paths {
		if !slices.Contains(listed, path) {
			t.Errorf("fields.tsv doesn't list %s", path)
		}
	}
	for _, path := range listed {
		if !slices.Contains(paths, path) {
			t.Errorf("fields.tsv lists %s, which isn't there", path)
		}
	}
	if !t.Failed() && !slices.Equal(paths, listed) {
		t.Error("fields.tsv isn't in the order of the types")
	}
}

// pathsOf lists the paths of a type's fields in JSON: "a.b", "list[].c".
func pathsOf(of reflect.Type, prefix string) []string {
	var list []string
	for i := range of.NumField() {
		f := of.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			list = append(list, pathsOf(f.Type, prefix)...)
			continue
		case !f.IsExported():
			continue
		}
		path, inner := prefix+name, f.Type
		for inner.Kind() == reflect.Slice || inner.Kind() == reflect.Pointer {
			if inner.Kind() == reflect.Slice {
				path += "[]"
			}
			inner = inner.Elem()
		}
		list = append(list, path)
		if inner.Kind() == reflect.Struct && !inner.Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
			list = append(list, pathsOf(inner, path+".")...)
		}
	}
	return list
}
