package author_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/store/storetest"
	"caseload/app/who"
)

// reviewed is a draft that Ada wrote and Bo can write, with a reviewer of the authority, Cy, and
// one of the university, Di.
type reviewed struct {
	*town
	draft  int64
	cy, di store.Person
}

func newReviewed(t *testing.T) *reviewed {
	w := newTown(t)
	writing, _ := w.draft("scenario.lua", "one")
	r := &reviewed{town: w, draft: writing.Draft().ID, cy: w.invited("cy@x.test", 2), di: w.invited("di@x.test", 1)}
	w.join(r.cy, author.Somebody{Email: "cy@x.test", Standing: who.Reviewed})
	w.join(r.di, author.Somebody{Email: "di@x.test", Standing: who.Reviewed})
	return r
}

func (r *reviewed) reads(p store.Person) author.Reading {
	r.t.Helper()
	return must(r.there.Read(ctx, p, r.draft))(r.t)
}

// newest is the draft as it is. Its digest is of the one text that it has, as it is compared here.
func (r *reviewed) newest() author.Read {
	r.t.Helper()
	reading := must(r.here.Read(ctx, r.ada, r.draft))(r.t)
	files := must(r.here.Files(ctx, reading, false))(r.t)
	read := author.Read{Slug: reading.Draft().Slug, Texts: files}
	for _, f := range files {
		read.Digest += r.text(reading, f.ID)
	}
	read.Archive = []byte("pack of " + read.Digest)
	return read
}

func (r *reviewed) begin(p store.Person) int64 {
	r.t.Helper()
	return must(r.there.BeginReview(ctx, r.reads(p), r.newest()))(r.t)
}

func (r *reviewed) end(p store.Person, id int64, as author.Verdict) error {
	r.t.Helper()
	r.answers(p, id, author.AnswerFine)
	return r.here.EndReview(ctx, r.reads(p), id, as, r.newest())
}

// answers has somebody answer every question of their review alike, as far as that is theirs and open.
func (r *reviewed) answers(p store.Person, id int64, choice string) {
	r.t.Helper()
	answers := map[string]author.Answer{}
	for _, q := range author.Questions() {
		answers[q] = author.Answer{Choice: choice, Why: "since"}
	}
	check(r.t, r.here.Answer(ctx, r.reads(p), id, answers, "words"))
}

// types adds to the draft's only file.
func (r *reviewed) types(p store.Person, text string) {
	r.t.Helper()
	writing := must(r.here.Write(ctx, p, r.draft))(r.t)
	file := must(r.here.Files(ctx, writing.Reading(), false))(r.t)[0].ID
	e := newEditor(r.t, r.here, writing, file, fmt.Sprint("of ", p.ID(), text))
	e.insert(0, text)
	e.push()
}

func TestAReviewPinsWhatWasRead(t *testing.T) {
	r := newReviewed(t)
	id := r.begin(r.cy)
	di := r.begin(r.di)
	r.answers(r.cy, id, author.AnswerFine)
	check(t, r.here.Answer(ctx, r.reads(r.cy), id, map[string]author.Answer{"happen": {"fine", "I have seen it"}, "law": {"change", ""}}, "so far"))
	check(t, r.here.Answer(ctx, r.reads(r.cy), id, map[string]author.Answer{"law": {"unsure", "The 2014 Act"}}, "words"))
	mustBe(t, r.here.Answer(ctx, r.reads(r.di), id, nil, "so far"), store.ErrForbidden)
	if other := must(r.here.Review(ctx, r.reads(r.di), id))(t); other.Answers != nil {
		t.Errorf("Di sees what Cy hasn't finished: %v", other.Answers)
	}
	check(t, r.here.EndReview(ctx, r.reads(r.cy), id, author.Signed, r.newest()))
	seen := must(r.here.Review(ctx, r.reads(r.di), id))(t)
	if seen.Name != "cy" || seen.Side != who.Authority || seen.Place != "An Authority" || seen.Lived || seen.Gone || seen.Ended == nil || seen.Verdict != author.Signed || seen.Words != "words" {
		t.Errorf("the review is %+v", seen)
	}
	if seen.Answers["happen"] != (author.Answer{Choice: "fine", Why: "I have seen it"}) || seen.Answers["law"] != (author.Answer{Choice: "unsure", Why: "The 2014 Act"}) {
		t.Errorf("the answers are %v", seen.Answers)
	}
	r.types(r.bo, "two ")
	if pack := must(r.here.ReviewedPack(ctx, r.reads(r.di), seen.Digest))(t); string(pack) != "pack of one" {
		t.Errorf("what was read is %q", pack)
	}
	texts := must(r.here.ReviewedTexts(ctx, r.reads(r.di), seen.Digest))(t)
	if len(texts) != 1 || texts[0].Path != "scenario.lua" || texts[0].Version != 0 {
		t.Errorf("the texts that were read are %+v", texts)
	}
	if list := must(r.here.Reviews(ctx, r.reads(r.ada)))(t); len(list) != 2 || list[0].ID != di || list[0].Side != who.University || list[1].Verdict != author.Signed {
		t.Errorf("the reviews are %+v", list)
	}
	mine, _, err := r.here.ReviewsOfMine(ctx, r.own(r.cy))
	if err != nil || len(mine) != 1 || mine[0].ID != id || mine[0].Answers["law"].Why != "The 2014 Act" {
		t.Errorf("Cy has reviewed %+v: %v", mine, err)
	}
	_, err = r.here.ReviewedPack(ctx, r.reads(r.di), "another")
	mustBe(t, err, store.ErrNotFound)
}

func TestOnlyTheNewestIsSigned(t *testing.T) {
	r := newReviewed(t)
	id, before := r.begin(r.cy), r.newest()
	r.types(r.bo, "two ")
	r.answers(r.cy, id, author.AnswerFine)
	mustBe(t, r.here.EndReview(ctx, r.reads(r.cy), id, author.Signed, before), store.ErrChanged)
	mustBe(t, r.end(r.cy, id, author.Signed), author.ErrOutdated)
	if now := must(r.here.Review(ctx, r.reads(r.cy), id))(t); now.Ended != nil {
		t.Error("it was ended")
	}
	_, err := r.here.BeginReview(ctx, r.reads(r.di), before)
	mustBe(t, err, store.ErrChanged)
	check(t, r.end(r.cy, id, author.NotYet))

	// Taking out a file, moving it and renaming the scenario make another pack too.
	for _, change := range []func(author.Writing, int64) error{
		func(w author.Writing, file int64) error {
			return r.here.Move(ctx, w, file, "scenario.lua", "other.lua")
		},
		func(w author.Writing, file int64) error { return r.here.SetOutside(ctx, w, file, true, false) },
		func(w author.Writing, file int64) error { return r.here.RenameDraft(ctx, w, "Name", "slug") },
		func(w author.Writing, file int64) error {
			_, err := r.here.AddFile(ctx, w, author.NewFile{Path: "more.lua"})
			return err
		},
		func(w author.Writing, file int64) error { return r.here.Remove(ctx, w, file, true) },
	} {
		id, before := r.begin(r.cy), r.newest()
		w := must(r.here.Write(ctx, r.bo, r.draft))(t)
		check(t, change(w, before.Texts[0].ID))
		r.answers(r.cy, id, author.AnswerFine)
		mustBe(t, r.here.EndReview(ctx, r.reads(r.cy), id, author.Signed, before), store.ErrChanged)
		check(t, r.here.EndReview(ctx, r.reads(r.cy), id, author.NotYet, before))
	}
}

// A review of what has changed meanwhile lapses, says nothing of the draft as it is, and the next one
// begins with what was answered in it.
func TestAReviewGoesOnWithTheAnswersOfTheLast(t *testing.T) {
	r := newReviewed(t)
	id := r.begin(r.cy)
	check(t, r.here.Answer(ctx, r.reads(r.cy), id, map[string]author.Answer{"law": {author.AnswerFine, "The 1989 Act"}, "fair": {author.AnswerChange, ""}}, "so far"))
	mustBe(t, r.here.EndReview(ctx, r.reads(r.cy), id, author.Lapsed, r.newest()), author.ErrAsRead)
	r.types(r.bo, "two ")
	check(t, r.here.EndReview(ctx, r.reads(r.cy), id, author.Lapsed, r.newest()))
	if !must(r.there.Unread(ctx, r.reads(r.cy)))(t)[r.bo.ID()] {
		t.Error("it counts as having read what Bo wrote")
	}
	next := r.begin(r.cy)
	seen := must(r.there.Review(ctx, r.reads(r.cy), next))(t)
	if len(seen.Answers) != 2 || seen.Answers["law"] != (author.Answer{Choice: author.AnswerFine, Why: "The 1989 Act"}) || seen.Words != "so far" {
		t.Errorf("the next begins with %+v, %q", seen.Answers, seen.Words)
	}
	if of := must(r.there.Review(ctx, r.reads(r.di), r.begin(r.di)))(t); len(of.Answers) != 0 {
		t.Errorf("Di begins with another's answers: %v", of.Answers)
	}
	r.answers(r.cy, next, author.AnswerFine)
	check(t, r.end(r.cy, next, author.Signed))
	if last := must(r.there.Review(ctx, r.reads(r.cy), r.begin(r.cy)))(t); last.Words != "" || last.Answers["law"].Choice != author.AnswerFine {
		t.Errorf("after signing, the next begins with %+v, %q", last.Answers, last.Words)
	}
}

func TestNobodySignsWhatOnlyTheyHaveRead(t *testing.T) {
	r := newReviewed(t)
	id := r.begin(r.ada) // who made it
	mustBe(t, r.end(r.ada, id, author.Signed), author.ErrWrote)
	check(t, r.end(r.ada, id, author.NotYet)) // one's own review doesn't help
	id = r.begin(r.ada)
	mustBe(t, r.end(r.ada, id, author.Signed), author.ErrWrote)

	cys := r.begin(r.cy)
	r.types(r.bo, "two ")
	check(t, r.end(r.cy, cys, author.NotYet)) // of what was there before
	check(t, r.end(r.ada, id, author.NotYet))
	id = r.begin(r.ada)
	mustBe(t, r.end(r.ada, id, author.Signed), author.ErrWrote)

	check(t, r.end(r.di, r.begin(r.di), author.NotYet))
	check(t, r.end(r.ada, id, author.Signed))
	check(t, r.end(r.bo, r.begin(r.bo), author.Signed))
	r.types(r.bo, "three ")
	id = r.begin(r.bo)
	mustBe(t, r.end(r.bo, id, author.Signed), author.ErrWrote)
	check(t, r.end(r.ada, r.begin(r.ada), author.Signed))
	check(t, r.end(r.bo, id, author.Signed))
}

// A review that leaves a question open, or can't say at most of them, and one by somebody whose own
// words nobody has read, leave what others wrote unread.
func TestOnlyAWholeReviewByFreshEyesCounts(t *testing.T) {
	r := newReviewed(t)
	unread := func(p store.Person) bool {
		t.Helper()
		return must(r.there.Unread(ctx, r.reads(r.cy)))(t)[p.ID()]
	}
	id := r.begin(r.cy)
	check(t, r.here.Answer(ctx, r.reads(r.cy), id, nil, "It needs more."))
	check(t, r.here.EndReview(ctx, r.reads(r.cy), id, author.NotYet, r.newest()))
	same(t, "an empty review leaves Ada unread", unread(r.ada), true)

	id = r.begin(r.cy)
	r.answers(r.cy, id, author.AnswerUnsure)
	lacks := (*author.Unfinished)(nil)
	if err := r.here.EndReview(ctx, r.reads(r.cy), id, author.Signed, r.newest()); !errors.As(err, &lacks) || !lacks.Unsure {
		t.Errorf("signing what one can't say anything about: %v", err)
	}
	check(t, r.here.EndReview(ctx, r.reads(r.cy), id, author.NotYet, r.newest()))
	same(t, "one that can't say leaves Ada unread", unread(r.ada), true)

	r.types(r.bo, "two ")
	for range 2 {
		check(t, r.end(r.bo, r.begin(r.bo), author.NotYet))
		check(t, r.end(r.ada, r.begin(r.ada), author.NotYet))
	}
	same(t, "two who wrote and have read each other", []bool{unread(r.ada), unread(r.bo)}, []bool{true, true})

	id = r.begin(r.cy)
	r.answers(r.cy, id, author.AnswerUnsure)
	check(t, r.here.Answer(ctx, r.reads(r.cy), id, map[string]author.Answer{"happen": {author.AnswerFine, ""}, "law": {author.AnswerFine, ""}, "people": {author.AnswerFine, ""}}, "words"))
	mustUnfinished(t, r.here.EndReview(ctx, r.reads(r.cy), id, author.Signed, r.newest()))
	check(t, r.here.Answer(ctx, r.reads(r.cy), id, map[string]author.Answer{"fair": {author.AnswerChange, "Where?"}}, "words"))
	mustUnfinished(t, r.here.EndReview(ctx, r.reads(r.cy), id, author.Signed, r.newest())) // she objects
	check(t, r.here.EndReview(ctx, r.reads(r.cy), id, author.NotYet, r.newest()))
	same(t, "after a whole review by somebody else", []bool{unread(r.ada), unread(r.bo)}, []bool{false, false})
}

func mustUnfinished(t *testing.T, err error) {
	t.Helper()
	if !errors.As(err, new(*author.Unfinished)) {
		t.Errorf("it ended with %v", err)
	}
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %v, and not %v", what, got, want)
	}
}

func TestWhoMayReview(t *testing.T) {
	r := newReviewed(t)
	ed, fay := r.invited("ed@x.test", 1), r.invited("fay@x.test", 2)
	r.join(ed, author.Somebody{Email: "ed@x.test", Standing: who.Readable})
	r.join(fay, author.Somebody{Email: "fay@x.test", Standing: who.Reviewed, Lived: true})
	_, err := r.here.BeginReview(ctx, r.reads(ed), r.newest())
	mustBe(t, err, store.ErrForbidden)
	id := r.begin(fay)
	if one := must(r.here.Review(ctx, r.reads(fay), id))(t); !one.Lived || one.Side != "" {
		t.Errorf("who was heard for what she lived through reviews as %+v", one)
	}
	_, err = r.here.BeginReview(ctx, r.reads(fay), r.newest())
	mustBe(t, err, store.ErrTaken)
	check(t, r.here.DropReview(ctx, r.reads(fay), id))
	_, err = r.here.Review(ctx, r.reads(fay), id)
	mustBe(t, err, store.ErrNotFound)
	_, err = r.here.ReviewedPack(ctx, r.reads(fay), "one")
	mustBe(t, err, store.ErrNotFound)
	id = r.begin(fay)
	mustBe(t, r.here.DropReview(ctx, r.reads(r.cy), id), store.ErrForbidden)
	check(t, r.here.PutAway(ctx, r.reads(r.ada), true))
	_, err = r.here.BeginReview(ctx, r.reads(r.cy), r.newest())
	mustBe(t, err, store.ErrArchived)
}

// Whoever was taken out in the middle of a review ends none, and what they answered stays.
func TestAReviewerWhoIsTakenOut(t *testing.T) {
	r := newReviewed(t)
	id, proof := r.begin(r.cy), r.reads(r.cy)
	check(t, r.here.Answer(ctx, proof, id, map[string]author.Answer{"law": {"yes", ""}}, "so far"))
	check(t, r.here.Leave(ctx, r.partner(r.cy, who.ReadPartnership)))
	for _, err := range []error{
		r.here.Answer(ctx, proof, id, nil, "so far"), r.here.EndReview(ctx, proof, id, author.Signed, r.newest()), r.here.DropReview(ctx, proof, id),
		r.here.Judge(ctx, proof, id, author.Judgement{Moment: "m"}),
	} {
		mustBe(t, err, store.ErrNotFound)
	}
	if seen := must(r.here.Review(ctx, r.reads(r.ada), id))(t); !seen.Gone || seen.Ended != nil || seen.Name != "cy" {
		t.Errorf("the review is %+v", seen)
	}
	check(t, r.here.Invite(ctx, r.owner(), author.Somebody{Email: "cy@x.test", Standing: who.Reviewed}, later, hash("again"), false))
	check(t, r.all.AcceptAs(ctx, must(r.all.Invited(ctx, hash("again")))(t), r.cy))
	if own := must(r.here.Review(ctx, r.reads(r.cy), id))(t); own.Gone || own.Answers["law"].Choice != "yes" {
		t.Errorf("after coming back it is %+v", own)
	}
	check(t, r.end(r.cy, id, author.Signed))
	check(t, r.all.Erase(ctx, r.cy))
	if seen := must(r.here.Review(ctx, r.reads(r.ada), id))(t); !seen.Gone || seen.Verdict != author.Signed || seen.Name != "" || seen.Side != who.Authority {
		t.Errorf("after erasing Cy it is %+v", seen)
	}
}

func TestAReviewEndsOnce(t *testing.T) {
	r := newReviewed(t)
	id, newest := r.begin(r.cy), r.newest()
	r.answers(r.cy, id, author.AnswerFine)
	var all sync.WaitGroup
	var errs [6]error
	for i := range errs {
		proof, on, as := r.reads(r.cy), []*author.Store{r.here, r.there}[i%2], []author.Verdict{author.Signed, author.NotYet}[i/3]
		all.Go(func() { errs[i] = on.EndReview(ctx, proof, id, as, newest) })
	}
	all.Wait()
	ended, last := 0, author.Verdict("")
	for i, err := range errs {
		if err == nil {
			ended, last = ended+1, []author.Verdict{author.Signed, author.NotYet}[i/3]
		} else {
			mustBe(t, err, author.ErrEnded)
		}
	}
	seen := must(r.here.Review(ctx, r.reads(r.cy), id))(t)
	if ended != 1 || seen.Verdict != last {
		t.Errorf("it ended %d times, as %+v", ended, seen)
	}
	mustBe(t, r.here.Answer(ctx, r.reads(r.cy), id, nil, "so far"), author.ErrEnded)
	mustBe(t, r.here.DropReview(ctx, r.reads(r.cy), id), author.ErrEnded)
}

func TestRangesAreJudgedApart(t *testing.T) {
	r := newReviewed(t)
	eve := r.invited("eve@x.test", 2)
	r.join(eve, author.Somebody{Email: "eve@x.test", Standing: who.Reviewed})
	ids := map[store.Person]int64{r.cy: r.begin(r.cy), eve: r.begin(eve), r.di: r.begin(r.di)}
	judge := func(p store.Person, moment, least, most string) error {
		return r.here.Judge(ctx, r.reads(p), ids[p], author.Judgement{Moment: moment, Shown: "as now", Least: least, Most: most, Why: "since", Decides: true})
	}
	sees := func(p store.Person) (said string) {
		for _, j := range must(r.there.Judgements(ctx, r.reads(p)))(t) {
			said += fmt.Sprint(j.Name, " ", j.Moment, " ", j.Least, j.Most, " ", j.Counts(), "; ")
		}
		return said
	}
	check(t, judge(r.cy, "bus", "P3", "P2"))
	check(t, judge(r.di, "letter", "P3", "P3"))
	for p, want := range map[store.Person]string{
		eve: "", r.di: "di letter P3P3 false; ", r.cy: "cy bus P3P2 true; ",
		r.ada: "cy bus P3P2 true; di letter P3P3 false; ", // who wrote it
	} {
		if got := sees(p); got != want {
			t.Errorf("%d sees %q and not %q", p.ID(), got, want)
		}
	}
	check(t, judge(eve, "bus", "P2", "P1"))
	if got, want := sees(eve), "cy bus P3P2 true; eve bus P2P1 true; "; got != strings.ReplaceAll(want, "eve", "ev") {
		t.Errorf("Eve sees %q", got)
	}
	if _, own, err := r.here.ReviewsOfMine(ctx, r.own(eve)); err != nil || len(own) != 1 || own[0].Most != "P1" {
		t.Errorf("Eve has judged %+v: %v", own, err)
	}
	// Having seen it, nobody judges again.
	mustBe(t, judge(eve, "bus", "P3", "P2"), store.ErrTaken)
	mustBe(t, r.here.DropReview(ctx, r.reads(eve), ids[eve]), author.ErrJudged)
	mustBe(t, r.here.Judge(ctx, r.reads(eve), ids[r.cy], author.Judgement{Moment: "letter"}), store.ErrForbidden)
	// A moment that reads otherwise is another one.
	check(t, r.here.Judge(ctx, r.reads(eve), ids[eve], author.Judgement{Moment: "bus", Shown: "later", Least: "P3", Most: "P2"}))

	ids[r.bo] = r.begin(r.bo)
	r.types(r.bo, "two ")
	check(t, judge(r.bo, "letter", "P2", "P2"))
	if got := sees(r.bo); !strings.Contains(got, "bo letter P2P2 false") {
		t.Errorf("who wrote it counts: %s", got)
	}
	check(t, r.end(eve, ids[eve], author.NotYet))
	mustBe(t, judge(eve, "letter", "P2", "P1"), author.ErrEnded)
	if all := must(r.here.JudgedForShelf(ctx, r.reads(r.ada)))(t); len(all) != 5 {
		t.Errorf("%d judgements", len(all))
	}
	// To count them, the reasons aren't needed, and nothing else is missing.
	for _, p := range []store.Person{r.ada, r.bo, r.cy, eve} {
		all := must(r.here.Judgements(ctx, r.reads(p)))(t)
		for i := range all {
			all[i].Why = ""
		}
		if tiers := must(r.here.Tiers(ctx, r.reads(p), false))(t); !reflect.DeepEqual(tiers, all) {
			t.Errorf("%v are counted of %v", tiers, all)
		}
	}
	if all := must(r.here.Tiers(ctx, r.reads(r.cy), true))(t); len(all) != 5 {
		t.Errorf("%d are counted", len(all))
	}
}

func TestReviewsAreLimited(t *testing.T) {
	storetest.LongOnPostgres(t)
	r := newReviewed(t)
	id, cy := r.begin(r.cy), r.reads(r.cy)
	long := strings.Repeat("x", author.MaxReviewWords+1)
	for _, err := range []error{
		r.here.Answer(ctx, cy, id, map[string]author.Answer{"law": {"yes", long}}, "so far"),
		r.here.Answer(ctx, cy, id, map[string]author.Answer{long: {"yes", ""}}, "so far"),
		r.here.Answer(ctx, cy, id, nil, long),
		r.here.Judge(ctx, cy, id, author.Judgement{Moment: "m", Why: long}),
		r.here.Judge(ctx, cy, id, author.Judgement{Moment: long}),
	} {
		mustBe(t, err, store.ErrTooLarge)
	}
	if r.here.EndReview(ctx, cy, id, "perhaps", r.newest()) == nil {
		t.Error("it ended as nothing that there is")
	}
	for n := range author.MaxAnswers {
		check(t, r.here.Answer(ctx, cy, id, map[string]author.Answer{fmt.Sprint(n): {"yes", ""}}, "so far"))
	}
	mustBe(t, r.here.Answer(ctx, cy, id, map[string]author.Answer{"more": {"yes", ""}}, "so far"), store.ErrTooLarge)
	for n := range author.MaxJudgements {
		check(t, r.here.Judge(ctx, cy, id, author.Judgement{Moment: fmt.Sprint(n)}))
	}
	mustBe(t, r.here.Judge(ctx, cy, id, author.Judgement{Moment: "more"}), store.ErrFull)
	check(t, r.here.Answer(ctx, cy, id, nil, "words"))
	check(t, r.here.EndReview(ctx, cy, id, author.NotYet, r.newest()))
	for range author.MaxReviews {
		r.days.Add(1)
		check(t, r.end(r.cy, r.begin(r.cy), author.NotYet))
	}
	id = r.begin(r.di)
	for range author.MaxReviews {
		r.days.Add(1)
		check(t, r.end(r.cy, r.begin(r.cy), author.NotYet))
	}
	list := must(r.there.Reviews(ctx, cy))(t)
	if len(list) != author.MaxReviews+1 || list[len(list)-1].ID != id {
		t.Errorf("%d reviews are listed, the oldest of them %+v", len(list), list[len(list)-1])
	}
}

// Whoever reviews a draft again and again waits at some time, and keeps nobody else from it.
func TestOnePersonBeginsSoManyReviews(t *testing.T) {
	r := newReviewed(t)
	begin := func(p store.Person) error {
		_, err := r.there.BeginReview(ctx, r.reads(p), r.newest())
		return err
	}
	check(t, r.end(r.cy, r.begin(r.cy), author.NotYet))
	r.days.Add(1)
	for range author.MaxBegun - 1 {
		check(t, r.here.DropReview(ctx, r.reads(r.cy), r.begin(r.cy)))
		check(t, r.end(r.cy, r.begin(r.cy), author.NotYet))
	}
	mustBe(t, begin(r.cy), author.ErrBegun)
	check(t, r.end(r.di, r.begin(r.di), author.Signed))
	r.days.Store(int64(author.BegunSpan.Hours() / 24)) // since the first, of which there is one
	check(t, r.end(r.cy, r.begin(r.cy), author.Signed))
	mustBe(t, begin(r.cy), author.ErrBegun)
}

// A draft that is reviewed again and again doesn't become full for good, and keeps nobody from
// writing: what was read long ago goes, first what nothing else names, and the reviews stay. What is
// read in an open review, and what was read, signed and published last, stays.
func TestWhatWasReadLongAgoGoes(t *testing.T) {
	storetest.LongOnPostgres(t)
	r := newReviewed(t)
	kept := func(digest string) bool {
		_, err := r.here.ReviewedPack(ctx, r.reads(r.ada), digest)
		_, err2 := r.there.ReviewedTexts(ctx, r.reads(r.ada), digest)
		if err != nil && !errors.Is(err, author.ErrLetGo) || errors.Is(err, author.ErrLetGo) != errors.Is(err2, author.ErrLetGo) {
			t.Fatalf("%v, %v", err, err2)
		}
		return err == nil
	}
	read := func(p store.Person) (author.Read, int64) {
		r.types(r.bo, "x")
		r.days.Add(1)
		read := r.newest()
		read.Archive = make([]byte, author.MaxPlay)
		read.Archive[0] = 1
		return read, must(r.here.BeginReview(ctx, r.reads(p), read))(t)
	}
	reviewed := func(p store.Person, as author.Verdict, judges bool) (author.Read, int64) {
		read, id := read(p)
		if judges {
			check(t, r.here.Judge(ctx, r.reads(p), id, author.Judgement{Moment: read.Digest, Shown: "s", Least: "P2", Most: "P1"}))
		}
		r.answers(p, id, author.AnswerFine)
		check(t, r.here.EndReview(ctx, r.reads(p), id, as, read))
		return read, id
	}
	open, _ := read(r.di)
	judged, _ := reviewed(r.cy, author.NotYet, true)
	signed, _ := reviewed(r.cy, author.Signed, false)
	first, id := reviewed(r.cy, author.NotYet, false)
	gone := 0
	for n := range 2 * author.MaxKept / author.MaxPlay {
		last, _ := reviewed(r.cy, author.NotYet, false)
		if !kept(last.Digest) || !kept(open.Digest) || !kept(signed.Digest) {
			t.Fatalf("after %d, what is read now, what was signed last or what was read last has gone", n)
		}
		if !kept(first.Digest) {
			gone++
		}
		if gone == 1 && !kept(judged.Digest) {
			t.Error("what a range was judged in went before what nothing names")
		}
	}
	if gone == 0 {
		t.Fatal("nothing has gone, so that this proves nothing")
	}
	one := must(r.there.Review(ctx, r.reads(r.ada), id))(t)
	if one.Ended == nil || len(one.Answers) == 0 {
		t.Errorf("of a review there is %+v", one)
	}
	if all := must(r.here.Judgements(ctx, r.reads(r.cy)))(t); len(all) != 1 {
		t.Errorf("there are %d ranges", len(all))
	}
	// Others write on.
	writing := must(r.here.Write(ctx, r.bo, r.draft))(t)
	for n := range 8 {
		must(r.here.AddFile(ctx, writing, author.NewFile{Path: fmt.Sprint("more", n, ".lua"), Text: strings.Repeat("-", author.MaxText)}))(t)
	}
}
