package storetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

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
	_, err := c.Do("postgres", "CREATE DATABASE "+name+" TEMPLATE "+template)
	return name, err
}

func (c *Cluster) name() string {
	c.named++
	return fmt.Sprintf("test%d", c.named)
}

func (c *Cluster) makeTemplate() error {
	if _, err := c.Do("postgres", "CREATE DATABASE "+template+" TEMPLATE template0"); err != nil {
		return err
	}
	s, err := store.Open(c.Address(template), func() time.Time { return time.Time{} }, nil)
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	tables, err := c.Do(template, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'")
	if err != nil {
		return err
	}
	c.tables = strings.Join(tables, ", ")
	c.marked, err = c.mark(template)
	return err
}

// mark returns what a database with another schema than another's differs in: the
// names of columns, indexes and migrations.
func (c *Cluster) mark(database string) (string, error) {
	rows, err := c.Do(database, `SELECT
		(SELECT string_agg(table_name || '.' || column_name, ' ' ORDER BY table_name, column_name) FROM information_schema.columns WHERE table_schema = 'public'),
		(SELECT string_agg(indexname, ' ' ORDER BY indexname) FROM pg_indexes WHERE schemaname = 'public'),
		(SELECT string_agg(id, ' ' ORDER BY id) FROM migrations)`)
	return strings.Join(rows, " "), err
}

// giveBack empties a database for another test. It gets another name, so that what
// this test may have left running doesn't find it. If the test has changed its
// schema, it is dropped.
func (c *Cluster) giveBack(path, name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.of, path)
	if mark, err := c.mark(name); err == nil && mark == c.marked {
		renamed := c.name()
		_, err := c.Do("postgres",
			"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '"+name+"'",
			"ALTER DATABASE "+name+" RENAME TO "+renamed)
		if err == nil {
			if _, err = c.Do(renamed, "TRUNCATE "+c.tables+" RESTART IDENTITY"); err == nil {
				c.free = append(c.free, renamed)
				return
			}
			name = renamed
		}
	}
	_, _ = c.Do("postgres", "DROP DATABASE "+name+" WITH (FORCE)") // at the latest it goes with the server
}
