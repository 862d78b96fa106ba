package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"caseload/app/author"
)

// pullCommand fetches a draft of a partnership into a folder.
type pullCommand struct {
	Address string `arg:"" help:"The draft's address in your browser; leave it out for a folder that was pulled before."`
	Folder  string `arg:"" optional:"" help:"The folder, which is made if there is none."`
}

func (c *pullCommand) Run(ctx context.Context, out io.Writer) error {
	name := c.Folder
	if name == "" {
		name = c.Address
		if strings.Contains(name, "://") {
			return fmt.Errorf("say which folder to put the draft in: `caseload pull %s FOLDER`", name)
		}
	} else if err := os.MkdirAll(name, 0o755); err != nil {
		return err
	}
	folder, err := openFolder(name)
	if err != nil {
		return err
	}
	defer folder.root.Close()
	base, err := folder.remembered()
	if err != nil {
		return err
	}
	server, err := c.server(folder, base)
	if err != nil {
		return err
	}
	texts, err := folder.texts()
	if err != nil {
		return err
	}
	now, err := server.connect(ctx)
	if err != nil {
		return err
	}
	first := base == nil
	if first {
		if err := mayFill(folder, texts, now); err != nil {
			return err
		}
		base = &pulled{}
	}
	did, err := folder.take(base.Texts, now.Texts, texts)
	if err == nil {
		err = folder.remember(now)
	}
	if err != nil {
		return err
	}
	switch {
	case first:
		fmt.Fprintf(out, "“%s” is in %s now, with its %d files. Change them in an editor, and then:\n\n  caseload check %s\n  caseload push %s\n", printable(now.Name), name, len(now.Files), name, name)
		return nil
	case now.Digest == base.Digest:
		fmt.Fprintf(out, "Nothing has changed in “%s” since it was pulled.\n", printable(now.Name))
	default:
		fmt.Fprintf(out, "“%s” has changed since it was pulled:\n", printable(now.Name))
	}
	return did.say(out, name)
}

// server returns where to pull from: the address, or where the folder was pulled from.
func (c *pullCommand) server(folder *draftFolder, base *pulled) (*draftServer, error) {
	if c.Folder == "" && base == nil {
		return nil, fmt.Errorf("%s wasn't pulled from anywhere yet; say what to pull: `caseload pull ADDRESS %s`, with the draft's address in your browser", folder.name, folder.name)
	}
	if c.Folder == "" {
		return base.server()
	}
	server, err := draftAt(c.Address)
	if err == nil {
		server.typed = true
	}
	if err == nil && base != nil && (base.Server != server.origin || base.Draft != server.draft) {
		err = fmt.Errorf("%s was pulled from another draft, %s/drafts/%d; pull this one into another folder", folder.name, base.Server, base.Draft)
	}
	return server, err
}

// server returns where a folder was pulled from.
func (p *pulled) server() (*draftServer, error) {
	return draftAt(fmt.Sprintf("%s/drafts/%d", p.Server, p.Draft))
}

// mayFill returns an error if a folder that wasn't pulled has files that a draft would replace.
func mayFill(folder *draftFolder, texts map[string]string, now pulled) error {
	var differ []string
	for _, f := range now.Files {
		if text, here := texts[f.Path]; here && text != now.Texts[f.Path] {
			differ = append(differ, f.Path)
		}
	}
	if len(differ) == 0 {
		return nil
	}
	return fmt.Errorf("%s has files that the draft has too and that differ from it: %s. Nothing was changed; pull the draft into a folder that is empty or new", folder.name, printable(strings.Join(differ, ", ")))
}

// pushCommand sends a folder back to the draft that it was pulled from.
type pushCommand struct {
	Folder string `arg:"" default:"." help:"A folder that a draft was pulled into."`
}

// Help is what `caseload push --help` says beside the arguments.
func (c *pushCommand) Help() string {
	return "A token in " + tokenVariable + " is sent only to the server that " + serverVariable + " names, or whose address you type for pull: what a folder says of its server can be anybody's. Without one, you are asked for a token, which is kept for that server alone."
}

func (c *pushCommand) Run(ctx context.Context, out io.Writer) error {
	folder, err := openFolder(c.Folder)
	if err != nil {
		return err
	}
	defer folder.root.Close()
	base, err := folder.remembered()
	if err == nil && base == nil {
		err = fmt.Errorf("%s wasn't pulled from anywhere, so that it isn't known where to push it; begin with `caseload pull ADDRESS FOLDER`", c.Folder)
	}
	if err != nil {
		return err
	}
	server, err := base.server()
	if err != nil {
		return err
	}
	texts, err := folder.texts()
	if err != nil {
		return err
	}
	now, err := server.connect(ctx)
	if err != nil {
		return err
	}
	digest := author.Pack{Files: texts}.Base().Digest
	switch digest {
	case now.Digest:
		fmt.Fprintf(out, "“%s” is as %s is already; nothing was pushed.\n", printable(now.Name), c.Folder)
		return folder.remember(now)
	case base.Digest:
		fmt.Fprintf(out, "You have changed nothing in %s since it was pulled, so nothing was pushed. Others have changed the draft; to get that:\n\n  caseload pull %s\n", c.Folder, c.Folder)
		return nil
	}
	done, err := server.send(ctx, *base, texts)
	if refused := new(refusedByServer); errors.As(err, &refused) && sayMoved(out, refused, c.Folder) {
		return errSaid
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "“%s” has what you changed, in your name:\n", printable(now.Name))
	for _, one := range []struct {
		names []string
		said  string
	}{{done.Changed, "was changed"}, {done.Added, "was added"}, {done.Removed, "was taken out"}} {
		for _, name := range one.names {
			fmt.Fprintf(out, "  %s %s\n", printable(name), one.said)
		}
	}
	return c.after(ctx, out, folder, server, texts)
}

// after brings the folder what others typed while it was pushed.
func (c *pushCommand) after(ctx context.Context, out io.Writer, folder *draftFolder, server *draftServer, texts map[string]string) error {
	now, err := server.get(ctx)
	if err != nil {
		return fmt.Errorf("that is done, but what the draft is now isn't known: %w. To find out: `caseload pull %s`", err, c.Folder)
	}
	did, err := folder.take(texts, now.Texts, texts)
	if err == nil {
		err = folder.remember(now)
	}
	if err != nil {
		return err
	}
	return did.say(out, c.Folder)
}
