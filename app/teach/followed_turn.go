package teach

import (
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
)

// FollowedTurn is the desk of a turn as those who follow the run see it, and what was
// decided there.
type FollowedTurn struct {
	Turn    int               `json:"turn"`             // as [places] counts
	Before  int               `json:"before,omitempty"` // the turn shown before it; 0 for none
	After   int               `json:"after,omitempty"`  // the turn shown after it; 0 for none
	Day     int               `json:"day"`
	Days    int               `json:"days"`
	Date    string            `json:"date"`
	At      string            `json:"at"`
	Points  int               `json:"points"`            // weighted load, in thousandths of a point
	Ceiling int               `json:"ceiling"`           // in thousandths of a point
	Decided *FollowedDecision `json:"decided,omitempty"` // nil where the run stands
	Letters []FollowedLetter  `json:"letters"`           // newest first
	Cases   []FollowedCase    `json:"cases"`             // in the student's own order
	Tasks   []FollowedTask    `json:"tasks"`             // in the order of the desk
	Routine []FollowedRoutine `json:"routine"`           // calls, emails and writing up that wait
	Offers  []FollowedOffer   `json:"offers"`            // what could be decided
}

// FollowedLetter is a message on a desk.
type FollowedLetter struct {
	From    string       `json:"from,omitempty"`
	Role    string       `json:"role,omitempty"`
	By      string       `json:"by"`           // "phone", "email", …
	On      string       `json:"on,omitempty"` // the case's name
	Title   string       `json:"title"`
	Text    string       `json:"text"` // paragraphs separated by an empty line
	Date    string       `json:"date"`
	At      string       `json:"at"`
	Urgent  bool         `json:"urgent"`
	Waiting bool         `json:"waiting"`           // awaits an answer or a recommendation
	Replied sim.Sentence `json:"replied,omitempty"` // the answer or the recommendation, or what happened instead
	Heard   string       `json:"heard,omitempty"`   // what was said back
}

// FollowedCase is a case on a desk.
type FollowedCase struct {
	Name     string          `json:"name"`
	Kind     string          `json:"kind"`
	Tier     string          `json:"tier"` // "" if none was set
	Position int             `json:"position"`
	LastSeen string          `json:"last_seen"`
	News     bool            `json:"news"` // something came since the tier was last set
	Summary  string          `json:"summary"`
	Stands   string          `json:"stands,omitempty"`
	Papers   []FollowedPaper `json:"papers"`
	Dates    []FollowedDate  `json:"dates"`
}

// FollowedPaper is a file or a chronology. Its text is there once the student has read it.
type FollowedPaper struct {
	Title   string `json:"title"`
	Minutes int    `json:"minutes"` // that reading takes
	Opened  bool   `json:"opened"`
	Text    string `json:"text,omitempty"`
}

// FollowedTask is a piece of work that is to be done.
type FollowedTask struct {
	Title   string `json:"title"`
	On      string `json:"on,omitempty"` // the case's name
	Minutes int    `json:"minutes"`
	Due     string `json:"due,omitempty"`
	Overdue bool   `json:"overdue"`
	Planned int    `json:"planned"` // its place in the day's plan, from 1; 0 if not planned
}

// FollowedRoutine is a call, an email or some writing up that waits.
type FollowedRoutine struct {
	Title   string `json:"title"`
	On      string `json:"on,omitempty"` // the case's name
	Minutes int    `json:"minutes"`
}

// FollowedOffer is something that could be decided.
type FollowedOffer struct {
	Label   string `json:"label"`
	On      string `json:"on,omitempty"` // the case's name, or a message's title
	Minutes int    `json:"minutes"`
	Decided bool   `json:"decided"`
}

// followedTurn builds what is seen of a turn from the steps of its run, or returns false if
// nothing is. The turn is a place among those that are shown ([places]), or the one after
// them for the desk where the run stands. The reasons are those that its students show.
func followedTurn(steps []scenario.Step, place int, reasons ...store.ShownReason) (FollowedTurn, bool) {
	shown := shownDecisions(steps, reasons...)
	at := places(shown)
	last := steps[len(steps)-1].Desk
	stands := place == len(at)+1 && !last.Ended
	if place < 1 || place > len(at) && !stands {
		return FollowedTurn{}, false
	}
	turn := last.Turn
	if !stands {
		turn = at[place-1]
	}
	decided, decides := shown[turn]
	desk := steps[turn-1].Desk
	f := FollowedTurn{
		Turn: place, Before: place - 1, Day: desk.Scenario.Day, Days: desk.Scenario.Days, Date: desk.Clock.Date, At: desk.Clock.Now, Points: desk.Load.Points, Ceiling: desk.Load.Ceiling,
		Letters: seenLetters(desk, ownLetters(steps[:turn])), Cases: seenCases(desk), Tasks: seenTasks(desk), Routine: seenRoutine(desk),
	}
	var made string
	if decides {
		decided.Turn = place
		f.Decided, made = &decided, steps[turn].Decision.Offer
	}
	f.Offers = seenOffers(desk, made)
	if place < len(at) || !stands && !last.Ended {
		f.After = place + 1
	}
	return f, true
}

// ownLetters returns the ids of the letters of some steps that aren't shown: questions of a
// conversation, what those with whom the student talked brought with it and asks nothing,
// and records of supervision.
func ownLetters(steps []scenario.Step) map[string]bool {
	hidden := map[string]bool{}
	for i, step := range steps {
		for _, l := range step.Desk.Inbox {
			if l.Kind == sim.KindExchange || l.Teaches != "" || len(l.Decided)+len(l.Unreached) > 0 {
				hidden[l.ID] = true
			}
		}
		if i == 0 || step.Decision == nil {
			continue
		}
		before := steps[i-1].Desk
		with, talked := talkedWith(before, offered(before, step.Decision))
		for _, l := range step.Desk.Inbox {
			_, there := before.Letter(l.ID)
			if talked && !there && l.State == sim.LetterTold && (with == "" || l.FromID == "" || l.FromID == with) {
				hidden[l.ID] = true
			}
		}
	}
	return hidden
}

// talkedWith returns the id of the person with whom an offer is a talk of the student's
// own, or "" if the desk doesn't say it.
func talkedWith(desk sim.Desk, o sim.Offer) (person string, talked bool) {
	letter, _ := desk.Letter(o.On)
	switch {
	case letter.Kind == sim.KindExchange:
		return letter.FromID, true
	case o.Verb == sim.VerbRecover && o.ID == sim.VerbRecover+":debrief":
		return "", true
	}
	return o.On, o.Verb == sim.VerbSupervise && o.Minutes > 0 && o.ID != sim.VerbSupervise+":rearrange"
}

func seenLetters(desk sim.Desk, hidden map[string]bool) []FollowedLetter {
	letters := []FollowedLetter{}
	for _, l := range desk.Inbox {
		if hidden[l.ID] {
			continue
		}
		letters = append(letters, FollowedLetter{
			l.From, l.FromRole, string(l.By), caseName(desk, l.On), l.Title, l.Text, l.Date, l.At, l.Urgent, l.Waiting, l.Replied, l.Heard,
		})
	}
	return letters
}

func caseName(desk sim.Desk, id string) string {
	f, _ := desk.Case(id)
	return f.Name
}

func seenCases(desk sim.Desk) []FollowedCase {
	cases := []FollowedCase{}
	for _, c := range desk.Cases {
		seen := FollowedCase{Name: c.Name, Kind: c.Kind, Tier: c.Tier, Position: c.Position, LastSeen: c.LastSeen, News: c.News, Summary: c.Summary, Stands: c.Stands, Papers: []FollowedPaper{}, Dates: []FollowedDate{}}
		for _, p := range c.Papers {
			seen.Papers = append(seen.Papers, FollowedPaper{p.Title, p.Minutes, p.Opened, p.Text})
		}
		for _, d := range c.Dates {
			seen.Dates = append(seen.Dates, FollowedDate{c.Name, d.What, d.Due, string(d.State)})
		}
		cases = append(cases, seen)
	}
	return cases
}

func seenTasks(desk sim.Desk) []FollowedTask {
	tasks := []FollowedTask{}
	for _, j := range desk.Tasks {
		tasks = append(tasks, FollowedTask{j.Title, caseName(desk, j.On), j.Minutes, j.Due, j.Overdue, j.Planned})
	}
	return tasks
}

func seenRoutine(desk sim.Desk) []FollowedRoutine {
	tasks := []FollowedRoutine{}
	for _, r := range desk.Routine {
		tasks = append(tasks, FollowedRoutine{r.Text, caseName(desk, r.On), r.Minutes})
	}
	return tasks
}

// seenOffers returns what could be decided, without what is the student's own business.
func seenOffers(desk sim.Desk, made string) []FollowedOffer {
	offers := []FollowedOffer{}
	for _, o := range desk.Offers {
		if run.IsOwn(desk, o) {
			continue
		}
		file, _ := desk.CaseOf(o.On)
		on := file.Name
		if letter, is := desk.Letter(o.On); is {
			on = letter.Title
		}
		offers = append(offers, FollowedOffer{o.Label, on, o.Minutes, o.ID == made})
	}
	return offers
}
