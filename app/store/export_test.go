package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"fmt"
	"io"
	"log/slog"
	"testing"
	"time"

	"github.com/go-gormigrate/gormigrate/v2"
	"gorm.io/gorm"

	"caseload/app/store/database"
	"caseload/app/store/migrate"
	"caseload/app/store/row"
)

// OpenImpatient is Open with a shorter time to wait for a lock, for tests in
// which another process is in the way.
func OpenImpatient(path string, busy time.Duration, now func() time.Time, log *slog.Logger) (*Store, error) {
	return open(path, busy, now, log)
}

// Pragma sets a pragma on the connection that writes.
func (s *Store) Pragma(set string) error { return s.db.Direct().Exec("PRAGMA " + set).Error }

// Write sends the writer an arbitrary write.
func (s *Store) Write(ctx context.Context, apply func(tx *gorm.DB) error) error {
	return s.write(ctx, apply)
}

// BareInsert is the cheapest durable decision possible here: the row alone,
// through the same writer.
func (s *Store) BareInsert(ctx context.Context, d Decision) error {
	row := decisionRow{d.Run, d.Turn, d.Offer, string(d.With), d.Digest, millis(d.MadeAt), nil}
	return s.write(ctx, func(tx *gorm.DB) error { return tx.Create(&row).Error })
}

// PretendNewer records a migration that this program doesn't know.
func (s *Store) PretendNewer() error {
	return s.db.Direct().Table(migrate.Options.TableName).Create(map[string]any{"id": "2099-01-01-future"}).Error
}

// MigrateWith runs the released migrations and then further steps.
func (s *Store) MigrateWith(steps ...*gormigrate.Migration) error {
	return gormigrate.New(s.db.Direct(), &migrate.Options, append(migrate.Steps[:len(migrate.Steps):len(migrate.Steps)], steps...)).Migrate()
}

// Schema returns the SQL of all tables and indexes or, of PostgreSQL, their columns,
// constraints and indexes, in order.
func (s *Store) Schema() ([]string, error) {
	var ddl []string
	if database.IsPostgres(s.read(context.Background())) {
		return ddl, s.read(context.Background()).Raw(`SELECT table_name || '.' || column_name || ' ' || data_type || COALESCE('(' || character_maximum_length || ')', '') ||
				CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END || COALESCE(' DEFAULT ' || column_default, '')
			FROM information_schema.columns WHERE table_schema = current_schema()
			UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
			UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1`).Scan(&ddl).Error
	}
	err := s.read(context.Background()).Raw("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name").
		Scan(&ddl).Error
	return ddl, err
}

// UseConnections takes connections out of the pool until release is called.
func (s *Store) UseConnections(n int) (release func(), err error) {
	pool, err := s.read(context.Background()).DB()
	if err != nil {
		return nil, err
	}
	var all []*sql.Conn
	for range n {
		conn, err := pool.Conn(context.Background())
		if err != nil {
			return nil, err
		}
		all = append(all, conn)
	}
	return func() {
		for _, conn := range all {
			conn.Close()
		}
	}, nil
}

// WhileDeleting calls f while this process has the key with which expired rows are
// deleted.
func (s *Store) WhileDeleting(f func()) error {
	return s.write(context.Background(), func(tx *gorm.DB) error {
		got, err := database.TryKey(tx, lockDeleting)
		if err == nil && !got {
			err = ErrTaken
		}
		if err == nil {
			f()
		}
		return err
	})
}

// AwaitLock returns once some connection to the database waits for a lock.
func (s *Store) AwaitLock(t testing.TB) {
	t.Helper()
	for n := 0; n == 0; time.Sleep(time.Millisecond) {
		err := s.read(context.Background()).Raw("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").Scan(&n).Error
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Groups reports whether the store commits what is waiting as a group.
func (s *Store) Groups() bool {
	return s.db.Overwrites() // as SQLite does
}

// Queued returns how many writes are waiting behind the current one.
func (s *Store) Queued() int { return s.db.Queued() }

// MineOf returns the proof for a run, for a test that knows only the run's
// number, as after a kill.
func (s *Store) MineOf(ctx context.Context, id int64) (Mine, error) {
	var row runRow
	err := s.read(ctx).Take(&row, "id = ?", id).Error
	return Mine{run: row.run(), guest: row.GuestID}, in("run", err)
}

// Counts returns the number of rows in each table, with some totals for runs and
// classes, one line a table.
func (s *Store) Counts() ([]string, error) {
	var list []string
	for _, sql := range []string{
		"SELECT count(*) FROM guests", "SELECT count(*) FROM decisions", "SELECT count(*) FROM writings", "SELECT count(*) FROM shares", "SELECT count(*) FROM comments",
		"SELECT count(*) FROM records", "SELECT count(*) || ' ' || sum(extra) || ' ' || max(expires_at) FROM runs",
		"SELECT count(*) || ' ' || count(ends_at) FROM classes",
		"SELECT count(*) FROM persons", "SELECT count(*) FROM memberships", "SELECT count(*) || ' ' || sum(seen_at) FROM sessions", "SELECT count(*) FROM browsers",
		"SELECT count(*) || ' ' || count(used_at) FROM invitations", "SELECT count(*) FROM audit", "SELECT max(hash) FROM passphrases",
		"SELECT count(*) || ' ' || count(archived_at) FROM cohorts", "SELECT count(*) FROM cohort_members", "SELECT count(*) FROM pair_codes", "SELECT count(*) FROM comments_seen",
	} {
		var text string
		if err := s.read(context.Background()).Raw(sql).Row().Scan(&text); err != nil {
			return nil, err
		}
		list = append(list, text)
	}
	return list, nil
}

// CountRows returns what is kept of counts, one line a row.
func (s *Store) CountRows() (list []string, err error) {
	return list, s.read(context.Background()).Raw(`SELECT what || ' ' || who || ' ' || ends_at || ' ' || n FROM counts
		UNION ALL SELECT 'secret ' || secret || ' ' || ends_at FROM count_secrets`).Scan(&list).Error
}

// FillCounts keeps n counts whose spans end at a time.
func (s *Store) FillCounts(n int, ends time.Time) error {
	rows := make([]countRow, n)
	for i := range rows {
		rows[i] = countRow{"filled", fmt.Sprint(i), millis(ends), 1}
	}
	return s.db.Direct().CreateInBatches(rows, 1_000).Error
}

// SetMaxCounts changes how many counts are kept until the end of a test.
func SetMaxCounts(t interface{ Cleanup(func()) }, n int64) {
	before := maxCounts
	maxCounts = n
	t.Cleanup(func() { maxCounts = before })
}

// Pack and Unpack are how records are compressed.
var Pack, Unpack = pack, unpack

// RecordSize returns how many bytes a run's desks take in the database.
func (s *Store) RecordSize(run int64) (n int, err error) {
	return n, s.db.Direct().Raw("SELECT SUM(LENGTH(desk)) FROM records WHERE run_id = ?", run).Scan(&n).Error
}

// KeepEarlierRecord stores a record as programs before groups did: each desk in a
// row of its own, compressed with gzip.
func (s *Store) KeepEarlierRecord(run int64, debrief string, desks ...string) error {
	packed := func(text string) []byte {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		io.WriteString(w, text)
		w.Close()
		return b.Bytes()
	}
	for turn, desk := range desks {
		if err := s.db.Direct().Create(&recordRow{run, turn, packed(desk)}).Error; err != nil {
			return err
		}
	}
	return s.db.Direct().Create(&debriefRow{run, packed(debrief)}).Error
}

// CountAnswers returns how many answers are kept, of all classes.
func (s *Store) CountAnswers() (n int64, err error) {
	return n, s.read(context.Background()).Model(&answerRow{}).Count(&n).Error
}

// FillComments keeps n comments on a run.
func (s *Store) FillComments(run int64, n int) error {
	rows := make([]commentRow, n)
	for i := range rows {
		rows[i] = commentRow{RunID: run, Text: "filled"}
	}
	return s.db.Direct().CreateInBatches(rows, 1_000).Error
}

// ExpireGuestsOf has a person's guests expire then.
func (s *Store) ExpireGuestsOf(person int64, then time.Time) error {
	return s.db.Direct().Model(&guestRow{}).Where("person_id = ?", person).Update("expires_at", millis(then)).Error
}

// FillObjections keeps so many objections to a version, to try what no more than that does.
func (s *Store) FillObjections(version string, n int) error {
	rows := make([]row.Objection, n)
	for i := range rows {
		rows[i] = row.Objection{Version: version, Kind: "wrong", Text: "filled", MadeOn: "2026-11-23"}
	}
	return s.db.Direct().CreateInBatches(rows, 500).Error
}
