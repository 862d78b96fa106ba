package remark

import (
	"errors"
	"io/fs"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// reason returns an error's message without the path.
func reason(err error) string {
	if at := new(fs.PathError); errors.As(err, &at) {
		return at.Err.Error()
	}
	return err.Error()
}

func SlugUnfit(slug string) Remark {
	return Remark{on("slug", slug), put("a scenario's folder is named in small letters, digits and hyphens, and this one is %q", Shorten(slug, 60)), ""}
}

// NoScenario says that scenario.lua is missing. Packs are the folders in it that
// look like packs.
func NoScenario(packs []string) Remark {
	r := Remark{on("no-scenario"), put("the file scenario.lua is missing; a scenario begins with it"), put("`caseload new NAME` writes one that works.")}
	if len(packs) > 0 {
		r.Instead = put("Check a pack at a time; these folders are packs: %s.", listed(packs))
	}
	return r
}

func TooDeep(limit int) Remark {
	return Remark{on("too-deep"), put("folders are nested more than %d deep here; a pack needs two or three", limit), ""}
}

func FolderClosed(err error) Remark {
	return Remark{on("folder-closed"), put("this folder can't be opened: %s", reason(err)), ""}
}

func NoFolder() Remark { return Remark{on("no-folder"), put("this isn't a folder"), ""} }

func FolderUnread(err error) Remark {
	return Remark{on("folder-unread"), put("this folder can't be read: %s", reason(err)), ""}
}

func TooManyEntries(where string, limit int) Remark {
	return Remark{on("entries"), put("there are more than %d files and folders %s; a pack has at most %d files", limit, where, scenario.MaxFiles), ""}
}

func IsLink(where string) Remark {
	return Remark{on("link"), put("this is a link, and a pack holds plain files only"), put("Put the file itself %s.", where)}
}

func NotPlain() Remark {
	return Remark{on("not-plain"), put("this isn't a plain file, and a pack holds plain files only"), ""}
}

func NameUnfit() Remark {
	return Remark{on("name"), put("a file's name is made of letters, digits, hyphens, underscores and dots, and is at most %d characters long", scenario.MaxName), ""}
}

func FileClosed(err error) Remark {
	return Remark{on("file-closed"), put("this file can't be opened: %s", reason(err)), ""}
}

func FileUnread(err error) Remark {
	return Remark{on("file-unread"), put("this file can't be read: %s", reason(err)), ""}
}

func FileTooLong() Remark {
	return Remark{on("file-long"), put("this file is longer than %d KiB, and none may be", scenario.MaxFile>>10), put("Move parts of it into files of their own.")}
}

func NotUTF8() Remark {
	return Remark{on("utf-8"), put("this line has letters that aren't UTF-8"), put("Save the file as UTF-8; if it isn't text at all, take it out of the pack.")}
}

func SteersReading(why sim.Sentence) Remark { return Remark{on("steers"), put("%s", why), ""} }

func Crowded(why sim.Sentence) Remark {
	return Remark{on("crowded"), put("%s", why), put("Take it out, or put it into a pack of its own.")}
}

func TooManyFiles() Remark {
	return Remark{on("files"), put("a pack has at most %d files, and this one has more", scenario.MaxFiles), ""}
}

func PackTooLarge() Remark {
	return Remark{on("size"), put("a pack has at most %d MiB in all, and this one has more", scenario.MaxPack>>20), ""}
}

func ArchiveTooLong(limit int) Remark {
	return Remark{on("archive-long"), put("this archive is longer than %d MiB, and no pack is", limit), ""}
}

func NoArchive() Remark {
	return Remark{on("no-archive"), put("this can't be read as a zip archive"), put("Make a zip archive of the scenario's folder, and use that.")}
}

func LeadsOut() Remark {
	return Remark{on("leads-out"), put("this path leads out of the archive"), put("Pack the folder itself, with plain paths.")}
}

func ArchiveInside() Remark {
	return Remark{on("archive-inside"), put("this is an archive in an archive, which isn't opened"), ""}
}

func PackedTooTight(times uint64) Remark {
	return Remark{on("bomb", times), put("this file is packed %d times smaller than it is, which no text is", times), ""}
}

func Twice() Remark { return Remark{on("twice"), put("this file is in the archive twice"), ""} }

// Tidiness.

func HasByteOrderMark() Remark {
	return Remark{on("byte-order-mark"), put("this file begins with a byte order mark"), put("Save it as UTF-8 without one.")}
}

func EndsAsOnWindows() Remark {
	return Remark{on("line-ends"), put("the lines of this file end as on Windows"), put("Have your editor save it with plain line ends (LF).")}
}

// SpacesAtEnds is about n lines, of which the finding's is the first.
func SpacesAtEnds(n int) Remark {
	r := Remark{on("trailing-space", n), put("there are spaces at the end of this line"), put("Remove them.")}
	if n > 1 {
		r.Sentence = put("there are spaces at the end of this line and %d more", n-1)
	}
	return r
}

func LastLineOpen() Remark {
	return Remark{on("last-line"), put("the last line has no line end"), put("End the file with one.")}
}

func CurlyQuote(open string) Remark {
	return Remark{on("typographic-quote", open), put("`%s` is a typographic quote, and Lua can't read it as one", open), put("Write the plain, straight quote of the keyboard, \" or '.")}
}

func HasNoBreakSpace() Remark {
	return Remark{on("no-break-space"), put("there is a no-break space here"), put("Use a plain space.")}
}

func OldWord(before, now, since string) Remark {
	return Remark{on("old-word", before, now), put("`%s` is called `%s` since %s", before, now, since), put("Write `%s`; `caseload check --fix` does it.", now)}
}

// What a fix says that it did.

func DidTakeMark() string                 { return "removed the byte order mark" }
func DidMakeEndsPlain() string            { return "made line ends plain" }
func DidTakeSpaces() string               { return "removed spaces at the ends of lines" }
func DidEndLastLine() string              { return "ended the last line" }
func DidStraighten() string               { return "put straight quotes around a text" }
func DidPlainSpace() string               { return "made a no-break space a plain one" }
func DidRename(before, now string) string { return "made `" + before + "` `" + now + "`" }

// Comments that silence a rule.

func SilencesNoRule(rule string) Remark {
	return Remark{on("no-rule", rule), put("there is no rule `%s`", rule), put("`caseload check --rules` lists them; write `-- check: RULE, reason`.")}
}

func SilencesErrors(rule string) Remark {
	return Remark{on("silences-errors", rule), put("`%s` finds errors, which can't be silenced", rule), put("Mend what it says.")}
}

func SilencesWithoutReason(rule string) Remark {
	return Remark{on("no-reason", rule), put("this doesn't say why `%s` is silenced, so it isn't", rule), put("Write the reason after a comma: `-- check: %s, it is the school's own address`.", rule)}
}

func SilencesNoFile(file string) Remark {
	return Remark{on("silences-no-file", file), put("there is no file `%s`", file), put("Name one of the pack.")}
}

func SilencesNothing(rule string) Remark {
	return Remark{on("silences-nothing", rule), put("This silences `%s` where it finds nothing.", rule), put("Remove the comment.")}
}
