package sim

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
	"caseload/app/sim/workload"
	"caseload/app/sim/worry"
)

// Text is wording that the student may encounter. Concern (0 to 4) is how
// serious it is; it is for the debrief and never shown on a desk. Distress (0
// to 3) is how hard it is to hear: 0 routine, 1 difficult, 2 distressing or
// hostile, 3 serious harm.
type Text struct {
	Body     string
	Sum      string // of Body, set by sealed; the digest covers this instead of Body
	Concern  int
	Distress int
}

// sealed returns the text with its sum: the first sixteen hex digits of the
// SHA-256 of its body. The sum is computed once, so that a digest doesn't have
// to read the body at every turn.
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
	Kind      string        // "child in need", …
	Enquiry   bool          // its kind is an enquiry under section 47
	Tier      string        // "P0" to "P4"; "" if not set
	TierAt    calendar.Time // when the student set the tier
	Tied      bool          // ranks equal with the case before it in the student's order
	Since     calendar.Time // when it was allocated
	LastSeen  calendar.Time // when the child or adult themselves was seen; 0 if never
	Led       string        // who leads, if not the student
	Travel    int           // minutes, there and back
	Weight    workload.Weight
	Routine   workload.Routine // what it brings every week
	Lines     []workload.Line  // what its routine work says, its own first
	OwnLines  int              // how many of Lines are its own
	Owed      workload.Routine // minutes of routine work that have not become items yet
	Summary   string           // fixed by the version and the names drawn
	Stands    string           // how it stands now, if that is no longer what the summary says
	People    []Member
	Strengths []string
	Papers    []CasePaper
	Dates     []Deadline
	News      calendar.Time // when news of it last came; 0 if none since its tier was set
	Concern   int           // the most serious thing shown and not yet acted on
	Lies      int           // the most serious thing written or said about it, read or not, since something protective was last done
	Protected bool          // something protective has been done since Concern was last raised
	Done      []string      // the ids of tasks, and the names given to [World.Protect]
}

// CasePaper is a file or chronology that takes minutes to read, once.
type CasePaper struct {
	ID      string
	Title   string
	Minutes int // of reading left
	Text    Text
	Opened  bool
}

// Deadline is a due date together with the rule it comes from.
type Deadline struct {
	What    string
	Due     calendar.Time // the day, at midnight
	MetBy   MetBy
	Source  string
	Status  Status
	Met     bool   // what it asks for was done, on time or late
	Missed  bool   // it passed before that was done
	Excused string // the value of the recorded reason, if any
	Moved   bool   // the student or the manager has moved it
}

// MetBy says which task meets a deadline when it is done: any of a kind, or the one
// with an id. Nothing meets it if both are empty. Where brothers and sisters live apart,
// Child is the name of the one whom it is about: no visit that sees only another meets it.
type MetBy struct {
	Kind  work.TaskKind
	Task  string
	Child string
}

// met reports whether a task that is done meets what it says.
func (m MetBy) met(t *Task) bool {
	other := m.Child != "" && len(t.Sees) > 0 && !slices.Contains(t.Sees, m.Child)
	return m.Kind != "" && m.Kind == t.Kind && !t.Unsure && !other || m.Task != "" && m.Task == t.ID
}

// saw records that the student has just seen the family of a case: some members, by name,
// or all of them if there are no names. Each one's own day is kept where they live apart.
func (c *Case) saw(names []string, now calendar.Time) {
	c.LastSeen = now
	if !slices.ContainsFunc(c.People, func(m Member) bool { return m.Lives != "" }) {
		return
	}
	for i := range c.People {
		if m := &c.People[i]; len(names) == 0 || slices.Contains(names, m.Name) {
			m.Seen = calendar.When(now)
		}
	}
}

// Has reports whether somebody of this name belongs to the case.
func (c *Case) Has(name string) bool {
	return slices.ContainsFunc(c.People, func(m Member) bool { return m.Name == name })
}

// AddCase puts a case on the caseload and returns its id, which is generated if
// c has none. It returns an error if the case has no name, its id is invalid or
// taken, a line of its routine work has no number, or there are too many cases.
func (w *World) AddCase(c Case) (string, error) {
	if c.Name == "" {
		return "", lacking(caseLacks)
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
	if slices.ContainsFunc(c.Lines, func(l workload.Line) bool { return l.Number == 0 }) {
		return "", lacking(lineLacks)
	}
	w.take(c.ID)
	for _, p := range c.Papers {
		c.Lies = max(c.Lies, p.Text.Concern)
	}
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
		w.handOver(&w.Cases[len(w.Cases)-1])
		w.happened(c.ID, c.saysNew())
	}
	return c.ID, nil
}

// NextCaseID returns the id for the next case that has none of its own. It
// counts all cases there have ever been, so it doesn't reuse the id of one that
// has left the caseload.
func (w *World) NextCaseID() string {
	return w.free(fmt.Sprintf("case-%d", len(w.Cases)+len(w.Former)+1))
}

// AddDeadline adds a date to a case. It does nothing if the case has left the
// caseload. It returns an error if there has never been such a case, the date
// lies outside the known calendar, or there are too many dates.
func (w *World) AddDeadline(id string, d Deadline) error {
	c := w.Case(id)
	if c == nil {
		if w.FormerCase(id).ID != "" {
			return nil // it has left the caseload
		}
		return w.noCase(id)
	}
	if err := calendar.Covered(d.Due); err != nil {
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

// dates returns the number of dates on all cases of the caseload.
func (w *World) dates() int {
	n := 0
	for i := range w.Cases {
		n += len(w.Cases[i].Dates)
	}
	return n
}

// Protect records that something protective was done on a case, so that the
// serious concern shown about it no longer stands unanswered.
func (w *World) Protect(id, what string) {
	if c := w.Case(id); c != nil {
		c.answers(w, what, what, true)
		c.did(what)
	}
}

// Stands records in a sentence or two how a case stands now. The desk shows it above
// the summary, which stays as it was written.
func (w *World) Stands(id, how string) {
	if c := w.Case(id); c != nil {
		c.Stands = how
	}
}

// did records something done on the case, by its id or name, once.
func (c *Case) did(what string) {
	if !c.HasDone(what) && len(c.Done) < maxTasks {
		c.Done = append(c.Done, what)
	}
}

// learn takes in a text that the student has just been shown about a case, under its
// title: its distress counts towards the day, and its concern becomes the case's if it is
// higher.
func (w *World) learn(id, title string, t Text) {
	c := w.Case(id)
	w.Today.Emotional += t.Distress
	if t.Distress > 0 {
		w.Today.Hard = append(w.Today.Hard, c.wasHard(title))
	}
	for i := range w.Facts {
		if f := &w.Facts[i]; f.Case == id && t.Concern >= worry.Serious {
			f.Reach(w.Now)
		}
	}
	if c != nil && t.Concern > c.Concern {
		c.Concern, c.Protected = t.Concern, false
	}
}

// news records that something has come about a case since its tier was set.
func (w *World) news(id string) {
	if c := w.Case(id); c != nil {
		c.News = w.Now
	}
}
