package store

import (
	"errors"
	"fmt"

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
	tables, err := db.Migrator().GetTables()
	if err != nil || len(tables) == 0 {
		return err
	}
	if !db.Migrator().HasTable(migrationOptions.TableName) {
		return errors.New("this is a database, but not one of Caseload's")
	}
	var ids []string
	err = db.Table(migrationOptions.TableName).Order("id").Pluck("id", &ids).Error
	if err != nil {
		return err
	}
	return knowAll(ids)
}

func knowAll(ids []string) error {
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

func createFirstTables(tx *gorm.DB) error {
	type version struct {
		Digest    string `gorm:"primaryKey;size:64;not null"`
		Slug      string `gorm:"not null;size:100"`
		Title     string `gorm:"not null"`
		Engine    string `gorm:"not null;size:100"`
		Rules     int    `gorm:"not null"`
		Files     []byte `gorm:"not null"`
		CreatedAt int64  `gorm:"not null;autoCreateTime:false"`
	}
	type guest struct {
		ID        int64  `gorm:"primaryKey;autoIncrement"`
		TokenHash []byte `gorm:"not null;uniqueIndex"`
		CreatedAt int64  `gorm:"not null;autoCreateTime:false"`
		ExpiresAt int64  `gorm:"not null;index"`
	}
	type run struct {
		// Numbers increase and are never reused: an old link must never lead to
		// somebody else's new run, not even by mistake.
		ID        int64   `gorm:"primaryKey;autoIncrement"`
		GuestID   int64   `gorm:"not null;index"`
		Guest     guest   `gorm:"constraint:OnDelete:CASCADE"`
		Version   string  `gorm:"not null;size:64"`
		Frozen    version `gorm:"foreignKey:Version;references:Digest;constraint:OnDelete:RESTRICT"`
		Terms     string  `gorm:"not null"`
		Luck      string  `gorm:"not null"`
		CreatedAt int64   `gorm:"not null;autoCreateTime:false"`
		ExpiresAt int64   `gorm:"not null;index"`
		EndedAt   *int64
	}
	type decision struct {
		RunID  int64  `gorm:"primaryKey;autoIncrement:false;not null"`
		Turn   int    `gorm:"primaryKey;autoIncrement:false;not null"`
		Run    run    `gorm:"constraint:OnDelete:CASCADE"`
		Offer  string `gorm:"not null;size:200"`
		With   string `gorm:"not null"`
		Digest string `gorm:"not null;size:64"`
		MadeAt int64  `gorm:"not null"`
	}
	type word struct {
		RunID int64  `gorm:"primaryKey;autoIncrement:false;not null"`
		Turn  int    `gorm:"primaryKey;autoIncrement:false;not null"`
		Kind  string `gorm:"primaryKey;size:40;not null"`
		Run   run    `gorm:"constraint:OnDelete:CASCADE"`
		Text  string `gorm:"not null"`
	}
	type record struct {
		RunID int64  `gorm:"primaryKey;autoIncrement:false;not null"`
		Turn  int    `gorm:"primaryKey;autoIncrement:false;not null"`
		Run   run    `gorm:"constraint:OnDelete:CASCADE"`
		Desk  []byte `gorm:"not null"`
	}
	type debrief struct {
		RunID int64  `gorm:"primaryKey;autoIncrement:false;not null"`
		Run   run    `gorm:"constraint:OnDelete:CASCADE"`
		Body  []byte `gorm:"not null"`
	}
	return tx.Migrator().CreateTable(
		&version{}, &guest{}, &run{}, &decision{}, &word{}, &record{}, &debrief{})
}

// renameWords gives the table of what students write its present name.
func renameWords(tx *gorm.DB) error { return tx.Migrator().RenameTable("words", "writings") }
