package author_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/who"
)

// waits says what waits for a person, in the order of its names.
func (w *town) waits(p store.Person) string {
	w.t.Helper()
	var said []string
	for _, one := range must(w.there.Waiting(ctx, p, 0))(w.t) {
		said = append(said, strings.TrimSpace(fmt.Sprintf("%s %s %s", one.Want, one.Text, one.ByName)))
	}
	slices.Sort(said)
	return strings.Join(said, "; ")
}

func TestWhatWaitsForSomebody(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "one\ntwo\nthree\n")
	draft, cy := writing.Draft().ID, w.reviewer()
	waits := func(when string, ada, bo, cys string) {
		t.Helper()
		for _, one := range []struct {
			p          store.Person
			name, want string
		}{{w.ada, "Ada", ada}, {w.bo, "Bo", bo}, {cy, "Cy", cys}} {
			if got := w.waits(one.p); got != one.want {
				t.Errorf("%s, what waits for %s is %q, not %q", when, one.name, got, one.want)
			}
		}
	}
	waits("at first", "", "", "")
	asks := w.comment(cy, draft, file, "one", author.Comment{Text: "A?", Asked: w.bo.ID()})
	waits("once Bo is asked", "", "answer A? cy", "")
	open := w.comment(cy, draft, file, "two", author.Comment{Text: "B?"})
	waits("once nobody is asked", "reply B? cy", "answer A? cy; reply B? cy", "")
	bos := must(w.here.Read(ctx, w.bo, draft))(t)
	check(t, w.here.Reply(ctx, bos, asks, author.Open, "So.", 0))
	check(t, w.here.Reply(ctx, bos, open, author.Open, "So.", 0))
	waits("once Bo has answered", "reply B? bo", "", "answer A? bo; answer B? bo")
	cys := must(w.here.Read(ctx, cy, draft))(t)
	check(t, w.here.Reply(ctx, cys, asks, author.Resolved, "", 0))
	check(t, w.here.Reply(ctx, cys, open, author.Open, "Ada?", w.ada.ID()))
	waits("once Ada is asked", "answer B? cy", "answer B? cy", "")
	check(t, w.here.Reply(ctx, cys, open, author.Resolved, "", 0))
	id := w.comment(cy, draft, file, "three", author.Comment{Text: "C.", Instead: instead("3"), Asked: w.bo.ID()})
	check(t, w.here.Reply(ctx, bos, id, author.Open, "Ada decides.", 0))
	waits("once something is suggested", "decision C. bo", "decision C. bo", "answer C. bo")
	must(w.here.TakeSuggestion(ctx, writing, id, "t"))(t)
	waits("once it is taken", "", "", "")

	w.comment(cy, draft, file, "one", author.Comment{Text: "D?"})
	if got := must(w.there.Waiting(ctx, w.ada, w.partnership+1))(t); len(got) != 0 {
		t.Errorf("in another partnership %+v waits", got)
	}
	check(t, w.here.PutAway(ctx, writing.Reading(), true))
	waits("once the draft is put away", "", "", "")
	check(t, w.here.PutAway(ctx, writing.Reading(), false))
	check(t, w.here.Leave(ctx, w.partner(w.bo, who.ReadPartnership)))
	waits("once Bo has left", "reply D? cy", "", "")
	seen := must(w.here.Terms(ctx, w.partner(w.ada, who.ReadPartnership)))(t).ID
	check(t, w.here.SetTerms(ctx, w.owner(), seen, "Used by both."))
	waits("once there are terms", "reply D? cy; terms", "", "terms") // Cy’s words were taken
	check(t, w.here.Agree(ctx, w.partner(w.ada, who.ReadPartnership), must(w.here.Terms(ctx, w.partner(w.ada, who.ReadPartnership)))(t).ID))
	waits("once she has agreed", "reply D? cy", "", "terms")
}

func TestASignatureOfOneSideWaitsForTheOther(t *testing.T) {
	r := newReviewed(t)
	before := r.waits(r.cy)
	cys := r.begin(r.cy)
	if got := r.waits(r.cy); got == before || !strings.Contains(got, "review") {
		t.Errorf("while Cy reviews, %q waits", got)
	}
	check(t, r.end(r.cy, cys, author.Signed))
	if got := r.waits(r.di); !strings.Contains(got, "sign") {
		t.Errorf("once Cy has signed, %q waits for Di of the other side", got)
	}
	if got := r.waits(r.cy); !strings.Contains(got, "declare") {
		t.Errorf("once Cy has signed, %q waits for Cy", got)
	}
	check(t, r.here.Declare(ctx, r.reads(r.cy), r.newest().Digest))
	if got := r.waits(r.cy); got != "" {
		t.Errorf("once Cy has declared, %q waits for Cy", got)
	}
	check(t, r.end(r.di, r.begin(r.di), author.Signed))
	if got := r.waits(r.di); strings.Contains(got, "sign") {
		t.Errorf("once Di has signed, %q waits for her", got)
	}
	check(t, r.here.Describe(ctx, r.partner(r.cy, who.ReadPartnership), "", 0))
	if got := r.waits(r.bo); !strings.Contains(got, "sign") {
		t.Errorf("once Cy writes for no authority any longer, %q waits for Bo of that side", got)
	}
	check(t, r.here.Describe(ctx, r.partner(r.cy, who.ReadPartnership), "", 2))
	if got := r.waits(r.bo); strings.Contains(got, "sign") {
		t.Errorf("once Cy is back, %q waits for Bo", got)
	}
	r.types(r.ada, ", and more")
	if got := r.waits(r.di); strings.Contains(got, "sign") {
		t.Errorf("once the text has changed, %q waits for Di", got)
	}
}

// A signature that its giver takes back, by reviewing the same again and not signing it, asks nobody
// of the other side to sign, nor their own side to declare, and keeps nobody of their own side from
// being asked.
func TestASignatureThatIsTakenBackAsksNobody(t *testing.T) {
	r := newReviewed(t)
	check(t, r.end(r.cy, r.begin(r.cy), author.Signed))
	if got := r.waits(r.di); got != "sign  cy" {
		t.Errorf("once Cy has signed, %q waits for Di", got)
	}
	again := r.begin(r.cy)
	if got := r.waits(r.di); got != "sign  cy" {
		t.Errorf("while Cy reviews it again, %q waits for Di", got)
	}
	check(t, r.end(r.cy, again, author.NotYet))
	if di, cy := r.waits(r.di), r.waits(r.cy); di != "" || cy != "" {
		t.Errorf("once Cy has taken it back, %q waits for Di, and %q for Cy", di, cy)
	}
	check(t, r.end(r.di, r.begin(r.di), author.Signed))
	for _, p := range []store.Person{r.cy, r.bo} {
		if got := r.waits(p); got != "sign  di" {
			t.Errorf("once Di has signed, %q waits on the other side", got)
		}
	}
	check(t, r.end(r.cy, r.begin(r.cy), author.Signed))
	if got := r.waits(r.bo); strings.Contains(got, "sign") {
		t.Errorf("once Cy has signed after all, %q waits for Bo", got)
	}
}

// Very much of one kind that waits doesn't hide what else does, however old that is.
func TestMuchOfOneKindHidesNothingElse(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "one\ntwo\n")
	draft, cy := writing.Draft().ID, w.reviewer()
	check(t, w.here.AskReview(ctx, writing, cy.ID()))
	for n := range author.MaxWaiting + 1 {
		w.days.Store(int64(1 + n/10))
		w.comment(w.ada, draft, file, "one", author.Comment{Text: "?", Asked: cy.ID()})
	}
	list := must(w.there.Waiting(ctx, cy, 0))(t)
	last := list[len(list)-1]
	if len(list) != author.MaxWaiting || last.Want != author.WantBegin || last.By != w.ada.ID() {
		t.Errorf("%d wait, the oldest of them %+v", len(list), last)
	}
	for i, one := range list[:len(list)-1] {
		if one.Want != author.WantAnswer || i > 0 && one.Since.After(list[i-1].Since) {
			t.Errorf("at %d there is %+v", i, one)
		}
	}
}

// Whoever has signed a draft that is changed then is asked to sign again: once, until they begin to
// review it, somebody else of their side has signed it, or what they signed is published.
func TestWhatSomebodySignedHasChanged(t *testing.T) {
	r := newReviewed(t)
	asked := func(when string, p store.Person, want bool) {
		t.Helper()
		if got := strings.Count("; "+r.waits(p), "; again"); got > 1 || (got == 1) != want {
			t.Errorf("%s, it waits %d times", when, got)
		}
	}
	check(t, r.end(r.cy, r.begin(r.cy), author.Signed))
	check(t, r.end(r.di, r.begin(r.di), author.Signed))
	asked("once both have signed", r.cy, false)
	r.types(r.bo, "two ")
	r.types(r.bo, "three ")
	asked("once Bo has changed it twice", r.cy, true)
	asked("once Bo has changed it twice", r.di, true)
	asked("who never signed", r.ada, false)
	open := r.begin(r.cy)
	asked("while Cy reviews it again", r.cy, false)
	check(t, r.end(r.cy, open, author.NotYet))
	asked("once Cy has said no", r.cy, false)
	check(t, r.end(r.di, r.begin(r.di), author.Signed))
	asked("once Di has signed it again", r.di, false)
	r.days.Add(1)
	r.types(r.bo, "four ")
	asked("once it has changed again", r.di, true)
	eve := r.invited("eve@x.test", 1)
	r.join(eve, author.Somebody{Email: "eve@x.test", Standing: who.Reviewed})
	check(t, r.end(eve, r.begin(eve), author.Signed))
	asked("once another of her side has signed", r.di, false)
	check(t, r.here.Leave(ctx, r.partner(eve, who.ReadPartnership)))
	asked("once that one has left", r.di, true)
	check(t, r.here.Describe(ctx, r.partner(r.di, who.ReadPartnership), "", 0))
	asked("once she signs for nobody", r.di, false)
}
