package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

func main() {
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox)
	a, c1 := chromedp.NewExecAllocator(context.Background(), opts...)
	defer c1()
	ctx, c2 := chromedp.NewContext(a)
	defer c2()
	sc := bufio.NewScanner(os.Stdin)
	for sc.Scan() {
		f := strings.Fields(sc.Text())
		if len(f) < 6 {
			continue
		}
		url, cookie, width, scheme, media, out := f[0], f[1], f[2], f[3], f[4], f[5]
		w, _ := strconv.Atoi(width)
		var acts []chromedp.Action
		if cookie != "-" {
			kv := strings.SplitN(cookie, "=", 2)
			acts = append(acts, network.SetCookie(kv[0], kv[1]).WithDomain("127.0.0.1").WithPath("/"))
		}
		if media == "screen" {
			media = ""
		}
		var buf []byte
		var over string
		acts = append(acts, emulation.SetDeviceMetricsOverride(int64(w), 900, 1, false),
			emulation.SetEmulatedMedia().WithMedia(media).WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}),
			chromedp.Navigate(url), chromedp.Sleep(200*time.Millisecond))
		for _, js := range f[6:] {
			acts = append(acts, chromedp.Evaluate(js, nil))
		}
		acts = append(acts, chromedp.Evaluate(`document.documentElement.scrollWidth+" of "+innerWidth+" x "+document.documentElement.scrollHeight`, &over),
			chromedp.ActionFunc(func(ctx context.Context) error {
				var err error
				_, _, _, _, _, size, err := page.GetLayoutMetrics().Do(ctx)
				if err != nil {
					return err
				}
				h := size.Height
				if h > 4200 {
					h = 4200
				}
				buf, err = page.CaptureScreenshot().WithCaptureBeyondViewport(true).WithClip(&page.Viewport{Width: float64(w), Height: h, Scale: 1}).Do(ctx)
				return err
			}))
		if err := chromedp.Run(ctx, acts...); err != nil {
			fmt.Println("ERR", url, err)
			continue
		}
		os.WriteFile(out, buf, 0o644)
		fmt.Println(out, over)
	}
}
