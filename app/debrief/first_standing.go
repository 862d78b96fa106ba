package debrief

import (
	"cmp"
	"slices"
	"strings"

	"caseload/app/sim"
)

// standings says how things stand with every family that a desk showed as the
// student's, in the words that it last showed.
func (w *walk) standings() []Standing {
	list, most := []Standing{}, min(max(familyWords/max(len(w.order), 1), 8), 20)
	for _, id := range w.order {
		file := w.files[id]
		s := Standing{On: id, Name: file.Name, Tier: file.Tier, Shut: []string{}}
		for _, p := range file.Papers {
			if !p.Opened {
				s.Shut = append(s.Shut, p.Title)
			}
		}
		_, still := w.last().Case(id)
		s.Gone = !still
		s.Says, s.From = w.lastSaid(file)
		if s.Gone && file.Stands == "" { // what a desk showed before it went isn't how it stands
			s.Says, s.From = noLonger, ""
		}
		s.Says = brief(s.Says, most)
		list = append(list, s)
	}
	return list
}

// familyWords is how many words there is room for on the first page about all
// families together.
const familyWords = 120

// lastSaid returns how a case stands in its own words. Where it says nothing new, it is
// the last message about it, or else its summary.
func (w *walk) lastSaid(file sim.File) (says, from string) {
	if file.Stands != "" {
		return file.Stands, ""
	}
	for _, l := range w.last().Inbox { // newest first
		if l.On == file.ID && told[l.Kind] {
			return l.Text, l.From
		}
	}
	return file.Summary, ""
}

// brief returns the sentences at the beginning of a text that have at most so many
// words, or the beginning of its first sentence. It ends within what somebody says only
// where the text begins so.
func brief(text string, most int) string {
	paragraph, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	words := strings.Fields(paragraph)
	if len(words) <= most {
		return paragraph
	}
	whole, within, open := 0, 0, 0 // words up to the end of a sentence, and up to one within quotation marks
	for i, word := range words[:most] {
		open += strings.Count(word, "“") - strings.Count(word, "”")
		word = strings.TrimRight(word, "”’)")
		switch ends := strings.TrimRight(word, ".?!") != word; {
		case ends && open == 0:
			whole = i + 1
		case ends:
			within = i + 1
		}
	}
	switch {
	case whole > 2:
		return strings.Join(words[:whole], " ")
	case within > 2:
		return strings.Join(words[:within], " ") + " …”"
	}
	return strings.TrimRight(strings.Join(words[:most], " "), ",;:") + " …"
}

// broughtAndPressed says what was brought to supervision beside what pressed, and what
// was asked there and left open.
func (w *walk) broughtAndPressed(s Supervision) (list []sim.Sentence, open sim.Sentence) {
	list = []sim.Sentence{}
	sessions := slices.Clone(s.Sessions)
	slices.SortStableFunc(sessions, func(a, b Session) int { return cmp.Compare(a.iso, b.iso) })
	held := slices.ContainsFunc(sessions, func(one Session) bool { return one.State == Held && !one.AdHoc })
	for _, one := range sessions {
		if !held || !one.AdHoc || len(one.Cases) > 0 { // beside a session, twenty minutes about nobody say little
			list = append(list, one.briefly())
		}
	}
	if len(list) > 2 { // the last two say most
		list = list[len(list)-2:]
	}
	for _, l := range w.last().Inbox {
		inSession := slices.ContainsFunc(s.Sessions, func(one Session) bool { return one.talk != "" && one.talk == l.Talk })
		if l.Kind == sim.KindExchange && inSession && l.State != sim.LetterTold && !w.replied[l.ID] && open == "" {
			open = stayedOpen(l)
		}
	}
	return list, open
}
