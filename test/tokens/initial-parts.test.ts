import { describe, expect, test } from 'vitest';
import { characterParts, createByteParts, crossedEdges, type InitialParts } from '../../src/tokens/initial-parts.ts';
import { bytesOf, tableOf } from './token-lists.ts';

/** The parts of a text, as the bytes of each. */
function partsOf(parts: InitialParts, text: string): number[][] {
  const bytes = bytesOf(text);
  const starts = new Int32Array(bytes.length + 1);
  const count = parts.write(bytes, 0, bytes.length, starts);
  expect(starts[count]).toBe(bytes.length);
  return Array.from({ length: count }, (_, i) => [...bytes.subarray(starts[i]!, starts[i + 1]!)]);
}

const characters = (text: string): number[][] => Array.from(text, character => [...bytesOf(character)]);
const bytes = (text: string): number[][] => Array.from(bytesOf(text), byte => [byte]);

test.each(['a', 'aé中😀', '', 'ж'])('every character is a part: %j', text => {
  expect(partsOf(characterParts, text)).toEqual(characters(text));
});

test('positions are relative to where the piece starts', () => {
  const starts = new Int32Array(4);
  const text = bytesOf('aéb中c');
  expect(characterParts.write(text, 1, 7, starts)).toBe(3);
  expect([...starts]).toEqual([0, 2, 3, 6]);
});

describe('which edges tokens cross', () => {
  const isCrossed = (tokens: (string | Uint8Array)[], left: number, right: number): boolean =>
    (crossedEdges(tableOf(tokens))[(left << 5) | (right >> 3)]! & (1 << (right & 7))) !== 0;

  test.each<[string, (string | Uint8Array)[], boolean]>([
    ['no tokens', [], false],
    ['letters', [' a', 'ab'], false],
    ['a whole character', ['é'], false],
    ['whole characters', [' é'], false],
    ['a space and the first byte of é', [Uint8Array.of(0x20, 0xc3)], true],
    ['more before the first byte', [Uint8Array.of(0x61, 0x20, 0xc3)], true],
    ['part of a character alone', [Uint8Array.of(0xc3)], false],
  ])('between a space and é: %s', (_, tokens, expected) => {
    expect(isCrossed(tokens, 0x20, 0xc3)).toBe(expected);
  });

  test.each<[string, Uint8Array, boolean]>([
    ['the last byte of é and a whole character behind it', Uint8Array.of(0xa9, 0xe4, 0xb8, 0xad), true],
    ['é and the first byte of the next', Uint8Array.of(0xc3, 0xa9, 0xe4), true],
    ['two whole characters', Uint8Array.of(0xc3, 0xa9, 0xe4, 0xb8, 0xad), false],
  ])('between é and 中: %s', (_, token, expected) => {
    expect(isCrossed([token], 0xa9, 0xe4)).toBe(expected);
  });

  test('inside a character there is no edge', () => {
    expect(
      crossedEdges(tableOf([Uint8Array.of(0xe4, 0xb8), Uint8Array.of(0xb8, 0xad)])).every(bits => bits === 0),
    ).toBe(true);
  });
});

describe('characters start whole where nothing takes a part of them', () => {
  const crossingNothing = crossedEdges(tableOf(['é']));

  test.each([
    { name: 'merging gives one token', merges: true, text: 'aé中b', expected: characters('aé中b') },
    { name: 'merging gives several', merges: false, text: 'aé', expected: bytes('aé') },
    { name: 'four bytes always start as bytes', merges: true, text: '😀', expected: bytes('😀') },
    { name: 'letters are bytes', merges: true, text: 'abc', expected: bytes('abc') },
  ])('$name', ({ merges, text, expected }) => {
    expect(
      partsOf(
        createByteParts(crossingNothing, () => merges),
        text,
      ),
    ).toEqual(expected);
  });

  test('a crossed edge on either side keeps a character apart', () => {
    // A token of a space and the first byte of é crosses the edge between them, not the one between é and b.
    const crossed = crossedEdges(tableOf([Uint8Array.of(0x20, 0xc3)]));
    const parts = createByteParts(crossed, () => true);
    expect(partsOf(parts, ' é')).toEqual(bytes(' é'));
    expect(partsOf(parts, 'bé')).toEqual(characters('bé'));
    // Before é it concerns the character that ends there, too.
    const onLeft = createByteParts(crossedEdges(tableOf([Uint8Array.of(0xa9, 0xc3)])), () => true);
    expect(partsOf(onLeft, 'éé')).toEqual(bytes('éé'));
    expect(partsOf(onLeft, 'éb')).toEqual(characters('éb'));
  });

  test('whether a character merges is asked once', () => {
    const asked: number[][] = [];
    const parts = createByteParts(
      crossingNothing,
      (text, start, end) => asked.push([...text.subarray(start, end)]) > 0,
    );
    for (const text of ['éa', 'bé', 'ж', 'éжé']) partsOf(parts, text);
    expect(asked).toEqual(characters('éж'));
  });
});
