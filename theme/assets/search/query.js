// What was typed, as words that must all be found. A word is a list of ways to say it; the first is what was typed.
import { folded, normalised } from "./fold.js";

const SHORTEST_INSIDE = 4;

// O19, o 19, โอ19, ข้อ 19, ข้อที่ O-19; and 019, typed with a nought for the letter.
const CODE = /(^|\s)(ข้อ(?:ที่)?\s*(?:o|โอ)?|o|โอ)[\s.-]*0*([1-9]\d?)(?![\d.])/g;
const NOUGHT = /(^|\s)(0)0*([1-9]\d?)(?=\s|$)/g;
// 9.3, ตัวชี้วัดย่อยที่ 9.3
const SUB_INDICATOR = /(^|\s)(?:(?:ข้อ|ตัวชี้วัด)(?:ย่อย)?(?:ที่)?\s*)?(\d{1,2}\.\d{1,2})(?=\s|$|ปี)/g;
const MEASURE = /(^|\s)มาตรการ(?:ข้อ|ลำดับ)?(?:ที่)?\s*([1-9]\d{0,2})(?=\s|$|ปี)/g;
// An abbreviation in front of a word: ผอ.กองช่าง
const ABBREVIATION = /([\u0e01-\u0e4e]{2})\.(?=[\u0e01-\u0e4e]{3})/g;
// ปีงบประมาณ พ.ศ. 2569, ปีงบ 69, งบประมาณปี 2569
const YEAR = /(?:ประจำ)?ปี(?:งบประมาณ|งบ)?\s*(?:พ\.?\s?ศ\.?)?\s*(?:25)?([5-7]\d)(?!\d)/g;
// What asks and says nothing of what is looked for.
const ASKING =
  /^(?:อยาก(?:ได้|รู้|ทราบ|ดู)?|ต้องการ|วิธี(?:การ)?)|(?:ได้)?(?:(?:ที่|ตรง)ไหน|ที่ใด|อย่างไร|ยังไง|เมื่อ(?:ไร|ไหร่|ใด)|เท่า(?:ไร|ไหร่|ใด)|กี่(?:บาท|วัน)|(?:อะไร|ใคร)(?:บ้าง)?|ไหม|มั้ย|หรือ(?:ไม่|เปล่า)|ครับ|ค่ะ|คะ|[?？])+(?=\s|$)/g;
// A word that is another one behind these letters: the money, not the year that accounts are kept by.
const OTHER_BEHIND = new Map([["งบประมาณ", "ปี"], ["งบ", "ปี"]]);
const NUMBERED = /^(?:o|มาตรการที่)\d+$/;

/** @type {(query: string) => string} */
export const withoutAsking = (query) => query.replace(ASKING, "").trim();

// The ways to say a word: as typed, what is meant by it, and, where `isLoose`, what is near it.
/** @type {(word: string, aliases: Aliases, isLoose: boolean) => Word} */
const withAliases = (word, aliases, isLoose) => {
  /** @type {(typed: string) => string[]} */
  const meanings = (typed) => {
    const found = aliases.get(typed);
    return found ? [...found.mean, ...(isLoose ? found.near : [])] : [];
  };
  const ways = [word, ...meanings(word)];
  if (/^[5-7]\d$/.test(word)) ways.push(`25${word}`);
  for (const typed of aliases.keys()) {
    if (typed.length >= SHORTEST_INSIDE && typed !== word && word.includes(typed)) {
      ways.push(...meanings(typed).map((other) => word.replace(typed, other)));
    }
  }
  return [...new Set(ways)];
};

/** @type {(query: string, aliases: Aliases, isLoose?: boolean) => Word[]} */
export const parse = (query, aliases, isLoose = false) => {
  /** @type {Word[]} */
  const codes = [];
  /** @type {(match: string, space: string, said: string, number: string) => string} */
  const code = (_, space, said, number) => {
    const ways = [`o${number}`];
    if (said === "0") ways.push(said + number);
    else if (said.startsWith("ข")) ways.push(folded(said.replace(/o|โอ/, "")) + number);
    codes.push(ways);
    return `${space} `;
  };
  /** @type {(match: string, space: string, number: string) => string} */
  const subIndicator = (match, space, number) => {
    if (!aliases.has(`§${number}`)) return match;
    codes.push([`§${number}`]);
    return `${space} `;
  };
  /** @type {(match: string, space: string, number: string) => string} */
  const measure = (_, space, number) => {
    codes.push([`มาตรการที่${number}`, `มาตรการ${number}`]);
    return `${space} `;
  };
  const typed = normalised(query)
    // @ts-expect-error - a number is written as its digits
    .replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - 0xe50)
    .toLowerCase()
    .replace(ABBREVIATION, "$1 ")
    .replace(SUB_INDICATOR, subIndicator)
    .replace(MEASURE, measure)
    .replace(CODE, code)
    .replace(NOUGHT, code)
    .replace(YEAR, " 25$1 ");
  const words = typed.split(/\s+/).map(folded).filter(Boolean);
  const phrase = words.join("");
  const whole = words.length > 1 ? aliases.get(phrase) : undefined;
  if (whole?.mean.length) return [...codes, withAliases(phrase, aliases, isLoose)];
  return [...codes, ...new Set(words)].map((word) => (Array.isArray(word) ? word : withAliases(word, aliases, isLoose)));
};

// Tells whether what stands at a place of a folded text is another word than `way`, or another number.
/** @type {(text: string, way: string, at: number) => boolean} */
const isOther = (text, way, at) => {
  if (NUMBERED.test(way)) return /\d/.test(text[at + way.length] || "");
  const before = OTHER_BEHIND.get(way);
  return before ? text.startsWith(before, at - before.length) : false;
};

// Where `way` stands in a folded text, or -1; the code o1 does not stand in o19.
/** @type {(text: string, way: string, from?: number) => number} */
export const place = (text, way, from = 0) => {
  let at = text.indexOf(way, from);
  while (at >= 0 && isOther(text, way, at)) at = text.indexOf(way, at + 1);
  return at;
};

/** @type {(text: string, word: Word) => boolean} */
export const holds = (text, word) => word.some((way) => place(text, way) >= 0);
