package author

import (
	"context"
	"slices"
	"unicode"

	"caseload/app/change"
	kept "caseload/app/store/author"
)

// CommentAt is a comment with where its text is now.
type CommentAt struct {
	kept.Comment
	Path        string
	Removed     bool   // its file was taken out of the draft
	First, Last int    // the lines where its text is, from 1; 0 if that was deleted
	Now         string // the text as it is; "" if it was deleted
}

// Takeable reports whether a comment suggests something that can be put in place of the text as it is.
func (c CommentAt) Takeable() bool {
	return c.Instead != nil && c.Outcome == kept.Open && !c.Gone && !c.Removed && c.Now == c.Quote
}

// CommentsAt returns some comments on a draft, and how many such there are.
func (d *Drafts) CommentsAt(ctx context.Context, r kept.Reading, some kept.Some) ([]CommentAt, int, error) {
	list, n, err := d.Comments(ctx, r, some)
	if err != nil || len(list) == 0 {
		return nil, n, err
	}
	files, err := d.Files(ctx, r, true)
	if err != nil {
		return nil, 0, err
	}
	of, texts := map[int64]kept.File{}, map[kept.Piece]lined{}
	for _, f := range files {
		of[f.ID] = f
	}
	all := make([]CommentAt, len(list))
	for i, c := range list {
		one := CommentAt{Comment: c, Path: of[c.File].Path, Removed: of[c.File].Removed != nil}
		if !c.Gone {
			at := kept.Piece{File: c.File, Version: c.Version}
			text, known := texts[at]
			if !known {
				whole, err := d.TextAt(ctx, r, c.File, c.Version)
				if err != nil {
					return nil, 0, err
				}
				text = linesIn(whole.Units)
				texts[at] = text
			}
			one.Now = change.String(text.units[c.From:c.To])
			one.First, one.Last = text.lineAt(c.From), text.lineAt(c.To-1)
		}
		all[i] = one
	}
	return all, n, nil
}

// lined is a text with where its lines end.
type lined struct {
	units []uint16
	ends  []int
}

func linesIn(text []uint16) lined {
	l := lined{units: text}
	for i, u := range text {
		if u == '\n' {
			l.ends = append(l.ends, i)
		}
	}
	return l
}

// lineAt returns the number, from 1, of the line that a place is in.
func (l lined) lineAt(at int) int {
	line, _ := slices.BinarySearch(l.ends, at)
	return line + 1
}

// PieceOf returns what stands in lines of a file, counted from 1, at a version; without the space
// around it. The error is ErrNoPiece if nothing stands there.
func (d *Drafts) PieceOf(ctx context.Context, r kept.Reading, file, version int64, first, last int) (kept.Piece, string, error) {
	text, err := d.TextAt(ctx, r, file, version)
	if err != nil {
		return kept.Piece{}, "", err
	}
	p := kept.Piece{File: file, Version: version}
	line := 1
	for i, u := range text.Units {
		if line >= first && line <= last && !unicode.IsSpace(rune(u)) {
			if p.To == 0 {
				p.From = i
			}
			p.To = i + 1
		}
		if u == '\n' {
			line++
		}
	}
	if p.To == 0 {
		return kept.Piece{}, "", kept.ErrNoPiece
	}
	return p, change.String(text.Units[p.From:p.To]), nil
}

// TakeUp makes what a comment suggests the text, by a change of whoever takes it. The errors are
// those of [kept.Store.TakeSuggestion].
func (d *Drafts) TakeUp(ctx context.Context, w kept.Writing, comment int64) error {
	_, err := d.TakeSuggestion(ctx, w, comment, client())
	return err
}
