package shelf_test

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/store/shelf"
	"caseload/app/store/storetest"
	"caseload/app/who"
)

// office is a partnership of a university, for which Ada owns a draft and Di reviews, and an
// authority, for which Cy reviews. It is open on two servers, which have one clock.
type office struct {
	*desk
	there       *shelf.Store
	drafts      *author.Store
	now         time.Time
	ada, cy, di store.Person
	path        string // of the database
	partnership int64
	draft       int64
	version     int // of the pack
	cuts        []string
}

func newOffice(t *testing.T) *office {
	w := &office{now: today}
	path := filepath.Join(t.TempDir(), "caseload.db")
	w.path = path
	open := func() *store.Store {
		s := must(store.Open(storetest.At(t, path), func() time.Time { return w.now }, nil))(t)
		t.Cleanup(func() { check(t, s.Close()) })
		return s
	}
	s := open()
	w.desk, w.there, w.drafts = &desk{s, t, shelf.New(s)}, shelf.New(open()), author.New(s)
	arrive := func(email string, organisation int64, a store.Arrival) store.Person {
		check(t, s.InviteAdministrator(ctx, s.Operator(), organisation, store.Invitation{Expires: later}, hash(email)))
		a.Name, a.Email, a.PassphraseHash = email[:2], email, "hash"
		u := must(s.AcceptAsNew(ctx, must(s.Invited(ctx, hash(email)))(t), a))(t)
		return must(s.Begin(ctx, u, store.NewSession{TokenHash: hash("session of " + email), How: "passphrase", Expires: today.AddDate(1, 0, 0)}))(t)
	}
	w.ada = arrive("ada@x.test", 0, store.Arrival{Organisation: "A University", Kind: who.University})
	check(t, s.NewOrganisation(ctx, s.Operator(), "An Authority", who.Authority))
	w.cy, w.di = arrive("cy@x.test", 2, store.Arrival{}), arrive("di@x.test", 1, store.Arrival{})
	w.partnership = must(w.drafts.NewPartnership(ctx, must(s.Allow(ctx, w.ada, who.MakePartnership, 1))(t), "Hull writes"))(t)
	for email, p := range map[string]store.Person{"cy@x.test": w.cy, "di@x.test": w.di} {
		owns := must(w.drafts.Partner(ctx, w.ada, w.partnership, who.ChangePartnership))(t)
		check(t, w.drafts.Invite(ctx, owns, author.Somebody{Email: email, Standing: who.Reviewed}, later, hash("into "+email), false))
		check(t, s.AcceptAs(ctx, must(s.Invited(ctx, hash("into "+email)))(t), p))
	}
	w.draft = w.begins("half-term")
	return w
}

func (w *office) begins(slug string) int64 {
	w.t.Helper()
	p := must(w.drafts.Partner(ctx, w.ada, w.partnership, who.WriteDraft))(w.t)
	return must(w.drafts.NewDraft(ctx, p, author.Draft{Slug: slug, Name: slug}, []author.NewFile{{Path: "scenario.lua", Text: "x"}}))(w.t)
}

func (w *office) reads(p store.Person) author.Reading {
	w.t.Helper()
	return must(w.drafts.Read(ctx, p, w.draft))(w.t)
}

// changes changes the draft and the pack that is frozen from it.
func (w *office) changes() {
	w.t.Helper()
	writing := must(w.drafts.Write(ctx, w.ada, w.draft))(w.t)
	w.version++
	must(w.drafts.AddFile(ctx, writing, author.NewFile{Path: "text/" + string(rune('a'+w.version)) + ".md", Text: "more"}))(w.t)
}

func (w *office) newest() author.Read {
	w.t.Helper()
	r := w.reads(w.ada)
	return author.Read{Digest: string(rune('a' + w.version)), Slug: r.Draft().Slug, Texts: must(w.drafts.Files(ctx, r, false))(w.t), Archive: []byte("pack")}
}

// reviews has somebody begin a review of the draft as it is, and answer: at these questions they
// can't say.
func (w *office) reviews(p store.Person, unsure ...string) int64 {
	w.t.Helper()
	id, answers := must(w.drafts.BeginReview(ctx, w.reads(p), w.newest()))(w.t), map[string]author.Answer{}
	for _, q := range author.Questions() {
		answers[q] = author.Answer{Choice: author.AnswerFine}
		if slices.Contains(unsure, q) {
			answers[q] = author.Answer{Choice: author.AnswerUnsure}
		}
	}
	check(w.t, w.drafts.Answer(ctx, w.reads(p), id, answers, ""))
	return id
}

// signs has somebody review the draft as it is, sign it, and declare.
func (w *office) signs(p store.Person, unsure ...string) {
	w.t.Helper()
	id := w.reviews(p, unsure...)
	check(w.t, w.drafts.EndReview(ctx, w.reads(p), id, author.Signed, w.newest()))
	check(w.t, w.drafts.Declare(ctx, w.reads(p), w.newest().Digest))
}

func (w *office) pack() shelf.Publication {
	p := pack(w.reads(w.ada).Draft().Slug, w.version, w.cuts...)
	p.Released = "New: a call."
	return p
}

// publishes has Ada publish the draft as it is.
func (w *office) publishes(urgent bool) (shelf.Placed, error) {
	w.t.Helper()
	o, err := w.drafts.SignOff(ctx, w.reads(w.ada), w.newest(), time.Time{}, urgent)
	if err != nil {
		return "", err
	}
	return w.shelf.Publish(ctx, shelf.PublishingSigned(o), w.pack())
}

func (w *office) releases() []shelf.Release {
	w.t.Helper()
	return must(w.there.Releases(ctx, w.reads(w.di)))(w.t)
}

func mustBe(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got %v, want %v", err, want)
	}
}

func TestWhatBothSidesSignedIsPublished(t *testing.T) {
	w := newOffice(t)
	_, err := w.publishes(false)
	mustBe(t, err, author.ErrUnsigned)
	w.signs(w.di)
	_, err = w.publishes(false)
	mustBe(t, err, author.ErrUnsigned)
	w.signs(w.cy)
	_, err = w.drafts.SignOff(ctx, w.reads(w.cy), w.newest(), time.Time{}, false)
	mustBe(t, err, store.ErrForbidden) // a reviewer
	same(t, "signed by both", must(w.publishes(false))(t), shelf.PlacedNow)
	same(t, "pressed twice", must(w.publishes(false))(t), shelf.PlacedOnce)
	same(t, "what is current", current(t, w.desk), map[string]string{"half-term": w.pack().Versions[0].Digest})
	one := w.releases()[0]
	if len(w.releases()) != 1 || one.Released != "New: a call." || one.Person != w.ada.ID() || one.Second != nil || len(one.Signatures) != 2 || one.Texts != "a" {
		t.Errorf("what is known of it is %+v", one)
	}
	for _, s := range one.Signatures {
		if side := map[int64]who.Kind{w.cy.ID(): who.Authority, w.di.ID(): who.University}[s.Person]; s.Side != side {
			t.Errorf("a signature is %+v", s)
		}
	}
	w.changes()
	_, err = w.publishes(false)
	mustBe(t, err, author.ErrUnsigned)
}

// A sign-off that was checked a moment ago doesn't put on the shelf what has changed since.
func TestASignOffIsCheckedAgainAsItIsPublished(t *testing.T) {
	for what, one := range map[string]struct {
		meanwhile func(*office)
		want      error
	}{
		"the draft changed":       {func(w *office) { w.changes() }, store.ErrChanged},
		"the draft was renamed":   {func(w *office) { w.renames("other") }, store.ErrChanged},
		"a signer left":           {func(w *office) { w.leaves(w.cy) }, author.ErrUnsigned},
		"their organisation left": {func(w *office) { w.leavesFor(w.cy) }, author.ErrUnsigned},
		"a signer only reads":     {func(w *office) { w.stands(w.cy, who.Readable) }, author.ErrUnsigned},
		"a signer left the staff": {func(w *office) { w.leavesStaff(w.di) }, author.ErrUnsigned},
		"a signer moved":          {func(w *office) { w.writesFor(w.cy, 0) }, author.ErrUnsigned},
		"terms were set":          {func(w *office) { w.sets("Terms.") }, author.ErrUnsigned},
		"the draft was put away":  {func(w *office) { check(t, w.drafts.PutAway(ctx, w.reads(w.ada), true)) }, store.ErrArchived},
	} {
		t.Run(what, func(t *testing.T) {
			w := newOffice(t)
			w.signs(w.cy)
			w.signs(w.di)
			o := must(w.drafts.SignOff(ctx, w.reads(w.ada), w.newest(), time.Time{}, false))(t)
			p := w.pack()
			one.meanwhile(w)
			_, err := w.there.Publish(ctx, shelf.PublishingSigned(o), p)
			mustBe(t, err, one.want)
			same(t, "what is on the shelf", current(t, w.desk), map[string]string{})
		})
	}
}

func (w *office) renames(slug string) {
	check(w.t, w.drafts.RenameDraft(ctx, must(w.drafts.Write(ctx, w.ada, w.draft))(w.t), slug, slug))
}

func (w *office) leaves(p store.Person) {
	check(w.t, w.drafts.Leave(ctx, must(w.drafts.Partner(ctx, p, w.partnership, who.ReadPartnership))(w.t)))
}

// leavesFor has somebody made an owner and leave with all who write for their organisation.
func (w *office) leavesFor(p store.Person) {
	w.stands(p, who.Owned)
	check(w.t, w.drafts.LeaveFor(ctx, must(w.drafts.Partner(ctx, p, w.partnership, who.ChangePartnership))(w.t)))
}

// stands has Ada give somebody another standing.
func (w *office) stands(p store.Person, as who.Relation) {
	owns := must(w.drafts.Partner(ctx, w.ada, w.partnership, who.ChangePartnership))(w.t)
	for _, one := range must(w.drafts.People(ctx, owns))(w.t) {
		if one.Person == p.ID() {
			check(w.t, w.drafts.SetStanding(ctx, owns, one.ID, as))
		}
	}
}

// leavesStaff has Ada, who administers the university, make somebody a student there.
func (w *office) leavesStaff(p store.Person) {
	a := must(w.Allow(ctx, w.ada, who.ChangeRoles, 1))(w.t)
	check(w.t, w.SetRoles(ctx, a, p.ID(), []who.Role{who.Student}))
}

func (w *office) writesFor(p store.Person, organisation int64) {
	check(w.t, w.drafts.Describe(ctx, must(w.drafts.Partner(ctx, p, w.partnership, who.ReadPartnership))(w.t), "", organisation))
}

// Somebody on the staff of both counts for the one for which they write: what they have signed and
// declared for the other doesn't count beside that, and counts again if they go back to it.
func TestOnePersonIsntBothSides(t *testing.T) {
	w := newOffice(t)
	check(t, w.InviteAdministrator(ctx, w.Operator(), 2, store.Invitation{Expires: later}, hash("di too")))
	check(t, w.AcceptAs(ctx, must(w.Invited(ctx, hash("di too")))(t), w.di))
	w.signs(w.di) // for the university
	w.writesFor(w.di, 2)
	w.signs(w.di)
	_, err := w.publishes(false)
	mustBe(t, err, author.ErrUnsigned)
	w.writesFor(w.di, 1)
	w.signs(w.cy)
	_, err = w.publishes(false)
	mustBe(t, err, author.ErrUnsigned) // she declared last for the authority
	check(t, w.drafts.Declare(ctx, w.reads(w.di), w.newest().Digest))
	same(t, "with both", must(w.publishes(false))(t), shelf.PlacedNow)
	if got := w.releases()[0].Signatures; len(got) != 2 || got[0].Side != who.Authority || got[1].Person != w.di.ID() || got[1].Side != who.University {
		t.Errorf("the signatures are %+v", got)
	}
}

// A review that was begun for one organisation isn't signed for another.
func TestAReviewIsSignedForWhomItWasBegun(t *testing.T) {
	w := newOffice(t)
	id := w.reviews(w.cy)
	w.writesFor(w.cy, 0)
	mustBe(t, w.drafts.EndReview(ctx, w.reads(w.cy), id, author.Signed, w.newest()), author.ErrMoved)
	w.writesFor(w.cy, 2)
	check(t, w.drafts.EndReview(ctx, w.reads(w.cy), id, author.Signed, w.newest()))
}

func (w *office) sets(terms string) {
	check(w.t, w.drafts.SetTerms(ctx, must(w.drafts.Partner(ctx, w.ada, w.partnership, who.ChangePartnership))(w.t), 0, terms))
}

// What was published stays with its signatures, whoever leaves.
func TestASignatureStaysUnderWhatWasPublished(t *testing.T) {
	w := newOffice(t)
	w.signs(w.cy)
	w.signs(w.di)
	must(w.publishes(false))(t)
	w.leavesFor(w.cy)
	same(t, "what is current", current(t, w.desk), map[string]string{"half-term": w.pack().Versions[0].Digest})
	same(t, "signatures", len(w.releases()[0].Signatures), 2)
}

func TestASignatureBeforeTheRulePackExpiredIsntEnough(t *testing.T) {
	w := newOffice(t)
	w.signs(w.cy)
	w.signs(w.di)
	w.now = w.now.Add(time.Hour)
	expired := w.now
	_, err := w.drafts.SignOff(ctx, w.reads(w.ada), w.newest(), expired, false)
	mustBe(t, err, author.ErrUnsigned)
	w.now = w.now.Add(time.Hour)
	w.signs(w.cy)
	w.signs(w.di)
	o := must(w.drafts.SignOff(ctx, w.reads(w.ada), w.newest(), expired, false))(t)

	// What is on the shelf already is signed anew by being published once more.
	before := w.now
	must(w.shelf.Publish(ctx, shelf.PublishingSigned(o), w.pack()))(t)
	w.now = w.now.Add(time.Hour)
	w.signs(w.cy)
	w.signs(w.di)
	o = must(w.drafts.SignOff(ctx, w.reads(w.ada), w.newest(), w.now, false))(t)
	same(t, "once more", must(w.shelf.Publish(ctx, shelf.PublishingSigned(o), w.pack()))(t), shelf.PlacedOnce)
	for _, s := range w.releases()[0].Signatures {
		if !s.Signed.After(before) {
			t.Errorf("a signature is of %s", s.Signed)
		}
	}
	same(t, "how often it was published", len(w.releases()), 1)
}

func TestASlugThatIsTakenIsNoDrafts(t *testing.T) {
	w := newOffice(t)
	must(w.shelf.Publish(ctx, shelf.PublishingPack(w.Operator()), pack("half-term", 9)))(t)
	w.signs(w.cy)
	w.signs(w.di)
	_, err := w.publishes(false)
	if taken := new(shelf.Taken); !errors.As(err, &taken) || taken.Slug != "half-term" {
		t.Errorf("what the operator published: %v", err)
	}

	w.draft = w.begins("autumn")
	w.signs(w.cy)
	w.signs(w.di)
	must(w.publishes(false))(t)
	first := w.draft
	w.draft = w.begins("autumn")
	w.changes()
	w.signs(w.cy)
	w.signs(w.di)
	_, err = w.publishes(false)
	mustBe(t, err, store.ErrTaken) // by another draft of theirs
	second := w.draft
	w.draft = first
	check(t, w.drafts.PutAway(ctx, w.reads(w.ada), true))
	owns := must(w.drafts.Partner(ctx, w.ada, w.partnership, who.ChangePartnership))(t)
	mustBe(t, w.drafts.DeleteDraft(ctx, owns, first), author.ErrOffered)
	w.withdraws()
	check(t, w.drafts.DeleteDraft(ctx, owns, first))
	w.draft = second
	_, err = w.publishes(false)
	mustBe(t, err, author.ErrUnsigned) // since what had its slug was withdrawn
	w.signs(w.cy)
	w.signs(w.di)
	same(t, "once the other is deleted", must(w.publishes(false))(t), shelf.PlacedNow)
}

func TestAnUrgentCorrectionStandsForFourteenDays(t *testing.T) {
	w := newOffice(t)
	w.signs(w.cy)
	_, err := w.publishes(true)
	mustBe(t, err, shelf.ErrNotUrgent) // there is nothing to correct
	w.signs(w.di)
	must(w.publishes(false))(t)
	signed := w.pack().Versions[0].Digest

	w.changes()
	w.signs(w.cy)
	must(w.publishes(true))(t)
	until := w.now.Add(shelf.UrgentFor)
	if got := w.releases()[0]; got.Second == nil || !got.Second.Equal(until) || len(got.Signatures) != 1 {
		t.Errorf("the correction is %+v", got)
	}
	// A correction of the correction gets no more time.
	w.now = w.now.Add(3 * 24 * time.Hour)
	w.changes()
	w.signs(w.cy)
	must(w.publishes(true))(t)
	if got := w.releases()[0]; got.Second == nil || !got.Second.Equal(until) {
		t.Errorf("the second correction is %+v", got)
	}
	check(t, w.shelf.Lapse(ctx, w.Operator(), until.Add(-time.Second)))
	same(t, "what is current", current(t, w.desk)["half-term"] != signed, true)
	w.now = until
	_, err = w.publishes(true)
	mustBe(t, err, shelf.ErrNotUrgent)
	check(t, w.shelf.Lapse(ctx, w.Operator(), w.now))
	same(t, "what is current after fourteen days", current(t, w.desk), map[string]string{"half-term": signed})
	if got := w.releases(); got[0].Withdrawn == nil || got[1].Withdrawn == nil || got[2].Withdrawn != nil || got[0].Why != "" {
		t.Errorf("then they are %+v", got)
	}
	w.changes()
	w.signs(w.cy)
	_, err = w.publishes(true)
	mustBe(t, err, shelf.ErrNotUrgent)
	w.signs(w.di)
	must(w.publishes(false))(t)
	same(t, "what both signed", current(t, w.desk), map[string]string{"half-term": w.pack().Versions[0].Digest})
	w.changes()
	w.signs(w.di)
	must(w.publishes(true))(t) // the other side may be the first
}

func TestTheSecondSignatureEndsTheWaiting(t *testing.T) {
	w := newOffice(t)
	w.signs(w.cy)
	w.signs(w.di)
	must(w.publishes(false))(t)
	w.changes()
	w.signs(w.cy)
	must(w.publishes(true))(t)
	id := w.reviews(w.di)
	check(t, w.drafts.EndReview(ctx, w.reads(w.di), id, author.Signed, w.newest()))
	if w.releases()[0].Second == nil {
		t.Error("Di hasn't declared, and nothing is awaited any longer")
	}
	check(t, w.drafts.Declare(ctx, w.reads(w.di), w.newest().Digest))
	if got := w.releases()[0]; got.Second != nil || len(got.Signatures) != 2 {
		t.Errorf("with the second signature it is %+v", got)
	}
	w.now = w.now.Add(2 * shelf.UrgentFor)
	check(t, w.shelf.Lapse(ctx, w.Operator(), w.now))
	same(t, "what is current", current(t, w.desk), map[string]string{"half-term": w.pack().Versions[0].Digest})
}

// At every question somebody who signs can say.
func TestWhatNobodyWhoSignedCouldJudgeIsntPublished(t *testing.T) {
	w := newOffice(t)
	w.signs(w.cy, "law", "fair")
	w.signs(w.di, "law", "happen")
	_, err := w.publishes(false)
	mustBe(t, err, author.ErrUnsigned)
	w.signs(w.cy, "heard")
	same(t, "once Cy has looked it up", must(w.publishes(false))(t), shelf.PlacedNow)

	w.changes()
	w.signs(w.cy, "law")
	must(w.publishes(true))(t)
	w.signs(w.di, "law")
	if w.releases()[0].Second == nil {
		t.Error("nobody could judge the law, and nothing is awaited any longer")
	}
	w.signs(w.di, "fair")
	if w.releases()[0].Second != nil {
		t.Error("all is signed, and something is awaited")
	}
}

// What was withdrawn for a reason, by the other side or by the operator, all of it or a cut, doesn't
// come back with one signature, however it was changed.
func TestOneSignatureDoesntUndoAWithdrawal(t *testing.T) {
	for what, withdraws := range map[string]func(*office){
		"by the other side": func(w *office) {
			by := must(w.drafts.Withdrawing(ctx, w.reads(w.cy)))(t)
			must(w.shelf.WithdrawPublished(ctx, by, w.releases()[0].ID, false, "a real street"))(t)
		},
		"by the operator": func(w *office) { must(w.shelf.Withdraw(ctx, w.Operator(), "half-term", "", "a real street"))(t) },
		"a cut of it":     func(w *office) { must(w.shelf.Withdraw(ctx, w.Operator(), "the-call", "", "a real street"))(t) },
	} {
		t.Run(what, func(t *testing.T) {
			w := newOffice(t)
			w.cuts = []string{"the-call"}
			for range 2 {
				w.changes()
				w.signs(w.cy)
				w.signs(w.di)
				must(w.publishes(false))(t)
			}
			withdraws(w)
			w.now = w.now.Add(time.Minute)
			_, err := w.publishes(false)
			mustBe(t, err, author.ErrUnsigned) // since then
			w.changes()
			w.signs(w.di)
			_, err = w.publishes(true)
			mustBe(t, err, shelf.ErrForReason)
			_, err = shelf.UrgentUntil(w.releases(), w.newest().Digest, w.now)
			mustBe(t, err, shelf.ErrForReason)
			w.signs(w.cy)
			must(w.publishes(false))(t)
			w.changes()
			w.signs(w.di)
			same(t, "once both have signed again", must(w.publishes(true))(t), shelf.PlacedNow)
		})
	}
}

// A correction that both have signed is complete as it is published again, though neither signed
// just now.
func TestACorrectionIsCompleteOnceBothCount(t *testing.T) {
	w := newOffice(t)
	w.signs(w.cy)
	w.signs(w.di)
	must(w.publishes(false))(t)
	w.changes()
	w.signs(w.cy)
	must(w.publishes(true))(t)
	w.writesFor(w.cy, 0)
	w.signs(w.di)
	w.writesFor(w.cy, 2)
	if w.releases()[0].Second == nil {
		t.Fatal("Cy wrote for nobody as Di signed, and nothing is awaited")
	}
	same(t, "once more", must(w.publishes(false))(t), shelf.PlacedOnce)
	if got := w.releases()[0]; got.Second != nil || len(got.Signatures) != 2 {
		t.Errorf("then it is %+v", got)
	}
}

// Whoever thinks again takes back what they have signed and declared.
func TestNotYetTakesASignatureBack(t *testing.T) {
	w := newOffice(t)
	w.signs(w.cy)
	w.signs(w.di)
	w.now = w.now.Add(time.Minute)
	refuse := func() {
		t.Helper()
		id := w.reviews(w.cy)
		check(t, w.drafts.Answer(ctx, w.reads(w.cy), id, nil, "A street that there is."))
		check(t, w.drafts.EndReview(ctx, w.reads(w.cy), id, author.NotYet, w.newest()))
	}
	refuse()
	_, err := w.publishes(false)
	mustBe(t, err, author.ErrUnsigned)
	w.now = w.now.Add(time.Minute)
	check(t, w.drafts.EndReview(ctx, w.reads(w.cy), w.reviews(w.cy), author.Signed, w.newest()))
	_, err = w.publishes(false)
	mustBe(t, err, author.ErrUnsigned) // what Cy declared is from before
	check(t, w.drafts.Declare(ctx, w.reads(w.cy), w.newest().Digest))
	same(t, "once Cy has signed and declared again", must(w.publishes(false))(t), shelf.PlacedNow)
	w.now = w.now.Add(time.Minute)
	refuse()
	same(t, "what was published stays signed", len(w.releases()[0].Signatures), 2)
}

// What is published with one signature once more, as it is, keeps those that it has.
func TestOneSignatureTakesNoneAway(t *testing.T) {
	w := newOffice(t)
	check(t, w.InviteAdministrator(ctx, w.Operator(), 2, store.Invitation{Expires: later}, hash("di too")))
	check(t, w.AcceptAs(ctx, must(w.Invited(ctx, hash("di too")))(t), w.di))
	w.signs(w.di)
	w.signs(w.cy)
	must(w.publishes(false))(t)
	before := w.releases()[0].Signatures
	w.writesFor(w.di, 2)
	w.signs(w.di)
	same(t, "once more", must(w.publishes(true))(t), shelf.PlacedOnce)
	same(t, "the signatures", w.releases()[0].Signatures, before)
}

// Whoever was made a reviewer as they were publishing doesn't publish, nor withdraw as a reader.
func TestAStandingIsLookedAtAgainAsItIsPublished(t *testing.T) {
	w := newOffice(t)
	w.signs(w.cy)
	w.signs(w.di)
	w.stands(w.di, who.Owned)
	o := must(w.drafts.SignOff(ctx, w.reads(w.di), w.newest(), time.Time{}, false))(t)
	w.stands(w.di, who.Reviewed)
	_, err := w.there.Publish(ctx, shelf.PublishingSigned(o), w.pack())
	mustBe(t, err, store.ErrForbidden)
	must(w.publishes(false))(t)
	by := must(w.drafts.Withdrawing(ctx, w.reads(w.cy)))(t)
	w.stands(w.cy, who.Readable)
	_, err = w.shelf.WithdrawPublished(ctx, by, w.releases()[0].ID, true, "x")
	mustBe(t, err, store.ErrForbidden)
	_, err = w.shelf.HidePublished(ctx, by, w.releases()[0].ID, true, "x")
	mustBe(t, err, store.ErrForbidden)
}

func TestThoseWhoPublishedWithdraw(t *testing.T) {
	w := newOffice(t)
	for range 3 {
		w.changes()
		w.signs(w.cy)
		w.signs(w.di)
		must(w.publishes(false))(t)
	}
	list := w.releases()
	by := must(w.drafts.Withdrawing(ctx, w.reads(w.cy)))(t)
	_, err := w.shelf.WithdrawPublished(ctx, by, 99, true, "x")
	mustBe(t, err, store.ErrNotFound)
	same(t, "how many", must(w.there.WithdrawPublished(ctx, by, list[0].ID, false, "a real street"))(t), 1)
	same(t, "what is current", current(t, w.desk), map[string]string{"half-term": list[1].Version})
	said := must(w.there.Editions(ctx, "half-term"))(t)
	same(t, "what everybody reads of what is new", []string{said[0].Released, said[1].Released}, []string{"", "New: a call."})
	same(t, "what its authors read of it", w.releases()[0].Released, "New: a call.")
	same(t, "how many with those before", must(w.shelf.WithdrawPublished(ctx, by, list[1].ID, true, "a real street"))(t), 2)
	same(t, "what is current", current(t, w.desk), map[string]string{})
	_, err = w.shelf.WithdrawPublished(ctx, by, list[1].ID, true, "again")
	mustBe(t, err, store.ErrNotFound)
	_, err = w.publishes(false)
	mustBe(t, err, author.ErrUnsigned) // since then
	if got := w.releases()[1]; got.Withdrew != w.cy.ID() || got.Why != "a real street" {
		t.Errorf("what is known of the withdrawal is %+v", got)
	}
	for organisation := range 2 {
		var told int64
		check(t, storetest.AsAnother(t, w.path).QueryRow("SELECT COUNT(*) FROM audit WHERE organisation_id = $1 AND person = $2 AND detail LIKE '%withdrew what was published as half-term'", organisation+1, w.cy.ID()).Scan(&told))
		same(t, "how often the audit log says who", told, int64(2))
	}

	// A version under an earlier name may have the same in it.
	w.now = w.now.Add(time.Minute)
	w.renames("autumn")
	w.changes()
	w.signs(w.cy)
	w.signs(w.di)
	must(w.publishes(false))(t)
	w.renames("winter")
	w.changes()
	w.signs(w.cy)
	w.signs(w.di)
	must(w.publishes(false))(t)
	same(t, "how many under two names", must(w.shelf.WithdrawPublished(ctx, by, w.releases()[0].ID, true, "a real street"))(t), 2)
	same(t, "what is current", current(t, w.desk), map[string]string{})

	mine := must(w.shelf.Publish(ctx, shelf.PublishingPack(w.Operator()), pack("corner", 1)))(t)
	same(t, "another's", mine, shelf.PlacedNow)
	_, err = w.shelf.WithdrawPublished(ctx, by, w.releases()[0].ID+1, true, "not theirs")
	mustBe(t, err, store.ErrNotFound)
	w.leaves(w.cy)
	_, err = w.shelf.WithdrawPublished(ctx, by, list[0].ID, true, "x")
	mustBe(t, err, store.ErrNotFound)
}

// Of two who publish at once on two servers, one publishes and the other is told so.
func TestTwoPublishAtOnce(t *testing.T) {
	w := newOffice(t)
	w.signs(w.cy)
	w.signs(w.di)
	o, p := must(w.drafts.SignOff(ctx, w.reads(w.ada), w.newest(), time.Time{}, false))(t), w.pack()
	placed := make(chan shelf.Placed, 2)
	for _, s := range []*shelf.Store{w.shelf, w.there} {
		go func() {
			as, err := s.Publish(ctx, shelf.PublishingSigned(o), p)
			if err != nil {
				t.Error(err)
			}
			placed <- as
		}()
	}
	if a, b := <-placed, <-placed; a == b || a != shelf.PlacedNow && b != shelf.PlacedNow || a != shelf.PlacedOnce && b != shelf.PlacedOnce {
		t.Errorf("two who published were told %q and %q", a, b)
	}
	same(t, "how often it was published", len(w.releases()), 1)
}

// What only one side signed and what a newer version has left out are begun still where they were
// assigned: so they are withdrawn too, by those who wrote them and by the operator.
func TestWhatLapsedOrWasLeftOutIsWithdrawn(t *testing.T) {
	for what, withdraws := range map[string]func(*office){
		"by those who wrote it": func(w *office) {
			by := must(w.drafts.Withdrawing(ctx, w.reads(w.cy)))(t)
			same(t, "how many", must(w.shelf.WithdrawPublished(ctx, by, w.releases()[0].ID, true, "a real address"))(t), 4)
			_, err := w.shelf.WithdrawPublished(ctx, by, w.releases()[0].ID, false, "again")
			mustBe(t, err, store.ErrNotFound)
		},
		"by the operator": func(w *office) {
			same(t, "how many", must(w.shelf.Withdraw(ctx, w.Operator(), "half-term", "", "a real address"))(t), 4)
		},
	} {
		t.Run(what, func(t *testing.T) {
			w := newOffice(t)
			w.cuts = []string{"the-call"}
			w.signs(w.cy)
			w.signs(w.di)
			must(w.publishes(false))(t)
			versions := []string{w.pack().Versions[1].Digest}
			w.cuts = nil
			w.changes()
			w.signs(w.cy)
			w.signs(w.di)
			must(w.publishes(false))(t) // without the cut
			w.changes()
			w.signs(w.cy)
			must(w.publishes(true))(t)
			versions = append(versions, w.pack().Versions[0].Digest)
			w.now = w.now.Add(shelf.UrgentFor)
			check(t, w.shelf.Lapse(ctx, w.Operator(), w.now))
			same(t, "stopped before", len(must(w.shelf.Stopped(ctx, versions...))(t)), 0)
			before := must(w.there.State(ctx))(t)
			w.now = w.now.Add(time.Hour)
			withdraws(w)
			same(t, "stopped, and since when", must(w.there.Stopped(ctx, versions...))(t), map[string]shelf.Stopped{
				versions[0]: {At: w.now, Why: "a real address"}, versions[1]: {At: w.now, Why: "a real address"},
			})
			if must(w.there.State(ctx))(t) == before {
				t.Error("the shelf is as it was")
			}
		})
	}
}

// withdraws has Cy withdraw what was published last, alone, and a minute go by.
func (w *office) withdraws() {
	w.t.Helper()
	by := must(w.drafts.Withdrawing(ctx, w.reads(w.cy)))(w.t)
	must(w.shelf.WithdrawPublished(ctx, by, w.releases()[0].ID, false, "a real street"))(w.t)
	w.now = w.now.Add(time.Minute)
}

// After a withdrawal for a reason only what is signed and declared after it counts, whatever has
// become of the program, and then also for the text as it was: the reason may have been false.
func TestOnlyWhatIsSignedAfterAWithdrawalCounts(t *testing.T) {
	w := newOffice(t)
	unsigned := func(what string) {
		t.Helper()
		if _, err := w.publishes(false); !errors.Is(err, author.ErrUnsigned) {
			t.Errorf("%s: %v", what, err)
		}
	}
	w.signs(w.cy)
	w.signs(w.di)
	must(w.publishes(false))(t)
	first := w.pack().Versions[0].Digest
	w.withdraws()
	unsigned("as it was")
	w.cuts = []string{"the-call"} // as of a program that freezes other versions from the same text
	unsigned("as it was, by another program")
	w.cuts = nil
	w.signs(w.cy)
	unsigned("one side has signed it again")
	_, err := w.publishes(true)
	mustBe(t, err, shelf.ErrForReason)
	check(t, w.drafts.EndReview(ctx, w.reads(w.di), w.reviews(w.di), author.Signed, w.newest()))
	unsigned("what Di declared is from before")
	check(t, w.drafts.Declare(ctx, w.reads(w.di), w.newest().Digest))
	same(t, "stopped until then", len(must(w.there.Stopped(ctx, first))(t)), 1)
	same(t, "once both have signed it again", must(w.publishes(false))(t), shelf.PlacedNow)
	same(t, "stopped then", len(must(w.there.Stopped(ctx, first))(t)), 0)
	same(t, "how often it was published", len(w.releases()), 2)

	// What was withdrawn is an earlier version: the present one's signatures stand.
	w.changes()
	w.signs(w.cy)
	w.signs(w.di)
	must(w.publishes(false))(t)
	by := must(w.drafts.Withdrawing(ctx, w.reads(w.cy)))(t)
	must(w.shelf.WithdrawPublished(ctx, by, w.releases()[1].ID, true, "a real street"))(t)
	same(t, "as it is", must(w.publishes(false))(t), shelf.PlacedOnce)
	w.now = w.now.Add(time.Minute)
	w.version-- // what both had signed before
	p := w.newest()
	_, err = w.drafts.SignOff(ctx, w.reads(w.ada), p, time.Time{}, false)
	mustBe(t, err, author.ErrUnsigned)
	w.signs(w.cy)
	_, err = w.publishes(true)
	mustBe(t, err, shelf.ErrForReason) // not with one signature, though a later version stands
}

// What was mended where only lecturers read is published, though its versions are those that were
// withdrawn.
func TestWhatIsMendedBesideTheVersionsIsPublished(t *testing.T) {
	w := newOffice(t)
	w.signs(w.cy)
	w.signs(w.di)
	must(w.publishes(false))(t)
	p := w.pack()
	w.withdraws()
	w.changes()
	w.signs(w.cy)
	w.signs(w.di)
	o := must(w.drafts.SignOff(ctx, w.reads(w.ada), w.newest(), time.Time{}, false))(t)
	same(t, "the same versions", must(w.shelf.Publish(ctx, shelf.PublishingSigned(o), p))(t), shelf.PlacedNow)
	same(t, "what is current", current(t, w.desk), map[string]string{"half-term": p.Versions[0].Digest})
}

// A correction that both have signed by the time it is put there isn't awaited, though one had as it
// was to be published.
func TestASecondSignatureThatComesAsItIsPublished(t *testing.T) {
	w := newOffice(t)
	w.signs(w.cy)
	w.signs(w.di)
	must(w.publishes(false))(t)
	w.changes()
	w.signs(w.cy)
	o := must(w.drafts.SignOff(ctx, w.reads(w.ada), w.newest(), time.Time{}, true))(t)
	w.signs(w.di)
	same(t, "published", must(w.shelf.Publish(ctx, shelf.PublishingSigned(o), w.pack()))(t), shelf.PlacedNow)
	if got := w.releases()[0]; got.Second != nil || len(got.Signatures) != 2 {
		t.Errorf("the correction is %+v", got)
	}
}

// What can be begun still, if only where it was assigned, keeps its draft and its partnership, so that
// those who wrote it can withdraw it.
func TestADraftIsntDeletedBeforeWhatWasPublishedIsWithdrawn(t *testing.T) {
	w := newOffice(t)
	w.signs(w.cy)
	w.signs(w.di)
	must(w.publishes(false))(t)
	w.changes()
	w.signs(w.cy)
	must(w.publishes(true))(t)
	w.withdraws() // the correction
	check(t, w.drafts.PutAway(ctx, w.reads(w.ada), true))
	owns := must(w.drafts.Partner(ctx, w.ada, w.partnership, who.ChangePartnership))(t)
	mustBe(t, w.drafts.DeleteDraft(ctx, owns, w.draft), author.ErrOffered)
	mustBe(t, w.drafts.DeletePartnership(ctx, owns), author.ErrOffered)
	by := must(w.drafts.Withdrawing(ctx, w.reads(w.cy)))(t)
	must(w.there.WithdrawPublished(ctx, by, w.releases()[1].ID, true, "a real street"))(t)
	check(t, w.drafts.DeleteDraft(ctx, owns, w.draft))
	check(t, w.drafts.DeletePartnership(ctx, owns))
}
