package author

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/web/edge"
)

// Somebody who may read a draft can play it. What is played is played in a process of its own
// (app/author), and is shown as a student's desk (app/page/play) whose forms lead here.

// inPlay returns the number of the play in the address.
func inPlay(c *fiber.Ctx) (int64, error) {
	id, ok := edge.ParseID(c.Params("play"))
	if !ok {
		return 0, author.ErrNotFound
	}
	return id, nil
}

// plays shows where a draft is played. The address may name a file, and a line of it, from which
// to play.
func (s *Pages) plays(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	begin := authorpage.BeginPlay{}
	if id, asked := edge.ParseID(c.Query("file")); asked {
		f, err := s.drafts.File(c.UserContext(), r, id)
		if err != nil {
			return err
		}
		if strings.HasSuffix(f.Path, ".lua") {
			begin.File = f.Path
			if line, given := edge.ParseID(c.Query("line")); given {
				begin.From, begin.Line = beginLine, strconv.FormatInt(line, 10)
			}
		}
	}
	v, err := s.playsView(c, r, begin)
	if err != nil {
		return err
	}
	return s.Page(c, v)
}

// Where a play begins, as a form says it.
const (
	beginDay  = "day"
	beginLine = "line"
)

func (s *Pages) playsView(c *fiber.Ctx, r author.Reading, begin authorpage.BeginPlay) (v authorpage.PlaysView, err error) {
	ctx, d := c.UserContext(), r.Draft()
	begin.Luck = cmp.Or(begin.Luck, "1")
	v = authorpage.PlaysView{Layout: s.Layout, Draft: d.ID, Name: d.Name, Begin: begin, Bots: s.bots(), Most: author.MaxPlays}
	files, err := s.drafts.Files(ctx, r, false)
	if err != nil {
		return v, err
	}
	for _, f := range author.InOrder(files) {
		if !author.IsScript(f.Path) {
			continue
		}
		v.Files = append(v.Files, f.Path)
		if cut, is := strings.CutPrefix(f.Path, "cuts/"); is {
			v.Cuts = append(v.Cuts, strings.TrimSuffix(cut, ".lua"))
		}
	}
	list, err := s.drafts.Plays(ctx, r)
	if err != nil {
		return v, err
	}
	names, err := s.drafts.Names(ctx, r)
	if err != nil {
		return v, err
	}
	for _, p := range list {
		how, err := author.HowBegun(p)
		if err != nil {
			return v, err
		}
		card := authorpage.PlayCard{ID: p.ID, Title: page.Capitalised(string(sayFrom(how))), Where: sayDecided(p.Turns - p.Begun)}
		if p.Person == r.By().ID() {
			v.Mine = append(v.Mine, card)
		} else {
			card.Who = sayWho(names, p.Person)
			v.Others = append(v.Others, card)
		}
	}
	v.Full = len(v.Mine) >= author.MaxPlays
	return v, nil
}

func (s *Pages) bots() (list []authorpage.Bot) {
	for _, b := range s.drafts.Bots() {
		list = append(list, authorpage.Bot{Value: b.Name, Label: b.Title, Means: b.Means})
	}
	return list
}

// playBegin begins to play a draft as it is now.
func (s *Pages) playBegin(c *fiber.Ctx) error {
	var sent struct {
		From string `json:"from"`
		Day  string `json:"day"`
		Time string `json:"time"`
		File string `json:"file"`
		Line string `json:"line"`
		Bot  string `json:"bot"`
		Luck string `json:"luck"`
		Cut  string `json:"cut"`
	}
	r, err := s.reading(c)
	if err == nil {
		err = edge.ReadBody(c, &sent, &sent)
	}
	if err != nil {
		return err
	}
	begin := authorpage.BeginPlay{From: sent.From, Day: sent.Day, Time: sent.Time, File: sent.File, Line: sent.Line, Bot: sent.Bot, Luck: sent.Luck, Cut: sent.Cut}
	how, err := s.beginning(begin)
	var pack author.Pack
	if err == nil {
		pack, err = s.drafts.Pack(c.UserContext(), r)
	}
	id := int64(0)
	if err == nil {
		id, err = s.drafts.BeginPlay(c.UserContext(), r, pack, how)
	}
	return s.done(c, err, sayPlay(err), string(authorpage.AddressPlay(r.Draft().ID, id)), func(problem page.Notice) (edge.View, error) {
		v, viewErr := s.playsView(c, r, begin)
		v.Notice, v.Wrong = problem, s.mistakes(c, r, err)
		return v, viewErr
	})
}

// mistakes returns why a draft can't be played as it is written now, if that is the error.
func (s *Pages) mistakes(c *fiber.Ctx, r author.Reading, err error) (list []authorpage.Mistake) {
	wrong := new(author.Unplayable)
	if !errors.As(err, &wrong) {
		return nil
	}
	files, err := s.drafts.Files(c.UserContext(), r, false)
	if err != nil {
		s.Log.Warn("mistakes are shown without links to their lines", "error", err.Error())
	}
	for _, f := range wrong.Wrong {
		i := slices.IndexFunc(files, func(one author.File) bool { return one.Path == f.File })
		id := int64(0)
		if i >= 0 {
			id = files[i].ID
		}
		list = append(list, authorpage.MistakeIn(r.Draft().ID, id, f.File, f.Line, f.Says))
	}
	return list
}

// errBeginning means that a form doesn't say how to begin a play.
var errBeginning = errors.New("it isn't said how to begin")

// beginning reads how a play is to begin.
func (s *Pages) beginning(b authorpage.BeginPlay) (how author.Beginning, err error) {
	how.Cut, how.Bot = b.Cut, b.Bot
	bots := s.drafts.Bots()
	if how.Bot == "" && len(bots) > 0 {
		how.Bot = bots[0].Name
	}
	if !slices.ContainsFunc(bots, func(one author.Bot) bool { return one.Name == how.Bot }) {
		return how, errBeginning
	}
	luck, err := strconv.ParseUint(cmp.Or(strings.TrimSpace(b.Luck), "1"), 10, 32)
	if err != nil {
		return how, errBeginning
	}
	how.Luck = luck
	switch b.From {
	case beginDay:
		how.At.Day, err = strconv.Atoi(strings.TrimSpace(b.Day))
		if how.At.Time = clock(b.Time); err != nil || how.At.Day < 1 || how.At.Time == "" && strings.TrimSpace(b.Time) != "" {
			return how, errBeginning
		}
	case beginLine:
		how.At.File = b.File
		how.At.Line, err = strconv.Atoi(strings.TrimSpace(b.Line))
		if err != nil || how.At.Line < 1 || how.At.File == "" {
			return how, errBeginning
		}
	}
	return how, nil
}

// clock reads a time of day as one types it, "9:05" or "09.05". It returns "09:05", or "" if it
// is none.
func clock(text string) string {
	hours, minutes, parted := strings.Cut(strings.Replace(strings.TrimSpace(text), ".", ":", 1), ":")
	h, err1 := strconv.ParseUint(hours, 10, 8)
	m, err2 := strconv.ParseUint(minutes, 10, 8)
	if !parted || err1 != nil || err2 != nil || h > 23 || m > 59 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", h, m)
}
