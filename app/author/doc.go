// Package author is what people do with the drafts of a partnership: begin one, save a text
// over what others have changed meanwhile, read its history, have it checked, and take it in
// and out as a pack. What is kept, and who may, is app/store/author's business. It speaks no
// HTTP, and it may not run a draft's scripts: that is done in a process of its own.
package author

import (
	"context"
	"crypto/rand"
	"errors"
	"sync"

	"caseload/app/check"
	"caseload/app/script/dates"
	"caseload/app/script/document"
	"caseload/app/sim"
	kept "caseload/app/store/author"
	"caseload/app/store/shelf"
	"caseload/app/tryout"

	lru "github.com/hashicorp/golang-lru/v2"
)

// Drafts is the drafts of a server. It is safe for concurrent use.
type Drafts struct {
	*kept.Store
	from   Material
	places map[kept.Kind]*places
	shown  *lru.Cache[string, Shown] // by what was played
	seats  *places                   // for plays
	reads  *places                   // for reading scripts

	mu    sync.Mutex
	works map[about]*work
}

// Material is what drafts are begun from and checked with.
type Material struct {
	Teams []string // for which there is a starter; the first is usual
	Start func(team, slug, title string) (map[string]string, error)

	Shelf func(context.Context) []OnShelf // the scenarios that can be copied

	// Pack returns the files of a scenario that can be copied, and the digest of its version.
	// The error is store.ErrNotFound if there is none.
	Pack func(ctx context.Context, slug string) (files map[string]string, digest string, err error)

	Documented *document.Documentation // of the vocabulary and the library, from which forms are made

	Rules map[string]dates.Rule // of the library's rule packs

	Program string // which checks and plays: what another one has found isn't what this one finds

	// Check checks a pack in a zip archive, in a process of its own. First gets what needs no
	// plays.
	Check func(ctx context.Context, archive []byte, slug string, first func([]check.Finding)) ([]check.Finding, error)

	// Playtest has bots play a pack in a zip archive, in a process of its own. As JSON, the report
	// has at most MaxReport bytes.
	Playtest func(ctx context.Context, archive []byte, slug string) (Report, error)

	// Play plays a pack, in a process of its own.
	Play func(context.Context, tryout.Asked) (Shown, error)

	// Freeze makes of a pack in a zip archive what is put on the shelf, once it was tried in a
	// process of its own. The error is an *Unfrozen if it can't be.
	Freeze func(ctx context.Context, archive []byte, slug string) (shelf.Publication, error)

	Published *shelf.Store // where it is put

	Bots []Bot // can play until a moment; the first is usual
}

// Bot is a policy that can play a draft until a moment.
type Bot struct {
	Name, Title string
	Means       sim.Sentence
}

// OnShelf is a scenario that can be copied.
type OnShelf struct{ Slug, Title string }

const (
	checksAtOnce = 1 // each plays on all processors
	botsAtOnce   = 1 // on one processor, so that checks and people have the others
)

// New returns the drafts in a store.
func New(s *kept.Store, from Material) *Drafts {
	shown, err := lru.New[string, Shown](keptShown)
	if err != nil {
		panic(err) // the size is a constant
	}
	return &Drafts{Store: s, from: from, shown: shown, seats: newPlaces(playsAtOnce), reads: newPlaces(readsAtOnce), works: map[about]*work{}, places: map[kept.Kind]*places{
		kept.KindFindings: newPlaces(checksAtOnce), kept.KindBots: newPlaces(botsAtOnce),
	}}
}

var (
	// ErrSlug and ErrPath mean that a slug, or a path, isn't one that a pack can have.
	ErrSlug = errors.New("no pack can have that slug")
	ErrPath = errors.New("no pack can have a file with that path")
)

// client returns the name of an editor's state for changes that are made here, at once.
func client() string { return rand.Text() }
