package database

import (
	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// IsPostgres reports whether a connection or transaction is PostgreSQL's.
func IsPostgres(db *gorm.DB) bool { return db.Name() == "postgres" }

// LockRows waits for others that have locked some rows of a model's table, and keeps
// them waiting until the transaction ends. The rows are locked in the order of their
// numbers, as strongly as FOR strength says. In SQLite there is one writer, so nothing
// is locked.
func LockRows(tx *gorm.DB, model any, strength, which string, args []any) error {
	if !IsPostgres(tx) {
		return nil
	}
	var ids []int64
	return tx.Model(model).Where(which, args...).Clauses(clause.Locking{Strength: strength}).Order("id").Pluck("id", &ids).Error
}

// LockKey waits until no other process has the key. This transaction then has it
// until it ends. SQLite has one writer, who needs no keys.
func LockKey(tx *gorm.DB, key int64) error {
	if !IsPostgres(tx) {
		return nil
	}
	return tx.Exec("SELECT pg_advisory_xact_lock(?)", key).Error
}

// TryKey reports whether no other process has the key. If so, this transaction has
// it until it ends. Processes that share a file of SQLite all get it.
func TryKey(tx *gorm.DB, key int64) (got bool, err error) {
	if !IsPostgres(tx) {
		return true, nil
	}
	return got, tx.Raw("SELECT pg_try_advisory_xact_lock(?)", key).Scan(&got).Error
}
