package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Cluster is a throw-away PostgreSQL server, which ends with the process of the
// tests, however that ends.
type Cluster struct {
	dir     string
	port    int
	options []string
	held    io.Closer // the guard's standard input
	server  *exec.Cmd // the guard

	mu     sync.Mutex
	named  int               // how many names have been given to databases
	admin  *pgx.Conn         // kept open, for the sake of time
	empty  string            // the statements that empty a database
	marked string            // what the template's schema is recognised by
	free   []string          // names of databases that are empty
	of     map[string]string // databases in use, by path
}

// guard runs PostgreSQL until its standard input is closed, which the system does
// when the process of the tests ends, and then removes the server's files.
const guard = `dir=$1; shift; "$@" & server=$!; cat; kill -INT $server; wait $server; [ -e "$dir/again" ] || rm -rf "$dir"`

var shared = sync.OnceValues(func() (*Cluster, error) { return start("-c", "fsync=off", "-c", "full_page_writes=off") })

// Postgres returns the server that all tests of the process share. It doesn't wait
// for its disk. The user "guarded" needs a password there, the others don't.
func Postgres(t testing.TB) *Cluster {
	t.Helper()
	c, err := shared()
	if errors.Is(err, errMissing) {
		missing(t, err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Own returns a server for one test, which may stop it. It waits for its disk.
func Own(t testing.TB) *Cluster {
	t.Helper()
	c, err := start()
	if errors.Is(err, errMissing) {
		missing(t, err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.held.Close() })
	return c
}

var errMissing = errors.New("it isn't here")

// binaries returns the folder of the newest server's programs. Debian doesn't have
// them on the path.
func binaries() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	newest, folder := 0, ""
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	for _, path := range found {
		bin := filepath.Dir(path)
		if version, _ := strconv.Atoi(filepath.Base(filepath.Dir(bin))); version > newest {
			newest, folder = version, bin
		}
	}
	if folder == "" {
		return "", errMissing
	}
	return folder, nil
}

func start(options ...string) (*Cluster, error) {
	bin, err := binaries()
	if err != nil {
		return nil, err
	}
	attributes, own, err := account()
	if err != nil {
		return nil, err
	}
	// Not the test's own folder: another user may have to enter it.
	dir, err := os.MkdirTemp("", "caseload-postgres-")
	if err != nil {
		return nil, err
	}
	if err := own(dir); err != nil {
		return nil, err
	}
	initdb := exec.Command(filepath.Join(bin, "initdb"), "-D", filepath.Join(dir, "data"), "-U", "caseload", "-A", "trust",
		"-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
	initdb.Dir, initdb.SysProcAttr = dir, attributes
	if out, err := initdb.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	rules := "host all guarded 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n"
	if err := os.WriteFile(filepath.Join(dir, "data", "pg_hba.conf"), []byte(rules), 0o600); err != nil {
		return nil, err
	}
	c := &Cluster{dir: dir, options: options, of: map[string]string{}}
	if c.port, err = freePort(); err != nil {
		return nil, err
	}
	return c, c.run()
}

func (c *Cluster) run() error {
	bin, err := binaries()
	if err != nil {
		return err
	}
	attributes, _, err := account()
	if err != nil {
		return err
	}
	stdin, held, err := os.Pipe()
	if err != nil {
		return err
	}
	defer stdin.Close()
	log, err := os.Create(filepath.Join(c.dir, "log"))
	if err != nil {
		return err
	}
	defer log.Close()
	args := append([]string{"-c", guard, "guard", c.dir, filepath.Join(bin, "postgres"), "-D", filepath.Join(c.dir, "data"),
		"-p", strconv.Itoa(c.port), "-h", "127.0.0.1", "-k", "", "-c", "max_connections=200", "-c", "wal_level=minimal", "-c", "max_wal_senders=0"}, c.options...)
	server := exec.Command("sh", args...)
	server.Dir, server.Stdin, server.Stdout, server.Stderr = c.dir, stdin, log, log
	server.SysProcAttr = attributes
	if err := server.Start(); err != nil {
		return err
	}
	c.held, c.server = held, server
	for range 1000 {
		if _, err = c.Do("postgres", "SELECT 1"); err == nil {
			return nil
		}
		time.Sleep(10 * time.Millisecond)
	}
	said, _ := os.ReadFile(log.Name())
	return fmt.Errorf("PostgreSQL didn't start: %w\n%s", err, said)
}

// again is the name of a file that says that the server will be started again.
const again = "again"

// Stop stops a server of [Own]; Start starts it again.
func (c *Cluster) Stop(t testing.TB) {
	t.Helper()
	err := os.WriteFile(filepath.Join(c.dir, again), nil, 0o600)
	if err = errors.Join(err, c.held.Close(), c.server.Wait()); err != nil {
		t.Fatal(err)
	}
}

// Start starts a server that has been stopped.
func (c *Cluster) Start(t testing.TB) {
	t.Helper()
	if err := errors.Join(os.Remove(filepath.Join(c.dir, again)), c.run()); err != nil {
		t.Fatal(err)
	}
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// Address returns the address of a database for a user who needs no password.
func (c *Cluster) Address(database string) string { return c.AddressAs("caseload", database) }

// AddressAs returns the address of a database for a user, who may have a password
// after a colon.
func (c *Cluster) AddressAs(who, database string) string {
	return fmt.Sprintf("postgres://%s@127.0.0.1:%d/%s?sslmode=disable", who, c.port, database)
}

// Do runs statements in a database, and returns the rows of the last one as text.
func (c *Cluster) Do(database string, statements ...string) (rows []string, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, c.Address(database))
	if err != nil {
		return nil, err
	}
	defer conn.Close(ctx)
	return do(ctx, conn, statements)
}

func do(ctx context.Context, conn *pgx.Conn, statements []string) (rows []string, err error) {
	for _, statement := range statements {
		results, err := conn.PgConn().Exec(ctx, statement).ReadAll()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", statement, err)
		}
		rows = nil
		for _, row := range results[len(results)-1].Rows {
			rows = append(rows, string(bytes.Join(row, []byte(" "))))
		}
	}
	return rows, nil
}
