package author

import (
	"context"
	"errors"
	"strings"

	"caseload/app/change"
	"caseload/app/scenario"
	"caseload/app/sim"
	kept "caseload/app/store/author"
)

// KeepGolden puts what was played into the draft as a golden play, a file whose name is made
// from name and whose first lines are the comment, and returns the file's number. With replace, one
// of that name becomes this one. The errors are those of LookAtPlay, Add and Save.
func (d *Drafts) KeepGolden(ctx context.Context, w Writing, id int64, name, comment string, replace bool) (int64, error) {
	play, err := d.Play(ctx, w.Reading(), id)
	if err != nil {
		return 0, err
	}
	asked, how, err := askedOf(play)
	if err != nil {
		return 0, err
	}
	asked.Steps = true
	shown, err := d.play(ctx, w.Reading(), play.Digest, asked)
	if err != nil {
		return 0, err
	}
	folder := "plays/"
	if how.Cut != "" {
		folder += how.Cut + "/"
	}
	if strings.TrimSpace(name) == "" {
		return 0, ErrNoName
	}
	path := folder + SlugOf(name) + ".txtar"
	if how.Golden != "" && name == GoldenName(how.Golden) {
		path = how.Golden
	}
	if !isPath(path) {
		return 0, ErrPath
	}
	g := scenario.Golden{Comment: strings.Join(strings.Fields(comment), " ") + "\n", Luck: sim.NewLuck(how.Luck), Decisions: shown.Decisions, Steps: shown.Steps}
	file, err := d.AddFile(ctx, w, kept.NewFile{Path: path, Text: string(g.Format())})
	if !errors.Is(err, ErrTaken) || !replace {
		return file, err
	}
	pack, err := d.Pack(ctx, w.Reading())
	if err != nil {
		return 0, err
	}
	at := pack.At[path] // the file 0 isn't found, if it was taken out this moment
	_, err = d.Save(ctx, w, at.File, at.Version, string(g.Format()))
	return at.File, err
}

// LineNow is where a line of a play's texts is now.
type LineNow struct {
	File int64 // its number
	Path string
	Line int // from 1; 0 for the whole file
}

// LinesNow returns where the files of the draft, as they are now, have what made the things on a
// play's desk, by the ids of those (the line of the script, and then the text files that it names),
// and what failed in it, in that order. What is in no file any more is missing in the first, and
// zero in the second.
func (d *Drafts) LinesNow(ctx context.Context, r Reading, p Playing) (made map[string][]LineNow, failed []LineNow, err error) {
	files, err := d.Files(ctx, r, false)
	if err != nil {
		return nil, nil, err
	}
	paths := map[int64]string{}
	for _, f := range files {
		paths[f.ID] = f.Path
	}
	moved := map[string]func(int) int{}
	now := func(file string, line int) LineNow {
		at, there := p.texts[file]
		path := paths[at.File]
		if !there || path == "" || err != nil {
			return LineNow{}
		}
		if moved[file] == nil {
			if moved[file], err = d.moved(ctx, r, at); err != nil {
				return LineNow{}
			}
		}
		return LineNow{at.File, path, moved[file](line)}
	}
	made = map[string][]LineNow{}
	for id, at := range p.Shown.Places {
		if line := now(at.File, at.Line); line.File != 0 {
			made[id] = append(made[id], line)
		}
		for _, text := range p.Shown.Texts[id] {
			if line := now(text, 1); line.File != 0 {
				made[id] = append(made[id], LineNow{line.File, line.Path, 0})
			}
		}
	}
	for _, f := range p.Shown.Faults {
		failed = append(failed, now(f.File, f.Line))
	}
	return made, failed, err
}

// moved returns what leads from the number of a line of a text that was played to its number
// now.
func (d *Drafts) moved(ctx context.Context, r Reading, at Place) (func(int) int, error) {
	newest, err := d.Text(ctx, r, at.File)
	if err != nil || newest.Version == at.Version {
		return func(line int) int { return line }, err
	}
	then, err := d.TextAt(ctx, r, at.File, at.Version)
	if errors.Is(err, ErrNotFound) {
		return func(line int) int { return line }, nil
	}
	if err != nil {
		return nil, err
	}
	set, err := difference(then.Units, newest.Units)
	if err != nil {
		return nil, err
	}
	return func(line int) int {
		pos := 0
		for n := 1; n < line && pos < len(then.Units); pos++ {
			if then.Units[pos] == '\n' {
				n++
			}
		}
		is, _ := set.Pos(pos, change.Right)
		n := 1
		for _, u := range newest.Units[:is] {
			if u == '\n' {
				n++
			}
		}
		return n
	}, nil
}
