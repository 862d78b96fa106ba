package store_test

import (
	"strings"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/who"
)

// handed returns proof that the student of a run hands extracts over and reads them.
func handed(t *testing.T, s *store.Store, f store.FollowedRun) (store.Handing, store.Extracts) {
	t.Helper()
	sam := must(s.PersonByToken(ctx, hash("sam")))(t)
	return must(s.HandOver(ctx, sam, f.Cohort().ID))(t), must(s.ReadExtracts(ctx, sam, f.Cohort().ID))(t)
}

// portfolio is a school in which Sam, who was given to Pat, has written in a run.
type portfolio struct {
	school
	t    *testing.T
	pat  store.Person
	run  store.Mine
	hand store.Handing
}

func newPortfolio(t *testing.T) *portfolio {
	s, pat := placed(t)
	check(t, s.Give(ctx, s.cohort, pat.ID(), []int64{s.sam.ID()}, nil))
	run := newRun(t, s.Store, must(s.NewGuestOf(ctx, s.sam, nil, later))(t))
	p := &portfolio{s, t, pat, run, must(s.HandOver(ctx, s.sam, s.cohort.Cohort().ID))(t)}
	check(t, s.PutWritings(ctx, run, []store.Writing{{Turn: 2, Kind: "note", Text: "I waited too long"}, {Turn: 0, Kind: "day-1-what", Text: "a full day"}}))
	return p
}

// extract returns what Sam hands to Pat.
func (p *portfolio) extract() store.Extract {
	return store.Extract{Educator: store.Listed{ID: p.pat.ID()}, Purpose: "portfolio", Message: "for Tuesday", Pieces: []store.Piece{
		{Run: p.run, Turn: 2, Kind: "note", Heading: "Monday, 10:00", Label: "A note", Text: "I waited too long"},
		{Run: p.run, Kind: "day-1-what", Heading: "Monday", Label: "What", Text: "a full day"},
		{Run: p.run, Turn: 2, Kind: store.KindDecided, Heading: "Monday, 10:00", Label: "Decided", Text: "Visit"},
	}}
}

func (p *portfolio) reads(who store.Person, id int64) (store.Extract, error) {
	p.t.Helper()
	return p.Extract(ctx, must(p.ReadExtracts(ctx, who, p.cohort.Cohort().ID))(p.t), id)
}

// texts returns what is left of an extract for somebody, or "–" if they can't read it.
func (p *portfolio) texts(who store.Person, id int64) string {
	p.t.Helper()
	x, err := p.reads(who, id)
	if err != nil {
		mustBe(p.t, err, store.ErrNotFound)
		return "–"
	}
	var all []string
	for _, piece := range x.Pieces {
		all = append(all, piece.Text)
	}
	return strings.Join(all, "; ")
}

// Only the practice educator to whom it was handed reads an extract, as long as the student
// is given to them, and the student.
func TestAnExtractIsForOnePracticeEducator(t *testing.T) {
	p := newPortfolio(t)
	id := must(p.AddExtract(ctx, p.hand, p.extract()))(t)
	all := "I waited too long; a full day; Visit"
	want := func(who store.Person, text string) {
		t.Helper()
		if got := p.texts(who, id); got != text {
			t.Errorf("%s reads %q, not %q", who.Name(), got, text)
		}
	}
	want(p.sam, all)
	if x := must(p.reads(p.sam, id))(t); x.Read != nil || x.Message != "for Tuesday" || x.Educator.Name != "Pat" || x.Pieces[0].Title != "First week" {
		t.Errorf("before it was read it is %+v", x)
	}
	want(p.pat, all)
	want(p.tia, "–")
	if x := must(p.reads(p.sam, id))(t); x.Read == nil {
		t.Error("it hasn't been read")
	}
	for _, none := range []store.Person{p.lou, p.ada, p.max} {
		_, err := p.ReadExtracts(ctx, none, p.cohort.Cohort().ID)
		mustBe(t, err, store.ErrForbidden)
	}
	_, err := p.ReadExtracts(ctx, p.zoe, p.cohort.Cohort().ID)
	mustBe(t, err, store.ErrNotFound)
	_, err = p.HandOver(ctx, p.pat, p.cohort.Cohort().ID)
	mustBe(t, err, store.ErrForbidden)

	a := must(p.Allow(ctx, p.ada, who.Invite, 1))(t)
	pru := arrive(t, p.Store, invite(t, p.Store, a, "", "pru", who.Practitioner), "Pru", "pru@x.test")
	check(t, p.AddEducator(ctx, p.cohort, "pru@x.test"))
	check(t, p.Give(ctx, p.cohort, pru.ID(), []int64{p.sam.ID()}, nil))
	want(pru, "–")
	check(t, p.Give(ctx, p.cohort, p.pat.ID(), nil, []int64{p.sam.ID()}))
	want(p.pat, "–")
	want(p.sam, all)
	check(t, p.Give(ctx, p.cohort, p.pat.ID(), []int64{p.sam.ID()}, nil))
	want(p.pat, all)

	tias := must(p.HandOver(ctx, p.tia, p.cohort.Cohort().ID))(t)
	mustBe(t, p.WithdrawExtract(ctx, tias, id), store.ErrNotFound)
	check(t, p.WithdrawExtract(ctx, p.hand, id))
	want(p.pat, "–")
	want(p.sam, "–")
	lines := 0
	for _, l := range must(p.Audit(ctx, must(p.Allow(ctx, p.ada, who.ReadAudit, 1))(t), 0, 100))(t) {
		if l.About == id && (l.Act == who.HandOverExtract || l.Act == who.ReadExtract) {
			lines++
		}
	}
	if lines != 3 {
		t.Errorf("the audit log has %d lines about it, not that it was handed over, read and withdrawn", lines)
	}
}

// What is erased is gone from what was handed over, and what is changed stays as it was
// chosen.
func TestWhatIsErasedIsGoneFromAnExtract(t *testing.T) {
	p := newPortfolio(t)
	id := must(p.AddExtract(ctx, p.hand, p.extract()))(t)
	want := func(text string) {
		t.Helper()
		if got := p.texts(p.pat, id); got != text {
			t.Errorf("it has %q, not %q", got, text)
		}
	}
	check(t, p.PutWriting(ctx, p.run, store.Writing{Turn: 2, Kind: "note", Text: "something that isn't for Pat"}))
	want("I waited too long; a full day; Visit")
	check(t, p.PutWriting(ctx, p.run, store.Writing{Turn: 2, Kind: "note"}))
	want("a full day; Visit")
	check(t, p.EraseWritings(ctx, p.run))
	want("Visit")
	check(t, p.EraseWritingsOf(ctx, must(p.GuestsOf(ctx, p.sam, nil))(t)))
	if got := must(p.reads(p.pat, id))(t).Message; got != "" {
		t.Errorf("after all words were erased there is the message %q", got)
	}
	check(t, p.DeleteRun(ctx, p.run))
	want("")
	check(t, p.Erase(ctx, p.sam))
	want("–")
}

// Nothing is handed over but what is one's own and can be read, to somebody to whom one was
// given, and only so much of it.
func TestOnlyOnesOwnIsHandedOver(t *testing.T) {
	p := newPortfolio(t)
	add := func(change func(*store.Extract), want error) {
		t.Helper()
		e := p.extract()
		change(&e)
		_, err := p.AddExtract(ctx, p.hand, e)
		mustBe(t, err, want)
	}
	other := newRun(t, p.Store, newGuest(t, p.Store, "of this browser"))
	add(func(e *store.Extract) { e.Pieces[1].Run = other }, store.ErrNotFound)
	add(func(e *store.Extract) { e.Pieces[1].Run = store.Mine{} }, store.ErrNobody)
	add(func(e *store.Extract) { e.Educator.ID = p.lou.ID() }, store.ErrNotFound)
	add(func(e *store.Extract) { e.Message = strings.Repeat("x", store.MaxComment+1) }, store.ErrTooLarge)
	add(func(e *store.Extract) {
		for len(e.Pieces) <= store.MaxPieces {
			e.Pieces = append(e.Pieces, e.Pieces...)
		}
	}, store.ErrTooLarge)
	add(func(e *store.Extract) {
		e.Pieces[0].Text = strings.Repeat("x", store.MaxText)
		for range 7 {
			e.Pieces = append(e.Pieces, e.Pieces[0])
		}
	}, store.ErrTooLarge)
	for range store.MaxExtracts {
		add(func(e *store.Extract) { e.Pieces = e.Pieces[:1] }, nil)
	}
	add(func(*store.Extract) {}, store.ErrFull)
}

// In a session that has only a passphrase that was handed over, what was handed to a
// practice educator before isn't read either.
func TestAnExtractOfClosedWordsIsClosed(t *testing.T) {
	p := newPortfolio(t)
	id := must(p.AddExtract(ctx, p.hand, p.extract()))(t)
	at(t, today.Add(time.Minute))
	since := signIn(t, p.Store, must(p.Replace(ctx, newReset(t, p.Store, "sam@x.test"), "the new hash", week))(t), "since")
	if got := p.texts(since, id); got != "; ; " {
		t.Errorf("it reads %q", got)
	}
	if got := must(p.reads(since, id))(t).Message + must(p.Extracts(ctx, must(p.ReadExtracts(ctx, since, p.cohort.Cohort().ID))(t)))(t)[0].Message; got != "" {
		t.Errorf("it reads the message %q", got)
	}
	if got := p.texts(p.pat, id); got != "I waited too long; a full day; Visit" {
		t.Errorf("the practice educator reads %q", got)
	}
	closed := must(p.Mine(ctx, must(p.GuestsOf(ctx, since, nil))(t), p.run.ID()))(t)
	e := p.extract()
	e.Pieces = []store.Piece{{Run: closed, Turn: 2, Kind: "note", Text: "I waited too long"}}
	_, err := p.AddExtract(ctx, must(p.HandOver(ctx, since, p.cohort.Cohort().ID))(t), e)
	mustBe(t, err, store.ErrClosed)
	check(t, p.EraseClosed(ctx, since))
	if got := p.texts(p.pat, id); got != "Visit" {
		t.Errorf("after it was erased there is %q", got)
	}
	if got := must(p.reads(p.pat, id))(t).Message; got != "" {
		t.Errorf("after it was erased there is the message %q", got)
	}
}
