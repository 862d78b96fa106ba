package script

import (
	"slices"
	"strings"
	"testing"

	"caseload/app/sim"
)

// These tests check what a story finds while the student is in the middle of
// something.

func TestATaskUnderWayHasBegun(t *testing.T) {
	w := told(t, head+`
local visit = task { "Visit", id = "visit", on = home, kind = "visit", minutes = 60 }
storyline("A", function()
  wait(30)
  if visit:begun() then message { from = sam, say = "under way" } else message { from = sam, say = "not begun" } end
end)`)
	desk := decide(t, w, "work:visit")
	if got := desk.Inbox[len(desk.Inbox)-1].Text; got != "under way" {
		t.Errorf("half an hour into a visit its story found it %q", got)
	}
}

func TestAReasonForWithdrawingHasItsCasesWords(t *testing.T) {
	w := told(t, head+`
local call = task { "Ring", on = home, minutes = 10 }
storyline("A", function() wait(5) withdraw(call, "{girl} is at school.") end)`)
	desk := decide(t, w, "work:desk")
	for _, e := range desk.Events {
		if e.Text == "Kayla is at school." {
			return
		}
	}
	t.Errorf("the reason isn't among %+v", desk.Events)
}

// TestReadingOnWhenACaseLeaves checks that a case may leave the caseload while its
// file is being read.
func TestReadingOnWhenACaseLeaves(t *testing.T) {
	w := told(t, head+`storyline("A", function() wait(5) reallocate(home) end)`)
	if desk := decide(t, w, "read:reid-file"); len(desk.Cases) != 0 {
		t.Errorf("the case should have left: %+v", desk.Cases)
	}
}

// TestNobodyWaitsAtAnEmptyDesk checks that someone who comes to an empty office
// leaves again, and that the story then continues.
func TestNobodyWaitsAtAnEmptyDesk(t *testing.T) {
	w := told(t, head+`storyline("A", function()
  wait_until "15:00"
  local reply = ask { from = sam, by = "in person", id = "door", say = "Have you a minute?", rings_off = 10, choices = { yes = "Yes.", no = "No." } }
  if reply == nil then message { from = sam, say = "I came by." } end
end)`)
	desk := decide(t, w, "end")
	if desk.Inbox[0].Text != "I came by." || desk.Inbox[0].At != "15:10" {
		t.Errorf("the inbox should begin with what followed: %+v", desk.Inbox)
	}
}

// TestACaseComesAfterOneHasLeft checks that a case created after another has left
// needs no explicit id.
func TestACaseComesAfterOneHasLeft(t *testing.T) {
	w := told(t, head+`
local second = case { "Second", kind = "k" }
storyline("A", function()
  wait(5)
  close(second)
  case { "Third", kind = "k" }
end)`)
	if desk := decide(t, w, "work:desk"); len(desk.Cases) != 2 || desk.Cases[1].Name != "Third" {
		t.Errorf("found %+v", desk.Cases)
	}
}

// TestOptionsOfATaskAreNamedLikeAnswers checks the names of a task's options. An
// option's name is sent as a value. One that can't be sent, or that stands for the
// task as it is, would take a different time from the one that the offer shows.
func TestOptionsOfATaskAreNamedLikeAnswers(t *testing.T) {
	for _, name := range []string{"planned", "", "by phone", " x", "\\255", "a:b"} {
		_, err := tell(t, head+`task { "Visit", on = home, minutes = 60, options = { ["`+name+`"] = { "Another way", minutes = 5 } } }`)
		if err == nil || !strings.Contains(err.Error(), "an option of a task is named by letters") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// TestTheNextSupervisionIsTheNextInTime checks that the earliest session is the
// next one, whatever the order in which they were put in the diary, and that a
// session waiting for a new time doesn't hold up any other.
func TestTheNextSupervisionIsTheNextInTime(t *testing.T) {
	offers := func(w *sim.World) (ids []string) {
		for _, o := range w.Desk().Offers {
			if o.Verb == sim.VerbSupervise {
				ids = append(ids, o.ID)
			}
		}
		return ids
	}
	w := told(t, head+`
storyline("Later", function() supervision { with = sam, at = "Tue 10:00" } end)
storyline("Sooner", function() supervision { with = sam, at = "Mon 09:10" } end)`)
	decide(t, w, "work:desk")
	if got := offers(w); !slices.Equal(got, []string{"supervise:session-2"}) {
		t.Errorf("found %v", got)
	}
	w = told(t, head+`
storyline("Cancelled", function() supervision { with = sam, at = "Mon 09:05" } end)
storyline("Held", function() supervision { with = sam, at = "Mon 09:10" } end)
storyline("Cancels", function() wait(2) cancel_supervision { by = sam, say = "I can't.", times = { "Tue 10:00", "Tue 10:00" } } end)`)
	decide(t, w, "work:desk")
	if got := offers(w); !slices.Equal(got, []string{"supervise:session-2", "supervise:rearrange"}) {
		t.Errorf("found %v", got)
	}
}

// TestACaseStandsAsTheDeskShowsIt checks that a story is told of a case what the
// student can see: the tier that they set, what is overdue, missed and due next, and
// who waits.
func TestACaseStandsAsTheDeskShowsIt(t *testing.T) {
	const says = `
local call = task { "Ring the school", id = "call", on = home, minutes = 10, due = "day 1" }
task { "Write to {girl}", id = "letter", on = home, minutes = 10, due = "day 2" }
deadline { "Statutory visit", on = home, due = "day 1" }
storyline("A", function()
  wait_until "%s"
  local now, list = home:standing(), {}
  for _, name in ipairs { "tier", "seen", "late", "missed", "next", "day", "waits" } do table.insert(list, name .. "=" .. tostring(now[name])) end
  guide(table.concat(list, "; ") .. "; " .. tostring(call:late()))
end)
storyline("B", function() ask { from = sam, about = home, by = "email", say = "When?", choices = { a = "Today.", b = "Not yet." } } end)`
	for at, want := range map[string]string{
		"09:10":     "tier=P2; seen=nil; late=nil; missed=nil; next=Ring the school; day=Monday 2 March; waits=Sam; false",
		"Tue 09:10": "tier=P2; seen=nil; late=Ring the school; missed=Statutory visit; next=Write to Kayla; day=Tuesday 3 March; waits=Sam; true",
	} {
		w := told(t, head+strings.ReplaceAll(says, "%s", at))
		if err := w.Decide(sim.Decision{Offer: "triage:reid", With: map[string]string{"tier": "P2"}}); err != nil {
			t.Fatal(err)
		}
		if at != "09:10" {
			decide(t, w, "end")
		}
		if got := decide(t, w, "work:desk").Guide; got != want {
			t.Errorf("at %s a story finds\n%s, expected\n%s", at, got, want)
		}
	}
}

// TestATaskIsMovedOnTheDesk checks that a task that is given another day is due then on
// the desk, too.
func TestATaskIsMovedOnTheDesk(t *testing.T) {
	w := told(t, head+`
local call = task { "Ring", id = "call", on = home, minutes = 10, due = "day 1" }
storyline("A", function() wait(5) move(call, "day 2") guide(call:due()) end)`)
	desk := decide(t, w, "work:desk")
	if j, _ := desk.Task("call"); j.DueISO != "2026-03-03" || j.Today || desk.Guide != j.Due {
		t.Errorf("found %+v, and the story %q", j, desk.Guide)
	}
}

// TestNobodyIsAskedWhoIsElsewhere checks that somebody who is elsewhere can be rung but
// not asked in person, for supervision or otherwise, and that no work with them can be
// begun until they are back.
func TestNobodyIsAskedWhoIsElsewhere(t *testing.T) {
	w := told(t, head+`
local tom = person { "Tom", role = "father" }
advice { from = sam, say = "Ask me." }
advice { from = tom, by = "phone", say = "Ring me." }
task { "Meet", id = "meet", with = sam, minutes = 30 }
storyline("Twenty", function() ad_hoc_supervision { with = sam } end)
storyline("Elsewhere", function() wait(5) away(sam, "90 minutes") away(tom, "10:35") end)`)
	offered := func(d sim.Desk) string {
		var ids []string
		for _, id := range []string{"contact:sam", "contact:tom", "work:meet", "supervise:adhoc"} {
			if _, ok := d.Offer(id); ok {
				ids = append(ids, id)
			}
		}
		return strings.Join(ids, " ")
	}
	if got := offered(w.Desk()); got != "contact:sam contact:tom work:meet supervise:adhoc" {
		t.Fatalf("before: %s", got)
	}
	desk := decide(t, w, "work:desk")
	if got := offered(desk); got != "contact:tom" || desk.People[0].Away != "10:35" {
		t.Errorf("elsewhere: %s, %+v", got, desk.People)
	}
	for desk.Clock.Now < "10:35" {
		desk = decide(t, w, "work:desk")
	}
	if got := offered(desk); got != "contact:sam contact:tom work:meet supervise:adhoc" || desk.People[0].Away != "" {
		t.Errorf("back at %s: %s", desk.Clock.Now, got)
	}
}
