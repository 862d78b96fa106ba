package run

import (
	"crypto/rand"
	"encoding/binary"
)

// Seed draws a random seed. It is below 2^53, so that every program that reads
// JSON can represent it exactly.
func Seed() uint64 {
	var b [8]byte
	rand.Read(b[:])
	return binary.BigEndian.Uint64(b[:]) >> 11
}
