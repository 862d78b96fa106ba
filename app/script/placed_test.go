package script

import (
	"slices"
	"strings"
	"testing"

	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// decided makes decisions in a told world, each an offer or "offer field=value".
func decided(t *testing.T, w *sim.World, offers ...string) {
	t.Helper()
	for _, o := range offers {
		d := sim.Decision{With: map[string]string{}}
		for i, word := range strings.Fields(o) {
			if field, value, ok := strings.Cut(word, "="); ok {
				d.With[field] = value
			} else if i == 0 {
				d.Offer = word
			}
		}
		if err := w.Decide(d); err != nil {
			t.Fatalf("%s: %v", o, err)
		}
	}
	for _, f := range w.Faults {
		t.Fatal(f.Message)
	}
}

// A visit takes its travel under an option as it does as planned; each way has its own
// title and scene.
func TestAnOptionHasItsOwnTravelTitleAndScene(t *testing.T) {
	const source = head + `
task { "See {girl}", id = "see", on = home, kind = "visit", minutes = 60, travel = 150, records = 0, scene = "At home.", options = {
  sam    = { "With Sam", minutes = 90 },
  school = { "At school", minutes = 45, travel = 20, title = "See {girl} at school", scene = "In the library." },
  phone  = { "By phone", minutes = 15, kind = "call", title = "Ring {girl}", scene = "On the phone." },
} }`
	for how, want := range map[string][3]string{
		"planned": {"12:30", "See Kayla", "At home."},
		"sam":     {"13:00", "See Kayla", "At home."},
		"school":  {"10:05", "See Kayla at school", "In the library."},
		"phone":   {"09:15", "Ring Kayla", "On the phone."},
	} {
		w := told(t, source)
		decided(t, w, "work:see how="+how)
		d := w.Desk()
		i := slices.IndexFunc(d.Inbox, func(l sim.Letter) bool { return l.Kind == sim.KindScene })
		if got := [3]string{d.Clock.Now, d.Inbox[i].Title, d.Inbox[i].Text}; got != want {
			t.Errorf("%s: found %q, want %q", how, got, want)
		}
		if seen := d.Cases[0].LastSeenISO != ""; seen == (how == "phone") {
			t.Errorf("%s: seen: %v", how, seen)
		}
	}
	for fault, says := range map[string]string{
		`task { "Ring", on = home, kind = "call", minutes = 5, options = { walk = { "On a walk", minutes = 5, travel = 20 } } }`: "belongs to a visit on a case",
	} {
		if _, err := tell(t, head+fault); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", fault, err)
		}
	}
}

// siblings are three who live apart, with a clock each.
const siblings = head + `
local kayla, jude = child { "Kayla", age = 9 }, child { "Jude", age = 4, lives = "with foster carers in {town}" }
local ada = child { "Ada", age = 12, lives = "with an aunt", seen = "2026-02-17" }
local both = case { "Osei", id = "osei", kind = { "looked after", points = 7 }, people = { kayla, jude, ada }, words = { town = "Hythe" } }
deadline { "Visit to Kayla", on = both, due = "day 1", met_by = "visit", child = kayla }
deadline { "Visit to Jude", on = both, due = "day 2", met_by = "visit", child = jude }
deadline { "Visit to Ada", on = both, due = "day 2", met_by = "visit", child = ada }
task { "See Kayla", id = "kayla", on = both, kind = "visit", minutes = 30, sees = kayla, options = { phone = { "Ring", minutes = 5, kind = "call" } } }
local maybe = task { "See Jude", id = "jude", on = both, kind = "visit", minutes = 30, sees = false }
task { "See all", id = "all", on = both, kind = "visit", minutes = 30 }
task { "See two", id = "two", on = both, kind = "visit", minutes = 30, sees = { kayla, jude } }
task { "Talk to Ada", id = "talk", on = both, kind = "meeting", minutes = 30, sees = ada }
task { "Talk to all", id = "talk-all", on = both, kind = "meeting", minutes = 30, sees = true }
storyline("Jude is in", function() wait_for(maybe) saw(both, jude) end)
`

// Where brothers and sisters live apart, seeing one isn't seeing the other, and a visit to
// one doesn't meet the other's date.
func TestBrothersAndSistersInTwoPlacements(t *testing.T) {
	before := told(t, siblings).Desk().Cases[1]
	for offer, want := range map[string]struct{ seen, met [3]bool }{
		"work:kayla":           {[3]bool{true, false, false}, [3]bool{true, false, false}},
		"work:kayla how=phone": {},
		"work:jude":            {[3]bool{false, true, false}, [3]bool{false, true, false}},
		"work:two":             {[3]bool{true, true, false}, [3]bool{true, true, false}},
		"work:all":             {[3]bool{true, true, true}, [3]bool{true, true, true}},
		"work:talk":            {seen: [3]bool{false, false, true}},
		"work:talk-all":        {seen: [3]bool{true, true, true}},
	} {
		w := told(t, siblings)
		decided(t, w, offer)
		f, seen, met := w.Desk().Cases[1], [3]bool{}, [3]bool{}
		for i := range f.People {
			seen[i], met[i] = f.People[i].Seen != before.People[i].Seen, f.Dates[i].State == sim.DateMet
		}
		if seen != want.seen || met != want.met {
			t.Errorf("%s: seen %v and met %v, want %v", offer, seen, met, want)
		}
	}
	if day := calendar.Time(before.People[2].Seen).ISO(); day != "2026-02-17" || before.LastSeenISO != day || before.People[0].Seen != 0 {
		t.Errorf("Ada was last seen on %s, and the family on %s", day, before.LastSeenISO)
	}
	if f := told(t, siblings).Desk().Cases[1]; f.People[1].Lives != "with foster carers in Hythe" || f.People[0].Lives != "" {
		t.Errorf("found %+v", f.People)
	}
	if _, err := tell(t, siblings+`task { "See Ruth", on = both, kind = "visit", minutes = 5, sees = adult { "Ruth" } }`); err == nil || !strings.Contains(err.Error(), "isn't among the `people`") {
		t.Errorf("somebody else is seen: %v", err)
	}
}

// Whoever leaves can't be asked any more, and what was to be done with them or was waiting
// for them goes on without.
func TestSomebodyLeavesTheTeam(t *testing.T) {
	w := told(t, head+`
local marta = person { "Marta", id = "marta", role = "advanced practitioner" }
advice { from = marta, say = "Begin with the file." }
local joint = task { "Joint visit", id = "joint", on = home, kind = "visit", minutes = 30, with = marta }
storyline("With Marta", function() if not wait_for(joint) then guide "without her" end end)
storyline("She asks", function() if ask { from = marta, by = "in person", say = "Tea?", choices = { yes = "“Yes.”", no = "“Later.”" } } == nil then good { "Nobody drank it." } end end)
storyline("Supervision", function() supervision { with = marta, at = "12:00", minutes = 30 } end)
storyline("Her last day", function() wait_until "10:00" leaves(marta, "Marta has gone.") advice { from = marta, say = "One more thing." } end)
`)
	if d := w.Desk(); len(d.People) != 1 || d.Supervision == nil {
		t.Fatalf("she is here: %+v", d.People)
	}
	decided(t, w, "work:desk", "work:desk", "work:desk", "work:desk", "work:desk", "work:desk")
	d := w.Desk()
	_, asked := d.Offer("contact:marta")
	_, joint := d.Task("joint")
	if len(d.People) != 0 || asked || joint || d.Supervision != nil || len(d.Waiting()) != 0 || d.Guide != "without her" {
		t.Errorf("she is gone: %+v, %v, %v, %+v, %q", d.People, asked, joint, d.Supervision, d.Guide)
	}
}

// What others hold stands in the diary, takes none of the student's minutes, and meets the
// dates of its kind when it is over, unless it was called off.
func TestAnAppointmentIsHeldWithoutTheStudent(t *testing.T) {
	const source = head + `
deadline { "Review", on = home, due = "day 1", met_by = "review" }
appointment { "Review with the reviewing officer", id = "review", on = home, at = "09:30", minutes = 20, who = "Kim", kind = "review" }
`
	w := told(t, source)
	if a := w.Desk().Appointments; len(a) != 1 || a[0].At != "09:30" || a[0].Who != "Kim" || a[0].On != "reid" {
		t.Fatalf("found %+v", a)
	}
	before := w.Now
	decided(t, w, "recover:break", "recover:break", "recover:break", "recover:break")
	if d := w.Desk(); len(d.Appointments) != 0 || d.Cases[0].Dates[0].State != sim.DateMet || w.Now-before != 60 {
		t.Errorf("it is over: %+v, %+v after %d minutes", d.Appointments, d.Cases[0].Dates, w.Now-before)
	}
	w = told(t, source+`storyline("Ill", function() wait_until "09:10" if call_off("review", "Kim is ill.") and not call_off "review" then guide "off" end end)`)
	decided(t, w, "recover:break", "recover:break", "recover:break", "recover:break")
	if d := w.Desk(); len(d.Appointments) != 0 || d.Cases[0].Dates[0].State != sim.DateRunning || d.Guide != "off" {
		t.Errorf("it was called off: %+v, %+v, %q", d.Appointments, d.Cases[0].Dates, d.Guide)
	}
}
