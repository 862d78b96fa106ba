package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/go-gormigrate/gormigrate/v2"
	"gorm.io/gorm"
)

// migrations lists the migrations, oldest first. A released step must never be
// changed. It uses its own row structs, frozen as they were when it was released,
// so that its effect doesn't depend on the current types.
var migrations = []*gormigrate.Migration{
	{ID: "2026-11-22-first", Migrate: createFirstTables},
	{ID: "2026-11-22-second-classes", Migrate: createClasses},
	{ID: "2026-11-22-third-forks", Migrate: addForks},
	{ID: "2026-11-22-fourth-shares", Migrate: createShares},
	{ID: "2026-11-28-fifth-writings", Migrate: renameWords},
	{ID: "2026-11-28-sixth-locks", Migrate: addLocks},
	{ID: "2026-11-28-seventh-answers", Migrate: createAnswers},
	{ID: "2026-11-29-eighth-kinds", Migrate: addSharedKinds},
	{ID: "2026-11-29-ninth-counts", Migrate: createCounts},
	{ID: "2026-11-29-tenth-chores", Migrate: createChores},
	{ID: "2026-11-29-eleventh-people", Migrate: createPeople},
	{ID: "2026-11-29-twelfth-cohorts", Migrate: createCohorts},
	{ID: "2026-11-29-thirteenth-lists", Migrate: createLists},
	{ID: "2026-11-29-fourteenth-educators", Migrate: createEducators},
	{ID: "2026-11-29-fifteenth-assignments", Migrate: createAssignments},
}

var migrationOptions = &gormigrate.Options{
	TableName:                 "migrations",
	IDColumnName:              "id",
	IDColumnSize:              64,
	UseTransaction:            true, // a step that fails leaves nothing behind
	ValidateUnknownMigrations: true,
}

func migrate(db *gorm.DB) error {
	err := gormigrate.New(db, migrationOptions, migrations).Migrate()
	if errors.Is(err, gormigrate.ErrUnknownPastMigration) {
		return ErrNewer
	}
	return in("migrate", err)
}

// recognise checks, by reading only, that a database is empty or has our table of
// migrations with no migration that this program doesn't know. For an unknown
// migration the error wraps ErrNewer.
func recognise(db *gorm.DB) error {
	tables, err := tablesOf(db)
	if err != nil || len(tables) == 0 {
		return err
	}
	if !slices.Contains(tables, migrationOptions.TableName) {
		return errForeign
	}
	return knowAllIn(db)
}

func knowAllIn(db *gorm.DB) error {
	var ids []string
	err := db.Table(migrationOptions.TableName).Order("id").Pluck("id", &ids).Error
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
func (s *Store) Outgrown(ctx context.Context) error {
	return in("look whether the database is a newer one's", knowAllIn(s.read(ctx)))
}

var errForeign = errors.New("this is a database, but not one of Caseload's")

func knowAll(ids []string) error {
	if !slices.Contains(ids, migrations[0].ID) {
		return errForeign
	}
	known := map[string]bool{}
	for _, m := range migrations {
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

// define runs statements that change the schema. In them, {id} stands for a primary
// key whose numbers grow and are never used again, {bytes} for the type of a hash, and
// {false} for the boolean: SQLite and PostgreSQL have no common words for these.
func define(tx *gorm.DB, statements ...string) error {
	words := strings.NewReplacer("{id}", "integer PRIMARY KEY AUTOINCREMENT", "{bytes}", "blob", "{false}", "0")
	if isPostgres(tx) {
		words = strings.NewReplacer("{id}", "bigserial PRIMARY KEY", "{bytes}", "bytea", "{false}", "false")
	}
	for _, statement := range statements {
		if err := tx.Exec(words.Replace(statement)).Error; err != nil {
			return err
		}
	}
	return nil
}
