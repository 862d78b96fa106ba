package forms

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"caseload/app/author"
	"caseload/app/page"
	"caseload/app/script/form"
	"caseload/app/sim"
	authorweb "caseload/app/web/author"
)

const (
	sentenceTogether    sim.Sentence = "Your change is saved. Others have changed the file meanwhile, and both are in it."
	sentenceGone        sim.Sentence = "Somebody took this out of the script, or gave it another name, while you had its form open. Nothing was saved. What you typed is still below: copy it, and look for the thing in the list."
	sentenceMostOptions              = "Only some of the many names stand here. Any other can be written in the script."
	sentenceNoneYet                  = "There is none yet that could be chosen. Add one first: the list of forms says how."
	sentenceEachLine                 = "One on each line: add a line, or take one out."

	sentenceMoreSteps sim.Sentence = "More follows than is shown here. Read the rest in the script."

	sentenceNoThing sim.Sentence = "This isn’t in the script any more: somebody took it out, or gave it another name. Here is what is there now."
)

// sayLabel says in few words what a field means, and in more what else there is to know.
func sayLabel(f form.Field) (label, hint string) {
	label, hint, _ = strings.Cut(f.Means, ". ")
	label, _, _ = strings.Cut(label, "; `") // how a script uses it
	if before, example, there := strings.Cut(label, ": `"); there {
		label, hint = before, sayExample(strings.TrimRight(example, ".`"))+hint
	} else if before, after, there := strings.Cut(label, ": "); there && len(label) > longLabel {
		label, hint = before, strings.ToUpper(after[:1])+strings.TrimSuffix(after[1:], ".")+". "+hint
	}
	if strings.HasPrefix(label, "As in `") { // which doesn't say it
		label = ""
	}
	for begins, better := range map[string]string{"True for ": "Whether it is ", "True where ": "Whether "} {
		if rest, is := strings.CutPrefix(label, begins); is {
			label = better + rest
		}
	}
	label, hint = sayPlainly(strings.TrimSuffix(label, ".")), sayPlainly(hint)
	switch {
	case f.Rest:
		return string(sim.Say("More than %d values, which is the most that a form shows", form.MostValues)), ""
	case f.Path == "choices":
		return "The answers", "Two to eight, each of which a practitioner could defend. The desk shows them in an order drawn by luck."
	case strings.HasPrefix(f.Path, "words."):
		return "{" + f.Name + "}", ""
	case strings.Contains(f.Path, "?"):
		label = "Something else"
	case strings.HasPrefix(f.Path, "choices.") && strings.Count(f.Path, ".") == 1:
		return "The words of the answer", ""
	case label == "":
		label = strings.ToUpper(f.Name[:1]) + strings.ReplaceAll(f.Name[1:], "_", " ")
	}
	return label, strings.Join(strings.Fields(hint+" "+sayUnits(f)+sayLeftOut(f)), " ")
}

// sayExample shows how a value is written in its box. What a script computes is no example.
func sayExample(written string) string {
	var said []string
	for _, one := range isQuoted.FindAllString(written, -1) {
		said = append(said, sayQuoted(one))
	}
	switch {
	case strings.HasPrefix(written, "{") && len(said) > 0:
		return "As in " + page.JoinAnd(said) + ". "
	case strings.ContainsAny(written, "({="):
		return ""
	}
	return "As in " + sayQuoted(written) + ". "
}

// sayQuoted puts what a script has in quotes in those of a page.
func sayQuoted(text string) string {
	return isQuoted.ReplaceAllStringFunc(text, func(quoted string) string {
		return "“" + strings.Trim(quoted, `"“”`) + "”"
	})
}

var (
	isWord   = regexp.MustCompile("`([a-z]+_[a-z_]+)`")
	isScript = regexp.MustCompile("`[^`]*[={(][^`]*`")
)

// sayPlainly says for whoever writes by forms what is said for those who write script: without the
// sentences that are about how a script says it.
func sayPlainly(text string) string {
	var plain strings.Builder
	for sentence := range strings.SplitAfterSeq(text, ". ") {
		if !isScript.MatchString(sentence) {
			plain.WriteString(sentence)
		}
	}
	text = strings.NewReplacer("`true`", "yes", "`false`", "no").Replace(plain.String())
	text = isWord.ReplaceAllStringFunc(text, func(word string) string {
		if what := authorweb.SayWhat(strings.Trim(word, "`")); !strings.HasSuffix(what, " ") {
			return "“" + strings.ToLower(what) + "”"
		}
		return word
	})
	return sayQuoted(strings.ReplaceAll(text, "`", ""))
}

// longLabel is how many bytes of a label are too many where it has a colon to be cut at.
const longLabel = 100

// sayEach says what each of several texts can be, or "" if that is up to the author.
func sayEach(f form.Field) string {
	if len(f.Choices) == 0 {
		return ""
	}
	return "Each is one of " + strings.Join(f.Choices, ", ") + "."
}

var isUnit = regexp.MustCompile(`^(minutes|hours|days|working days|weeks|months|years|points)\b`)

// sayUnits says in what a number is counted, and from what to what.
func sayUnits(f form.Field) string {
	ranged := ""
	if f.Range != nil {
		ranged = f.Range.String()
	}
	switch {
	case isUnit.MatchString(f.Unit) && ranged != "":
		return "In " + f.Unit + ", from " + ranged + ". "
	case isUnit.MatchString(f.Unit):
		return "In " + f.Unit + ". "
	case f.Unit == "a week" && ranged != "":
		return "From " + ranged + " a week. "
	case ranged != "":
		return "From " + ranged + ". "
	}
	return ""
}

// absent says when what is as one of these by default can be left out.
var absent = map[string]string{
	"none": "there is none", "there is none": "there is none", "none yet": "there is none yet", "nothing": "there is nothing to say", "nobody": "there is nobody", "nowhere": "it leads nowhere",
	"it isn't": "it isn’t one", "it isn't one": "it isn’t one",
}

// isClause is what a default says in words of its own, such as "nothing is said".
var isClause = regexp.MustCompile(`^(?:it|they|nothing|nobody) \w`)

var (
	isQuoted = regexp.MustCompile("\"([^\"]*)\"")
	isOfPack = regexp.MustCompile("`\\w+\\.(\\w+)`")
)

// sayLeftOut says what happens if a value is left out.
func sayLeftOut(f form.Field) string {
	switch {
	case f.Given || f.Needed || f.Default == "":
		return ""
	case absent[f.Default] != "":
		return "Leave it out if " + absent[f.Default] + "."
	case f.Default == "true":
		return "If you leave it out, it counts as yes."
	case f.Default == "false":
		return "If you leave it out, it counts as no."
	}
	said := isOfPack.ReplaceAllStringFunc(f.Default, func(name string) string { // as a rule pack calls it
		return "“" + strings.ReplaceAll(isOfPack.FindStringSubmatch(name)[1], "_", " ") + "”"
	})
	said = sayQuoted(strings.ReplaceAll(said, "`", ""))
	switch {
	case isClause.MatchString(said):
		return "If you leave it out, " + said + "."
	case strings.HasPrefix(said, "none"):
		return "If you leave it out, there is " + said + "."
	}
	return "If you leave it out, it is " + said + "."
}

// sayLegend says what a group of fields is about.
func sayLegend(f form.Field) string {
	switch {
	case strings.HasPrefix(f.Path, "choices."):
		return "The answer “" + f.Group + "”"
	case strings.HasPrefix(f.Path, "options."):
		return "Another way: “" + f.Group + "”"
	case strings.HasPrefix(f.Path, "words."):
		return "Words for the names in braces"
	}
	legend, _, _ := strings.Cut(f.Group, ". ")
	return strings.ReplaceAll(strings.TrimSuffix(legend, "."), "`", "")
}

var isDate = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)

// sayDay says which day a date is, or "" for what isn't one.
func sayDay(text string) string {
	if day, err := time.Parse(time.DateOnly, text); isDate.MatchString(text) && err == nil {
		return "That is " + day.Format("Monday 2 January 2006") + "."
	}
	return ""
}

// sayWrong says what to write in place of a value that won't do.
func sayWrong(f form.Field, err error) sim.Sentence {
	if wrong := sayWrongText(err); wrong != "" {
		return wrong
	}
	var timed form.NoTime
	var long form.TooLong
	var many form.TooMany
	switch {
	case errors.As(err, &long):
		return sim.Say("Write less: it can have about %d characters.", long.Most)
	case errors.As(err, &many):
		return sim.Say("Keep %d lines at most.", many.Most)
	case errors.Is(err, form.ErrID):
		return "Write letters, digits and hyphens, without a space, as in home-visit."
	case errors.Is(err, form.ErrSameID):
		return "Something else in this file has this short name. Write another."
	case errors.Is(err, form.ErrRest):
		return "That is a Saturday or a Sunday. Write a working day."
	case errors.Is(err, form.ErrHours):
		return "The day would end before it begins. Write an end that is later than its beginning."
	case errors.As(err, &timed) && timed.Better != "":
		return sim.Say("“%s” can’t be read. Write “%s”.", timed.Text, timed.Better)
	case errors.As(err, &timed):
		return sim.Say("“%s” can’t be read. %s", timed.Text, asIn[timed.Type])
	case errors.Is(err, form.ErrNeeded):
		return "Write something: the script needs it."
	case errors.Is(err, form.ErrNumber):
		return "Write a number in digits, as in 20."
	case errors.Is(err, form.ErrWhole):
		return "Write a whole number, as in 20."
	case errors.Is(err, form.ErrRange):
		return sim.Say("Write a number from %s.", f.Range.String())
	case errors.Is(err, form.ErrAnswers):
		return "Write two to eight answers, one on each line."
	case errors.Is(err, form.ErrBoth):
		return "You chose somebody and wrote a name as well. Keep one: choose the first line of the list, or empty the box."
	case errors.Is(err, form.ErrTwice):
		return "The script writes this in one place for several boxes of this form, and they say different things now. Write the same in each of them."
	case errors.Is(err, form.ErrChoice):
		if f.Kind == form.Texts {
			return sim.Say("Write one or more of %s, one on each line.", strings.Join(f.Choices, ", "))
		}
		return "Choose one of those that are listed."
	}
	return "This is computed in the script. Change it there."
}

// asIn says how a day, a time or a length of time is written.
var asIn = map[string]string{
	"Date":    "Write a date with the year first, as in 2026-03-27.",
	"Day":     "Write today, tomorrow, a weekday, day 3 for the scenario’s third day, a date such as 2026-03-27, or 10 working days.",
	"PastDay": "Write a date that has passed, such as 2026-02-19, or how long ago it was: 11 days.",
	"Time":    "Write a time such as 10:40, Tue 10:40, day 4 09:10 or 2026-03-27 09:00.",
	"Clock":   "Write a time of day, as in 09:05.",
	"Length":  "Write a number of minutes, or a length such as 2 hours or 10 working days.",
	"Minutes": "Write a number of minutes, or a length such as 2 hours.",
}

// sayUnfilled says to a program why nothing was saved.
func sayUnfilled(t form.Thing, filled author.Filled) sim.Sentence {
	for _, f := range t.Fields() {
		if err := filled.Wrong[f.Path]; err != nil {
			return sim.Say("%s: %s", f.Path, sayWrong(f, err))
		}
		if theirs, changed := filled.Theirs[f.Path]; changed {
			return sim.Say("%s: %s", f.Path, sayTheirs(theirs))
		}
	}
	for path, err := range filled.Wrong { // of a text
		return sim.Say("%s: %s", path, sayWrongText(err))
	}
	return sentenceGone
}

// sayTheirs says what another has made of a value meanwhile.
func sayTheirs(f form.Field) sim.Sentence {
	if !f.Given {
		return "Somebody else took this out while you had the form open. Yours is still here: save again to put it in, or empty the box."
	}
	theirs := "“" + f.Value.Text + f.Value.Name + strings.Join(f.Value.Texts, "; ") + "”"
	if f.Kind == form.AsScript || f.Kind == form.Parts {
		theirs = f.Source
	}
	return sim.Say("Somebody else wrote %s while you had the form open. Yours is still here: save again to put it in place of theirs, or write theirs.", theirs)
}

func sayComputed(values int) sim.Sentence {
	if values == 0 {
		return ""
	}
	return sim.Say("What is shown as script (%s) is computed there, or is of a sort that has no form yet.", page.Count(values, "value", "values"))
}

// saySumOfForms says how much can be changed by forms, of all things or of those that are listed.
func saySumOfForms(values, written int, all bool) sim.Sentence {
	these := "these have"
	if !all {
		these = "those listed here have"
	}
	return sim.Say("%d of the %d values that %s can be changed by a form. The others are computed, and shown as script.", written, values, these)
}

const sentenceAlone sim.Sentence = "This draft has more script than is looked through at once, so this file is shown by itself."

// sayWhich says which of the things of a file are listed, or "" if all are.
func sayWhich(from, shown, all int) sim.Sentence {
	switch {
	case shown == all:
		return ""
	case shown == 0:
		return sim.Say("It has %s, shown by themselves.", page.Count(all, "form", "forms"))
	}
	return sim.Say("Forms %d to %d of %d", from+1, from+shown, all)
}

// saySorts says what sorts of thing are in a file, the most frequent ones first.
func saySorts(things []form.Thing) sim.Sentence {
	const most = 5
	counts, sorts := map[string]int{}, []string(nil)
	for _, t := range things {
		what := authorweb.SayWhat(t.Word)
		if counts[what]++; counts[what] == 1 {
			sorts = append(sorts, what)
		}
	}
	slices.SortStableFunc(sorts, func(a, b string) int { return counts[b] - counts[a] })
	said, others := []string(nil), len(things)
	for _, what := range sorts[:min(len(sorts), most)] {
		said, others = append(said, fmt.Sprintf("%s (%d)", what, counts[what])), others-counts[what]
	}
	if others > 0 {
		said = append(said, page.Count(others, "other", "others"))
	}
	return sim.Say("%s.", page.JoinAnd(said))
}

// sayLeft says which scripts a page doesn't show, or "".
func sayLeft(paths []string) sim.Sentence {
	const most = 5
	if len(paths) == 0 {
		return ""
	}
	if more := len(paths) - most; more > 0 {
		paths = append(paths[:most:most], page.Count(more, "other file", "other files"))
	}
	return sim.Say("This draft has more script than is looked through at once, so what is in %s isn’t here. Its forms are in the list of forms.", page.JoinAnd(paths))
}

// sayHere says that a script has nothing that has a form, or more than are shown.
func sayHere(script *form.Script) sim.Sentence {
	switch {
	case script.More:
		return sim.Say("The first %d things in this file have a form. Write the others as script, or move them to another file.", form.MostThings)
	case len(script.Things) > 0:
		return ""
	}
	return "Nothing in this file has a form. It is written as script."
}
