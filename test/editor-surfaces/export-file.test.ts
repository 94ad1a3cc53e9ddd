import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportBytes, exportKinds, pictureFileName } from '../../src/editor/export-file.ts';

describe('how files are called', () => {
  test.each([
    ['markdown', 'md', 'Markdown'],
    ['csv', 'csv', 'CSV'],
    ['scenario', 'inference-cost-scenario.json', 'JSON'],
    ['svg', 'svg', 'SVG'],
    ['png', 'png', 'PNG'],
  ] as const)('%s ends in %s', (format, ending, label) => {
    expect(exportKinds[format]).toMatchObject({ ending, label });
  });

  test('the dialog finds each by the last part of its ending', () => {
    for (const { ending, kind } of Object.values(exportKinds)) expect(ending.split('.').at(-1)).toBe(kind);
  });

  test.each([
    ['svg', 'memory', 'inference-cost-memory.svg'],
    ['png', 'day', 'inference-cost-day.png'],
  ] as const)('a picture as %s', (format, name, file) => {
    expect(pictureFileName(format, name)).toBe(file);
  });
});

describe('what is written', () => {
  test.each([
    ['markdown', '≈$1', [0xe2, 0x89, 0x88, 0x24, 0x31]],
    ['csv', 'a,b', [0x61, 0x2c, 0x62]],
    ['svg', '', []],
    ['png', 'iVBORw==', [0x89, 0x50, 0x4e, 0x47]],
  ] as const)('%s of %j', (format, content, bytes) => {
    expect([...exportBytes(format, content)]).toEqual(bytes);
  });

  test('any bytes survive base64', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        expect(exportBytes('png', btoa(String.fromCharCode(...bytes)))).toEqual(bytes);
      }),
    );
  });

  test('what is not base64 is refused', () => {
    expect(() => exportBytes('png', '<svg/>')).toThrow();
  });
});
