package debrief

import (
	"fmt"
	"math"
	"strings"

	"caseload/app/debrief"
	"caseload/app/page"
)

// The square of urgent by important has a box in each quarter, drawn outwards
// from the centre, whose area is proportional to the minutes spent.

const (
	squareHalf = 200 // from the centre to an edge
	squareMost = 138 // the side of the largest box, which leaves room for its words
)

// squareQuarter is the drawing of one quarter of the square.
type squareQuarter struct {
	debrief.Quadrant
	x, y, side string // of the box; side is "" if no minutes were spent
	wordsX     string
	wordsY     string
	minutesY   string
	anchor     string
}

func quartersOf(list []debrief.Quadrant) []squareQuarter {
	most := 0
	for _, q := range list {
		most = max(most, q.Minutes)
	}
	var quarters []squareQuarter
	for _, q := range list {
		d := squareQuarter{Quadrant: q, wordsX: "396", anchor: "end", wordsY: "376", minutesY: "396"}
		if q.Urgent {
			d.wordsX, d.anchor = "4", "start"
		}
		if q.Important {
			d.wordsY, d.minutesY = "18", "38"
		}
		if most > 0 && q.Minutes > 0 {
			side := squareMost * math.Sqrt(float64(q.Minutes)/float64(most))
			x, y := float64(squareHalf), float64(squareHalf)
			if q.Urgent {
				x -= side
			}
			if q.Important {
				y -= side
			}
			d.x, d.y, d.side = tenthOf(x), tenthOf(y), tenthOf(side)
		}
		quarters = append(quarters, d)
	}
	return quarters
}

func tenthOf(f float64) string { return fmt.Sprintf("%.1f", f) }

// squareWords describes the square in words.
func squareWords(h debrief.Hours) string {
	parts := make([]string, len(h.Quadrants))
	for i, q := range h.Quadrants {
		parts[i] = fmt.Sprintf("%s: %s", quadrantWords(q), page.Duration(q.Minutes))
	}
	return strings.Join(parts, ". ") + "."
}
