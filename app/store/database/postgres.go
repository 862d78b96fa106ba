package database

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

// The files whose names begin with postgres hold everything that is specific to
// PostgreSQL, together with lock.go.

const (
	// poolSize is the greatest number of connections of one process. PostgreSQL
	// allows 100 by default, for all processes together, and more of them don't make
	// it faster.
	poolSize = 16

	// startLimit is how long a start may take. Others that start at the same time
	// migrate first.
	startLimit = time.Minute

	// The key of an advisory lock: "case" and a number.
	lockMigrating = 0x63617365_00000001
)

func openPostgres(address string, patience time.Duration, log *slog.Logger) (*Database, error) {
	config, err := parseAddress(address)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), startLimit)
	defer cancel()
	if err := preparePostgres(ctx, config, log); err != nil {
		return nil, explain(err, config)
	}
	db, err := connect(config, poolSize, patience)
	if err != nil {
		return nil, explain(err, config)
	}
	e := &postgresEngine{db: db, limit: 2 * patience, log: log, config: config, dirty: make(chan struct{}, 1), told: make(chan struct{})}
	go e.notify()
	return &Database{engine: e, rw: db, ro: db}, nil
}

// connect opens a pool of connections. Patience is how long a statement waits for what
// others have locked.
func connect(config *pgx.ConnConfig, connections int, patience time.Duration) (*gorm.DB, error) {
	pool := stdlib.OpenDB(*config, stdlib.OptionAfterConnect(func(ctx context.Context, c *pgx.Conn) error {
		// A transaction whose program no longer answers holds its locks for no
		// longer than this.
		const abandoned = 20 * time.Second
		_, err := c.PgConn().Exec(ctx, fmt.Sprintf("SET idle_in_transaction_session_timeout = %d; SET lock_timeout = %d",
			abandoned.Milliseconds(), patience.Milliseconds())).ReadAll()
		return err
	}))
	pool.SetMaxOpenConns(connections)
	pool.SetMaxIdleConns(connections)
	settings := gormConfig()
	// Named columns rather than *: PostgreSQL refuses a prepared statement whose
	// result has changed, as SELECT * does after another process has added a column.
	settings.QueryFields = true
	db, err := gorm.Open(postgresDialect{postgres.New(postgres.Config{Conn: pool}).(*postgres.Dialector)}, settings)
	if err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return db, nil
}

// preparePostgres checks the server's settings and the database's tables, and runs
// the migrations that are missing. Of several processes that start at once, one
// migrates; the others wait and then find everything done.
func preparePostgres(ctx context.Context, config *pgx.ConnConfig, log *slog.Logger) (err error) {
	pool, err := connect(config, 1, startLimit) // one connection, to which the lock belongs
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closePool(pool)) }()
	db := pool.WithContext(ctx)
	if err := checkSession(ctx, config); err != nil {
		return err
	}
	if err := checkSettings(db, log); err != nil {
		return err
	}
	if err := db.Exec("SELECT pg_advisory_lock(?)", lockMigrating).Error; err != nil {
		return err
	}
	if err := recognise(db); err != nil {
		return err
	}
	if err := upgrade(db); err != nil {
		return err
	}
	return checkRights(db)
}

// postgresDialect is GORM's, with the errors that this package tells apart.
type postgresDialect struct{ *postgres.Dialector }

func (d postgresDialect) Translate(err error) error { return translatePostgres(err) }

// tablesOf returns the names of all tables in a database; in PostgreSQL, those of
// the schema in use, including those that the user may not read.
func tablesOf(db *gorm.DB) (tables []string, err error) {
	if !IsPostgres(db) {
		return db.Migrator().GetTables()
	}
	return tables, db.Raw("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").Scan(&tables).Error
}
