package database

import (
	"cmp"
	"errors"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// scheme matches the beginning of an address that isn't a path. It has at least
// two letters, since C:/ begins a path.
var scheme = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]+):/`)

// IsServer reports whether a database's address is meant for a server rather than
// for a file. It says nothing about whether the address is right.
func IsServer(address string) bool { return scheme.MatchString(address) }

// Shown returns a database's address as it may be shown: without a password, and
// without anything that might be a part of one.
func Shown(address string) string {
	if !IsServer(address) {
		return address
	}
	u, err := parseURL(address)
	if err != nil {
		return scheme.FindStringSubmatch(address)[1] + "://…"
	}
	shown := url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}
	if u.User != nil {
		shown.User = url.User(u.User.Username())
	}
	return shown.String()
}

// HasPassword reports whether a database's address has a password in it.
func HasPassword(address string) bool {
	u, err := parseURL(address)
	if !IsServer(address) || err != nil {
		return false
	}
	_, set := u.User.Password()
	return set || u.Query().Has("password")
}

// errAddress doesn't name the address, for the reason it gives.
var errAddress = errors.New("this isn't the address of a PostgreSQL database. It is written postgres://USER@HOST:PORT/DATABASE; within a user's name or a password, a sign such as : / ? # @ or % is written as its code, %3A %2F %3F %23 %40 or %25. What was given isn't repeated here, since a part of it may be a password")

// parseURL reads an address of PostgreSQL. An unencoded / ? or # in a password ends
// the part in which it stands, so that the rest, with an @, is taken for a path or
// a query.
func parseURL(address string) (*url.URL, error) {
	if !strings.HasPrefix(address, "postgres://") && !strings.HasPrefix(address, "postgresql://") {
		return nil, errAddress
	}
	u, err := url.Parse(address)
	if err != nil || strings.Contains(u.EscapedPath()+u.RawQuery, "@") || u.Fragment != "" {
		return nil, errAddress
	}
	return u, nil
}

// parseAddress returns the settings with which to connect to an address. What it
// doesn't say, pgx takes from the environment and from the user's password file.
func parseAddress(address string) (*pgx.ConnConfig, error) {
	u, err := parseURL(address)
	if err != nil {
		return nil, err
	}
	if strings.Contains(u.Host, ",") {
		return nil, errors.New("an address with several servers isn't supported: what was kept on one must be readable at once, which a copy of it doesn't promise")
	}
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, errAddress // pgx's error may have a part of the password in it
	}
	if config.Database == "" {
		return nil, errors.New("the address has no database; it is written postgres://USER@HOST:PORT/DATABASE")
	}
	config.ConnectTimeout = min(cmp.Or(config.ConnectTimeout, connectTimeout), connectTimeout)
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "caseload"
	}
	return config, nil
}

const connectTimeout = 10 * time.Second
