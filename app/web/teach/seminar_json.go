package teach

import (
	teachpage "caseload/app/page/teach"
	"caseload/app/teach"
)

// SeminarJSON is a seminar as JSON, at the part that the address names: what is projected
// there, and so in fives.
type SeminarJSON struct {
	Title    string                `json:"title"`
	Begun    int                   `json:"begun"` // 0: fewer than five
	Part     teachpage.SeminarPart `json:"part"`  // "" for the list of moments
	Moment   string                `json:"moment"`
	Moments  []teach.KeyMoment     `json:"moments"`
	Waiting  []string              `json:"waiting,omitempty"`
	Tasks    []string              `json:"tasks,omitempty"`
	ByLoad   []ApartJSON           `json:"by_load,omitempty"`
	ByTerms  []ApartJSON           `json:"by_terms,omitempty"`
	ByNames  []ApartJSON           `json:"by_names,omitempty"`
	TooFew   bool                  `json:"too_few"`
	Ended    int                   `json:"ended"`
	Families []FamilyJSON          `json:"families,omitempty"`
	Whole    bool                  `json:"whole"`
}

// ApartJSON is what those answered who had the same load, terms or names of families.
type ApartJSON struct {
	Label   string         `json:"label"`
	Answers []teach.Answer `json:"answers"`
}

// FamilyJSON is what came of it for a family over all runs.
type FamilyJSON struct {
	Name   string `json:"name"`
	Harmed int    `json:"harmed"`
	Waited int    `json:"waited"`
}

func seminarJSON(v teachpage.SeminarView) SeminarJSON {
	j := SeminarJSON{Title: v.Title, Begun: v.Begun, Part: v.Place.Part, Moment: v.Place.Moment, Moments: append([]teach.KeyMoment{}, v.Moments...), TooFew: v.Splits.TooFew, Whole: true}
	apart := func(list []teach.Apart) (all []ApartJSON) {
		for _, a := range list {
			all = append(all, ApartJSON(a))
		}
		return all
	}
	switch v.Place.Part {
	case teachpage.PartDesk:
		j.Waiting, j.Tasks, j.Whole = v.Scene.Waiting, v.Scene.Tasks, v.Scene.Whole
	case teachpage.PartChosen:
		j.ByLoad, j.ByTerms, j.ByNames, j.Whole = apart(v.Splits.ByLoad), apart(v.Splits.ByTerms), apart(v.Splits.ByNames), v.Splits.Whole
	case teachpage.PartFamilies, teachpage.PartHandout:
		j.Ended, j.Whole = v.Families.Runs, v.Families.Whole
		for _, f := range v.Families.List {
			j.Families = append(j.Families, FamilyJSON(f))
		}
	}
	return j
}
