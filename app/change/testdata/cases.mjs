// Random changes, and what CodeMirror makes of them: a JSON object a line. Called as
// node cases.mjs FOLDER COUNT SEED, where FOLDER has CodeMirror among its node_modules.
import { createRequire } from "node:module"
import { resolve } from "node:path"

const [folder, count, seed] = process.argv.slice(2)
const require = createRequire(resolve(folder, "package.json"))
const { ChangeSet, MapMode, RangeSet, RangeValue, Text } = require("@codemirror/state")
const { rebaseUpdates } = require("@codemirror/collab")

let state = Number(seed) >>> 0
function random(n) { // mulberry32
  state = (state + 0x6d2b79f5) >>> 0
  let t = Math.imul(state ^ (state >>> 15), state | 1)
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
  return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n)
}
const pick = (list) => list[random(list.length)]
const pieces = ["a", "b", "cd", "\n", "é", "😀", "“", "x\ny", "\n\n", "\\ud83d", "\t"]
const text = (most) => Array.from({ length: random(most + 1) }, () => pick(pieces)).join("")

// whole moves a place out of the middle of a character.
function whole(doc, at) {
  const code = doc.charCodeAt(at)
  return at > 0 && at < doc.length && code >= 0xdc00 && code < 0xe000 ? at - 1 : at
}

function change(doc) {
  const edits = []
  for (let i = random(5); i >= 0; i--) {
    const from = whole(doc, random(doc.length + 1))
    const to = random(2) ? from : whole(doc, Math.min(doc.length, from + random(6)))
    edits.push({ from: Math.min(from, to), to: Math.max(from, to), insert: random(3) ? text(3) : "" })
  }
  return ChangeSet.of(edits, doc.length, "\n")
}
const lines = (doc) => Text.of(doc.split("\n"))
const after = (doc, set) => set.apply(lines(doc)).toString()

function places(set) {
  const all = []
  for (let pos = 0; pos <= set.length; pos++)
    for (const side of [-1, 1]) all.push([set.mapPos(pos, side), set.mapPos(pos, side, MapMode.TrackDel) !== null])
  return all
}

// A mark doesn't grow at its edges, and goes when nothing is left in it.
class Mark extends RangeValue {}
Mark.prototype.startSide = 1
Mark.prototype.endSide = -1

function spans(set) {
  const all = []
  for (let i = 0; i < 10 && set.length > 0; i++) {
    const from = random(set.length)
    const to = from + 1 + random(Math.min(6, set.length - from))
    const at = RangeSet.of([new Mark().range(from, to)]).map(set).iter()
    all.push(at.value ? [from, to, at.from, at.to] : [from, to])
  }
  return all
}

// rebased moves what was sent over one accepted change after the other, as an editor is told of
// them: over several at once it can come out otherwise.
function rebased(sent, accepted) {
  return accepted.reduce((left, one) => rebaseUpdates(left, [one]), sent)
}

for (let i = 0; i < Number(count); i++) {
  const doc = text(20)
  const a = change(doc), b = change(doc)
  const c = change(after(doc, a))
  const clients = ["m", "n", "o"]
  const sent = [], accepted = []
  let at = doc
  for (let n = random(5); n > 0; n--) {
    const set = change(at)
    sent.push({ changes: set, clientID: "m" })
    at = after(at, set)
  }
  // What was accepted begins with some of what was sent, as others moved it.
  at = doc
  let own = random(sent.length + 1)
  let pending = sent
  for (let n = random(5) + own; n > 0; n--) {
    if (own > 0 && random(2)) {
      const next = rebased(sent, accepted)[0]
      accepted.push(next)
      at = after(at, next.changes)
      own--
    } else {
      const set = change(at)
      accepted.push({ changes: set, clientID: pick(clients.slice(1)) })
      at = after(at, set)
    }
  }
  const update = (u) => ({ Client: u.clientID, Changes: u.changes.toJSON() })
  console.log(JSON.stringify({
    Doc: doc, A: a.toJSON(), B: b.toJSON(), C: c.toJSON(),
    After: after(doc, a), Then: a.compose(c).toJSON(),
    Over: a.map(b).toJSON(), OverFirst: a.map(b, true).toJSON(),
    Inverse: a.invert(lines(doc)).toJSON(), Places: places(a), Spans: spans(a),
    Sent: sent.map(update), Accepted: accepted.map(update),
    Rebased: rebased(sent, accepted).map(update),
  }))
}
