package remark

import (
	"fmt"
	"strconv"
	"strings"
)

// Names that Lua accepts whatever they are.

// each lists texts in quotes, as in `"a", "b" and "c"`, up to a dozen.
func each(texts []string) string {
	var list []string
	for i, text := range texts {
		if i == 12 {
			list = append(list, "others")
			break
		}
		list = append(list, strconv.Quote(Shorten(text, 40)))
	}
	return listed(list)
}

// NeverText says that a value is compared with a text that it never is.
func NeverText(value, text, near string, texts []string) Remark {
	r := Remark{on("never-text", value, text), put("`%s` is never %s: it can be %s", Shorten(value, 40), strconv.Quote(Shorten(text, 40)), each(texts)), "Write one of these, letter by letter, or offer the other one as well."}
	if near != "" {
		r.Instead = put("Did you mean %s?", strconv.Quote(near))
	}
	return r
}

// NeverLookedUp is about a field of a table that is looked up by what by stands for.
func NeverLookedUp(table, key, by, near string, texts []string) Remark {
	r := Remark{on("never-looked-up", table, key), put("nothing ever looks for `%s` in `%s`: `%s` can be %s", Shorten(key, 40), table, Shorten(by, 40), each(texts)), "Give the field the name of an answer that is offered."}
	if near != "" {
		r.Instead = put("Did you mean `%s`?", near)
	}
	return r
}

// NoMember is about a field of what of names, which has others.
func NoMember(of, name, near string, names []string) Remark {
	return Remark{on("no-member", of, name), put("%s has no `%s`", of, Shorten(name, 40)), meant(near, put("It has %s.", some(names)))}
}

// FieldOfText is about a field that a text is asked for.
func FieldOfText(of, name string) Remark {
	return Remark{on("field-of-text", of, name), put("`%s` is a text here, and has no `%s`", Shorten(of, 40), Shorten(name, 40)), put("Compare it: `%s == \"%s\"`.", Shorten(of, 40), Shorten(name, 40))}
}

// ListCalled is about a list behind which round brackets stand.
func ListCalled(list, element string) Remark {
	return Remark{on("list-called", list), put("`%s` is a list, and what is in it is named in square brackets", Shorten(list, 40)), put("Write `%s[%s]`; `[1]` is the first.", Shorten(list, 40), element)}
}

// NeedsColon is about a method that is written as a field.
func NeedsColon(of, name string) Remark {
	return Remark{on("needs-colon", of, name), put("`%s` is something to ask, and is asked with a colon", name), put("Write `%s:%s()`.", of, name)}
}

// NoMethod is about something asked of a value of the type, "" if that isn't known.
func NoMethod(value, typ, name, near string, names []string) Remark {
	of := "nothing in a script"
	if typ != "" {
		of = fmt.Sprintf("a %s, as `%s` is,", typ, Shorten(value, 40))
	}
	r := Remark{on("no-method", typ, name), put("%s has no `:%s`", of, Shorten(name, 40)), put("What can be asked: %s.", some(names))}
	if near != "" {
		r.Instead = put("Did you mean `%s:%s`?", Shorten(value, 40), near)
	}
	return r
}

// some lists names, up to a dozen.
func some(names []string) string {
	if len(names) > 12 {
		return strings.Join(names[:12], ", ") + " and others"
	}
	return listed(names)
}

func NeverSet(name string) Remark {
	return Remark{on("never-set", name), put("`%s` is declared here and used, and is never given anything", name), put("Write `local %s = …`; or, where it is given something, check the spelling.", name)}
}

// LocalHides is about a local that hides the one of a line, which was to be given a value.
func LocalHides(name string, line int) Remark {
	return Remark{on("local-hides", name), put("`local` makes another `%s` here, which only this part of the script knows; the `%s` of line %d isn't changed", name, name, line), put("Leave out `local`: `%s = …`; or call this one something else.", name)}
}

// HidesWord is about a local with the name of a word of the vocabulary that is used as that
// in a line.
func HidesWord(name string, line int) Remark {
	return Remark{on("hides-word", name), put("this local has the name of the word `%s`, and hides it: line %d can't use the word any more", name, line), put("Call it something else, such as `the_%s`.", name)}
}

// NoTitle is about the title of a date that nothing sets.
func NoTitle(title, near string) Remark {
	r := Remark{on("no-title", title), put("no date in this pack or its rules is called %s", strconv.Quote(Shorten(title, 60))), "Write what is due as the desk shows it, letter by letter."}
	if near != "" {
		r.Instead = put("Did you mean %s?", strconv.Quote(near))
	}
	return r
}

func DeclaredTwice(name string, line int) Remark {
	return Remark{on("declared-twice", name), put("`%s` is declared a second time here, which hides the one of line %d", name, line), put("Call one of the two something else; or, to give `%s` another value, leave out `local`.", name)}
}

// NoID is about an id that nothing has. Known are those of the pack's referrals.
func NoID(id, near string, known []string) Remark {
	r := Remark{on("no-id", id), put("nothing in this pack has the id %s", strconv.Quote(Shorten(id, 40))), "Write the id of the referral that is meant."}
	switch {
	case near != "":
		r.Instead = put("Did you mean %s?", strconv.Quote(near))
	case len(known) > 0 && len(known) <= 8:
		r.Instead = put("Write the id of the referral that is meant: it can be %s.", each(known))
	}
	return r
}

// NoAppointment is about an id that no appointment has, and that is called off.
func NoAppointment(id, near string) Remark {
	r := NoID(id, near, nil)
	r.Code = "no-appointment"
	if r.Instead = put("Did you mean %s?", strconv.Quote(near)); near == "" {
		r.Instead = "Write the `id` of the `appointment` that is meant, or give it one."
	}
	return r
}

// StrangeID is about an id with other signs in it than an id may have; better is what to
// write.
func StrangeID(id, better string) Remark {
	return Remark{on("strange-id", id), put("the id %s has a space or another sign in it: an id is at most 60 letters, digits, hyphens, underscores and dots", strconv.Quote(Shorten(id, 40))), put("Write %s; the title is for people, and the id for addresses.", strconv.Quote(Shorten(better, 60)))}
}

// SharedID is about an id that a "person", "case", "question", "referral" or "message"
// has, and another one at a line of a file.
func SharedID(id, of, other, file string, line int) Remark {
	return Remark{on("shared-id", id), put("the id %s of this %s is that of a %s too (%s:%d)", strconv.Quote(Shorten(id, 40)), of, other, file, line), "Give one of the two another id: letters, digits and hyphens."}
}

// DeclaredAs is about a local that nothing uses, and another name that is used from a line on.
func DeclaredAs(declared, used string, line int) Remark {
	return Remark{on("declared-as", declared, used), put("`%s` is declared here and never used, and `%s` is used below (line %d) and never declared", Shorten(declared, 40), Shorten(used, 40), line), put("Call it `%s` here, too.", Shorten(used, 40))}
}

// YesInQuotes is about a comparison with "true" or "false" in quotes.
func YesInQuotes(name, text string) Remark {
	return Remark{on("yes-in-quotes", name, text), put("`%s` is never a text, and %s in quotes is one", Shorten(name, 40), strconv.Quote(text)), put("Write `%s` without quotes.", text)}
}

// WordUncalled is about a word of the vocabulary without the brackets behind it.
func WordUncalled(name string) Remark {
	return Remark{on("word-uncalled", name), put("`%s` without brackets behind it isn't asked", Shorten(name, 40)), put("Write `%s()`.", Shorten(name, 40))}
}

// ClockIsText is about a time of day that is compared with a number.
func ClockIsText(what string) Remark {
	return Remark{on("clock-is-text", what), put("`%s` is a text such as \"11:00\", and a number is compared with it", Shorten(what, 40)), "Write the time in quotes: hours from 00 to 23, a colon, minutes."}
}

// HandleInQuotes is about the name of a local in quotes where what it holds is wanted.
func HandleInQuotes(label, name string) Remark {
	return Remark{on("handle-in-quotes", label, name), put("%s is the text \"%s\", and not the person, case or task that is called so here", label, Shorten(name, 40)), put("Write `%s` without quotes.", Shorten(name, 40))}
}

// FieldOfWord is about `word.field`, where the word is one of the vocabulary's; near is a module
// that is called nearly as it is, or "".
func FieldOfWord(word, field, near string) Remark {
	instead := "Call it with brackets or braces, as `caseload help words` says."
	if near != "" {
		instead = fmt.Sprintf("Did you mean `%s.%s`?", near, Shorten(field, 40))
	}
	return New("field-of-word", fmt.Sprintf("`%s` is a word, and has no `%s`", word, Shorten(field, 40)), instead, word, field)
}

// NotCalled is about a local with brackets behind it that holds something else than a function.
func NotCalled(name, near string) Remark {
	return Remark{on("not-called", name), put("`%s` is no function, so it can't be called", Shorten(name, 40)), meant(near, "Take the brackets out; or, if a word is meant, look how it is written.")}
}

// GivesNothing is about a function that is asked for a value at a line of a file.
func GivesNothing(name, file string, line int) Remark {
	return Remark{on("gives-nothing", name), put("`%s` is used for what it gives (%s:%d), and gives nothing; is `return` missing before its last line?", Shorten(name, 40), file, line), "Write `return` before what it should give back."}
}

func AskedBefore(comparison string, line int) Remark {
	return Remark{on("asked-before", comparison), put("`%s` was asked in line %d already, so this branch is never gone into", Shorten(comparison, 60), line), "Ask for another answer here, or put the two branches together."}
}

// NameDecides is about a name of which something is asked.
func NameDecides(name string) Remark {
	return Remark{on("name-decides", name), put("something depends on the name %s, which luck draws or somebody may change: nothing may depend on what somebody is called", written(name)), "Ask for an `id`, for what was answered or for what has been done, or leave the question out."}
}

// GenderSaid is about a text that says of somebody in braces whether they are a girl or a boy.
func GenderSaid(text string) Remark {
	return Remark{on("gender-said", text), put("%s says whether they are a girl or a boy, and the name is drawn by luck: it may be anybody's", Quoted(text)), "Write it without: “a younger brother or sister”, “the younger one”, “they”, or the name in braces again."}
}
