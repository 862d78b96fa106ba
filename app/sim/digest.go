package sim

import (
	"crypto/sha256"
	"encoding/hex"
)

// Digest returns the SHA-256, as 64 hex digits, of the world's canonical form,
// which form.go defines. It is computed once per turn and kept until the next
// decision.
func (w *World) Digest() string {
	if w.digest == "" {
		f := &form{b: make([]byte, 0, formRoom), sum: sha256.New()}
		w.write(f)
		f.sum.Write(f.b)
		w.digest = hex.EncodeToString(f.sum.Sum(nil))
	}
	return w.digest
}

// Sizes of a form's buffer, in bytes. formRoom is its capacity; at the end of a
// record, a buffer with more than formFull bytes is flushed to the hash. Most records are
// much shorter, and a larger buffer would be more garbage at every decision.
const (
	formRoom = 1 << 10
	formFull = 512
)
