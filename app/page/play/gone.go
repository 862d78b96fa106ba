package play

import (
	"strings"

	"caseload/app/sim"
)

// gone says what has become of the item that an address names, if it isn't on this desk
// any more and something else is shown open; "" if it is there or none is named.
func (v *DeskView) gone() string {
	name, _, _ := strings.Cut(v.Open, "/")
	kind, id, named := strings.Cut(name, ":")
	if shown, _, _ := strings.Cut(v.Opened(), "/"); !named || shown == name {
		return ""
	}
	if kind == "offer" && v.offer(id) != nil {
		return "" // it isn't laid out on its own
	}
	says, ok := map[string]string{
		"letter": "That message isn’t on your desk any more.",
		"case":   "That case isn’t yours any more.",
		"job":    "That task isn’t on your list any more: it is done, or it has fallen away.",
		"offer":  "That can’t be done any more, or not at the moment.",
	}[kind]
	if !ok {
		return ""
	}
	if e := firstWhere(v.Desk.Events, func(e *sim.Event) bool { return e.On == id }); e != nil {
		says += " " + e.At + ": " + string(e.Text)
	}
	return says
}
