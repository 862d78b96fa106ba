package play

import (
	"fmt"
	"strings"

	"caseload/app/page"
	"caseload/app/sim"
)

// jobDue says when a task is due, in the words of a list.
func jobDue(j *sim.Job) string { return page.Capitalised(dueWords(j)) }

// dueWords is jobDue within a line.
func dueWords(j *sim.Job) string {
	switch {
	case j.Overdue:
		return "was due " + page.ShortDate(j.DueISO)
	case j.Today:
		return "due today"
	case j.Due != "":
		return "due " + j.Due
	}
	return "no date"
}

func (v *DeskView) jobWhere(j *sim.Job) string {
	var parts []string
	if name := v.caseName(j.On); name != "" {
		parts = append(parts, name)
	}
	if j.Begun {
		parts = append(parts, "begun")
	}
	if j.With != "" {
		parts = append(parts, "with "+j.With)
	}
	if begins := v.begins(j); begins != "" {
		parts = append(parts, begins)
	}
	if !j.Overdue && !j.Today && j.Due != "" {
		parts = append(parts, "due "+j.Due)
	}
	if len(parts) > 0 && (j.Overdue || j.Today) {
		parts = append(parts, "") // before the date, which is highlighted
	}
	return page.Capitalised(strings.Join(parts, " · "))
}

func (v *DeskView) jobLine(j *sim.Job) string {
	parts := []string{dueWords(j)}
	if j.Begun {
		parts = append(parts, page.Duration(j.Minutes)+" left of "+page.Duration(j.Total))
	}
	if j.With != "" {
		parts = append(parts, "with "+j.With)
	}
	if begins := v.begins(j); begins != "" {
		parts = append(parts, begins)
	}
	return strings.Join(parts, " · ")
}

func (v *DeskView) jobFacts(j *sim.Job) string {
	parts := []string{jobDue(j)}
	if j.Begun {
		parts = append(parts, page.Duration(j.Minutes)+" left of "+page.Duration(j.Total))
	} else {
		parts = append(parts, page.Duration(j.Minutes))
	}
	if j.With != "" {
		parts = append(parts, "with "+j.With)
	}
	if begins := v.begins(j); begins != "" {
		parts = append(parts, begins)
	}
	if j.Planned > 0 {
		parts = append(parts, fmt.Sprintf("number %d in your plan", j.Planned))
	}
	return strings.Join(parts, " · ")
}

// contentNote says what a task touches on, and that somebody else can take it if that is
// so. It returns "" if nothing needs saying.
func (v *DeskView) contentNote(j *sim.Job) string {
	if j.ContentNote == "" {
		return ""
	}
	note := "What it touches on: " + strings.TrimSuffix(j.ContentNote, ".") + "."
	if v.offer("work:"+j.ID+":"+string(sim.ByColleague)) != nil {
		note += " You can ask a colleague to take it, without a reason; nothing is held against you."
	}
	return note
}

// warning returns the content note of the task that an offer is to do, unless the open
// item shows it already.
func (v *DeskView) warning(it openItem, o *sim.Offer) string {
	j := v.job(o.On)
	if j == nil || o.ID != "work:"+j.ID || it.job != nil && it.job.ID == j.ID {
		return ""
	}
	return v.contentNote(j)
}

// withFamily reports whether a family asks something on a visit, so that the student is
// with them and not at the desk.
func (v *DeskView) withFamily() bool {
	return firstWhere(v.Desk.Inbox, func(l *sim.Letter) bool { return l.Waiting && l.By == sim.AtVisit }) != nil
}
