package own

import (
	"context"

	ownpage "caseload/app/page/own"
	"caseload/app/sign"
	"caseload/app/teach"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// readExtracts reads what a person has handed to practice educators, in every cohort that
// they are a student of.
func (s *Pages) readExtracts(ctx context.Context, p sign.Person, to *EverythingJSON) error {
	cohorts, err := s.cohorts.List(ctx, p)
	if err != nil {
		return err
	}
	to.Extracts = []ExtractFileJSON{}
	for _, in := range cohorts {
		if in.As != who.Student {
			continue
		}
		reads, err := s.extracts.Read(ctx, p, in.Cohort.ID)
		if err != nil {
			return err
		}
		list, err := s.extracts.List(ctx, reads)
		if err != nil {
			return err
		}
		for _, x := range list {
			if x, err = s.extracts.One(ctx, reads, x.ID); err != nil {
				return err
			}
			to.Extracts = append(to.Extracts, extractFile(in.Cohort.ID, x))
		}
	}
	return nil
}

func extractFile(cohort int64, x teach.Extract) ExtractFileJSON {
	j := ExtractFileJSON{To: x.Educator.Name, Cohort: cohort, For: teach.Purpose(x.Purpose), Message: x.Message, Made: x.At.UTC(), Read: x.Read, Pieces: []PieceFileJSON{}}
	for _, p := range x.Pieces {
		j.Pieces = append(j.Pieces, PieceFileJSON{p.RunID, p.Turn, p.Heading, p.Label, p.Text, p.Closed})
	}
	return j
}

// indexExtract returns an extract as the page of a download shows it.
func indexExtract(x ExtractFileJSON) ownpage.IndexExtract {
	v := ownpage.IndexExtract{To: x.To, Made: edge.DateOf(x.Made), Message: x.Message}
	for _, p := range x.Pieces {
		text := p.Text
		if p.Closed {
			text = string(sentenceClosedPiece)
		}
		v.Texts = append(v.Texts, ownpage.PortfolioText{Label: p.Heading + ": " + p.Label, Text: text})
	}
	return v
}
