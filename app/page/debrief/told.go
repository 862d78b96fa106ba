package debrief

import (
	"caseload/app/debrief"
	"caseload/app/sim"
	"slices"
	"strconv"
	"strings"
)

// ToldPart is a section of a debrief in plain text.
type ToldPart struct {
	Title string
	Lines []string
	List  []string
	Later bool // came out later, and is never used to judge by
}

// TellDebrief returns a debrief's main sentences, in the order and under the
// headings of its page: the first page, then what lies behind it. What came out later is
// last.
func TellDebrief(d debrief.Debrief) []ToldPart {
	parts := toldFirst(d)
	add := func(p ToldPart) {
		p.Lines = slices.DeleteFunc(p.Lines, func(line string) bool { return line == "" })
		if len(p.Lines)+len(p.List) > 0 {
			parts = append(parts, p)
		}
	}
	add(toldRecommendations(d.Prioritising.Triage))
	p, s := d.Prioritising, d.Stress
	if movedOn(p) {
		add(ToldPart{Title: "When something new came", Lines: []string{string(p.Revision.Sentence), string(p.Order.Sentence)}})
	}
	days := ToldPart{Title: "Strain by day, in its parts"}
	for _, day := range s.Days {
		days.List = append(days.List, day.Date+": "+string(day.Strain))
	}
	if len(days.List) > 0 {
		days.Lines = []string{"The practitioner’s strain in the story, and never a measure of you."}
	}
	add(days)
	add(ToldPart{Title: "Hours, what was heavy, and how much there was", Lines: []string{string(s.Overtime.Sentence), string(s.Load.Sentence)}})
	if len(p.Dates.List) > 0 {
		add(ToldPart{Title: "Dates", Lines: []string{string(p.Dates.Sentence)}})
	}
	add(toldTopics(d.Topics))
	add(ToldPart{Title: "What can’t be said of this run", List: printed(slices.Concat(d.Limits, d.OwnLimits))})
	if hidden, shown := hiddenAndShown(d.Later); len(hidden)+len(shown) > 0 {
		add(ToldPart{Title: "What was so, and what came of it", Later: true, List: laterTexts(slices.Concat(hidden, shown)),
			Lines: []string{"Some of this you couldn’t know when you decided; where something about it had reached you, the line says by when. Nothing above is judged by it, and a good decision can meet a bad outcome."}})
	}
	return parts
}

// toldFirst returns the first page, without its picture.
func toldFirst(d debrief.Debrief) (parts []ToldPart) {
	f := d.First
	stand := ToldPart{Title: "How things stand, as your desk last showed it", Lines: []string{string(debrief.NotHowWell)}}
	for _, s := range f.Families {
		stand.List = append(stand.List, strings.TrimSpace(s.Name+": "+standingWords(s)+" "+shutWords(s)))
	}
	three := ToldPart{Title: decisionsTitle(len(f.Decisions))}
	for _, n := range f.Decisions {
		three.List = append(three.List, notableTitle(n)+": "+string(n.Text))
	}
	left := ToldPart{Title: "Left, and who knew"}
	for _, u := range f.Left[:f.MostLeft()] {
		left.List = append(left.List, leftWords(u)+": "+string(u.Knew))
	}
	if more := len(f.Left) - f.MostLeft(); more > 0 {
		left.List = append(left.List, "and "+strconv.Itoa(more)+" more")
	}
	if len(d.Decisions) == 0 {
		left, f.Try = ToldPart{}, debrief.Try{}
	}
	supervision := ToldPart{Title: "Supervision", Lines: append(printed(f.Supervision), string(f.Open))}
	for _, p := range []ToldPart{stand, three, {Title: "What pressed, and what helped", List: printed(f.Pressed)}, left, supervision, {Title: "One thing to try", Lines: []string{string(f.Try.Aim)}}} {
		p.Lines = slices.DeleteFunc(p.Lines, func(line string) bool { return line == "" })
		if len(p.List) > 0 || len(p.Lines) > 0 && len(f.Families) > 0 {
			parts = append(parts, p)
		}
	}
	return parts
}

func toldRecommendations(t debrief.Triage) ToldPart {
	p, all := ToldPart{Title: "What you recommended, beside the authors’ ranges"}, t.Examples
	if len(all) == 0 {
		p.Lines = []string{string(t.Sentence)}
		return p
	}
	p.Lines = []string{string(t.Sentence) + " A range is not a right answer: two practitioners may differ, and what matters is the reason."}
	for _, r := range all {
		line := referralTitle(r) + ": " + string(r.Sentence)
		if r.Why != "" {
			line += " " + strings.TrimSuffix(whyTitle(r), ".") + ": " + r.Why
		}
		if len(r.Apart) > 0 {
			line += " " + apartTitle(r) + " " + apartWords(r)
			for _, one := range r.Apart {
				line += " " + defendedWords(one)
			}
		}
		p.List = append(p.List, line)
	}
	return p
}

func toldTopics(all []debrief.Topic) ToldPart {
	p := ToldPart{Title: "What would be worth talking about"}
	first, _ := keyTopics(all)
	for _, t := range first {
		p.List = append(p.List, t.Prompt)
	}
	return p
}

// laterText says what came out later, after the name of the case that it is about.
func laterText(l debrief.Later) string {
	if l.Case == "" {
		return string(l.Text)
	}
	return l.Case + ": " + string(l.Text)
}

func laterTexts(list []debrief.Later) []string {
	var texts []string
	for _, l := range list {
		texts = append(texts, laterText(l))
	}
	return texts
}

// printed converts sentences to plain lines.
func printed(list []sim.Sentence) []string {
	lines := make([]string, len(list))
	for i, s := range list {
		lines[i] = string(s)
	}
	return lines
}
