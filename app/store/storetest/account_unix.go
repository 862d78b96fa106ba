//go:build unix

package storetest

import (
	"fmt"
	"os"
	"os/user"
	"strconv"
	"syscall"
)

// account returns how to start a program of PostgreSQL's, and a function that gives
// it a folder. It refuses to run as root, so that root starts it as another user. It
// is in a group of processes of its own, so that no signal to the tests reaches it.
func account() (*syscall.SysProcAttr, func(folder string) error, error) {
	if os.Getuid() != 0 {
		return &syscall.SysProcAttr{Setpgid: true}, func(string) error { return nil }, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, nil, fmt.Errorf("PostgreSQL doesn't run as root: %w", err)
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return nil, nil, err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return nil, nil, err
	}
	as := &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return &syscall.SysProcAttr{Credential: as, Setpgid: true},
		func(folder string) error { return os.Chown(folder, int(uid), int(gid)) }, nil
}
