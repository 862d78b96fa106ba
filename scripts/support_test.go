package scripts_test

import (
	"strings"
	"testing"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// meets is a story with one meeting on the first morning; what it gave is in the guide.
func meets(t *testing.T, terms, fields string) *scenario.Seat {
	t.Helper()
	return play(t, `
terms(employers.`+terms+` {})
storyline("Beside", function()
  local reply = support.meet { with = marta, at = "10:00", till = "11:00", say = "Five of you, and a kettle.", `+fields+` }
  guide(tostring(reply))
end)`)
}

// job returns the task on the desk with this title, or nil.
func job(seat *scenario.Seat, title string) *sim.Job {
	for _, j := range seat.Desk().Tasks {
		if j.Title == title {
			return &j
		}
	}
	return nil
}

// untilTime works at the desk until it is that time or later.
func untilTime(t *testing.T, seat *scenario.Seat, clock string) {
	t.Helper()
	for seat.Desk().Clock.Now < clock {
		decide(t, seat, "work:desk")
	}
}

// TestAMeetingIsHeldWithWhoComes checks that a meeting is on the desk with its time and
// minutes, that its question is asked of whoever comes, and that the reply takes no time
// of its own.
func TestAMeetingIsHeldWithWhoComes(t *testing.T) {
	seat := meets(t, "supportive", `kind = "group", asks = { "What would you say?", replies = { fear = "“That I'd be frightened.”", ask = "“I'd ask the child.”" } }`)
	group := job(seat, "Reflective group")
	if group == nil || group.Minutes != 45 || group.Kind != "support" || group.With != "Marta" {
		t.Fatalf("found %+v", group)
	}
	untilTime(t, seat, "10:00")
	decide(t, seat, "work:"+group.ID)
	before := seat.Desk()
	if l := letter(seat, "Reflective group"); l == nil || l.Kind != sim.KindExchange || l.Text != "What would you say?" || l.FromID != "marta" {
		t.Fatalf("found %+v", l)
	}
	asked := replies(t, seat, "ask")
	if len(asked) != 1 || seat.Desk().Guide != "ask" || seat.Desk().Clock.Now != before.Clock.Now {
		t.Errorf("found %d questions, %q, and %s after %s", len(asked), seat.Desk().Guide, seat.Desk().Clock.Now, before.Clock.Now)
	}
}

// TestAMeetingGoesOnWithoutTheStudent checks that a meeting to which nobody comes leaves
// the desk with a sentence, asks nothing and gives nothing.
func TestAMeetingGoesOnWithoutTheStudent(t *testing.T) {
	seat := meets(t, "supportive", `kind = "educator", good = "Ola has written it down.", asks = { "What helped?", replies = { a = "“One thing.”", b = "“Nothing.”" } }`)
	told := false
	for seat.Desk().Clock.Now < "11:30" {
		decide(t, seat, "work:desk")
		for _, e := range seat.Desk().Events {
			told = told || e.Text == "The ASYE lead: it was today, without you."
		}
	}
	if job(seat, "The ASYE lead") != nil || !told || seat.Desk().Guide != "nil" || letter(seat, "The ASYE lead") != nil {
		t.Errorf("told: %v, %q, %+v", told, seat.Desk().Guide, seat.Desk().Tasks)
	}
}

// TestTimeWithColleaguesIsTheEmployersToGive checks that a group and time with peers exist
// only where the employer's terms count time with colleagues as work, and the others
// anyway.
func TestTimeWithColleaguesIsTheEmployersToGive(t *testing.T) {
	for kind, title := range map[string]string{"group": "Reflective group", "peers": "Half an hour with a colleague", "educator": "The ASYE lead", "forum": "The principal social worker's forum"} {
		peers := kind == "group" || kind == "peers"
		if there := job(meets(t, "blaming", `kind = "`+kind+`"`), title) != nil; there == peers {
			t.Errorf("under an employer who blames, %s is on the desk: %v", kind, there)
		}
		if job(meets(t, "supportive", `kind = "`+kind+`"`), title) == nil {
			t.Errorf("under a supportive employer there is no %s", kind)
		}
	}
}

// TestWhatAMeetingGives checks that what the educator has noticed is told, and that the
// forum's answer comes in writing, a day later and not before.
func TestWhatAMeetingGives(t *testing.T) {
	seat := meets(t, "supportive", `kind = "educator", good = "Ola has written it down."`)
	untilTime(t, seat, "10:00")
	decide(t, seat, "work:"+job(seat, "The ASYE lead").ID)
	told := false
	for _, e := range seat.Desk().Events {
		told = told || e.Text == "Ola has written it down."
	}
	if !told || seat.Desk().Guide != "came" {
		t.Errorf("found %+v, %q", seat.Desk().Events, seat.Desk().Guide)
	}
	seat = meets(t, "supportive", `kind = "forum", title = "Item 3", answer = { from = chair, after = "1 working days", say = "Item 3: two posts." }`)
	untilTime(t, seat, "10:00")
	decide(t, seat, "work:"+job(seat, "Item 3").ID)
	answered := func() bool {
		for _, l := range seat.Desk().Inbox {
			if l.Text == "Item 3: two posts." && l.FromID == "kim" {
				return true
			}
		}
		return false
	}
	if answered() {
		t.Error("the forum answered at once")
	}
	decide(t, seat, "end")
	untilTime(t, seat, "11:30")
	if !answered() {
		t.Errorf("the forum hasn't answered by %s: %+v", seat.Desk().Clock.Now, seat.Desk().Inbox)
	}
}

// TestATalkAfterSomethingDistressing checks that the desk offers the talk with the person
// who listens once something distressing was read, that one question is asked, that it
// takes the talk's own time only, and that whoever leaves gives no reply.
func TestATalkAfterSomethingDistressing(t *testing.T) {
	const tells = `
terms(employers.supportive {})
storyline("Hard", function() wait(5) message { from = marta, about = home, title = "Hard to read", say = { "Words.", distress = 2 } } end)
storyline("Talked over", function()
  guide("reply: " .. tostring(support.debrief { with = marta, asks = { "Which bit keeps coming back?", replies = { box = "“What was under the bed.”", none = "“Nothing yet.”" } } }))
end)`
	for _, leaves := range []bool{false, true} {
		seat := play(t, tells)
		if _, offered := seat.Desk().Offer("recover:debrief"); offered {
			t.Fatal("nothing distressing has come, and a talk is offered")
		}
		decide(t, seat, "work:desk")
		offer, offered := seat.Desk().Offer("recover:debrief")
		if !offered || !strings.Contains(offer.Label, "Marta") {
			t.Fatalf("found %+v", offer)
		}
		decide(t, seat, "recover:debrief")
		after := seat.Desk()
		l := letter(seat, "Talking it over")
		if l == nil || l.Text != "Which bit keeps coming back?" || l.Talk != "" {
			t.Fatalf("found %+v", l)
		}
		want := "reply: box"
		if leaves {
			want = "reply: nil"
			decide(t, seat, "supervise:leave")
		} else {
			replies(t, seat, "box")
		}
		if seat.Desk().Guide != want || seat.Desk().Clock.Now != after.Clock.Now {
			t.Errorf("leaves: %v; found %q at %s, asked at %s", leaves, seat.Desk().Guide, seat.Desk().Clock.Now, after.Clock.Now)
		}
		if _, again := seat.Desk().Offer("recover:debrief"); again {
			t.Error("the talk is offered again on the same day")
		}
	}
}

// TestReliefIsOnTheDesk checks that what a manager lets wait has its new day on the desk,
// that what they take is off it, that what is done isn't touched, and that a manager who
// has nothing left to give says so.
func TestReliefIsOnTheDesk(t *testing.T) {
	seat := play(t, `
local over = task { "Done", id = "over", minutes = 10, due = "day 1" }
local form = task { "Form", id = "form", minutes = 60, due = "day 1" }
local list = task { "List", id = "list", minutes = 60, due = "day 2" }
storyline("Asked", function()
  local waits = { over, form }
  for _ = 1, 2 do
    ad_hoc_supervision { with = dawn }
    guide(relief.said(relief.give { waits = waits, till = "day 3", takes = { over, list }, why = "Dawn has it." }))
    waits = {}
  end
end)`)
	decide(t, seat, "work:over", "supervise:adhoc on=workload")
	if got := seat.Desk().Guide; got != "“Form” can wait: it's for Wednesday 25 March now. “List” I take off you." {
		t.Errorf("found %q", got)
	}
	form := job(seat, "Form")
	if form == nil || form.Due != "Wednesday 25 March" || job(seat, "List") != nil {
		t.Errorf("found %+v", seat.Desk().Tasks)
	}
	decide(t, seat, "end", "supervise:adhoc on=workload")
	if got := seat.Desk().Guide; !strings.HasPrefix(got, "There's nothing left on it that can wait") {
		t.Errorf("found %q", got)
	}
}
