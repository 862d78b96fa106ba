package help

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"caseload/app/page"
)

// Guide is the author's guide: an introduction and its pages.
type Guide struct {
	Title string
	About page.Prose
	Pages []GuidePage
}

// GuidePage is the text under one second-level heading.
type GuidePage struct {
	Name   string `json:"name"` // as in its address: "a-case"
	Title  string `json:"title"`
	Source string `json:"markdown"`
	text   page.Prose
}

// ReadGuide splits a guide in Markdown at its second-level headings. Lines in
// fenced code blocks are never taken for headings.
func ReadGuide(markdown string) Guide {
	var before strings.Builder
	var guide Guide
	fenced := false
	for line := range strings.Lines(markdown) {
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
		}
		title, heading := strings.CutPrefix(line, "## ")
		switch {
		case heading && !fenced:
			title = strings.TrimSpace(title)
			guide.Pages = append(guide.Pages, GuidePage{Name: guideName(title), Title: curlyApostrophes(title)})
		case len(guide.Pages) == 0:
			before.WriteString(line)
		default:
			guide.Pages[len(guide.Pages)-1].Source += line
		}
	}
	guide.Title, guide.About = guideProse(before.String()).Titled("The author’s guide")
	for i := range guide.Pages {
		guide.Pages[i].text = guideProse(guide.Pages[i].Source)
	}
	return guide
}

// Page returns the index of the page with this name, or -1 if there is none.
func (g Guide) Page(name string) int {
	return slices.IndexFunc(g.Pages, func(p GuidePage) bool { return p.Name == name })
}

// guideName turns a heading into a name for an address.
func guideName(title string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(title, "'", "")), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
}

// guideProse parses the Markdown of a guide page. Apostrophes outside code become
// typographic, and “caseload help words WORD” becomes a link to that word's page.
func guideProse(markdown string) page.Prose {
	return page.ReadProse(markdown).Mended(curlyApostrophes, func(code string) string {
		word, is := strings.CutPrefix(code, "caseload help words ")
		if !is || strings.Contains(word, " ") {
			return ""
		}
		return string(page.AddressHelpWord(word))
	})
}

func curlyApostrophes(text string) string { return strings.ReplaceAll(text, "'", "’") }

// GuideView is the first page of the guide, with links to the others.
type GuideView struct {
	page.Layout
	Guide Guide
}

// GuidePageView is one page of the guide.
type GuidePageView struct {
	page.Layout
	Guide Guide
	At    int // the page's index
}

func (v GuidePageView) page() GuidePage { return v.Guide.Pages[v.At] }

// Render writes the page to w.
func (v GuideView) Render(ctx context.Context, w io.Writer) error {
	return helpGuide(v).Render(ctx, w)
}

// Render writes the page to w.
func (v GuidePageView) Render(ctx context.Context, w io.Writer) error {
	return helpGuidePage(v).Render(ctx, w)
}

func addressHelpGuidePage(p GuidePage) templ.SafeURL {
	return page.AddressHelpGuide + "/" + templ.SafeURL(p.Name)
}
