package migrate

import "gorm.io/gorm"

// indexDays is the migration that adds an index of the decisions that end a day, so that
// the days of a run are counted without reading all its decisions.
func indexDays(tx *gorm.DB) error {
	return define(tx, "CREATE INDEX idx_decisions_days ON decisions (run_id) WHERE offer = 'end'")
}
