package database

import (
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// A process has a row on a lease while the row's column leased_until is ahead. If the process
// is killed, the lease runs out. Leases run by the database's clock: those of servers differ.

// LongestLease is how long a lease may last. What seems further ahead was written before the
// database's clock was set back, and is over.
const LongestLease = 10 * time.Minute

// Clock returns an expression for the time by the database's clock, in milliseconds.
func Clock(db *gorm.DB) string {
	if IsPostgres(db) {
		return "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS bigint)"
	}
	return "CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS bigint)"
}

// Until returns the end of a lease that begins now.
func Until(db *gorm.DB, lease time.Duration) clause.Expr {
	return gorm.Expr(Clock(db)+" + ?", lease.Milliseconds())
}

// Unleased leaves the rows that no process has on a lease.
func Unleased(rows *gorm.DB) *gorm.DB {
	now := Clock(rows)
	return rows.Where("leased_until <= "+now+" OR leased_until > "+now+" + ?", LongestLease.Milliseconds())
}
