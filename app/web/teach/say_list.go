package teach

import (
	"errors"
	"fmt"

	"caseload/app/sign"
	"caseload/app/sim"
	"caseload/app/web/edge"
)

const (
	sentenceNoList    sim.Sentence = "There is nobody on the list. Choose a file, or paste the lines into the box."
	sentenceArchived  sim.Sentence = "This cohort is archived, so nobody can be invited to it. Nothing was changed. Take it out of the archive first."
	sentenceWithdrawn sim.Sentence = "The invitation is withdrawn, and its link opens nothing."
	sentenceCame      sim.Sentence = "Everybody who was invited has come meanwhile. No link was made."
)

// sayMailing says how many letters are on their way.
func sayMailing(n int) sim.Sentence {
	switch n {
	case 0:
		return "No letter was needed: everybody has come, or has a letter that is waiting or was sent less than an hour ago."
	case 1:
		return "One letter with a new link is on its way. The list below says when it has been sent."
	}
	return sim.Say("%d letters with new links are on their way. The list below says of each when it has been sent.", n)
}

// sayListProblem says what is wrong with a class list, or with a line of it.
func sayListProblem(p sign.ListProblem) sim.Sentence {
	switch {
	case errors.Is(p.Err, sign.ErrEmail) && p.Text == "":
		return "There is no email address."
	case errors.Is(p.Err, sign.ErrEmail):
		return sim.Say("%s isn’t an email address.", edge.Shown(p.Text))
	case errors.Is(p.Err, sign.ErrTwice):
		return sim.Say("%s is on line %d already.", edge.Shown(p.Text), p.As)
	case errors.Is(p.Err, sign.ErrLongName):
		return "The name is too long to be kept. Shorten it."
	case errors.Is(p.Err, sign.ErrNoName):
		return "There is no name."
	case errors.Is(p.Err, sign.ErrQuote):
		return "The quotation marks don’t belong together. Close those that are open, or take them out."
	case errors.Is(p.Err, sign.ErrNoEmails):
		return "No email address is on the list. Each line needs one."
	case errors.Is(p.Err, sign.ErrNoNames):
		return "No names are on the list. Each line needs one, before or after the email address."
	case errors.Is(p.Err, sign.ErrLongList):
		return sim.Say("The list has more than %d students, which is the most. Divide it.", sign.LongestList)
	case errors.Is(p.Err, sign.ErrEncoding):
		return "The file isn’t text that can be read. Save it in your spreadsheet as “CSV UTF-8”, or copy the lines into the box."
	}
	return "This line can’t be read."
}

// sentenceFull is said when a cohort has no room for a list.
var sentenceFull = sim.Say("With these, the cohort would have more than %d students, which is the most. Nothing was changed.", sign.LongestList)

// sayBecomes says what becomes of somebody on a class list.
func sayBecomes(is sign.Standing) sim.Sentence {
	switch is {
	case sign.Belongs:
		return "goes into the cohort at once"
	case sign.Inside:
		return "is in the cohort already"
	case sign.Awaited:
		return "has a link already"
	}
	return "gets a link"
}

// saySums says what an import would do.
func saySums(counts map[sign.Standing]int) (list []sim.Sentence) {
	for _, x := range []struct {
		is        sign.Standing
		one, many string
	}{
		{sign.Outside, "One gets a link, good once.", "%d get a link each, good once."},
		{sign.Belongs, "One is a student of your organisation, and goes into the cohort at once.", "%d are students of your organisation, and go into the cohort at once."},
		{sign.Awaited, "One is invited already, by a link that stays as it is.", "%d are invited already, by links that stay as they are."},
		{sign.Inside, "One is in the cohort already.", "%d are in the cohort already."},
	} {
		switch n := counts[x.is]; n {
		case 0:
		case 1:
			list = append(list, sim.Sentence(x.one))
		default:
			list = append(list, sim.Say(x.many, n))
		}
	}
	return list
}

// sayImported says what an import has done.
func sayImported(links, members int) sim.Sentence {
	text := "No link was needed."
	switch {
	case links == 1:
		text = "One link is made."
	case links > 1:
		text = fmt.Sprintf("%d links are made.", links)
	}
	switch {
	case members == 1:
		text += " One student is in the cohort now."
	case members > 1:
		text += fmt.Sprintf(" %d students are in the cohort now.", members)
	}
	return sim.Sentence(text)
}
