package page_test

import (
	"slices"
	"strings"
	"testing"

	"caseload/app/page"
	playpage "caseload/app/page/play"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// apart returns a week's desk on which two children of one case live in two places, and
// somebody else holds something.
func apart() sim.Desk {
	d := fullWeek()
	d.Cases = slices.Clone(d.Cases)
	i := slices.IndexFunc(d.Cases, func(f sim.File) bool { return f.ID == "whitlock" })
	d.Cases[i].People = []sim.Member{
		{Name: "Ellie", Who: "9", Child: true, Seen: d.Clock.When},
		{Name: "Jude", Who: "4", Child: true, Lives: "with foster carers, in the next town"},
		{Name: "June", Who: "grandmother"},
	}
	at := calendar.Time(d.Clock.When).At(15*60 + 30)
	d.Appointments = []sim.AppointmentView{{ID: "family-time", What: "Family time at the centre", On: "whitlock", Who: "Rosa, family support", Date: at.DateText(), At: at.Clock(), When: calendar.When(at), Minutes: 60}}
	return d
}

func apartStates(l page.Layout) map[string]view {
	at := func(open string) view { return playpage.DeskView{Layout: l, Run: 42, Desk: apart(), Open: open} }
	return map[string]view{"apart-people": at("case:whitlock/people"), "apart-dates": at("case:whitlock/dates"), "apart-diary": at("diary")}
}

// Of children who live apart the page says where, and of each when they were seen; what
// others hold stands with the dates and in the diary.
func TestWhoLivesApartAndWhatOthersHold(t *testing.T) {
	for name, says := range map[string][]string{
		"apart-people": {"9 · last seen ", "4 · lives with foster carers, in the next town · not seen by you in this run"},
		"apart-dates":  {"Without you", "Family time at the centre", "15:30, 1 h 00, with Rosa, family support"},
		"apart-diary":  {"Family time at the centre", "Rosa, family support · without you"},
	} {
		open := strings.ReplaceAll(text(byID(parse(t, apartStates(built)[name]), "open")), "\u00a0", " ")
		for _, said := range says {
			if !strings.Contains(open, said) {
				t.Errorf("%s doesn't say %q: %s", name, said, open)
			}
		}
	}
}
