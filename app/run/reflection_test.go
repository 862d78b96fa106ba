package run

import (
	"fmt"
	"testing"

	"caseload/app/debrief"
)

// What happened is on the day that it says; else on the day of its turn; and what
// comes of the whole is on the last.
func TestMomentsAreOnTheirDay(t *testing.T) {
	e := Ended{Days: []EndedDay{{Number: 1, Date: "Monday 2 March"}, {Number: 2, Date: "Tuesday 3 March"}, {Number: 4, Date: "Thursday 5 March"}}}
	e.place(debrief.Debrief{
		Decisions: []debrief.Decided{{Turn: 1, Day: 1}, {Turn: 2, Day: 2}, {Turn: 3, Day: 4}},
		Moments: []debrief.Moment{
			{Play: "a", Turn: 1, At: "Monday 2 March, 09:10"}, {Play: "b", Turn: 1, At: "Tuesday 3 March, 10:00"}, {Play: "c", Turn: 2},
			{Play: "d", Turn: 4, At: "Thursday 5 March"}, {Play: "e", Turn: 4}, {Play: "f", Turn: 4, At: "Monday 2 March"}, {Play: "g", Turn: 3, At: "Monday 2 Marchember"},
		},
	})
	got := ""
	for _, d := range e.Days {
		got += fmt.Sprint(d.Number, ":")
		for _, m := range d.Moments {
			got += m.Play
		}
		got += " "
	}
	if want := "1:af 2:bc 4:deg "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	(&Ended{}).place(debrief.Debrief{Moments: []debrief.Moment{{Play: "a"}}})
}
