package author

import (
	"fmt"
	"net/url"

	"github.com/a-h/templ"

	"caseload/app/page"
)

// AddressPartnership returns the address of a partnership.
func AddressPartnership(id int64) templ.SafeURL {
	return page.AddressPartnerships + templ.SafeURL(fmt.Sprint("/", id))
}

// addressRemove is where somebody is taken out of a partnership.
func addressRemove(partnership, partner int64) templ.SafeURL {
	return AddressPartnership(partnership) + templ.SafeURL(fmt.Sprint("/people/", partner, "/remove"))
}

// addressTokens is where whoever asks makes tokens for a partnership.
func addressTokens(partnership int64) templ.SafeURL {
	return AddressPartnership(partnership) + "/tokens"
}

// AddressDraft returns the address of a draft.
func AddressDraft(id int64) templ.SafeURL { return templ.SafeURL(fmt.Sprint("/drafts/", id)) }

// AddressFile returns where a file of a draft is written.
func AddressFile(draft, file int64) templ.SafeURL {
	return AddressDraft(draft) + templ.SafeURL(fmt.Sprint("/files/", file))
}

// AddressFound returns where it is asked what was found in a file.
func AddressFound(draft, file int64) templ.SafeURL {
	return AddressDraft(draft) + templ.SafeURL(fmt.Sprint("/found?file=", file))
}

// AddressEarlier returns where a draft's names of an earlier vocabulary are read and replaced.
func AddressEarlier(draft int64) templ.SafeURL { return AddressDraft(draft) + "/earlier" }

// AddressBots returns where it is said what became of the bots' plays of a draft.
func AddressBots(draft int64) templ.SafeURL { return AddressDraft(draft) + "/bots" }

// AddressBotPlay returns where the play that shows a failure is.
func AddressBotPlay(draft int64, failure int) templ.SafeURL {
	return AddressBots(draft) + templ.SafeURL(fmt.Sprint("/play?failure=", failure))
}

// AddressBotLines returns where it is shown how many plays have run each line of a file.
func AddressBotLines(draft, file int64) templ.SafeURL {
	return AddressBots(draft) + templ.SafeURL(fmt.Sprint("/lines?file=", file))
}

// addressBotsOf is where an editor asks what became of the bots' plays of a file.
func addressBotsOf(draft, file int64) templ.SafeURL {
	return AddressBots(draft) + templ.SafeURL(fmt.Sprint("?file=", file))
}

// addressPlain is where a file is written in a plain text box, and stays there when it is saved.
func addressPlain(draft, file int64) templ.SafeURL { return AddressFile(draft, file) + "?plain" }

// AddressHistory returns where a file's history is read, up to a version; 0 is the newest.
func AddressHistory(draft, file, upTo int64) templ.SafeURL {
	at := AddressFile(draft, file) + "/history"
	if upTo > 0 {
		at += templ.SafeURL(fmt.Sprint("?to=", upTo))
	}
	return at
}

// AddressDifference returns where it is read what leads from one version of a file to another.
func AddressDifference(draft, file, from, to int64) templ.SafeURL {
	return AddressFile(draft, file) + templ.SafeURL("/difference?"+url.Values{"from": {fmt.Sprint(from)}, "to": {fmt.Sprint(to)}}.Encode())
}

// AddressAgain returns where a golden play is played again.
func AddressAgain(draft, file int64) templ.SafeURL { return AddressFile(draft, file) + "/again" }

// AddressLine returns where a line of a file is written.
func AddressLine(draft, file int64, line int) templ.SafeURL {
	return AddressFile(draft, file) + templ.SafeURL(fmt.Sprint("#line-", line))
}

// AddressEdit is like [AddressLine], for somebody who comes from the desk of a play.
func AddressEdit(draft, file int64, line int, play int64) templ.SafeURL {
	return AddressFile(draft, file) + templ.SafeURL(fmt.Sprint("?play=", play, "#line-", line))
}

// AddressFormAt returns what leads to the form for what is written on a line of a script.
func AddressFormAt(draft, file int64, line int) templ.SafeURL {
	return AddressFile(draft, file) + templ.SafeURL(fmt.Sprint("/form?line=", line))
}

// AddressPlays returns where a draft is played.
func AddressPlays(draft int64) templ.SafeURL { return AddressDraft(draft) + "/plays" }

// addressPlayFrom is where it is chosen how to play a draft, from a line of a file if that is
// wished.
func addressPlayFrom(draft, file int64) templ.SafeURL {
	return AddressPlays(draft) + templ.SafeURL(fmt.Sprint("?file=", file))
}

// AddressPlay returns the desk of one play of a draft.
func AddressPlay(draft, play int64) templ.SafeURL {
	return AddressPlays(draft) + templ.SafeURL(fmt.Sprint("/", play))
}

// AddressForms returns where what stands in a draft's script is listed, for forms.
func AddressForms(draft int64) templ.SafeURL { return AddressDraft(draft) + "/forms" }

// AddressFormsOf returns that list with the forms of one file unfolded, from one of them on, which is
// counted from 1.
func AddressFormsOf(draft, file int64, from int) templ.SafeURL {
	at := fmt.Sprintf("?file=%d", file)
	if from > 1 {
		at += fmt.Sprintf("&from=%d", from)
	}
	return AddressForms(draft) + templ.SafeURL(fmt.Sprintf("%s#file-%d", at, file))
}

// addressAmong returns that list with the thing that has a place in the file, from 1, or with those of
// the file if that is 0.
func addressAmong(draft, file int64, place int) templ.SafeURL {
	if place == 0 {
		return AddressFormsOf(draft, file, 1)
	}
	return AddressForms(draft) + templ.SafeURL(fmt.Sprintf("?file=%d&at=%d#%s", file, place, placeAmong(file, place)))
}

// placeAmong is where a thing stands on the page that lists the forms of a draft.
func placeAmong(file int64, place int) string { return fmt.Sprintf("form-%d-%d", file, place) }

// AddressOn returns where a thing stands on that page, from there.
func AddressOn(file int64, place int) templ.SafeURL {
	return templ.SafeURL("#" + placeAmong(file, place))
}

// addressForm is where one thing of a script is changed by a form.
func addressForm(draft, file int64, thing string) templ.SafeURL {
	return AddressFile(draft, file) + templ.SafeURL("/form?"+url.Values{"thing": {thing}}.Encode())
}

// AddressStrip returns where a draft's storylines are shown by day and time.
func AddressStrip(draft int64) templ.SafeURL { return AddressDraft(draft) + "/storylines" }

// AddressCalendar returns where the days of a draft's scenario are shown.
func AddressCalendar(draft int64) templ.SafeURL { return AddressDraft(draft) + "/calendar" }

// AddressDate returns the form for a thing of a script, which leads back to the calendar.
func AddressDate(draft, file int64, thing string) templ.SafeURL {
	return addressForm(draft, file, thing) + "&calendar"
}

// AddressMoment returns the form for a thing of a script, which leads back to the storylines.
func AddressMoment(draft, file int64, thing string) templ.SafeURL {
	return addressForm(draft, file, thing) + "&storylines"
}

// AddressThing returns where one thing of a script is changed by a form.
func AddressThing(draft, file int64, thing string) templ.SafeURL {
	return addressForm(draft, file, thing)
}

// addressAdd is where a thing of a word is added by a form, in another thing or in the script.
func addressAdd(draft, file int64, word, in string) templ.SafeURL {
	asked := url.Values{"what": {word}}
	if in != "" {
		asked.Set("in", in)
	}
	return AddressFile(draft, file) + templ.SafeURL("/add?"+asked.Encode())
}

// addressTakeOut is where one thing of a script is taken out.
func addressTakeOut(draft, file int64, thing string) templ.SafeURL {
	return AddressFile(draft, file) + templ.SafeURL("/take-out?"+url.Values{"thing": {thing}}.Encode())
}

// addressAnswers is where an answer is added to a question.
func addressAnswers(draft, file int64, question string) templ.SafeURL {
	return AddressFile(draft, file) + templ.SafeURL("/answers?"+url.Values{"thing": {question}}.Encode())
}

// AddressAnswer returns where one answer to a question is changed. To do something with it, that
// is part of the path: "/rename", "/take-out".
func AddressAnswer(draft, file int64, question, answer, to string) templ.SafeURL {
	return AddressFile(draft, file) + templ.SafeURL("/answer"+to+"?"+url.Values{"thing": {question}, "answer": {answer}}.Encode())
}
