package migrate

import (
	"encoding/json"
	"strings"

	"gorm.io/gorm"
)

// createAnswers is the seventh migration. It adds the rows from which boards are
// counted, and fills them from the log.
func createAnswers(tx *gorm.DB) error {
	err := define(tx, // for the reason given in createClasses
		"ALTER TABLE classes ADD COLUMN changed bigint NOT NULL DEFAULT 0",
		"ALTER TABLE runs ADD COLUMN aside boolean NOT NULL DEFAULT {false}",
		`CREATE TABLE answers (
			id {id},
			class_id bigint NOT NULL REFERENCES classes(id) ON DELETE CASCADE,
			run_id bigint NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
			message text NOT NULL,
			choice text NOT NULL,
			five bigint)`,
		"CREATE UNIQUE INDEX idx_answers_run_id ON answers (run_id, message)",
		"CREATE INDEX idx_answers_class_id ON answers (class_id, id)",
		`CREATE TABLE moments (
			class_id bigint NOT NULL REFERENCES classes(id) ON DELETE CASCADE,
			message text NOT NULL,
			newest bigint NOT NULL,
			PRIMARY KEY (class_id, message))`)
	if err != nil {
		return err
	}
	return fillAnswers(tx)
}

// fillAnswers reads the log as the program did that wrote it.
func fillAnswers(tx *gorm.DB) error {
	var log []struct {
		ClassID, RunID int64
		Offer, With    string
	}
	err := tx.Raw(`SELECT class_id, run_id, offer, "with" FROM decisions JOIN runs ON runs.id = run_id
		WHERE class_id IS NOT NULL AND (offer LIKE 'answer:%' OR offer LIKE 'triage:%') ORDER BY made_at, run_id, turn`).Scan(&log).Error
	if err != nil {
		return err
	}
	for _, d := range log {
		verb, message, _ := strings.Cut(d.Offer, ":")
		var with struct{ Tier string }
		if verb == "answer" {
			last := max(0, strings.LastIndexByte(message, ':'))
			message, with.Tier = message[:last], strings.TrimPrefix(message[last:], ":")
		} else {
			_ = json.Unmarshal([]byte(d.With), &with) // without a tier it is the default
		}
		err := tx.Exec("INSERT INTO answers (class_id, run_id, message, choice) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
			d.ClassID, d.RunID, message, with.Tier).Error
		if err != nil {
			return err
		}
	}
	return nil
}
