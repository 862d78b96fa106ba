package play

import (
	"errors"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	playpage "caseload/app/page/play"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/web/edge"
)

// LogJSON is a run that can't be replayed, as JSON: why it can't, and what is
// stored of it.
type LogJSON struct {
	Error    sim.Sentence     `json:"error"`
	Run      int64            `json:"run"`
	Scenario string           `json:"scenario"` // its slug
	Title    string           `json:"title"`
	Ended    bool             `json:"ended"`
	Hidden   *edge.HiddenJSON `json:"hidden,omitempty"` // since when its texts aren't shown, and why
	Begin    *string          `json:"begin"`            // the address to post to; null if the scenario can't be begun again
	Decided  []loggedJSON     `json:"decided"`
}

type loggedJSON struct {
	Turn   int               `json:"turn"`
	MadeAt time.Time         `json:"made_at"`
	Offer  string            `json:"offer"`
	With   map[string]string `json:"with"`
	Reason string            `json:"reason"`
	Note   string            `json:"note"`
}

// unplayable answers for a run that can't be replayed, for the reason why, with
// what is stored of it. The status is a conflict, so that no program mistakes the
// answer for a desk.
func (s *Pages) unplayable(c *fiber.Ctx, mine run.Mine, why error) error {
	log, err := s.Runs.Log(c.UserContext(), mine)
	if err != nil {
		return errors.Join(err, why)
	}
	status, sentence := edge.Problem(why)
	s.LogFault(c, status, why)
	c.Status(status)
	if edge.WantsJSON(c) {
		j := logOf(log, sentence)
		j.Hidden = edge.HiddenOf(why)
		return c.JSON(j)
	}
	if hidden := edge.HiddenOf(why); hidden != nil {
		return s.hidden(c, mine, log, hidden)
	}
	v := playpage.UnplayableView{
		Layout: s.Layout, Run: mine.ID(), Title: log.Title, Why: sentence, Ended: log.Run.EndedAt != nil, Until: edge.DateOf(log.Run.ExpiresAt),
	}
	if log.Again {
		v.Slug = log.Slug
	}
	for _, d := range log.Decided {
		v.Decided = append(v.Decided, playpage.UnplayableDecision{
			Turn: d.Turn, When: edge.DateOf(d.MadeAt) + ", " + edge.HourOf(d.MadeAt), Decision: d.Decision, Reason: d.Writing.Reason, Note: d.Writing.Note,
		})
	}
	return s.WholePage(c, v)
}

// hidden answers for a run that was ended because of what its texts hold, with what its student
// wrote.
func (s *Pages) hidden(c *fiber.Ctx, mine run.Mine, log run.Log, why *edge.HiddenJSON) error {
	r := mine.Run()
	v := playpage.HiddenView{
		Layout: s.Layout, Run: r.ID, Title: log.Title, On: edge.DateOf(why.At), Why: why.Why, Assigned: r.Assigned, Followed: r.Followed(), Finished: r.EndedAt != nil, Until: edge.DateOf(r.ExpiresAt), Closed: mine.Closed(),
	}
	name, err := s.Runs.For(c.UserContext(), mine)
	if err != nil {
		return err
	}
	v.For = page.ForWords(name, r.Practice)
	for _, d := range log.Decided {
		if text := playpage.OwnWords(d.Writing.Reason, d.Writing.Note); text != "" {
			v.Written = append(v.Written, playpage.HiddenWords{Turn: d.Turn, When: edge.DateOf(d.MadeAt) + ", " + edge.HourOf(d.MadeAt), Text: text})
		}
	}
	return s.WholePage(c, v)
}

func logOf(log run.Log, sentence sim.Sentence) LogJSON {
	j := LogJSON{
		Error: sentence, Run: log.Run.ID, Scenario: log.Slug, Title: log.Title, Ended: log.Run.EndedAt != nil, Decided: []loggedJSON{},
	}
	if log.Again {
		begin := "/scenarios/" + log.Slug + "/runs"
		j.Begin = &begin
	}
	for _, d := range log.Decided {
		j.Decided = append(j.Decided, loggedJSON{d.Turn, d.MadeAt, d.Decision.Offer, d.Decision.With, d.Writing.Reason, d.Writing.Note})
	}
	return j
}
