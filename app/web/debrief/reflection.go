package debrief

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/debrief"
	"caseload/app/page"
	debriefpage "caseload/app/page/debrief"
	playpage "caseload/app/page/play"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/web/edge"
)

// Query parameters of the redirect to a reflection. They let the page say what
// was done and which part to show unfolded.
const (
	queryKept   = "kept"
	queryShared = "shared"
	queryEnded  = "ended"
	queryOpen   = "open"
)

// ReflectionJSON is a reflection as JSON. Its words are in the form in which
// programs can send them back.
type ReflectionJSON struct {
	Run        int64               `json:"run"`
	Ended      bool                `json:"ended"`
	Days       []reflectionDayJSON `json:"days"`
	Writing    map[string]string   `json:"writing"` // by the name of their box; boxes with nothing written are left out
	Asked      debrief.Asked       `json:"asked"`   // questions for any day
	Frameworks []debrief.Framework `json:"frameworks"`
	Share      *shareJSON          `json:"share"` // null while nothing is shared
}

type reflectionDayJSON struct {
	Day     int              `json:"day"`
	Date    string           `json:"date"`
	Moments []debrief.Moment `json:"moments"`
}

type shareJSON struct {
	Address string   `json:"address"`
	Parts   []string `json:"parts"`
}

// looking is a student looking back on a run.
type looking struct {
	mine run.Mine
	run.Reflection
}

// lookingBack returns the student who sent the request, looking back on the run
// in the address.
func (s *Pages) lookingBack(c *fiber.Ctx) (l looking, err error) {
	if l.mine, err = s.Mine(c); err != nil {
		return l, err
	}
	l.Reflection, err = s.Runs.Reflection(c.UserContext(), l.mine)
	return l, err
}

// reflection shows what a student wrote when looking back, with room for more.
func (s *Pages) reflection(c *fiber.Ctx) error {
	l, err := s.lookingBack(c)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.JSON(l.json())
	}
	v := s.reflectionView(c, l, l.Writing, nil)
	v.Open, v.Notice = c.Query(queryOpen), l.notice(c)
	return s.Page(c, v)
}

func (l looking) json() ReflectionJSON {
	j := ReflectionJSON{Run: l.Run.ID, Ended: l.Run.EndedAt != nil, Days: []reflectionDayJSON{}, Writing: l.Writing, Asked: debrief.AnyDay, Frameworks: l.Frameworks}
	if j.Frameworks == nil {
		j.Frameworks = []debrief.Framework{}
	}
	for _, d := range l.Days {
		day := reflectionDayJSON{d.Number, d.Date, d.Moments}
		if day.Moments == nil {
			day.Moments = []debrief.Moment{}
		}
		j.Days = append(j.Days, day)
	}
	if l.Key != "" {
		j.Share = &shareJSON{sharedAddress(l.Key), l.names()}
	}
	return j
}

// names returns the names of the shared parts.
func (l looking) names() []string {
	names := []string{}
	for _, p := range l.Shared.Parts {
		names = append(names, p.Name)
	}
	return names
}

// notice says what has just been done.
func (l looking) notice(c *fiber.Ctx) page.Notice {
	done := c.Context().QueryArgs()
	var text sim.Sentence
	switch {
	case done.Has(queryEnded):
		text = sentenceShareEnded
	case done.Has(queryShared) && l.Key != "":
		text = sentenceShared
	case done.Has(queryKept) && l.Key != "":
		text = sentenceKeptShared
	case done.Has(queryKept):
		text = sentenceKeptAlone
	default:
		return page.Notice{}
	}
	return page.Notice{Kind: page.NoticeInfo, Text: text}
}

// reflectionView returns the page with the given words in its boxes. Problems
// says by box what is wrong with a text.
func (s *Pages) reflectionView(c *fiber.Ctx, l looking, words map[string]string, problems map[string]sim.Sentence) debriefpage.ReflectionView {
	v := debriefpage.ReflectionView{
		Layout: s.Layout, Run: l.Run.ID, Title: l.Title, Ended: l.Run.EndedAt != nil, Stuck: l.Stuck, Over: l.Over,
		Asked: debrief.AnyDay, Named: l.Frameworks, Until: edge.DateOf(l.Run.ExpiresAt),
	}
	days, end := l.Parts()
	for _, p := range days {
		day := partView(p, words, problems)
		for _, n := range l.Noted[p.Day.Number] {
			day.Beside = append(day.Beside, debriefpage.BesideDecision{At: n.At, What: n.What, On: n.On, Text: playpage.OwnWords(n.Reason, n.Note)})
		}
		v.Days = append(v.Days, day)
	}
	for _, p := range end {
		v.End = append(v.End, partView(p, words, problems))
	}
	if l.Key != "" {
		v.Share = debriefpage.ReflectionShare{Address: s.Origin(c) + sharedAddress(l.Key), Names: l.names()}
	}
	return v
}

func partView(p run.Part, words map[string]string, problems map[string]sim.Sentence) debriefpage.ReflectionPart {
	v := debriefpage.ReflectionPart{Name: p.Name, Title: p.Title, About: p.About, Pressed: p.Day.Pressed, Moments: p.Day.Moments}
	for _, b := range p.Boxes {
		name := p.Writing(b)
		box := debriefpage.ReflectionBox{Name: name, Label: b.Label, Hint: b.Hint, Text: words[name], Problem: problems[name]}
		if b.Name == run.FeltBox {
			v.Feeling = &box
		} else {
			v.Boxes = append(v.Boxes, box)
		}
	}
	return v
}

func reflectionAddress(id int64) string { return edge.RunAddress(id) + "/reflection" }
