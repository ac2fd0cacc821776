// The words inside what was typed without spaces, and what holds most of them.
import { folded, mayCut, normalised } from "./fold.js";
import { holds, parse, place } from "./query.js";
import { portionsOfWord } from "./portions.js";

const LONGEST_ALIAS = 6;
const [SHORTEST_KNOWN, LONGEST_KNOWN, LONGEST_QUERY] = [5, 24, 200];
const MOST_PORTIONS = 8;
const MOST_ROWS = 10;
const IN_TITLE = 1.5;
// Words of one answer stand together: so many letters apart at most, else they count for little.
const TOGETHER = 260;
const [APART, NEAR, WITHOUT_RAREST, PAGE] = [0.3, 0.5, 0.7, 1.2];
const MOST_PLACES = 20;
const YEAR = 0.05;
const ABSENT = 2;
// What more than this part of all holds, says nothing alone.
const COMMON = 0.25;
// So much of what was typed is enough by itself; else most of the words have to be held.
const HALF = 0.5;
const [SHORT, AROUND, MOST_ALONE] = [4, 20, 6];
const DOCUMENT = 5;

// What joins words, asks, denies, or speaks of whoever asks, and may be left out.
const LITTLE = new Set(
  (
    "การ ความ ของ และ หรือ ที่ ใน เพื่อ ตาม แห่ง โดย กับ แก่ ต่อ ให้ ได้ เป็น มี จะ ไป มา จาก ด้วย เรื่อง แล้ว ถึง ก็ ซึ่ง อยู่ ต้อง ถ้า นี้ นั้น บ้าง เอา ทำ ไว้ " +
    "อะไร ใคร ไหน ยังไง อย่างไร ทำไม เมื่อไร เมื่อไหร่ เท่าไร เท่าไหร่ กี่ ไหม มั้ย ครับ ค่ะ คะ ฉัน ผม เรา เขา อยาก รู้ ตอนนี้ " +
    "ไม่ ยัง คือ ว่า ขอ ดู หา ตรง ทาง แบบ คน อัน ตัว ช่วย แค่ แต่ เลย ขึ้น ลง เข้า ออก กัน นะ จ้า สิ หน่อย ทุก บาง ผ่าน ใช้ เพราะ เคย กำลัง ถูก โดน อีก เอง เดือนละ วัน ปี ชื่อ แต่ละ"
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

// The stretches of a text that are words we know, the longest first where two meet.
/** @type {(text: string, aliases: Aliases) => [from: number, to: number][]} */
const knownWords = (text, aliases) => {
  /** @type {[from: number, to: number][]} */
  const found = [];
  for (let from = 0; from < text.length; from += 1) {
    if (!mayCut(text, from)) continue;
    for (let to = from + SHORTEST_KNOWN; to <= Math.min(text.length, from + LONGEST_KNOWN); to += 1) {
      if (mayCut(text, to) && aliases.has(folded(text.slice(from, to)))) found.push([from, to]);
    }
  }
  found.sort((a, b) => b[1] - b[0] - (a[1] - a[0]) || a[0] - b[0]);
  /** @type {[from: number, to: number][]} */
  const apart = [];
  for (const [from, to] of found) if (apart.every(([start, end]) => to <= start || from >= end)) apart.push([from, to]);
  return apart.sort((a, b) => a[0] - b[0]);
};

// A text cut around the words that we know, and between them as the browser's own dictionary divides it, which knows
// fewer of these words.
/** @type {(text: string, aliases: Aliases) => string[]} */
const segmentsOf = (text, aliases) => {
  const segmenter = new Intl.Segmenter("th", { granularity: "word" });
  /** @type {(from: number, to: number) => string[]} */
  const between = (from, to) => [...segmenter.segment(text.slice(from, to))].map(({ segment }) => segment);
  const found = [];
  let last = 0;
  for (const [from, to] of knownWords(text, aliases)) {
    found.push(...between(last, from), text.slice(from, to));
    last = to;
  }
  return [...found, ...between(last, text.length)];
};

/** @type {(words: Word[]) => string} */
const asOne = (words) => words.map(([typed]) => typed).join("");

const NONE = { strict: [], loose: [] };

// The words of `query` as the browser's own dictionary of Thai divides it, without those that say little; none where the
// browser has no dictionary, or none of the words (single letters are left over), or that makes no difference. The
// same words twice: with what is meant by them, and with what is near them too.
/** @type {(query: string, aliases: Aliases) => { strict: Word[], loose: Word[] }} */
export const inside = (query, aliases) => {
  if (!self.Intl?.Segmenter) return NONE;
  const words = joined(segmentsOf(spaced(query).slice(0, LONGEST_QUERY), aliases), aliases);
  if (words.some((word) => /^[\u0e01-\u0e4ea-z]$/i.test(word))) return NONE;
  const said = words.filter((word) => !LITTLE.has(word) && folded(word)).join(" ");
  const [strict, typed] = [said, query].map((text) => parse(text, aliases));
  const isOther = strict.length > typed.length || asOne(strict) !== asOne(typed);
  return isOther ? { strict, loose: parse(said, aliases, true) } : NONE;
};

// How much a word says that a `share` of all holds: more if it is long or stands in few places.
/** @type {(word: Word, share: number) => number} */
const weight = (word, share) => (4 + Math.min(word[0].length, 12)) * Math.log(1 + 1 / (share + 0.01));

// The portions that may hold most of what the words say, the best first.
/** @type {(index: Index, words: Word[], year: number) => Promise<number[]>} */
const likeliest = async (index, words, year) => {
  const places = await Promise.all(words.map((word) => portionsOfWord(index, word)));
  const weights = words.map((word, at) => weight(word, places[at].size / index.portions.length));
  const votes = index.portions.map((_, number) => weights.reduce((sum, one, at) => sum + (places[at].has(number) ? one : 0), 0));
  const numbers = [...votes.keys()].filter((number) => votes[number] && (!year || index.portions[number][1] === year));
  return numbers.sort((a, b) => votes[b] - votes[a]).slice(0, MOST_PORTIONS);
};

// The part of `keys` that holds each word.
/** @type {(words: Word[], keys: string[]) => number[]} */
const sharesOf = (words, keys) => words.map((word) => keys.filter((key) => holds(key, word)).length / keys.length);

// Tells whether a short word stands in a text by itself somewhere among its first places, not inside another (ดำ in ดำเนินการ).
/** @type {(text: string, way: string) => boolean} */
const standsAlone = (text, way) => {
  const segmenter = new Intl.Segmenter("th", { granularity: "word" });
  let at = place(text, way);
  for (let count = 0; at >= 0 && count < MOST_ALONE; count += 1) {
    const from = Math.max(0, at - AROUND);
    const ends = [...segmenter.segment(text.slice(from, at + way.length + AROUND))].map(({ index }) => index + from);
    if (ends.includes(at) && ends.includes(at + way.length)) return true;
    at = place(text, way, at + way.length);
  }
  return false;
};

/** @type {(text: string, word: Word) => boolean} */
const says = (text, word) => holds(text, word) && (word[0].length > SHORT || !/^[\u0e01-\u0e4e]/.test(word[0]) || word.some((way) => way.length > SHORT ? place(text, way) >= 0 : standsAlone(text, way)));

// How good a text says a word: by the word or what is meant by it, by what is near it, or not at all.
/** @type {(text: string, strict: Word, loose: Word) => number} */
const said = (text, strict, loose) => (says(text, strict) ? 1 : holds(text, loose) && !holds(text, strict) ? NEAR : 0);

// The most that the words say in one place of a text, `worth` each.
/** @type {(text: string, words: Word[], worth: number[]) => number} */
const mostTogether = (text, words, worth) => {
  /** @type {[at: number, word: number][]} */
  const places = [];
  for (const [word, ways] of words.entries()) {
    if (!worth[word]) continue;
    for (const way of ways) {
      let count = 0;
      for (let at = place(text, way); at >= 0 && count < MOST_PLACES; at = place(text, way, at + way.length)) {
        places.push([at, word]);
        count += 1;
      }
    }
  }
  places.sort((a, b) => a[0] - b[0]);
  let best = 0;
  for (const [first, [from]] of places.entries()) {
    const together = new Set();
    for (let next = first; next < places.length && places[next][0] - from < TOGETHER; next += 1) together.add(places[next][1]);
    best = Math.max(best, [...together].reduce((sum, word) => sum + worth[word], 0));
  }
  return best;
};

// Those of `rows` that hold `least` of what the words say in their titles or texts, as { row, hits, held, share }, the
// most first; words in a title count for more, those far apart for less, and without the rarest one all of it does.
/**
 * @type {(index: Index, rows: Set<Row>, strict: Word[], loose: Word[], year: number, least: number)
 *   => Promise<Required<Result>[]>}
 */
export const mostly = async (index, rows, strict, loose, year, least) => {
  const texts = (await Promise.all((await likeliest(index, loose, year)).map(index.text))).flat();
  const shares = sharesOf(strict, [...index.rows.map((row) => row.key), ...texts.map((text) => text.key)]);
  // What none holds may be a slip of typing and counts for less.
  const weights = strict.map((word, at) => weight(word, shares[at]) / (shares[at] ? 1 : ABSENT));
  const total = weights.reduce((sum, one) => sum + one, 0);
  const rarest = weights.indexOf(Math.max(...weights));
  const newest = Math.max(...index.rows.map((row) => row.year));
  /** @type {Map<Row, Required<Result>>} */
  const best = new Map();
  /** @type {(row: Row, hit: Hit | null, text: string) => void} */
  const add = (row, hit, text) => {
    if (!rows.has(row)) return;
    const inTitle = strict.map((word, at) => said(row.key, word, loose[at]));
    const inText = strict.map((word, at) => (text ? said(text, word, loose[at]) : 0));
    const worth = weights.map((one, at) => one * Math.max(inTitle[at], inText[at]));
    const share = worth.reduce((sum, one) => sum + one, 0) / total;
    if (share < least || !worth.some((one, at) => one && shares[at] < COMMON)) return;
    const held = strict.filter((_, at) => worth[at]);
    if (share < HALF && 2 * held.length <= strict.length) return;
    const only = weights.map((one, at) => (inText[at] > IN_TITLE * inTitle[at] ? one * inText[at] : 0));
    const titled = weights.reduce((sum, one, at) => sum + (only[at] ? 0 : IN_TITLE * one * inTitle[at]), 0);
    const scattered = only.reduce((sum, one) => sum + one, 0);
    const together = text ? mostTogether(text, loose, only) : 0;
    const sum = titled + together + APART * (scattered - together);
    const years = row.year ? Math.min(5, newest - row.year) : 0;
    const score = sum * (worth[rarest] ? 1 : WITHOUT_RAREST) * (row.kind === DOCUMENT ? 1 : PAGE) * (1 - YEAR * years);
    if ((best.get(row)?.score || 0) < score) best.set(row, { row, hits: hit ? [hit] : [], held, share, score });
  };
  for (const row of rows) add(row, null, "");
  for (const text of texts) add(text.row, text, text.key);
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, MOST_ROWS);
};
