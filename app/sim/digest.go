package sim

import (
	"crypto/sha256"
	"encoding/hex"
)

// Digest returns the sha256, in 64 hex digits, of the world's canonical form,
// which form.go defines. It is computed once a turn and kept until the next
// decision.
func (w *World) Digest() string {
	if w.digest == "" {
		f := &form{b: make([]byte, 0, formRoom), sum: sha256.New()}
		writeWorld(f, w)
		f.sum.Write(f.b)
		w.digest = hex.EncodeToString(f.sum.Sum(nil))
	}
	return w.digest
}

// formRoom is room for what is written between two records' ends, and formFull
// is when it is handed to the sum.
const (
	formRoom = 4 << 10
	formFull = 3 << 10
)
