// Package shelf keeps what can be begun and assigned on every server that has a database: what
// ships with the program, and what was published. Each of its rows is a version under a slug;
// the current version of a slug is the newest that wasn't withdrawn, so that there is never
// more than one. Rows are added and withdrawn, and otherwise only learn how the ranges of what they have were judged. Package store
// refuses to begin or assign what was withdrawn.
package shelf

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/klauspost/compress/zstd"
	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/store/database"
)

// Store is the part of a store that this package keeps. It is safe for concurrent use, and
// several processes may have the same database open.
type Store struct {
	of *store.Store
	db *database.Database
}

// New returns what this package keeps in a store.
func New(s *store.Store) *Store { return &Store{s, s.Database()} }

// Everything that can grow is limited.
const (
	MaxPublications = 1_000     // of one pack; each is there for good
	MaxVersions     = 20        // frozen from one pack: the scenario and its cuts
	MaxAbout        = 32 << 10  // bytes of what the shelf says about a version
	MaxNotes        = 128 << 10 // bytes of a pack's teaching notes
	MaxRanges       = 1 << 20   // bytes of how its ranges were judged
	MaxReleased     = 16 << 10  // bytes of what its authors say is new
)

// lockShelf is the key of those who change the shelf; see app/store/lock.go.
const lockShelf = 0x63617365_00000004

func (s *Store) read(ctx context.Context) *gorm.DB { return s.db.Read(ctx) }

// in adds to an error what was being done, and replaces GORM's error for "no rows".
func in(doing string, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, gorm.ErrRecordNotFound) {
		err = store.ErrNotFound
	}
	return fmt.Errorf("%s: %w", doing, database.Translated(err))
}

func millis(t time.Time) int64 { return t.UnixMilli() }

func fromMillis(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1)) // these options are never refused
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(store.MaxFiles))
)
