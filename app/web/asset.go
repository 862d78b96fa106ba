package web

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
)

// asset is a file for the browser, ready to send.
type asset struct {
	kind      string // content type
	tag       string
	body      []byte
	immutable bool // whether its name changes with its content
}

// kinds maps file extensions to content types. Files of any other kind are not
// served.
var kinds = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".svg":   "image/svg+xml",
	".png":   "image/png",
	".ico":   "image/x-icon",
	".woff2": "font/woff2",
	".txt":   "text/plain; charset=utf-8",
}

// hashed matches names that contain a hash of the content, such as
// app-3WAKEEO2.css.
var hashed = regexp.MustCompile(`-[0-9A-Z]{8}\.[a-z0-9]+$`)

const (
	cacheForever = "public, max-age=31536000, immutable"
	cacheAsk     = "no-cache"
	cacheDay     = "public, max-age=86400"
)

// readAssets reads all files for the browser into memory.
func readAssets(files fs.FS) (map[string]asset, error) {
	all := map[string]asset{}
	if files == nil {
		return all, nil
	}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		kind := kinds[path.Ext(name)]
		if err != nil || entry.IsDir() || kind == "" || strings.HasPrefix(entry.Name(), ".") {
			return err
		}
		body, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(body)
		all[name] = asset{kind, `"` + hex.EncodeToString(sum[:8]) + `"`, body, hashed.MatchString(name)}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return all, err
}

// asset sends a file for the browser.
func (s *sitePages) asset(c *fiber.Ctx) error {
	a, ok := s.assets[c.Params("*")]
	if !ok {
		return run.ErrNotFound
	}
	c.Set(fiber.HeaderCacheControl, cacheAsk)
	if a.immutable {
		c.Set(fiber.HeaderCacheControl, cacheForever)
	}
	c.Set(fiber.HeaderETag, a.tag)
	if c.Get(fiber.HeaderIfNoneMatch) == a.tag {
		return c.SendStatus(fiber.StatusNotModified)
	}
	c.Set(fiber.HeaderContentType, a.kind)
	return c.Send(a.body)
}

// favicon redirects browsers that look for an icon at the usual place.
func (s *sitePages) favicon(c *fiber.Ctx) error {
	if s.Layout.Icon == "" {
		return run.ErrNotFound
	}
	c.Set(fiber.HeaderCacheControl, cacheDay)
	return c.Redirect(s.Layout.Icon, fiber.StatusFound)
}

// robots keeps search engines away from pages that belong to somebody.
func robots(c *fiber.Ctx) error {
	c.Set(fiber.HeaderContentType, fiber.MIMETextPlainCharsetUTF8)
	c.Set(fiber.HeaderCacheControl, cacheDay)
	return c.SendString("User-agent: *\nDisallow: /runs/\nDisallow: /class/\nDisallow: /exit\n")
}
