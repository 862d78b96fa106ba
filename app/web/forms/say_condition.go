package forms

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"caseload/app/script/form"
	"caseload/app/script/strip"
	authorweb "caseload/app/web/author"
)

// sayIf says when a way is gone, or "" if only the script can say it.
func (b *stripper) sayIf(c strip.Condition) string {
	if c.Asks == strip.AsksNone {
		return "Otherwise:"
	}
	if said := b.sayCondition(c); said != "" {
		return "If " + said + ":"
	}
	return ""
}

func (b *stripper) sayCondition(c strip.Condition) string {
	is := func(yes, no string) string {
		if c.Not {
			return no
		}
		return yes
	}
	switch c.Asks {
	case strip.AsksAll, strip.AsksAny:
		return b.saySeveral(c)
	case strip.AsksAnswer:
		return b.sayAnswered(c)
	case strip.AsksKept:
		return b.sayKept(c)
	case "clock":
		return sayCompared(c, "it is ", times)
	case "day":
		return sayCompared(c, "it is ", days)
	case "chance":
		return sayChance(c)
	case "close_referral":
		return is("nothing has been recommended about the referral yet", "something has been recommended about the referral")
	case "when.out":
		return is("the student is out on a visit", "the student isn’t out on a visit")
	case "seen":
		return b.named(c.Of, "case") + is(" has been seen", " hasn’t been seen yet")
	case "read":
		return "the " + c.Than + " of " + b.named(c.Of, "case") + is(" has been read", " hasn’t been read")
	case "asked":
		said := b.named(c.Of, "person") + is(" has been asked", " hasn’t been asked")
		if c.About.As != "" {
			said += " about " + b.named(c.About, "case")
		}
		return said
	}
	if c.Asks == "" {
		return ""
	}
	task := b.named(c.Of, "task")
	switch c.Asks {
	case "done":
		return task + is(" is done", " isn’t done")
	case "begun":
		return task + is(" has been begun", " hasn’t been begun")
	case "open":
		return task + is(" is still to do", " isn’t to do any more")
	case "late":
		return task + is(" is overdue", " isn’t overdue")
	case "out":
		return is("the student is out on ", "the student isn’t out on ") + task
	case "wait_for":
		return task + is(" is done, and not taken off the desk", " is taken off the desk before it is done")
	case "how":
		return task + is(" is done as “", " isn’t done as “") + c.Than + "”"
	case "by":
		return task + sayDoneBy(c)
	}
	return ""
}

// sayDoneBy says who has done a task, or has it to do.
func sayDoneBy(c strip.Condition) string {
	who := map[string]string{"me": " is the student’s own doing", "duty": " went to duty", "colleague": " went to a colleague", "": " has been taken on by nobody"}
	not := map[string]string{"me": " isn’t the student’s own doing", "duty": " didn’t go to duty", "colleague": " didn’t go to a colleague", "": " has been taken on by somebody"}
	if c.Not {
		return not[c.Than]
	}
	return who[c.Than]
}

// saySeveral says several conditions after one another, with commas where a comma tells which
// belong together.
func (b *stripper) saySeveral(c strip.Condition) string {
	var list []string
	between := " " + c.Asks + " "
	for i, part := range c.Parts {
		said := b.sayCondition(part)
		if said == "" {
			return ""
		}
		if i > 0 && c.Asks == strip.AsksAny && isSameAsked(c.Parts[i-1], part) {
			list[len(list)-1] += " or " + b.sayThan(part)
			continue
		}
		if part.Parts != nil {
			between = ", " + c.Asks + " "
		}
		list = append(list, said)
	}
	return strings.Join(list, between)
}

// isSameAsked reports whether two conditions say that one thing is this or that.
func isSameAsked(a, b strip.Condition) bool {
	isEqual := a.Sign == "==" && b.Sign == "==" && !a.Not && !b.Not && a.Than != "" && b.Than != ""
	return isEqual && a.Asks == b.Asks && a.Of == b.Of && a.Asked == b.Asked && (a.Asks == strip.AsksKept || a.Asks == strip.AsksAnswer)
}

// sayThan says what something is compared with.
func (b *stripper) sayThan(c strip.Condition) string {
	if c.Asks == strip.AsksAnswer {
		return b.answerOf(c.Asked, c.Than)
	}
	return "“" + strings.ReplaceAll(c.Than, "_", " ") + "”"
}

func (b *stripper) sayAnswered(c strip.Condition) string {
	switch {
	case c.Than == "" && (c.Sign == "") != c.Not:
		return "the student has answered"
	case c.Than == "":
		return "the student hasn’t answered in time"
	case c.Not:
		return "the answer isn’t " + b.sayThan(c)
	case c.Sign == "==":
		return "the answer is " + b.sayThan(c)
	}
	return ""
}

// sayKept says what the script has noted for itself, or "" if its name for that says nothing.
func (b *stripper) sayKept(c strip.Condition) string {
	kept := "“" + readableName(c.Of.As) + "”"
	if utf8.RuneCountInString(readableName(c.Of.As)) < 3 {
		return ""
	}
	switch {
	case c.Sign == "" && c.Not, c.Sign == "==" && c.Than == "" && !c.Not:
		return "the script hasn’t noted " + kept
	case c.Sign == "", c.Sign == "==" && c.Than == "":
		return "the script has noted " + kept
	case c.Sign == "==" && c.Not:
		return "what the script has noted as " + kept + " isn’t " + b.sayThan(c)
	case c.Sign == "==":
		return "what the script has noted as " + kept + " is " + b.sayThan(c)
	}
	return sayCompared(c, "what the script has noted as "+kept+" is ", numbers)
}

// sayChance says what luck decides.
func sayChance(c strip.Condition) string {
	said := "luck decides so"
	if c.Not {
		said = "luck decides otherwise"
	}
	if c.Text != "" {
		said += " (“" + c.Text + "”)"
	}
	return said
}

// How a time, a day and a number are compared, by the sign that a script has for it.
var (
	times   = map[string]string{"==": "exactly %", "<": "before %", "<=": "% at the latest", ">": "later than %", ">=": "% or later"}
	days    = map[string]string{"==": "day %", "<": "before day %", "<=": "day % or earlier", ">": "after day %", ">=": "day % or later"}
	numbers = map[string]string{"==": "%", "<": "less than %", "<=": "% or less", ">": "more than %", ">=": "% or more"}
	others  = map[string]string{"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
)

func sayCompared(c strip.Condition, before string, how map[string]string) string {
	sign := c.Sign
	if c.Not && sign != "==" {
		sign = others[sign]
	}
	said := strings.ReplaceAll(how[sign], "%", c.Than)
	if said == "" {
		return ""
	}
	if c.Not && sign == "==" {
		return strings.TrimSuffix(before, "is ") + "isn’t " + said
	}
	return before + said
}

// named returns what a script's name stands for: the title of a thing of a word, in quotes, or, if
// it isn't known, that the script calls it so.
func (b *stripper) named(n strip.Name, word string) string {
	as := calledAs{n, word}
	said, known := b.called[as]
	if !known {
		said = b.nameOf(n, word)
		b.called[as] = said
	}
	return said
}

func (b *stripper) nameOf(n strip.Name, word string) string {
	if script := b.scripts[n.File]; script != nil {
		if o, known := script.Called(n.As, word); known && (o.Title != "" || o.Part != "") {
			return sayCalled(o)
		}
	}
	return "what the script calls “" + cmp.Or(readableName(n.As), n.As) + "”"
}

func sayCalled(o form.Option) string {
	switch {
	case o.Part != "" && o.Sort == "case" && o.By != "":
		return "the case of “" + authorweb.Shortened(o.By) + "”"
	case o.Part != "":
		said, _, _ := strings.Cut(authorweb.SayDrawn(o.Drawn), ", drawn")
		return "the " + strings.ToLower(said[:1]) + said[1:]
	}
	return "“" + authorweb.Shortened(o.Title) + "”"
}

// readableName returns the last part of a name of the script as words, or "" for what isn't a name.
func readableName(name string) string {
	last := name[strings.LastIndex(name, ".")+1:]
	if strings.ContainsAny(last, "[](){}\"': ") {
		return ""
	}
	return strings.ReplaceAll(last, "_", " ")
}
