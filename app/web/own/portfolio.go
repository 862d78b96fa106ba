package own

import (
	"errors"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	ownpage "caseload/app/page/own"
	"caseload/app/run"
	"caseload/app/web/edge"
)

// mostInPortfolio is how many runs a portfolio shows, the newest first: more than a course
// has.
const mostInPortfolio = 50

// queryNotes leaves the notes out of a portfolio that is printed for others: "notes=no".
const queryNotes = "notes"

// portfolio shows what somebody chose to share of their runs, and their own notes.
func (s *Pages) portfolio(c *fiber.Ctx) error {
	v := ownpage.PortfolioView{Layout: s.Layout, WithNotes: c.Query(queryNotes) != "no"}
	var runs []run.Mine
	guest, err := s.Guest(c)
	if err == nil {
		runs, err = s.Runs.MineOf(c.UserContext(), guest)
	}
	if err != nil && !errors.Is(err, run.ErrNotFound) {
		return err
	}
	if p, err := s.Person(c); err == nil {
		v.Name = p.Name()
		to, err := s.extracts.HandTo(c.UserContext(), p)
		if err != nil {
			return err
		}
		for _, h := range to {
			v.HandTo = append(v.HandTo, page.HandTo(h))
		}
	}
	for _, m := range runs[:min(len(runs), mostInPortfolio)] {
		r, err := s.inPortfolio(c, m, v.WithNotes)
		if err != nil {
			return err
		}
		if len(r.Shared)+len(r.Days) > 0 {
			v.Runs = append(v.Runs, r)
		}
		v.Closed = v.Closed || m.Closed()
	}
	if edge.WantsJSON(c) {
		return c.JSON(portfolioJSON(v))
	}
	return s.Page(c, v)
}

// inPortfolio returns what is in a portfolio of one run: of one whose words are closed
// nothing, and of one that this program can't go through what is shared alone.
func (s *Pages) inPortfolio(c *fiber.Ctx, m run.Mine, withNotes bool) (r ownpage.PortfolioRun, err error) {
	ctx := c.UserContext()
	r = ownpage.PortfolioRun{Run: m.ID(), Began: edge.DateOf(m.Run().CreatedAt), Ended: m.Run().EndedAt != nil}
	if m.Closed() {
		return r, nil
	}
	if r.Title, err = s.Runs.Title(ctx, m); err != nil {
		return r, err
	}
	name, err := s.Runs.For(ctx, m)
	if err != nil {
		return r, err
	}
	r.For = page.ForWords(name, m.Run().Practice)
	_, key, err := s.Runs.SharedOf(ctx, m)
	if err != nil {
		return r, err
	}
	if key != "" {
		opened, err := s.Runs.SharedUnder(ctx, key)
		if err != nil && !errors.Is(err, run.ErrNotFound) { // it was ended at this moment
			return r, err
		}
		r.Address = "/shared/" + key
		for _, p := range opened.Parts {
			part := ownpage.PortfolioPart{Title: p.Title}
			for _, t := range p.Texts {
				part.Texts = append(part.Texts, ownpage.PortfolioText{Label: t.Label, Text: t.Text})
			}
			r.Shared = append(r.Shared, part)
		}
	}
	if !withNotes {
		return r, nil
	}
	days, err := s.Runs.NotesByDay(ctx, m)
	if err != nil && !run.Stuck(err) {
		return r, err
	}
	for _, d := range days {
		day := ownpage.PortfolioPart{Title: d.Date}
		for _, n := range d.Beside {
			text := n.Note
			if n.Reason != "" {
				text = strings.TrimSpace("What weighed most: " + page.ReasonLabel(n.Reason) + "\n\n" + n.Note)
			}
			day.Texts = append(day.Texts, ownpage.PortfolioText{Label: n.At + " · " + n.What, Text: text})
		}
		for _, t := range d.About {
			day.Texts = append(day.Texts, ownpage.PortfolioText{Label: t.Label, Text: t.Text})
		}
		r.Days = append(r.Days, day)
	}
	return r, nil
}

// PortfolioJSON is a portfolio as JSON.
type PortfolioJSON struct {
	Runs []PortfolioRunJSON `json:"runs"`
}

// PortfolioRunJSON is a run in it.
type PortfolioRunJSON struct {
	Run    int64               `json:"run"`
	Title  string              `json:"title"`
	Shared []PortfolioPartJSON `json:"shared"` // as others read it
	Notes  []PortfolioPartJSON `json:"notes"`  // the student's own, by day
}

// PortfolioPartJSON is a part of a run in it.
type PortfolioPartJSON struct {
	Title string              `json:"title"`
	Texts []PortfolioTextJSON `json:"texts"`
}

// PortfolioTextJSON is a text in it.
type PortfolioTextJSON struct {
	Label string `json:"label"`
	Text  string `json:"text"`
}

func portfolioJSON(v ownpage.PortfolioView) PortfolioJSON {
	parts := func(of []ownpage.PortfolioPart) []PortfolioPartJSON {
		list := []PortfolioPartJSON{}
		for _, p := range of {
			texts := []PortfolioTextJSON{}
			for _, t := range p.Texts {
				texts = append(texts, PortfolioTextJSON{t.Label, t.Text})
			}
			list = append(list, PortfolioPartJSON{p.Title, texts})
		}
		return list
	}
	j := PortfolioJSON{Runs: []PortfolioRunJSON{}}
	for _, r := range v.Runs {
		j.Runs = append(j.Runs, PortfolioRunJSON{r.Run, r.Title, parts(r.Shared), parts(r.Days)})
	}
	return j
}
