package web_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A person plays from the first page to the debrief with plain forms and links,
// like a browser without JavaScript.
func TestThePlainWay(t *testing.T) {
	s := newSite(t)
	p := s.browser()
	home := p.get("/")
	brief := p.get(linkTo(t, home, "/scenarios/"))
	at := p.send(form(t, brief, "/runs"), nil)
	decided, reviews := 0, 0
	for !strings.Contains(at.address, "/debrief") {
		switch {
		case strings.HasSuffix(at.address, "/review"):
			reviews++
			next := find(at.reply, func(href string) bool { return href == "/runs/1" || href == "/runs/1/debrief" })
			at = visited{p.get(next[0]), next[0]}
		default:
			at = p.send(choose(t, at.reply, decided), map[string]string{"note": "Why “now”?"})
			decided++
		}
		if at.StatusCode != 200 || decided > 60 {
			t.Fatalf("after %d decisions %s answered %d", decided, at.address, at.StatusCode)
		}
	}
	want(t, "days reviewed", reviews, 2)
	if decided < 8 {
		t.Errorf("only %d decisions were made", decided)
	}
	felt := p.send(form(t, at.reply, "/feeling"), map[string]string{"feeling": "tired"})
	want(t, "feeling", felt.StatusCode, 200)
	if !strings.Contains(felt.text, "You said: <strong>tired") {
		t.Error("the feeling wasn't kept")
	}
	p.send(form(t, felt.reply, "/feeling"), map[string]string{"feeling": ""})
	if strings.Contains(p.get("/runs/1/debrief").text, "You said: <strong>") {
		t.Error("the feeling wasn't taken back")
	}
	want(t, "a feeling of another kind", p.form("/runs/1/feeling", "feeling=x").StatusCode, 422)
	want(t, "exit", p.get("/exit").StatusCode, 200)
	again := p.get("/")
	if !strings.Contains(again.text, "/runs/1/debrief") {
		t.Error("the first page doesn't lead to the debrief")
	}
}

// choose picks the form of the nth decision on a desk. It varies with n, and goes
// home every sixth time or if there is nothing else to do.
func choose(t *testing.T, r reply, n int) formValues {
	t.Helper()
	forms := slices.DeleteFunc(forms(t, r), func(f formValues) bool { return !strings.HasSuffix(f.action, "/decisions") })
	if len(forms) == 0 {
		t.Fatalf("no form decides anything: %s", r.text)
	}
	ends := func(f formValues) bool { return f.values.Get("offer") == "end" }
	others := slices.DeleteFunc(slices.Clone(forms), ends)
	if len(others) == 0 || n%6 == 5 {
		i := slices.IndexFunc(forms, ends)
		if i < 0 {
			t.Fatal("no form ends the day")
		}
		return forms[i]
	}
	return others[n%len(others)]
}

// A stale or refused decision is answered with the desk and a sentence.
func TestADeskWithANotice(t *testing.T) {
	s := newSite(t)
	p := s.browser()
	want(t, "begin", p.form("/scenarios/small/runs", "seed=3").Header.Get("Location"), "/runs/1")
	htmx := with("HX-Request", "true")
	want(t, "decide", p.form("/runs/1/decisions", "turn=1&offer=triage%3Areid&open=case%3Areid").Header.Get("Location"), "/runs/1?open=case%3Areid")
	for name, c := range map[string]struct {
		body   string
		status int
		says   string
	}{
		"twice":       {"turn=1&offer=triage%3Areid", 409, "The desk has moved on"},
		"not offered": {"turn=2&offer=fly", 422, "can&#39;t be decided now"},
		"too long":    {"turn=2&offer=triage%3Areid&note=" + strings.Repeat("x", 30<<10), 422, "too long to keep"},
	} {
		r := p.form("/runs/1/decisions", c.body)
		want(t, name, r.StatusCode, c.status)
		if !strings.Contains(r.text, c.says) || !strings.Contains(r.text, "<html") || !strings.Contains(r.text, `value="triage:reid"`) {
			t.Errorf("%s: no sentence or no desk", name)
		}
		r = p.form("/runs/1/decisions", c.body, htmx)
		want(t, name+" by htmx", r.StatusCode, c.status)
		if !strings.Contains(r.text, c.says) || strings.Contains(r.text, "<html") || !strings.Contains(r.text, `id="desk"`) {
			t.Errorf("%s by htmx: no sentence or no fragment", name)
		}
	}
	r := p.form("/runs/1/decisions", "turn=2&offer=triage%3Areid&open=case%3Areid", htmx)
	want(t, "by htmx", r.StatusCode, 200)
	want(t, "its address", r.Header.Get("HX-Replace-Url"), "/runs/1?open=case%3Areid")
	if strings.Contains(r.text, "<html") || !strings.Contains(r.text, `id="desk"`) {
		t.Error("by htmx: not the fragment")
	}
	want(t, "home by htmx", p.form("/runs/1/decisions", "turn=3&offer=end", htmx).Header.Get("HX-Redirect"), "/runs/1/review")
	want(t, "home", p.form("/runs/1/decisions", "turn=4&offer=end").Header.Get("Location"), "/runs/1/review")
	p.form("/scenarios/small/runs", "")
	want(t, "review of no day", p.get("/runs/2/review").Header.Get("Location"), "/runs/2")
	for header, whole := range map[string]bool{"HX-Boosted": true, "HX-History-Restore-Request": true, "X-Other": false} {
		want(t, header, strings.Contains(p.get("/runs/2", htmx, with(header, "true")).text, "<html"), whole)
	}
}

// visited is an answer, and the address at which the browser is now.
type visited struct {
	reply
	address string
}

// formValues holds what a browser sends for a form left unchanged.
type formValues struct {
	action string
	values url.Values
}

// send submits a form and follows the redirect.
func (p *person) send(f formValues, changed map[string]string) visited {
	p.site.t.Helper()
	for name, value := range changed {
		if f.values.Has(name) || name == "feeling" {
			f.values.Set(name, value)
		}
	}
	r := p.form(f.action, f.values.Encode())
	address := f.action
	for r.StatusCode == 303 {
		address = r.Header.Get("Location")
		r = p.get(address)
	}
	return visited{r, address}
}

func form(t *testing.T, r reply, action string) formValues {
	t.Helper()
	all := forms(t, r)
	i := slices.IndexFunc(all, func(f formValues) bool { return strings.HasSuffix(f.action, action) })
	if i < 0 {
		t.Fatalf("no form for %s in %.500s", action, r.text)
	}
	return all[i]
}

// forms parses the forms of a page that change something: all but those that search.
func forms(t *testing.T, r reply) []formValues {
	t.Helper()
	root, err := html.Parse(strings.NewReader(r.text))
	check(t, err)
	var list []formValues
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "form" && attr(n, "role") != "search" {
			if attr(n, "method") != "post" {
				t.Errorf("a form is sent by %q", attr(n, "method"))
			}
			list = append(list, formValues{attr(n, "action"), filled(n)})
		}
	}
	return list
}

func filled(form *html.Node) url.Values {
	values := url.Values{}
	for n := range form.Descendants() {
		name := attr(n, "name")
		switch {
		case n.Type != html.ElementNode || name == "":
		case n.Data == "textarea":
			values.Set(name, "")
		case n.Data == "select":
			values.Set(name, selected(n))
		case n.Data != "input":
		case attr(n, "type") == "radio" || attr(n, "type") == "checkbox":
			if has(n, "checked") {
				values.Add(name, attr(n, "value"))
			}
		default:
			values.Add(name, attr(n, "value"))
		}
	}
	return values
}

func selected(list *html.Node) string {
	first, found := "", false
	for n := range list.Descendants() {
		if n.Data == "option" && (!found || has(n, "selected")) {
			first, found = attr(n, "value"), true
		}
	}
	return first
}

func linkTo(t *testing.T, r reply, prefix string) string {
	t.Helper()
	links := find(r, func(href string) bool { return strings.HasPrefix(href, prefix) })
	if len(links) == 0 {
		t.Fatalf("no link to %s", prefix)
	}
	return links[0]
}

func find(r reply, want func(href string) bool) []string {
	root, _ := html.Parse(strings.NewReader(r.text))
	var list []string
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "a" && want(attr(n, "href")) {
			list = append(list, attr(n, "href"))
		}
	}
	return list
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}
