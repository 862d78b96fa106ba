package edge

import (
	"fmt"

	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
	"caseload/app/sim"
)

// What is read when something can't be done. The sentences say nothing of how the
// program works.
const (
	SentenceNotDecided   sim.Sentence = "Your decision was not kept. Nothing was changed; try again in a moment."
	sentenceNotBegun     sim.Sentence = "Your run could not be begun, because nothing can be stored just now. Nothing was changed; try again in a moment."
	sentenceNotKept      sim.Sentence = "That was not kept, because nothing can be stored just now. Nothing was changed; try again in a moment."
	sentenceNotFound     sim.Sentence = "There is nothing here that is yours to see. The address may be mistyped, or what was here may have been deleted or have expired."
	sentenceStale        sim.Sentence = "The desk has moved on since that page was shown, perhaps by the same click sent twice. Nothing was decided again; this is the desk as it is now."
	sentenceAway         sim.Sentence = "Nothing can be read or stored just now. Nothing was changed; try again in a moment."
	sentenceUncertain    sim.Sentence = "We can't say yet whether your decision was kept. Open this run again: it shows what was kept, and you go on from there."
	sentenceNotEnded     sim.Sentence = "This run has not ended yet. Its debrief comes after its last day."
	sentenceRunDeleted   sim.Sentence = "The run is deleted, with the decisions and words in it."
	sentenceEnded        sim.Sentence = "This run has ended; nothing more can be decided in it."
	sentenceTooLarge     sim.Sentence = "What you wrote is too long to keep: a reason or a note has at most about 3,000 words. Nothing was decided; shorten it and send it again."
	sentenceManyWritings sim.Sentence = "The words in this run, or in all your runs together, have reached the limit of what is kept, so nothing was changed. Erase what you no longer need under “Data and ethics”, and send it again."
	sentenceInterrupted  sim.Sentence = "That took too long and was not decided. Nothing was changed; try again in a moment."
	sentenceDiverged     sim.Sentence = "This run can't be played on: going through it again gave a different result from what was kept, and we won't guess. Nothing of it is lost; please tell whoever runs this site."
	sentenceOutdated     sim.Sentence = "This run was begun with an earlier version of Caseload and can't be played on with this one. What you decided is kept. You can begin the scenario again."
	sentenceWithdrawn    sim.Sentence = "This scenario was withdrawn, so it can’t be begun or assigned any longer. If you have begun it, your run’s page says whether it goes on. Choose another scenario on the first page; if it was assigned to you, your lecturer says what comes instead."
	sentenceHidden       sim.Sentence = "What was played here was ended, because its scenario was withdrawn for something in its texts, and those aren’t shown any longer: no desk, no debrief, no board. Nothing more is expected of anybody in it, and nobody who played it did anything wrong. What students wrote is still theirs."
	sentenceByNewer      sim.Sentence = "This run was begun with a newer version of Caseload than the server has that answered you; this site may be being updated. What you decided is kept. Open the run again in a few minutes."
	sentenceInternal     sim.Sentence = "Something went wrong on our side. Nothing was changed; try again in a moment."
	sentenceFewBegins    sim.Sentence = "Too much has been begun from your network within a minute. Nothing was lost; wait a minute, and begin again."
	sentenceClosed       sim.Sentence = "What you wrote in this run, its reviews and its debrief are closed for now, because your passphrase was replaced after it began, by a link that somebody handed over. Nothing of it is lost. Your account’s page says how to open it: with your old passphrase, in a browser that was signed in before, or by waiting a week."
	sentenceSignIn       sim.Sentence = "You need to be signed in for that, and you aren’t, or no longer. Nothing was changed. Sign in, and do it again."
	sentenceForbidden    sim.Sentence = "Your organisation hasn’t given you the role for that. Nothing was changed; its administrator can help."
	sentenceCrossSite    sim.Sentence = "This request came from another site, so nothing was done. Go to the page itself and try again there."
)

// What is read when the site is asked for too much.
const (
	sentenceConnections sim.Sentence = "So many are connected to this site just now that it can't take anybody else. Nothing was changed; try again in a few seconds."
	sentenceManyAtOnce  sim.Sentence = "More is being asked from this browser at the same time than one person asks, so this was not done. Nothing was changed; try again in a few seconds."
	sentenceIntake      sim.Sentence = "So much is being sent to this site just now that this could not be taken. Nothing was changed; send it again in a few seconds."
	sentenceCrowded     sim.Sentence = "More is being asked of this site just now than it can do, so this was not done. Nothing was changed; try again in a few seconds."
)

// What programs read when they can't be told what changes. Pages go on without.
const (
	sentenceManyListen sim.Sentence = "As many pages as can be kept up to date are open here, or on your network. Close some, or load this one again whenever you want to look."
	sentenceFullListen sim.Sentence = "As many pages as this site can keep up to date are open just now. Load this one again whenever you want to look."
	sentenceEnding     sim.Sentence = "The site is about to stop or to start anew. Try again in a moment."
)

// What is read when a request can't be understood.
const (
	sentenceType          sim.Sentence = "This address takes a form (application/x-www-form-urlencoded) or JSON (application/json). Nothing was changed."
	sentenceEncoding      sim.Sentence = "What is sent here may not be compressed. Nothing was changed."
	sentenceUTF8          sim.Sentence = "What was sent is not text in UTF-8. Nothing was changed."
	sentenceJSON          sim.Sentence = "What was sent is not one JSON object. Nothing was changed."
	sentenceForm          sim.Sentence = "What was sent is not a form that can be read. Nothing was changed."
	sentenceControl       sim.Sentence = "What was sent holds control characters, which no page can show and nothing here can keep. Nothing was changed; send it again without them."
	sentenceHalf          sim.Sentence = "What was sent holds a half of a character, which can't be kept. Nothing was changed; send it again without it."
	sentenceMethod        sim.Sentence = "That can't be done at this address. Go back to the page and use its buttons."
	sentenceLargeRequest  sim.Sentence = "What was sent is too large to be taken at once. Nothing was changed; go back to the page to shorten it."
	sentenceLargeHeaders  sim.Sentence = "The headers of this request are too large. Nothing was changed."
	sentenceSlow          sim.Sentence = "The request took too long to arrive. Nothing was changed; try again."
	sentenceNotUnderstood sim.Sentence = "This request could not be understood. Nothing was changed."
)

// Where a page that says why something can't be done leads on.
const (
	sentenceToDesk   sim.Sentence = "Back to the desk"
	sentenceToHidden sim.Sentence = "What happened to this run"
	sentenceToGuide  sim.Sentence = "All pages of the author’s guide"
	sentenceToWords  sim.Sentence = "All words of scenarios"
	sentenceToForm   sim.Sentence = "Back to the form"
	sentenceToSignIn sim.Sentence = "Sign in"
	sentenceToFirst  sim.Sentence = "Go to the first page"
)

// problemTitle returns the heading of the page for a status.
func problemTitle(status int) sim.Sentence {
	switch {
	case status == fiber.StatusNotFound:
		return "There is nothing here"
	case status == fiber.StatusServiceUnavailable:
		return "That was not kept"
	case status >= 500:
		return "Something went wrong"
	}
	return "That could not be done"
}

func sayUnknownField(name string) sim.Sentence {
	return sim.Say("The field %s is not known here. Nothing was changed.", Shown(name))
}

func sayThereTwice(name string) sim.Sentence {
	return sim.Say("The field %s is there twice. Nothing was changed.", Shown(name))
}

func sayWrongType(name, wanted string) sim.Sentence {
	return sim.Say("The field %s needs %s. Nothing was changed.", Shown(name), wanted)
}

func sayNoBox(name string) sim.Sentence {
	return sim.Say("There is no box %s to write in. Nothing was changed.", Shown(name))
}

// sayStale says that the desk has moved on, and what a partner has decided if they did.
func sayStale(s *run.Stale) sim.Sentence {
	if s.Partner == "" || s.Chose == "" {
		return sentenceStale
	}
	return sim.Say("%s has just decided: “%s”. So nothing of yours was decided; this is the desk as it is now.", s.Partner, s.Chose)
}

func sayManyRuns(many *run.TooMany) sim.Sentence {
	return sim.Say("You have %d runs already, which is the most that are kept for one browser. Delete your runs on the first page, then begin again.", many.Runs)
}

func sayOutOfPace(most int) sim.Sentence {
	return sim.Say("That is more decisions than a person makes: at most %d a minute are taken in one run. Nothing was decided; go on in a minute.", most)
}

func noProxy(found string) error {
	return fmt.Errorf("a proxy is an address such as 10.0.0.1 or a network such as 10.0.0.0/8, not %q", found)
}

func sayHidden(h *run.Hidden) sim.Sentence {
	if h.Why == "" {
		return sentenceHidden
	}
	return sim.Say("%s The reason that was given: %s", sentenceHidden, h.Why)
}
