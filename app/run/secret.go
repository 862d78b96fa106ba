package run

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
)

// secretBytes is the length of the secrets that give access to whoever has them:
// a guest's cookie, the address of a board, the address of what is shared.
const secretBytes = 32

// NewSecret draws a random secret and returns it as text for an address or a
// cookie, with the hash by which it will be recognised.
func NewSecret() (text string, hash []byte) {
	b := make([]byte, secretBytes)
	rand.Read(b)
	sum := sha256.Sum256(b)
	return base64.RawURLEncoding.EncodeToString(b), sum[:]
}

// HashOf returns the hash of a secret, or false if the text isn't a well-formed
// secret.
func HashOf(text string) ([]byte, bool) {
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || len(b) != secretBytes {
		return nil, false
	}
	sum := sha256.Sum256(b)
	return sum[:], true
}

// Seed draws a random seed. It is below 2^53, so that every program that reads
// JSON can represent it exactly.
func Seed() uint64 {
	var b [8]byte
	rand.Read(b[:])
	return binary.BigEndian.Uint64(b[:]) >> 11
}
