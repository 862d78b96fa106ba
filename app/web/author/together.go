package author

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/sim"
	"caseload/app/web/edge"
)

// Several people write one file at once with editors in their browsers. An editor sends what
// was typed as changes of a version that it knows (fileChanges) and is told of all changes, its
// own as well, in the order of the log (fileLive). Seeing its own come back is how it knows that
// they are kept.

// ChangesJSON tells what was changed in a file after a version, and who has it open.
type ChangesJSON struct {
	Version int64        `json:"version"` // after which the first of them comes
	Changes []MadeJSON   `json:"changes"`
	Here    []CursorJSON `json:"here"`

	Comments string `json:"comments"` // another text whenever there are other comments, or answers
}

// CursorJSON is where an editor's cursor is, and whose it is.
type CursorJSON struct {
	Client  string `json:"client"`
	By      string `json:"by"`
	Own     bool   `json:"own"`     // an editor of whoever is told
	Version int64  `json:"version"` // of the file, to which the places belong
	Anchor  int    `json:"anchor"`  // UTF-16 units, as those of head
	Head    int    `json:"head"`
}

// MadeJSON is a change, and by whom it was made.
type MadeJSON struct {
	author.Made
	By string `json:"by"`
}

// VersionJSON is the newest version of a file.
type VersionJSON struct {
	Version int64 `json:"version"`
}

// RefusedJSON says why changes weren't taken, to a program and to a person.
type RefusedJSON struct {
	Why   string       `json:"why"` // "behind": get what came since first; "gone"; "full"; "unfit"
	Error sim.Sentence `json:"error"`
}

// fileChanges takes changes that an editor made.
func (s *Pages) fileChanges(c *fiber.Ctx) error {
	var sent struct {
		Version edge.Whole       `json:"version"`
		Client  string           `json:"client"`
		Changes []jsontext.Value `json:"changes"`
	}
	w, id, err := s.asked(c, &sent)
	if err != nil {
		return err
	}
	changes := make([]json.RawMessage, len(sent.Changes))
	for i, raw := range sent.Changes {
		changes[i] = json.RawMessage(raw)
	}
	version, err := s.drafts.Send(c.UserContext(), w, id, int64(min(sent.Version.N, math.MaxInt64)), sent.Client, changes)
	if why := whyRefused(err); why != "" {
		c.Status(fiber.StatusConflict)
		return c.JSON(RefusedJSON{why, sayRefused(why)})
	}
	if err != nil {
		return err
	}
	return c.JSON(VersionJSON{version})
}

func whyRefused(err error) string {
	switch {
	case errors.Is(err, author.ErrBehind):
		return whyBehind
	case errors.Is(err, author.ErrNotFound):
		return whyGone
	case errors.Is(err, author.ErrFull), errors.Is(err, author.ErrTooLarge):
		return whyFull
	case errors.Is(err, author.ErrUnfit), errors.Is(err, author.ErrClient):
		return whyUnfit
	}
	return ""
}

const (
	whyBehind = "behind"
	whyGone   = "gone"
	whyFull   = "full"
	whyUnfit  = "unfit"
)

// eventChanges is the event that tells of changes.
const eventChanges = "changes"

// fileLive tells an editor what is changed in a file after the version that it knows.
func (s *Pages) fileLive(c *fiber.Ctx) error {
	r, id, err := s.ReadingFile(c)
	if err != nil {
		return err
	}
	if _, err := s.drafts.File(c.UserContext(), r, id); err != nil {
		return err
	}
	draft, asked := r.Draft().ID, s.PersonLater(c)
	after, _ := edge.ParseID(c.Query("after"))
	var told []byte
	var toldHere []CursorJSON
	toldSaid := ""
	return s.Live(c, edge.Watch{
		Topic: fmt.Sprint("file ", id), Event: eventChanges,
		Mark: func(ctx context.Context) (string, error) {
			f, err := s.drafts.File(ctx, r, id)
			if err != nil {
				return "", err
			}
			cursors, err := s.drafts.Cursors(ctx, r, id)
			if err != nil {
				return "", err
			}
			said, err := s.drafts.CommentsMark(ctx, r, id)
			return fmt.Sprint(f.Version, f.Removed != nil, cursors, said), err
		},
		Look: func(ctx context.Context, _ time.Time) ([]byte, error) {
			p, err := asked(ctx)
			if err != nil {
				return nil, err
			}
			r, err := s.drafts.Read(ctx, p, draft)
			if err != nil {
				return nil, err
			}
			next, upTo, err := s.changesAfter(ctx, r, id, after)
			if err != nil {
				return nil, err
			}
			if upTo > after || told == nil || !slices.Equal(next.Here, toldHere) || next.Comments != toldSaid {
				if told, err = json.Marshal(next); err != nil {
					return nil, err
				}
				after, toldHere, toldSaid = upTo, next.Here, next.Comments
			}
			return told, nil
		},
	})
}

// changesAfter returns what is told after a version, and up to which version that is.
func (s *Pages) changesAfter(ctx context.Context, r author.Reading, file, after int64) (j ChangesJSON, upTo int64, err error) {
	f, err := s.drafts.File(ctx, r, file)
	if err == nil && f.Removed != nil {
		err = author.ErrNotFound
	}
	if err != nil {
		return j, 0, err
	}
	cursors, err := s.drafts.Cursors(ctx, r, file) // before the changes, which lead to where they are
	if err != nil {
		return j, 0, err
	}
	made, upTo, err := s.drafts.Since(ctx, r, file, after)
	if err != nil {
		return j, 0, err
	}
	said, err := s.drafts.CommentsMark(ctx, r, file)
	if err != nil {
		return j, 0, err
	}
	names, err := s.drafts.Names(ctx, r)
	if err != nil {
		return j, 0, err
	}
	j = ChangesJSON{Version: after, Changes: []MadeJSON{}, Here: []CursorJSON{}, Comments: said}
	for _, m := range made {
		j.Changes = append(j.Changes, MadeJSON{m, sayWho(names, m.Person)})
	}
	for _, c := range cursors {
		j.Here = append(j.Here, CursorJSON{c.Client, c.Name, c.Person == r.By().ID(), c.Version, c.Anchor, c.Head})
	}
	return j, upTo, nil
}

// fileCursor takes where an editor's cursor is. That as many as are shown are there already is
// no problem of whoever sends it.
func (s *Pages) fileCursor(c *fiber.Ctx) error {
	var sent struct {
		Client  string     `json:"client"`
		Version edge.Whole `json:"version"`
		Anchor  edge.Whole `json:"anchor"`
		Head    edge.Whole `json:"head"`
	}
	w, id, err := s.asked(c, &sent)
	if err != nil {
		return err
	}
	place := func(at edge.Whole) int { return int(min(at.N, math.MaxInt32)) }
	err = s.drafts.SetCursor(c.UserContext(), w, id, author.Cursor{
		Client: sent.Client, Version: int64(min(sent.Version.N, math.MaxInt64)), Anchor: place(sent.Anchor), Head: place(sent.Head),
	})
	if why := whyRefused(err); why != "" && why != whyFull {
		c.Status(fiber.StatusConflict)
		return c.JSON(RefusedJSON{why, sayRefused(why)})
	} else if why == "" && err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// fileLeave takes that an editor has been closed.
func (s *Pages) fileLeave(c *fiber.Ctx) error {
	var sent struct {
		Client string `json:"client"`
	}
	w, id, err := s.asked(c, &sent)
	if err == nil {
		err = s.drafts.DropCursor(c.UserContext(), w, id, sent.Client)
	}
	if err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// FoundJSON is what a check has found in a draft as it is.
type FoundJSON struct {
	Final    bool          `json:"final"` // whether plays have been made
	Sum      sim.Sentence  `json:"sum"`
	Findings []FindingJSON `json:"findings"`
}

// FindingJSON is one of the things that were found.
type FindingJSON struct {
	File     string       `json:"file"`
	Line     int          `json:"line"`   // from 1; 0 if it is about the whole file
	Column   int          `json:"column"` // from 1; 0 if unknown
	Severity string       `json:"severity"`
	Sentence sim.Sentence `json:"sentence"`
	Instead  sim.Sentence `json:"instead"`
	Version  int64        `json:"version"` // of the file, to which line and column belong

	Mend []author.Edit `json:"mend,omitempty"` // of that version, if there are edits that are safe
}

// found has a draft checked as it is now, and answers as soon as something is known: first with
// what needs no plays. A page asks again until it is final. If the address names a file, what
// was found in that one is listed.
func (s *Pages) found(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	pack, err := s.drafts.Pack(c.UserContext(), r)
	if err != nil {
		return err
	}
	f, err := s.drafts.CheckSoon(c.UserContext(), r, pack, c.Context().QueryArgs().Has("first"), LongestWait)
	if err != nil {
		return err
	}
	path := ""
	if file, asked := edge.ParseID(c.Query("file")); asked {
		one, err := s.drafts.File(c.UserContext(), r, file)
		if err != nil {
			return err
		}
		path = one.Path
	}
	j := FoundJSON{Final: f.Final, Sum: foundIn(r.Draft().ID, f, f.Digest != "", path).Sum, Findings: []FindingJSON{}}
	for _, one := range f.List {
		if path != "" && one.File != path {
			continue
		}
		if button, instead := sayRemedy(author.RemedyOf(one)); button != "" {
			one.Instead = instead
		}
		j.Findings = append(j.Findings, FindingJSON{one.File, one.Line, one.Column, string(one.Severity), one.Sentence, one.Instead, f.At[one.File].Version, pack.MendBy(one)})
	}
	return c.JSON(j)
}
