package sim

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Digest is the sha256, in 64 hex digits, of the world's canonical form: its
// exported fields as JSON, in the order they are declared, the keys of maps
// sorted. Storylines stand in it with name, state, what they wait for and their
// instruction count. Luck, prose beside decisions and run ids do not.
func (w *World) Digest() string {
	hash := sha256.New()
	if err := json.NewEncoder(hash).Encode(w); err != nil {
		// Every field is a plain value; this can only be a fault of this package.
		panic(fmt.Sprintf("sim: the world can't be written canonically: %v", err))
	}
	return hex.EncodeToString(hash.Sum(nil))
}
