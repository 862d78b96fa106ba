// Package migrate has the steps by which the tables of a database came to be as they are,
// one file each. It knows nothing of today's rows: a step is frozen when it is released.
package migrate
