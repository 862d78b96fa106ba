package run

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"caseload/app/debrief"
	"caseload/app/scenario"
	"caseload/app/store"
	kept "caseload/app/store/shelf"
	"caseload/app/theme"
)

// Offered is a scenario that can be begun, as the shelf has it.
type Offered struct {
	Slug    string
	Pack    string   // the slug of its pack, which is another one if it is a cut
	Version string   // its digest
	Taught  bool     // there are teaching notes
	Themes  []string // that its content notes name, as package theme lists them
	About

	publication int64
	beside      *scenario.Version // if it can be begun on this server alone
}

// Copied reports whether a draft can begin as a copy of it.
func (o Offered) Copied() bool { return o.Pack == o.Slug && o.beside == nil }

// About is what is said of a scenario before it is begun. The shelf keeps it, so that a list
// of scenarios compiles none of them.
type About struct {
	Title        string   `json:"title"`
	Summary      string   `json:"summary"`
	Role         string   `json:"role"`
	Length       int      `json:"length"` // minutes
	Days         int      `json:"days"`
	ContentNotes []string `json:"content_notes"`
	LeadsTo      string   `json:"leads_to"` // a slug, or ""

	// What its rule pack says; each "" if it doesn't, or the scenario names none.
	RulePack string `json:"rule_pack"`
	Nation   string `json:"nation"`
	Service  string `json:"service"`
	Checked  string `json:"checked"` // the day on which the rule pack was last compared with its sources

	Practised []string       `json:"practised"`          // the kinds of moments to which its golden plays come, as [debrief.Plays] names them
	Playtest  *kept.Playtest `json:"playtest,omitempty"` // what bots made of it before it was published; nil if that isn't known
}

func aboutOf(v *scenario.Version) About {
	set := v.Setting
	return About{
		Title: set.Title, Summary: set.Summary, Role: set.Role, Length: set.Length, Days: set.Days, ContentNotes: set.ContentNotes, LeadsTo: set.LeadsTo,
		RulePack: set.RulePack, Nation: set.Rules.Nation, Service: set.Rules.Service, Checked: set.Rules.Checked,
	}
}

// shelf is the store's shelf as it was when this server last looked.
type shelf struct {
	kept *kept.Store

	mu     sync.Mutex
	looked time.Time
	state  kept.State
	list   []Offered // of the store, then beside it; replaced and never changed
	hidden map[string]kept.Hidden
	beside []Offered
}

const (
	// lookAgain is for how long the shelf isn't read again. What another server has put there
	// or withdrawn is seen within a second.
	lookAgain = 400 * time.Millisecond

	// cachedVersions is how many versions are kept compiled, of about a megabyte each.
	cachedVersions = 64
)

// Shelf returns the scenarios that can be begun, in the order of the shelf, not to be altered. If the store can't
// be read, it is the shelf as it was.
func (r *Runs) Shelf(ctx context.Context) []Offered {
	r.shelf.mu.Lock()
	if age := r.now().Sub(r.shelf.looked); age > lookAgain || age < 0 {
		r.shelf.looked = r.now() // others needn't wait
		r.shelf.mu.Unlock()
		if err := r.readShelf(ctx); err != nil && ctx.Err() == nil {
			r.log.Warn("the shelf wasn't read again", "error", err.Error())
		}
		r.shelf.mu.Lock()
	}
	defer r.shelf.mu.Unlock()
	return r.shelf.list
}

// readShelf reads the store's shelf if it has changed.
func (r *Runs) readShelf(ctx context.Context) error {
	now, err := r.shelf.kept.State(ctx)
	if err != nil {
		return err
	}
	r.shelf.mu.Lock()
	unchanged := r.shelf.state == now
	r.shelf.mu.Unlock()
	if unchanged {
		return nil
	}
	all, err := r.shelf.kept.Current(ctx)
	if err != nil {
		return err
	}
	hidden, err := r.shelf.kept.Hidden(ctx)
	if err != nil {
		return err
	}
	var list []Offered
	for _, one := range all {
		// The newest of each slug that this program can play: beside a newer server, an older
		// one goes on with what both can play.
		if len(list) > 0 && list[len(list)-1].Slug == one.Slug || !r.plays(one) {
			continue
		}
		offered := Offered{Slug: one.Slug, Pack: one.Pack, Version: one.Version, Taught: one.Noted, publication: one.Publication}
		if err := json.Unmarshal(one.About, &offered.About); err != nil {
			return err
		}
		offered.Themes = theme.Of(offered.ContentNotes)
		list = append(list, offered)
	}
	r.shelf.mu.Lock()
	defer r.shelf.mu.Unlock()
	r.shelf.state, r.shelf.list, r.shelf.hidden = now, append(list, r.shelf.beside...), hidden
	return nil
}

func (r *Runs) plays(one kept.Shelved) bool {
	return r.versions.Contains(one.Version) || scenario.Knows(one.Engine, one.Rules)
}

func (r *Runs) offered(ctx context.Context, slug string) (Offered, bool) {
	for _, one := range r.Shelf(ctx) {
		if one.Slug == slug {
			return one, true
		}
	}
	return Offered{}, false
}

// Offers reports whether a scenario can be begun.
func (r *Runs) Offers(ctx context.Context, slug string) bool {
	_, is := r.offered(ctx, slug)
	return is
}

// Scenario returns the version with which new runs of a scenario begin. The error is a
// *Withdrawn if it was withdrawn, an *Outdated if this program can't play it, and ErrNotFound
// if there was none of that slug.
func (r *Runs) Scenario(ctx context.Context, slug string) (*scenario.Version, error) {
	one, is := r.offered(ctx, slug)
	switch {
	case !is:
		return r.lastOf(ctx, slug)
	case one.beside != nil:
		return one.beside, nil
	}
	return r.Version(ctx, one.Version)
}

// lastOf returns what was put on the shelf a moment ago, or why a scenario can't be begun.
func (r *Runs) lastOf(ctx context.Context, slug string) (*scenario.Version, error) {
	last, err := r.shelf.kept.Last(ctx, slug)
	if err != nil {
		return nil, err
	}
	if last.Withdrawn == nil {
		return r.Version(ctx, last.Version)
	}
	return nil, goneOf(last)
}

// goneOf says that what was last on the shelf was withdrawn.
func goneOf(last kept.Shelved) error {
	var about About
	if err := json.Unmarshal(last.About, &about); err != nil {
		return err
	}
	return &Withdrawn{Slug: last.Slug, Title: about.Title, At: *last.Withdrawn, Why: last.Why, Over: last.Hidden != nil}
}

// TeachingNotes returns the title of a scenario and its teaching notes, in Markdown; also of
// one that was withdrawn without a reason, since what was assigned goes on. The error is a
// *Withdrawn if there was a reason, and ErrNotFound if there are no notes.
func (r *Runs) TeachingNotes(ctx context.Context, slug string) (title, notes string, err error) {
	one, is := r.offered(ctx, slug)
	if is && one.beside != nil {
		notes = notesOf(one.beside)
	} else {
		if !is {
			last, err := r.shelf.kept.Last(ctx, slug)
			if err == nil && last.Why != "" {
				err = goneOf(last)
			}
			if err != nil {
				return "", "", err
			}
			one.publication = last.Publication
			if err := json.Unmarshal(last.About, &one.About); err != nil {
				return "", "", err
			}
		}
		if notes, err = r.shelf.kept.Notes(ctx, one.publication); err != nil {
			return "", "", err
		}
	}
	if notes == "" {
		return "", "", ErrNotFound
	}
	return one.Title, notes, nil
}

// Taught reports whether a scenario has teaching notes that can be read.
func (r *Runs) Taught(ctx context.Context, slug string) bool {
	if one, is := r.offered(ctx, slug); is {
		return one.Taught
	}
	last, err := r.shelf.kept.Last(ctx, slug)
	return err == nil && last.Noted && last.Why == ""
}

// Practice returns how practitioners had judged the ranges of a version when it was published.
func (r *Runs) Practice(ctx context.Context, version string) (list []debrief.Practice, err error) {
	data, err := r.shelf.kept.Ranges(ctx, version)
	if err == nil && data != nil {
		err = json.Unmarshal(data, &list)
	}
	return list, err
}

// PackOf returns the files of the pack of a scenario that can be begun, and the digest of its
// version. The error is ErrNotFound if there is none, or it is a cut.
func (r *Runs) PackOf(ctx context.Context, slug string) (files map[string]string, digest string, err error) {
	one, is := r.offered(ctx, slug)
	if !is || !one.Copied() {
		return nil, "", ErrNotFound
	}
	data, err := r.shelf.kept.Files(ctx, one.publication)
	if err != nil {
		return nil, "", err
	}
	if err := json.Unmarshal(data, &files); err != nil {
		return nil, "", err
	}
	if len(files) == 0 {
		return nil, "", ErrNotFound
	}
	return files, one.Version, nil
}

func notesOf(v *scenario.Version) string {
	if v.Pack == nil {
		return ""
	}
	return strings.TrimSpace(v.Pack.Files[scenario.NotesFile])
}

// PublicationOf returns what was frozen from one pack as it is put on the shelf: the whole
// scenario, then its cuts.
func PublicationOf(versions []*scenario.Version, now time.Time) (kept.Publication, error) {
	p := kept.Publication{Slug: versions[0].Slug, Notes: notesOf(versions[0])}
	var files map[string]string
	if versions[0].Pack != nil {
		files = versions[0].Pack.Files
	}
	var err error
	if p.Files, err = json.Marshal(files); err != nil {
		return p, err
	}
	for _, v := range versions {
		said := aboutOf(v)
		said.Practised = practisedIn(v)
		about, err := json.Marshal(said)
		if err != nil {
			return p, err
		}
		p.Versions = append(p.Versions, kept.NewOnShelf{About: about, Version: store.Version{
			Digest: v.Digest, Slug: v.Slug, Title: v.Setting.Title, Engine: v.Engine.Name, Rules: v.Rules.Number, Files: v.Archive, CreatedAt: now,
		}})
	}
	return p, nil
}

// ship puts what ships with this program on the shelf. What can't be put there doesn't keep
// the server from what can.
func (r *Runs) ship(ctx context.Context, by store.Operator, versions []*scenario.Version, edition time.Time) error {
	for _, v := range versions {
		r.versions.Add(v.Digest, v)
	}
	for len(versions) > 0 {
		n := 1
		for n < len(versions) && versions[n].Pack != nil && versions[n].Pack == versions[0].Pack {
			n++
		}
		// What is there already stays as it is, so nothing needs to be found out about it.
		if last, err := r.shelf.kept.Last(ctx, versions[0].Slug); err == nil && last.Version == versions[0].Digest && last.Origin == Shipped && last.Withdrawn == nil {
			versions = versions[n:]
			continue
		}
		p, err := PublicationOf(versions[:n], r.now())
		if err != nil {
			return err
		}
		p.Edition = edition
		placed, err := r.shelf.kept.Publish(ctx, kept.Shipping(by), p)
		switch {
		case errors.Is(err, store.ErrTaken):
			r.log.Error("a scenario that ships isn't offered, because one that was published here has its name", "scenario", p.Slug)
		case err != nil:
			return err
		case placed == kept.PlacedNot:
			r.log.Info("a scenario that ships isn't offered, because it was withdrawn here; caseload publish offers it again", "scenario", p.Slug)
		case placed == kept.PlacedOlder:
			r.log.Info("a newer Caseload, or one that knows when it was made as this one doesn't, has put its own version of a scenario on the shelf; caseload publish puts this one there", "scenario", p.Slug)
		}
		versions = versions[n:]
	}
	return nil
}

// putBeside adds what can be begun on this server alone.
func (r *Runs) putBeside(ctx context.Context, versions []*scenario.Version) error {
	for _, v := range versions {
		if r.Offers(ctx, v.Slug) {
			return &OnShelf{v.Slug}
		}
		one := store.Version{Digest: v.Digest, Slug: v.Slug, Title: v.Setting.Title, Engine: v.Engine.Name, Rules: v.Rules.Number, Files: v.Archive, CreatedAt: r.now()}
		if err := r.store.KeepVersion(ctx, one); err != nil {
			return err
		}
		r.versions.Add(v.Digest, v)
		pack := v.Slug
		if v.Pack != nil {
			pack = v.Pack.Slug
		}
		r.shelf.beside = append(r.shelf.beside, Offered{Slug: v.Slug, Pack: pack, Version: v.Digest, Taught: notesOf(v) != "", Themes: theme.Of(v.Setting.ContentNotes), About: aboutOf(v), beside: v})
	}
	r.shelf.list = slices.Concat(r.shelf.list, r.shelf.beside)
	return nil
}
