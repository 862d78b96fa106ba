package teach

import (
	"slices"

	"caseload/app/scenario"
	"caseload/app/sim/worry"
	"caseload/app/store"
)

// facts are what a seminar may say of a folded run together with others: nothing of
// strain, feelings or words.
type facts struct {
	terms    string           // as they are kept
	variant  int              // which names families had
	moments  map[string]scene // by message
	families []family         // once it has ended
	ended    bool
}

// scene is the desk on which something was answered.
type scene struct {
	band    string   // of load
	waiting []string // titles of what else waited for an answer when it came
	tasks   []string // titles of the work that was on the desk then
	cases   []string // names of the cases then
}

// family is what came of a run for one case.
type family struct {
	id, name string
	harmed   bool // something harmful happened
	waited   bool // something serious was so for a night or more, and nothing protective had been done
}

// factsOf reads them from the steps of a run and the seat at its end.
func factsOf(steps []scenario.Step, seat *scenario.Seat, r store.Run) *facts {
	f := &facts{terms: string(r.Terms), variant: r.Variant, moments: map[string]scene{}, ended: r.EndedAt != nil}
	for _, p := range seat.Published() {
		if p.Message != "" {
			f.moments[p.Message] = sceneOf(steps, p.Message)
		}
	}
	if f.ended {
		f.families = familiesOf(seat)
	}
	return f
}

func sceneOf(steps []scenario.Step, message string) (s scene) {
	came := slices.IndexFunc(steps, func(x scenario.Step) bool {
		_, shown := x.Desk.Letter(message)
		return shown
	})
	if came < 0 {
		return s
	}
	desk := steps[came].Desk
	for _, l := range desk.Waiting() {
		if l.ID != message {
			s.waiting = append(s.waiting, l.Title)
		}
	}
	for _, j := range desk.Tasks {
		s.tasks = append(s.tasks, j.Title)
	}
	for _, c := range desk.Cases {
		s.cases = append(s.cases, c.Name)
	}
	s.band = desk.Load.Band
	for _, x := range steps[came:] { // it was answered on the last desk that offered it
		if len(x.Desk.OffersOn(message)) == 0 {
			break
		}
		s.band = x.Desk.Load.Band
	}
	return s
}

func familiesOf(seat *scenario.Seat) (list []family) {
	end, _ := seat.Outcome()
	of := func(id, name string) *family {
		i := slices.IndexFunc(list, func(f family) bool { return f.id == id })
		if i < 0 {
			i, list = len(list), append(list, family{id: id, name: name})
		}
		return &list[i]
	}
	for _, c := range seat.Desk().Cases {
		of(c.ID, c.Name)
	}
	for _, h := range end.Harms {
		if h.Case != "" {
			of(h.Case, h.Name).harmed = true
		}
	}
	for _, x := range end.Facts {
		if x.Case != "" && x.Nights > 0 && x.Concern >= worry.Serious {
			of(x.Case, x.Name).waited = true
		}
	}
	return list
}

// common returns what is in every one of some lists, in the order of the first.
func common(lists [][]string) []string {
	return commonBut(lists, func(text string) string { return text })
}

// commonBut is like common, but texts count as the same if what same returns for them is.
func commonBut(lists [][]string, same func(string) string) (all []string) {
	if len(lists) == 0 {
		return nil
	}
	in := make([]map[string]bool, len(lists))
	for i, list := range lists {
		in[i] = map[string]bool{}
		for _, one := range list {
			in[i][same(one)] = true
		}
	}
	seen := map[string]bool{}
	for _, one := range lists[0] {
		key := same(one)
		if !seen[key] && !slices.ContainsFunc(in, func(has map[string]bool) bool { return !has[key] }) {
			all = append(all, one)
		}
		seen[key] = true
	}
	return all
}
