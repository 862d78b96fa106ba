package page

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// Prose is text written by the operator of a server or the author of a scenario,
// in a small part of Markdown: paragraphs, headings, lists, tables, emphasis,
// code, and links to http, https, mailto and tel. Any other markup is reduced to
// its plain words, and HTML is dropped.
type Prose struct{ parts []prosePart }

// prosePart is a block, or an inline part of one.
type prosePart struct {
	kind  proseKind
	level int    // of a heading, from 1
	text  string // if the part is plain words
	link  string
	label string // of a table cell: the name of its column
	parts []prosePart
}

type proseKind int

const (
	proseWords proseKind = iota
	proseBreak
	proseParagraph
	proseHeading
	proseList
	proseNumbered
	proseItem
	proseStress
	proseStrong
	proseLink
	proseCode
	proseBlock // a block of code, kept verbatim
	proseQuote
	proseRule // a line between two parts; a new page in print
	proseTable
	proseHead // the heading row of a table
	proseRow
	proseCell
	proseRowName // the first cell of a row
	proseColumnName
)

// ReadProse parses Markdown. A text beyond the limits is not parsed: it is shown
// as written, with the reason.
func ReadProse(markdown string) Prose {
	if why := immodest(markdown); why != "" {
		return plainProse(markdown, why)
	}
	source := []byte(markdown)
	document := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(text.NewReader(source))
	return Prose{proseParts(document, source)}
}

// Empty reports whether there is nothing to show.
func (p Prose) Empty() bool { return len(p.parts) == 0 }

// proseParts converts the children of a node.
func proseParts(n ast.Node, source []byte) []prosePart {
	var parts []prosePart
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		parts = append(parts, proseOf(child, source)...)
	}
	return parts
}

// proseOf converts a node to a single part or, if there is no kind for it, to the
// parts in it.
func proseOf(n ast.Node, source []byte) []prosePart {
	inside := func() []prosePart { return proseParts(n, source) }
	switch n := n.(type) {
	case *ast.Text:
		parts := []prosePart{{text: string(n.Segment.Value(source))}}
		switch {
		case n.HardLineBreak():
			parts = append(parts, prosePart{kind: proseBreak})
		case n.SoftLineBreak():
			parts[0].text += "\n"
		}
		return parts
	case *ast.String:
		return []prosePart{{text: string(n.Value)}}
	case *ast.Paragraph:
		return []prosePart{{kind: proseParagraph, parts: inside()}}
	case *ast.Heading:
		return []prosePart{{kind: proseHeading, level: n.Level, parts: inside()}}
	case *ast.List:
		kind := proseList
		if n.IsOrdered() {
			kind = proseNumbered
		}
		return []prosePart{{kind: kind, parts: inside()}}
	case *ast.ListItem:
		return []prosePart{{kind: proseItem, parts: inside()}}
	case *ast.Emphasis:
		kind := proseStress
		if n.Level > 1 {
			kind = proseStrong
		}
		return []prosePart{{kind: kind, parts: inside()}}
	case *ast.Link:
		return linkOr(string(n.Destination), inside())
	case *ast.AutoLink:
		address := string(n.URL(source))
		if n.AutoLinkType == ast.AutoLinkEmail {
			address = "mailto:" + address
		}
		return linkOr(address, []prosePart{{text: string(n.Label(source))}})
	case *tables.Table:
		return []prosePart{tableOf(inside())}
	case *tables.TableHeader:
		return []prosePart{{kind: proseHead, parts: inside()}}
	case *tables.TableRow:
		return []prosePart{{kind: proseRow, parts: inside()}}
	case *tables.TableCell:
		return []prosePart{{kind: proseCell, parts: inside()}}
	case *ast.Blockquote:
		return []prosePart{{kind: proseQuote, parts: inside()}}
	case *ast.ThematicBreak:
		return []prosePart{{kind: proseRule}}
	case *ast.CodeSpan:
		return []prosePart{{kind: proseCode, parts: inside()}}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return []prosePart{{kind: proseBlock, parts: []prosePart{{text: string(n.Lines().Value(source))}}}}
	}
	return inside() // nothing, for HTML
}

// tableOf builds a table from its rows. Each cell is labelled with the name of
// its column, because on a narrow screen the cells are stacked. If no column has
// a name, the table gets no heading row.
func tableOf(rows []prosePart) prosePart {
	var names []string
	table := prosePart{kind: proseTable}
	for _, row := range rows {
		for i := range row.parts {
			cell := &row.parts[i]
			switch {
			case row.kind == proseHead:
				names = append(names, cell.words())
				if names[i] != "" {
					cell.kind = proseColumnName
				}
			case i == 0:
				cell.kind = proseRowName
			case i < len(names):
				cell.label = names[i]
			}
		}
		if row.kind != proseHead || strings.Join(names, "") != "" {
			table.parts = append(table.parts, row)
		}
	}
	return table
}

// words returns the plain text of a part.
func (p prosePart) words() string {
	text := p.text
	for _, part := range p.parts {
		text += part.words()
	}
	return text
}

// linkOr returns a link, or only its words if the address isn't http, https,
// mailto or tel.
func linkOr(address string, words []prosePart) []prosePart {
	u, err := url.Parse(address)
	if err != nil || !slices.Contains([]string{"http", "https", "mailto", "tel"}, u.Scheme) {
		return words
	}
	return []prosePart{{kind: proseLink, link: address, parts: words}}
}

// Titled separates a text's title, which is a first-level heading at its
// beginning, from the rest. Without such a heading, the title is otherwise.
func (p Prose) Titled(otherwise string) (title string, rest Prose) {
	if len(p.parts) > 0 && p.parts[0].kind == proseHeading && p.parts[0].level == 1 {
		return p.parts[0].words(), Prose{p.parts[1:]}
	}
	return otherwise, p
}

// Under returns the text as HTML, to be placed under a heading of the given
// level; level 0 means that the text brings its own title. Headings are at most
// one level deeper than the one before.
func (p Prose) Under(level int) templ.Component {
	var b strings.Builder
	b.WriteString(`<div class="prose">`)
	last := max(level, 1)
	for _, part := range p.parts {
		if part.kind == proseHeading {
			last = max(min(level+part.level, last+1, 6), 2)
			part.level = last
		}
		part.write(&b)
	}
	b.WriteString("</div>")
	return templ.Raw(b.String())
}

var proseElements = map[proseKind]string{
	proseParagraph: "p", proseList: "ul", proseNumbered: "ol", proseItem: "li", proseStress: "em", proseStrong: "strong",
	proseCode: "code", proseRow: "tr", proseCell: "td", proseQuote: "blockquote",
}

// write appends a part to b as HTML. No other function turns prose into HTML.
func (p prosePart) write(b *strings.Builder) {
	element := proseElements[p.kind]
	switch p.kind {
	case proseWords:
		b.WriteString(templ.EscapeString(p.text))
		return
	case proseBreak:
		b.WriteString("<br>")
		return
	case proseRule:
		b.WriteString("<hr>")
		return
	case proseHeading:
		element = fmt.Sprint("h", p.level)
		b.WriteString("<" + element + ">")
	case proseLink:
		element = "a"
		b.WriteString(`<a href="` + templ.EscapeString(p.link) + `">`)
	case proseBlock:
		b.WriteString(`<pre class="example"><code>` + templ.EscapeString(p.words()) + "</code></pre>")
		return
	case proseTable:
		element = "table"
		b.WriteString(`<table class="table table--stack">`)
	case proseHead:
		b.WriteString("<thead><tr>")
		for _, part := range p.parts {
			part.write(b)
		}
		b.WriteString("</tr></thead>")
		return
	case proseColumnName, proseRowName:
		element = "th"
		b.WriteString(`<th scope="` + map[bool]string{true: "col", false: "row"}[p.kind == proseColumnName] + `">`)
	case proseCell:
		b.WriteString("<td")
		if p.label != "" {
			b.WriteString(` data-label="` + templ.EscapeString(p.label) + `"`)
		}
		b.WriteString(">")
	default:
		b.WriteString("<" + element + ">")
	}
	for _, part := range p.parts {
		part.write(b)
	}
	b.WriteString("</" + element + ">")
}

// Mended returns the text with all words outside code passed through words, and
// with each piece of inline code linked to the address that codeLink returns for
// it. Code is not linked if that is "". Code blocks are left unchanged.
func (p Prose) Mended(words, codeLink func(string) string) Prose {
	return Prose{mendedParts(p.parts, words, codeLink)}
}

func mendedParts(parts []prosePart, words, codeLink func(string) string) []prosePart {
	parts = slices.Clone(parts)
	for i, p := range parts {
		switch p.kind {
		case proseWords:
			parts[i].text = words(p.text)
		case proseBlock:
		case proseCode:
			if link := codeLink(p.words()); link != "" {
				parts[i] = prosePart{kind: proseLink, link: link, parts: []prosePart{p}}
			}
		default:
			parts[i].parts = mendedParts(p.parts, words, codeLink)
		}
	}
	return parts
}
