// Finds rows by their titles at once, and by their texts as portions arrive; titles before texts, newest year first.
import { apart, corrected } from "./near.js";
import { inside, mostly } from "./parts.js";
import { portionsOf } from "./portions.js";
import { holds, parse, place, withoutAsking } from "./query.js";

const MOST_PORTIONS = 3;
const MOST_SLIPS = 3;
const FEW = 5;
const THIN = 3;
// How much of what was typed is enough where not all of it is found.
const [MOST, SOME] = [0.65, 0.38];
// What holds the words in pieces is worth so much more than what holds some of them.
const KNOWN = 1.25;
const [RESULT, YEAR, PAGE, DOCUMENT, LIST] = [2, 3, 4, 5, 6];
// The longest beginning that all lists of a kind have in common (มาตรการ).
const COMMON_BEGINNING = 8;
const PERSON = /(?:นาย(?!ก)|นางสาว|นาง)[\u0e01-\u0e4e]{0,32}$/;

// Tells whether a row is the very thing that was named: by its code or title, or a page of its own kind whose title
// begins with the words.
/** @type {(row: Row, words: Word[]) => boolean} */
const isNamed = (row, words) => {
  const [first] = words;
  if (row.kind === LIST && row.code && words.some(([way]) => way === row.code)) return true;
  if (words.length === 1 && (first[0] === row.name || first.some((way) => way === row.code))) return true;
  if (row.kind === YEAR && words.length === 1 && first[0] === String(row.year)) return true;
  const isMeant = row.name.startsWith(first[0]) || (holds(row.key, first.slice(0, 1)) && first.some((way) => row.name.startsWith(way)));
  return (row.kind === RESULT || row.kind === PAGE) && isMeant;
};

// A list answers whoever asks for it by its code or the beginning of its title; others look for what it lists.
/** @type {(row: Row, words: Word[]) => boolean} */
const isList = (row, words) => row.kind === LIST && !words.some((word) => word.some((way) => way === row.code || row.name.startsWith(way)));

/** @type {(row: Row, words: Word[]) => number} */
const rank = (row, words) => {
  if (isNamed(row, words)) return 0;
  if (row.kind === LIST && words.length === 1 && words[0][0].length < COMMON_BEGINNING) return 2;
  return words.every((word) => holds(row.key, word.slice(0, 1))) ? 1 : 2;
};

// Rows whose title, or what else they are called, holds every word: those named, then as typed, then by an alias.
// `hits` are texts of the row that hold a word.
/** @type {(rows: Row[], words: Word[]) => Result[]} */
const inTitles = (rows, words) => {
  /** @type {Result[][]} */
  const ranks = [[], [], []];
  for (const row of rows) {
    if (!words.every((word) => holds(row.key, word)) || isList(row, words)) continue;
    ranks[rank(row, words)].push({ row, hits: [] });
  }
  return ranks.flat();
};

// Tells whether a text speaks of somebody by the words: after นาย and the like, and not far from it.
/** @type {(hit: Hit, words: Word[]) => boolean} */
const speaksOfSomebody = (hit, words) =>
  words.some((word) =>
    word.some((way) => {
      const at = place(hit.key, way);
      return at >= 0 && PERSON.test(hit.key.slice(Math.max(0, at - 40), at) + way.slice(0, 6));
    }),
  );

// Of rows found by their texts, those that say who somebody is, then pages, then documents; else as the site has them.
/** @type {(results: Result[], words: Word[]) => Result[]} */
const answersFirst = (results, words) => {
  /** @type {(result: Result) => number} */
  const order = ({ row, hits }) => {
    if (row.isOfPeople && hits.some((hit) => speaksOfSomebody(hit, words))) return 0;
    return row.kind === DOCUMENT ? 2 : 1;
  };
  return [0, 1, 2].flatMap((wanted) => results.filter((result) => order(result) === wanted));
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
  const titled = inTitles(rows, words);
  const results = new Map(titled.map((result) => [result.row, result]));
  /** @type {(isMore: boolean) => State} */
  const known = (isMore) => {
    const inTexts = answersFirst([...results.values()].slice(titled.length), words);
    return { results: [...titled, ...inTexts], words, isMore, isExact: true };
  };
  yield known(true);
  if (!(await rest())) return;
  const portions = await portionsOf(index, words, year);
  let next = 0;
  for (; next < Math.min(portions.length, 2 * limit) && results.size < limit; next += 1) {
    addHits(results, await index.text(portions[next]), words);
    yield known(true);
  }
  yield known(next < portions.length);
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
  yield { results: [...named, ...titles, ...inTexts], words: [...typed, ...words], isMore: false, isExact: true };
}

// Puts what was found in order by how much of `words` rows say, with others that hold `least` of it; where there was
// nothing, names the words that the best one holds as `other`.
/**
 * @type {(index: Index, rows: Row[], words: { strict: Word[], loose: Word[] }, state: State, year: number, least: number)
 *   => AsyncGenerator<State>}
 */
async function* findMostly(index, rows, { strict, loose }, { results, words: typed, isMostly }, year, least) {
  if (!strict.length) return;
  const found = isMostly ? [] : results;
  const known = new Map(found.map((result) => [result.row, result]));
  const scored = await mostly(index, new Set(rows.filter((row) => row.kind !== LIST)), strict, loose, year, least);
  if (!scored.length) return;
  /** @type {(result: Required<Result>) => number} */
  const worth = ({ row, score }) => score * (known.has(row) ? KNOWN : 1);
  const ordered = scored.sort((a, b) => worth(b) - worth(a)).map((result) => known.get(result.row) || result);
  const rest = found.filter((result) => !ordered.includes(result));
  const other = found.length ? {} : { other: scored[0].held.map(([way]) => way).join(" ") };
  // A passage is shown around the first of the words that stands in it.
  const longestFirst = [...loose].sort((a, b) => b[0].length - a[0].length);
  yield { results: [...ordered, ...rest], words: [...typed, ...longestFirst], isMore: false, isMostly: true, ...other };
}

// Adds to what was found the rows that hold the words in pieces, written apart.
/** @type {(index: Index, rows: Row[], words: Word[], state: State) => AsyncGenerator<State>} */
async function* findApart(index, rows, words, { results, isExact = false }) {
  const named = new Set(results.map(({ row }) => row));
  const more = await apart(index, new Set(rows.filter((row) => !named.has(row))), words);
  yield { results: [...results, ...answersFirst(more.results, more.words)], words: [...words, ...more.words], isMore: false, isExact };
}

// Tells whether all words of a question stand in a document or two and nowhere else: chance more often than an answer.
/** @type {(state: State, typed: Word[], inside: Word[]) => boolean} */
const isChance = ({ results }, typed, inside) =>
  typed.length > 1 && inside.length >= THIN && results.length < THIN && results.every(({ row }) => row.kind === DOCUMENT);

// Searches for `query` in the fiscal year `year`, 0 for all, and gives states of `findWords` as more is known, at last
// one that is all. Where little or nothing is found, other ways to take the words are tried, the surest first.
/** @type {(index: Index, query: string, options: Options) => AsyncGenerator<State>} */
export async function* find(index, query, options) {
  const rows = index.rows.filter((row) => !options.year || row.year === options.year);
  const words = parse(query, index.aliases);
  const parted = inside(query, index.aliases);
  const most = parted.strict.length ? parted : { strict: words, loose: parse(query, index.aliases, true) };
  /** @type {State} */
  let state = { results: [], words, isMore: false };
  const nothing = () => !state.results.length;
  const little = () => state.results.length < FEW && !state.other;
  const loose = () => !state.isExact && !state.other;
  const thin = () => !state.isExact && (state.isMostly || !state.other) && state.results.length < THIN;
  /** @type {[() => boolean, () => AsyncGenerator<State>][]} */
  const ways = [
    [nothing, () => findWords(index, rows, words, options)],
    [nothing, () => findAsked(index, query, options)],
    [nothing, () => findOther(index, rows, words, options, 1)],
    [little, () => findInside(rows, parted.strict, state)],
    [little, () => findApart(index, rows, words, state)],
    [loose, () => findMostly(index, rows, parted, state, options.year, MOST)],
    [nothing, () => findOther(index, rows, words, options, MOST_SLIPS)],
    [thin, () => findMostly(index, rows, most, state, options.year, SOME)],
  ];
  for (const [isWanted, way] of words.length ? ways : []) {
    if (!isWanted()) continue;
    for await (const next of way()) {
      if (!next.results.length) continue;
      state = isChance(next, words, most.strict) ? { ...next, isExact: false } : next;
      yield state;
    }
  }
  yield state;
}
