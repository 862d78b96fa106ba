package assets

import (
	"testing"
	"testing/fstest"
)

func TestBundle(t *testing.T) {
	built := fstest.MapFS{
		"meta.json": {Data: []byte(`{"outputs": {
			"dist/app-AAAA.css": {"entryPoint": "src/app.css"},
			"dist/app-BBBB.js": {"entryPoint": "src/app.js"},
			"dist/font-CCCC.woff2": {}}}`)},
		"app-AAAA.css": {},
		"app-BBBB.js":  {},
	}
	css, js, ok := bundle(built)
	if css != "app-AAAA.css" || js != "app-BBBB.js" || !ok {
		t.Errorf("bundle = %q, %q, %t", css, js, ok)
	}

	for name, files := range map[string]fstest.MapFS{
		"not built":     {".gitkeep": {}},
		"half swept":    {"meta.json": built["meta.json"], "app-AAAA.css": {}},
		"broken record": {"meta.json": {Data: []byte("{")}, "app-AAAA.css": {}, "app-BBBB.js": {}},
	} {
		if css, js, ok := bundle(files); css != "" || js != "" || ok {
			t.Errorf("%s: bundle = %q, %q, %t", name, css, js, ok)
		}
	}
}

func TestBundleIsThereOrSaysSo(t *testing.T) {
	css, js, ok := Bundle()
	if ok != (css != "" && js != "") {
		t.Errorf("Bundle = %q, %q, %t", css, js, ok)
	}
	if !ok {
		t.Skip("not built: " + Command)
	}
	if Icon() == "" {
		t.Error("the bundle has no icon")
	}
}
