package app_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// policy says which packages may import which others, one package per line: to
// the right of "<" are all the packages of this module that it may import. Arrows
// point inward, and packages import nothing that isn't listed. Tests may also
// import the packages in material.
const policy = `
	scenarios    <
	scripts      <
	assets       <
	app/glossary <
	app/sim/calendar < app/sim/sentence
	app/sim/sentence <
	app/sim/workload < app/sim/sentence
	app/sim/worry < app/sim/calendar
	app/sim/pressed <
	app/sim/ruling <
	app/sim/work < app/sim/sentence
	app/sim      < app/sim/calendar app/sim/pressed app/sim/ruling app/sim/sentence app/sim/strain app/sim/work app/sim/workload app/sim/worry
	app/script/spelling <
	app/script/document < app/script/spelling
	app/script/gopher   <
	app/script/syntax   < app/script/spelling
	app/script/form     < app/check/timetext app/script/document app/script/syntax
	app/script/dates    < app/script/form app/script/syntax app/sim/calendar
	app/script/strip    < app/script/document app/script/syntax app/sim/calendar
	app/script/say      < app/script/spelling app/sim
	app/script   < app/glossary app/script/gopher app/script/say app/sim app/sim/calendar app/sim/ruling app/sim/work app/sim/workload app/sim/worry
	app/scenario < app/glossary app/script app/sim app/sim/calendar app/sim/sentence
	app/policy   < app/sim app/sim/work
	app/debrief/aim < app/sim
	app/debrief  < app/debrief/aim app/scenario app/sim app/sim/calendar app/sim/pressed app/sim/ruling app/sim/sentence app/sim/strain app/sim/work app/sim/worry
	app/playtest < app/policy app/scenario app/sim app/sim/calendar
	app/theme    <
	app/check/phrase <
	app/check/avoid < app/check/phrase app/check/remark
	app/check/remark < app/scenario app/script app/script/document app/script/syntax app/sim app/sim/calendar
	app/check/timetext < app/script/spelling app/sim/calendar
	app/check/agree < app/check/phrase app/check/remark
	app/check/golden < app/scenario app/sim
	app/check/slip < app/check/remark app/sim/calendar
	app/check/prose < app/check/remark
	app/check/readable <
	app/check    < app/check/agree app/check/avoid app/check/golden app/check/phrase app/check/prose app/check/readable app/check/remark app/check/slip app/check/timetext app/playtest app/policy app/scenario app/script app/script/document app/script/spelling app/script/syntax app/sim app/sim/calendar app/theme
	app/tryout   < app/check app/glossary app/policy app/scenario app/script app/sim
	app/store/migrate <
	app/store/database < app/store/migrate
	app/change   <
	app/mark     < app/sim app/typed app/who
	app/store/row < app/mark
	app/store    < app/mark app/store/database app/store/row app/who
	app/store/author < app/change app/store app/store/database app/who
	app/author   < app/change app/check app/check/readable app/check/timetext app/chore app/debrief app/playtest app/scenario app/script/dates app/script/document app/script/form app/script/spelling app/script/strip app/script/syntax app/sim app/sim/calendar app/store app/store/author app/store/shelf app/tryout app/who
	app/store/prooftest < app/store app/store/author app/store/shelf
	app/live     <
	app/who      <
	app/limit    < app/store
	app/store/storetest < app/store app/store/database
	app/chore    < app/store
	app/whatif   < app/playtest app/policy app/scenario app/sim
	app/store/shelf < app/store app/store/author app/store/database app/store/row app/who
	app/run      < app/chore app/debrief app/debrief/aim app/scenario app/secret app/sim app/store app/store/shelf app/theme
	app/library  < app/run app/theme
	app/secret   <
	app/typed    <
	app/mail     <
	app/mail/mailtest <
	app/sign     < app/chore app/limit app/mail app/secret app/store app/typed app/who
	app/teach    < app/debrief app/mark app/policy app/run app/scenario app/secret app/sim app/sim/calendar app/sim/worry app/store app/typed app/who
	app/decided  < app/chore app/debrief app/run app/scenario app/sim app/store app/store/shelf app/teach
	app/page         < app/debrief app/sim app/sim/calendar app/sim/pressed app/sim/ruling app/sim/strain app/sim/work
	app/page/play    < app/debrief app/glossary app/page app/playtest app/scenario app/sim app/sim/calendar app/sim/workload app/whatif
	app/page/debrief < app/debrief app/page app/sim app/sim/calendar
	app/page/teach   < app/debrief app/mark app/page app/scenario app/sim app/teach app/who
	app/page/sign    < app/debrief app/page app/page/author app/sim app/who
	app/page/author  < app/page app/sim app/who
	app/page/own     < app/page app/sim
	app/page/library < app/page app/sim
	app/page/help    < app/debrief app/page
	app/web/edge     < app/limit app/live app/page app/run app/sign app/sim app/who
	app/web/play     < app/debrief app/glossary app/limit app/page app/page/play app/run app/scenario app/sim app/teach app/web/edge app/whatif app/who
	app/web/debrief  < app/debrief app/page app/page/debrief app/page/play app/run app/sim app/teach app/web/edge app/who
	app/web/teach    < app/limit app/mark app/page app/page/debrief app/page/own app/page/teach app/run app/scenario app/sign app/sim app/teach app/web/author app/web/debrief app/web/edge app/web/play app/who
	app/web/sign     < app/debrief app/limit app/page app/page/sign app/run app/sign app/sim app/teach app/web/edge app/who
	app/web/author   < app/author app/check/readable app/limit app/page app/page/author app/page/play app/script/dates app/script/form app/script/strip app/sign app/sim app/sim/calendar app/web/edge app/web/play app/who
	app/web/comments < app/author app/limit app/page app/page/author app/sim app/web/author app/web/edge app/who
	app/web/forms    < app/author app/check/readable app/page app/page/author app/script/dates app/script/form app/script/strip app/sim app/sim/calendar app/web/author app/web/edge app/who
	app/web/own      < app/author app/limit app/mark app/page app/page/own app/run app/sign app/sim app/teach app/web/edge app/who
	app/web/library  < app/debrief app/library app/page app/page/library app/run app/sim app/teach app/web/edge app/web/play app/who
	app/web/help     < app/debrief app/page/help app/sim app/web/edge app/who
	app/web/publication < app/author app/decided app/page app/page/author app/sim app/web/author app/web/edge app/who
	app/web      < app/author app/debrief app/limit app/page app/page/help app/run app/sign app/sim app/teach app/web/author app/web/comments app/web/debrief app/web/edge app/web/forms app/web/help app/web/library app/web/own app/web/play app/web/publication app/web/sign app/web/teach app/who assets
	cmd/caseload < app/author app/check app/chore app/debrief app/decided app/limit app/mail app/mark app/page app/page/debrief app/page/help app/page/play app/playtest app/policy app/run app/scenario app/script app/script/dates app/script/document app/sign app/sim app/store app/store/author app/store/database app/store/shelf app/teach app/tryout app/web app/whatif app/who assets scenarios scripts
`

// homes lists the libraries that only one package may import; "/..." includes the
// packages below it.
const homes = `
	github.com/yuin/gopher-lua       app/script
	gorm.io/                         app/store/...
	github.com/mattn/go-sqlite3      app/store/database
	github.com/jackc/pgx/            app/store/...
	github.com/go-gormigrate/        app/store/...
	github.com/a-h/templ             app/page/...
	github.com/yuin/goldmark         app/page
	github.com/gofiber/              app/web/...
	github.com/valyala/              app/web/...
	github.com/go-json-experiment/   app/web/...
	github.com/goccy/go-json         app/web
	github.com/alecthomas/kong       cmd/caseload
	github.com/wneessen/go-mail      app/mail
	github.com/emersion/             app/mail/mailtest
	golang.org/x/crypto/             app/sign
	golang.org/x/text/               app/sign
	golang.org/x/term                cmd/caseload
	rsc.io/qr                        app/teach
	github.com/xuri/excelize/        app/teach
	golang.org/x/tools/txtar         app/scenario
	golang.org/x/sync/errgroup       app/playtest
	golang.org/x/sync/singleflight   app/run
	github.com/klauspost/compress/   app/store/...
	github.com/hashicorp/golang-lru/ app/...
	github.com/aymanbagabas/go-udiff app/author
	github.com/KimMachineGun/        cmd/caseload
	net/http                         cmd/caseload
	database/sql                     app/store/...
`

// material lists what tests may import in addition to the policy: packs and the
// library as data, and lower layers as tools to test with.
var material = []string{"scenarios", "scripts", "assets", "app/policy", "app/store/prooftest", "app/store/storetest", "app/mail/mailtest"}

// pure packages import only the standard library, and nothing in it that reads a
// clock, a file or the environment, or has randomness of its own. The values are
// the packages that are forbidden for that reason.
var pure = map[string][]string{
	"app/sim":          impure,
	"app/sim/calendar": impure,
	"app/sim/ruling":   impure,
	"app/sim/strain":   impure,
	"app/sim/sentence": impure,
	"app/sim/work":     impure,
	"app/sim/workload": impure,
	"app/sim/worry":    impure,
	"app/who":          impure,
	"app/mark":         impure,
	"app/change":       impure,
}

var impure = []string{"os", "math/rand", "math/rand/v2", "crypto/rand", "net", "io/ioutil", "runtime", "unsafe", "sync"}

// importedBy is one import in a Go file, with its folder and whether the file is
// a test.
type importedBy struct {
	folder, file, path string
	test               bool
}

func imports(t *testing.T) []importedBy {
	t.Helper()
	var found []importedBy
	err := filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != ".." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "node_modules") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		folder, _ := filepath.Rel("..", filepath.Dir(name))
		for _, i := range file.Imports {
			path, _ := strconv.Unquote(i.Path.Value)
			found = append(found, importedBy{filepath.ToSlash(folder), name, path, strings.HasSuffix(name, "_test.go")})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestArrowsPointInward(t *testing.T) {
	allowed := map[string][]string{}
	for line := range strings.Lines(policy) {
		if who, whom, ok := strings.Cut(line, "<"); ok {
			allowed[strings.TrimSpace(who)] = strings.Fields(whom)
		}
	}
	for _, i := range imports(t) {
		ours, isOurs := strings.CutPrefix(i.path, "caseload/")
		may, listed := allowed[i.folder]
		switch {
		case !isOurs || i.folder == "app":
		case !listed:
			t.Errorf("%s: the policy doesn't list %s", i.file, i.folder)
		case ours == i.folder, slices.Contains(may, ours):
		case i.test && (strings.HasPrefix(ours, i.folder+"/") || belowMay(allowed, i.folder, ours)):
		case i.test && (slices.Contains(material, ours) || i.folder == "app/web" || i.folder == "cmd/caseload" || i.folder == "scripts"):
		default:
			t.Errorf("%s: %s may not import %s", i.file, i.folder, ours)
		}
	}
}

// belowMay reports whether a package below folder may import ours. Tests of a
// package may use the packages below it, and what those are made of.
func belowMay(allowed map[string][]string, folder, ours string) bool {
	for below, may := range allowed {
		if strings.HasPrefix(below, folder+"/") && slices.Contains(may, ours) {
			return true
		}
	}
	return false
}

func TestEachLibraryHasOneHome(t *testing.T) {
	for line := range strings.Lines(homes) {
		words := strings.Fields(line)
		if len(words) != 2 {
			continue
		}
		for _, i := range imports(t) {
			home, below := strings.CutSuffix(words[1], "/...")
			atHome := i.folder == home || below && strings.HasPrefix(i.folder, home+"/")
			if strings.HasPrefix(i.path, words[0]) && !atHome && !i.test {
				t.Errorf("%s: only %s may import %s", i.file, words[1], i.path)
			}
		}
	}
}

func TestTheCoreIsPure(t *testing.T) {
	for _, i := range imports(t) {
		forbidden, isPure := pure[i.folder]
		if !isPure || i.test {
			continue
		}
		if strings.Contains(strings.Split(i.path, "/")[0], ".") || slices.Contains(forbidden, i.path) {
			t.Errorf("%s: %s is pure and may not import %s", i.file, i.folder, i.path)
		}
	}
}

// The core may use package time for dates, but must never ask what time it is.
// Functions of package math that may differ between machines are forbidden, too.
func TestTheCoreReadsNoClock(t *testing.T) {
	files, err := filepath.Glob("sim/*.go")
	below, belowErr := filepath.Glob("sim/*/*.go")
	if err != nil || belowErr != nil || len(files) == 0 || len(below) == 0 {
		t.Fatal("there should be files in sim and below it", err, belowErr)
	}
	files = append(files, below...)
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range []string{"time.Now", "time.Since", "time.Local", "math.Pow", "math.Exp", "math.Log", "math.FMA"} {
			if strings.Contains(string(text), call) && !strings.HasSuffix(name, "_test.go") {
				t.Errorf("%s: the core may not call %s", name, call)
			}
		}
	}
}

// clocks lists where the time may be read. Everywhere else a clock is passed in.
var clocks = []string{"cmd/caseload", "app/script/vm.go", "app/script/fuel.go"} // the sandbox's backstop measures wall time, and affects no result

func TestAClockIsHandedIn(t *testing.T) {
	goFiles(t, func(folder, name string, text []byte) {
		if slices.Contains(clocks, folder) || slices.Contains(clocks, strings.TrimPrefix(filepath.ToSlash(name), "../")) {
			return
		}
		for _, call := range []string{"time.Now", "time.Since", "time.Until", "time.After(", "time.Tick("} {
			if strings.Contains(string(text), call) {
				t.Errorf("%s: %s may not be called here; take a clock", name, call)
			}
		}
	})
}

// Only the command line may read everybody's runs.
func TestOnlyTheCommandLineIsTheOperator(t *testing.T) {
	goFiles(t, func(folder, name string, text []byte) {
		if folder != "cmd/caseload" && folder != "app/store" && strings.Contains(string(text), ".Operator()") {
			t.Errorf("%s: only the command line may ask for what everybody played", name)
		}
	})
}

// Whatever writes past the writer isn't as durable as everybody is told.
func TestOnlyTestsWritePastTheWriter(t *testing.T) {
	goFiles(t, func(folder, name string, text []byte) {
		if strings.Contains(string(text), ".Direct()") {
			t.Errorf("%s: only tests may use a database's connections directly", name)
		}
		if strings.Contains(string(text), ".HashCheaply()") {
			t.Errorf("%s: only tests may hash passphrases cheaply", name)
		}
	})
}

// goFiles calls yield with every Go file that is neither a test nor generated.
func goFiles(t *testing.T, yield func(folder, name string, text []byte)) {
	t.Helper()
	err := filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != ".." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "node_modules") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, "_templ.go") {
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		folder, err := filepath.Rel("..", filepath.Dir(name))
		yield(filepath.ToSlash(folder), name, text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestEveryPackageSaysWhatItDoes(t *testing.T) {
	documented := map[string]bool{}
	err := filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != ".." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "node_modules") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		folder := filepath.Dir(name)
		generated := strings.HasSuffix(name, "_templ.go")
		documented[folder] = documented[folder] || file.Doc != nil && !generated
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for folder, is := range documented {
		if !is {
			t.Errorf("%s: the package doesn't say what it does and may not do", folder)
		}
	}
}

// mostNames is the maximum number of names at a package's top level. With more, a
// reader can't keep things apart, and the package should be split by area.
const mostNames = 310

func TestNoPackageHasTooManyNames(t *testing.T) {
	names := map[string]int{}
	err := filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != ".." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "node_modules") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		names[filepath.Dir(name)] += topLevelNames(file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for folder, n := range names {
		if folder, _ = filepath.Rel("..", folder); n > mostNames {
			t.Errorf("%s has %d names at package level; the most is %d", folder, n, mostNames)
		}
	}
	if names[filepath.Join("..", "app", "page", "play")] < 100 {
		t.Error("the components of app/page/play were not counted")
	}
}

// topLevelNames counts the functions, types, variables and constants in a file,
// including those that templ generated. Methods don't count.
func topLevelNames(file *ast.File) int {
	n := 0
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				n++
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					n++
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						if name.Name != "_" {
							n++
						}
					}
				}
			}
		}
	}
	return n
}
