package database

import (
	"context"
	"database/sql"
	"time"

	"gorm.io/gorm"
)

// hearEvery is how often SQLite is asked whether another process has committed. It
// takes a few microseconds. (Watching the log file doesn't work: it is written before
// what it holds can be read.)
const hearEvery = 25 * time.Millisecond

// hear calls tell once it has begun to hear, and then after every commit of this
// process or another one, until ctx ends.
func (w *writer) hear(ctx context.Context, ro *gorm.DB, tell func()) {
	defer w.committed.add(tell)()
	pool, err := ro.DB()
	if err != nil {
		w.log.Error("store: changes by other processes aren't heard", "error", err.Error())
		<-ctx.Done()
		return
	}
	for ctx.Err() == nil {
		if err := hearOthers(ctx, pool, tell); err != nil && ctx.Err() == nil {
			w.log.Error("store: hearing other processes was interrupted", "error", err.Error())
			pause(ctx, time.Second)
		}
	}
}

// hearOthers calls tell at once, and whenever any connection but its own has
// committed. It uses a single connection, because the number that SQLite gives for
// that means something only to the connection that asked.
func hearOthers(ctx context.Context, pool *sql.DB, tell func()) error {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	tick := time.NewTicker(hearEvery)
	defer tick.Stop()
	for last, first := int64(0), true; ; first = false {
		var version int64
		if err := conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version); err != nil {
			return err
		}
		if first || version != last {
			last = version
			tell()
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return nil
		}
	}
}

func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
