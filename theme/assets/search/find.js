// Finds rows by their titles at once, and by their texts as portions arrive; titles before texts, newest year first.
import { apart, corrected } from "./near.js";
import { holds, parse } from "./query.js";

const LENGTH = 3;
const MOST_GRAMS = 4;
const MOST_PORTIONS = 3;
const FEW = 5;

// Rows whose title, or what else they are called, holds every word: the very code or title, then as typed, then by an
// alias. `hits` are texts of the row that hold a word.
const inTitles = (rows, words) => {
  const ranks = [[], [], []];
  for (const row of rows) {
    if (!words.every((word) => holds(row.key, word))) continue;
    const isNamed = words.length === 1 && words[0].some((way) => way === row.code || way === row.name);
    const isTyped = words.every((word) => holds(row.key, word.slice(0, 1)));
    ranks[isNamed ? 0 : isTyped ? 1 : 2].push({ row, hits: [] });
  }
  return ranks.flat();
};

// The grams that `way` is asked by: side by side from its beginning, so that typing on asks for few new files.
const gramsOf = (way) => {
  const found = [];
  for (let at = 0; at + LENGTH <= way.length && found.length < MOST_GRAMS; at += LENGTH) found.push(way.slice(at, at + LENGTH));
  return found;
};

const portionsOfWay = async (index, way) => {
  if (way.length < 2) return [];
  if (way.length < LENGTH) {
    const shard = await index.grams(way);
    return Object.keys(shard).flatMap((gram) => (gram.startsWith(way) ? shard[gram] : []));
  }
  const lists = await Promise.all(gramsOf(way).map(async (gram) => new Set((await index.grams(gram))[gram])));
  return [...lists[0]].filter((number) => lists.every((list) => list.has(number)));
};

const portionsOfWord = async (index, word) =>
  new Set((await Promise.all(word.map((way) => portionsOfWay(index, way)))).flat());

// The portions that may hold every word, in the order of the site.
const portionsOf = async (index, words, year) => {
  const sets = await Promise.all(words.map((word) => portionsOfWord(index, word)));
  const numbers = index.portions.map((_, number) => number);
  return numbers.filter((number) => (!year || index.portions[number][1] === year) && sets.every((set) => set.has(number)));
};

const addHits = (results, texts, words) => {
  for (const text of texts) {
    if (!words.some((word) => holds(text.key, word))) continue;
    if (!words.every((word) => holds(text.key, word) || holds(text.row.key, word))) continue;
    if (!results.has(text.row)) results.set(text.row, { row: text.row, hits: [] });
    results.get(text.row).hits.push(text);
  }
};

// Tells whether `word` alone is found anywhere in the newest portions that may hold it.
const stands = async (index, word) => {
  if (index.rows.some((row) => holds(row.key, word))) return true;
  const portions = (await portionsOf(index, [word], 0)).slice(0, MOST_PORTIONS);
  const texts = await Promise.all(portions.map(index.text));
  return texts.flat().some((text) => holds(text.key, word));
};

// Gives what is known whenever more is: { results, words, isMore }; stops when `limit` rows are found.
async function* findWords(index, rows, words, { year, limit }) {
  const results = new Map(inTitles(rows, words).map((result) => [result.row, result]));
  yield { results: [...results.values()], words, isMore: true };
  const portions = await portionsOf(index, words, year);
  let next = 0;
  for (; next < portions.length && results.size < limit; next += 1) {
    addHits(results, await index.text(portions[next]), words);
    yield { results: [...results.values()], words, isMore: true };
  }
  yield { results: [...results.values()], words, isMore: next < portions.length };
}

// Searches for `query` in the fiscal year `year`, 0 for all, and gives states of `findWords` as more is known. Where
// little is found, words written together are taken apart; where nothing is, `other` is a near spelling that was
// searched for instead.
export async function* find(index, query, options) {
  const rows = new Set(index.rows.filter((row) => !options.year || row.year === options.year));
  const words = parse(query, index.aliases);
  if (!words.length) return;
  let state;
  for await (state of findWords(index, rows, words, options)) {
    if (state.results.length || state.isMore) yield state;
  }
  if (state.results.length < FEW) {
    const { results } = state;
    results.forEach(({ row }) => rows.delete(row));
    const more = await apart(index, rows, words);
    state = { results: [...results, ...more.results], words: [...words, ...more.words], isMore: false };
    results.forEach(({ row }) => rows.add(row));
    if (state.results.length) yield state;
  }
  if (state.results.length) return;
  const other = await corrected(index, words, (word) => words.length > 1 && stands(index, word));
  if (other) {
    const meant = parse(other, index.aliases);
    for await (state of findWords(index, rows, meant, options)) if (state.results.length) yield { ...state, other };
  }
  if (!state.results.length) yield { ...state, words, isMore: false };
}
