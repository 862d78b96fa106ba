package page_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// A section with nothing to draw has a sentence instead: no picture, table or
// list is empty, and no section is missing.
func TestNoPictureOfNothing(t *testing.T) {
	for name, v := range measureStates(built) {
		doc := parse(t, v)
		parts := 0
		for section := range elements(doc, "section") {
			if strings.HasPrefix(attr(section, "class"), "measure ") {
				if parts++; len(strings.Fields(text(section))) < 10 {
					t.Errorf("%s: all that is said is %q", name, text(section))
				}
			}
		}
		if parts != 9 {
			t.Errorf("%s: %d parts", name, parts)
		}
		for n := range elements(doc, "tbody", "ul", "figure") {
			if text(n) == "" {
				t.Errorf("%s: an empty <%s>", name, n.Data)
			}
		}
		for svg := range elements(doc, "svg") {
			if attr(svg, "role") == "img" && first(svg, "line") == nil && first(svg, "rect") == nil {
				t.Errorf("%s: the picture %q is empty", name, text(first(svg, "title")))
			}
		}
		for _, bad := range []string{"%!", "NaN", "Inf", "<nil>"} {
			if strings.Contains(string(render(t, v)), bad) {
				t.Errorf("%s: the page holds %q", name, bad)
			}
		}
	}
}

// Each state has the pictures it should have.
func TestPicturesByState(t *testing.T) {
	all := measureStates(built)
	for name, wanted := range map[string]string{
		"measures":             "timeline square strain load called",
		"measures-many":        "timeline square strain load calibration",
		"measures-long":        "timeline square strain load called",
		"measures-one":         "timeline square",
		"measures-none":        "",
		"measures-kept-first":  "strain",
		"measures-kept-before": "square strain called",
	} {
		found := map[string]bool{}
		for svg := range elements(parse(t, all[name]), "svg") {
			if attr(svg, "role") == "img" {
				found[strings.Fields(strings.TrimPrefix(attr(svg, "class"), "days "))[0]] = true
			}
		}
		want := map[string]bool{}
		for _, picture := range strings.Fields(wanted) {
			want[picture] = true
		}
		if !maps.Equal(found, want) {
			t.Errorf("%s: found %v, want %v", name, found, want)
		}
	}
}

// A picture of one day is drawn by its hours, and a load that never changed on it is said
// and not drawn.
func TestOneDayIsDrawnByItsHours(t *testing.T) {
	all := measureStates(built)
	one := string(render(t, all["measures-one"]))
	for _, part := range []string{">10:00<", ">14:00<", "no line to draw"} {
		if !strings.Contains(one, part) {
			t.Errorf("one day has no %q", part)
		}
	}
	if week := string(render(t, all["measures"])); strings.Contains(week, ">10:00<") || strings.Contains(week, "no line to draw") {
		t.Error("a week is drawn as one day")
	}
}

// Every picture except a day's strain has a table in the same section, and
// published figures are in none of them.
func TestEveryPictureHasItsTable(t *testing.T) {
	for name, v := range measureStates(built) {
		for svg := range elements(parse(t, v), "svg") {
			if attr(svg, "role") == "img" && first(inside(svg, "section"), "table") == nil {
				t.Errorf("%s: %q has no table", name, text(first(svg, "title")))
			}
		}
		if published := byID(parse(t, v), "published"); first(published, "table") != nil || first(published, "svg") != nil {
			t.Errorf("%s: findings stand in a table or a picture", name)
		}
	}
}

// The table of cases against dates says of each date what became of it.
func TestEveryDateSaysWhatBecameOfIt(t *testing.T) {
	said := string(render(t, measureStates(built)["measures-long"]))
	for _, date := range []string{"Report, not met, with the reason recorded", "Plan, passed without a recorded reason", "Review, met", "Assessment finished, still running"} {
		if !strings.Contains(said, date+"</li>") {
			t.Errorf("no date says %q", date)
		}
	}
}

// In print every table is open, even if it was folded on the screen; on the
// screen, the table of a picture is folded.
func TestTablesAreOpenOnPaper(t *testing.T) {
	ctx, address := browser(t)
	do(ctx, t, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(address+"/measures"))
	until(ctx, t, "document.readyState === 'complete'")
	const closed = `[...document.querySelectorAll("table")].filter(e => !e.checkVisibility({contentVisibilityAuto: true})).map(e => e.className)`
	if folded := eval[[]string](ctx, t, closed); len(folded) < 5 {
		t.Errorf("on the screen only %q are folded", folded)
	}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	if folded := eval[[]string](ctx, t, closed); len(folded) > 0 {
		t.Errorf("on paper %q stay folded", folded)
	}
}
