// What the fuzzer makes of a program: excerpts short enough to try many, and ways to break them.
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const longestExcerpt = 1200; // characters
const importLine =
  /^\s*(?:import|from|use|using|require|package|namespace|#include)\b|^\s*"[\w./-]+"$|\brequire\(|^<\?php/;

/**
 * Stretches of a program that hold calls when they stand below its imports: some paragraphs each, up to a bound. `holdsCalls`
 * tells whether a text does. A program in which none does is its own only excerpt.
 */
export function excerptsOf(text, holdsCalls) {
  const lines = text.split('\n');
  const lastImport = lines.slice(0, 40).findLastIndex(line => importLine.test(line));
  // Go's list of imports ends with a bracket.
  const headEnd = lines[lastImport + 1] === ')' ? lastImport + 2 : lastImport + 1;
  const head = lines.slice(0, headEnd).join('\n');
  const paragraphs = lines
    .slice(headEnd)
    .join('\n')
    .split(/\n{2,}/);
  const excerpts = [];
  for (let to = paragraphs.length; to > 0; to--)
    for (let from = to - 1; from >= Math.max(0, to - 3); from--) {
      const excerpt = [head, ...paragraphs.slice(from, to), ''].join('\n\n');
      if (excerpt.length > longestExcerpt + head.length) break;
      if (holdsCalls(excerpt)) excerpts.push(excerpt);
    }
  return excerpts.length > 0 ? excerpts : [text];
}

/** Whether a text opens more brackets than it closes, or ends as what opens a block does without any. */
const isOpen = text => text.split(/[([{]/).length > text.split(/[)\]}]/).length || /(?::|\bdo|\bdef .*)$/.test(text);

/** Mutations of texts, by their names; what they do is given by the seed alone. */
export function createMutations(seed, { breakingTexts, applyEdit }, texts) {
  const random = xoroshiro128plus(seed);
  /** A whole number from 0 to below `count`. */
  const below = count => uniformInt(random, 0, count - 1);
  const one = list => list[below(list.length)];
  const edit = text => ({
    at: below(text.length + 1),
    length: below(61),
    text: one(breakingTexts),
    kind: one(['cut', 'double', 'insert']),
  });
  const mutations = {
    edits: text => {
      let edited = text;
      for (let left = 1 + below(6); left > 0; left--) edited = applyEdit(edited, edit(edited));
      return edited;
    },
    lines: text => {
      const lines = text.split('\n');
      for (let left = 1 + below(5); left > 0; left--) {
        const [line] = lines.splice(below(lines.length), 1);
        if (below(2) === 0) lines.splice(below(lines.length + 1), 0, line ?? '', line ?? '');
      }
      return lines.join('\n');
    },
    /** Some lines many times over, with a bracket that nothing closes, where a few tries find such: classes inside each other. */
    blocks: text => {
      const lines = text.split('\n');
      let [from, block] = [0, []];
      for (let tries = 0; tries < 8 && !isOpen(block.join('\n')); tries++) {
        from = below(lines.length);
        block = lines.slice(from, from + 1 + below(6));
      }
      const copies = Array.from({ length: 2 + below(40) }, () => block).flat();
      return [...lines.slice(0, from), ...copies, ...lines.slice(from)].join('\n');
    },
    /** Names change places: what resolves one value from another meets circles and things of the wrong kind. */
    names: text => {
      const names = text.match(/[A-Za-z_]\w+/g) ?? ['x'];
      return text.replace(/[A-Za-z_]\w+/g, name => (below(40) === 0 ? one(names) : name));
    },
    splice: text => {
      const other = one(texts);
      const at = below(text.length + 1);
      return text.slice(0, at) + other.slice(below(other.length + 1)) + (below(2) === 0 ? text.slice(at) : '');
    },
    /** One stretch many times over: nesting, long lines, long chains. */
    repeat: text => {
      const at = below(text.length + 1);
      const stretch = below(3) === 0 ? one(breakingTexts) : text.slice(at, at + 1 + below(80));
      // Most of these are short, for they take as long as hundreds of others.
      const most = [400, 400, 400, 400, 400, 400, 400, 4000, 4000, below(20) === 0 ? 100_000 : 4000][below(10)];
      const times = Math.floor(below(most) / Math.max(1, stretch.length));
      return text.slice(0, at) + stretch.repeat(times) + text.slice(at);
    },
  };
  return { below, one, edit, mutate: text => one(Object.values(mutations))(text) };
}
