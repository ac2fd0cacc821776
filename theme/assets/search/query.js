// What was typed, as words that must all be found. A word is a list of ways to say it; the first is what was typed.
import { folded, normalised } from "./fold.js";

const SHORTEST_INSIDE = 4;

// O19, o 19, โอ19, ข้อ 19, ข้อที่ O-19; and 019, typed with a nought for the letter.
const CODE = /(^|\s)(ข้อ(?:ที่)?\s*(?:o|โอ)?|o|โอ)[\s.-]*0*([1-9]\d?)(?![\d.])/g;
const NOUGHT = /(^|\s)(0)0*([1-9]\d?)(?=\s|$)/g;
// ปีงบประมาณ พ.ศ. 2569, ปีงบ 69, งบประมาณปี 2569
const YEAR = /(?:ประจำ)?ปี(?:งบประมาณ|งบ)?\s*(?:พ\.?\s?ศ\.?)?\s*(?:25)?([5-7]\d)(?!\d)/g;
// What asks and says nothing of what is looked for.
const ASKING =
  /^(?:อยาก(?:ได้|รู้|ทราบ|ดู)?|ต้องการ|วิธี(?:การ)?)|(?:ได้)?(?:(?:ที่|ตรง)ไหน|ที่ใด|อย่างไร|ยังไง|เมื่อ(?:ไร|ไหร่|ใด)|เท่า(?:ไร|ไหร่|ใด)|กี่(?:บาท|วัน)|(?:อะไร|ใคร)(?:บ้าง)?|ไหม|มั้ย|หรือ(?:ไม่|เปล่า)|ครับ|ค่ะ|คะ|[?？])+(?=\s|$)/g;

/** @type {(query: string) => string} */
export const withoutAsking = (query) => query.replace(ASKING, "").trim();

/** @type {(word: string, aliases: Aliases) => Word} */
const withAliases = (word, aliases) => {
  const ways = [word, ...(aliases.get(word) || [])];
  if (/^[5-7]\d$/.test(word)) ways.push(`25${word}`);
  for (const [typed, means] of aliases) {
    if (typed.length >= SHORTEST_INSIDE && typed !== word && word.includes(typed)) {
      ways.push(...means.map((other) => word.replace(typed, other)));
    }
  }
  return [...new Set(ways)];
};

/** @type {(query: string, aliases: Aliases) => Word[]} */
export const parse = (query, aliases) => {
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
  const typed = normalised(query)
    // @ts-expect-error - a number is written as its digits
    .replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - 0xe50)
    .toLowerCase()
    .replace(CODE, code)
    .replace(NOUGHT, code)
    .replace(YEAR, " 25$1 ");
  const words = typed.split(/\s+/).map(folded).filter(Boolean);
  const phrase = words.join("");
  const whole = words.length > 1 && aliases.get(phrase);
  if (whole) return [...codes, withAliases(phrase, aliases)];
  return [...codes, ...new Set(words)].map((word) => (Array.isArray(word) ? word : withAliases(word, aliases)));
};

// Where `way` stands in a folded text, or -1; the code o1 does not stand in o19.
/** @type {(text: string, way: string, from?: number) => number} */
export const place = (text, way, from = 0) => {
  if (!/^o\d+$/.test(way)) return text.indexOf(way, from);
  let at = text.indexOf(way, from);
  while (at >= 0 && /\d/.test(text[at + way.length] || "")) at = text.indexOf(way, at + 1);
  return at;
};

/** @type {(text: string, word: Word) => boolean} */
export const holds = (text, word) => word.some((way) => place(text, way) >= 0);
