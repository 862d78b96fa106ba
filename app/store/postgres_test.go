package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/database"
	"caseload/app/store/storetest"

	"gorm.io/gorm"
)

func TestOnPostgres(t *testing.T) { storetest.OnPostgres(t, "") }

// blank makes a database with nothing in it, for one test, and returns its name.
func blank(t *testing.T, c *storetest.Cluster, how string, statements ...string) string {
	t.Helper()
	name := "blank_" + strings.ToLower(strings.NewReplacer("/", "_", "'", "").Replace(t.Name()))
	name = name[:min(len(name), 60)]
	must(c.Do("postgres", "CREATE DATABASE "+name+" TEMPLATE template0 "+how))(t)
	t.Cleanup(func() { must(c.Do("postgres", "DROP DATABASE "+name+" WITH (FORCE)"))(t) })
	if len(statements) > 0 {
		must(c.Do(name, statements...))(t)
	}
	return name
}

const tablesThere = "SELECT string_agg(tablename || (xpath('/row/c/text()', query_to_xml('SELECT count(*) AS c FROM ' || quote_ident(tablename), false, true, '')))[1]::text, ' ' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'"

func TestAServerThatCannotBeUsedIsLeftAlone(t *testing.T) {
	c := storetest.OnlyPostgres(t)
	must(c.Do("postgres", "CREATE ROLE guarded LOGIN PASSWORD 'geheim'"))(t)
	t.Cleanup(func() { must(c.Do("postgres", "DROP ROLE guarded"))(t) })
	for _, x := range []struct{ name, how, there, who, query, says string }{
		{"a wrong password", "", "", "guarded:verkehrt", "", `doesn't let user "guarded" in`},
		{"no password", "", "", "guarded", "", `doesn't let user "guarded" in`},
		{"another program's tables", "", "CREATE TABLE songs (title text)", "caseload", "", "not one of Caseload's"},
		{"another program's migrations", "", "CREATE TABLE migrations (id int, migration text); INSERT INTO migrations VALUES (1, 'create_users')", "caseload", "", "not one of Caseload's"},
		{"other migrations altogether", "", "CREATE TABLE migrations (version text)", "caseload", "", "not one of Caseload's"},
		{"no right to make tables", "", "", "guarded:geheim", "", "may not do what Caseload does"},
		{"an encoding without all letters", "ENCODING 'LATIN1' LOCALE 'C'", "", "caseload", "", "encoding is LATIN1"},
		{"a schema that isn't there", "", "", "caseload", "&search_path=nowhere", "no schema of the search_path"},
		{"a server that is only read", "", "", "caseload", "&default_transaction_read_only=on", "only lets itself be read"},
	} {
		t.Run(x.name, func(t *testing.T) {
			name := blank(t, c, x.how)
			if x.there != "" {
				must(c.Do(name, x.there))(t)
			}
			before := must(c.Do(name, tablesThere))(t)
			refused(t, c.AddressAs(x.who, name)+x.query, x.says)
			if after := must(c.Do(name, tablesThere))(t); fmt.Sprint(after) != fmt.Sprint(before) {
				t.Errorf("the tables were %s and are %s", before, after)
			}
		})
	}
	refused(t, c.Address("nobody_made_it"), `no database "nobody_made_it"; createdb`)
}

// refused opens an address, which must fail with an error that names the address, has
// a sentence in it and no password.
func refused(t *testing.T, address, says string) error {
	t.Helper()
	var logged bytes.Buffer
	s, err := store.Open(address, clock, slog.New(slog.NewTextHandler(&logged, nil)))
	if err == nil {
		s.Close()
		t.Fatalf("opened %s", address)
	}
	if !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), database.Shown(address)) {
		t.Errorf("got %v; want %q", err, says)
	}
	for _, password := range []string{"verkehrt", "geheim"} {
		if strings.Contains(err.Error()+logged.String(), password) {
			t.Errorf("it shows the password: %v %s", err, logged.String())
		}
	}
	return err
}

func TestANewerDatabaseOnAServerIsLeftAlone(t *testing.T) {
	c := storetest.OnlyPostgres(t)
	name := blank(t, c, "")
	s := openStore(t, c.Address(name))
	newRun(t, s, newGuest(t, s, "one"))
	check(t, s.PretendNewer())
	check(t, s.Close())
	before := must(c.Do(name, tablesThere))(t)
	mustBe(t, refused(t, c.Address(name), "2099-01-01-future"), store.ErrNewer)
	if after := must(c.Do(name, tablesThere))(t); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("the tables were %s and are %s", before, after)
	}
}

// Somebody who doesn't own the tables needs rights to all of them, and no others.
func TestRightsToAllTablesAreEnough(t *testing.T) {
	c := storetest.OnlyPostgres(t)
	must(c.Do("postgres", "CREATE ROLE lesser LOGIN"))(t)
	t.Cleanup(func() { must(c.Do("postgres", "DROP ROLE lesser"))(t) })
	name := blank(t, c, "")
	check(t, openStore(t, c.Address(name)).Close())
	refused(t, c.AddressAs("lesser", name), "may not do what Caseload does")
	must(c.Do(name, "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO lesser", "REVOKE DELETE ON shares FROM lesser"))(t)
	refused(t, c.AddressAs("lesser", name), "not shares")
	must(c.Do(name, "GRANT DELETE ON shares TO lesser", "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO lesser"))(t)
	s := openStore(t, c.AddressAs("lesser", name))
	play(t, s, newRun(t, s, newGuest(t, s, "one")), 2)
	check(t, s.Close())
}

// A pooler that lends sessions for a transaction at a time is refused before anything is
// written, and one that is only in between isn't.
func TestAPoolerThatSharesSessionsIsRefused(t *testing.T) {
	c := storetest.OnlyPostgres(t)
	name := blank(t, c, "")
	refused(t, storetest.Pooler(t, c.Address(name)), "a pooler that gives a session to somebody else after each transaction")
	if there := must(c.Do(name, tablesThere))(t); fmt.Sprint(there) != "[]" {
		t.Errorf("there are tables: %s", there)
	}
	_, address := storetest.Between(t, c.Address(name))
	check(t, openStore(t, address).Close())
}

func TestServersThatStartAtOnceMigrateOnce(t *testing.T) {
	c := storetest.OnlyPostgres(t)
	name := blank(t, c, "")
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			s, err := store.Open(c.Address(name), clock, nil)
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Healthy(ctx); err != nil {
				t.Error(err)
			}
			s.Close()
		})
	}
	all.Wait()
}

func TestWhatTheServerPromisesIsLogged(t *testing.T) {
	c := storetest.OnlyPostgres(t)
	name := blank(t, c, "")
	for setting, warns := range map[string]bool{"on": false, "local": false, "off": true} {
		must(c.Do("postgres", "ALTER DATABASE "+name+" SET synchronous_commit = "+setting))(t)
		var logged bytes.Buffer
		s, err := store.Open(c.Address(name), clock, slog.New(slog.NewTextHandler(&logged, nil)))
		check(t, err)
		check(t, s.Close())
		if !strings.Contains(logged.String(), "level=INFO msg=\"the database is PostgreSQL\"") || !strings.Contains(logged.String(), "synchronous_commit="+setting) {
			t.Errorf("%s: the log says %s", setting, logged.String())
		}
		if warns && !strings.Contains(logged.String(), "level=WARN msg=\"what was answered as kept can be lost") {
			t.Errorf("%s: nobody is warned: %s", setting, logged.String())
		}
	}
}

// The server is stopped while a decision is being written, and started again.
func TestAServerThatGoesAwayAndComesBack(t *testing.T) {
	storetest.OnlyPostgres(t)
	c := storetest.Own(t)
	s := openStore(t, c.Address("postgres"))
	run := newRun(t, s, newGuest(t, s, "one"))
	play(t, s, run, 2)

	begun, wait := make(chan bool), make(chan bool)
	written := make(chan error)
	go func() {
		written <- s.Write(ctx, func(tx *gorm.DB) error {
			err := tx.Exec("UPDATE runs SET terms = 'half'").Error
			close(begun)
			<-wait
			return err
		})
	}()
	<-begun
	c.Stop(t)
	close(wait)
	if err := <-written; !errors.Is(err, store.ErrNotKept) && !errors.Is(err, store.ErrUncertain) {
		t.Errorf("in the middle of it: %v", err)
	}
	mustBe(t, s.Append(ctx, run, decision(run.ID(), 3), nil, false), store.ErrNotKept)
	_, err := s.Decisions(ctx, run.Reading(), 0)
	mustBe(t, err, store.ErrAway)
	mustBe(t, s.Healthy(ctx), store.ErrAway)

	c.Start(t)
	check(t, s.Healthy(ctx))
	check(t, s.Append(ctx, run, decision(run.ID(), 3), nil, false))
	if log := must(s.Decisions(ctx, run.Reading(), 0))(t); len(log) != 3 {
		t.Errorf("%d decisions are there, not 3", len(log))
	}
	if r := must(s.MineOf(ctx, run.ID()))(t).Run(); string(r.Terms) == "half" {
		t.Error("half of a write was kept")
	}
	check(t, s.Close())
}

func TestAllConnectionsAreInUse(t *testing.T) {
	storetest.OnlyPostgres(t)
	s, err := store.OpenImpatient(storetest.At(t, filepath.Join(t.TempDir(), "a.db")), 100*time.Millisecond, clock, logger())
	check(t, err)
	defer s.Close()
	run := newRun(t, s, newGuest(t, s, "one"))
	release := must(s.UseConnections(16))(t)
	err = s.Append(ctx, run, decision(run.ID(), 1), nil, false)
	mustBe(t, err, store.ErrNotKept)
	if !strings.Contains(err.Error(), "all 16 connections to the database were in use") {
		t.Errorf("it says %v", err)
	}
	release()
	check(t, s.Append(ctx, run, decision(run.ID(), 1), nil, false))
}

// The connection is lost while a decision is being committed. Whether it was stored
// is uncertain, and then found out, even if the commit arrives late.
func TestTheAnswerToACommitIsLost(t *testing.T) {
	storetest.OnlyPostgres(t)
	wire, address := storetest.Between(t, storetest.At(t, filepath.Join(t.TempDir(), "a.db")))
	s := openStore(t, address)
	run := newRun(t, s, newGuest(t, s, "one"))
	turn := 0
	for name, cut := range map[string]storetest.Cut{
		"it arrived": {Arrives: true}, "it arrived late": {Arrives: true, After: 300 * time.Millisecond}, "it never arrived": {},
	} {
		turn++
		wire.CutNext(cut)
		err := s.Append(ctx, run, decision(run.ID(), turn), []store.Writing{{Kind: "note", Text: "hm"}}, false)
		if !errors.Is(err, store.ErrUncertain) || errors.Is(err, store.ErrNotKept) {
			t.Fatalf("%s: %v", name, err)
		}
		found, err := s.DecisionAt(ctx, run.Reading(), turn)
		if !cut.Arrives {
			mustBe(t, err, store.ErrNotFound)
			turn--
			continue
		}
		check(t, err)
		if found.Digest != decision(run.ID(), turn).Digest {
			t.Errorf("%s: found %+v", name, found)
		}
	}
	check(t, s.Append(ctx, run, decision(run.ID(), 3), nil, false))
	if n := len(must(s.Writings(ctx, run))(t)); n != 2 {
		t.Errorf("%d words are there, not 2", n)
	}
}

// While one process deletes what has expired, another leaves it alone.
func TestOneProcessDeletesWhatHasExpired(t *testing.T) {
	storetest.OnlyPostgres(t)
	path := filepath.Join(t.TempDir(), "a.db")
	one, two := openStore(t, path), openStore(t, path)
	newRun(t, one, newGuest(t, one, "one"))
	at(t, later)
	check(t, one.WhileDeleting(func() {
		if n := must(two.DeleteExpired(ctx, two.Operator(), clock()))(t); n != 0 {
			t.Errorf("the other deleted %d", n)
		}
	}))
	if n := must(two.DeleteExpired(ctx, two.Operator(), clock()))(t); n != 2 {
		t.Errorf("%d were deleted afterwards, not the run and its guest", n)
	}
}

// A run that is extended at the moment at which it would be deleted stays.
func TestARunThatIsExtendedIsNotDeleted(t *testing.T) {
	storetest.OnlyPostgres(t)
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one"))
	at(t, later)
	begun, wait, extended := make(chan bool), make(chan bool), make(chan error)
	go func() {
		extended <- s.Write(ctx, func(tx *gorm.DB) error {
			err := tx.Exec("UPDATE guests SET expires_at = expires_at * 2").Error
			if err == nil {
				err = tx.Exec("UPDATE runs SET expires_at = expires_at * 2").Error
			}
			close(begun)
			<-wait
			return err
		})
	}()
	<-begun
	deleted := make(chan int)
	go func() {
		n, err := s.DeleteExpired(ctx, s.Operator(), clock())
		if err != nil {
			t.Error(err)
		}
		deleted <- n
	}()
	s.AwaitLock(t)
	close(wait)
	check(t, <-extended)
	if n := <-deleted; n != 0 {
		t.Errorf("%d were deleted", n)
	}
	must(s.MineOf(ctx, run.ID()))(t)
}
