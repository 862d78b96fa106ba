package ruling

import (
	"cmp"
	"fmt"
)

// InWords says in one sentence whether the manager agreed or differed, and why.
func (r Ruling) InWords() string {
	if r.Why == "" {
		return r.stood() + "."
	}
	return r.stood() + ": " + r.Why + "."
}

// stood says whether the manager agreed or differed, without the reason.
func (r Ruling) stood() string {
	by, tiers := cmp.Or(r.By, "your manager"), r.Yours != "" && r.Tier != ""
	switch {
	case r.How == First && tiers && r.Yours == r.Tier:
		return fmt.Sprintf("On %s, %s kept your %s and wanted something known first", r.What, by, r.Tier)
	case r.How == First && tiers:
		return fmt.Sprintf("On %s you said %s; %s wanted something known first, and made it %s until then", r.What, r.Yours, by, r.Tier)
	case r.How == First:
		return fmt.Sprintf("On %s, %s asked for something else first", r.What, by)
	case r.How == Agreed && tiers && r.Yours == r.Tier:
		return fmt.Sprintf("On %s, %s agreed with your %s", r.What, by, r.Tier)
	case r.How == Agreed:
		return fmt.Sprintf("On %s, %s agreed with you", r.What, by)
	case tiers && r.Yours == r.Tier:
		return fmt.Sprintf("On %s, %s agreed with your %s and would begin differently", r.What, by, r.Tier)
	case tiers:
		return fmt.Sprintf("On %s you said %s; %s differed and decided %s", r.What, r.Yours, by, r.Tier)
	}
	return fmt.Sprintf("On %s, %s saw it differently", r.What, by)
}
