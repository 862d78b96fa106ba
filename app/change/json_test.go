package change_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"caseload/app/change"
)

func TestReadsOnlySetsOfChanges(t *testing.T) {
	for _, c := range []struct {
		json string
		want error
	}{
		{`[]`, nil},
		{`[3,[0,"a\\ud83d",""],[2]]`, nil},
		{`[[0,"\ud83d\ude00"]]`, nil},
		{`[[0,"\ud83d"]]`, change.ErrHalf},
		{`[[0,"\ude00"]]`, change.ErrHalf},
		{`[[0,"\ud83d\u0041"]]`, change.ErrHalf},
		{`[[0,"\ud83d\\ude00"]]`, change.ErrHalf},
		{"[[0,\"\xed\xa0\xbd\"]]", change.ErrHalf},
		{`null`, change.ErrForm},
		{`[null]`, change.ErrForm},
		{`[[null]]`, change.ErrForm},
		{`[[]]`, change.ErrForm},
		{`[-1]`, change.ErrForm},
		{`[1.5]`, change.ErrForm},
		{`[1e2]`, change.ErrForm},
		{`["a"]`, change.ErrForm},
		{`[[1,2]]`, change.ErrForm},
		{`[[1,null]]`, change.ErrForm},
		{`[[0,"a\nb"]]`, change.ErrForm},
		{`[[0,"a\r"]]`, change.ErrForm},
		{`[[0,"\u0000"]]`, change.ErrForm},
		{`{"a":1}`, change.ErrForm},
		{`[99999999999]`, change.ErrBig},
		{fmt.Sprintf(`[%d,1]`, change.MaxText), change.ErrBig},
		{fmt.Sprintf(`[[0,"%s"],[0,"a"]]`, strings.Repeat("a", change.MaxText)), change.ErrBig},
		{"[" + strings.Repeat("1,", change.MaxParts) + "1]", change.ErrBig},
	} {
		var s change.Set
		if err := s.UnmarshalJSON([]byte(c.json)); !errors.Is(err, c.want) {
			t.Errorf("%.60s gave %v, not %v", c.json, err, c.want)
		}
	}
}

func TestAChangeFitsItsText(t *testing.T) {
	smile := change.Units("a😀b")
	within, err := change.Of(4, change.Edit{From: 2, To: 2, Text: change.Units("x")})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := within.Apply(smile); !errors.Is(err, change.ErrHalf) {
		t.Errorf("an insertion within a character gave %v", err)
	}
	half, _ := change.Of(4, change.Edit{From: 1, To: 2})
	if _, err := half.Apply(smile); !errors.Is(err, change.ErrHalf) {
		t.Errorf("half of a character was deleted: %v", err)
	}
	if _, err := half.Apply(smile[:3]); !errors.Is(err, change.ErrLength) {
		t.Errorf("a text of another length gave %v", err)
	}
	for _, edits := range [][]change.Edit{{{From: 3, To: 2}}, {{From: 0, To: 5}}, {{From: 2, To: 3}, {From: 2, To: 4}}, {{From: -1, To: 0}}} {
		if _, err := change.Of(4, edits...); !errors.Is(err, change.ErrLength) {
			t.Errorf("%v gave %v", edits, err)
		}
	}
}

// A comment is about a stretch of text. What is typed at its edges isn't what it is about.
func TestASpanKeepsToItsText(t *testing.T) {
	for _, c := range []struct {
		edit change.Edit
		want change.Span
		left bool
	}{
		{change.Edit{From: 2, To: 2, Text: change.Units("xx")}, change.Span{From: 4, To: 7}, true},
		{change.Edit{From: 5, To: 5, Text: change.Units("xx")}, change.Span{From: 2, To: 5}, true},
		{change.Edit{From: 3, To: 3, Text: change.Units("xx")}, change.Span{From: 2, To: 7}, true},
		{change.Edit{From: 0, To: 3}, change.Span{From: 0, To: 2}, true},
		{change.Edit{From: 1, To: 6}, change.Span{From: 1, To: 1}, false},
		{change.Edit{From: 2, To: 5}, change.Span{From: 2, To: 2}, false},
	} {
		s, err := change.Of(8, c.edit)
		if err != nil {
			t.Fatal(err)
		}
		if got, left := s.Span(change.Span{From: 2, To: 5}); got != c.want || left != c.left {
			t.Errorf("after %v it is %v, %t; not %v, %t", c.edit, got, left, c.want, c.left)
		}
	}
}

func FuzzReadsASet(f *testing.F) {
	for _, seed := range []string{`[3,[0,"a","b"],[2]]`, `[[0,"\ud83d\ude00"]]`, `[[1,"é"]]`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data string) {
		var s, again change.Set
		if s.UnmarshalJSON([]byte(data)) != nil {
			return
		}
		written, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(written, &again); err != nil {
			t.Fatalf("%s was read and written as %s, which is refused: %v", data, written, err)
		}
		if s.Before() != again.Before() || s.After() != again.After() {
			t.Errorf("%s was written as %s, which is of other lengths", data, written)
		}
	})
}
