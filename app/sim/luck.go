package sim

import (
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
)

// Luck determines the outcome of everything that is drawn in a story. It is a
// list of seeds, each in force from a turn on. A draw made at a turn uses the
// last entry whose From is not after it, so changing luck from turn n on leaves
// every earlier draw unchanged.
type Luck []LuckFrom

// LuckFrom is a seed and the first turn that uses it.
type LuckFrom struct {
	From int    `json:"from"`
	Seed uint64 `json:"seed"`
}

// Draw names one draw. Its outcome depends only on the seed in force at Turn
// and on the other three fields, not on the time or on earlier draws. So a
// changed decision doesn't reshuffle luck elsewhere.
type Draw struct {
	Turn      int    // when it is made; selects the seed but is not hashed
	Storyline string // whose draw it is; unique within a scenario
	Name      string // "Tanya rings back"
	Nth       int    // how often that storyline has drawn that name before
}

// NewLuck returns luck with one seed from the start.
func NewLuck(seed uint64) Luck { return Luck{{From: 0, Seed: seed}} }

// Changed returns luck that is the same before a turn and uses another seed
// from that turn on. It doesn't modify l.
func (l Luck) Changed(turn int, seed uint64) Luck {
	var changed Luck
	for _, entry := range l {
		if entry.From < turn {
			changed = append(changed, entry)
		}
	}
	return append(changed, LuckFrom{From: turn, Seed: seed})
}

// Check returns an error unless the list of seeds starts at turn 0 and its
// turns increase.
func (l Luck) Check() error {
	if len(l) == 0 {
		return l.none()
	}
	if l[0].From != 0 {
		return l.late()
	}
	for i := 1; i < len(l); i++ {
		if l[i].From <= l[i-1].From {
			return l.disordered(i)
		}
	}
	return nil
}

// Chance draws true with a probability given in thousandths: never at 0 or
// below, always at 1000 or above.
func (l Luck) Chance(d Draw, thousandths int) bool {
	p := uint64(min(max(thousandths, 0), 1000))
	// u < p/1000 with u = bits/2^53, in whole numbers. Neither side exceeds
	// 1000·2^53, which is less than 2^63.
	return l.draw(d, 0)*1000 < p<<drawBits
}

// Pick draws a number from 0 to n-1. All are equally likely, up to a bias of at
// most n in 2^53. It returns 0 if n is 1 or less.
func (l Luck) Pick(d Draw, n int) int { return l.pick(d, 0, n) }

// Order returns the numbers 0 to n-1, shuffled; all orders are equally likely.
// It returns an empty list if n is 0 or negative.
func (l Luck) Order(d Draw, n int) []int {
	order := make([]int, max(n, 0))
	for i := range order {
		order[i] = i
	}
	for i := len(order) - 1; i > 0; i-- { // Fisher and Yates
		j := l.pick(d, i, i+1)
		order[i], order[j] = order[j], order[i]
	}
	return order
}

// pick returns floor(u·n), as the high half of a 128-bit product. part
// distinguishes the draws that one named draw needs.
func (l Luck) pick(d Draw, part, n int) int {
	if n <= 1 {
		return 0
	}
	high, _ := bits.Mul64(l.draw(d, part)<<(64-drawBits), uint64(n))
	return int(high)
}

// drawBits is the number of uniform bits in a draw, as many as a float64 holds.
const drawBits = 53

// draw returns drawBits uniform bits: the first of a SHA-256 hash over what
// names the draw. This is slower than a simple generator (by a fraction of a
// microsecond for the handful of draws in a turn), but nobody needs to trust a
// mixing function of ours, and any language's library can reproduce the bits.
// part distinguishes the draws that one named draw needs.
//
// Stored plays depend on these values, so they must never change. A test pins
// some of them.
func (l Luck) draw(d Draw, part int) uint64 {
	var b []byte
	b = binary.BigEndian.AppendUint64(b, l.seed(d.Turn))
	b = appendText(b, d.Storyline)
	b = appendText(b, d.Name)
	b = binary.BigEndian.AppendUint64(b, uint64(d.Nth))
	b = binary.BigEndian.AppendUint64(b, uint64(part))
	sum := sha256.Sum256(b)
	return binary.BigEndian.Uint64(sum[:8]) >> (64 - drawBits)
}

// appendText appends a text preceded by its length, so that no two different
// pairs of texts produce the same bytes.
func appendText(b []byte, text string) []byte {
	b = binary.BigEndian.AppendUint64(b, uint64(len(text)))
	return append(b, text...)
}

// seed returns the seed in force at a turn, or 0 if there is none.
func (l Luck) seed(turn int) uint64 {
	var seed uint64
	for _, entry := range l {
		if entry.From > turn {
			break
		}
		seed = entry.Seed
	}
	return seed
}
