package play

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	playpage "caseload/app/page/play"
	"caseload/app/run"
	"caseload/app/web/edge"
)

// NotesJSON is all that a student wrote in a run, by day, as JSON.
type NotesJSON struct {
	Run  int64          `json:"run"`
	Aim  string         `json:"aim"`
	Next string         `json:"next_aim"`
	Days []notesDayJSON `json:"days"`
}

type notesDayJSON struct {
	Day    int             `json:"day"`
	Date   string          `json:"date"`
	Beside []noteJSON      `json:"beside"`
	About  []noteAboutJSON `json:"about"`
}

type noteJSON struct {
	Turn   int    `json:"turn"`
	At     string `json:"at"`
	What   string `json:"what"`
	On     string `json:"on"`
	Reason string `json:"reason"`
	Shown  bool   `json:"shown"` // the reason, to those who follow the run
	Note   string `json:"note"`
}

type noteAboutJSON struct {
	Label string `json:"label"`
	Text  string `json:"text"`
}

// myNotes shows all that a student wrote in a run, whether or not it has ended.
func (s *Pages) myNotes(c *fiber.Ctx) error {
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	days, err := s.Runs.NotesByDay(c.UserContext(), mine)
	if run.Stuck(err) {
		return s.unplayable(c, mine, err)
	}
	if err != nil {
		return err
	}
	reasons, err := s.Runs.ReasonsToShow(c.UserContext(), mine)
	if err != nil {
		return err
	}
	aims, err := s.Runs.Aims(c.UserContext(), mine)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.JSON(notesOf(mine.ID(), aims, days, reasons))
	}
	title, err := s.Runs.Title(c.UserContext(), mine)
	if err != nil {
		return err
	}
	v := playpage.NotesView{Layout: s.Layout, Run: mine.ID(), Title: title, Ended: mine.Run().EndedAt != nil, Open: strings.Clone(c.Query("open")), Until: edge.DateOf(mine.Run().ExpiresAt), ShowsReasons: len(reasons) > 0, Aim: aims.Begun.Text, Next: aims.Kept.Text}
	for _, d := range days {
		day := playpage.NotesDay{Day: d.Day, Date: d.Date}
		for _, n := range d.Beside {
			beside := playpage.NoteBeside{Turn: n.Turn, At: n.At, What: n.What, On: n.On, Chose: n.Chose, Reason: n.Reason, Note: n.Note}
			if shown, can := reasons[n.Turn]; can {
				beside.ToShow = &page.ReasonToShow{Run: mine.ID(), Turn: n.Turn, Shown: shown, From: page.ReasonInNotes}
			}
			day.Beside = append(day.Beside, beside)
		}
		for _, a := range d.About {
			day.About = append(day.About, playpage.NoteAbout(a))
		}
		v.Days = append(v.Days, day)
	}
	return s.Page(c, v)
}

func notesOf(id int64, aims run.Aims, days []run.NotedDay, reasons map[int]bool) NotesJSON {
	j := NotesJSON{Run: id, Aim: aims.Begun.Text, Next: aims.Kept.Text, Days: []notesDayJSON{}}
	for _, d := range days {
		day := notesDayJSON{d.Day, d.Date, []noteJSON{}, []noteAboutJSON{}}
		for _, n := range d.Beside {
			day.Beside = append(day.Beside, noteJSON{n.Turn, n.At, n.What, n.On, n.Reason, reasons[n.Turn], n.Note})
		}
		for _, a := range d.About {
			day.About = append(day.About, noteAboutJSON(a))
		}
		j.Days = append(j.Days, day)
	}
	return j
}
