package check

import (
	"caseload/app/sim"

	"caseload/app/check/remark"
)

var concernRules = []Rule{
	{"concern-unseen", Warning, "What is serious can be seen by somebody who looks for it in time; else nobody could have known.", concernUnseen},
}

// concernUnseen finds serious papers that no play had time to open, and serious
// scenes of tasks that no play could begin.
func concernUnseen(p *pack, say say) {
	for _, t := range p.tellings {
		if len(t.plays) == 0 {
			continue
		}
		best, offered := map[string]int{}, map[string]bool{}
		for _, one := range t.plays {
			for id, left := range one.read {
				best[id] = max(best[id], left)
			}
			for id := range one.offered {
				offered[id] = true
			}
		}
		said := map[string]bool{}
		for _, one := range t.plays {
			for _, list := range [][]sim.Case{one.world.Cases, one.world.Former} {
				for _, c := range list {
					for _, paper := range c.Papers {
						if paper.Text.Concern == 0 || best[paper.ID] > 0 || said[paper.ID] {
							continue
						}
						said[paper.ID] = true
						f, _ := p.sourceOf(paper.Text.Body)
						say(f.says(remark.NeverRead(c, paper, len(t.plays))))
					}
				}
			}
			for _, k := range one.world.Tasks {
				if k.Scene.Concern == 0 || offered[sim.VerbWork+":"+k.ID] || said[k.ID] {
					continue
				}
				said[k.ID] = true
				f, _ := p.sourceOf(k.Scene.Body)
				say(f.says(remark.NeverMet(k, len(t.plays))))
			}
		}
	}
}
