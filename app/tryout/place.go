package tryout

import (
	"slices"
	"strings"

	"caseload/app/scenario"
	"caseload/app/script"
	"caseload/app/sim"
)

// lineOf returns the line of code that a line of a file belongs to: itself, what follows a
// comment or an empty line, or what an end or a bracket closes.
func lineOf(v *scenario.Version, file string, line int) script.CodeLine {
	for _, f := range v.Lines(nil) {
		if f.File != file || len(f.Code) == 0 {
			continue
		}
		i, exact := slices.BinarySearch(f.Code, line)
		if !exact && i > 0 && (i == len(f.Code) || closes(v.Source()[file], line)) {
			i--
		}
		return script.CodeLine{File: file, Line: f.Code[i]}
	}
	return script.CodeLine{File: file, Line: line}
}

// closes reports whether there is something on a line of a text that isn't a comment. Where
// that is no code of its own, it closes what was begun before.
func closes(text string, line int) bool {
	lines := strings.Split(text, "\n")
	if line < 1 || line > len(lines) {
		return true
	}
	says := strings.TrimSpace(lines[line-1])
	return says != "" && !strings.HasPrefix(says, "--")
}

// sceneEnd is what the world adds to the id of a task for the scene of it.
const sceneEnd = "-scene"

// places notes where in the pack what is on the desk was made, if the pack made it.
func (p *play) places() {
	places, texts := map[string]script.CodeLine{}, map[string][]string{}
	put := func(id string, among ...string) {
		for _, one := range among {
			if at := p.seat.Place(one); at.File != "" && !strings.HasPrefix(at.File, "scripts/") {
				places[id] = at
				if files := p.seat.Texts(one); len(files) > 0 {
					texts[id] = files[:min(len(files), mostTexts)]
				}
				return
			}
		}
	}
	for _, l := range p.shown.Desk.Inbox {
		put(l.ID, l.ID, strings.TrimSuffix(l.ID, sceneEnd))
	}
	for _, f := range p.shown.Desk.Cases {
		put(f.ID, f.ID)
	}
	for _, j := range p.shown.Desk.Tasks {
		put(j.ID, j.ID)
	}
	for _, c := range p.shown.Desk.People {
		put(c.ID, c.ID)
	}
	for _, o := range p.shown.Desk.Offers {
		put(o.ID, among(o)...)
	}
	p.shown.Places, p.shown.Texts = places, texts
}

// mostTexts bounds how many text files of one thing are named.
const mostTexts = 8

// among returns the ids of the things that an offer can come from, the nearest first.
func among(o sim.Offer) []string {
	parts := strings.Split(o.ID, ":")[1:]
	return append(parts, o.On)
}
