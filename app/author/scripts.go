package author

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"caseload/app/script/form"
	kept "caseload/app/store/author"
)

// Drafts' scripts are read, and never run, in the server's process. The reader is safe there: it is
// written in a language that can't overwrite memory, follows nothing deeper than a few hundred levels,
// and takes time and memory in proportion to a file, of which it reads so much and no more (see
// app/script/syntax). What is left to bound is how much of a draft is held for one page, and for how
// many pages at once.
const (
	// MostRead is how many words and signs of a draft's scripts are held for one page or one change,
	// at some 200 bytes each. The largest scenario that ships has 26,000.
	MostRead = 150_000

	readsAtOnce = 4               // with a hostile draft, each takes some 50 MB
	longestTurn = 5 * time.Second // that one waits for the others
)

var (
	// ErrReading means that others had drafts read for as long as one can wait.
	ErrReading = errors.New("others are reading drafts")

	// ErrMuch means that a draft has more script than is read at once, so that it isn't known where
	// it goes on with something.
	ErrMuch = errors.New("the draft has more script than is read at once")
)

// Turn waits until the scripts of a draft may be read for a person. One person has one turn at a time,
// which ends when leave is called. The error is ErrReading.
func (d *Drafts) Turn(ctx context.Context, person int64) (leave func(), err error) {
	waiting, cancel := context.WithTimeout(ctx, longestTurn)
	defer cancel()
	if leave, err = d.reads.take(waiting, person); err != nil {
		return nil, ErrReading
	}
	return leave, nil
}

// InOrder returns files as a draft lists them.
func InOrder(files []File) []File {
	order := func(f File) int { // the script is before the other files
		if f.Path == "scenario.lua" {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(files, func(a, b File) int { return order(a) - order(b) })
	return files
}

// IsScript reports whether a file of a draft is a script.
func IsScript(path string) bool { return strings.HasSuffix(path, ".lua") }

// Scripts are the scripts of a draft, read for forms.
type Scripts struct {
	ByPath map[string]*form.Script
	Left   []string // the paths of those that aren't read, because all together are longer than [MostRead]
}

// Scripts reads the scripts of a draft.
func (d *Drafts) Scripts(ctx context.Context, r kept.Reading) (Scripts, error) {
	return d.scripts(ctx, r, 0, nil)
}

// Beside is [Drafts.Scripts] for a draft one of whose files is read already, and tells that script of
// the others.
func (d *Drafts) Beside(ctx context.Context, r kept.Reading, file int64, script *form.Script) (Scripts, error) {
	all, err := d.scripts(ctx, r, file, script)
	script.Beside(slices.DeleteFunc(slices.Collect(maps.Values(all.ByPath)), func(other *form.Script) bool { return other == script })...)
	return all, err
}

func (d *Drafts) scripts(ctx context.Context, r kept.Reading, file int64, script *form.Script) (Scripts, error) {
	all, read := Scripts{ByPath: map[string]*form.Script{}}, 0
	if script != nil {
		read = script.Length()
	}
	files, err := d.Files(ctx, r, false)
	for _, f := range InOrder(files) {
		switch {
		case !IsScript(f.Path):
			continue
		case f.ID == file:
			all.ByPath[f.Path] = script
			continue
		case read > MostRead:
			all.Left = append(all.Left, f.Path)
			continue
		}
		_, text, err := d.TextOf(ctx, r, f.ID)
		if err != nil {
			return all, err
		}
		one := d.Forms(text)
		if read += one.Length(); read > MostRead {
			all.Left = append(all.Left, f.Path)
			continue
		}
		all.ByPath[f.Path] = one
	}
	return all, err
}
