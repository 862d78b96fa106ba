package playtest_test

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// claim is something that a text says has happened in this play.
type claim struct {
	slug, words string
	did         string // what was decided before it, as a pattern of offers; "" for nothing in particular
	never       string // what wasn't decided before it
}

var claims = []claim{
	{"first-week", "You, Marta and .* made a safety plan", "answer:support:plan", ""},
	{"first-week", "You and Marta left us with the plan", "answer:support:plan", ""},
	{"first-week", "Marta made a safety plan", "", "answer:support:plan"},
	{"first-week", "The adviser rang back, the one we tried", "answer:support:adviser", ""},
	{"first-week", "You asked what I'd already done", "answer:support:worked", ""},
	{"first-week", "P1, as you have it", "triage:police-notice", ""},
	{"first-week", "I've gone higher: P1", "triage:police-notice", ""},
	{"first-week", "I wouldn't send anybody today", "triage:principal", ""},
	{"first-week", "You rang back. Ruth used to text", "work:carer-back", ""},
	{"first-week", "you went out to ring and then you came back", "answer:bags:manager", ""},
	{"first-week", "a day that I'd made up", "", "work:which-day"},
	{"first-week", "Thanks for ringing when you said", "work:before-ten", ""},
	{"first-week", "The doctor rang, so that was you", "contact:surgery", ""},
	{"first-week", "Thanks for waiting on the line with me", "answer:at-the-door:surgery", ""},
	{"first-week", "you did say to ring if something moved", "work:ring-back", ""},
	{"first-week", "You said you'd ring Friday", "answer:dad-rings:(panel|find_out)", ""},
	{"first-week", "So it was true, what I told work", "answer:dad-rings:listen", ""},
	{"first-week", "The taxi came", "answer:family-time:taxi", ""},
	{"first-week", "at least somebody rang, this time", "answer:family-time:no", ""},
	{"first-week", "Note of your call received", "answer:step-down:ring", ""},
	{"first-week", "We said eighty", "answer:three-more:(stop|two)", ""},
	{"first-week", "He's put your page on the fridge", "answer:june:back", ""},
	{"first-week", "111 like you said", "answer:june:dentist", ""},
	{"first-week", "nobody has asked the parents yet", "", "answer:june|work:weir-call"},
	{"first-week", "You asked how .* is. Kind", "contact:brook", ""},
	{"first-week", "I'd argue against one,” says Dawn", "answer:bags:manager", ""},
	{"first-week", "The listening. I'd put it down to the window", `work:arcade-visit(\n|$)`, ""},
	{"first-week", "Late that day, then. I'll tell the class teacher", "answer:at-the-door:surgery", ""},
	{"first-week", "Sam has seen them instead, as Dawn asked", "answer:supervision-1-", "work:home-visit"},
	{"first-week", "That question of yours to", "answer:tea-towel:older", ""},
	{"first-week", `^\(First visit, with Marta\)`, `work:arcade-visit(\n|$)`, ""},
	{"first-week", `^\(Marta's safety plan\)`, "", `work:arcade-visit(\n|$)`},
	{"first-week", `^\(plan for the evenings\)`, "answer:carer-rings:plan|work:carer-back", ""},
	{"first-week", `^\(plan for the afternoons\)`, "answer:bags:carers", ""},
	{"first-week", `^\(dentist\)`, "answer:june:dentist", ""},
	{"first-week", `^\(agreed to look at it together\)`, "answer:june:back", ""},
	{"winter-discharge", `^\(plan for the nights\)`, "work:fine-carer", ""},
	{"winter-discharge", "Half past six. I've run to tighter", "", "answer:tariq-rings:hold"},
	{"winter-discharge", "you did light bulb", "answer:terrys:(light|mat)|work:darts-log", ""},
	{"winter-discharge", "you did mat", "answer:terrys:mat", ""},
	{"winter-discharge", "Nobody comes by, and I manage", "", "answer:coat:wave|work:dogs-nurse"},
	{"winter-discharge", "nobody speaks to him before she's said", "", "answer:fingers"},
	{"winter-discharge", "You told him to stop driving", "answer:him-rings:van", ""},
	{"winter-discharge", "Nobody came about", "", "answer:step:|answer:nine:"},
	{"winter-discharge", "You rang them!", "answer:snow:asked", ""},
	{"winter-discharge", "by the ward round", "", "answer:hand:"},
	{"winter-discharge", "You had her ring me from the office", "answer:glasses:rang", ""},
}

// anyAnswer plays as another policy does, but answers whatever is asked and recommends
// whatever there is at random, and now and then asks anybody anything.
func anyAnswer(plays policy.Policy) policy.Policy {
	return func(d sim.Desk, pick policy.Pick) sim.Decision {
		made, asks := plays(d, pick), pick(8) == 0
		open := d
		open.Offers = slices.DeleteFunc(slices.Clone(d.Offers), func(o sim.Offer) bool {
			l, ok := d.Letter(o.On)
			answers := o.Verb == sim.VerbAnswer && ok && l.Waiting
			return o.ID != made.Offer && !answers && !(asks && o.Verb == sim.VerbContact)
		})
		if offer, _ := d.Offer(made.Offer); offer.Verb == sim.VerbAnswer || offer.Verb == sim.VerbTriage || len(open.Offers) > 1 {
			return policy.Random(open, pick)
		}
		return made
	}
}

// What a text says has happened has happened in the play in which it is read, whoever
// plays and whatever was answered, and so has each step that the outcome says protected
// somebody. Every claim is met in some play.
func TestWhatIsSaidHasHappened(t *testing.T) {
	met, words := map[string]bool{}, map[string]*regexp.Regexp{}
	for _, c := range claims {
		words[c.words] = regexp.MustCompile(c.words)
	}
	players := []policy.Policy{policy.Random}
	for _, plays := range []policy.Policy{policy.Careful, policy.FirstCome, policy.Deadline, policy.Careful, policy.WornOut} {
		players = append(players, anyAnswer(plays))
	}
	for _, slug := range []string{"first-week", "winter-discharge"} {
		v := shipped(t, slug)
		for luck := range uint64(len(players) * 20) {
			if luck > uint64(atLength(8, 40)) && allMet(met, slug) {
				break
			}
			hearing(t, v, players[luck%uint64(len(players))], luck+1, func(made []string, text string) {
				for _, c := range claims {
					if c.slug != slug || !words[c.words].MatchString(text) {
						continue
					}
					met[c.words] = true
					if c.did != "" && !decided(made, c.did) || c.never != "" && decided(made, c.never) {
						t.Errorf("%s, luck %d: %q is said in a play in which that isn't so", slug, luck+1, text)
					}
				}
			})
		}
	}
	for _, c := range claims {
		if !met[c.words] {
			t.Errorf("%s: no play says %q", c.slug, c.words)
		}
	}
}

// allMet reports whether every claim of a pack has been met.
func allMet(met map[string]bool, slug string) bool {
	return !slices.ContainsFunc(claims, func(c claim) bool { return c.slug == slug && !met[c.words] })
}

// hearing plays and calls heard with everything that is new on a desk, and what was decided
// before it; then, in brackets, with what answered each fact in the outcome.
func hearing(t *testing.T, v *scenario.Version, decide policy.Policy, luck uint64, heard func(made []string, text string)) {
	t.Helper()
	seat, err := scenario.Sit(v, nil, sim.NewLuck(luck))
	if err != nil {
		t.Fatal(err)
	}
	var made []string
	known := map[string]bool{}
	for turn := range policy.Play(context.Background(), seat, decide, policy.Chance(luck)) {
		if turn.Err != nil {
			t.Fatal(turn.Err)
		}
		made = append(made, turn.Decision.Offer)
		desk := seat.Desk()
		for _, l := range desk.Inbox {
			if !known[l.ID] {
				known[l.ID] = true
				heard(made, l.Text)
			}
			if !known[string(l.Heard)] {
				known[string(l.Heard)] = true
				heard(made, string(l.Heard))
			}
		}
		for _, e := range desk.Events {
			heard(made, string(e.Text))
		}
		for _, f := range desk.Cases {
			if !known[f.Stands] {
				known[f.Stands] = true
				heard(made, f.Stands)
			}
		}
	}
	outcome, _ := seat.Outcome()
	for _, f := range outcome.Facts {
		heard(made, "("+f.Step+")")
	}
}

// decided reports whether one of the decisions is for an offer of a pattern.
func decided(made []string, pattern string) bool {
	return regexp.MustCompile("^("+pattern+")").MatchString(strings.Join(made, "\n")) || regexp.MustCompile("\n("+pattern+")").MatchString(strings.Join(made, "\n"))
}
