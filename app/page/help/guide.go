package help

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"caseload/app/page"
)

// Guide is the authors' guide: what stands before its first page, and its pages.
type Guide struct {
	Title string
	About page.Prose
	Pages []GuidePage
}

// GuidePage is what stands under one heading of the second level.
type GuidePage struct {
	Name   string `json:"name"` // in addresses: "a-case"
	Title  string `json:"title"`
	Source string `json:"markdown"`
	text   page.Prose
}

// ReadGuide parts a guide in Markdown at its headings of the second level.
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

// Page finds a page by its name; -1 where there is none.
func (g Guide) Page(name string) int {
	return slices.IndexFunc(g.Pages, func(p GuidePage) bool { return p.Name == name })
}

// guideName is a heading as it stands in an address.
func guideName(title string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(title, "'", "")), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
}

// guideProse is prose as a page of the guide shows it: apostrophes are typographic
// outside code, and “caseload help words WORD” leads to that word's page.
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

// GuideView is where the guide begins, with its pages.
type GuideView struct {
	page.Layout
	Guide Guide
}

// GuidePageView is one page of the guide.
type GuidePageView struct {
	page.Layout
	Guide Guide
	At    int // which
}

func (v GuidePageView) page() GuidePage { return v.Guide.Pages[v.At] }

// Render writes the page.
func (v GuideView) Render(ctx context.Context, w io.Writer) error {
	return helpGuide(v).Render(ctx, w)
}

// Render writes the page.
func (v GuidePageView) Render(ctx context.Context, w io.Writer) error {
	return helpGuidePage(v).Render(ctx, w)
}

const addressHelpGuide = templ.SafeURL("/help/guide")

func addressHelpGuidePage(p GuidePage) templ.SafeURL {
	return addressHelpGuide + "/" + templ.SafeURL(p.Name)
}
