package author_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"caseload/app/author"
	"caseload/app/store"
	kept "caseload/app/store/author"
	"caseload/app/store/shelf"
	"caseload/app/who"
)

// both is a draft of Ada's, with people who are on the staff of the university and of an
// authority, and come and go in the partnership.
type both struct {
	*desk
	people []store.Person
	emails []string
	draft  int64
}

func newBoth(t *testing.T) *both {
	w := &both{desk: newDesk(t)}
	s := w.open()
	sure(t, s.NewOrganisation(ctx, s.Operator(), "An Authority", who.Authority))
	for _, name := range []string{"xi", "yo", "zu"} {
		email := name + "@x.test"
		for _, organisation := range []int64{1, 2} {
			token := hash(fmt.Sprint(email, organisation))
			sure(t, s.InviteAdministrator(ctx, s.Operator(), organisation, store.Invitation{Expires: later}, token))
			invited := must(s.Invited(ctx, token))(t)
			if organisation == 2 {
				sure(t, s.AcceptAs(ctx, invited, w.people[len(w.people)-1]))
				continue
			}
			u := must(s.AcceptAsNew(ctx, invited, store.Arrival{Name: name, Email: email, PassphraseHash: "hash"}))(t)
			w.people = append(w.people, must(s.Begin(ctx, u, store.NewSession{TokenHash: hash("session of " + email), How: "passphrase", Expires: later}))(t))
		}
		w.emails = append(w.emails, email)
		w.comes(s, len(w.people)-1)
	}
	w.draft = must(w.d.BeginEmpty(ctx, w.partner, kept.Draft{Slug: "two-days", Name: "Two days"}))(t)
	return w
}

func (w *both) owns() kept.Partner {
	return must(w.d.Partner(ctx, w.ada, w.partner.Partnership().ID, who.ChangePartnership))(w.t)
}

// comes has somebody come into the partnership.
func (w *both) comes(s *store.Store, one int) {
	token := hash(fmt.Sprint("in ", rand.Int64()))
	sure(w.t, w.d.Invite(ctx, w.owns(), kept.Somebody{Email: w.emails[one], Standing: who.Reviewed}, later, token, false))
	sure(w.t, s.AcceptAs(ctx, must(s.Invited(ctx, token))(w.t), w.people[one]))
}

// signs has somebody answer and, mostly, sign in the review that they have open, or in a new one.
func (w *both) signs(by *rand.Rand, p store.Person) error {
	r, err := w.d.Read(ctx, p, w.draft)
	if err != nil {
		return err
	}
	id, err := w.d.BeginReview(ctx, r)
	if errors.Is(err, author.ErrTaken) {
		for _, one := range must(w.d.Reviews(ctx, r))(w.t) {
			if one.Person == p.ID() && one.Ended == nil {
				id, err = one.ID, nil
			}
		}
	}
	answers := map[string]author.Answer{}
	for i, q := range author.Questions() {
		answers[q.Key] = author.Answer{Choice: author.AnswerFine}
		if i%2 == 0 && by.IntN(5) == 0 {
			answers[q.Key] = author.Answer{Choice: author.AnswerUnsure}
		}
	}
	if err == nil {
		err = w.d.Answer(ctx, r, id, answers, "It needs more.")
	}
	verdict := []author.Verdict{author.Signed, author.Signed, author.Signed, author.Signed, author.Signed, author.NotYet}[by.IntN(6)]
	if err == nil {
		err = w.d.EndReview(ctx, r, id, verdict)
	}
	if errors.Is(err, author.ErrOutdated) || errors.Is(err, author.ErrMoved) || errors.Is(err, author.ErrWrote) {
		err = errors.Join(err, w.d.EndReview(ctx, r, id, author.NotYet))
	}
	return err
}

// allSign has all who are in the partnership sign and declare, for one side and for the other in turn.
func (w *both) allSign(by *rand.Rand) (err error) {
	for i, p := range w.people {
		if self, out := w.d.Partner(ctx, p, w.partner.Partnership().ID, who.ReadPartnership); out == nil {
			r := must(w.d.Read(ctx, p, w.draft))(w.t)
			err = errors.Join(err, w.d.Describe(ctx, self, "", int64(i%2+1)), w.signs(by, p), w.d.Declare(ctx, r, must(w.d.Pack(ctx, r))(w.t).Digest()))
		}
	}
	return err
}

// step has something happen by chance, and says what. It may be refused.
func (w *both) step(by *rand.Rand, s *store.Store) string {
	one := by.IntN(len(w.people))
	p := w.people[one]
	w.now = w.now.Add(time.Minute)
	self, out := w.d.Partner(ctx, p, w.partner.Partnership().ID, who.ReadPartnership)
	switch what := by.IntN(28); {
	case out != nil:
		w.comes(s, one)
		return fmt.Sprint(one, " comes")
	case what < 3:
		organisation := []int64{0, 1, 1, 2, 2}[by.IntN(5)]
		return fmt.Sprint(one, " writes for ", organisation, ": ", w.d.Describe(ctx, self, "", organisation))
	case what < 13:
		return fmt.Sprint(one, " signs: ", w.signs(by, p))
	case what < 20:
		r := must(w.d.Read(ctx, p, w.draft))(w.t)
		return fmt.Sprint(one, " declares: ", w.d.Declare(ctx, r, must(w.d.Pack(ctx, r))(w.t).Digest()))
	case what < 21:
		as := []who.Relation{who.Reviewed, who.Reviewed, who.Reviewed, who.Written, who.Readable}[by.IntN(5)]
		for _, somebody := range must(w.d.People(ctx, w.owns()))(w.t) {
			if somebody.Person == p.ID() {
				return fmt.Sprint(one, " is ", as, ": ", w.d.SetStanding(ctx, w.owns(), somebody.ID, as))
			}
		}
	case what < 22:
		return fmt.Sprint(one, " leaves: ", w.d.Leave(ctx, self))
	case what < 23:
		_, err := w.d.BeginReview(ctx, must(w.d.Read(ctx, p, w.draft))(w.t))
		return fmt.Sprint(one, " begins a review: ", err)
	case what < 25:
		return fmt.Sprint("all sign: ", w.allSign(by))
	case what < 26:
		return fmt.Sprint(one, " withdraws: ", w.withdraws(s, p))
	case what < 27:
		return fmt.Sprint("published: ", w.publishes(s, by))
	}
	writing, err := w.d.Write(ctx, []store.Person{w.ada, p}[by.IntN(2)], w.draft)
	if err == nil {
		_, err = w.d.AddFile(ctx, writing, kept.NewFile{Path: fmt.Sprintf("text/%d.md", w.now.Unix()), Text: "more"})
	}
	return fmt.Sprint(writing.By().ID(), " writes: ", err)
}

// publishes has Ada publish the draft as it is, at once or with one signature.
func (w *both) publishes(s *store.Store, by *rand.Rand) error {
	stood, read := w.stands()
	o, err := w.d.SignOff(ctx, must(w.d.Read(ctx, w.ada, w.draft))(w.t), read, stood.Signing().Since, by.IntN(2) == 0)
	if err != nil {
		return err
	}
	version := store.Version{Digest: stood.Digest, Slug: read.Slug, Title: "Two days", Engine: "lua-1", Rules: 1, Files: []byte("archive"), CreatedAt: w.now}
	_, err = shelf.New(s).Publish(ctx, shelf.PublishingSigned(o), shelf.Publication{Slug: read.Slug, Files: []byte(stood.Digest), Versions: []shelf.NewOnShelf{{Version: version, About: []byte("{}")}}})
	return err
}

// withdraws has somebody withdraw, for a reason, what was published last.
func (w *both) withdraws(s *store.Store, p store.Person) error {
	r := must(w.d.Read(ctx, p, w.draft))(w.t)
	list := must(shelf.New(s).Releases(ctx, r))(w.t)
	if len(list) == 0 {
		return nil
	}
	by, err := w.d.Withdrawing(ctx, r)
	if err == nil {
		_, err = shelf.New(s).WithdrawPublished(ctx, by, list[0].ID, false, "a real street")
	}
	return err
}

// stands returns how the draft stands, as if it were checked and played, and what publishing it needs.
func (w *both) stands() (author.Stood, kept.Read) {
	r := must(w.d.Read(ctx, w.ada, w.draft))(w.t)
	s := must(w.d.Stood(ctx, r, w.now))(w.t)
	s.Looked, s.Found, s.Report = true, author.Findings{Final: true}, author.Report{Digest: s.Digest}
	read := kept.Read{Digest: s.Digest, Slug: s.Pack.Slug}
	for path, at := range s.Pack.At {
		read.Texts = append(read.Texts, kept.File{ID: at.File, Path: path, Version: at.Version})
	}
	return s, read
}

// Whatever happens, a page says that a draft can be published exactly when it is, and nobody
// counts for both sides.
func TestSidesArentCountedOneWayOnAPageAndAnotherWayAsItIsPublished(t *testing.T) {
	w := newBoth(t)
	s := w.open()
	seed := rand.Uint64()
	by := rand.New(rand.NewPCG(seed, 0))
	ready := map[bool]int{}
	var history []string
	for n := range 1000 {
		if history = append(history, w.step(by, s)); len(history) > 30 {
			history = history[1:]
		}
		stood, read := w.stands()
		r := must(w.d.Read(ctx, w.ada, w.draft))(t)
		for urgent, page := range map[bool]bool{false: stood.Ready(), true: stood.ReadyUrgently()} {
			_, err := w.d.SignOff(ctx, r, read, stood.Signing().Since, urgent)
			if page != (err == nil) || err != nil && !errors.Is(err, author.ErrUnsigned) {
				t.Fatalf("seed %d: after %q the page says %t (urgent %t), and it is published with %v", seed, history, page, urgent, err)
			}
		}
		sides := map[int64]who.Kind{}
		for _, need := range stood.Needs() {
			for _, person := range need.By {
				if before := sides[person]; before != "" && before != need.Side {
					t.Fatalf("seed %d: after %q person %d counts for both sides", seed, history, person)
				}
				sides[person] = need.Side
			}
		}
		if ready[stood.Ready()]++; n >= 100 && ready[true] > 2 && ready[false] > 2 {
			return
		}
	}
	t.Errorf("seed %d: it was ready or not %v times", seed, ready)
}
