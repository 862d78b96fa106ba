package edge

import (
	"caseload/app/sign"
	"caseload/app/sim"
)

// SentenceNoMail answers who wants something mailed by a site that mails nothing.
const SentenceNoMail sim.Sentence = "This site can’t send mail. Make a link instead, and hand it over."

// SayMailed says what became of mailing an invitation, or "" if nobody asked for it.
func SayMailed(i sign.Invitation) sim.Sentence {
	at := DateOf(i.MailedAt) + " at " + HourOf(i.MailedAt)
	switch i.Mailed {
	case sign.MailWaiting:
		return "Waiting to be sent by mail."
	case sign.MailSent:
		return sim.Say("Sent by mail on %s.", at)
	case sign.MailFailed:
		return sim.Say("It couldn’t be sent by mail (%s). Check the address, or hand a link over.", at)
	}
	return ""
}
