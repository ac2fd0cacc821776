// The words inside what was typed without spaces, and what holds most of them.
import { folded, normalised } from "./fold.js";
import { holds, parse } from "./query.js";
import { portionsOfWord } from "./portions.js";

const LONGEST_ALIAS = 6;
const MOST_PORTIONS = 8;
const MOST_ROWS = 10;
const IN_TITLE = 1.5;

// What joins words, asks, or speaks of whoever asks, and may be left out.
const LITTLE = new Set(
  (
    "การ ความ ของ และ หรือ ที่ ใน เพื่อ ตาม แห่ง โดย กับ แก่ ต่อ ให้ ได้ เป็น มี จะ ไป มา จาก ด้วย เรื่อง แล้ว ถึง ก็ ซึ่ง อยู่ ต้อง ถ้า นี้ นั้น บ้าง เอา ทำ ไว้ " +
    "อะไร ใคร ไหน ยังไง อย่างไร ทำไม เมื่อไร เมื่อไหร่ เท่าไร เท่าไหร่ กี่ ไหม มั้ย ครับ ค่ะ คะ ฉัน ผม เรา เขา อยาก รู้ ตอนนี้"
  ).split(" "),
);

// `segments` with those that are an alias together as one word.
/** @type {(segments: string[], aliases: Aliases) => string[]} */
const joined = (segments, aliases) => {
  const words = [];
  for (let at = 0; at < segments.length; ) {
    let end = Math.min(segments.length, at + LONGEST_ALIAS);
    while (end > at + 1 && !aliases.has(folded(segments.slice(at, end).join("")))) end -= 1;
    words.push(segments.slice(at, end).join(""));
    at = end;
  }
  return words;
};

// Digits and Latin letters are words of their own.
/** @type {(query: string) => string} */
const spaced = (query) => normalised(query).replace(/([\u0e01-\u0e4e])([\da-z])/gi, "$1 $2").replace(/([a-z])([\u0e01-\u0e4e])/gi, "$1 $2");

/** @type {(words: Word[]) => string} */
const asOne = (words) => words.map(([typed]) => typed).join("");

// The words of `query` as the browser's own dictionary of Thai divides it, without those that say little; none where the
// browser has no dictionary, or none of the words (single letters are left over), or that makes no difference.
/** @type {(query: string, aliases: Aliases) => Word[]} */
export const inside = (query, aliases) => {
  if (!self.Intl?.Segmenter) return [];
  const segments = [...new Intl.Segmenter("th", { granularity: "word" }).segment(spaced(query))];
  const words = joined(segments.map(({ segment }) => segment), aliases);
  if (words.some((word) => /^[\u0e01-\u0e4ea-z]$/i.test(word))) return [];
  const said = words.filter((word) => !LITTLE.has(word) && folded(word));
  const [found, typed] = [said.join(" "), query].map((text) => parse(text, aliases));
  return found.length > typed.length || asOne(found) !== asOne(typed) ? found : [];
};

// How much each word says: more if it is long or stands in few places. One that stands nowhere may be a slip of typing.
/** @type {(index: Index, words: Word[]) => Promise<{ places: Set<number>[], weights: number[] }>} */
const weigh = async (index, words) => {
  const places = await Promise.all(words.map((word) => portionsOfWord(index, word)));
  const weights = words.map((word, at) => {
    const rows = index.rows.filter((row) => holds(row.key, word)).length;
    const share = Math.max(places[at].size / index.portions.length, rows / index.rows.length);
    return (word[0].length * Math.log(1 + 1 / (share + 0.01))) / (share ? 1 : 2);
  });
  return { places, weights };
};

// The portions that may hold most of what the words say, the best first.
/** @type {(index: Index, places: Set<number>[], weights: number[], year: number) => number[]} */
const likeliest = (index, places, weights, year) => {
  const votes = index.portions.map((_, number) => weights.reduce((sum, weight, at) => sum + (places[at].has(number) ? weight : 0), 0));
  const numbers = [...votes.keys()].filter((number) => votes[number] && (!year || index.portions[number][1] === year));
  return numbers.sort((a, b) => votes[b] - votes[a]).slice(0, MOST_PORTIONS);
};

// Those of `rows` that hold `least` of what `words` say in their titles or texts, as { row, hits, held }, the most
// first; words in a title count for more.
/** @type {(index: Index, rows: Set<Row>, words: Word[], year: number, least: number) => Promise<Required<Result>[]>} */
export const mostly = async (index, rows, words, year, least) => {
  const { places, weights } = await weigh(index, words);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const weightOf = new Map(words.map((word, at) => [word, weights[at]]));
  /** @type {Map<Row, Required<Result>>} */
  const best = new Map();
  /** @type {(row: Row, hit: Hit | null, text: string) => void} */
  const add = (row, hit, text) => {
    if (!rows.has(row)) return;
    const held = words.filter((word) => holds(row.key, word) || holds(text, word));
    // @ts-expect-error - every word has a weight
    const share = held.reduce((sum, word) => sum + weightOf.get(word), 0) / total;
    if (share < least) return;
    // @ts-expect-error - every word has a weight
    const score = held.reduce((sum, word) => sum + weightOf.get(word) * (holds(row.key, word) ? IN_TITLE : 1), 0);
    if ((best.get(row)?.score || 0) < score) best.set(row, { row, hits: hit ? [hit] : [], held, score });
  };
  for (const row of rows) add(row, null, "");
  const texts = await Promise.all(likeliest(index, places, weights, year).map(index.text));
  for (const text of texts.flat()) add(text.row, text, text.key);
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, MOST_ROWS);
};
