package script

import (
	"slices"
	"strings"
	"testing"

	"caseload/app/script/document"
	"caseload/scripts"
)

func documentation(t *testing.T) *document.Documentation {
	t.Helper()
	d, err := document.Read(scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// documented returns the names of the words of some kinds, sorted.
func documented(t *testing.T, kinds ...string) []string {
	t.Helper()
	var names []string
	for _, w := range documentation(t).Words() {
		if slices.Contains(kinds, w.Kind) {
			names = append(names, w.Name)
		}
	}
	slices.Sort(names)
	return names
}

func same(t *testing.T, what string, documented, there []string) {
	t.Helper()
	for _, name := range there {
		if !slices.Contains(documented, name) {
			t.Errorf("%s: `%s` isn't documented", what, name)
		}
	}
	for i, name := range documented {
		if !slices.Contains(there, name) {
			t.Errorf("%s: `%s` is documented, and isn't there", what, name)
		}
		if i > 0 && documented[i-1] == name {
			t.Errorf("%s: `%s` is documented twice", what, name)
		}
	}
}

func TestEveryWordIsDocumented(t *testing.T) {
	same(t, "the vocabulary", documented(t, document.WordOfVocabulary), Words())
}

// TestEveryRecordIsDocumented checks that the documented fields and methods of
// records are the ones they have.
func TestEveryRecordIsDocumented(t *testing.T) {
	var there, fields []string
	for _, k := range []*kind{personKind, caseKind, taskKind} {
		for name := range k.methods {
			there = append(there, k.name+":"+name)
		}
		for name := range k.fields {
			fields = append(fields, k.name+"."+name)
		}
	}
	same(t, "methods", documented(t, document.WordMethod), there)
	var said []string
	for _, w := range documentation(t).Words() {
		for _, f := range w.Fields {
			if w.Kind == document.WordHandle {
				said = append(said, strings.TrimPrefix(w.Name, "a ")+"."+f.Name)
			}
		}
	}
	same(t, "fields of records", said, fields)
}

// TestTheLanguageIsDocumented checks that the documented part of the language is
// what the sandbox keeps. Names that only explain why they are missing must not be
// documented.
func TestTheLanguageIsDocumented(t *testing.T) {
	there := slices.Clone(library)
	there = slices.DeleteFunc(there, func(name string) bool { return name == "string" || name == "table" || name == "math" })
	v := newVM(CurrentEngine())
	absent := func(word string) bool {
		chunk, err := CompileFile("x.lua", []byte(word+`("", "")`), nil)
		if err != nil {
			t.Fatal(err)
		}
		_, err = v.load(chunk, fuelLoad)
		return err != nil && strings.Contains(err.Error(), "isn't here")
	}
	for _, module := range []string{"string", "table", "math"} {
		chunk, err := CompileFile("names.lua", []byte("local names = {} for name in pairs("+module+") do names[#names + 1] = name end return table.concat(names, \" \")"), nil)
		if err != nil {
			t.Fatal(err)
		}
		values, err := v.load(chunk, fuelLoad)
		if err != nil {
			t.Fatal(err)
		}
		for name := range strings.FieldsSeq(values[0].String()) {
			if word := module + "." + name; !absent(word) {
				there = append(there, word)
			}
		}
	}
	same(t, "the language", documented(t, document.WordOfLanguage), there)
}
