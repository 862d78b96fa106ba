package store

import (
	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// PostgreSQL runs transactions side by side, each statement of which sees what was
// committed before it. Those that must wait for each other lock rows or a key. To
// keep them from waiting for each other in a circle, runs are locked before their
// classes, and each of these in the order of their numbers. In SQLite there is one
// writer, so nothing is locked.

// lockClass keeps all others from counting in a class, and from changing it, until
// the transaction ends.
func lockClass(tx *gorm.DB, class int64) error { return lockClasses(tx, "id = ?", class) }

func lockClasses(tx *gorm.DB, which string, args ...any) error {
	return lockRows(tx, &classRow{}, "NO KEY UPDATE", which, args)
}

// lockRuns waits for all others that write to the runs, and keeps them waiting
// until the transaction ends.
func lockRuns(tx *gorm.DB, which string, args ...any) error {
	return lockRows(tx, &runRow{}, "UPDATE", which, args)
}

func lockRows(tx *gorm.DB, model any, strength, which string, args []any) error {
	if !isPostgres(tx) {
		return nil
	}
	var ids []int64
	return tx.Model(model).Where(which, args...).Clauses(clause.Locking{Strength: strength}).Order("id").Pluck("id", &ids).Error
}

// waitForKey waits until no other process has the key. This transaction then has it
// until it ends. SQLite has one writer, who needs no keys.
func waitForKey(tx *gorm.DB, key int64) error {
	if !isPostgres(tx) {
		return nil
	}
	return tx.Exec("SELECT pg_advisory_xact_lock(?)", key).Error
}

// tryLock reports whether no other process has the key. If so, this transaction has
// it until it ends. Processes that share a file of SQLite all get it.
func tryLock(tx *gorm.DB, key int64) (got bool, err error) {
	if !isPostgres(tx) {
		return true, nil
	}
	return got, tx.Raw("SELECT pg_try_advisory_xact_lock(?)", key).Scan(&got).Error
}
