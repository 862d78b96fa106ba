package author_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"caseload/app/author"
	"caseload/app/check"
	"caseload/app/playtest"
	kept "caseload/app/store/author"
	"caseload/app/who"
)

// stood is a draft that lacks nothing: Ada owns it, and Di of the university and Cy of the
// authority have reviewed, signed and declared.
func stood() author.Stood {
	s := author.Stood{
		Digest: "now", Looked: true, Found: author.Findings{Final: true}, Report: author.Report{Digest: "now", RulesChecked: "2026-11-22"}, Now: today,
		Unread: map[int64]bool{1: true}, Terms: kept.Terms{ID: 1, Body: "Terms.", Agreed: map[int64]time.Time{11: today}},
		People: []kept.Somebody{
			{ID: 11, Person: 1, Name: "Ada", Kind: who.University, Standing: who.Owned, Came: &today},
			{ID: 12, Person: 2, Name: "Di", Kind: who.University, Standing: who.Reviewed, Came: &today},
			{ID: 13, Person: 3, Name: "Cy", Kind: who.Authority, Standing: who.Reviewed, Came: &today},
			{ID: 14, Person: 4, Name: "Lived", Standing: who.Reviewed, Lived: true, Came: &today},
		},
	}
	for person, side := range map[int64]who.Kind{2: who.University, 3: who.Authority} {
		now := kept.Speaks{Organisation: person, Side: side, Standing: who.Reviewed}
		s.Reviews = append(s.Reviews, kept.Review{Person: person, Organisation: person, Side: side, Digest: "now", Verdict: kept.Signed, Ended: &today, Speaks: now, Judged: kept.Questions()})
		s.Declarations = append(s.Declarations, kept.Declaration{Person: person, Side: side, Digest: "now", Made: today, Speaks: now})
	}
	return s
}

// lacks returns what isn't met, in the order of the needs.
func lacks(s author.Stood) string {
	var list []string
	for _, n := range s.Needs() {
		if n.Stand != author.Met {
			list = append(list, strings.Join(strings.Fields(fmt.Sprint(n.Need, " ", n.Side, " ", n.Stand, " ", n.Why)), " "))
		}
	}
	return strings.Join(list, "; ")
}

func TestPublicationNeedsAllOfThisExactlyOfTheDraftAsItIs(t *testing.T) {
	if s := stood(); lacks(s) != "" || !s.Ready() || !s.ReadyUrgently() {
		t.Fatalf("what lacks nothing lacks %s", lacks(s))
	}
	signed := func(s *author.Stood, side who.Kind, change func(*kept.Review)) {
		for i := range s.Reviews {
			if s.Reviews[i].Side == side {
				change(&s.Reviews[i])
			}
		}
	}
	expired := today.AddDate(2, 0, 0)
	for what, one := range map[string]struct {
		change func(*author.Stood)
		lacks  string
		urgent bool
	}{
		"never checked":  {func(s *author.Stood) { s.Looked, s.Found, s.Report = false, author.Findings{}, author.Report{} }, "checked missing; golden missing; played missing", false},
		"the check runs": {func(s *author.Stood) { s.Found.Final, s.Report = false, author.Report{} }, "checked awaited; golden awaited; played awaited", false},
		"an error":       {func(s *author.Stood) { s.Found.List = []check.Finding{{Severity: author.Error, File: "scenario.lua"}} }, "checked missing", false},
		"a warning": {func(s *author.Stood) {
			s.Found.List = []check.Finding{{Severity: author.Warning, File: "scenario.lua"}}
		}, "", true},
		"a golden play differs": {func(s *author.Stood) {
			s.Found.List = []check.Finding{{Severity: author.Warning, File: "plays/a.txtar"}}
		}, "golden missing", false},
		"a play fails":      {func(s *author.Stood) { s.Report.Findings.Failures = []playtest.Failure{{}} }, "played missing", false},
		"the bots stopped":  {func(s *author.Stood) { s.Report.Stopped = "it took too long" }, "played missing stopped", false},
		"not yet, says Cy":  {func(s *author.Stood) { signed(s, who.Authority, func(r *kept.Review) { r.Verdict = kept.NotYet }) }, "signature authority missing", true},
		"Cy signed another": {func(s *author.Stood) { signed(s, who.Authority, func(r *kept.Review) { r.Digest = "before" }) }, "signature authority missing", true},
		"Di has left":       {func(s *author.Stood) { signed(s, who.University, func(r *kept.Review) { r.Gone = true }) }, "signature university missing", true},
		"Cy only reads": {func(s *author.Stood) {
			signed(s, who.Authority, func(r *kept.Review) { r.Speaks.Standing = who.Readable })
		}, "signature authority missing", true},
		"Cy is of another authority": {func(s *author.Stood) {
			signed(s, who.Authority, func(r *kept.Review) { r.Speaks.Organisation = 9 })
		}, "signature authority missing", true},
		"who declared moved": {func(s *author.Stood) {
			s.Declarations[0].Speaks.Side, s.Declarations[1].Speaks.Side = "", ""
		}, "declaration university missing; declaration authority missing", false},
		"who declared reads": {func(s *author.Stood) {
			s.Declarations[0].Speaks.Standing, s.Declarations[1].Speaks.Standing = who.Readable, who.Readable
		}, "declaration university missing; declaration authority missing", false},
		"heard for a life":   {func(s *author.Stood) { signed(s, who.Authority, func(r *kept.Review) { r.Lived = true }) }, "signature authority missing", true},
		"all have written":   {func(s *author.Stood) { s.Reviews, s.Unread = nil, map[int64]bool{1: true, 2: true, 3: true} }, "signature university missing wrote; signature authority missing wrote; judged missing nobody", false},
		"nobody of one side": {func(s *author.Stood) { s.People, s.Reviews = s.People[:2], nil }, "signature university missing; signature authority missing nobody; judged missing nobody", false},
		"Cy can say nothing": {func(s *author.Stood) { signed(s, who.Authority, func(r *kept.Review) { r.Judged = nil }) }, "", true},
		"nobody can say something": {func(s *author.Stood) {
			for _, side := range kept.Sides() {
				signed(s, side, func(r *kept.Review) { r.Judged = kept.Questions()[1:] })
			}
		}, "judged missing", true},
		"who can say has left": {func(s *author.Stood) {
			signed(s, who.Authority, func(r *kept.Review) { r.Judged = kept.Questions()[1:] })
			signed(s, who.University, func(r *kept.Review) { r.Gone = true })
		}, "signature university missing; judged missing", true},
		"nobody declared":   {func(s *author.Stood) { s.Declarations = nil }, "declaration university missing; declaration authority missing", false},
		"who declared left": {func(s *author.Stood) { s.Declarations[0].Left, s.Declarations[1].Left = true, true }, "declaration university missing; declaration authority missing", false},
		"terms changed":     {func(s *author.Stood) { s.Terms.Agreed = nil }, "agreement missing", false},
		"no terms":          {func(s *author.Stood) { s.Terms = kept.Terms{} }, "", true},
		"the rules expired": {func(s *author.Stood) { s.Now = expired }, "signature university missing; signature authority missing; judged missing nobody", false},
		"signed after that": {func(s *author.Stood) {
			s.Now = expired
			for _, side := range kept.Sides() {
				signed(s, side, func(r *kept.Review) { r.Ended = &expired })
			}
		}, "", true},
		"no day of rules": {func(s *author.Stood) { s.Now, s.Report.RulesChecked = expired, "" }, "", true},
	} {
		s := stood()
		one.change(&s)
		if got := lacks(s); got != one.lacks || s.Ready() != (got == "") || s.ReadyUrgently() != one.urgent {
			t.Errorf("%s: it lacks %q, ready %v, urgently %v", what, got, s.Ready(), s.ReadyUrgently())
		}
	}
}

func TestQuestionsAreKeptAsTheyAreAsked(t *testing.T) {
	var keys []string
	for _, q := range author.Questions() {
		keys = append(keys, q.Key)
	}
	if !slices.Equal(keys, kept.Questions()) {
		t.Errorf("what is asked is %v, and what is kept %v", keys, kept.Questions())
	}
}

func TestWhatWasPublishedSaysWhenItsRulePackExpired(t *testing.T) {
	expired := time.Date(2027, 11, 23, 0, 0, 0, 0, time.UTC)
	for _, one := range []struct {
		about       string
		signed, now time.Time
		is          bool
	}{
		{`{"checked":"2026-11-22"}`, today, today, false},
		{`{"checked":"2026-11-22"}`, today, expired, false},
		{`{"checked":"2026-11-22"}`, today, expired.Add(time.Second), true},
		{`{"checked":"2026-11-22"}`, expired.Add(-time.Hour), expired.AddDate(1, 0, 0), true},
		{`{"checked":"2026-11-22"}`, expired.AddDate(0, 1, 0), expired.AddDate(1, 0, 0), false},
		{`{"checked":""}`, today, expired.AddDate(9, 0, 0), false},
	} {
		got := must(author.RulesExpired(author.Release{About: []byte(one.about), Signatures: []kept.Signature{
			{Side: who.University, Signed: one.signed}, {Side: who.Authority, Signed: one.signed},
		}}, one.now))(t)
		if got.IsZero() == one.is || one.is && !got.Equal(expired) {
			t.Errorf("%s, signed on %s: on %s it expired %s", one.about, one.signed, one.now, got)
		}
	}
}

// A rule pack that says a day that hasn't come counts as one that doesn't say when it was checked.
func TestRulesArentCheckedOnADayThatHasntCome(t *testing.T) {
	now := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	for checked, want := range map[string]bool{"2026-11-29": true, "2027-11-29": false} {
		s := author.Stood{Report: author.Report{RulesChecked: checked}, Now: now}
		if got := !s.RulesUntil().IsZero(); got != want {
			t.Errorf("checked on %s counts: %v", checked, got)
		}
		at, err := author.RulesExpired(author.Release{About: []byte(`{"checked":"` + checked + `"}`)}, now.AddDate(0, 6, 0))
		if err != nil || !at.IsZero() {
			t.Errorf("checked on %s has expired at %s: %v", checked, at, err)
		}
	}
}

// What a check asks to look at again keeps nothing from being published, and is counted; what it says
// of golden plays is among what they need.
func TestWhatACheckAsksToLookAtAgainIsCounted(t *testing.T) {
	s := stood()
	s.Found.List = []check.Finding{{File: "scenario.lua", Severity: check.Warning}, {File: "text/a.md", Severity: check.Warning}, {File: "text/b.md", Severity: check.Note}, {File: "plays/careful.txtar", Severity: check.Warning}}
	needs := s.Needs()
	if n := needs[0]; n.Stand != author.Met || n.Again != 2 || needs[1].Stand != author.Missing {
		t.Errorf("it needs %+v and %+v", n, needs[1])
	}
}
