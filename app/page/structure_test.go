package page_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"caseload/app/page"
	playpage "caseload/app/page/play"
)

// TestStructure looks at every state of every page the way a reader does who
// can't see it or has no JavaScript.
func TestStructure(t *testing.T) {
	for name, v := range states(built) {
		t.Run(name, func(t *testing.T) {
			doc := parse(t, v)
			oneHeadingInOrder(t, doc)
			uniqueIDs(t, doc)
			nothingInline(t, doc)
			everyControlLabelled(t, doc)
			everyReferenceLeadsSomewhere(t, doc)
			decisionsSayTurnAndOffer(t, doc)
			picturesHaveWords(t, doc)
			if name != "exit" && !strings.Contains(text(doc), "Caseload") {
				t.Error("the page doesn't say whose it is")
			}
		})
	}
}

func oneHeadingInOrder(t *testing.T, doc *html.Node) {
	t.Helper()
	last, first := 0, 0
	for n := range elements(doc, "h1", "h2", "h3", "h4") {
		level := int(n.Data[1] - '0')
		if level > last+1 {
			t.Errorf("heading %q is of level %d after one of level %d", text(n), level, last)
		}
		if level == 1 {
			first++
		}
		if text(n) == "" {
			t.Error("a heading is empty")
		}
		last = level
	}
	if first != 1 {
		t.Errorf("%d headings of level 1", first)
	}
}

func uniqueIDs(t *testing.T, doc *html.Node) {
	t.Helper()
	seen := map[string]bool{}
	for n := range elements(doc) {
		if id := attr(n, "id"); id != "" && seen[id] {
			t.Errorf("the id %q is there twice", id)
		} else {
			seen[id] = true
			if strings.ContainsAny(id, " :") {
				t.Errorf("the id %q is hard to select", id)
			}
		}
	}
}

// nothingInline checks that the page conforms to the content security policy
// default-src 'self'.
func nothingInline(t *testing.T, doc *html.Node) {
	t.Helper()
	for n := range elements(doc) {
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Key, "hx-on") || strings.HasPrefix(a.Val, "javascript:") || strings.HasPrefix(a.Val, "js:") {
				t.Errorf("<%s %s=%q> is inline", n.Data, a.Key, a.Val)
			}
		}
		if n.Data == "style" || n.Data == "script" && attr(n, "src") == "" {
			t.Errorf("<%s> is inline", n.Data)
		}
	}
}

func everyControlLabelled(t *testing.T, doc *html.Node) {
	t.Helper()
	labels := map[string]string{}
	for n := range elements(doc, "label") {
		labels[attr(n, "for")] = text(n)
	}
	for n := range elements(doc, "input", "select", "textarea") {
		if attr(n, "type") != "hidden" && labels[attr(n, "id")] == "" {
			t.Errorf("the control %q has no label", attr(n, "name"))
		}
		if kind := attr(n, "type"); (kind == "radio" || kind == "checkbox") && inside(n, "fieldset") == nil {
			t.Errorf("the choice %q stands in no fieldset", attr(n, "id"))
		}
	}
	for n := range elements(doc, "fieldset") {
		if legend := first(n, "legend"); legend == nil || text(legend) == "" {
			t.Error("a fieldset has no legend")
		}
	}
	for n := range elements(doc, "button", "a", "summary") {
		if text(n) == "" {
			t.Errorf("a <%s> says nothing", n.Data)
		}
	}
}

func everyReferenceLeadsSomewhere(t *testing.T, doc *html.Node) {
	t.Helper()
	ids := map[string]bool{}
	for n := range elements(doc) {
		ids[attr(n, "id")] = true
	}
	for n := range elements(doc) {
		for _, key := range []string{"aria-labelledby", "aria-describedby", "for"} {
			for id := range strings.FieldsSeq(attr(n, key)) {
				if !ids[id] {
					t.Errorf("<%s %s> names %q, which isn't there", n.Data, key, id)
				}
			}
		}
		if id, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && !ids[id] {
			t.Errorf("a link leads to #%s, which isn't there", id)
		}
	}
}

func decisionsSayTurnAndOffer(t *testing.T, doc *html.Node) {
	t.Helper()
	for form := range elements(doc, "form") {
		if method := attr(form, "method"); method != "post" && method != "get" || !strings.HasPrefix(attr(form, "action"), "/") || first(form, "button") == nil {
			t.Errorf("the form to %q can't be sent without a script", attr(form, "action"))
		}
		if !strings.HasSuffix(attr(form, "action"), "/decisions") {
			continue
		}
		if attr(form, "hx-post") != attr(form, "action") {
			t.Errorf("with and without a script a form goes to %q and %q", attr(form, "hx-post"), attr(form, "action"))
		}
		for _, name := range []string{"turn", "offer", "open"} {
			if named(form, name) == 0 {
				t.Errorf("a decision says no %s", name)
			}
		}
		if named(form, "turn") > 1 || named(form, "open") > 1 || named(form, "note") > 1 {
			t.Error("a decision says something twice")
		}
	}
}

func picturesHaveWords(t *testing.T, doc *html.Node) {
	t.Helper()
	for svg := range elements(doc, "svg") {
		if attr(svg, "aria-hidden") == "true" {
			continue
		}
		if attr(svg, "role") != "img" || first(svg, "title") == nil || first(svg, "desc") == nil {
			t.Error("a picture is neither hidden nor in words")
		}
	}
}

// atOnce is the most offers that may be in one place at a time.
const atOnce = 12

// Text by authors and students is always escaped.
func TestTextStaysText(t *testing.T) {
	const evil = `<script>alert(1)</script>" onload="x`
	desk := firstMorning()
	for i := range desk.Inbox {
		desk.Inbox[i].Text, desk.Inbox[i].Title, desk.Inbox[i].From = evil, evil, evil
	}
	desk.Cases[0].Name, desk.Cases[0].Summary = evil, evil
	desk.Tasks[0].Title, desk.Events[0].Text, desk.Guide = evil, evil, evil
	for i := range desk.Offers {
		desk.Offers[i].Label = evil
	}
	nothingInline(t, parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk}))
	nothingInline(t, parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: "case:whitlock"}))
}

func TestFragmentIsTheRegionAlone(t *testing.T) {
	var b bytes.Buffer
	v := playpage.DeskView{Layout: built, Run: 42, Desk: firstMorning()}
	if err := v.RenderFragment(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	if s := b.String(); strings.Contains(s, "<body") || !strings.HasPrefix(s, "<title>") || strings.Count(s, `id="desk"`) != 1 {
		t.Errorf("the fragment begins %.80s", s)
	}
}

func TestNotBuiltSaysWhatToRun(t *testing.T) {
	for name, v := range states(page.Layout{}) {
		if doc := parse(t, v); !strings.Contains(text(doc), "go generate ./assets") || first(doc, "link") != nil {
			t.Errorf("%s doesn't say what to run, or links to what isn't there", name)
		}
	}
}
