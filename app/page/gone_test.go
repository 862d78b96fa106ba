package page_test

import (
	"strings"
	"testing"

	playpage "caseload/app/page/play"
	"caseload/app/sim"
)

// An address that names what isn't on the desk any more says so, with what happened to it
// if that has just happened; one that names what is there says nothing.
func TestAnAddressOfWhatIsGoneSaysSo(t *testing.T) {
	desk := firstMorning()
	desk.Events = append(desk.Events, sim.Event{At: "11:00", On: "coast-visit-3", Text: "It is too late to set off for the coast today."})
	for open, want := range map[string]string{
		"job:coast-visit-3":        "That task isn’t on your list any more: it is done, or it has fallen away. 11:00: It is too late to set off for the coast today.",
		"case:nobody":              "That case isn’t yours any more.",
		"letter:" + "no-such":      "That message isn’t on your desk any more.",
		"case:" + desk.Cases[0].ID: "",
		playpage.Newest:            "",
		"":                         "",
	} {
		opened := text(byID(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: open}), "open"))
		if said := strings.Contains(opened, "any more"); said != (want != "") || !strings.Contains(opened, want) {
			t.Errorf("%q: want %q, found %.200q", open, want, opened)
		}
	}
}
