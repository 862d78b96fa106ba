package scenario

import (
	"io/fs"

	"caseload/app/script"
	"caseload/app/sim"
)

// FreezeUnder is like [Freeze], but the rules need not be the current ones.
func FreezeUnder(rules sim.Rules, pack *Pack, library fs.FS) (*Version, error) {
	return newFreezer(script.CurrentEngine(), rules).freeze(pack, library, pack.Slug, script.MainFile)
}

// ThawKnowing is like [Thaw], but also knows the rules in more.
func ThawKnowing(data []byte, more ...sim.Rules) (*Version, error) {
	return thaw(data, script.EngineOf, func(number int) (sim.Rules, bool) {
		for _, r := range more {
			if r.Number == number {
				return r, true
			}
		}
		return sim.RulesOf(number)
	})
}
