package playtest_test

import (
	"context"
	"slices"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// promise is an answer by which the student promises something by a time.
type promise struct {
	slug, answer string
	task         string // which it lays
	unkept       string // the title of what comes where it isn't kept; "" where its time is after the scenario's end
	first        string // an offer that leads to it, taken wherever there is one
	without      string // an offer that leads elsewhere, never taken
}

var promises = []promise{
	{"first-morning", "answer:sam-again:wednesday", "mum-told", "Wednesday", "", ""},
	{"first-week", "answer:dad-rings:find_out", "find-out", "Gone one", "", "read:assessment-file"},
	{"first-week", "answer:at-the-door:pause", "before-ten", "Gone ten", "", ""},
	{"first-week", "answer:carer-rings:sooner", "which-day", "Which day", "", ""},
	{"first-week", "answer:carer-rings:consult", "carer-back", "Five o'clock", "", ""},
	{"first-week", "answer:june:back", "weir-monday", "", "work:weir-visit-4", ""},
	{"winter-discharge", "answer:tariq-rings:form", "tonight-call", "It's two", "", "work:tonight-visit"},
	{"winter-discharge", "answer:beth-rings:gwen", "lodger-beth", "What Gwen said", "", ""},
}

// What the student promises by a time is on the desk with that time, and whoever it was
// promised to says so if it isn't kept, and doesn't if it is.
func TestAPromiseIsATaskAndIsMissed(t *testing.T) {
	versions := map[string]*scenario.Version{}
	for _, p := range promises {
		if versions[p.slug] == nil {
			versions[p.slug] = shipped(t, p.slug)
		}
		broken, kept := 0, 0
		for luck := uint64(1); luck <= 12 && (broken == 0 || kept == 0); luck++ {
			if laid, _, missed := p.plays(t, versions[p.slug], luck, false); laid && (p.unkept == "" || slices.Contains(missed, p.unkept)) {
				broken++ // otherwise it has come about by itself, as by a visit
			}
			laid, done, missed := p.plays(t, versions[p.slug], luck, true)
			if laid && done != (p.unkept == "") {
				kept++
			}
			if laid && done && slices.Contains(missed, p.unkept) {
				t.Errorf("%s, luck %d: %s was kept, and %q came all the same", p.answer, luck, p.task, p.unkept)
			}
		}
		if broken == 0 || kept == 0 {
			t.Errorf("%s: %s was laid and left in %d plays, and laid and done in %d", p.answer, p.task, broken, kept)
		}
	}
}

// plays plays carefully, but gives the answer wherever it is offered, and then does the
// task at once or never. It says whether the task was on a desk with a day by which it is
// due, whether it was done, and the titles of all letters.
func (p promise) plays(t *testing.T, v *scenario.Version, luck uint64, keep bool) (laid, done bool, titles []string) {
	t.Helper()
	seat, err := scenario.Sit(v, nil, sim.NewLuck(luck))
	if err != nil {
		t.Fatal(err)
	}
	given := false
	decide := func(d sim.Desk, pick policy.Pick) sim.Decision {
		work := sim.VerbWork + ":" + p.task
		d.Offers = slices.DeleteFunc(slices.Clone(d.Offers), func(o sim.Offer) bool { return o.ID == p.without || o.ID == work && !keep })
		for _, id := range []string{p.answer, work, p.first} {
			if _, ok := d.Offer(id); ok {
				given, done = given || id == p.answer, done || id == work
				return sim.Decision{Offer: id}
			}
		}
		return policy.Careful(d, pick)
	}
	for turn := range policy.Play(context.Background(), seat, decide, policy.Chance(luck)) {
		if turn.Err != nil {
			t.Fatal(turn.Err)
		}
		if !given {
			continue
		}
		laid = laid || slices.ContainsFunc(turn.Desk.Tasks, func(j sim.Job) bool { return j.ID == p.task && j.Due != "" })
	}
	if given {
		for _, letter := range seat.Desk().Inbox {
			titles = append(titles, letter.Title)
		}
	}
	return laid, done, titles
}
