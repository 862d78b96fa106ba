package migrate

import (
	"encoding/json"
	"strings"

	"gorm.io/gorm"
)

// addSharedKinds is the eighth migration. A share names the kinds of writing that it
// lets others read; shares from before get those that their parts had.
func addSharedKinds(tx *gorm.DB) error {
	if err := tx.Exec("ALTER TABLE shares ADD COLUMN kinds text NOT NULL DEFAULT '[]'").Error; err != nil {
		return err
	}
	var shares []struct {
		RunID int64
		Parts string
	}
	if err := tx.Table("shares").Find(&shares).Error; err != nil {
		return err
	}
	for _, s := range shares {
		var what struct {
			Parts []struct {
				Name string `json:"name"`
			} `json:"parts"`
		}
		if err := json.Unmarshal([]byte(s.Parts), &what); err != nil {
			return err
		}
		kinds := []string{}
		for _, p := range what.Parts {
			boxes := map[string][]string{
				"gibbs": {"description", "evaluation", "analysis", "conclusion", "plan"},
				"444":   {"experience", "reflection", "analysis", "action"},
			}[p.Name]
			if strings.HasPrefix(p.Name, "day-") {
				boxes = []string{"what", "so-what", "now-what"}
			}
			for _, box := range boxes {
				kinds = append(kinds, p.Name+"-"+box)
			}
		}
		list, err := json.Marshal(kinds)
		if err != nil {
			return err
		}
		if err := tx.Table("shares").Where("run_id = ?", s.RunID).Update("kinds", string(list)).Error; err != nil {
			return err
		}
	}
	return nil
}
