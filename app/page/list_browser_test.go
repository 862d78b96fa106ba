package page_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	chrome "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// The links of a class list are kept as a file that is in the page, which the content
// security policy allows.
func TestLinksAreKeptAsAFile(t *testing.T) {
	ctx, address := browser(t)
	folder := t.TempDir()
	do(ctx, t, chromedp.Navigate(address+"/list-made"))
	if _, err := chromedp.Call(ctx, chrome.SetDownloadBehavior, chrome.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: folder}); err != nil {
		t.Fatal(err)
	}
	do(ctx, t, chromedp.Click("a[download]"))
	var file []byte
	for i := 0; i < 800 && len(file) == 0; i++ {
		time.Sleep(25 * time.Millisecond)
		file, _ = os.ReadFile(filepath.Join(folder, "links.csv"))
	}
	if text := string(file); !strings.HasPrefix(text, "\uFEFFName,E-mail,Link\nCy Longwinded-Surname,") || strings.Count(text, "/invitations/") != 2 {
		t.Errorf("the file is %q", text)
	}
}
