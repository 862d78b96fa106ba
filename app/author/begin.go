package author

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"

	"caseload/app/scenario"
	"caseload/app/script/form"
	"caseload/app/store"
	kept "caseload/app/store/author"
)

// Teams returns for which teams there is a starter. The first is usual.
func (d *Drafts) Teams() []string { return d.from.Teams }

// Bots returns who can play a draft until a moment. The first is usual.
func (d *Drafts) Bots() []Bot { return d.from.Bots }

// Shelf returns the scenarios of which a draft can be a copy.
func (d *Drafts) Shelf(ctx context.Context) []OnShelf { return d.from.Shelf(ctx) }

// Make makes a partnership. The error is ErrNoName, ErrTooLarge or ErrFull.
func (d *Drafts) Make(ctx context.Context, a store.Allowed, name string) (int64, error) {
	if name = strings.TrimSpace(name); name == "" {
		return 0, ErrNoName
	}
	return d.NewPartnership(ctx, a, name)
}

// Rename gives a partnership another name. The error is ErrNoName or ErrTooLarge.
func (d *Drafts) Rename(ctx context.Context, p kept.Partner, name string) error {
	if name = strings.TrimSpace(name); name == "" {
		return ErrNoName
	}
	return d.RenamePartnership(ctx, p, name)
}

// Call gives a draft another name, and its scenario another slug. The error is ErrNoName,
// ErrSlug or ErrTooLarge.
func (d *Drafts) Call(ctx context.Context, w kept.Writing, name, slug string) error {
	name, slug = strings.TrimSpace(name), strings.TrimSpace(slug)
	switch {
	case name == "":
		return ErrNoName
	case !scenario.SlugFits(slug):
		return ErrSlug
	}
	return d.RenameDraft(ctx, w, name, slug)
}

// SlugOf makes a slug from a draft's name.
func SlugOf(name string) string {
	name = strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(name))
	slug := strings.Join(strings.FieldsFunc(name, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }), "-")
	slug = strings.TrimLeft(slug, "0123456789-")
	return cmp.Or(strings.TrimRight(slug[:min(len(slug), longestSlug)], "-"), "scenario")
}

const longestSlug = 40 // bytes of one that is made from a name

// Begin begins a draft with a team's starter. Its slug and name are those of new. The error is
// ErrSlug if the slug doesn't fit, and ErrNotFound if there is no such starter.
func (d *Drafts) Begin(ctx context.Context, p kept.Partner, new kept.Draft, team string) (int64, error) {
	files, err := d.starter(new, team)
	if err != nil {
		return 0, err
	}
	return d.begin(ctx, p, new, files)
}

// starter returns the files of a team's starter for a new draft. The errors are those of Begin.
func (d *Drafts) starter(new kept.Draft, team string) (map[string]string, error) {
	if !scenario.SlugFits(new.Slug) {
		return nil, ErrSlug
	}
	if !slices.Contains(d.from.Teams, team) {
		return nil, store.ErrNotFound
	}
	return d.from.Start(team, new.Slug, new.Name)
}

// BeginFrom begins a draft with a copy of a scenario on the shelf, whose version it notes.
// The errors are those of Begin.
func (d *Drafts) BeginFrom(ctx context.Context, p kept.Partner, new kept.Draft, slug string) (int64, error) {
	if !scenario.SlugFits(new.Slug) {
		return 0, ErrSlug
	}
	files, digest, err := d.from.Pack(ctx, slug)
	if err != nil {
		return 0, err
	}
	new.From = digest
	return d.begin(ctx, p, new, withOwnCuts(files, new.Slug))
}

// withOwnCuts returns the files of a copy with its cuts called after the copy: the slug of a cut
// is its file's name, and that of the scenario which was copied is taken on the shelf.
func withOwnCuts(files map[string]string, slug string) map[string]string {
	pack := scenario.Pack{Files: files}
	renamed := map[string]string{} // the cuts, by what they were called
	for _, cut := range pack.Cuts() {
		if own := slug + "-" + cut; scenario.SlugFits(own) {
			renamed[cut] = own
		}
	}
	if len(renamed) == 0 {
		return files
	}
	copied := map[string]string{}
	for path, text := range files {
		for cut, own := range renamed {
			if path == "cuts/"+cut+".lua" {
				path = "cuts/" + own + ".lua"
			} else if rest, is := strings.CutPrefix(path, "plays/"+cut+"/"); is {
				path = "plays/" + own + "/" + rest
			}
			if strings.HasSuffix(path, ".lua") {
				text = regexp.MustCompile(`(leads_to\s*=\s*["'])`+regexp.QuoteMeta(cut)+`(["'])`).ReplaceAllString(text, "${1}"+own+"${2}")
			}
		}
		copied[path] = text
	}
	return copied
}

// own are the values of a team's starter that say what a scenario is, and nothing of its story.
var own = []string{"title", "role", "starts", "from", "to", "rules", "responses", "levels"}

// requires is a line that fetches a library.
var requires = regexp.MustCompile(`(?m)^local (\w+)\s*=\s*require .*$`)

// BeginBare begins a draft with what a team's starter says of itself, and none of its story: what
// the scenario is, and the rules of its service, which its forms offer kinds of case and dates
// from. The errors are those of Begin.
func (d *Drafts) BeginBare(ctx context.Context, p kept.Partner, new kept.Draft, team string) (int64, error) {
	files, err := d.starter(new, team)
	if err != nil {
		return 0, err
	}
	text, err := d.bare(files["scenario.lua"])
	if err != nil {
		return 0, err
	}
	return d.begin(ctx, p, new, map[string]string{"scenario.lua": text})
}

// bare returns what a script says of its scenario, with the libraries that this needs.
func (d *Drafts) bare(text string) (string, error) {
	script, without := d.Forms(text), map[string]form.Value{}
	at := slices.IndexFunc(script.Things, func(t form.Thing) bool { return t.Word == "scenario" })
	if at < 0 {
		return "", nil
	}
	for _, f := range script.Things[at].Fields() {
		if f.Editable() && f.Given && !slices.Contains(own, strings.SplitN(f.Path, ".", 2)[0]) {
			without[f.Path] = form.Value{}
		}
	}
	filled, err := script.Fill(script.Things[at].Key, without)
	if err != nil {
		return "", err
	}
	is := d.Forms(filled.Text).Things[at].Source // Fill takes out no thing
	var lines []string
	for _, line := range requires.FindAllStringSubmatch(text, -1) {
		if strings.Contains(is, line[1]+".") {
			lines = append(lines, line[0])
		}
	}
	return strings.Join(lines, "\n") + "\n\n" + is + "\n", nil
}

// BeginEmpty begins a draft with an empty scenario.lua.
func (d *Drafts) BeginEmpty(ctx context.Context, p kept.Partner, new kept.Draft) (int64, error) {
	if !scenario.SlugFits(new.Slug) {
		return 0, ErrSlug
	}
	return d.begin(ctx, p, new, map[string]string{"scenario.lua": ""})
}

// BeginWith begins a draft with the pack in a zip archive, whoever made it. What can't be
// taken in is an [*Unreadable]. If new has no slug, it is the pack's.
func (d *Drafts) BeginWith(ctx context.Context, p kept.Partner, new kept.Draft, archive []byte, name string) (int64, error) {
	slug, files, err := unpack(archive, strings.TrimSuffix(name, ".zip"))
	if err != nil {
		return 0, err
	}
	if new.Slug == "" {
		new.Slug = slug
	}
	if !scenario.SlugFits(new.Slug) {
		return 0, ErrSlug
	}
	return d.begin(ctx, p, new, files)
}

func (d *Drafts) begin(ctx context.Context, p kept.Partner, new kept.Draft, files map[string]string) (int64, error) {
	list, err := newFiles(files)
	if err != nil {
		return 0, err
	}
	return d.NewDraft(ctx, p, new, list)
}

// Add adds an empty file to a draft. The error is ErrPath if no pack can have one with that
// path, ErrTaken if the draft has one, and ErrFull if it has as many as a pack can have.
func (d *Drafts) Add(ctx context.Context, w kept.Writing, path string) (int64, error) {
	if !isPath(path) {
		return 0, ErrPath
	}
	return d.AddFile(ctx, w, kept.NewFile{Path: path})
}

// MoveTo gives a file another path. The errors are those of Add, and ErrChanged if it isn't at
// from any longer.
func (d *Drafts) MoveTo(ctx context.Context, w kept.Writing, file int64, from, to string) error {
	if !isPath(to) {
		return ErrPath
	}
	return d.Move(ctx, w, file, from, to)
}

// isPath reports whether a pack reads a file with a path.
func isPath(path string) bool {
	if !scenario.NameFits(path) || strings.Contains("/"+path, "/.") {
		return false
	}
	switch {
	case strings.HasSuffix(path, ".lua"), strings.HasSuffix(path, ".md"):
		return true
	}
	return strings.HasPrefix(path, "plays/") && strings.HasSuffix(path, ".txtar")
}
