// Package secret draws secrets that give access to whoever has them: a guest's cookie,
// the address of a board, the link of an invitation. It may not know what they open.
package secret

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
)

// length is that of secrets, in bytes.
const length = 32

// New draws a random secret and returns it as text for an address or a cookie, with the
// hash by which it will be recognised.
func New() (text string, hash []byte) {
	b := make([]byte, length)
	rand.Read(b)
	sum := sha256.Sum256(b)
	return base64.RawURLEncoding.EncodeToString(b), sum[:]
}

// HashOf returns the hash of a secret, or false if the text isn't a well-formed secret.
func HashOf(text string) ([]byte, bool) {
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || len(b) != length {
		return nil, false
	}
	sum := sha256.Sum256(b)
	return sum[:], true
}
