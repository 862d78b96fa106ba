package store

import (
	"gorm.io/gorm"

	"caseload/app/store/database"
)

// PostgreSQL runs transactions side by side, each statement of which sees what was
// committed before it. Those that must wait for each other lock rows or a key. To
// keep them from waiting for each other in a circle, runs are locked before their
// classes, and each of these in the order of their numbers. In SQLite there is one
// writer, so nothing is locked.

// The keys that processes lock: "case" and a number. The first is the database's own, the
// fourth the shelf's.
const (
	lockDeleting = 0x63617365_00000002
	lockFirst    = 0x63617365_00000003
)

// lockClass keeps all others from counting in a class, and from changing it, until
// the transaction ends.
func lockClass(tx *gorm.DB, class int64) error { return lockClasses(tx, "id = ?", class) }

func lockClasses(tx *gorm.DB, which string, args ...any) error {
	return database.LockRows(tx, &classRow{}, "NO KEY UPDATE", which, args)
}

// lockRuns waits for all others that write to the runs, and keeps them waiting
// until the transaction ends.
func lockRuns(tx *gorm.DB, which string, args ...any) error {
	return database.LockRows(tx, &runRow{}, "UPDATE", which, args)
}
