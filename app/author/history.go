package author

import (
	"context"
	"strings"
	"time"

	"github.com/aymanbagabas/go-udiff"

	"caseload/app/change"
	kept "caseload/app/store/author"
)

// Session is what one person changed in a file without a longer pause, and without somebody
// else changing something in between.
type Session struct {
	Person      int64
	From, To    int64 // versions: what was there before, and afterwards
	Began, Last time.Time
}

const pause = 10 * time.Minute

// History returns at most most sessions of a file up to a version, newest first; 0 stands for
// the newest version. More is the version up to which the next ones are, or 0 if there are
// none.
func (d *Drafts) History(ctx context.Context, r kept.Reading, file, upTo int64, most int) (list []Session, more int64, err error) {
	marks, err := d.Marks(ctx, r, file, upTo)
	if err != nil {
		return nil, 0, err
	}
	for _, m := range marks {
		if n := len(list); n > 0 && list[n-1].Person == m.Person && list[n-1].Began.Sub(m.Made) < pause {
			list[n-1].From, list[n-1].Began = m.Version-1, m.Made
			continue
		}
		if len(list) == most {
			return list, m.Version, nil
		}
		list = append(list, Session{Person: m.Person, From: m.Version - 1, To: m.Version, Began: m.Made, Last: m.Made})
	}
	if n := len(list); n > 0 && list[n-1].From > 0 {
		return list, list[n-1].From, nil
	}
	return list, 0, nil
}

// around is how many lines are shown around a difference.
const around = 3

// Line is a line of a difference, with its number in the text before and after, from 1; 0 where
// it isn't in that.
type Line struct {
	Was, Is int
	Text    string
	Changed [][2]int // from and to which bytes of Text it differs from the line that it replaces, or is replaced by
}

// Difference returns what leads from one version of a file to another: for each place the lines
// there, with those around them.
func (d *Drafts) Difference(ctx context.Context, r kept.Reading, file, from, to int64) ([][]Line, error) {
	before, err := d.TextAt(ctx, r, file, from)
	if err != nil {
		return nil, err
	}
	after, err := d.TextAt(ctx, r, file, to)
	if err != nil {
		return nil, err
	}
	return placesOf(change.String(before.Units), change.String(after.Units))
}

// placesOf returns what leads from one text to another, as [Drafts.Difference] does.
func placesOf(was, is string) ([][]Line, error) {
	u, err := udiff.ToUnifiedDiff("", "", was, udiff.Lines(was, is), around)
	if err != nil {
		return nil, err
	}
	places := make([][]Line, len(u.Hunks))
	for i, h := range u.Hunks {
		places[i] = lines(h)
	}
	return places, nil
}

func lines(h *udiff.Hunk) []Line {
	list := make([]Line, len(h.Lines))
	was, is := h.FromLine, h.ToLine
	for i, l := range h.Lines {
		list[i].Text = strings.TrimSuffix(l.Content, "\n")
		if l.Kind != udiff.Insert {
			list[i].Was = was
			was++
		}
		if l.Kind != udiff.Delete {
			list[i].Is = is
			is++
		}
	}
	markWords(list)
	return list
}

// TextOf returns a file's newest version and its text.
func (d *Drafts) TextOf(ctx context.Context, r kept.Reading, file int64) (version int64, text string, err error) {
	t, err := d.Text(ctx, r, file)
	return t.Version, change.String(t.Units), err
}
