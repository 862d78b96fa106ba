package play

import (
	"fmt"
	"slices"

	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// sortedJobs splits the tasks into those in the plan, others that are due or
// overdue, and those that can wait.
func (v *DeskView) sortedJobs() (planned, due, later []*sim.Job) {
	for _, j := range pointers(v.Desk.Tasks) {
		switch {
		case j.Planned > 0:
			planned = append(planned, j)
		case j.Today || j.Overdue:
			due = append(due, j)
		default:
			later = append(later, j)
		}
	}
	return planned, due, later
}

// fewTasks is the number of tasks up to which nothing is folded away.
const fewTasks = 4

// manyTasks is the number of tasks for today from which those that begin at a time later
// today, which the diary shows, are folded away.
const manyTasks = 7

// atTimes takes from the tasks that are due those that begin later today, if today has
// too many for all of them to be in view.
func (v *DeskView) atTimes(planned int, due []*sim.Job) (now, timed []*sim.Job) {
	if planned+len(due) < manyTasks {
		return due, nil
	}
	for _, j := range due {
		if j.FromWhen != 0 {
			timed = append(timed, j)
		} else {
			now = append(now, j)
		}
	}
	return now, timed
}

// timedTitle names the times at which the tasks begin.
func timedTitle(timed []*sim.Job) string {
	times := make([]string, len(timed))
	for i, j := range timed {
		times[i] = calendar.Time(j.FromWhen).Clock()
	}
	slices.Sort(times)
	return page.Count(len(timed), "is", "are") + " due later today, at " + page.JoinAnd(times)
}

// unfoldLater reports whether the tasks that can wait are unfolded: if the list
// is short anyway, or if one of them is open.
func (v *DeskView) unfoldLater(it openItem, later []*sim.Job, sooner int) bool {
	return sooner+len(later) <= fewTasks || it.among(later)
}

// among reports whether the open item is one of these tasks.
func (it openItem) among(jobs []*sim.Job) bool {
	return it.job != nil && slices.ContainsFunc(jobs, func(j *sim.Job) bool { return j.ID == it.job.ID })
}

func laterTitle(n, sooner int) string {
	if sooner == 0 {
		return page.Count(n, "task", "tasks") + ", none due today"
	}
	return page.Count(n, "more task", "more tasks") + ", not due today"
}

// plannedCount says how many tasks are planned, and how long they take together.
func (v *DeskView) plannedCount() string {
	n, minutes := 0, 0
	for _, j := range v.Desk.Tasks {
		if j.Planned > 0 {
			n++
			minutes += j.Minutes
		}
	}
	if n == 0 {
		return "nothing planned"
	}
	words := fmt.Sprintf("%d planned, %s", n, page.Duration(minutes))
	if left := v.Desk.Clock.Contracted - v.Desk.Clock.Minute; minutes > left && left > 0 {
		words += fmt.Sprintf("; %s left", page.Duration(left))
	}
	return words
}

// someOffers splits a long list into the offers shown and those folded away.
func someOffers(all []*sim.Offer) (first, rest []*sim.Offer) {
	const many = 7
	if len(all) <= many+1 {
		return all, nil
	}
	return all[:many], all[many:]
}

// datesOf returns the running dates of a task's case that fall on the day the task is due.
func (v *DeskView) datesOf(j *sim.Job) []sim.Date {
	f := v.file(j.On)
	if f == nil || j.Due == "" || j.Source != "" {
		return nil // or the task says so itself
	}
	return slices.DeleteFunc(openDates(f.Dates), func(d sim.Date) bool { return d.Due != j.Due })
}

func (v *DeskView) jobNotNow(j *sim.Job) string {
	if begins := v.begins(j); begins != "" {
		return "This can be begun " + begins + "."
	}
	return "This can’t be done just now."
}

func (v *DeskView) reachable(asking int) string {
	if asking == 0 {
		return "nobody to ask just now"
	}
	return page.Count(asking, "can be asked", "can be asked")
}

// awayContacts returns the people who are elsewhere, with until when.
func (v *DeskView) awayContacts() []string {
	var names []string
	for _, c := range v.Desk.People {
		if c.Away != "" {
			names = append(names, c.Name+" (until "+c.Away+")")
		}
	}
	return names
}

// otherContacts returns the people who are there but can't be asked anything.
// While the student is with a family, nobody of them is.
func (v *DeskView) otherContacts() []string {
	var names []string
	if v.withFamily() {
		return names
	}
	for _, c := range v.Desk.People {
		if c.Away == "" && len(v.on(c.ID)) == 0 {
			names = append(names, c.Name+" ("+c.Role+")")
		}
	}
	return names
}
