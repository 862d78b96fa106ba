package author

import (
	"errors"
	"slices"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// golden shows how a golden play of a draft goes as the draft is now, and what would be recorded.
func (s *Pages) golden(c *fiber.Ctx) error {
	r, id, err := s.ReadingFile(c)
	if err != nil {
		return err
	}
	return s.showGolden(c, r, id, s.botNamed(c.Query("bot")), fiber.StatusOK, page.Notice{})
}

// botNamed returns the name if a bot has it, or "".
func (s *Pages) botNamed(name string) string {
	if slices.ContainsFunc(s.drafts.Bots(), func(b author.Bot) bool { return b.Name == name }) {
		return name
	}
	return ""
}

// showGolden answers with how a golden play goes now, with a bot that plays on, or "".
func (s *Pages) showGolden(c *fiber.Ctx, r author.Reading, id int64, bot string, status int, notice page.Notice) error {
	f, err := s.drafts.File(c.UserContext(), r, id)
	if err != nil {
		return err
	}
	d := r.Draft()
	v := authorpage.GoldenView{
		Layout: s.Layout, Notice: notice, Draft: d.ID, Name: d.Name, ID: id, Path: f.Path, Bots: s.bots(), Bot: bot,
		Writes: d.PutAway == nil && f.Removed == nil && r.May(who.WriteDraft),
	}
	again, err := s.drafts.PlayGoldenAgain(c.UserContext(), r, id, bot)
	if errors.Is(err, author.ErrNotFound) {
		return s.noGolden(c, r, id)
	}
	if says := sayPlay(err); says != "" {
		v.Notice, v.Wrong, v.Unplayable = page.Notice{Kind: page.NoticeProblem, Text: says}, s.mistakes(c, r, err), true
		status = fiber.StatusConflict
	} else if err != nil {
		return err
	}
	v.Digest, v.Same, v.Plain, v.More = again.Digest, again.Same(), again.Plain, again.Recorded.More
	v.Differs, v.Turns = again.Recorded.Differs, len(again.Recorded.Turns)
	v.Refused, v.Ended, v.Where = again.Refused, again.Desk.Ended, sayAt(again.Desk)
	c.Status(status)
	return s.WholePage(c, v)
}

// noGolden leads to the page of a file that is no golden play, or that was taken out.
func (s *Pages) noGolden(c *fiber.Ctx, r author.Reading, id int64) error {
	if _, err := s.drafts.File(c.UserContext(), r, id); err != nil {
		return err
	}
	return edge.SeeOther(c, string(authorpage.AddressFile(r.Draft().ID, id)))
}

// goldenRecord records a golden play as it goes now, as it was shown.
func (s *Pages) goldenRecord(c *fiber.Ctx) error {
	var sent struct {
		Digest string `json:"digest"`
		Bot    string `json:"bot"`
	}
	w, id, err := s.asked(c, &sent)
	if err != nil {
		return err
	}
	bot := s.botNamed(sent.Bot)
	_, err = s.drafts.RecordAgain(c.UserContext(), w, id, bot, sent.Digest)
	if err == nil {
		return edge.SeeOther(c, string(authorpage.AddressFile(w.Draft().ID, id))+"?"+queryRecorded)
	}
	if errors.Is(err, author.ErrNotFound) {
		return s.noGolden(c, w.Reading(), id)
	}
	says, status := sayRecord(err), fiber.StatusUnprocessableEntity
	if errors.Is(err, author.ErrChanged) {
		status = fiber.StatusConflict
	}
	if says == "" {
		return err
	}
	return s.showGolden(c, w.Reading(), id, bot, status, page.Notice{Kind: page.NoticeProblem, Text: says})
}

// queryRecorded marks the redirect to a golden play that was just recorded again.
const queryRecorded = "recorded"

// goldenPlay begins a play with the decisions of a golden play, as far as they can be made.
func (s *Pages) goldenPlay(c *fiber.Ctx) error {
	r, id, err := s.ReadingFile(c)
	if err == nil {
		err = edge.ReadBody(c, &struct{}{}, &struct{}{})
	}
	if err != nil {
		return err
	}
	play, err := s.drafts.BeginPlayFromGolden(c.UserContext(), r, id)
	if err == nil {
		return edge.SeeOther(c, string(authorpage.AddressPlay(r.Draft().ID, play)))
	}
	if errors.Is(err, author.ErrNotFound) {
		return s.noGolden(c, r, id)
	}
	says := sayPlay(err)
	if errors.Is(err, author.ErrUnfit) {
		says = sentenceNotPlain
	}
	if says == "" {
		return err
	}
	return s.showGolden(c, r, id, "", fiber.StatusUnprocessableEntity, page.Notice{Kind: page.NoticeProblem, Text: says})
}
