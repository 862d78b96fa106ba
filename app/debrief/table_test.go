package debrief_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"caseload/app/debrief"
	"caseload/app/policy"
	"caseload/app/sim"
)

// leaves returns the leaves of JSON by section, row and field, found without the
// code under test.
func leaves(v any, path []string, into map[string]string) {
	switch v := v.(type) {
	case map[string]any:
		for name, inner := range v {
			leaves(inner, append(slices.Clone(path), name), into)
		}
	case []any:
		for n, inner := range v {
			leaves(inner, append(slices.Clone(path), fmt.Sprint("#", n+1)), into)
		}
	default:
		var names, rows []string
		for _, p := range path {
			if row, is := strings.CutPrefix(p, "#"); is {
				rows = append(rows, row)
			} else {
				names = append(names, p)
			}
		}
		last := len(names) - 1
		into[strings.Join(names[:last], ".")+"|"+strings.Join(rows, ".")+"|"+names[last]] = cellOf(v)
	}
}

func cellOf(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case bool:
		return map[bool]string{true: "yes", false: "no"}[v]
	case string:
		if v != "" && strings.ContainsAny(v[:1], "=+-@\t\r\n") {
			v = "'" + v
		}
		return strings.ReplaceAll(v, "\r\n", "\n")
	}
	return fmt.Sprint(v)
}

// Every leaf of a debrief's JSON is in the table exactly once with its value, and
// every line has a unit and a meaning.
func TestTheTableHoldsEveryLeafOnce(t *testing.T) {
	fields := map[string]debrief.Field{}
	for _, f := range debrief.Fields() {
		fields[f.Path] = f
	}
	own := judged(t, version(t, "first-week"), policy.Careful, 7)
	for name, d := range map[string]any{"own": own, "others'": own.HandedOn(), "of nothing": debrief.Judge(nil, nil), "random": judged(t, version(t, "first-week"), policy.Named["random"], 3)} {
		decoder := json.NewDecoder(bytes.NewReader(encode(t, d)))
		decoder.UseNumber()
		var value any
		if err := decoder.Decode(&value); err != nil {
			t.Fatal(err)
		}
		expected := map[string]string{}
		leaves(value, nil, expected)
		lines, err := debrief.Lines(d)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := debrief.WriteCSV(&b, lines); err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(b.Bytes(), []byte("\ufeffsection,row,field,value,unit,meaning\r\n")) {
			t.Errorf("%s: it begins %q", name, b.Bytes()[:40])
		}
		rows, err := csv.NewReader(bytes.NewReader(b.Bytes()[3:])).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows[1:] {
			key := strings.Join(row[:3], "|")
			value, there := expected[key]
			if !there || value != row[3] {
				t.Errorf("%s: %s is %q in the table and %q in the JSON (there: %v)", name, key, row[3], value, there)
			}
			delete(expected, key)
			if f, known := fields[lines[i].Path]; !known || f.Unit != row[4] || f.Meaning != row[5] {
				t.Errorf("%s: %s isn't documented: %q", name, key, lines[i].Path)
			}
		}
		for key := range expected {
			t.Errorf("%s: the table lacks %s", name, key)
		}
	}
}

// A text that a spreadsheet would run as a formula stays a text, and a figure
// stays a figure.
func TestTextsAreNoFormulas(t *testing.T) {
	var b bytes.Buffer
	d := debrief.Debrief{Title: `=HYPERLINK("x")`, Role: "-1+1", Limits: []sim.Sentence{"@a", "+a", "\ta", "a=b", "a, “b”\nc"}}
	d.Prioritising.Triage.Criterion = &debrief.Estimate{Value: -0.5}
	lines, err := debrief.Lines(d)
	if err != nil {
		t.Fatal(err)
	}
	if err := debrief.WriteCSV(&b, lines); err != nil {
		t.Fatal(err)
	}
	for _, cell := range []string{`,title,"'=HYPERLINK(""x"")",`, ",role,'-1+1,", ",limits,'@a,", ",limits,'+a,", ",limits,'\ta,", ",limits,a=b,", ",limits,\"a, “b”\r\nc\",", ",value,-0.5,"} {
		if !strings.Contains(b.String(), cell) {
			t.Errorf("the file lacks %q", cell)
		}
	}
}
