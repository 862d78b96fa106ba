package playtest

import (
	"strings"

	"caseload/app/sim"
)

// Parameters of the estimate of the time at the desk: reading at WordsAMinute, and
// thinking for SecondsADecision.
const (
	// WordsAMinute is the speed of adults' silent reading of English non-fiction,
	// the mean of 190 studies (Brysbaert 2019, Journal of Memory and Language 109,
	// 104047).
	WordsAMinute = 238
	// SecondsADecision is a design proposal: what remains of 60 to 75 minutes for
	// each of 60 to 80 decisions after 5,000 words have been read.
	SecondsADecision = 40
)

// DeskMinutes estimates how many minutes a student needs for a play, from the words on its
// desks and the decisions made, without those that only fill time: people make fewer of
// them than policies. It is the one estimate that a check and a playtest give; what they
// tell an author is the median of careful's plays.
func DeskMinutes(words, turns, fillers int) float64 {
	return float64(words)/WordsAMinute + float64(turns-fillers)*SecondsADecision/60
}

// Fills reports whether a decision only fills time.
func Fills(d sim.Decision) bool { return d.Offer == sim.VerbWork+":desk" }

// A Reader counts the words that a play meets: those of the brief, letters,
// summaries, strengths, papers once they are opened, routine work, what happened,
// and the guide, each once. Labels of offers are not counted.
type Reader struct {
	Words int
	seen  map[readText]bool
	guide string
}

type readText struct{ kind, id string }

// NewReader returns a reader who has read a scenario's brief.
func NewReader(brief string) *Reader {
	return &Reader{Words: count(brief), seen: map[readText]bool{}}
}

// Read reads what is on a desk and was on no desk before.
func (r *Reader) Read(desk sim.Desk) {
	for i := range desk.Inbox {
		r.once("letter", desk.Inbox[i].ID, desk.Inbox[i].Title, desk.Inbox[i].Text)
	}
	for i := range desk.Cases {
		file := &desk.Cases[i]
		r.once("summary", file.ID, file.Summary)
		r.once("stands", file.ID+" "+file.Stands, file.Stands)
		r.once("strengths", file.ID, file.Strengths...)
		for _, paper := range file.Papers {
			if paper.Opened {
				r.once("paper", paper.ID, paper.Text)
			}
		}
	}
	for i := range desk.Routine {
		r.once("routine", desk.Routine[i].ID, desk.Routine[i].From, desk.Routine[i].Text)
	}
	for _, event := range desk.Events {
		r.Words += count(string(event.Text))
	}
	if desk.Guide != r.guide {
		r.guide = desk.Guide
		r.Words += count(desk.Guide)
	}
}

func (r *Reader) once(kind, id string, texts ...string) {
	if r.seen[readText{kind, id}] {
		return
	}
	r.seen[readText{kind, id}] = true
	for _, text := range texts {
		r.Words += count(text)
	}
}

// count returns the number of words in a text.
func count(text string) (n int) {
	for range strings.FieldsSeq(text) {
		n++
	}
	return n
}
