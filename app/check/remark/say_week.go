package remark

import (
	"fmt"
	"strings"
	"time"

	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// Dates.

func OverdueFromTheStart(day, start calendar.Time) Remark {
	return Remark{on("overdue-from-the-start", day), put("%s is before the first day, %s: this is overdue from the beginning. Is that intended?", day.ISO(), start.ISO()), ""}
}

func DateOutside(day, start, end calendar.Time) Remark {
	return Remark{on("date-outside", day), put("%s is outside the scenario, which goes from %s to %s", day.ISO(), start.ISO(), end.ISO()), put("Name a day inside it.")}
}

func DayOutside(n, days int) Remark {
	return Remark{on("day-outside", n), put("day %d is outside the scenario, which has %d days", n, days), put("Name a day inside it.")}
}

func OtherWeekday(day time.Time, said string) Remark {
	return Remark{on("other-weekday", day.Unix(), said), put("%s is not a %s in %d, but a %s", day.Format("2 January"), said, day.Year(), day.Weekday()), put("Change the day or the date.")}
}

// OtherFirstDay is about a brief that says which weekday it is.
func OtherFirstDay(said string, starts calendar.Time) Remark {
	return Remark{on("other-first-day", said, starts), put("the brief says that it is %s, and the scenario begins on a %s, %s", said, starts.Weekday(), starts.ISO()), "Change one of the two."}
}

// EntryAhead is about an entry in a file with a date after the first day.
func EntryAhead(date string, starts calendar.Time) Remark {
	return Remark{on("entry-ahead", date, starts), put("this entry is of %s, and the scenario begins on %s: it tells of what hasn't happened", Quoted(date), starts.ISO()), "Write a day before the first; or, if another year is meant, say which."}
}

// Rule packs.

func OlderRules(has, newest string) Remark {
	return Remark{on("older-rules", has, newest), put("the rules are those of %s, and the library has those of %s", has, newest), put("Compare the two, then name the newer ones.")}
}

func RulesUncompared(rules string) Remark {
	return Remark{on("rules-uncompared", rules), put("the rule pack says of itself: %s", rules), put("There is nothing to do in the pack; whoever maintains the rules compares them with their source.")}
}

func UnverifiedTimescales(sources []string) Remark {
	return Remark{on("unverified", sources), put("unverified timescales are on the desk: %s", strings.Join(sources, "; ")),
		put("A practitioner reads each at its source before the scenario is taught with; until then the desk says beside it that it isn’t checked yet.")}
}

func NoRulePack(status sim.Status) Remark {
	return Remark{on("no-rule-pack"), put("dates come from %s, and the scenario doesn't name a rule pack", status), put("Write `rules = children.pack \"2023\"` or that of your field.")}
}

// Content notes and reading age.

func NoContentNotes() Remark {
	return Remark{on("no-content-notes"), put("the scenario has no content notes"), put("Say in `content_notes = { … }` what somebody may want to know before they begin.")}
}

// highest is the highest reading age that the scale distinguishes: that of a
// degree.
const highest = 22

func HardToRead(age float64, words, sentences, syllables, limit int) Remark {
	about := fmt.Sprintf("%.0f", age)
	if age > highest {
		about = fmt.Sprintf("%d or more", highest)
	}
	return Remark{on("hard-to-read", age), put("the reading age of this text is about %s: %.0f words a sentence, %.2f syllables a word", about, float64(words)/float64(sentences), float64(syllables)/float64(words)),
		put("Make sentences shorter and words plainer, to %d or less, unless whoever writes here would write like this.", limit)}
}

// Names and identities.

// NameFixed is about the name of a "case", a "child" or an "adult".
func NameFixed(name, of string) Remark {
	what := map[string]string{"case": "a case", "child": "a child", "adult": "an adult"}[of]
	return Remark{on("name-fixed", name, of), put("%s is written down as the name of %s", Quoted(name), what),
		put("Draw it: `local family = names.family { draw = \"the first family\", children = 2 }`, then `family.name`, `family.parent`, `family.children[1]`.")}
}

// StrangerNamed is about a name in a text that nobody of the scenario has. Alike are names that it has.
func StrangerNamed(name string, alike []string) Remark {
	asks := "Is it somebody's name outside of it?"
	if len(alike) > 0 {
		asks = "Did you mean " + strings.Join(alike, " or ") + ", or is it somebody's name outside of it?"
	}
	return Remark{on("stranger-named", name), put("nobody of this scenario is called %s. %s", Quoted(name), asks), put("Write who it is (“the health visitor before”), a word in braces for somebody in a family, or bring them in with `person { … }` under an invented name.")}
}

func NameInText(name string) Remark {
	return Remark{on("name-in-text", name), put("is %s somebody in a family? If so, the name is fixed here, and another one is drawn", Quoted(name)), put("Write a word in braces, such as `{mum}` or `{child}`, and give it in the case's `words`.")}
}

func IdentitySaid(word string) Remark {
	return Remark{on("identity", word), put("this text says %s of somebody. Does anything depend on it, and do you mean it to?", Quoted(word)), put("If it does, say what in lecturer.md; if it doesn't, leave it open.")}
}

// DateTwice is about a date of a child who has the same one already, by line.
func DateTwice(child string, line int) Remark {
	return Remark{on("date-twice", child, line), put("`%s` has the same date already in line %d, and only the day differs", Shorten(child, 40), line), "Name the child who is meant, or take one of the two out."}
}

// HasLeft is about somebody who says or holds something after `leaves`, by line.
func HasLeft(name string, line int) Remark {
	return Remark{on("has-left", name, line), put("`%s` has left the team by then (line %d: `leaves`)", Shorten(name, 40), line), "Let somebody else say it, or move it to before they leave."}
}

// IdentityDrawn is about a word for who somebody is that luck chooses.
func IdentityDrawn(word string) Remark {
	return Remark{on("identity-drawn", word), put("luck picks here who somebody is (%s), so it means nothing in the story, and each student reads something else", Quoted(word)), "Decide it, if the story needs it, and mean it; or leave it open."}
}

func NamesMatter(policy string, luck uint64, p *Parting) Remark {
	return Remark{on("names-matter", policy, luck, p.Turn), put("the same decisions lead elsewhere under other names (%s, luck %d): turn %d, day %d, %s: %s", policy, luck, p.Turn, p.Day, p.Clock, p.how()),
		put("Let nothing ask for a name: no comparison, no length, no order.")}
}

// how says in what way two worlds differ.
func (p *Parting) how() string {
	switch p.Kind {
	case OtherOffers:
		return fmt.Sprintf("%s things can be decided here and %s there", p.Here, p.There)
	case NotThere:
		return p.Here + " can be decided here and not there"
	case OtherEntries:
		return p.Where + " has other entries"
	case OtherLength:
		return fmt.Sprintf("%s: %s here, %s there", p.Where, p.Here, p.There)
	}
	return fmt.Sprintf("%s is %s here and %s there", p.Where, p.Here, p.There)
}
