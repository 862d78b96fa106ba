package store_test

import (
	"strings"
	"testing"

	"caseload/app/store"
)

// Of whoever objects nothing is kept but their words, and what they said stays when their run
// goes.
func TestAnObjectionHasNoName(t *testing.T) {
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one"))
	check(t, s.AddObjection(ctx, run, store.Objection{Version: "none", About: "letter:marsh", Kind: "unfair", Text: "Two days\nare too few.", On: "never"}))
	check(t, s.AddObjection(ctx, run, store.Objection{Kind: "wrong", Text: "It is ten working days."}))
	check(t, s.DeleteRun(ctx, run))
	list := must(s.Objections(ctx, s.Operator(), "first-week"))(t)
	want := []store.Objection{
		{ID: 2, Version: frozen, Slug: "first-week", Title: "First week", Kind: "wrong", Text: "It is ten working days.", On: "2026-11-23"},
		{ID: 1, Version: frozen, Slug: "first-week", Title: "First week", About: "letter:marsh", Kind: "unfair", Text: "Two days\nare too few.", On: "2026-11-23"},
	}
	if len(list) != 2 || list[0] != want[0] || list[1] != want[1] {
		t.Errorf("it has %+v", list)
	}
	if got := must(s.Objections(ctx, s.Operator(), "another"))(t); len(got) != 0 {
		t.Errorf("about another there are %+v", got)
	}
	columns := must(s.Schema())(t)
	for _, c := range columns {
		if strings.Contains(c, "objections") && (strings.Contains(c, "run") || strings.Contains(c, "person") || strings.Contains(c, "guest") || strings.Contains(c, "luck") || strings.Contains(c, "turn")) {
			t.Errorf("an objection could be told from its run: %s", c)
		}
	}
	check(t, s.DeleteObjection(ctx, s.Operator(), 1))
	mustBe(t, s.DeleteObjection(ctx, s.Operator(), 1), store.ErrNotFound)
	if got := must(s.Objections(ctx, s.Operator(), ""))(t); len(got) != 1 {
		t.Errorf("left are %+v", got)
	}
}

func TestObjectionsHaveBounds(t *testing.T) {
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one"))
	mustBe(t, s.AddObjection(ctx, run, store.Objection{Kind: "wrong", Text: strings.Repeat("x", store.MaxComment+1)}), store.ErrTooLarge)
	check(t, s.FillObjections(frozen, store.MaxObjections-1))
	check(t, s.AddObjection(ctx, run, store.Objection{Kind: "wrong", Text: "the last"}))
	mustBe(t, s.AddObjection(ctx, run, store.Objection{Kind: "wrong", Text: "one more"}), store.ErrFull)
}
