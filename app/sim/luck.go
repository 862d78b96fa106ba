package sim

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
)

// Luck decides what in a story is drawn: a list of seeds, each in force from a
// turn on. A draw made at a turn uses the last entry whose From is not after
// it, so changing luck from turn n on leaves every draw before n as it was.
type Luck []LuckFrom

// LuckFrom is a seed, and the first turn that uses it.
type LuckFrom struct {
	From int    `json:"from"`
	Seed uint64 `json:"seed"`
}

// Draw names one draw. Its outcome hangs on the seed in force at Turn and on
// the other three fields, and on nothing else: not on the time, nor on which
// draws came before. So a changed decision doesn't reshuffle luck elsewhere.
type Draw struct {
	Turn      int    // when it is made: chooses the seed, isn't mixed in
	Storyline string // whose draw it is; unique within a scenario
	Name      string // "Tanya rings back"
	Nth       int    // how often that storyline drew that name before
}

// NewLuck is one seed from the start.
func NewLuck(seed uint64) Luck { return Luck{{From: 0, Seed: seed}} }

// Changed is the same luck before a turn and another seed from it on. It leaves
// l as it was.
func (l Luck) Changed(turn int, seed uint64) Luck {
	var changed Luck
	for _, entry := range l {
		if entry.From < turn {
			changed = append(changed, entry)
		}
	}
	return append(changed, LuckFrom{From: turn, Seed: seed})
}

// Check says what is wrong with a list of seeds: it must start at turn 0, and
// its turns must increase.
func (l Luck) Check() error {
	if len(l) == 0 {
		return errors.New("luck needs at least one seed, from turn 0")
	}
	if l[0].From != 0 {
		return fmt.Errorf("luck must start at turn 0; it starts at turn %d", l[0].From)
	}
	for i := 1; i < len(l); i++ {
		if l[i].From <= l[i-1].From {
			return fmt.Errorf("luck's turns must increase; turn %d comes after turn %d", l[i].From, l[i-1].From)
		}
	}
	return nil
}

// Chance is true with a probability in thousandths: never at 0 or below, always
// at 1000 or above.
func (l Luck) Chance(d Draw, thousandths int) bool {
	p := uint64(min(max(thousandths, 0), 1000))
	// u < p/1000 with u = bits/2^53, in whole numbers. Neither side passes
	// 1000·2^53, which is less than 2^63.
	return l.draw(d, 0)*1000 < p<<drawBits
}

// Pick is a number from 0 to n-1, each as likely as the others but for a part
// in 2^53/n; 0 where there is nothing to choose.
func (l Luck) Pick(d Draw, n int) int { return l.pick(d, 0, n) }

// Order is the numbers 0 to n-1, shuffled: each order as likely as the others.
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

// pick is floor(u·n), by the high half of a 128-bit product.
func (l Luck) pick(d Draw, part, n int) int {
	if n <= 1 {
		return 0
	}
	high, _ := bits.Mul64(l.draw(d, part)<<(64-drawBits), uint64(n))
	return int(high)
}

// drawBits is how many uniform bits a draw has: as many as a float64 holds.
const drawBits = 53

// draw is drawBits uniform bits: the first of a SHA-256 over what names the
// draw. Slower than a generator of a few shifts (a fraction of a microsecond
// for a handful of draws a turn), but nobody needs to trust our mixing, and the
// same bits can be had with any language's library. part tells apart the draws
// that one named draw needs.
//
// Stored plays depend on these values. They never change; a test holds some.
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

// appendText puts a text's length before it, so that no two pairs of texts run
// together into the same bytes.
func appendText(b []byte, text string) []byte {
	b = binary.BigEndian.AppendUint64(b, uint64(len(text)))
	return append(b, text...)
}

// seed is the seed in force at a turn; 0 where the list has none.
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
