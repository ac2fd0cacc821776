// What was probably meant when nothing is found: words written together taken apart, and words one or two slips away.
import { key, mayCut, span } from "./fold.js";

const MARK = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/;
const SHORTEST_PIECE = 3;
const MOST_PIECES = 4;
const MOST_WAYS = 3;
const MOST_PORTIONS = 6;
// Of the texts that hold a word in pieces, where others may hold it whole.
const MOST_APART = 3;

/** @type {(word: string) => string[]} */
const gramsOf = (word) => Array.from({ length: Math.max(0, word.length - 2) }, (_, at) => word.slice(at, at + 3));

// How many of the grams of `word` a text holds at least that is `slips` away from it: each slip is in three of them.
/** @type {(word: string, slips: number) => number} */
const fewestGrams = (word, slips) => word.length - 2 - 3 * slips;

// Texts of the portions that share most grams with `word`, and `fewest` at least.
/** @type {(index: Index, word: string, fewest: number, most?: number) => Promise<Hit[]>} */
const likelyTexts = async (index, word, fewest, most = MOST_PORTIONS) => {
  const votes = index.portions.map(() => 0);
  const lists = await Promise.all(gramsOf(word).map(async (gram) => (await index.grams(gram))[gram]));
  for (const held of lists) {
    for (const number of held === null ? votes.keys() : held || []) votes[number] += 1;
  }
  const likely = [...votes.entries()].filter(([, count]) => count && count >= fewest).sort((a, b) => b[1] - a[1]);
  const portions = await Promise.all(likely.slice(0, most).map(([number]) => index.text(number)));
  return portions.flat();
};

// Tells whether `text` holds `piece` with nothing around it that changes its first or last letter.
/** @type {(text: string, piece: string) => boolean} */
const holdsWhole = (text, piece) => {
  let at = text.indexOf(piece);
  while (at >= 0 && !(mayCut(text, at) && mayCut(text, at + piece.length))) at = text.indexOf(piece, at + 1);
  return at >= 0;
};

// `word` as a few long pieces, each of which `text` holds, or null.
/** @type {(word: string, text: string) => string[] | null} */
const pieces = (word, text) => {
  if (holdsWhole(text, word)) return [word];
  const found = [];
  for (let at = 0; at < word.length; ) {
    let end = word.length;
    while (end - at >= SHORTEST_PIECE && !(mayCut(word, end) && holdsWhole(text, word.slice(at, end)))) end -= 1;
    if (end - at < SHORTEST_PIECE || found.length === MOST_PIECES) return null;
    found.push(word.slice(at, end));
    at = end;
  }
  return found;
};

/** @type {(words: Word[], text: string) => string[] | null} */
const allPieces = (words, text) => {
  const found = [];
  for (const word of words) {
    /** @type {string[] | null} */
    let parted = null;
    for (const way of word) parted ??= pieces(way, text);
    if (!parted) return null;
    found.push(...parted);
  }
  return found;
};

// Rows that hold every word in pieces, by their titles or by the likeliest texts, and those pieces as words.
/** @type {(index: Index, rows: Set<Row>, words: Word[]) => Promise<{ results: Result[], words: Word[] }>} */
export const apart = async (index, rows, words) => {
  /** @type {Map<Row, Result>} */
  const results = new Map();
  /** @type {Set<string>} */
  const said = new Set();
  /** @type {(row: Row, hit: Hit | null, text: string) => void} */
  const add = (row, hit, text) => {
    const found = rows.has(row) && allPieces(words, text);
    if (!found) return;
    if (!results.has(row)) results.set(row, { row, hits: [] });
    // @ts-expect-error - it was set in the line before
    if (hit) results.get(row).hits.push(hit);
    // biome-ignore lint/suspicious/useIterableCallbackReturn: what it returns is not used
    found.forEach((piece) => said.add(piece));
  };
  for (const row of rows) add(row, null, row.key);
  const longest = [...words].sort((a, b) => b[0].length - a[0].length)[0];
  const likely = await Promise.all(longest.slice(0, MOST_WAYS).map((way) => likelyTexts(index, way, way.length / 3, MOST_APART)));
  for (const text of new Set(likely.flat())) add(text.row, text, `${text.key}\n${text.row.key}`);
  return { results: [...results.values()], words: [...said].map((piece) => [piece]) };
};

// How many slips a word of that length may hold; in running text more stretches are near by chance than in titles.
/** @type {(word: string, twoFrom: number) => number} */
const mostSlips = (word, twoFrom) => (word.length < 4 ? 0 : word.length < twoFrom ? 1 : word.length < 18 ? 2 : 3);
const TITLES = 8;
const TEXTS = 10;
const LONGEST = 60;

// A mark is not taken for a letter that stands by itself: that would be another word, cut in the middle.
/** @type {(text: string) => Uint8Array} */
// @ts-expect-error - an array of numbers takes true as 1
const marksOf = (text) => Uint8Array.from(text, (letter) => MARK.test(letter));

// The stretch of `text`, cut where words may be, that is fewest slips (a letter more, less, or another) away from
// `word`; the longest of those.
/** @type {(word: string, text: string) => { slips: number, from: number, to: number }} */
const closest = (word, text) => {
  const size = word.length + 1;
  let [costs, nextCosts, starts, nextStarts] = [Uint8Array, Uint8Array, Uint32Array, Uint32Array].map((List) => new List(size));
  for (let at = 0; at < size; at += 1) costs[at] = at;
  let best = { slips: word.length, from: 0, to: 0 };
  const [marks, textMarks] = [marksOf(word), marksOf(text)];
  for (let to = 1; to <= text.length; to += 1) {
    nextStarts[0] = to;
    for (let at = 1; at < size; at += 1) {
      const isSame = word[at - 1] === text[to - 1];
      const changed = costs[at - 1] + (isSame ? 0 : marks[at - 1] === textMarks[to - 1] ? 1 : 2);
      const more = costs[at] + 1;
      const less = nextCosts[at - 1] + 1;
      const cost = Math.min(changed, more, less);
      nextCosts[at] = cost;
      nextStarts[at] = Math.min(
        cost === changed ? starts[at - 1] : to,
        cost === more ? starts[at] : to,
        cost === less ? nextStarts[at - 1] : to,
      );
    }
    [costs, nextCosts, starts, nextStarts] = [nextCosts, costs, nextStarts, starts];
    const slips = costs[word.length];
    const from = starts[word.length];
    if (slips > best.slips || (slips === best.slips && to - from <= best.to - best.from)) continue;
    if (mayCut(text, from) && mayCut(text, to)) best = { slips, from, to };
  }
  return best;
};

// The nearest spelling of `word` in `texts`, [folded, as shown] each: the fewest slips, then the most frequent.
/** @type {(word: string, texts: string[][], most: number) => string | undefined} */
const nearestIn = (word, texts, most) => {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const grams = gramsOf(word);
  let fewest = most;
  for (const [text, shown] of texts) {
    if (grams.filter((gram) => text.includes(gram)).length < fewestGrams(word, fewest)) continue;
    const { slips, from, to } = closest(word, text);
    const spelling = slips > fewest ? "" : shown.slice(...span(shown, from, to));
    // A dot stands between texts that have nothing to do with each other.
    if (!spelling || spelling.includes("·")) continue;
    if (slips < fewest) counts.clear();
    fewest = slips;
    counts.set(spelling, (counts.get(spelling) || 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)[0]?.[0];
};

// The words as a query, those that stand nowhere replaced by their nearest spelling; null where that is more than
// `slips` away.
/**
 * @type {(index: Index, words: Word[], slips: number, standsSomewhere: (word: Word) => Promise<boolean> | boolean)
 *   => Promise<string | null>}
 */
export const corrected = async (index, words, slips, standsSomewhere) => {
  const names = [...new Map(index.rows.map((row) => [row.name, row.title])), ...[...index.aliases.keys()].map((word) => [word, word])];
  const said = [];
  for (const word of words) {
    const typed = word[0].slice(0, LONGEST);
    const [inTitles, inTexts] = [TITLES, TEXTS].map((twoFrom) => Math.min(slips, mostSlips(typed, twoFrom)));
    if (await standsSomewhere(word)) {
      said.push(typed);
      continue;
    }
    let other = nearestIn(typed, names, inTitles);
    if (!other && inTexts) {
      const texts = await likelyTexts(index, typed, fewestGrams(typed, inTexts));
      other = nearestIn(typed, texts.map((text) => [text.key, text.words]), inTexts);
    }
    if (!other || key(other) === typed) return null;
    said.push(other);
  }
  return said.join(" ");
};
