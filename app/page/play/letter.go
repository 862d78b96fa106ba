package play

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// sortedInbox is the inbox in the order in which a tired person should meet it.
type sortedInbox struct {
	waiting []*sim.Letter   // waiting for an answer: in the room, on the line, urgent, and then the rest; newest first in each
	today   []*sim.Letter   // came today and needs no answer
	asked   []*sim.Letter   // advice asked for today, and what was found on visits
	before  [][]*sim.Letter // earlier letters by day, the latest day first
}

func (v *DeskView) sorted() sortedInbox {
	var in sortedInbox
	talks := map[string]bool{}
	for _, l := range pointers(v.Desk.Inbox) {
		if inTalk(l) { // one line for each conversation: its latest question
			if talks[l.Talk] {
				continue
			}
			talks[l.Talk] = true
		}
		switch {
		case l.Waiting:
			in.waiting = append(in.waiting, l)
		case !v.today(l.When):
			if n := len(in.before); n == 0 || in.before[n-1][0].When.Day() != l.When.Day() {
				in.before = append(in.before, nil)
			}
			last := &in.before[len(in.before)-1]
			*last = append(*last, l)
		case l.Kind == sim.KindAdvice || l.Kind == sim.KindScene:
			in.asked = append(in.asked, l)
		default:
			in.today = append(in.today, l)
		}
	}
	slices.SortStableFunc(in.waiting, func(a, b *sim.Letter) int { return pressingRank(a) - pressingRank(b) })
	return in
}

// pressingRank ranks a letter by how pressing it is, from 0 for the most, with -1
// for one that doesn't wait.
func pressingRank(l *sim.Letter) int {
	return slices.IndexFunc(pressingOrder, func(is func(*sim.Letter) bool) bool { return is(l) })
}

// inboxCount says how many letters wait, and for what.
func (v *DeskView) inboxCount() string {
	referrals, answers := v.waiting()
	var parts []string
	if referrals > 0 {
		parts = append(parts, page.Count(referrals, "to triage", "to triage"))
	}
	if answers > 0 {
		parts = append(parts, page.Count(answers, "to answer", "to answer"))
	}
	if len(parts) == 0 {
		parts = append(parts, "nothing to answer")
	}
	in := v.sorted()
	if n := v.countUnread(slices.Concat(append(in.before, in.waiting, in.today, in.asked)...)); n > 0 {
		parts = append(parts, fmt.Sprintf("%d unread", n))
	}
	return strings.Join(parts, " · ")
}

// unread reports whether the student hasn't opened a letter yet, whatever was decided
// meanwhile. Looking back, nothing is.
func (v *DeskView) unread(l *sim.Letter) bool {
	if v.Draft != nil { // where nobody notes what was opened, what has just come is new
		return v.isNew(l.ID)
	}
	return v.Past == nil && !v.Desk.Ended && !v.Read[l.ID]
}

func (v *DeskView) countUnread(letters []*sim.Letter) int {
	n := 0
	for _, l := range letters {
		if v.unread(l) {
			n++
		}
	}
	return n
}

// foldCount says how many letters a folded list holds.
func (v *DeskView) foldCount(letters []*sim.Letter) string {
	if n := v.countUnread(letters); n > 0 {
		return fmt.Sprintf("%d, %d unread", len(letters), n)
	}
	return strconv.Itoa(len(letters))
}

// Shows returns the ids of the letters whose text the page shows.
func (v *DeskView) Shows() []string {
	it := v.open()
	if it.letter == nil || it.tab != tabLetter {
		return nil
	}
	ids := []string{it.letter.ID}
	if scene := v.sceneOf(it.letter); scene != nil {
		ids = append(ids, scene.ID)
	}
	return ids
}

// when returns the time of a letter, with the weekday if it came before today.
func (v *DeskView) when(l *sim.Letter) string {
	if v.today(l.When) {
		return l.At
	}
	return page.Weekday(l.When) + " " + l.At
}

// today reports whether w is on the desk's current day.
func (v *DeskView) today(w calendar.When) bool { return w.Day() == v.Desk.Clock.When.Day() }

// letterTitle returns the first line of a letter in the inbox: who it is from, or
// what it is.
func letterTitle(l *sim.Letter) string {
	switch {
	case l.Kind == sim.KindReferral:
		return "New referral: " + l.Title
	case l.From == "":
		return l.Title
	case l.FromRole != "":
		return l.From + ", " + l.FromRole
	}
	return l.From
}

// letterSubject returns the second line: what a letter is about or, for advice,
// whom.
func (v *DeskView) letterSubject(l *sim.Letter) string {
	if name := v.caseName(l.On); l.Kind == sim.KindAdvice {
		if name == "" {
			return "How things are going"
		}
		return "On " + name
	}
	if l.Kind == sim.KindReferral {
		if l.From == "" {
			return ""
		}
		if l.FromRole != "" {
			return "From " + l.From + ", " + l.FromRole
		}
		return "From " + l.From
	}
	if l.From == "" {
		return ""
	}
	return l.Title
}

// letterState says how a letter came and what it waits for.
func letterState(l *sim.Letter) string { return page.Capitalised(letterStands(l)) }

// letterStands is letterState within a line.
func letterStands(l *sim.Letter) string {
	var parts []string
	if by := letterBy(l); by != "" {
		parts = append(parts, by)
	}
	switch {
	case onTheLine(l):
		parts = append(parts, "on the line until "+l.RingsOff)
	case l.Waiting && l.UntilEnd:
		parts = append(parts, "to answer before you go home")
	case l.Waiting && l.RingsOff != "":
		parts = append(parts, "to answer by "+l.RingsOff)
	case l.Waiting && l.Kind == sim.KindReferral:
		parts = append(parts, "to triage")
	case l.Waiting && (l.Kind == sim.KindScene || l.Kind == sim.KindExchange):
		parts = append(parts, "with you now")
	case l.Waiting:
		parts = append(parts, "to answer")
	case l.Kind == sim.KindExchange && l.State == sim.LetterLapsed:
		parts = append(parts, "left there")
	case outcomeWords[l.State] != "":
		parts = append(parts, outcomeWords[l.State])
	case l.Kind == sim.KindScene:
		parts = append(parts, "done")
	}
	return strings.Join(parts, " · ")
}

// outcomeWords says what became of a letter that asked for something.
var outcomeWords = map[sim.LetterState]string{
	sim.LetterAnswered: "answered", sim.LetterRecommended: "recommended",
	sim.LetterRangOff: "not answered", sim.LetterLapsed: "not answered", sim.LetterDecided: "decided without you",
}

// letterDone returns the second line of a letter that waits for nothing: what it
// is about, how it came and what became of it.
func (v *DeskView) letterDone(l *sim.Letter) string {
	subject := v.letterSubject(l)
	switch state := letterStands(l); {
	case subject == "":
		return page.Capitalised(state)
	case state == "":
		return subject
	default:
		return subject + " · " + state
	}
}

// letterBy says how a letter came. For advice it doesn't say whether the person
// asked sits across the desk or was rung.
func letterBy(l *sim.Letter) string {
	switch {
	case l.Kind == sim.KindAdvice:
		return "you asked"
	case l.By == sim.AtVisit:
		return "on a visit"
	}
	return string(l.By)
}

// letterReply says what became of a letter: the student's answer, or a sentence
// about what was recommended or what happened instead.
func letterReply(l *sim.Letter) sim.Sentence {
	if l.State == sim.LetterAnswered {
		return "You answered: " + l.Replied
	}
	return l.Replied
}

// waitsFor returns the sentence above the answers.
func waitsFor(l *sim.Letter) string {
	who := l.From
	if who == "" {
		who = "This"
	}
	switch {
	case l.Kind == sim.KindReferral:
		return "This waits for your recommendation. The duty manager decides, and may differ."
	case l.Kind == sim.KindScene:
		return "What do you do?"
	case l.Kind == sim.KindExchange:
		return "What do you say?"
	case onTheLine(l):
		return who + " can hold until " + l.RingsOff + "."
	case l.UntilEnd:
		return who + " waits for your answer until you go home."
	case l.RingsOff != "":
		return who + " waits for your answer until " + l.RingsOff + "."
	default:
		return who + " waits for your answer."
	}
}

// letterTab returns the label of the letter's tab, next to those of its case.
func letterTab(l *sim.Letter) string {
	switch {
	case l.Kind == sim.KindReferral:
		return "Referral"
	case l.By == sim.AtVisit:
		return "Visit"
	case l.By == sim.ByPhone:
		return "Call"
	case l.By == sim.InPerson:
		return "Talk"
	case l.By == sim.ByEmail:
		return "Email"
	case l.By == sim.ByLetter:
		return "Letter"
	}
	return "Message"
}
