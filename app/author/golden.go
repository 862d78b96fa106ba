package author

import (
	"cmp"
	"context"
	"path"
	"strings"

	"caseload/app/check"
	"caseload/app/scenario"
	"caseload/app/tryout"
)

// IsGolden reports whether a path is a golden play's.
func IsGolden(file string) bool {
	return strings.HasPrefix(file, "plays/") && path.Ext(file) == ".txtar"
}

// GoldenName returns the name of the golden play with a path.
func GoldenName(file string) string { return strings.TrimSuffix(path.Base(file), ".txtar") }

// cutOf returns the slug of the cut that a golden play is of, or "".
func cutOf(file string) string {
	if folder := path.Dir(file); folder != "plays" {
		return path.Base(folder)
	}
	return ""
}

// commentOf returns the first lines of a golden play's file as one.
func commentOf(text string) string {
	g, err := scenario.ParseGolden([]byte(text))
	if err != nil {
		return ""
	}
	return strings.Join(strings.Fields(g.Comment), " ")
}

// Again is a golden play of a draft, played again with what is written now.
type Again struct {
	Path   string
	Digest string // of the pack that was played
	Plain  bool   // whether it can be gone on with by hand: it has no terms, names or changes of luck of its own
	Shown
	at Place
}

// Same reports whether the file as it would be recorded is the file as it is.
func (a Again) Same() bool {
	return len(a.Recorded.Turns) == 0 && a.Recorded.Differs == nil && a.Recorded.More == 0
}

// PlayGoldenAgain plays the golden play in a file again; with a bot, that plays on to the end. The error is
// ErrNotFound if the file is none, or one of BeginPlay's.
func (d *Drafts) PlayGoldenAgain(ctx context.Context, r Reading, file int64, bot string) (Again, error) {
	pack, err := d.Pack(ctx, r)
	if err != nil {
		return Again{}, err
	}
	for name, at := range pack.At {
		if at.File == file && IsGolden(name) {
			return d.again(ctx, r, pack, name, bot)
		}
	}
	return Again{}, ErrNotFound
}

func (d *Drafts) again(ctx context.Context, r Reading, pack Pack, name, bot string) (a Again, err error) {
	a.Path, a.Digest, a.at = name, pack.Digest(), pack.At[name]
	archive, err := pack.Archive()
	if err != nil {
		return a, err
	}
	text := inside(pack.Files[name])
	asked := tryout.Asked{Archive: archive, Slug: cmp.Or(cutOf(name), pack.Slug), Golden: text}
	if bot != "" {
		asked.Bot, asked.Until = bot, Moment{End: true}
	}
	if g, err := scenario.ParseGolden([]byte(text)); err == nil {
		a.Plain = g.Terms == nil && g.Variant == scenario.AsDrawn && len(g.Luck) == 1
	}
	a.Shown, err = d.play(ctx, r, a.Digest, asked)
	return a, err
}

// RecordAgain writes the golden play in a file as it goes now, as it was shown of a pack with a
// digest. The error is ErrChanged if the draft isn't that any longer, or if not all of its
// decisions can be made, and otherwise one of PlayGoldenAgain or Save.
func (d *Drafts) RecordAgain(ctx context.Context, w Writing, file int64, bot, digest string) (Saved, error) {
	a, err := d.PlayGoldenAgain(ctx, w.Reading(), file, bot)
	if err != nil {
		return Saved{}, err
	}
	if a.Digest != digest || a.Recorded.Text == "" {
		return Saved{}, ErrChanged
	}
	return d.Save(ctx, w, file, a.at.Version, a.Recorded.Text)
}

// BeginPlayFromGolden begins a play with the decisions of the golden play in a file, as far as
// they can be made. The errors are those of PlayGoldenAgain and BeginPlay, and ErrUnfit if it isn't
// Plain.
func (d *Drafts) BeginPlayFromGolden(ctx context.Context, r Reading, file int64) (int64, error) {
	a, err := d.PlayGoldenAgain(ctx, r, file, "")
	if err != nil {
		return 0, err
	}
	if !a.Plain {
		return 0, ErrUnfit
	}
	pack, err := d.Pack(ctx, r)
	if err != nil {
		return 0, err
	}
	g, err := scenario.ParseGolden([]byte(inside(pack.Files[a.Path])))
	if err != nil || len(g.Luck) != 1 {
		return 0, ErrChanged
	}
	return d.BeginPlay(ctx, r, pack, Beginning{Cut: cutOf(a.Path), Luck: g.Luck[0].Seed, Golden: a.Path})
}

// Remedy is what playing a golden play again can do about something that was found in it.
type Remedy int

const (
	NoRemedy    Remedy = iota
	RecordAgain        // it goes differently, and can be recorded as it goes now
	PlayAnew           // it can't go on, and can be played anew from there
	PlayToEnd          // it stops, and can be played on to the end
)

// RemedyOf returns what playing again can do about a finding.
func RemedyOf(f check.Finding) Remedy {
	if !IsGolden(f.File) {
		return NoRemedy
	}
	return map[string]Remedy{
		"play-differs": RecordAgain, "play-reworded": RecordAgain, "no-steps": RecordAgain, "decision-refused": PlayAnew, "play-stops": PlayToEnd,
	}[f.Code]
}
