package sim

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// Text is words that the student may meet. Concern (0 to 4) is how serious
// they are: for the debrief, never on a desk. Distress (0 to 3) is how heavy
// they are to hear: 0 routine, 1 difficult, 2 distressing or hostile,
// 3 serious harm.
type Text struct {
	Body     string // the digest covers its sum
	Sum      string
	Concern  int
	Distress int
}

// sealed is the text with its sum: the first sixteen hex digits of the sha256
// of its words, taken once, so that a digest need not read them at every turn.
func (t Text) sealed() Text {
	if t.Body != "" {
		sum := sha256.Sum256([]byte(t.Body))
		t.Sum = hex.EncodeToString(sum[:8])
	}
	return t
}

// Case is a family or a person on the caseload.
type Case struct {
	ID        string
	Name      string
	Kind      string
	Tier      string
	TierAt    Moment
	Tied      bool   // shares the place of the case before it in the student's order
	Since     Moment // allocated
	LastSeen  Moment
	Led       string
	Travel    int // minutes, there and back
	Weight    CaseWeight
	Summary   string // fixed by the version and the names drawn
	People    []Member
	Strengths []string
	Papers    []CasePaper
	Dates     []Deadline
	News      Moment // when something last came about it; 0: not since its tier was set
	Concern   int    // the most serious thing shown and not yet acted on
	Protected bool   // something protective was done since
	Done      []string
}

// CasePaper is a file or chronology that costs minutes to read, once.
type CasePaper struct {
	ID      string
	Title   string
	Minutes int // still to read
	Text    Text
	Opened  bool
}

// Deadline is a date with the rule it comes from.
type Deadline struct {
	What    string
	Due     Moment // the day, at midnight
	MetBy   string // kind of task that meets it
	Source  string
	Status  string
	Met     bool   // what it asks for was done, if late
	Missed  bool   // it passed before that
	Excused string // the recorded reason, where there is one
	Moved   bool
}

// AddCase puts a case on the caseload.
func (w *World) AddCase(c Case) (string, error) {
	if c.Name == "" {
		return "", mistake{FaultLacking, "a case needs a name"}
	}
	if err := full(len(w.Cases)+len(w.Former), maxCases, "cases"); err != nil {
		return "", err
	}
	if c.ID == "" {
		c.ID = w.NextCaseID()
	}
	if err := w.own(c.ID, "this case"); err != nil {
		return "", err
	}
	w.take(c.ID)
	if c.Since == 0 {
		c.Since = w.Now.Midnight()
	}
	for i := range c.Papers {
		c.Papers[i].Text = c.Papers[i].Text.sealed()
		if c.Papers[i].ID == "" {
			c.Papers[i].ID = c.ID + "-" + slug(strings.TrimPrefix(c.Papers[i].Title, "the "))
		}
	}
	w.Cases = append(w.Cases, c)
	if w.Day > 0 {
		w.happened(c.ID, "New on your caseload: %s.", c.Name)
	}
	return c.ID, nil
}

// NextCaseID is the id of a case that is given none: its number among all that
// there have been, so that it isn't that of one which has left the caseload.
func (w *World) NextCaseID() string {
	return w.free(fmt.Sprintf("case-%d", len(w.Cases)+len(w.Former)+1))
}

// AddDeadline opens a clock on a case.
func (w *World) AddDeadline(id string, d Deadline) error {
	c := w.Case(id)
	if c == nil {
		if w.FormerCase(id).ID != "" {
			return nil // it has left the caseload
		}
		return fmt.Errorf("there is no case %q", id)
	}
	if err := Covered(d.Due); err != nil {
		return err
	}
	if err := full(len(c.Dates), maxDates, "dates on this case"); err != nil {
		return err
	}
	if err := full(w.dates(), maxAllDates, "dates"); err != nil {
		return err
	}
	d.Due = d.Due.Midnight()
	c.Dates = append(c.Dates, d)
	return nil
}

// dates is how many dates there are in all.
func (w *World) dates() int {
	n := 0
	for i := range w.Cases {
		n += len(w.Cases[i].Dates)
	}
	return n
}

// Protect records that something protective was done on a case: what was
// serious is no longer without an answer.
func (w *World) Protect(id, what string) {
	if c := w.Case(id); c != nil {
		c.Protected, c.Concern = true, 0
		c.did(what)
	}
}

// did notes something done, once.
func (c *Case) did(what string) {
	if !c.HasDone(what) && len(c.Done) < maxTasks {
		c.Done = append(c.Done, what)
	}
}

// learn is what the student has now been shown about a case.
func (w *World) learn(id string, t Text) {
	w.Today.Emotional += t.Distress
	if c := w.Case(id); c != nil && t.Concern > c.Concern {
		c.Concern, c.Protected = t.Concern, false
	}
}

// news marks a case as having something new since its tier was set.
func (w *World) news(id string) {
	if c := w.Case(id); c != nil {
		c.News = w.Now
	}
}
