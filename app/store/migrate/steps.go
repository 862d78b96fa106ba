package migrate

import (
	"strings"

	"github.com/go-gormigrate/gormigrate/v2"
	"gorm.io/gorm"
)

// Steps lists the migrations, oldest first. A released step must never be
// changed. It uses its own row structs, frozen as they were when it was released,
// so that its effect doesn't depend on the current types.
var Steps = []*gormigrate.Migration{
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
	{ID: "2026-11-29-sixteenth-mail", Migrate: addMail},
	{ID: "2026-11-29-seventeenth-resets", Migrate: createResets},
	{ID: "2026-11-29-eighteenth-seminars", Migrate: createSeminars},
	{ID: "2026-11-29-nineteenth-attempts", Migrate: createDeletedAttempts},
	{ID: "2026-11-29-twentieth-comments", Migrate: createComments},
	{ID: "2026-11-29-twenty-first-replacements", Migrate: keepEachReplacement},
	{ID: "2026-11-30-twenty-second-extracts", Migrate: createExtracts},
	{ID: "2026-11-30-twenty-third-frameworks", Migrate: addFrameworks},
	{ID: "2026-11-30-twenty-fourth-pairs", Migrate: createPairs},
	{ID: "2026-11-30-twenty-fifth-objections", Migrate: createObjections},
	{ID: "2026-11-30-twenty-sixth-marks", Migrate: createMarks},
	{ID: "2026-11-30-twenty-seventh-variants", Migrate: addVariants},
	{ID: "2026-11-30-twenty-eighth-samples", Migrate: createSamples},
	{ID: "2026-11-30-twenty-ninth-days", Migrate: indexDays},
	{ID: "2026-11-30-thirty-first-drafts", Migrate: createDrafts},
	{ID: "2026-11-30-thirty-second-reasons", Migrate: addShownReasons},
	{ID: "2026-11-30-thirty-third-apart", Migrate: addApart},
	{ID: "2026-11-30-thirty-fourth-derived", Migrate: createDerived},
	{ID: "2026-11-30-thirty-fifth-cursors", Migrate: createCursors},
	{ID: "2026-11-30-thirty-sixth-plays", Migrate: createDraftPlays},
	{ID: "2026-11-30-thirty-seventh-tokens", Migrate: createTokens},
	{ID: "2026-11-30-thirty-eighth-deletions", Migrate: addDeletedDrafts},
	{ID: "2026-11-30-thirty-ninth-shelf", Migrate: createShelf},
	{ID: "2026-11-30-fortieth-terms", Migrate: createTerms},
	{ID: "2026-11-30-forty-first-reviews", Migrate: createReviews},
	{ID: "2026-11-30-forty-second-draft-comments", Migrate: createDraftComments},
	{ID: "2026-11-30-forty-third-signatures", Migrate: createSignatures},
	{ID: "2026-11-30-forty-fourth-ranges", Migrate: addRanges},
	{ID: "2026-11-30-forty-fifth-decided", Migrate: createDecided},
	{ID: "2026-11-30-forty-sixth-behind", Migrate: createBehind},
	{ID: "2026-11-30-forty-seventh-asks", Migrate: createAsks},
	{ID: "2026-11-30-forty-eighth-withdrawals", Migrate: addWithdrawals},
	{ID: "2026-11-30-forty-ninth-practitioners", Migrate: addPractitioners},
	{ID: "2026-11-30-fiftieth-hidden", Migrate: addHidden},
	{ID: "2026-11-30-fifty-first-rests", Migrate: addRests},
}

// Options says how they are run, and where it is noted which have been.
var Options = gormigrate.Options{
	TableName:                 "migrations",
	IDColumnName:              "id",
	IDColumnSize:              64,
	UseTransaction:            true, // a step that fails leaves nothing behind
	ValidateUnknownMigrations: true,
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

func isPostgres(db *gorm.DB) bool { return db.Name() == "postgres" }
