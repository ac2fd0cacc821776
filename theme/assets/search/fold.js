// One spelling for every way to type a text. generator/search/folding.py does the same to the index; both are held to
// the cases in tests/search/folding.yml.

const DROPPED =
  /[^0-9a-z\u0e01-\u0e3a\u0e40-\u0e4e\u00df-\u00f6\u00f8-\u024f\u0370-\u0dff\u0e80-\u1fff\u2c00-\u2dff\u3041-\ud7ff]+/g;
const LETTER = /[0-9a-z\u0e01-\u0e3a\u0e40-\u0e4e]/;
const MARK = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/;

// Vowels before tone marks, as Thai is typed; the ring of ำ counts as a vowel.
/** @type {(mark: string) => string} */
const order = (mark) => (mark >= "\u0e48" && mark <= "\u0e4c" ? "1" : "0") + mark;

/** @type {(text: string) => string} */
const inOrder = (text) =>
  text.replace(/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}/g, (marks) =>
    [...new Set(marks)].sort((a, b) => (order(a) < order(b) ? -1 : 1)).join(""),
  );

// Composed, marks in order and once, ำ and แ in one piece: what a reader sees stays the same. What stood behind ำ may
// come to stand beside the same mark before it.
/** @type {(text: string) => string} */
export const normalised = (text) =>
  inOrder(
    inOrder(text.normalize("NFC"))
      .replace(/\u0e4d([\u0e48-\u0e4c]*)[\u0e32\u0e45]/g, "$1\u0e33")
      .replace(/\u0e33+([\u0e48-\u0e4c]*)\u0e33*/g, "$1\u0e33"),
  )
    .replace(/\u0e40\u0e40/g, "\u0e41")
    .replace(/\u0e45/g, "\u0e32");

// Small letters and Arabic digits only; ฎ is ฏ, which is often typed for it. Each letter of a normalised text becomes letters of its own, or none.
/** @type {(text: string) => string} */
export const folded = (text) =>
  text
    // @ts-expect-error - a number is written as its digits
    .replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - 0xe50)
    .toLowerCase()
    .replace(/ฎ/g, "ฏ")
    .replace(DROPPED, "");

// The spelling under which words that anyone typed are looked for.
/** @type {(text: string) => string} */
export const key = (text) => folded(normalised(text));

// The stretch of a normalised `text` that became the letters `from` to `to` of its folded form, as [start, end]; marks
// that sit on the last of them are taken along.
/** @type {(text: string, from: number, to: number) => [number, number]} */
export const span = (text, from, to) => {
  let start = -1;
  let letters = 0;
  let end = 0;
  for (let at = 0; at < text.length && (letters < to || MARK.test(text[at])); at += 1) {
    const isLetter = LETTER.test(text[at]) || folded(text[at]) !== "";
    if (!isLetter) continue;
    if (letters === from) start = at;
    letters += 1;
    end = at + 1;
  }
  return [start, end];
};

// Not before what hangs on a letter, not after a vowel that waits for one, not inside a number.
/** @type {(text: string, at: number) => boolean} */
export const mayCut = (text, at) => {
  const [before, after] = [text[at - 1] || "", text[at] || ""];
  return !/[\u0e30-\u0e3a\u0e45-\u0e4e]/.test(after) && !/[เแโใไ]/.test(before) && !(/\d/.test(before) && /\d/.test(after));
};
