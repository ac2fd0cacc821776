// Finds rows by their titles at once, and by their texts as portions arrive; titles before texts, newest year first.
import { apart, corrected } from "./near.js";
import { inside, mostly } from "./parts.js";
import { portionsOf } from "./portions.js";
import { holds, parse, withoutAsking } from "./query.js";

const MOST_PORTIONS = 3;
const MOST_SLIPS = 3;
const FEW = 5;
// How much of what was typed is enough where not all of it is found.
const [MOST, SOME] = [0.8, 0.35];
const [RESULT, YEAR, PAGE] = [2, 3, 4];

// Tells whether a row is the very thing that was named: by its code or title, or a page of its own kind whose title
// begins with the words.
/** @type {(row: Row, words: Word[]) => boolean} */
const isNamed = (row, words) => {
  const [first] = words[0];
  if (words.length === 1 && words[0].some((way) => way === row.code || way === row.name)) return true;
  if (row.kind === YEAR && words.length === 1 && first === String(row.year)) return true;
  return (row.kind === RESULT || row.kind === PAGE) && row.name.startsWith(first);
};

// Rows whose title, or what else they are called, holds every word: those named, then as typed, then by an alias.
// `hits` are texts of the row that hold a word.
/** @type {(rows: Row[], words: Word[]) => Result[]} */
const inTitles = (rows, words) => {
  /** @type {Result[][]} */
  const ranks = [[], [], []];
  for (const row of rows) {
    if (!words.every((word) => holds(row.key, word))) continue;
    const isTyped = words.every((word) => holds(row.key, word.slice(0, 1)));
    ranks[isNamed(row, words) ? 0 : isTyped ? 1 : 2].push({ row, hits: [] });
  }
  return ranks.flat();
};

/** @type {(results: Map<Row, Result>, texts: Hit[], words: Word[]) => void} */
const addHits = (results, texts, words) => {
  for (const text of texts) {
    if (!words.some((word) => holds(text.key, word))) continue;
    if (!words.every((word) => holds(text.key, word) || holds(text.row.key, word))) continue;
    if (!results.has(text.row)) results.set(text.row, { row: text.row, hits: [] });
    // @ts-expect-error - it was set in the line before
    results.get(text.row).hits.push(text);
  }
};

// Tells whether `word` alone is found anywhere in the newest portions that may hold it.
/** @type {(index: Index, word: Word) => Promise<boolean>} */
const stands = async (index, word) => {
  if (index.rows.some((row) => holds(row.key, word))) return true;
  const portions = (await portionsOf(index, [word], 0)).slice(0, MOST_PORTIONS);
  const texts = await Promise.all(portions.map(index.text));
  return texts.flat().some((text) => holds(text.key, word));
};

// Gives what is known whenever more is: { results, words, isMore }; stops when `limit` rows are found or twice as many
// portions searched, or when `rest`, between titles and texts, says that something else is searched for by then.
/** @type {(index: Index, rows: Row[], words: Word[], options: Options) => AsyncGenerator<State>} */
async function* findWords(index, rows, words, { year, limit, rest }) {
  const results = new Map(inTitles(rows, words).map((result) => [result.row, result]));
  yield { results: [...results.values()], words, isMore: true };
  if (!(await rest())) return;
  const portions = await portionsOf(index, words, year);
  let next = 0;
  for (; next < Math.min(portions.length, 2 * limit) && results.size < limit; next += 1) {
    addHits(results, await index.text(portions[next]), words);
    yield { results: [...results.values()], words, isMore: true };
  }
  yield { results: [...results.values()], words, isMore: next < portions.length };
}

// Searches for another spelling of `words` if there is one at most `slips` away; its states name it as `other`.
/** @type {(index: Index, rows: Row[], words: Word[], options: Options, slips: number) => AsyncGenerator<State>} */
async function* findOther(index, rows, words, options, slips) {
  const other = await corrected(index, words, slips, (word) => words.length > 1 && stands(index, word));
  if (!other) return;
  for await (const state of findWords(index, rows, parse(other, index.aliases), options)) yield { ...state, other };
}

// Searches for what is left of a question without the words that ask; its states name it as `other`.
/** @type {(index: Index, query: string, options: Options) => AsyncGenerator<State>} */
async function* findAsked(index, query, options) {
  const other = withoutAsking(query);
  if (!other || other === query) return;
  for await (const state of find(index, other, options)) yield { other, ...state };
}

// Adds to what was found the pages whose titles say all `words`, before those whose texts hold what was typed.
/** @type {(rows: Row[], words: Word[], state: State) => AsyncGenerator<State>} */
async function* findInside(rows, words, { results, words: typed }) {
  const known = new Set(results.map(({ row }) => row));
  const titles = words.length ? inTitles(rows, words).filter(({ row }) => !known.has(row)) : [];
  if (!titles.length) return;
  /** @type {(result: Result) => boolean} */
  const isNamed = ({ row }) => typed.every((word) => holds(row.key, word));
  const [named, inTexts] = [true, false].map((wanted) => results.filter((result) => isNamed(result) === wanted));
  yield { results: [...named, ...titles, ...inTexts], words: [...typed, ...words], isMore: false };
}

// Adds to what was found the rows that hold `least` of what `words` say; where there was nothing, names those that the
// best one holds as `other`.
/** @type {(index: Index, rows: Row[], words: Word[], state: State, year: number, least: number) => AsyncGenerator<State>} */
async function* findMostly(index, rows, words, { results, words: typed }, year, least) {
  if (!words.length) return;
  const known = new Set(results.map(({ row }) => row));
  const more = await mostly(index, new Set(rows.filter((row) => !known.has(row))), words, year, least);
  const other = results.length || !more.length ? {} : { other: more[0].held.map(([way]) => way).join(" ") };
  // A passage is shown around the first of the words that stands in it.
  const longestFirst = [...words].sort((a, b) => b[0].length - a[0].length);
  yield { results: [...results, ...more], words: [...typed, ...longestFirst], isMore: false, ...other };
}

// Adds to what was found the rows that hold the words in pieces, written apart.
/** @type {(index: Index, rows: Row[], words: Word[], state: State) => AsyncGenerator<State>} */
async function* findApart(index, rows, words, { results }) {
  const named = new Set(results.map(({ row }) => row));
  const more = await apart(index, new Set(rows.filter((row) => !named.has(row))), words);
  yield { results: [...results, ...more.results], words: [...words, ...more.words], isMore: false };
}

// Searches for `query` in the fiscal year `year`, 0 for all, and gives states of `findWords` as more is known, at last
// one that is all. Where little or nothing is found, other ways to take the words are tried, the surest first.
/** @type {(index: Index, query: string, options: Options) => AsyncGenerator<State>} */
export async function* find(index, query, options) {
  const rows = index.rows.filter((row) => !options.year || row.year === options.year);
  const words = parse(query, index.aliases);
  const parted = inside(query, index.aliases);
  /** @type {State} */
  let state = { results: [], words, isMore: false };
  const nothing = () => !state.results.length;
  const little = () => state.results.length < FEW && !state.other;
  /** @type {[() => boolean, () => AsyncGenerator<State>][]} */
  const ways = [
    [nothing, () => findWords(index, rows, words, options)],
    [nothing, () => findAsked(index, query, options)],
    [nothing, () => findOther(index, rows, words, options, 1)],
    [little, () => findInside(rows, parted, state)],
    [little, () => findApart(index, rows, words, state)],
    [nothing, () => findMostly(index, rows, parted, state, options.year, MOST)],
    [nothing, () => findOther(index, rows, words, options, MOST_SLIPS)],
    [nothing, () => findMostly(index, rows, parted.length ? parted : words, state, options.year, SOME)],
  ];
  for (const [isWanted, way] of words.length ? ways : []) {
    if (!isWanted()) continue;
    for await (const next of way()) {
      if (!next.results.length) continue;
      state = next;
      yield state;
    }
  }
  yield state;
}
