// What was probably meant when nothing is found: words written together taken apart, and words one or two slips away.
import { key, span } from "./fold.js";

const SHORTEST_PIECE = 3;
const MOST_PIECES = 4;
const MOST_PORTIONS = 3;

const mayCut = (text, at) => !/[\u0e30-\u0e3a\u0e45-\u0e4e]/.test(text[at] || "") && !/[เแโใไ]/.test(text[at - 1] || "");

// Texts of the portions that share most grams with `word`.
const likelyTexts = async (index, word) => {
  const votes = new Map();
  for (let at = 0; at + 3 <= word.length; at += 1) {
    const gram = word.slice(at, at + 3);
    for (const number of (await index.grams(gram))[gram] || []) votes.set(number, (votes.get(number) || 0) + 1);
  }
  const likely = [...votes].filter(([, count]) => count * 3 > word.length).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const portions = await Promise.all(likely.slice(0, MOST_PORTIONS).map(([number]) => index.text(number)));
  return portions.flat();
};

// Tells whether `text` holds `piece` with nothing behind it that would change its last letter.
const holdsWhole = (text, piece) => {
  let at = text.indexOf(piece);
  while (at >= 0 && !mayCut(text, at + piece.length)) at = text.indexOf(piece, at + 1);
  return at >= 0;
};

// `word` as a few long pieces, each of which `text` holds, or null.
const pieces = (word, text) => {
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

const allPieces = (words, text) => {
  const found = [];
  for (const [word] of words) {
    const parted = pieces(word, text);
    if (!parted) return null;
    found.push(...parted);
  }
  return found;
};

// Rows that hold every word in pieces, by their titles or by the likeliest texts, and those pieces as words.
export const apart = async (index, rows, words) => {
  const results = new Map();
  const said = new Set();
  const add = (row, hit, text) => {
    const found = rows.has(row) && allPieces(words, text);
    if (!found) return;
    if (!results.has(row)) results.set(row, { row, hits: [] });
    if (hit) results.get(row).hits.push(hit);
    found.forEach((piece) => said.add(piece));
  };
  for (const row of rows) add(row, null, row.key);
  const longest = words.map(([word]) => word).sort((a, b) => b.length - a.length)[0];
  for (const text of await likelyTexts(index, longest)) add(text.row, text, `${text.key}\n${text.row.key}`);
  return { results: [...results.values()], words: [...said].map((piece) => [piece]) };
};

const mostSlips = (word) => (word.length < 4 ? 0 : word.length < 10 ? 1 : word.length < 18 ? 2 : 3);

// The stretch of `text` that is fewest slips (a letter more, less, or another) away from `word`; the longest of those.
const closest = (word, text) => {
  let costs = Array.from({ length: word.length + 1 }, (_, at) => at);
  let starts = costs.map(() => 0);
  let best = { slips: word.length, from: 0, to: 0 };
  for (let to = 1; to <= text.length; to += 1) {
    const [nextCosts, nextStarts] = [[0], [to]];
    for (let at = 1; at <= word.length; at += 1) {
      const changed = costs[at - 1] + (word[at - 1] === text[to - 1] ? 0 : 1);
      const more = costs[at] + 1;
      const less = nextCosts[at - 1] + 1;
      const cost = Math.min(changed, more, less);
      nextCosts.push(cost);
      nextStarts.push(cost === changed ? starts[at - 1] : cost === more ? starts[at] : nextStarts[at - 1]);
    }
    [costs, starts] = [nextCosts, nextStarts];
    const slips = costs[word.length];
    const from = starts[word.length];
    if (slips < best.slips || (slips === best.slips && to - from > best.to - best.from)) best = { slips, from, to };
  }
  return best;
};

// The nearest spelling of `word` in `texts`, [folded, as shown] each: the fewest slips, then the most frequent.
const nearestIn = (word, texts) => {
  const counts = new Map();
  let fewest = mostSlips(word);
  for (const [text, shown] of texts) {
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

const inTexts = (text) => [text.key, text.words];

// The query with every word that stands nowhere replaced by its nearest spelling; null where there is none.
export const corrected = async (index, words, standsSomewhere) => {
  const names = [...new Map(index.rows.map((row) => [row.name, row.title])), ...[...index.aliases.keys()].map((word) => [word, word])];
  const said = [];
  for (const word of words) {
    if (await standsSomewhere(word)) {
      said.push(word[0]);
      continue;
    }
    const other = nearestIn(word[0], names) || nearestIn(word[0], (await likelyTexts(index, word[0])).map(inTexts));
    if (!other || key(other) === word[0]) return null;
    said.push(other);
  }
  return said.join(" ");
};
