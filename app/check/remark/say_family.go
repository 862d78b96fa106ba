package remark

import "strconv"

// Cases and who is in them, questions, and lengths of time.

func NobodyInCase() Remark {
	return Remark{on("nobody-in-case"), "Nobody belongs to this case: it has no people.", "Write `people = { child { …, age = 7 }, adult { …, \"mother\" } }`."}
}

func NoChildInCase() Remark {
	return New("no-child-in-case", "no child belongs to this case: its people are all adults", "Write `child { …, age = 7 }` into `people`, or one with `months` for the very young.")
}

// OneTier is about the only tier that is said to be defensible.
func OneTier(tier string) Remark {
	return New("one-tier", "only "+tier+" can be defended here, as if there were a right answer", "Give a range of two tiers, as in `{ \"P2\", \"P3\" }`, and say in `why` what speaks for each.", tier)
}

func NoStrengths() Remark {
	return Remark{on("no-strengths"), "This case has no strengths, and a family without strengths isn't yet a family.", "Write `strengths = { … }`: what they do well, and who helps."}
}

func CasesOfOneName(name string, line int) Remark {
	return Remark{on("cases-of-one-name", name), put("two cases have the same name, `%s`: this one and that of line %d", Shorten(name, 40), line), "Draw a family of its own for each, with `names.family`."}
}

// CodeOneName is the code of two people of a case who have one name.
const CodeOneName = "people-of-one-name"

func PeopleOfOneName(name string) Remark {
	return Remark{on(CodeOneName, name), put("two people in this case have the same name, `%s`", Shorten(name, 40)), "Give each their own: `family.children[2]` is the second child."}
}

// PersonTwice is about somebody who is called like somebody else, at a line of a file.
func PersonTwice(name, file string, line int) Remark {
	return Remark{on("person-twice", name), put("somebody else is called %s, too (%s:%d)", Quoted(name), file, line), "Give one of them another name, or use the one that is there."}
}

// DrawnTwice is about a family that is drawn under the name of another one.
func DrawnTwice(draw, file string, line int) Remark {
	return Remark{on("drawn-twice", draw), put("another family is drawn as %s, too (%s:%d), so the two may turn out to be one", Quoted(draw), file, line), "Give this one's `draw` another name, such as \"the second family\"."}
}

func TwoAges() Remark {
	return Remark{on("two-ages"), "This child has an age in years and one in months.", "Write one of the two: `age`, or `months` for the very young."}
}

func TooOld(age int) Remark {
	return Remark{on("too-old", age), put("a child of %d years? Whoever is 18 or older is an adult", age), "Write `months` for the age of the very young in months, or `adult { … }` for who has grown up; a care leaver's case has the kind `children.care_leaver`."}
}

// OtherYear is about somebody whose year at school isn't that of their age.
func OtherYear(word string, year, age int) Remark {
	return Remark{on("other-year", word, year, age), put("`{%s}` is in Year %d here, and %d years old in the case's `people`; in England a child is %d or %d in that year", word, year, age, year+4, year+5), "Change one of the two."}
}

func OtherAge(word string, said, age int) Remark {
	return Remark{on("other-age", word, said, age), put("`{%s}` is %d here, and %d in the case's `people`", word, said, age), "Change one of the two."}
}

func FewAnswers(n int) Remark {
	return Remark{on("few-answers", n), put("a question needs two answers or more, and this one has %d; with no choice there is nothing to decide", n), "Add an answer that a practitioner could defend, or send a `message` and ask nothing."}
}

func ManyAnswers(n int) Remark {
	return Remark{on("many-answers", n), put("a question has at most eight answers, and this one has %d", n), "Leave out those that lead to the same."}
}

func NoSender(word string) Remark {
	return Remark{on("no-sender", word), put("this `%s` has no sender, so the desk doesn't say who it is from", word), "Write `from = …` with the name that somebody was given by `person { … }`."}
}

// WrittenAndUrgent is about what comes "by" email or letter and is to interrupt the student.
func WrittenAndUrgent(word, by string) Remark {
	return Remark{on("written-and-urgent", word, by), put("this `%s` comes by %s, so it interrupts nobody, and `urgent` does nothing", word, by), "Write `by = \"phone\"` if it should interrupt, or leave `urgent` out; and look whether the text fits how it comes."}
}

// TakesLong is about a field of a word that is longer than anything of its kind.
func TakesLong(word, field, source string, limit int) Remark {
	if _, err := strconv.Atoi(source); err == nil {
		source += " minutes"
	}
	return Remark{on("takes-long", word, field, source), put("`%s`'s `%s` is %s, which is more than %d minutes. Is that meant?", word, field, source, limit), "Write minutes: an hour and a half is 90. What takes longer is better told as two."}
}

func FunctionUnused(name string) Remark {
	return Remark{on("function-unused", name), put("nothing calls `%s`, so nothing in it happens", Shorten(name, 40)), "Call it where it belongs, or take it out; if it is called, check the spelling there."}
}
