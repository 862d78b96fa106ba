package scripts_test

import (
	"fmt"
	"strings"
	"testing"

	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

const employer = "local employers = require \"employers\"\n" + opening

func TestEmployersTermsAreTheWorlds(t *testing.T) {
	month, quarter := calendar.Period{N: 1, Unit: calendar.Months}, calendar.Period{N: 3, Unit: calendar.Months}
	week, fortnight := calendar.Period{N: 5, Unit: calendar.WorkingDays}, calendar.Period{N: 10, Unit: calendar.WorkingDays}
	supportive := sim.Terms{Ceiling: 90, Supervision: fortnight, Minutes: 90, Development: 222, Discretion: "wide", Blame: "low", DutyCover: true, Recording: 45, Peers: true}
	weekly, hour, often, none := supportive, supportive, supportive, supportive
	often.Cancels, often.Development = 500, 0
	weekly.Supervision, hour.Minutes, none.DutyCover, none.Ceiling = week, 60, false, 40
	for lua, want := range map[string]sim.Terms{
		`employers.supportive()`: supportive,
		`employers.supportive { supervision = { every = "5 working days" } }`:       weekly,
		`employers.supportive { supervision = { minutes = 60 } }`:                   hour,
		`employers.supportive { supervision = { cancels = 0.5 }, development = 0 }`: often,
		`employers.supportive { duty_cover = false, ceiling = 40 }`:                 none,
		`employers.stretched()`: {Ceiling: 100, Supervision: month, Minutes: 60, Cancels: 200, Development: 43, Discretion: "wide", Blame: "low", DutyCover: true, Recording: 60},
		`employers.stretched { supervision = { every = "5 working days" } }`: {Ceiling: 100, Supervision: week, Minutes: 60, Cancels: 200, Development: 43, Discretion: "wide", Blame: "low", DutyCover: true, Recording: 60},
		`employers.blaming {}`:                              {Ceiling: 100, Supervision: quarter, Minutes: 60, Cancels: 350, Discretion: "narrow", Blame: "high", Recording: 90},
		`employers.blaming { blame = "low", peers = true }`: {Ceiling: 100, Supervision: quarter, Minutes: 60, Cancels: 350, Discretion: "narrow", Blame: "low", Recording: 90, Peers: true},
	} {
		v, err := freeze(t, employer+"terms("+lua+")")
		if err != nil {
			t.Errorf("%s: %v", lua, err)
		} else if v.Opening != want {
			t.Errorf("%s\nexpected %+v\nfound    %+v", lua, want, v.Opening)
		}
	}
}

// TestChangesAreTheCallersOwn checks that changing an employer's terms doesn't
// change what the next call returns.
func TestChangesAreTheCallersOwn(t *testing.T) {
	v, err := freeze(t, employer+`local mine = employers.stretched { ceiling = 70 }; mine.recording = 30; terms(employers.stretched())`)
	if err != nil || v.Opening.Ceiling != 100 || v.Opening.Recording != 60 {
		t.Errorf("found %v, %v", v, err)
	}
}

// TestEachTermNamesItsStandard checks that each of an employer's terms names one of
// the eight standards, the same as in the evidence for the employer.
func TestEachTermNamesItsStandard(t *testing.T) {
	seat := play(t, `local out = { #employers.standards }
for name in pairs(employers.terms) do table.insert(out, name .. "=" .. employers.standard(name)) end
guide(table.concat(out, "\n"))`)
	lines := strings.Split(seat.Desk().Guide, "\n")
	if lines[0] != "8" || len(lines)-1 != len(sim.TermStandards) {
		t.Errorf("found %q", lines)
	}
	for _, line := range lines[1:] {
		term, standard, _ := strings.Cut(line, "=")
		var number int
		var word string
		if n, err := fmt.Sscan(standard, &number, &word); n != 2 || err != nil {
			t.Errorf("%s: %q", term, standard)
		}
		if number != sim.TermStandards[term].Number || number < 1 || number > 8 {
			t.Errorf("%s belongs to %q here, and to %q in evidence", term, standard, sim.TermStandards[term])
		}
	}
}

func TestEmployersSayWhatIsWrong(t *testing.T) {
	refused(t, `employers.supportive { cieling = 80 }`, "`employers.supportive` has no `cieling`; it has ceiling")
	refused(t, `employers.blaming "high"`, "`employers.blaming` takes a table")
	refused(t, `employers.stretched { supervision = { each = "1 month" } }`, "`employers.stretched's supervision` has no `each`")
	refused(t, `employers.standard "pay"`, "doesn't know \"pay\"")
	if _, err := freeze(t, employer+`terms(employers.supportive { blame = "some" })`); err == nil || !strings.Contains(err.Error(), "low, high") {
		t.Errorf("found %v", err)
	}
}
