package database

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"
)

// checkSettings refuses a server that can't keep what Caseload keeps, and logs what
// it promises. The log is told, and nothing is refused, if what was answered as kept
// could be lost: for some databases that is what their owner wants.
func checkSettings(db *gorm.DB, log *slog.Logger) error {
	var is struct {
		Version, Encoding, Synchronous, Fsync, ReadOnly string
		Schema                                          *string
	}
	err := db.Raw(`SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding,
		current_setting('synchronous_commit') AS synchronous, current_setting('fsync') AS fsync,
		current_setting('transaction_read_only') AS read_only, current_schema() AS schema`).Scan(&is).Error
	switch {
	case err != nil:
		return err
	case is.Encoding != "UTF8":
		return fmt.Errorf("the database's encoding is %s, in which not every text can be kept; make one with UTF8", is.Encoding)
	case is.ReadOnly == "on":
		return errors.New("this server only lets itself be read: it is a standby, or default_transaction_read_only is on")
	case is.Schema == nil:
		return errors.New("no schema of the search_path is there, or the user may use none of them")
	}
	log.Info("the database is PostgreSQL", "version", is.Version, "synchronous_commit", is.Synchronous, "fsync", is.Fsync)
	if is.Synchronous == "off" || is.Fsync == "off" {
		log.Warn("what was answered as kept can be lost if the database server fails, because it doesn't wait for its disk",
			"synchronous_commit", is.Synchronous, "fsync", is.Fsync)
	}
	return nil
}

// errPooler says what is wrong with a pooler that lends a session for one transaction
// at a time. Settings, prepared statements, locks and LISTEN belong to a session.
var errPooler = errors.New("this is the address of a pooler that gives a session to somebody else after each transaction. Caseload needs sessions of its own: give the address of the PostgreSQL server itself, or of a pool with pool_mode=session")

// checkSession refuses a pooler whose sessions aren't its clients' own.
func checkSession(ctx context.Context, config *pgx.ConnConfig) error {
	own, session, err := sessionOf(ctx, config, "")
	if err != nil {
		return err
	}
	defer own.Close(ctx)
	if session == own.PgConn().PID() {
		return nil // the server itself has answered
	}
	// Each of these keeps the session that it gets. None may get the one in use.
	for range 3 {
		other, lent, err := sessionOf(ctx, config, "BEGIN; ")
		if err != nil {
			return err
		}
		defer other.Close(ctx)
		if lent == session {
			return errPooler
		}
	}
	return nil
}

// sessionOf opens a connection, asks for a session's number after a first statement,
// and returns both.
func sessionOf(ctx context.Context, config *pgx.ConnConfig, first string) (conn *pgx.Conn, session uint32, err error) {
	if conn, err = pgx.ConnectConfig(ctx, config); err != nil {
		return nil, 0, err
	}
	// One message, which no pooler takes apart, and nothing prepared.
	results, err := conn.PgConn().Exec(ctx, first+"SELECT pg_backend_pid()").ReadAll()
	if err == nil {
		_, err = fmt.Sscan(string(results[len(results)-1].Rows[0][0]), &session)
	}
	if err != nil {
		return nil, 0, errors.Join(err, conn.Close(ctx))
	}
	return conn, session, nil
}

// checkRights returns an error if the user may not do everything with every table.
func checkRights(db *gorm.DB) error {
	var tables []string
	err := db.Raw(`SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND NOT (
		has_table_privilege(quote_ident(schemaname) || '.' || quote_ident(tablename), 'SELECT') AND
		has_table_privilege(quote_ident(schemaname) || '.' || quote_ident(tablename), 'INSERT') AND
		has_table_privilege(quote_ident(schemaname) || '.' || quote_ident(tablename), 'UPDATE') AND
		has_table_privilege(quote_ident(schemaname) || '.' || quote_ident(tablename), 'DELETE')) ORDER BY tablename`).Scan(&tables).Error
	if err == nil && len(tables) > 0 {
		err = fmt.Errorf("the user may not read and write all of the tables (not %s)", tables[0])
	}
	return err
}

// explain puts a sentence about what to do before an error of opening a database.
func explain(err error, config *pgx.ConnConfig) error {
	var refused *pgconn.PgError
	var unreachable net.Error
	switch {
	case errors.As(err, &refused):
		return explainRefusal(refused, config)
	case errors.As(err, new(*pgconn.ConnectError)) && errors.As(err, &unreachable):
		return fmt.Errorf("no PostgreSQL server can be reached there: %w", unreachable)
	}
	return err
}

func explainRefusal(refused *pgconn.PgError, config *pgx.ConnConfig) error {
	switch refused.Code {
	case "28000", "28P01":
		return fmt.Errorf("the server doesn't let user %q in. The password may be in the file .pgpass, or in PGPASSWORD or CASELOAD_DB: %w", config.User, refused)
	case "3D000":
		return fmt.Errorf("the server has no database %q; createdb --template template0 --encoding UTF8 --locale C.UTF-8 makes one: %w", config.Database, refused)
	case "42501":
		return fmt.Errorf("user %q may not do what Caseload does in this database, which is to make tables and use them: %w", config.User, refused)
	case "42P07":
		return fmt.Errorf("some of the tables are there already, and aren't those that this program makes: %w", refused)
	case "53300":
		return fmt.Errorf("the server has no connection left; each Caseload uses up to %d: %w", poolSize, refused)
	case "55P03":
		return fmt.Errorf("another program has been migrating this database for a minute: %w", refused)
	case "57P03":
		return fmt.Errorf("the server is starting or stopping; try again in a moment: %w", refused)
	}
	return refused
}

func postgresLacksColumn(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && e.Code == "42703"
}
