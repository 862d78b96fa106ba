//go:build !unix

package storetest

import "syscall"

func account() (*syscall.SysProcAttr, func(folder string) error, error) {
	return nil, nil, errMissing
}
