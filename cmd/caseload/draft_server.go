package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"time"

	"caseload/app/author"
)

// draftServer is a draft on a server, to which a program speaks with a token of its person's.
type draftServer struct {
	origin string // such as https://caseload.example.ac.uk
	draft  int64
	token  string
	typed  bool // whether somebody typed its address, and not only a folder says it
}

var draftPath = regexp.MustCompile(`^/drafts/([1-9][0-9]{0,17})(/|$)`)

// draftAt reads a draft's address, or that of one of its pages. A token is never sent where
// others can read it on its way.
func draftAt(address string) (*draftServer, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("%q isn't the address of a draft. Open the draft in your browser, and copy what its address bar says: https://…/drafts/…", address)
	}
	found := draftPath.FindStringSubmatch(u.Path)
	if found == nil {
		return nil, fmt.Errorf("%s is no draft: that has /drafts/ and a number in its address. Open the draft in your browser, and copy what its address bar says", address)
	}
	if u.Scheme == "http" && !isThisMachine(u.Hostname()) {
		return nil, fmt.Errorf("%s begins with http://, so that anybody on the way could read your token. Use the address that begins with https://; if the site has none, whoever runs it has to set that up first", address)
	}
	draft, err := strconv.ParseInt(found[1], 10, 64)
	return &draftServer{origin: u.Scheme + "://" + u.Host, draft: draft}, err
}

func isThisMachine(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func (s *draftServer) address() string { return fmt.Sprintf("%s/drafts/%d", s.origin, s.draft) }

// refusedByServer is what a server answers if it can't do what is asked.
type refusedByServer struct {
	status   int
	sentence string
	body     []byte
}

func (r *refusedByServer) Error() string { return r.sentence }

func isRefused(err error, status int) bool {
	r := new(refusedByServer)
	return errors.As(err, &r) && r.status == status
}

const (
	mostAnswer = 64 << 20 // bytes
	answerIn   = 2 * time.Minute
)

var draftClient = &http.Client{Timeout: answerIn, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

// ask sends a request about the draft, and decodes the answer.
func (s *draftServer) ask(ctx context.Context, method, kind string, body io.Reader, into any) error {
	r, err := http.NewRequestWithContext(ctx, method, s.address()+"/pack", body)
	if err != nil {
		return err
	}
	r.Header.Set("Authorization", "Bearer "+s.token)
	r.Header.Set("Accept", "application/json")
	r.Header.Set("User-Agent", "caseload")
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	answer, err := draftClient.Do(r)
	if err != nil {
		if why := new(url.Error); errors.As(err, &why) {
			err = why.Err // without the method and the address, which it begins with
		}
		return fmt.Errorf("%s can't be reached: %w. %s", s.origin, err, unanswered(method))
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(io.LimitReader(answer.Body, mostAnswer))
	switch {
	case err != nil:
		return fmt.Errorf("%s broke off its answer: %w. %s", s.origin, err, unanswered(method))
	case answer.StatusCode >= 300 && answer.StatusCode < 400:
		return fmt.Errorf("%s leads on to %s; use the address that you come to in a browser", s.address(), answer.Header.Get("Location"))
	case answer.StatusCode != http.StatusOK:
		said := struct{ Error string }{}
		if json.Unmarshal(data, &said) != nil || said.Error == "" {
			said.Error = fmt.Sprintf("%s answered with %s, and not as Caseload does; is it the right address?", s.origin, answer.Status)
		}
		return &refusedByServer{answer.StatusCode, said.Error, data}
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s didn't answer as this version of Caseload understands; is it the right address, and are both of one version?", s.origin)
	}
	return nil
}

// unanswered says what to do if a request has no answer. One that sends a pack may have been heard.
func unanswered(method string) string {
	if method == http.MethodPost {
		return "It isn't known whether the draft was changed: pull once the server is there again, which brings both together"
	}
	return "Nothing was changed; try again in a while"
}

// get returns the draft as it is now.
func (s *draftServer) get(ctx context.Context) (pulled, error) {
	p := pulled{}
	err := s.ask(ctx, http.MethodGet, "", nil, &p)
	p.Server, p.Draft = s.origin, s.draft
	return p, err
}

// sent says what a server has done to a draft's files.
type sent struct{ Added, Changed, Removed []string }

// send makes the draft have these texts. The error is a *refusedByServer with the status 409 if
// it isn't any longer as it was given out.
func (s *draftServer) send(ctx context.Context, from pulled, texts map[string]string) (done sent, err error) {
	archive, err := author.Pack{Slug: from.Slug, Files: texts}.Archive()
	if err != nil {
		return done, err
	}
	base, err := json.Marshal(from.draftBase)
	if err != nil {
		return done, err
	}
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	err = form.WriteField("from", string(base))
	if err == nil {
		var file io.Writer
		if file, err = form.CreateFormFile("pack", from.Slug+".zip"); err == nil {
			_, err = file.Write(archive)
		}
	}
	if err = errors.Join(err, form.Close()); err != nil {
		return done, err
	}
	err = s.ask(ctx, http.MethodPost, form.FormDataContentType(), &body, &done)
	if isRefused(err, http.StatusRequestEntityTooLarge) {
		err = errors.New("the folder is larger than a server takes at once, which is 2 MB as a zip file. Is there something in it that is no part of the pack? Nothing was changed")
	}
	return done, err
}
