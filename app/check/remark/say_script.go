package remark

import (
	"fmt"
	"strconv"
	"strings"

	"caseload/app/script/document"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// Fields of words. Label is the word's name as in "`case`'s `file`".

func ExtraItem(label string, position int) Remark {
	return Remark{on("extra-item", label, position), put("%s doesn't know what to do with its item %d", label, position), put("Write its name before it, as in `name = …`; or, if it is a text that goes on with the one before, `..` in place of the comma.")}
}

func UnknownField(label, key, near string, names []string) Remark {
	return Remark{on("unknown-field", label, key), put("%s has no `%s`", label, Shorten(key, 60)), meant(near, put("It has %s.", listed(names)))}
}

// EarlierName is about a field that is written as an earlier vocabulary called it.
func EarlierName(label, was, now string) Remark {
	return Remark{on("earlier-name", label, was), put("%s's `%s` is called `%s` now", label, was, now), put("Write `%s`.", now)}
}

func MissingWords(label string, f document.Field) Remark {
	return Remark{on("missing-words", label), put("%s needs its words, and they are missing", label), put("Write them first: %s", means(f))}
}

func MissingField(label string, f document.Field) Remark {
	return Remark{on("missing-field", label, f.Name), put("%s needs `%s`, and it is missing", label, f.Name), put("%s", means(f))}
}

// means returns what a field is, from its documentation, or "".
func means(f document.Field) string {
	if f.Means == "" {
		return ""
	}
	return "It is: " + strings.TrimSuffix(f.Means, ".") + "."
}

// A field that is written out. Field is its name as in "`case`'s `name`", and source
// what is written.

func NotTruth(field, source string) Remark {
	return Remark{on("not-truth", field, source), put("%s has to be true or false, and is %s", field, source), put("Write true, or leave it out.")}
}

func NotNumber(field, source string) Remark {
	return Remark{on("not-number", field, source), put("%s has to be a number, and is %s", field, Shorten(source, 40)), put("Write a number without quotes.")}
}

func NotText(field, source string) Remark {
	return Remark{on("not-text", field, source), put("%s has to be a text, and is %s", field, source), put("Put it in quotes.")}
}

func NotList(field, source string) Remark {
	return Remark{on("not-list", field, source), put("%s has to be a list, and is %s", field, Shorten(source, 40)), put("Put it in braces: `{ %s }`.", Shorten(source, 40))}
}

// ExtraArgument is about what a word is given in round brackets beyond what it takes.
func ExtraArgument(word, source string) Remark {
	return Remark{on("extra-argument", word, source), put("`%s` is given `%s`, and doesn't know what to do with it", word, Shorten(source, 40)), put("Take it out; how `%s` is written, `caseload help %s` says.", word, word)}
}

// BracesWritten is about a word of a case in a text that isn't in braces as it should be.
func BracesWritten(written, word string) Remark {
	return Remark{on("braces", written), put("%s is shown as it stands here", Quoted(written)), put("Write `{%s}`: the word in braces, without a space, for what is put in its place.", word)}
}

// NoChild is about a child of a family for which fewer are drawn.
// CodeNoChild is the code of a child beyond those of a family that are drawn.
const CodeNoChild = "no-child"

// FewerDrawn is about a family for which fewer children are drawn than a file names from a line on.
func FewerDrawn(n, drawn int, file string, line int) Remark {
	return Remark{on(CodeNoChild, n, drawn), put("%d is drawn here, and child %d is named below (%s:%d)", drawn, n, file, line), put("Write `children = %d`.", n)}
}

func NoChild(n, drawn int) Remark {
	return Remark{on(CodeNoChild, n, drawn), put("this is child %d of a family for which %d is drawn", n, drawn), put("Write `children = %d` where the family is drawn with `names.family`, or name a child that there is.", n)}
}

func NotNamed(field, typ, source string) Remark {
	return Remark{on("not-named", field, typ, source), put("%s has to be a %s, and is %s", field, typ, Shorten(source, 40)), put("Write the name that `%s { … }` was given, without quotes.", typ)}
}

// NotAmong says what a field can be, and what was meant. Near is "" if nothing is; choices are
// left out where it is sure.
func NotAmong(field, text string, choices []string, near string) Remark {
	var instead []string
	if near != "" {
		instead = append(instead, fmt.Sprintf("Did you mean \"%s\"?", near))
	}
	if len(choices) > 0 {
		instead = append(instead, fmt.Sprintf("It is one of %s.", strings.Join(choices, ", ")))
	}
	return Remark{on("not-among", field, text), put("%s can't be %s", field, strconv.Quote(Shorten(text, 40))), put("%s", strings.Join(instead, " "))}
}

func Outside(field, within, source string) Remark {
	return Remark{on("out-of-range", field, within, source), put("%s has to be from %s, and is %s", field, within, source), put("Write a number in that range.")}
}

// Texts, modules, people, tasks and files.

func NoText(name, near string) Remark {
	if strings.Contains(name, `\`) {
		return Remark{on("no-text", name), put("this names a text with a backslash, `%s`", Shorten(name, 100)), put("Write a slash, `/`, between a folder and a file: `%s`.", Shorten(strings.ReplaceAll(name, `\`, "/"), 100))}
	}
	return Remark{on("no-text", name), put("this names the text `%s`, which isn't in the pack", Shorten(name, 100)), meant(near, put("Write the file, or name one that is there."))}
}

func TextUnused() Remark {
	return Remark{on("text-unused"), put("no script names this text, so nobody will read it"), put("Name it where it is said, or delete the file.")}
}

func TextsUnused(names []string) Remark {
	return Remark{on("texts-unused", names), put("no script names %d texts, so nobody will read them: %s", len(names), listed(names)), put("Name each where it is said, or delete the file.")}
}

func NoModule(name, near string, library []string) Remark {
	return Remark{on("no-module", name), put("there is no module `%s`", Shorten(name, 80)), meant(near, put("The library has %s.", listed(library)))}
}

func ModuleUnused(module string) Remark {
	return Remark{on("module-unused"), put("nothing requires this file, so nothing in it happens"), put("Write `require \"%s\"` where it belongs, or delete the file.", module)}
}

func RequireUnused(name, module string) Remark {
	return Remark{on("require-unused", name, module), put("`%s` is required here and isn't used", module), put("Take this line out, or use `%s`.", name)}
}

func PersonUnused(who string) Remark {
	return Remark{on("person-unused", who), put("%s is declared, but never used", Quoted(who)), put("Let them say something, be asked or take part; or remove them.")}
}

func TaskUnused(name string) Remark {
	return Remark{on("task-unused", name), put("the task is called `%s` here, but nothing asks whether it was done", name), put("Ask with `%s:done()` or `wait_for(%s)`; or leave the name out.", name, name)}
}

func FileUnused() Remark {
	return Remark{on("file-unused"), put("nothing reads this file"), put("Texts are `text/….md`, golden plays `plays/….txtar`, notes for lecturers `lecturer.md`; remove what is none of these.")}
}

// ListWithoutBraces is about a field whose list of several things has no braces around it.
func ListWithoutBraces(field string) Remark {
	return Remark{on("list-without-braces", field), put("`%s` is a list, and the braces around it are missing", field), put("Write `%s = { … }`, with `{` before the first and `}` behind the last.", field)}
}

// kindNames are what people call the kinds of values that words give and ask for.
var kindNames = map[string]string{
	"person": "a person, as `person { … }` gives them", "case": "a case, as `case { … }` gives it", "task": "a task, as `task { … }` gives it",
	"Member": "a child or an adult, as `child { … }` gives them", "Family": "a family that is drawn, of which one takes a part: `.name`, `.parent`, `.children[1]`", "Name": "a name",
}

// OtherKind is about a name for a "person", say, where a "case" is wanted.
func OtherKind(label, name, is, wants string) Remark {
	what := kindNames[wants]
	if what == "" {
		what = "a text or a number"
	}
	return Remark{on("other-kind", label, name), put("%s is %s, and `%s` is %s", label, what, Shorten(name, 40), kindNames[is]), "Write the name that the right one was given by `local`."}
}

// WordRenamed is about a word that a table gives and no text has, and one that a text at a line of
// a file has and nothing gives.
func WordRenamed(given, asked, file string, line int) Remark {
	return Remark{on("word-renamed", given, asked), put("no text has `{%s}`, and one has `{%s}` (%s:%d), which nothing gives", given, asked, file, line), put("Write `%s = …` here, or `{%s}` there.", asked, given)}
}

// NoCaseWord is about a word in braces; known are those that could stand there.
func NoCaseWord(word, near string, known []string) Remark {
	r := Remark{on("no-case-word", word), put("`{%s}` is a word that neither the text's case nor its message gives", word), put("Write `words = { %s = … }` where the text is said.", word)}
	if near != "" {
		r.Instead = put("Did you mean `{%s}`?", near)
	} else if len(known) > 0 && len(known) <= 12 {
		r.Instead = put("It has %s here; or write `words = { %s = … }` where the text is said.", braced(known), word)
	}
	return r
}

func braced(words []string) string {
	var list []string
	for _, word := range words {
		list = append(list, "`{"+word+"}`")
	}
	return listed(list)
}

// Storylines.

// NeverBegun says that no play got a storyline past its first wait. Waits are what
// it still waits for at the end, or nil.
func NeverBegun(name string, plays int, waits *sim.Wait) Remark {
	still := ""
	if waits != nil {
		still = " It still waits for " + waitsFor(*waits) + " at the end."
	}
	return Remark{on("never-begun", name), put("in %d plays nobody got the storyline %s past what it first waits for.%s Can it begin at all?", plays, Quoted(name), still),
		put("Let it wait for something that comes, or remove it; `caseload playtest` tries harder.")}
}

func waitsFor(w sim.Wait) string {
	switch w.For {
	case sim.WaitTime:
		return w.Until.String()
	case sim.WaitHold:
		return "what it holds for to change, or " + w.Until.String()
	case sim.WaitMessage:
		return "an answer to `" + w.ID + "`"
	case sim.WaitTask:
		return "the task `" + w.ID + "`"
	case sim.WaitSession:
		return "supervision"
	case sim.WaitAdhoc:
		return "somebody to ask for supervision there and then"
	case sim.WaitDebrief:
		return "somebody to talk something distressing over"
	}
	return "somebody to say what can and can't be done"
}

func NeverEnds(name string, plays int, until calendar.Time) Remark {
	return Remark{on("never-ends", name), put("in all %d plays the storyline %s still waits when the scenario is over, in the last for %s. Does anything come after that wait?", plays, Quoted(name), until),
		put("Let it wait for less, or end it there.")}
}

// PlayBroke is about a play of a policy that stopped at a turn; id identifies why.
func PlayBroke(policy string, luck uint64, turn int, id any, why error) Remark {
	return Remark{on("play-broke", id), put("a play (%s, luck %d) could not go on at turn %d: %v", policy, luck, turn, why), put("Please report this with the pack.")}
}

func WaitsUntilAfter(end, when calendar.Time) Remark {
	return Remark{on("waits-until-after", when), put("the scenario is over at %s, and this waits until %s", end, when), put("Name a time inside the scenario, or give it more `days`.")}
}

// CodeWaitsBeyond is the code of a finding about a scenario that is too short for its waits.
const CodeWaitsBeyond = "waits-beyond"

// WaitsBeyond is about the days of a scenario: n waits end on days after them, and the last of
// them would need so many days.
func WaitsBeyond(n int, end, last calendar.Time, days int) Remark {
	return Remark{on(CodeWaitsBeyond, n, end), put("the scenario is over at %s, and %d waits go on for longer, until %s", end, n, last), put("Write `days = %d`, or name times inside the scenario.", days)}
}

func WaitsTooLong(length calendar.Period) Remark {
	return Remark{on("waits-too-long", length), put("this waits %s, and the scenario is over before that", length), put("Wait less, or give the scenario more `days`.")}
}

func AnswerUnread() Remark {
	return Remark{on("answer-unread"), put("nobody reads what is answered here, so every answer leads to the same result"), put("Write `local said = ask { … }` and let something follow from it; or send a `message`.")}
}

func AnswersAlike(answers []string) Remark {
	return Remark{on("answers-alike", answers), put("no script asks whether %s was answered, so they lead to the same result. Is that intended?", strings.Join(answers, " or ")), put("Let something follow from each, or keep only one of them.")}
}

// Answers.

// WeakAnswer is about the label of an answer that nobody may want to give, and how many others
// are left.
func WeakAnswer(label string, left int) Remark {
	without := "A label that judges gives it away, and from an answer that nobody would give nobody learns"
	if left == 1 {
		without = "Without it only one answer is left"
	} else if left == 0 {
		without = "Nor would they the others"
	}
	return Remark{on("weak-answer", label, left), put("would anybody defend an answer that says %s? %s", Quoted(label), without),
		put("Give at least two answers that a practitioner could stand by; “I need to find out first” and “that's outside my role” are answers.")}
}

func AnswerMuchLonger(id string, words, next int) Remark {
	return Remark{on("answer-longer", id), put("`%s` has %d words, and no other answer more than %d. Is it taken for the right one?", id, words, next), put("Make them alike in length.")}
}

func LabelGivesAway(found, id string) Remark {
	return Remark{on("gives-away", found, id), put("does %s give away what comes of `%s`, or that it is the right answer or a wrong one?", Quoted(found), id), put("A label says what is done and how long it takes; let the story say the rest.")}
}

func NoStep(name, near string) Remark {
	return Remark{on("no-step", name), put("nothing in this pack takes the step %s", Quoted(name)), meant(near, "Give `protect` the same name where it is taken.")}
}
