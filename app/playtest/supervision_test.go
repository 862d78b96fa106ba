package playtest_test

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// session is what a play shows of one supervision session that is a conversation.
type session struct {
	said    []string // what was asked, in order
	own     []bool   // which of them were answered in the student's own words
	opened  map[string]bool
	served  map[string]bool
	words   int             // in the longest of its questions, the replies included
	missing []string        // cases that pressed when it began and weren't brought
	first   map[string]bool // tasks on the desk when it began
	agreed  int             // tasks with a date that it put on the desk
	decided bool            // a decision was said
	last    string          // what the manager said at the end, without asking anything
	record  string
	whole   bool     // nobody left it
	voiced  bool     // a worry was voiced
	strange []string // what it said that the desk doesn't bear out
	meant   []string // names of the cases that may be named: those brought or pressing
	cases   []string // names of all cases
}

// sessionsOf plays a version with a policy and returns the sessions that were held.
func sessionsOf(t *testing.T, v *scenario.Version, terms *sim.Terms, decide policy.Policy, seed uint64) []*session {
	t.Helper()
	seat, err := scenario.Sit(v, terms, sim.NewLuck(seed))
	if err != nil {
		t.Fatal(err)
	}
	byID, order := map[string]*session{}, []*session{}
	for turn := range policy.Play(context.Background(), seat, decide, policy.Chance(seed)) {
		if turn.Err != nil {
			t.Fatal(turn.Err)
		}
		offer, _ := turn.Desk.Offer(turn.Decision.Offer)
		if id, begins := strings.CutPrefix(offer.ID, sim.VerbSupervise+":"); begins && strings.HasPrefix(id, "session") {
			byID[id] = &session{opened: map[string]bool{}, served: map[string]bool{}, whole: true, missing: notBrought(turn.Desk, offer, turn.Decision)}
			byID[id].may(turn.Desk, offer, turn.Decision)
			order = append(order, byID[id])
			continue
		}
		letter, _ := turn.Desk.Letter(offer.On)
		s := byID[letter.Talk]
		if letter.Kind != sim.KindExchange || s == nil {
			continue
		}
		s.hears(turn, letter, offer)
		after := seat.Desk()
		for _, job := range after.Tasks {
			if _, before := turn.Desk.Task(job.ID); !before && job.Agreed == letter.Talk && job.Due != "" {
				s.agreed++
			}
		}
		for _, l := range after.Inbox {
			if _, before := turn.Desk.Letter(l.ID); !before && l.Talk == letter.Talk && !l.Waiting {
				s.last = l.Text
			}
			if _, before := turn.Desk.Letter(l.ID); !before && l.Title == "Record of supervision" {
				s.record = l.Text
			}
		}
	}
	for _, f := range seat.Faults() {
		t.Fatal(f.Message)
	}
	return order
}

// may notes which cases a session may name: those that are on its agenda or press.
func (s *session) may(d sim.Desk, o sim.Offer, made sim.Decision) {
	brought := append(strings.Fields(o.Chosen(made, "cases")), o.Chosen(made, "decision"))
	for _, f := range d.Cases {
		s.cases = append(s.cases, f.Name)
		if slices.Contains(brought, f.ID) || presses(d, f) {
			s.meant = append(s.meant, f.Name)
		}
	}
}

var quoted = regexp.MustCompile(`(them|[\pL]+) at (P[0-4])`)

// agrees notes what a question says of tiers and days that the desk doesn't.
func (s *session) agrees(d sim.Desk, letter sim.Letter) {
	about, _ := d.Case(letter.On)
	for _, m := range quoted.FindAllStringSubmatch(letter.Text, -1) {
		f := about
		for _, other := range d.Cases {
			if m[1] != "them" && strings.HasSuffix(other.Name, m[1]) {
				f = other
			}
		}
		if f.Tier != m[2] && !(letter.On == "" && m[1] == "them") {
			s.strange = append(s.strange, fmt.Sprintf("%s is at %s: %s", f.Name, f.Tier, letter.Text))
		}
	}
	if _, seen, says := strings.Cut(letter.Text, "last seen "); says && !strings.HasPrefix(seen, about.LastSeen) {
		s.strange = append(s.strange, fmt.Sprintf("last seen %s: %s", about.LastSeen, letter.Text))
	}
}

// dated matches what a question says of something with a date.
var dated = regexp.MustCompile(`“([^”]+)” (is overdue|has passed|is due on ([^.]+))\.`)

// dates notes what a question says of a date that the desk doesn't: that it is overdue,
// that it has passed, or when it is due.
func (s *session) dates(d sim.Desk, letter sim.Letter) {
	for _, m := range dated.FindAllStringSubmatch(letter.Text, -1) {
		stands := slices.ContainsFunc(d.Tasks, func(j sim.Job) bool {
			return j.Title == m[1] && (j.Overdue && m[2] == "is overdue" || m[3] != "" && j.Due == m[3])
		})
		for _, f := range d.Cases {
			stands = stands || slices.ContainsFunc(f.Dates, func(date sim.Date) bool {
				return date.What == m[1] && (date.State == "missed" && m[2] == "has passed" || m[3] != "" && date.Due == m[3])
			})
		}
		if !stands {
			s.strange = append(s.strange, "the desk has no such date: "+letter.Text)
		}
	}
}

// follows notes what a question replies to that wasn't said: an interruption that comes
// instead of a reply, and a reply that speaks of what was decided where nobody has said a
// decision.
func (s *session) follows(d sim.Desk, letter sim.Letter) {
	if strings.HasPrefix(letter.Text, "Sorry") {
		s.strange = append(s.strange, "the phone rings instead of a reply: "+letter.Text)
	}
	if len(s.said) > 0 && strings.HasPrefix(letter.Text, "Then ") && !strings.HasPrefix(letter.Text, "Then what is the next thing") {
		s.decided = true
	}
	for _, o := range d.OffersOf(sim.VerbAnswer) {
		if strings.Contains(o.Label, "what we decided") && !s.decided {
			s.strange = append(s.strange, "nothing was decided: "+o.Label)
		}
	}
}

var settled = regexp.MustCompile(`Decided, for the file of [^:]+: ([^.]+)\.`)

// decides notes which decisions of the record nobody has said.
func (s *session) decides() {
	for _, m := range settled.FindAllStringSubmatch(s.record, -1) {
		if !strings.Contains(strings.Join(s.said, "\n"), "Then "+m[1]+".") && !strings.Contains(strings.ToLower(s.last), strings.ToLower(m[1])+".") {
			s.strange = append(s.strange, "nobody said it: "+m[0])
		}
	}
}

// gives notes what the record says that the manager does and that nobody has said: it is
// to be heard in the talk before it is read.
func (s *session) gives() {
	if !s.whole {
		return
	}
	for line := range strings.Lines(s.record) {
		list, is := strings.CutPrefix(strings.TrimSpace(line), "I: ")
		if !is {
			continue
		}
		for what := range strings.SplitSeq(strings.TrimSuffix(list, "."), "; ") {
			if all := strings.ToLower(strings.Join(s.said, "\n") + "\n" + s.last); !strings.Contains(all, strings.ToLower(what)) {
				s.strange = append(s.strange, "nobody said it before it was written: "+what)
			}
		}
	}
}

var before = regexp.MustCompile(`(?:Agreed before|From last time): (.+), (?:done|still to do|not done)`)

// recalls notes what the record says was agreed before, where nobody spoke of it.
func (s *session) recalls() {
	if m := before.FindStringSubmatch(s.record); m != nil {
		if all := strings.ToLower(strings.Join(s.said, "\n") + "\n" + s.last); !strings.Contains(all, strings.ToLower(m[1])) {
			s.strange = append(s.strange, "nobody spoke of it: "+m[0])
		}
	}
}

// names notes which cases a text names that were neither brought nor press. What the
// manager gives may be about any.
func (s *session) names(text string) {
	for line := range strings.Lines(text) {
		for _, name := range s.cases {
			if !strings.HasPrefix(line, "I: ") && strings.Contains(line, name) && !slices.ContainsFunc(s.meant, func(meant string) bool { return strings.Contains(meant, name) }) {
				s.strange = append(s.strange, name+" was neither brought nor presses: "+line)
			}
		}
	}
}

func (s *session) hears(turn policy.Turn, letter sim.Letter, offer sim.Offer) {
	s.agrees(turn.Desk, letter)
	s.dates(turn.Desk, letter)
	s.follows(turn.Desk, letter)
	s.names(letter.Text)
	words := len(strings.Fields(letter.Text))
	for _, o := range turn.Desk.OffersOf(sim.VerbAnswer) {
		words += len(strings.Fields(o.Label))
	}
	s.said, s.own, s.words = append(s.said, letter.Text), append(s.own, offer.Own), max(s.words, words)
	s.opened[letter.Opens] = true
	if offer.Serves != "" {
		s.served[offer.Serves] = true
	}
	s.whole = s.whole && offer.Verb == sim.VerbAnswer
	s.voiced = s.voiced || strings.HasSuffix(offer.ID, ":felt") || strings.HasSuffix(offer.ID, ":hurried")
}

// notBrought returns the names of the cases that press on a desk and aren't on the
// agenda with which a session begins, except the one that is spoken of then.
func notBrought(d sim.Desk, o sim.Offer, made sim.Decision) []string {
	brought := append(strings.Fields(o.Chosen(made, "cases")), o.Chosen(made, "decision"))
	var names []string
	for _, f := range d.Cases {
		if presses(d, f) && !slices.Contains(brought, f.ID) {
			names = append(names, f.Name)
		}
	}
	if len(names) > 0 && (brought[0] == "none" || brought[0] == "") {
		names = names[1:] // then it is the first one that is spoken of
	}
	return names
}

func presses(d sim.Desk, f sim.File) bool {
	overdue := slices.ContainsFunc(d.Tasks, func(j sim.Job) bool { return j.On == f.ID && j.Overdue })
	missed := slices.ContainsFunc(f.Dates, func(date sim.Date) bool { return date.State == "missed" })
	return f.Tier == "P0" || f.Tier == "P1" || overdue || missed
}

// TestSupervisionOfShippedPacks plays every shipped pack under every employer with
// every policy that isn't drawn, and looks at each session that was held.
func TestSupervisionOfShippedPacks(t *testing.T) {
	all, err := packs()
	if err != nil {
		t.Fatal(err)
	}
	held, noticed, banked := 0, 0, map[string]map[int]bool{}
	for _, versions := range all {
		for _, v := range versions {
			for _, employer := range []string{scenario.OwnTerms, "supportive", "stretched", "blaming"} {
				e, _ := scenario.EmployerCalled(employer)
				if banked[employer] == nil {
					banked[employer] = map[int]bool{}
				}
				for _, who := range slices.Sorted(maps.Keys(policy.Named)) {
					if who == "random" {
						continue
					}
					var list []*session
					for luck := range uint64(atLength(2, 3)) {
						held := sessionsOf(t, v, e.Terms, policy.Named[who], luck+1)
						if len(held) == 0 {
							banked[employer][0] = true
						}
						list = append(list, held...)
					}
					for _, s := range list {
						held++
						banked[employer][250*len(s.served)] = true
						if s.check(t, fmt.Sprintf("%s, %s, %s", v.Slug, employer, who)) {
							noticed++
						}
					}
				}
			}
		}
	}
	for employer, values := range banked {
		if len(values) < 3 {
			t.Errorf("under %s all policies together bank only %v", employer, values)
		}
	}
	if held < 20 || noticed < 5 {
		t.Errorf("%d sessions were held, and in %d of them something that wasn't brought was noticed", held, noticed)
	}
}

// check checks one session, and returns whether something pressed that wasn't
// brought.
func (s *session) check(t *testing.T, where string) (missed bool) {
	t.Helper()
	all := strings.Join(s.said, "\n")
	switch {
	case len(s.said) < 4 || len(s.said) > 8:
		t.Errorf("%s: %d questions:\n%s", where, len(s.said), all)
	case s.words > 60:
		t.Errorf("%s: a question of %d words:\n%s", where, s.words, all)
	case !s.whole:
	case !s.opened["management"] || !s.opened["development"] || !s.opened["support"] || !s.opened["mediation"]:
		t.Errorf("%s: not every function was opened: %v", where, s.opened)
	case s.agreed == 0 && !strings.Contains(s.record, "You: "):
		t.Errorf("%s: it ended without an action that has a date:\n%s", where, s.record)
	case !strings.Contains(s.record, "It isn't private"):
		t.Errorf("%s: the record doesn't say who may read it: %q", where, s.record)
	case !strings.Contains(s.record, "From last time: ") && !strings.Contains(s.record, "Agreed before: "):
		t.Errorf("%s: the record doesn't say what came of the last session:\n%s", where, s.record)
	case strings.Contains(s.said[0], "Last time"):
		t.Errorf("%s: it begins with what was agreed last time: %s", where, s.said[0])
	}
	s.teaches(t, where)
	s.names(s.record)
	s.decides()
	s.gives()
	s.recalls()
	for _, said := range s.strange {
		t.Errorf("%s: %s", where, said)
	}
	for _, name := range s.missing {
		if strings.Contains(all+s.last, name) || strings.Contains(s.record, name) {
			return true
		}
	}
	if len(s.missing) > 0 && s.whole {
		t.Errorf("%s: %v pressed and nobody noticed:\n%s\n%s", where, s.missing, all, s.record)
	}
	return false
}

// inOwnWords is a policy that says everything in its own words in a session, and then
// chooses the first of what it comes to.
func inOwnWords(decide policy.Policy) policy.Policy {
	return func(d sim.Desk, pick policy.Pick) sim.Decision {
		for _, o := range d.OffersOf(sim.VerbAnswer) {
			l, _ := d.Letter(o.On)
			i := slices.IndexFunc(d.Inbox, func(one sim.Letter) bool { return one.Talk == l.Talk && !one.Waiting })
			if o.Own && (i < 0 || !strings.Contains(string(d.Inbox[i].Replied), "In my own words")) {
				return sim.Decision{Offer: o.ID}
			}
			if l.Kind == sim.KindExchange && o.Own {
				return sim.Decision{Offer: d.OffersOf(sim.VerbAnswer)[0].ID}
			}
		}
		return decide(d, pick)
	}
}

// TestOwnWordsAreTakenUp says everything in the student's own words in supervision, under
// every employer: each is asked on or taken up, the session keeps to its laws, and the
// record names what was said so.
func TestOwnWordsAreTakenUp(t *testing.T) {
	held := 0
	for _, slug := range []string{"first-week", "winter-discharge"} {
		v := shipped(t, slug)
		for _, employer := range []string{scenario.OwnTerms, "supportive", "stretched", "blaming"} {
			e, _ := scenario.EmployerCalled(employer)
			for luck := range uint64(2) {
				for _, s := range sessionsOf(t, v, e.Terms, inOwnWords(policy.Careful), luck+1) {
					held++
					s.check(t, fmt.Sprintf("%s, %s, in own words", slug, employer))
					if s.whole && !strings.Contains(s.record, "Said in your own words") {
						t.Errorf("%s, %s: the record doesn't name what was said in own words: %s", slug, employer, s.record)
					}
					for i, text := range s.said[1:] {
						if s.own[i] && strings.HasPrefix(text, "Thank you. ") {
							t.Errorf("%s, %s: own words are passed over with %q after %q", slug, employer, text, s.said[i])
						}
					}
				}
			}
		}
	}
	if held < 8 {
		t.Errorf("only %d sessions were held", held)
	}
}

// TestWhoDoesItIsAnswered asks the manager in supervision who does something in each family
// that can be brought, and hears it at once.
func TestWhoDoesItIsAnswered(t *testing.T) {
	for _, id := range []string{"home", "assessment", "coast", "arcade", "weir", "mill"} {
		seat := atSupervision(t, policy.Careful, 1)
		said := talked(t, seat, map[string]string{"decision": id}, "pass", "own", "who")
		if next := strings.Split(said[3], " What "); len(strings.Fields(next[0])) < 5 || strings.HasPrefix(next[0], "Thank") {
			t.Errorf("%s: she says %q", id, said[3])
		}
	}
}

// TestAdviceFollowsTheNight checks that what the manager says of the child on the coast
// changes once the desk has the note of the night missing, and again once the carer was
// rung.
func TestAdviceFollowsTheNight(t *testing.T) {
	v := week(t)
	asked := func(before ...string) string {
		seat, err := scenario.Sit(v, nil, sim.NewLuck(1))
		if err != nil {
			t.Fatal(err)
		}
		for _, offer := range append([]string{"end", "end"}, before...) {
			if seat.Desk().Scenario.Day == 2 && offer == "end" {
				continue // on Monday somebody holds one up, or nobody does
			}
			if err := seat.Decide(sim.Decision{Offer: offer}); err != nil {
				t.Fatalf("%s: %v", offer, err)
			}
		}
		if err := seat.Decide(sim.Decision{Offer: "supervise:adhoc", With: map[string]string{"on": "decision", "case": "coast"}}); err != nil {
			t.Fatal(err)
		}
		for _, l := range seat.Desk().Inbox {
			if l.Title == "Twenty minutes" {
				return l.Text
			}
		}
		return ""
	}
	calm, missing, rung := asked(), asked("work:mailbox"), asked("work:mailbox", "recover:break", "work:carer-asked", "answer:carer-rings:sooner")
	if strings.Contains(calm, "seventy-two hours") {
		t.Errorf("before anybody knows of the night she says %s", calm)
	}
	for _, says := range []string{"now, from here", "tomorrow", "inside seventy-two hours", "national guidance"} {
		if !strings.Contains(missing, says) {
			t.Errorf("after the note she doesn't say %q: %s", says, missing)
		}
	}
	if strings.Contains(rung, "now, from here") || !strings.Contains(rung, "tomorrow") || !strings.Contains(rung, "inside seventy-two hours") {
		t.Errorf("once the carer was rung she says %s", rung)
	}
}
