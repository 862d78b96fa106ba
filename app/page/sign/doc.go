// Package sign draws the pages on which people sign in, look after their account, and
// invite others to their organisation.
//
// The package must not show a passphrase, not even to whoever typed it.
package sign
