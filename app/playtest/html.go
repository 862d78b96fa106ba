package playtest

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"strings"
)

//go:embed report.html.tmpl
var pageText string

var page = template.Must(template.New("report").Funcs(template.FuncMap{
	"number": number, "share": share, "list": func(l []string) string { return strings.Join(l, ", ") },
	"plural": plural, "signed": func(x float64) string { return fmt.Sprintf("%+.2f", x) },
}).Parse(pageText))

// HTML returns the report as one self-contained page: no script, no font and no
// image from elsewhere. It can be printed, and follows the reader's light or
// dark mode.
func (f Findings) HTML() ([]byte, error) {
	var b bytes.Buffer
	if err := page.Execute(&b, f.view()); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// view is the data of the page.
type view struct {
	Findings
	Who      string
	Figures  []figureTable
	Contrast *contrastView
	Ranges   []rangeRow
	Untaken  []Choice
	LinesAll int
	LinesRan int
}

// figureTable is one measure for every policy, with a picture of each row.
type figureTable struct {
	Name, Unit string
	Rows       []figureRow
	Scale      string
}

type figureRow struct {
	Policy string
	Spread
	Low, Wide, Middle float64 // positions in the picture, 0 to wide
}

// contrastView is the contrast with a picture of each interval relative to
// zero.
type contrastView struct {
	Contrast
	Rows []intervalRow
}

type intervalRow struct {
	Difference
	Zero, Low, Wide, Middle float64
}

// rangeRow is a published range with where each policy's tiers lay.
type rangeRow struct {
	Contested
	Cells []Tiers
}

// wide is the width of a picture, in SVG units.
const wide = 110.0

func (f Findings) view() view {
	v := view{Findings: f, Who: "policy " + f.Policy, Untaken: f.Coverage.Untaken()}
	if f.Policy == All {
		v.Who = "each of " + plural(len(f.Policies), "policy", "policies")
	}
	v.LinesAll, v.LinesRan = f.Coverage.Lines()
	for i, m := range f.Measures() {
		v.Figures = append(v.Figures, f.figures(i, m))
	}
	if f.Contrast != nil {
		v.Contrast = &contrastView{Contrast: *f.Contrast}
		for _, d := range f.Contrast.Differences() {
			v.Contrast.Rows = append(v.Contrast.Rows, pictured(d))
		}
	}
	for _, c := range f.Contested {
		row := rangeRow{Contested: c}
		for _, r := range f.Policies {
			row.Cells = append(row.Cells, c.Policies[r.Policy])
		}
		v.Ranges = append(v.Ranges, row)
	}
	return v
}

// figures returns the table of the i-th measure, with all policies on one scale
// that starts at 0.
func (f Findings) figures(i int, m Measure) figureTable {
	table, most := figureTable{Name: m.Name, Unit: m.Unit}, 0.0
	for _, r := range f.Policies {
		most = max(most, r.Measures()[i].P90)
	}
	for _, r := range f.Policies {
		row := figureRow{Policy: r.Policy, Spread: r.Measures()[i].Spread}
		if most > 0 {
			row.Low, row.Middle = wide*row.P10/most, wide*row.P50/most
			row.Wide = max(1, wide*row.P90/most-row.Low)
		}
		table.Rows = append(table.Rows, row)
	}
	table.Scale = "0 to " + number(most)
	return table
}

// pictured lays out an interval on a scale that includes zero.
func pictured(d Difference) intervalRow {
	low, high := min(0, d.Low), max(0, d.High)
	if high == low {
		high = low + 1
	}
	at := func(x float64) float64 { return 4 + (wide-8)*(x-low)/(high-low) }
	return intervalRow{Difference: d, Zero: at(0), Low: at(d.Low), Wide: max(1, at(d.High)-at(d.Low)), Middle: at(d.Mean)}
}

// number formats a figure with one decimal place, or none for a whole number.
func number(x float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", x), ".0") }

// share formats part of whole as "n of 100", or a dash if whole is 0.
func share(part, whole int) string {
	if whole == 0 {
		return "–"
	}
	return fmt.Sprintf("%d of 100", 100*part/whole)
}

// At returns the place of a stretch in a file, for the page's template.
func (s Stretch) At(file string) string { return s.at(file) }
