package author

import (
	"encoding/json"
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	authorpage "caseload/app/page/author"
	"caseload/app/sim"
	"caseload/app/web/edge"
)

// PackJSON is a draft as a program takes it out, to send it back later.
type PackJSON struct {
	Name string `json:"name"`
	Slug string `json:"slug"`
	BaseJSON
	Texts map[string]string `json:"texts"` // by path, to the byte
}

// BaseJSON says by what it is known again what somebody took out.
type BaseJSON struct {
	Digest string         `json:"digest"`
	Files  []BaseFileJSON `json:"files"`
}

// BaseFileJSON is a file of it.
type BaseFileJSON struct {
	Path    string `json:"path"`
	File    int64  `json:"file"`
	Version int64  `json:"version"`
}

// TakenJSON says what was done to the files of a draft.
type TakenJSON struct {
	Added   []string `json:"added"`
	Changed []string `json:"changed"`
	Removed []string `json:"removed"`
}

// MovedJSON says that a draft isn't as it was taken out, and what has changed since.
type MovedJSON struct {
	Error sim.Sentence    `json:"error"`
	Files []MovedFileJSON `json:"files"`
}

// MovedFileJSON is a file that isn't as it was.
type MovedFileJSON struct {
	Path    string           `json:"path"`
	Was     string           `json:"was"` // its path then; "" if it wasn't there
	Removed bool             `json:"removed"`
	By      []SessionJSON    `json:"by"`     // newest first
	Places  [][]DifferedJSON `json:"places"` // not more lines of all files than mostLines
}

// SessionJSON is somebody who has changed a file.
type SessionJSON struct {
	Who  string `json:"who"`
	When string `json:"when"`
}

// DifferedJSON is a line of a difference.
type DifferedJSON struct {
	Was  int    `json:"was"` // its number before, from 1; 0 if it wasn't there
	Is   int    `json:"is"`
	Text string `json:"text"`
}

// pack answers with a draft for a program.
func (s *Pages) pack(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	p, err := s.drafts.Pack(c.UserContext(), r)
	if err != nil {
		return err
	}
	j := PackJSON{Name: r.Draft().Name, Slug: p.Slug, Texts: p.Files, BaseJSON: BaseJSON{Files: []BaseFileJSON{}}}
	base := p.Base()
	j.Digest = base.Digest
	for _, f := range base.Files {
		j.Files = append(j.Files, BaseFileJSON(f))
	}
	return c.JSON(j)
}

// packIn makes a draft like the pack that was sent. A program says which draft it was made
// from, and is refused if that isn't how it is any longer.
func (s *Pages) packIn(c *fiber.Ctx) error {
	var sent struct {
		From string `json:"from"` // BaseJSON
	}
	w, err := s.writing(c)
	if err != nil {
		return err
	}
	archive, err := edge.ReadUpload(c, &sent, "pack")
	if err != nil {
		return err
	}
	again := func(v *authorpage.DraftView) { v.Takes = true }
	if len(archive) == 0 {
		return s.draftDone(c, w.Reading(), author.ErrNoName, sentenceNoPack, again)
	}
	var base *author.Base
	if sent.From != "" {
		var from BaseJSON
		if err := json.Unmarshal([]byte(sent.From), &from); err != nil {
			return edge.Misunderstood(sentenceNoBase)
		}
		base = &author.Base{Digest: from.Digest}
		for _, f := range from.Files {
			base.Files = append(base.Files, author.BaseFile(f))
		}
	}
	taken, err := s.drafts.Take(c.UserContext(), w, archive, w.Draft().Slug, base)
	if since := new(author.MovedOn); errors.As(err, &since) {
		return s.movedOn(c, w.Reading(), since)
	}
	if err == nil && edge.WantsJSON(c) {
		return c.JSON(TakenJSON{append([]string{}, taken.Added...), append([]string{}, taken.Changed...), append([]string{}, taken.Removed...)})
	}
	if err == nil {
		return edge.SeeOther(c, string(authorpage.AddressDraft(w.Draft().ID))+"?"+queryTaken)
	}
	says := sayBegin(err)
	if partly := new(author.PartlyTaken); errors.As(err, &partly) {
		s.Log.Warn("a pack was taken in only in part", "draft", w.Draft().ID, "error", partly.Err.Error())
		says = sayPartly(partly)
	}
	return s.draftDone(c, w.Reading(), err, says, again)
}

// mostLines is how many lines of differences are told at once.
const mostLines = 400

// movedOn answers with what has changed in a draft since somebody took it out.
func (s *Pages) movedOn(c *fiber.Ctx, r author.Reading, since *author.MovedOn) error {
	names, err := s.drafts.Names(c.UserContext(), r)
	if err != nil {
		return err
	}
	j, lines := MovedJSON{Error: sentenceMovedOn, Files: []MovedFileJSON{}}, 0
	for _, m := range since.Files {
		f := MovedFileJSON{Path: m.Path, Was: m.Was, Removed: m.Removed, By: []SessionJSON{}, Places: [][]DifferedJSON{}}
		for _, one := range m.Sessions {
			f.By = append(f.By, SessionJSON{sayWho(names, one.Person), when(one.Began, one.Last)})
		}
		for _, place := range m.Places {
			var told []DifferedJSON
			for _, l := range place[:min(len(place), mostLines-lines)] {
				told = append(told, DifferedJSON{l.Was, l.Is, l.Text})
			}
			if lines += len(told); len(told) > 0 {
				f.Places = append(f.Places, told)
			}
		}
		j.Files = append(j.Files, f)
	}
	c.Status(fiber.StatusConflict)
	return c.JSON(j)
}
