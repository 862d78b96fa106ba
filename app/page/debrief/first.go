package debrief

import (
	"fmt"
	"strings"

	"caseload/app/debrief"
	"caseload/app/page"
)

// standingWords says how things stand with a family, after who said so.
func standingWords(s debrief.Standing) string {
	if s.From == "" {
		return s.Says
	}
	return s.From + ": “" + s.Says + "”"
}

// shutWords names what was never opened about a family: "(chronology not opened)". Of
// several papers it names only the last, which is the longest.
func shutWords(s debrief.Standing) string {
	if len(s.Shut) == 0 || s.Gone {
		return ""
	}
	return "(" + strings.TrimPrefix(s.Shut[len(s.Shut)-1], "the ") + " not opened)"
}

func decisionsTitle(n int) string {
	return []string{"", "One decision worth talking about", "Two decisions worth talking about", "Three decisions worth talking about"}[min(n, 3)]
}

// notableTitle says when and about whom: "Tuesday 10:05 · Santos".
func notableTitle(n debrief.Notable) string {
	if n.Name == "" {
		return shortMoment(n.At)
	}
	return shortMoment(n.At) + " · " + n.Name
}

// shortMoment shortens a day and time: "Tuesday 10:05" for "Tuesday 3 March, 10:05".
func shortMoment(at string) string {
	date, clock, timed := strings.Cut(at, ", ")
	day, _, _ := strings.Cut(date, " ")
	if !timed {
		return day
	}
	return day + " " + clock
}

// leftWords names what was left, with its case and its day.
func leftWords(u debrief.Undone) string {
	words := u.What
	if u.Name != "" {
		words = u.Name + ", " + words
	}
	if u.Due != "" {
		day, _, _ := strings.Cut(u.Due, " ")
		words += " (" + day + ")"
	}
	return words
}

// pressedPicture has points upwards and days across: a bar for the pressure of each
// day, and a line for the strain after it.
type pressedPicture struct{ days []debrief.Day }

func (p pressedPicture) pressure(i int) int {
	return int(page.Rounded(p.days[i].Parts.Pressure, 1_000_000))
}

// name names a day below its bar. There is room for the date, too, of five days at most.
func (p pressedPicture) name(iso string) string {
	day := page.ShortDay(iso)
	if len(p.days) > 5 {
		day, _, _ = strings.Cut(day, " ")
	}
	return day
}

func (p pressedPicture) strain(i int) int { return int(page.Rounded(p.days[i].To, 1_000_000)) }

const pressedLeft, pressedTop, pressedBottom = 12.0, 4.0, 88.0

// x returns the place of a day, moved by a part of a day's width.
func (p pressedPicture) x(day int, by float64) string {
	return page.Percent(pressedLeft + (100-pressedLeft)*(float64(day)+0.5+by)/float64(len(p.days)))
}

func (p pressedPicture) wide(part float64) string {
	return page.Percent((100 - pressedLeft) * part / float64(len(p.days)))
}

func (p pressedPicture) y(points int) string {
	return page.Percent(pressedBottom - (pressedBottom-pressedTop)*float64(min(max(points, 0), 100))/100)
}

func (p pressedPicture) high(points int) string {
	return page.Percent((pressedBottom - pressedTop) * float64(min(max(points, 0), 100)) / 100)
}

// inWords describes the picture.
func (p pressedPicture) inWords() string {
	parts := make([]string, len(p.days))
	for i, d := range p.days {
		parts[i] = fmt.Sprintf("%s: pressure %d, strain %d", page.ShortDay(d.ISO), p.pressure(i), p.strain(i))
	}
	return strings.Join(parts, "; ") + "."
}
