package database

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/go-gormigrate/gormigrate/v2"
	"gorm.io/gorm"

	"caseload/app/store/migrate"
)

func upgrade(db *gorm.DB) error {
	err := gormigrate.New(db, &migrate.Options, migrate.Steps).Migrate()
	if errors.Is(err, gormigrate.ErrUnknownPastMigration) {
		return ErrNewer
	}
	return during("migrate", err)
}

// recognise checks, by reading only, that a database is empty or has our table of
// migrations with no migration that this program doesn't know. For an unknown
// migration the error wraps ErrNewer.
func recognise(db *gorm.DB) error {
	tables, err := tablesOf(db)
	if err != nil || len(tables) == 0 {
		return err
	}
	if !slices.Contains(tables, migrate.Options.TableName) {
		return errForeign
	}
	return knowAllIn(db)
}

func knowAllIn(db *gorm.DB) error {
	var ids []string
	err := db.Table(migrate.Options.TableName).Order("id").Pluck("id", &ids).Error
	switch {
	case sqliteLacksColumn(err), postgresLacksColumn(err):
		return errForeign
	case err != nil:
		return err
	}
	return knowAll(ids)
}

// Outgrown returns an error that wraps ErrNewer if a newer Caseload has changed the
// tables since the database was opened. This program should then be stopped: it may
// not write all that the newer one expects.
func (d *Database) Outgrown(ctx context.Context) error {
	return during("look whether the database is a newer one's", knowAllIn(d.Read(ctx)))
}

var errForeign = errors.New("this is a database, but not one of Caseload's")

func knowAll(ids []string) error {
	if !slices.Contains(ids, migrate.Steps[0].ID) {
		return errForeign
	}
	known := map[string]bool{}
	for _, m := range migrate.Steps {
		known[m.ID] = true
	}
	for _, id := range ids {
		if !known[id] {
			return fmt.Errorf("%w (it has %q, which this one doesn't know); use that version, or a backup from before",
				ErrNewer, id)
		}
	}
	return nil
}

// during adds to an error what was being done.
func during(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, Translated(err))
}
