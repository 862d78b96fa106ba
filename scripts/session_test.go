package scripts_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// sessions is a story with two sessions on two days; something presses that nobody
// has brought. The visit was agreed before the run began.
const twoSessions = `
terms(employers.%s { supervision = { every = "5 working days", minutes = 60 } })
local visit = task { "Visit", id = "visit", on = home, minutes = 30, due = "day 1" }
local old = case { "Novak", id = "novak", kind = children.child_in_need, tier = "P1" }
local older = case { "Okoro", id = "okoro", kind = children.child_in_need, tier = "P0" }
storyline("Supervision", function()
  local first = sessions.hold { with = dawn, at = "day 1 09:00", last = { "the visit", task = visit },
    gives = function() return { "A no to the next one", by = "manager", due = "today" } end }
  if first then guide(sessions.manner() .. " " .. sessions.quality(first) .. " " .. table.concat(sessions.used(first), " ")) end
  sessions.hold { with = dawn, at = "day 2 09:00" }
end)`

// wordsOf returns the number of words in an exchange: what is said and the replies.
func wordsOf(l sim.Letter, d sim.Desk) int {
	n := len(strings.Fields(l.Text))
	for _, o := range d.OffersOf(sim.VerbAnswer) {
		n += len(strings.Fields(o.Label))
	}
	return n
}

// heldBy plays the story with a policy and returns the exchanges of each session, in
// order, the desk at the end, and the seat.
func heldBy(t *testing.T, employer string, decide policy.Policy, seed uint64) (map[string][]sim.Letter, *scenario.Seat, []string) {
	t.Helper()
	seat := playWith(t, fmt.Sprintf(twoSessions, employer), seed)
	asked, seen, wrong := map[string][]sim.Letter{}, map[string]bool{}, []string{}
	for turn := range policy.Play(context.Background(), seat, decide, policy.Chance(seed)) {
		if turn.Err != nil {
			t.Fatal(turn.Err)
		}
		if turn.Desk.Scenario.Day > 2 {
			break
		}
		for _, l := range turn.Desk.Waiting() {
			if l.Kind != sim.KindExchange || seen[l.ID] {
				continue
			}
			seen[l.ID] = true
			asked[l.Talk] = append(asked[l.Talk], l)
			if n := wordsOf(l, turn.Desk); n > 60 {
				wrong = append(wrong, fmt.Sprintf("%d words: %s", n, l.Text))
			}
		}
	}
	for _, f := range seat.Faults() {
		t.Fatal(f.Message)
	}
	return asked, seat, wrong
}

// TestASessionIsAConversation checks, under each employer and with several players,
// that a session has four to eight short questions which open each of the four
// functions, and ends in a record.
func TestASessionIsAConversation(t *testing.T) {
	for employer, manner := range map[string]string{"supportive": "supportive", "stretched": "stretched", "blaming": "blaming"} {
		qualities := map[string]bool{}
		for name, decide := range map[string]policy.Policy{"careful": policy.Careful, "first-come": policy.FirstCome, "deadline": policy.Deadline} {
			for seed := range uint64(12) {
				asked, seat, wrong := heldBy(t, employer, decide, seed+1)
				if len(wrong) > 0 {
					t.Fatalf("%s, %s: %v", employer, name, wrong)
				}
				for _, session := range []string{"session-1", "session-2"} {
					var opened []string
					for _, l := range asked[session] {
						opened = append(opened, l.Opens)
					}
					if len(opened) < 4 || len(opened) > 8 {
						t.Fatalf("%s, %s, luck %d: %s asked %d questions: %v", employer, name, seed+1, session, len(opened), opened)
					}
					for _, function := range []string{"management", "development", "support", "mediation"} {
						if !slices.Contains(opened, function) {
							t.Errorf("%s, %s: nobody opened %s in %s: %v", employer, name, function, session, opened)
						}
					}
				}
				record := letter(seat, "Record of supervision")
				if record == nil || !strings.Contains(record.Text, "It isn't private") || strings.Contains(record.Text, "between us") || len(strings.Fields(record.Text)) > 160 {
					t.Fatalf("found %+v", record)
				}
				quality := strings.Fields(seat.Desk().Guide)
				if quality[0] != manner {
					t.Fatalf("under a %s employer the supervisor is %s", employer, quality[0])
				}
				qualities[quality[1]] = true
			}
		}
		if len(qualities) < 3 {
			t.Errorf("%s: the players' sessions came to %v", employer, qualities)
		}
	}
}

// replies answers the exchanges of a session by name where one of the names is a
// reply, and otherwise with the first reply, and returns what was asked.
func replies(t *testing.T, seat *scenario.Seat, names ...string) []sim.Letter {
	t.Helper()
	var asked []sim.Letter
	for {
		desk := seat.Desk()
		i := slices.IndexFunc(desk.Inbox, func(l sim.Letter) bool { return l.Waiting && l.Kind == sim.KindExchange })
		if i < 0 {
			return asked
		}
		l := desk.Inbox[i]
		asked = append(asked, l)
		offer := ""
		for _, o := range desk.OffersOf(sim.VerbAnswer) {
			_, name, _ := strings.Cut(strings.TrimPrefix(o.ID, sim.VerbAnswer+":"), ":")
			if offer == "" || slices.Contains(names, name) {
				offer = o.ID
			}
		}
		decide(t, seat, offer)
	}
}

func TestWhatWasNotBroughtIsNoticed(t *testing.T) {
	for employer, where := range map[string]string{"supportive": "You didn't bring Novak", "blaming": "Novak at P1 isn't on your list"} {
		seat := playWith(t, fmt.Sprintf(twoSessions, employer), 1)
		decide(t, seat, "supervise:session-1 cases=okoro")
		if !slices.ContainsFunc(replies(t, seat), func(l sim.Letter) bool { return strings.Contains(l.Text, where) }) {
			t.Errorf("%s: Novak was P1 and not brought, and nobody noticed", employer)
		}
		seat = playWith(t, fmt.Sprintf(twoSessions, employer), 1)
		decide(t, seat, "supervise:session-1 cases=novak decision=okoro")
		if slices.ContainsFunc(replies(t, seat), func(l sim.Letter) bool { return strings.Contains(l.Text, where) }) {
			t.Errorf("%s: both were brought", employer)
		}
	}
	seat := playWith(t, fmt.Sprintf(twoSessions, "stretched"), 1)
	decide(t, seat, "supervise:session-1 cases=okoro")
	replies(t, seat)
	last := letter(seat, "Supervision")
	if l := letter(seat, "Record of supervision"); l == nil || !strings.Contains(last.Text, "You didn't bring Novak, and they came to you at P1. Two sentences by Tuesday, please.") || strings.Contains(l.Text, "Not on your list") || strings.Contains(l.Text, "Not reached") || !strings.HasPrefix(l.Text, "We had 35 of your 60 minutes, from 09:00 to 09:35.") {
		t.Errorf("found %+v after %+v", l, last)
	}
}

// TestWhatWasBroughtIsSpokenOfOrNotReached checks that the record says of each case that
// was brought either what was said or that it wasn't reached.
func TestWhatWasBroughtIsSpokenOfOrNotReached(t *testing.T) {
	for _, c := range []struct{ employer, reply, others, record string }{
		{"stretched", "", "", "Not reached: Novak and Okoro."},
		{"supportive", "novak", "You've brought Novak at P1 and Okoro at P0, too.", "Not reached: Okoro."},
		{"supportive", "none", "Each has its next step", ""},
	} {
		seat := playWith(t, fmt.Sprintf(twoSessions, c.employer), 1)
		if err := seat.Decide(sim.Decision{Offer: "supervise:session-1", With: map[string]string{"cases": "novak okoro", "decision": "home"}}); err != nil {
			t.Fatal(err)
		}
		var asked strings.Builder
		for _, l := range replies(t, seat, c.reply) {
			asked.WriteString(l.Text)
		}
		record := letter(seat, "Record of supervision")
		if c.reply == "novak" && !strings.Contains(asked.String(), c.others) || (c.others == "") == strings.Contains(asked.String(), "You've brought") {
			t.Errorf("%s, %q: nobody asked about the others: %s", c.employer, c.reply, asked.String())
		}
		if record == nil || strings.Contains(record.Text, "Not reached") != (c.record != "") || !strings.Contains(record.Text, c.record) || strings.Contains(record.Text, "Not on your list") {
			t.Errorf("%s, %q: found %+v", c.employer, c.reply, record)
		}
	}
}

// TestOwnWordsAreGoneOnFrom checks that what is asked after a reply in the student's own
// words takes account of their having said something, whichever question it was.
func TestOwnWordsAreGoneOnFrom(t *testing.T) {
	for name, want := range map[string]string{
		"How are you":      "Thank you for telling me. What would help with it?",
		"What do you need": "So that I write down the right thing on Reid: which is nearest?",
		"What do you make": "Is that a view that somebody could check, or a question to me?",
		"What won't fit":   "Is that for me to change, or for me to take up the line?",
		"Could I hear":     "So that I know what to do about Novak: which is nearest?",
		"What will you do": "So that I write down the right thing: which is nearest, and by when?",
	} {
		seat := playWith(t, fmt.Sprintf(twoSessions, "supportive"), 1)
		decide(t, seat, "supervise:session-1 decision=home")
		for seat.Desk().Clock.Now != "" {
			i := slices.IndexFunc(seat.Desk().Inbox, func(l sim.Letter) bool { return l.Waiting && l.Kind == sim.KindExchange })
			if i < 0 {
				t.Fatalf("%s was never asked", name)
			}
			l := seat.Desk().Inbox[i]
			offers := seat.Desk().OffersOf(sim.VerbAnswer)
			if !strings.Contains(l.Text, name) {
				chosen := offers[0].ID
				for _, o := range offers {
					if slices.Contains([]string{"hurried", "facts", "view", "fits", "in_hand", "write"}, o.ID[strings.LastIndex(o.ID, ":")+1:]) {
						chosen = o.ID // none of them leads to a question of its own
					}
				}
				decide(t, seat, chosen)
				continue
			}
			own := offers[len(offers)-1]
			if !own.Own || own.Serves != l.Opens {
				t.Fatalf("%s: the last reply is %+v", name, own)
			}
			decide(t, seat, own.ID)
			if next := seat.Desk().Inbox[0]; !strings.HasPrefix(next.Text, want) {
				t.Errorf("after own words on “%s” came “%s”", l.Text, next.Text)
			}
			break
		}
	}
}

// TestTheDatesShownAreThoseOfTheDesk checks that an action that gets a new date has it on
// the desk and in the record alike.
func TestTheDatesShownAreThoseOfTheDesk(t *testing.T) {
	const late = `
terms(employers.supportive {})
local visit = task { "Visit", id = "visit", on = home, minutes = 30, due = "day 1" }
storyline("Supervision", function() sessions.hold { with = dawn, at = "day 2 09:00", last = { "the visit", task = visit } } end)`
	seat := play(t, late)
	decide(t, seat, "end", "supervise:session-1 cases=home")
	asked := replies(t, seat, "hurried", "moved")
	if !strings.HasPrefix(asked[0].Text, "How are you") || !strings.Contains(asked[1].Text, "Last time we agreed: the visit. It was for Monday 23 March, and it hasn't happened.") {
		t.Fatalf("found %q, %q", asked[0].Text, asked[1].Text)
	}
	job, _ := seat.Desk().Task("visit")
	record := letter(seat, "Record of supervision")
	if job.Due != "Friday 27 March" || job.Overdue || !strings.Contains(record.Text, "You: the visit, by Friday 27 March") {
		t.Errorf("the desk says %q, and the record: %s", job.Due, record.Text)
	}
}

// TestWhatIsAskedFollowsFromTheReply checks that a reply leads to another question,
// and one that passes is accepted.
func TestWhatIsAskedFollowsFromTheReply(t *testing.T) {
	said := func(names ...string) string {
		seat := playWith(t, fmt.Sprintf(twoSessions, "supportive"), 1)
		decide(t, seat, "supervise:session-1 decision=home")
		var all []string
		for _, l := range replies(t, seat, names...) {
			all = append(all, l.Text)
		}
		return strings.Join(all, "\n")
	}
	if all := said("quiet", "look", "pass"); !strings.Contains(all, "That's fine. Reid, then. They have no tier, not seen yet.") || !strings.Contains(all, "Then what is the next thing there") {
		t.Errorf("found %s", all)
	}
	if all := said("facts", "felt", "slip"); strings.Contains(all, "Then what is the next thing there") || !strings.Contains(all, "What might it be?") || !strings.Contains(all, "I've looked, and") {
		t.Errorf("found %s", all)
	}
}

// TestWhatIsAgreedIsOnTheDeskAndFollowedUp checks that actions become tasks with
// dates or relief, and that the next session asks what came of them.
func TestWhatIsAgreedIsOnTheDeskAndFollowedUp(t *testing.T) {
	for _, done := range []bool{true, false} {
		seat := playWith(t, fmt.Sprintf(twoSessions, "supportive"), 1)
		decide(t, seat, "supervise:session-1 decision=home")
		asked := replies(t, seat, "stop", "write", "drop", "facts", "hurried", "in_hand")
		if all := fmt.Sprint(asked); !strings.HasPrefix(asked[0].Text, "How are you") || strings.Contains(all, "Last time we agreed") {
			t.Errorf("the visit isn't late, and doesn't come before how one is: %q", asked[0].Text)
		}
		i := slices.IndexFunc(seat.Desk().Tasks, func(j sim.Job) bool { return j.Title == "Write down where it stands: Reid" })
		if i < 0 || seat.Desk().Tasks[i].Due != "Wednesday 25 March" {
			t.Fatalf("found %+v", seat.Desk().Tasks)
		}
		record := letter(seat, "Record of supervision")
		if record == nil || !strings.Contains(record.Text, "I: A no to the next one.") || !strings.Contains(record.Text, "You: Write down where it stands: Reid, by Wednesday 25 March.") {
			t.Fatalf("found %+v", record)
		}
		says := "It has until Wednesday 25 March."
		if done {
			decide(t, seat, "work:"+seat.Desk().Tasks[i].ID)
			says = "It's done, thank you."
		}
		decide(t, seat, "end", "supervise:session-2")
		asked = replies(t, seat, "hurried")
		if !strings.HasPrefix(asked[0].Text, "How are you") || !strings.Contains(asked[1].Text, "Last time we agreed: Write down where it stands: Reid. "+says) {
			t.Errorf("done: %v; found %q, %q", done, asked[0].Text, asked[1].Text)
		}
	}
}

// TestWhatIsGivenIsSaidBeforeItIsWritten checks that the manager's last words say what they
// give, in the talk and before the record, and that nothing is said to whoever has left.
func TestWhatIsGivenIsSaidBeforeItIsWritten(t *testing.T) {
	for employer, begins := range map[string]string{"supportive": "Before you go", "stretched": "I must go", "blaming": "For the record"} {
		seat := playWith(t, fmt.Sprintf(twoSessions, employer), 1)
		decide(t, seat, "supervise:session-1 decision=home")
		asked := replies(t, seat, "stop", "facts", "hurried", "in_hand", "view")
		inbox := seat.Desk().Inbox
		last := slices.IndexFunc(inbox, func(l sim.Letter) bool { return l.Talk == "session-1" && l.ID == "supervision-1-end" })
		written := slices.IndexFunc(inbox, func(l sim.Letter) bool { return l.Title == "Record of supervision" })
		if last < 0 || written != last-1 || inbox[last].Waiting || !strings.HasPrefix(inbox[last].Text, begins) || !strings.Contains(inbox[last].Text, "A no to the next one.") {
			t.Errorf("%s: the last words are at %d and the record at %d of %+v", employer, last, written, inbox[:3])
		}
		if strings.Contains(fmt.Sprint(asked), "A no to the next one") {
			t.Errorf("%s: it was said twice", employer)
		}
	}
	seat := playWith(t, fmt.Sprintf(twoSessions, "supportive"), 1)
	decide(t, seat, "supervise:session-1", "supervise:leave")
	if slices.ContainsFunc(seat.Desk().Inbox, func(l sim.Letter) bool { return l.ID == "supervision-1-end" }) {
		t.Error("the student had left, and something was said")
	}
}

func TestASessionCanBeLeft(t *testing.T) {
	seat := playWith(t, fmt.Sprintf(twoSessions, "supportive"), 1)
	decide(t, seat, "supervise:session-1", "supervise:leave")
	l := letter(seat, "Record of supervision")
	if l == nil || !strings.HasPrefix(l.Text, "You had to go") || seat.Desk().Guide != "supportive 0 " {
		t.Errorf("found %q, %+v", seat.Desk().Guide, l)
	}
}

// TestWhatIsSaidIsOnTheDesk holds the laws of a session over fifty lucks and all players:
// what is said of a tier is what the student set; who is named in the record was brought
// or presses; each that was brought is spoken of or not reached; nothing is called decided
// unless a reply decided it; and it begins with how one is, or with the dates under an
// employer who blames.
func TestWhatIsSaidIsOnTheDesk(t *testing.T) {
	const week = `
terms(employers.%s { supervision = { every = "5 working days", minutes = 60 } })
case { "Novak", id = "novak", kind = children.child_in_need, tier = "P1" }
case { "Okoro", id = "okoro", kind = children.child_in_need, tier = "P4" }
case { "Petrov", id = "petrov", kind = children.child_in_need, tier = "P3" }
storyline("Supervision", function() sessions.hold { with = dawn, at = "day 1 09:30" } end)`
	names := map[string]string{"home": "Reid", "coast": "Moor", "novak": "Novak", "okoro": "Okoro", "petrov": "Petrov"}
	tiers := []string{"P0", "P1", "P2", "P3", "P4"}
	decided := 0
	for _, employer := range []string{"supportive", "stretched", "blaming"} {
		for seed := range uint64(50) {
			seat := playWith(t, fmt.Sprintf(week, employer), seed+1)
			pick := policy.Chance(seed)
			for _, id := range slices.Sorted(maps.Keys(names)) {
				decide(t, seat, "triage:"+id+" tier="+tiers[pick(len(tiers))])
			}
			for seat.Desk().Clock.Now < "09:30" {
				decide(t, seat, "work:desk")
			}
			var cases []string
			for _, f := range seat.Desk().Cases {
				if pick(2) == 0 {
					cases = append(cases, f.ID)
				}
			}
			with := map[string]string{"cases": strings.Join(cases, " "), "decision": "none"}
			if len(cases) > 0 && pick(2) == 0 {
				with["decision"] = cases[0]
			}
			presses := map[string]bool{}
			for _, f := range seat.Desk().Cases {
				presses[f.ID] = f.Tier == "P0" || f.Tier == "P1"
			}
			if err := seat.Decide(sim.Decision{Offer: "supervise:session-1", With: with}); err != nil {
				t.Fatal(err)
			}
			said, last := "", ""
			for waits := seat.Desk().Waiting(); len(waits) > 0; waits = seat.Desk().Waiting() {
				l := waits[0]
				if last == "" && !strings.HasPrefix(l.Text, "How are you") && !(employer == "blaming" && strings.HasPrefix(l.Text, "Dates first")) {
					t.Fatalf("%s, luck %d: it begins with %q", employer, seed, l.Text)
				}
				for _, f := range seat.Desk().Cases {
					if _, tier, ok := strings.Cut(l.Text, f.Name+" at "); ok && tier[:2] != f.Tier {
						t.Errorf("%s is at %s: %s", f.Name, f.Tier, l.Text)
					}
					if _, tier, ok := strings.Cut(l.Text, "put them at "); ok && l.On == f.ID && tier[:2] != f.Tier {
						t.Errorf("%s is at %s: %s", f.Name, f.Tier, l.Text)
					}
				}
				offers := seat.Desk().OffersOf(sim.VerbAnswer)
				last = offers[pick(len(offers))].ID
				said += l.Text + " " + last + "\n"
				decide(t, seat, last)
			}
			record := letter(seat, "Record of supervision")
			if record == nil {
				t.Fatalf("%s, luck %d: there is no record:\n%s", employer, seed, said)
			}
			for id, name := range names {
				brought := slices.Contains(cases, id)
				switch {
				case strings.Contains(record.Text, name) && !brought && !presses[id]:
					t.Errorf("%s, luck %d: %s was neither brought nor presses:\n%s", employer, seed, name, record.Text)
				case brought && !strings.Contains(said, name) && !strings.Contains(record.Text, name):
					t.Errorf("%s, luck %d: %s was brought and forgotten:\n%s\n%s", employer, seed, name, said, record.Text)
				}
			}
			settled := strings.Contains(said, ":sooner") || strings.Contains(said, ":both") || strings.Contains(said, ":stays")
			if strings.Contains(record.Text, "Decided") != settled {
				t.Errorf("%s, luck %d: decided: %v:\n%s\n%s", employer, seed, settled, said, record.Text)
			}
			if settled {
				decided++
			}
		}
	}
	if decided < 10 {
		t.Errorf("something was decided in %d sessions", decided)
	}
}
