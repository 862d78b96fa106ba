// Package author keeps what people write together: partnerships, the people in them, drafts,
// and for each file of a draft the log of its changes, from which its text at any version is
// made. A push is brought up to date, moved over what came before it, and added in one
// transaction, so that a change that was acknowledged is in the log, once, whichever server
// took it.
//
// Whatever is a partnership's is reached only with a proof that a check in this package has
// made (proof.go). The package knows nothing of Lua or of pages, and it may not decide what a
// text means.
package author

import (
	"context"
	"errors"
	"fmt"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/store/database"
)

// Store is the part of a store that this package keeps. It is safe for concurrent use, and
// several processes may have the same database open.
type Store struct {
	of    *store.Store
	db    *database.Database
	texts *lru.Cache[int64, Text] // of files, by their numbers: each at some version
}

// New returns what this package keeps in a store.
func New(s *store.Store) *Store {
	texts, err := lru.New[int64, Text](cachedTexts)
	if err != nil {
		panic(err) // the size is a constant
	}
	return &Store{of: s, db: s.Database(), texts: texts}
}

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
