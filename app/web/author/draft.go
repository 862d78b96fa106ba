package author

import (
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/sim"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// draftBegin begins a draft in a partnership.
func (s *Pages) draftBegin(c *fiber.Ctx) error {
	var sent struct {
		Name string `json:"name"`
		Slug string `json:"slug"`
		From string `json:"from"`
	}
	p, err := s.in(c)
	if err != nil {
		return err
	}
	archive, err := edge.ReadUpload(c, &sent, "pack")
	if err != nil {
		return err
	}
	ctx, id := c.UserContext(), int64(0)
	new := author.Draft{Name: strings.TrimSpace(sent.Name), Slug: strings.TrimSpace(sent.Slug)}
	team, ofTeam := strings.CutPrefix(sent.From, startTeam)
	bare, isBare := strings.CutPrefix(sent.From, startBare)
	slug, ofPack := strings.CutPrefix(sent.From, startPack)
	if new.Slug == "" && len(archive) == 0 {
		new.Slug = author.SlugOf(new.Name)
	}
	switch {
	case new.Name == "":
		err = author.ErrNoName
	case len(archive) > 0:
		id, err = s.drafts.BeginWith(ctx, p, new, archive, new.Slug)
	case ofTeam:
		id, err = s.drafts.Begin(ctx, p, new, team)
	case isBare:
		id, err = s.drafts.BeginBare(ctx, p, new, bare)
	case ofPack:
		id, err = s.drafts.BeginFrom(ctx, p, new, slug)
	default:
		id, err = s.drafts.BeginEmpty(ctx, p, new)
	}
	return s.done(c, err, sayBegin(err), string(authorpage.AddressDraft(id)), func(problem page.Notice) (edge.View, error) {
		v, err := s.partnershipView(c, p)
		v.Notice, v.Begin = problem, authorpage.Begin{Name: sent.Name, Slug: sent.Slug, From: sent.From}
		return v, err
	})
}

// draft shows a draft.
func (s *Pages) draft(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	v, err := s.draftView(c, r)
	if err != nil {
		return err
	}
	v.Notice = NoticeAmong(c, map[string]sim.Sentence{QueryKept: SentenceKept, queryTaken: sentenceTaken, queryOut: sentenceOut})
	return s.Page(c, v)
}

const (
	queryTaken = "taken" // marks the redirect after a pack was taken in
	queryOut   = "out"   // and after a file was taken out
)

func (s *Pages) draftView(c *fiber.Ctx, r author.Reading) (v authorpage.DraftView, err error) {
	d := r.Draft()
	files, err := s.drafts.Files(c.UserContext(), r, true)
	if err != nil {
		return v, err
	}
	p, err := s.played(c, r, false)
	if err != nil {
		return v, err
	}
	found, looked := p.found, p.looked
	v = authorpage.DraftView{
		Layout: s.Layout, ID: d.ID, Name: d.Name, Slug: d.Slug, Partnership: cardOf(r.Partnership()),
		Writes: d.PutAway == nil && r.May(who.WriteDraft), PutAway: d.PutAway != nil, Owns: r.May(who.ChangePartnership), Found: foundIn(d.ID, found, looked, ""), Earlier: hasEarlier(found), Bots: p.sum(),
	}
	if err := (&FoundForms{v.Found, d.ID, found}).inAll(c, r, s.drafts); err != nil { // the list is that of the view
		return v, err
	}
	open, err := s.drafts.OpenComments(c.UserContext(), r)
	if err != nil {
		return v, err
	}
	v.Said = saySaid(open)
	outside, err := s.drafts.Outside(c.UserContext(), r)
	if err != nil {
		return v, err
	}
	v.Outside = SayOutside(outside)
	if v.Asks, err = s.asks(c, r); err != nil {
		return v, err
	}
	if v.Signed, err = s.SaySigned(c, r); err != nil {
		return v, err
	}
	taken, err := s.drafts.Taken(c.UserContext(), r, p.pack)
	if err != nil {
		return v, err
	}
	if taken != "" {
		v.Taken = SayTaken(taken)
	}
	for _, f := range author.InOrder(files) {
		row := authorpage.FileRow{ID: f.ID, Path: f.Path, Size: string(saySize(f.Size))}
		if f.Removed != nil {
			v.Removed = append(v.Removed, row)
			continue
		}
		if looked {
			row.Findings = string(sayCount(foundIn(d.ID, found, looked, f.Path).List))
		}
		v.Files = append(v.Files, row)
	}
	return v, nil
}

// foundIn returns what was found in a draft, or in the file of it that has a path.
func foundIn(draft int64, found author.Findings, looked bool, path string) authorpage.Found {
	v, elsewhere := authorpage.Found{Looked: looked, Here: path != "", Final: found.Final}, 0
	for _, f := range found.List {
		if path != "" && f.File != path {
			elsewhere++
			continue
		}
		one := authorpage.Finding{Severity: string(sayNoun(f.Severity)), Path: f.File, Line: f.Line, Sentence: f.Sentence, Instead: f.Instead}
		if at, there := found.At[f.File]; there {
			one.At = authorpage.AddressFile(draft, at.File)
			if f.Fix != nil {
				one.Code, one.Mends = f.Code, true
			}
			if button, instead := sayRemedy(author.RemedyOf(f)); button != "" {
				one.Again, one.Instead = button, instead
			}
		}
		v.List = append(v.List, one)
	}
	v.Sum = saySum(v, elsewhere)
	return v
}

// draftDone answers what was asked for on the page of a draft.
func (s *Pages) draftDone(c *fiber.Ctx, r author.Reading, err error, problem sim.Sentence, change func(*authorpage.DraftView)) error {
	to := string(authorpage.AddressDraft(r.Draft().ID)) + "?" + QueryKept
	return s.done(c, err, problem, to, func(problem page.Notice) (edge.View, error) {
		v, err := s.draftView(c, r)
		v.Notice = problem
		if change != nil {
			change(&v)
		}
		return v, err
	})
}

// draftName gives a draft another name.
func (s *Pages) draftName(c *fiber.Ctx) error {
	var sent struct {
		Name string `json:"name"`
		Slug string `json:"slug"`
	}
	w, err := s.AskedDraft(c, &sent)
	if err != nil {
		return err
	}
	err = s.drafts.Call(c.UserContext(), w, sent.Name, sent.Slug)
	return s.draftDone(c, w.Reading(), err, sayBegin(err), func(v *authorpage.DraftView) { v.Called, v.CalledSlug = sent.Name, sent.Slug })
}

// draftPutAway puts a draft away, or takes it up again.
func (s *Pages) draftPutAway(away bool) fiber.Handler {
	return func(c *fiber.Ctx) error {
		r, err := s.reading(c)
		if err != nil {
			return err
		}
		return s.draftDone(c, r, s.drafts.PutAway(c.UserContext(), r, away), "", nil)
	}
}

// draftDelete deletes a draft that was put away.
func (s *Pages) draftDelete(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	p, err := s.drafts.Partner(c.UserContext(), r.By(), r.Partnership().ID, edge.ActOf(c))
	if err != nil {
		return err
	}
	if err = s.drafts.DeleteDraft(c.UserContext(), p, r.Draft().ID); err == nil {
		return edge.SeeOther(c, string(authorpage.AddressPartnership(p.Partnership().ID))+"?"+queryDeleted)
	}
	return s.draftDone(c, r, err, sayDelete(err), nil)
}

// packOut answers with a draft as a zip file.
func (s *Pages) packOut(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	pack, err := s.drafts.Pack(c.UserContext(), r)
	if err != nil {
		return err
	}
	archive, err := pack.Archive()
	if err != nil {
		return err
	}
	c.Attachment(pack.Slug + ".zip")
	c.Set(fiber.HeaderContentType, edge.MIMEZip)
	return c.Send(archive)
}

// LongestWait bounds how long a page waits for a check before it says that it goes on.
const LongestWait = 8 * time.Second

// check has a draft checked. It waits a little while; a check that takes longer goes on.
func (s *Pages) check(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	if _, err := s.CheckAgain(c, r); err != nil {
		return err
	}
	return edge.SeeOther(c, string(authorpage.AddressDraft(r.Draft().ID))+"#found-title")
}
