package strain

// Band is a named range of strain.
type Band uint8

// The bands and the points at which they start (DOMAIN 6.4, "Bands and effects").
const (
	Steady     Band = iota // 0
	Stretched              // 30
	Strained               // 50
	Overloaded             // 70
	Unsafe                 // 85
)

var (
	bandNames  = [...]string{"steady", "stretched", "strained", "overloaded", "unsafe"}
	bandStarts = [...]int64{0, 30 * million, 50 * million, 70 * million, 85 * million}
)

// String returns the band's name, in lower case.
func (b Band) String() string { return bandNames[b] }

// Band returns the band that strain is in. It goes by whole points, rounded as they are
// shown, so that one number never has two names.
func (s State) Band() Band {
	band := Steady
	shown := (s.S + million/2) / million * million
	for i, start := range bandStarts {
		if shown >= start {
			band = Band(i)
		}
	}
	return band
}

// Between strain 50 and 100, tasks take up to 20% longer. It is 10% at 75, which
// matches about 4 hours a week lost to fatigue (Ricci et al. 2007, from memory).
const (
	lengthenPercent = 20
	lengthenFrom    = 50 * million
	lengthenRange   = 50 * million
)

// Longer returns by how many thousandths tasks take longer under strain: 0 to 200.
func (s State) Longer() int {
	over := min(max(s.S-lengthenFrom, 0), lengthenRange)
	return int(share(lengthenPercent*10, over, lengthenRange))
}

// Lengthen returns how long a task of the given minutes takes under strain, in
// whole minutes: × (1 + 0.20·clamp((S − 50)/50, 0, 1)). It accepts 0 to 10
// million minutes.
func Lengthen(minutes int, s State) int {
	over := min(max(s.S-lengthenFrom, 0), lengthenRange)
	return minutes + int(share(int64(minutes), lengthenPercent*over, 100*lengthenRange))
}
