package run

import (
	"fmt"
	"testing"

	"caseload/app/debrief"
)

// Each moment is placed on the day that it is about and on no other, however its
// date is written.
func TestMomentsAreOnTheirDay(t *testing.T) {
	e := Ended{Days: []EndedDay{{Number: 1, Date: "Monday 2 March"}, {Number: 2, Date: "Tuesday 3 March"}, {Number: 4, Date: "Thursday 5 March"}}}
	e.place(debrief.Debrief{
		Moments: []debrief.Moment{
			{Play: "a", Turn: 1, Day: 1, At: "Monday 2 March, 09:10"}, {Play: "b", Turn: 1, Day: 2, At: "on Tuesday at ten"}, {Play: "c", Turn: 2, Day: 2},
			{Play: "d", Turn: 4, Day: 4, At: "Monday 2 March"}, {Play: "e", Turn: 4, Day: 4}, {Play: "f", Turn: 4, Day: 1},
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
	if want := "1:af 2:bc 4:de "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	(&Ended{}).place(debrief.Debrief{Moments: []debrief.Moment{{Play: "a"}}})
}
