package own

import (
	"strings"
	"time"

	"caseload/app/sim"
	"caseload/app/web/edge"
)

const (
	sentenceWrong       sim.Sentence = "That isn’t the passphrase that you have now."
	sentenceBusy        sim.Sentence = "Others are taking everything away just now, which is a lot to read. Nothing was changed; try again in a minute."
	sentenceNotSure     sim.Sentence = "Tick that you are sure. Nothing was deleted."
	sentenceClosedPiece sim.Sentence = "It was closed when this was made, because your passphrase had been replaced. Nothing of it is lost."
	sentenceMissing     sim.Sentence = "Something of this run couldn’t be read when the file was made, so it isn’t here. Nothing of it is lost. Take everything away again later; if it is missing then, too, tell whoever runs the site."
)

func sayWait(wait time.Duration) sim.Sentence {
	return sim.Say("Too many wrong passphrases were tried, so none is checked for now. Try again in about %d minutes.", minutes(wait))
}

func sayTaken(wait time.Duration) sim.Sentence {
	return sim.Say("You have taken everything away so often that it isn’t put together again for now. Try again in about %d minutes.", minutes(wait))
}

func minutes(wait time.Duration) int { return max(1, int(wait.Round(time.Minute).Minutes())) }

// sayPartnership names a partnership with its drafts, or says when somebody left it.
func sayPartnership(p PartnershipJSON) string {
	if p.Left != nil {
		return p.Name + ", until you left it on " + edge.DateOf(*p.Left) + ": what you said there is in account.json"
	}
	return p.Name + " (" + strings.Join(p.Drafts, ", ") + ")"
}

// sayMembership says what somebody is, and where.
func sayMembership(m MembershipJSON) string {
	var roles []string
	for _, r := range m.Roles {
		roles = append(roles, string(r))
	}
	return m.Organisation + ": " + strings.Join(roles, ", ")
}
