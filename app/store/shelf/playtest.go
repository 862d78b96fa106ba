package shelf

import (
	"encoding/json"
	"fmt"
)

// Playtest is what bots made of a scenario before it was published. Of minutes at the desk and of
// decisions it has the median, and the least and the most.
type Playtest struct {
	Plays     int    `json:"plays"`
	Failed    int    `json:"failed"`    // storylines that failed, and plays that couldn't go on
	Minutes   [3]int `json:"minutes"`   // least, median, most: of a student, estimated
	Decisions [3]int `json:"decisions"` // least, median, most
}

// Played adds to what the shelf says of a version what bots made of it.
func (v *NewOnShelf) Played(p Playtest) error {
	about := map[string]json.RawMessage{}
	if err := json.Unmarshal(v.About, &about); err != nil {
		return fmt.Errorf("what is said of %s: %w", v.Slug, err)
	}
	var err error
	if about["playtest"], err = json.Marshal(p); err == nil {
		v.About, err = json.Marshal(about)
	}
	return err
}
