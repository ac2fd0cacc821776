// Which portions of the texts may hold what is looked for, as the index of grams says.

const LENGTH = 3;
const MOST_GRAMS = 6;

// The grams that `way` is asked by: side by side from its beginning, so that typing on asks for few new files, and the
// last one, which is where slips show.
/** @type {(way: string) => string[]} */
const gramsOf = (way) => {
  const found = [way.slice(-LENGTH)];
  for (let at = 0; at + LENGTH < way.length && found.length < MOST_GRAMS; at += LENGTH) found.push(way.slice(at, at + LENGTH));
  return found;
};

// The portions that may hold `way`. A single letter, and a gram that most of them hold, may be in all.
/** @type {(index: Index, way: string) => Promise<number[]>} */
const portionsOfWay = async (index, way) => {
  const all = index.portions.map((_, number) => number);
  if (way.length < 2) return all;
  if (way.length < LENGTH) {
    const shard = await index.grams(way);
    return Object.keys(shard).flatMap((gram) => (gram.startsWith(way) ? shard[gram] || all : []));
  }
  const held = await Promise.all(gramsOf(way).map(async (gram) => (await index.grams(gram))[gram]));
  const lists = held.filter((list) => list !== null).map((list) => new Set(list));
  return all.filter((number) => lists.every((list) => list.has(number)));
};

/** @type {(index: Index, word: Word) => Promise<Set<number>>} */
export const portionsOfWord = async (index, word) =>
  new Set((await Promise.all(word.map((way) => portionsOfWay(index, way)))).flat());

// The portions that may hold every word, in the order of the site.
/** @type {(index: Index, words: Word[], year: number) => Promise<number[]>} */
export const portionsOf = async (index, words, year) => {
  const sets = await Promise.all(words.map((word) => portionsOfWord(index, word)));
  const numbers = index.portions.map((_, number) => number);
  return numbers.filter((number) => (!year || index.portions[number][1] === year) && sets.every((set) => set.has(number)));
};
