package web_test

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"caseload/app/debrief"
)

// rowsOf returns the rows of the table with a CSS class, except its heading row,
// with each cell as text. It returns nil if there is no such table.
func rowsOf(doc *html.Node, class string) [][]string {
	var rows [][]string
	for table := range doc.Descendants() {
		if table.Data != "table" || !slices.Contains(strings.Fields(attr(table, "class")), class) {
			continue
		}
		for tr := range table.Descendants() {
			if tr.Type != html.ElementNode || tr.Data != "tr" || tr.Parent.Data == "thead" {
				continue
			}
			var cells []string
			for cell := range tr.ChildNodes() {
				if cell.Data == "th" || cell.Data == "td" {
					cells = append(cells, textOf(cell))
				}
			}
			rows = append(rows, cells)
		}
		return rows
	}
	return nil
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data + " ")
		}
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(b.String(), "\u00a0", " ")), " ")
}

// sameRows compares a table with the rows expected from the data.
func sameRows(t *testing.T, what string, found [][]string, wanted [][]string) {
	t.Helper()
	if len(found) != len(wanted) {
		t.Errorf("%s: %d rows, want %d: %q", what, len(found), len(wanted), found)
		return
	}
	for i := range wanted {
		for k := range wanted[i] {
			if k >= len(found[i]) || found[i][k] != wanted[i][k] {
				t.Errorf("%s, row %d: found %q, want %q", what, i+1, found[i], wanted[i])
				break
			}
		}
	}
}

// length formats minutes like the page.
func length(minutes int) string {
	if minutes < 60 {
		return fmt.Sprint(minutes, " min")
	}
	return fmt.Sprintf("%d h %02d", minutes/60, minutes%60)
}

func wait(minutes *int) string {
	switch {
	case minutes == nil:
		return "none"
	case *minutes == 0:
		return "at once"
	}
	return length(*minutes)
}

// triageAgrees compares the tables about recommendations with the data.
func triageAgrees(t *testing.T, doc *html.Node, p debrief.Prioritising) {
	t.Helper()
	four := rowsOf(doc, "four")
	if d := p.Triage; d.Judgements == 0 {
		want(t, "no table of no judgement", len(four), 0)
	} else {
		for i, wanted := range [][2]int{{d.Hits, d.Misses}, {d.FalseAlarms, d.CorrectRejections}} {
			for k := range wanted {
				got, _, _ := strings.Cut(four[i][k+1], " ")
				want(t, "of the four", got, strconv.Itoa(wanted[k]))
			}
		}
	}
	var judged, timed [][]string
	for _, j := range p.Triage.Examples {
		tier, at := j.Tier, j.At
		if tier == "" {
			tier = "none"
		}
		if j.Turn == 0 {
			at = "never"
		}
		judged = append(judged, []string{j.Title, tier, debrief.Range(j.Range), "", at})
	}
	rows := rowsOf(doc, "judgements")
	for i := range min(len(rows), len(judged)) {
		if j := p.Triage.Examples[i]; j.Counts != "" {
			want(t, "counts as", rows[i][3], j.Counts)
		}
		judged[i][3] = rows[i][3]
	}
	sameRows(t, "judgements", rows, judged)
	for _, r := range p.Responses {
		timed = append(timed, []string{r.Tier, strconv.Itoa(r.Came), strconv.Itoa(r.Answered), wait(r.Median), wait(r.Longest), strconv.Itoa(r.Late)})
	}
	sameRows(t, "responses", rowsOf(doc, "responses"), timed)
}

func newsAgrees(t *testing.T, doc *html.Node, r debrief.Revision) {
	t.Helper()
	rows := rowsOf(doc, "followed")
	if r.News == 0 {
		want(t, "no table of no news", len(rows), 0)
		return
	}
	for i, wanted := range []int{r.Retiered, r.Acted, r.Retiered + r.Acted, r.Left} {
		want(t, "followed: "+rows[i][0], rows[i][1], strconv.Itoa(wanted))
	}
	want(t, "to a tier", rows[0][2], wait(r.ToTier))
	want(t, "to either", rows[2][2], wait(r.ToAct))
	var list [][]string
	for _, one := range r.List {
		list = append(list, []string{one.At, one.Title, one.What})
	}
	sameRows(t, "news", rowsOf(doc, "revised"), list)
}

// timelineAgrees compares the marks of the picture, by kind, and the lists of its
// table with the data.
func timelineAgrees(t *testing.T, doc *html.Node, line debrief.Timeline) {
	t.Helper()
	drawn, wanted, places := map[string]int{}, map[string]int{}, []float64{}
	for svg := range doc.Descendants() {
		if svg.Data == "svg" && strings.Contains(attr(svg, "class"), "timeline") {
			for use := range svg.Descendants() {
				if use.Data != "use" {
					continue
				}
				shape := strings.TrimPrefix(attr(use, "href"), "#mark-")
				drawn[shape]++
				if shape == "act" || shape == "tier" {
					x, err := strconv.ParseFloat(strings.TrimSuffix(attr(use, "x"), "%"), 64)
					check(t, err)
					places = append(places, x)
				}
			}
		}
	}
	var rows, ends [][]string
	for _, row := range line.Rows {
		taken, dates, tiers := []string{}, []string{}, []string{}
		if row.Came.Turn > 1 {
			wanted["came"]++
		}
		for _, one := range row.Taken {
			kind := "act"
			if one.Tier != "" {
				kind = "tier"
			}
			wanted[kind]++
			words := strings.Fields(one.At) // Monday 2 March, 09:35
			taken = append(taken, words[0][:3]+" "+words[1]+", "+words[3])
			tiers = append(tiers, one.Tier)
		}
		for _, d := range row.Dates {
			wanted[string(d.State)]++
			dates = append(dates, d.Due+": "+d.What)
		}
		rows, ends = append(rows, append(taken, dates...)), append(ends, tiers)
	}
	if !maps.Equal(drawn, wanted) {
		t.Errorf("drawn are %v, want %v", drawn, wanted)
		return
	}
	inTime(t, line.Rows, places)
	for table := range doc.Descendants() {
		if table.Data != "table" || !strings.Contains(attr(table, "class"), "tracks") {
			continue
		}
		found := [][]string{}
		for tr := range table.Descendants() {
			if tr.Type == html.ElementNode && tr.Data == "tr" && tr.Parent.Data == "tbody" {
				items := []string{}
				for li := range tr.Descendants() {
					if li.Data == "li" {
						items = append(items, textOf(li))
					}
				}
				found = append(found, items)
			}
		}
		if len(found) != len(rows) {
			t.Errorf("%d rows, want %d", len(found), len(rows))
			return
		}
		for i := range rows {
			if len(found[i]) != len(rows[i]) {
				t.Errorf("%s: %q, want %q", line.Rows[i].Title, found[i], rows[i])
				continue
			}
			for k := range rows[i] {
				end := ""
				if k < len(ends[i]) && ends[i][k] != "" {
					end = ": " + ends[i][k]
				}
				if !strings.HasPrefix(found[i][k], rows[i][k]) || !strings.HasSuffix(found[i][k], end) {
					t.Errorf("%s: %q, want %q and %q", line.Rows[i].Title, found[i][k], rows[i][k], end)
				}
			}
		}
	}
}

// inTime checks that later decisions are drawn further right, and simultaneous
// ones at the same place, overtime included.
func inTime(t *testing.T, rows []debrief.Track, places []float64) {
	t.Helper()
	k := 0
	for _, row := range rows {
		for i, one := range row.Taken {
			if i > 0 {
				before := row.Taken[i-1]
				later := one.Day > before.Day || one.Day == before.Day && one.Minute > before.Minute
				if later != (places[k] > places[k-1]) {
					t.Errorf("%s: %s stands at %v, and %s at %v", row.Title, before.At, places[k-1], one.At, places[k])
				}
			}
			k++
		}
	}
}

func hoursAgree(t *testing.T, doc *html.Node, h debrief.Hours) {
	t.Helper()
	var groups, kinds, quadrants [][]string
	for _, g := range h.Groups {
		groups = append(groups, []string{strings.ToUpper(g.What[:1]) + g.What[1:], length(g.Minutes)})
	}
	for _, s := range h.List {
		what := string(s.What)
		kinds = append(kinds, []string{strings.ToUpper(what[:1]) + what[1:], length(s.Minutes)})
	}
	quadrants = append(quadrants, []string{"Finding out", length(h.FindingOut)})
	for _, q := range h.Quadrants {
		words := map[bool]string{true: "Urgent", false: "Not urgent"}[q.Urgent] + map[bool]string{true: ", important", false: ", not important"}[q.Important]
		quadrants = append(quadrants, []string{words, length(q.Minutes)})
	}
	sameRows(t, "groups", rowsOf(doc, "hours"), groups)
	sameRows(t, "kinds", rowsOf(doc, "kinds"), kinds)
	if h.Total == 0 {
		quadrants = nil
	}
	sameRows(t, "quadrants", rowsOf(doc, "quadrants"), quadrants)
}

func strainAgrees(t *testing.T, doc *html.Node, days []debrief.Day) {
	t.Helper()
	pictures := 0
	for svg := range doc.Descendants() {
		if svg.Data == "svg" && attr(svg, "class") == "strain" {
			pictures++
		}
	}
	want(t, "pictures of strain", pictures, len(days))
	for section := range doc.Descendants() {
		if attr(section, "id") != "strain" {
			continue
		}
		var rows [][]string
		point := func(v int64) string { return strconv.Itoa(int(math.Round(float64(v) / 1e6))) }
		less := func(v int64) string {
			if p := point(v); p != "0" {
				return "−" + p
			}
			return "0"
		}
		for _, d := range days {
			rows = append(rows, []string{d.Date, point(d.Parts.Volume), point(d.Parts.Heart), less(d.Parts.Control), less(d.Parts.Support), point(d.Parts.Carried), point(d.Parts.Pressure)})
		}
		sameRows(t, "strain", rowsOf(section, "table--numbers"), rows)
	}
}

func loadAgrees(t *testing.T, doc *html.Node, l debrief.Load) {
	t.Helper()
	var rows [][]string
	for _, w := range l.Line {
		rows = append(rows, []string{w.At, strconv.FormatFloat(w.Points, 'f', -1, 64), strconv.FormatFloat(w.Ceiling, 'f', -1, 64)})
	}
	sameRows(t, "load", rowsOf(doc, "weighed"), rows)
	flags := 0
	for svg := range doc.Descendants() {
		if svg.Data == "svg" && strings.Contains(attr(svg, "class"), "load") {
			for use := range svg.Descendants() {
				if attr(use, "href") == "#mark-raised" {
					flags++
				}
			}
		}
	}
	places := map[int]bool{}
	for _, r := range l.Raised {
		places[r.Turn] = true
	}
	want(t, "raised", flags, len(places))
}

func forecastsAgree(t *testing.T, doc *html.Node, f debrief.Forecasts) {
	t.Helper()
	var rows, bins [][]string
	for _, one := range f.List {
		came := one.Came
		if came == "open" {
			came = "left open"
		}
		score := "none"
		if one.Score != nil {
			score = fmt.Sprintf("%.2f", *one.Score)
		}
		rows = append(rows, []string{one.Text, fmt.Sprint(one.Percent/10, " in 10"), came, score})
	}
	for _, b := range f.Calibration {
		bins = append(bins, []string{fmt.Sprint(b.Percent/10, " in 10"), strconv.Itoa(b.Said), strconv.Itoa(b.Came)})
	}
	sameRows(t, "forecasts", rowsOf(doc, "forecasts"), rows)
	sameRows(t, "bins", rowsOf(doc, "bins"), bins)
	if f.Brier != nil && !strings.Contains(textOf(doc), fmt.Sprintf("Brier score: %.2f", *f.Brier)) {
		t.Errorf("the score %v isn't on the page", *f.Brier)
	}
}

var lengthIn = regexp.MustCompile(`^-?[0-9.]+(%|em)?$`)

// insideTheirPictures checks every length in a picture: it is a number, no width
// or height is negative, and nothing is wider than the picture.
func insideTheirPictures(t *testing.T, doc *html.Node) {
	t.Helper()
	for n := range doc.Descendants() {
		if n.Namespace != "svg" {
			continue
		}
		for _, a := range n.Attr {
			if !slices.Contains([]string{"x", "y", "x1", "x2", "y1", "y2", "width", "height"}, a.Key) {
				continue
			}
			if !lengthIn.MatchString(a.Val) {
				t.Errorf("<%s %s=%q> is no length", n.Data, a.Key, a.Val)
				continue
			}
			v, err := strconv.ParseFloat(strings.TrimRight(a.Val, "%em"), 64)
			if err != nil || v < 0 || strings.HasSuffix(a.Val, "%") && v > 100 {
				t.Errorf("<%s %s=%q> leaves its picture", n.Data, a.Key, a.Val)
			}
		}
	}
}
