package teach

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// ExtractsJSON lists what a student handed over in a cohort, or what a practice educator was
// handed there.
type ExtractsJSON struct {
	Extracts []ExtractJSON `json:"extracts"`
}

// ExtractJSON is one of them. It has no number of a run or a turn: staff know neither of what
// isn't for an assignment.
type ExtractJSON struct {
	Address string             `json:"address,omitempty"` // "" before it is handed over
	From    StudentJSON        `json:"from"`
	To      StudentJSON        `json:"to"`
	For     teach.Purpose      `json:"for"`
	Message string             `json:"message"`
	Made    *time.Time         `json:"made,omitempty"`
	Read    *time.Time         `json:"read,omitempty"`
	Given   bool               `json:"given"`
	Pieces  []ExtractPieceJSON `json:"pieces,omitempty"` // not in a list
}

// ExtractPieceJSON is a piece of an extract.
type ExtractPieceJSON struct {
	Scenario string     `json:"scenario"`
	Heading  string     `json:"heading"`
	Label    string     `json:"label"`
	Text     string     `json:"text"`
	Closed   bool       `json:"closed,omitempty"`
	Until    *time.Time `json:"until,omitempty"`
}

// ExtractSeenJSON is what a program is shown before an extract is handed over.
type ExtractSeenJSON struct {
	Seen    string      `json:"seen"`
	Extract ExtractJSON `json:"extract"`
}

// extractSent is what a student sends to hand something over.
type extractSent struct {
	Educator edge.Whole    `json:"educator"`
	For      string        `json:"for"`
	Message  string        `json:"message"`
	Pieces   edge.TextList `json:"piece"`
	Seen     string        `json:"seen"`
	Change   edge.Tick     `json:"change"`
}

// readsExtracts returns proof that whoever asks may read extracts in the cohort in the
// address.
func (s *Pages) readsExtracts(c *fiber.Ctx) (p sign.Person, e teach.ReadingExtract, err error) {
	p, id, err := s.askedCohort(c)
	if err == nil {
		e, err = s.extracts.Read(c.UserContext(), p, id)
	}
	return p, e, err
}

// hands returns proof that whoever asks may hand extracts over in the cohort in the address.
func (s *Pages) hands(c *fiber.Ctx) (p sign.Person, h teach.Handing, err error) {
	p, id, err := s.askedCohort(c)
	if err == nil {
		h, err = s.extracts.Hand(c.UserContext(), p, id)
	}
	return p, h, err
}

// extractList lists what whoever asks has handed over, or was handed.
func (s *Pages) extractList(c *fiber.Ctx) error {
	p, e, err := s.readsExtracts(c)
	if err != nil {
		return err
	}
	list, err := s.extracts.List(c.UserContext(), e)
	if err != nil {
		return err
	}
	cohort := e.Cohort()
	if edge.WantsJSON(c) {
		j := ExtractsJSON{[]ExtractJSON{}}
		for _, x := range list {
			j.Extracts = append(j.Extracts, extractJSON(cohort.ID, x))
		}
		return c.JSON(j)
	}
	v := teachpage.ExtractsView{Layout: s.Layout, ID: cohort.ID, Cohort: cohortName(cohort)}
	_, err = s.extracts.Hand(c.UserContext(), p, cohort.ID)
	if v.Hands = err == nil; err != nil && !errors.Is(err, sign.ErrForbidden) {
		return err
	}
	if c.Context().QueryArgs().Has("withdrawn") {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceExtractGone}
	}
	for _, x := range list {
		line := teachpage.ExtractLine{ID: x.ID, Who: x.Student.Name, Purpose: teachpage.PurposeWords(teach.Purpose(x.Purpose)), Made: edge.DateOf(x.At), Given: x.Given, Count: x.Count}
		if v.Hands {
			line.Who = x.Educator.Name
		}
		if x.Read != nil {
			line.Read = edge.DateOf(*x.Read)
		}
		v.List = append(v.List, line)
	}
	return s.Page(c, v)
}

// extract shows one extract to its student, or to the practice educator to whom it was handed.
func (s *Pages) extract(c *fiber.Ctx) error {
	p, e, err := s.readsExtracts(c)
	if err != nil {
		return err
	}
	id, ok := edge.ParseID(c.Params("extract"))
	if !ok {
		return run.ErrNotFound
	}
	x, err := s.extracts.One(c.UserContext(), e, id)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.JSON(extractJSON(e.Cohort().ID, x))
	}
	v := s.extractView(e.Cohort(), x)
	v.Hands = x.Student.ID == p.ID()
	if c.Context().QueryArgs().Has("handed") {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sayHanded(x.Educator.Name)}
	}
	return s.Page(c, v)
}

func (s *Pages) extractView(cohort teach.Cohort, x teach.Extract) teachpage.ExtractView {
	v := teachpage.ExtractView{Layout: s.Layout, ID: cohort.ID, Cohort: cohortName(cohort), Extract: x.ID, From: x.Student.Name, To: x.Educator.Name,
		Purpose: teachpage.PurposeWords(teach.Purpose(x.Purpose)), Message: x.Message, Given: x.Given}
	if x.ID != 0 {
		v.Made = edge.DateOf(x.At)
	}
	if x.Read != nil {
		v.Read = edge.DateOf(*x.Read)
	}
	last := int64(0)
	for _, p := range x.Pieces {
		if p.RunID != last || len(v.Runs) == 0 {
			r := teachpage.ExtractRun{Title: p.Title, Until: edge.DateOf(p.Until)}
			if x.ID == 0 {
				r.Until, r.Began = "", edge.DateOf(p.Run.Run().CreatedAt)
			}
			v.Runs, last = append(v.Runs, r), p.RunID
		}
		r := &v.Runs[len(v.Runs)-1]
		r.Pieces = append(r.Pieces, teachpage.ExtractPiece{Heading: p.Heading, Label: p.Label, Text: p.Text, Closed: p.Closed, Hidden: p.Hidden})
	}
	return v
}

func extractJSON(cohort int64, x teach.Extract) ExtractJSON {
	person := func(l sign.Listed) StudentJSON { return StudentJSON{l.ID, l.Name, l.Email} }
	j := ExtractJSON{From: person(x.Student), To: person(x.Educator), For: teach.Purpose(x.Purpose), Message: x.Message, Read: x.Read, Given: x.Given}
	if x.ID != 0 {
		at := x.At.UTC()
		j.Address, j.Made = string(teachpage.AddressExtract(cohort, x.ID)), &at
	}
	for _, p := range x.Pieces {
		piece := ExtractPieceJSON{Scenario: p.Title, Heading: p.Heading, Label: p.Label, Text: p.Text, Closed: p.Closed}
		if !p.Until.IsZero() {
			until := p.Until.UTC()
			piece.Until = &until
		}
		j.Pieces = append(j.Pieces, piece)
	}
	return j
}

// extractWithdraw deletes an extract that a student has handed over. A second click finds it
// done.
func (s *Pages) extractWithdraw(c *fiber.Ctx) error {
	_, h, err := s.hands(c)
	if err != nil {
		return err
	}
	id, ok := edge.ParseID(c.Params("extract"))
	if !ok {
		return run.ErrNotFound
	}
	if err := s.extracts.Withdraw(c.UserContext(), h, id); err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.SendStatus(fiber.StatusNoContent)
	}
	return edge.SeeOther(c, string(page.AddressExtracts(h.Cohort().ID))+"?withdrawn")
}

// extractHand shows a student what they are about to hand over, and hands it over once they
// have seen exactly that.
func (s *Pages) extractHand(c *fiber.Ctx) error {
	var sent extractSent
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	p, h, err := s.hands(c)
	if err != nil {
		return err
	}
	if bool(sent.Change) {
		return s.extractForm(c, p, h, sent, "")
	}
	x, err := s.extractOf(c, p, h, sent)
	if err == nil {
		x, err = s.extracts.Check(x)
	}
	if problem := sayExtract(err); problem != "" {
		return s.extractForm(c, p, h, sent, problem)
	}
	if err != nil {
		return err
	}
	seen := seenOf(x)
	if sent.Seen != seen {
		return s.extractLook(c, h, x, sent, seen)
	}
	id, err := s.extracts.Add(c.UserContext(), h, x)
	if problem := sayExtract(err); problem != "" {
		return s.extractForm(c, p, h, sent, problem)
	}
	if err != nil {
		return err
	}
	address := string(teachpage.AddressExtract(h.Cohort().ID, id))
	if edge.WantsJSON(c) {
		c.Location(address)
		c.Status(fiber.StatusCreated)
		return c.JSON(fiber.Map{"address": address})
	}
	return edge.SeeOther(c, address+"?handed")
}

// extractLook shows what is about to be handed over, as it will be read.
func (s *Pages) extractLook(c *fiber.Ctx, h teach.Handing, x teach.Extract, sent extractSent, seen string) error {
	if edge.WantsJSON(c) {
		return c.JSON(ExtractSeenJSON{seen, extractJSON(h.Cohort().ID, x)})
	}
	v := s.extractView(h.Cohort(), x)
	v.Hands = true
	v.Sent = []teachpage.ExtractSent{{Name: "educator", Value: fmt.Sprint(sent.Educator.N)}, {Name: "for", Value: sent.For}, {Name: "message", Value: sent.Message}, {Name: "seen", Value: seen}}
	for _, key := range sent.Pieces {
		v.Sent = append(v.Sent, teachpage.ExtractSent{Name: "piece", Value: key})
	}
	if sent.Seen != "" {
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: sentenceChangedSince}
		c.Status(fiber.StatusConflict)
	}
	return s.Page(c, v)
}

// seenOf returns a number by which an extract that was looked at is known again.
func seenOf(x teach.Extract) string {
	text, _ := json.Marshal(extractJSON(0, x)) // a value that can be marshalled
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:16])
}
