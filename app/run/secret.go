package run

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
)

// secretBytes is the length of what opens something to whoever has it: a guest's
// cookie, the address of a board, the address of what is shared.
const secretBytes = 32

// NewSecret draws a secret as it stands in an address or a cookie, and the hash by
// which it is known again.
func NewSecret() (text string, hash []byte) {
	b := make([]byte, secretBytes)
	rand.Read(b)
	sum := sha256.Sum256(b)
	return base64.RawURLEncoding.EncodeToString(b), sum[:]
}

// HashOf returns the hash of a secret; false where the text can't be one.
func HashOf(text string) ([]byte, bool) {
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || len(b) != secretBytes {
		return nil, false
	}
	sum := sha256.Sum256(b)
	return sum[:], true
}

// Seed draws a seed. It stays below 2^53, so that every program can read it back.
func Seed() uint64 {
	var b [8]byte
	rand.Read(b[:])
	return binary.BigEndian.Uint64(b[:]) >> 11
}
