package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/term"

	"caseload/app/sign"
)

// tokenVariable names the environment variable from which a token is taken. It is never an
// argument, which others on the machine could read and which stays in a shell's history.
const tokenVariable = "CASELOAD_TOKEN"

// serverVariable names the environment variable that says to which server that token goes, where
// only a folder says so: anybody can have written what a folder says.
const serverVariable = "CASELOAD_SERVER"

// tokens are what somebody has been asked for, by the server that they are for. They are kept in
// a file that only its owner can read.
type tokens map[string][]string

func tokensFile() (string, error) {
	folder, err := os.UserConfigDir()
	return filepath.Join(folder, "caseload", "tokens.json"), err
}

func readTokens() (tokens, error) {
	kept := tokens{}
	name, err := tokensFile()
	if err != nil {
		return kept, nil // there is no place to keep any
	}
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return kept, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &kept)
	}
	if err != nil {
		return nil, fmt.Errorf("%s, where your tokens are kept, can't be read: %w. Delete it; you will be asked for a token again", name, err)
	}
	return kept, nil
}

func (kept tokens) write() error {
	name, err := tokensFile()
	if err != nil {
		return err
	}
	data, err := json.MarshalIndent(kept, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(name), "tokens-*") // of mode 0600
	if err != nil {
		return err
	}
	_, err = file.Write(append(data, '\n'))
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(file.Name(), name)
	}
	if err != nil {
		_ = os.Remove(file.Name())
	}
	return err
}

// named reports whether the person who runs the program has named the server, and not only a folder.
func (s *draftServer) named() bool {
	return s.typed || sameOrigin(os.Getenv(serverVariable), s.origin)
}

// sameOrigin reports whether an address is on the server with an origin.
func sameOrigin(address, origin string) bool {
	u, err := url.Parse(strings.TrimSpace(address))
	return err == nil && u.Host != "" && strings.EqualFold(u.Scheme+"://"+u.Host, origin)
}

// connect finds a token that opens the draft, and returns the draft as it is now: the token from
// the environment, if the server was named, or else one of those that are kept for this server, or
// else one that somebody types.
func (s *draftServer) connect(ctx context.Context) (pulled, error) {
	env := strings.TrimSpace(os.Getenv(tokenVariable))
	if env != "" && s.named() {
		s.token = env
		p, err := s.get(ctx)
		return p, s.whichToken(err, "the token in "+tokenVariable)
	}
	kept, err := readTokens()
	if err != nil {
		return pulled{}, err
	}
	for _, token := range slices.Clone(kept[s.origin]) {
		s.token = token
		p, err := s.get(ctx)
		switch {
		case isRefused(err, http.StatusUnauthorized): // it isn't good any longer
			kept[s.origin] = slices.DeleteFunc(kept[s.origin], func(t string) bool { return t == token })
			if err := kept.write(); err != nil {
				return pulled{}, err
			}
		case !isRefused(err, http.StatusNotFound): // for another partnership
			return p, err
		}
	}
	if env != "" {
		return pulled{}, fmt.Errorf("the folder says that it was pulled from %s, and anybody can have written that, so the token in %s wasn't sent there. If that is your server, say so with %s=%s, and do this again", s.origin, tokenVariable, serverVariable, s.origin)
	}
	if s.token, err = s.askToken(); err != nil {
		return pulled{}, err
	}
	p, err := s.get(ctx)
	if err != nil {
		return p, s.whichToken(err, "this token")
	}
	kept[s.origin] = append(kept[s.origin], s.token)
	return p, kept.write()
}

// whichToken says what to do if a token doesn't open a draft.
func (s *draftServer) whichToken(err error, which string) error {
	if isRefused(err, http.StatusNotFound) {
		return fmt.Errorf("%s doesn't open %s: it is for the drafts of another partnership, or there is no such draft. Look at the address, or make a token on the page of the partnership that writes the draft", which, s.address())
	}
	return err
}

// askToken asks for a token at the terminal, which doesn't show what is typed.
func (s *draftServer) askToken() (string, error) {
	in := int(os.Stdin.Fd())
	if !term.IsTerminal(in) {
		return "", fmt.Errorf("no token opens %s. Make one in your browser, on the page of the partnership that writes the draft, under “Tokens for the command line”. Then do this in a terminal, which asks for it, or put it into %s", s.address(), tokenVariable)
	}
	fmt.Fprintf(os.Stderr, "To open %s a token is needed, which you make in your browser on the partnership’s page,\nunder “Tokens for the command line”. Paste it here; it isn’t shown, and is kept for the next time: ", s.address())
	typed, err := term.ReadPassword(in)
	fmt.Fprintln(os.Stderr)
	token := strings.TrimSpace(string(typed))
	if err == nil && !strings.HasPrefix(token, sign.TokenPrefix) {
		err = fmt.Errorf("that is no token: one begins with %s. Copy it whole, or make another", sign.TokenPrefix)
	}
	return token, err
}
