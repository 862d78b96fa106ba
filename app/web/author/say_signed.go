package author

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/who"
)

// SaySigned says to whoever can change a draft who has signed it as it is, before they change it, and
// afterwards who had; "" if nobody has, or whoever asks can't change it.
func (s *Pages) SaySigned(c *fiber.Ctx, r author.Reading) (sim.Sentence, error) {
	if r.Draft().PutAway != nil || !r.May(who.WriteDraft) {
		return "", nil
	}
	signers, err := s.drafts.Signers(c.UserContext(), r)
	if err != nil || len(signers.People) == 0 {
		return "", err
	}
	names, err := s.drafts.Names(c.UserContext(), r)
	var said []string
	for _, person := range signers.People {
		said = append(said, sayWho(names, person))
	}
	if signers.Changed {
		return sim.Say("%s had signed this draft, and it has changed since. So that no longer counts: they are told, and it has to be signed again.", page.JoinAnd(said)), err
	}
	return sim.Say("This draft is signed as it is now, by %s. If you change anything in it, it has to be signed again.", page.JoinAnd(said)), err
}

// SayTaken says that something else was published under a short name of a draft.
func SayTaken(slug string) sim.Sentence {
	return sim.Say("Another scenario, or a part of one, was published under the short name %s already. So this draft can’t be published under it: give the draft, or the file of the part, another one before somebody signs it.", slug)
}
