package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"caseload/app/store"
)

// at returns the address of the database that belongs to a path until the test ends.
func (c *Cluster) at(t testing.TB, path string) string {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	name, known := c.of[path]
	if !known {
		var err error
		if name, err = c.take(); err != nil {
			t.Fatal(err)
		}
		c.of[path] = name
		t.Cleanup(func() { c.giveBack(path, name) })
	}
	return c.Address(name)
}

// template is the name of a database in which all migrations have run.
const template = "migrated"

// take returns the name of an empty, migrated database.
func (c *Cluster) take() (string, error) {
	if n := len(c.free); n > 0 {
		name := c.free[n-1]
		c.free = c.free[:n-1]
		return name, nil
	}
	if c.marked == "" {
		if err := c.makeTemplate(); err != nil {
			return "", err
		}
	}
	name := c.name()
	return name, c.manage("CREATE DATABASE " + name + " TEMPLATE " + template)
}

func (c *Cluster) name() string {
	c.named++
	return fmt.Sprintf("test%d", c.named)
}

func (c *Cluster) makeTemplate() error {
	if err := c.manage("CREATE DATABASE " + template + " TEMPLATE template0"); err != nil {
		return err
	}
	s, err := store.Open(c.Address(template), func() time.Time { return time.Time{} }, nil)
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	// Without foreign keys, so that the tables can be emptied in any order.
	statements, err := c.Do(template, `SELECT 'DELETE FROM ' || tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'`)
	if err != nil {
		return err
	}
	// Unlike ALTER SEQUENCE … RESTART, setval makes no new file for each sequence.
	c.empty = "SET session_replication_role = replica; " + strings.Join(statements, "; ") + "; SELECT setval(seqrelid, seqstart, false) FROM pg_sequence"
	c.marked, err = c.mark(template)
	return err
}

// manage runs statements about databases.
func (c *Cluster) manage(statements ...string) (err error) {
	ctx := context.Background()
	if c.admin == nil || c.admin.IsClosed() {
		if c.admin, err = pgx.Connect(ctx, c.Address("postgres")); err != nil {
			return err
		}
	}
	_, err = do(ctx, c.admin, statements)
	return err
}

// mark returns what a database with another schema than another's differs in: the
// names of columns, indexes and migrations.
func (c *Cluster) mark(database string) (string, error) {
	rows, err := c.Do(database, marks)
	return strings.Join(rows, " "), err
}

const marks = `SELECT
		(SELECT string_agg(relname || '.' || attname, ' ' ORDER BY relname, attname) FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
			WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped),
		(SELECT string_agg(id, ' ' ORDER BY id) FROM migrations)`

// giveBack empties a database for another test. It gets another name, so that what
// this test may have left running doesn't find it. If the test has changed its
// schema, it is dropped.
func (c *Cluster) giveBack(path, name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.of, path)
	renamed := c.name()
	err := c.manage("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '"+name+"'",
		"ALTER DATABASE "+name+" RENAME TO "+renamed)
	if err != nil {
		renamed = name
	}
	// The schema is looked at last, in the same connection.
	if found, err := c.Do(renamed, c.empty, marks); err == nil && strings.Join(found, " ") == c.marked {
		c.free = append(c.free, renamed)
		return
	}
	_ = c.manage("DROP DATABASE " + renamed + " WITH (FORCE)") // at the latest it goes with the server
}
