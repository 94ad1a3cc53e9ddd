import fc from 'fast-check';
import { applyEdit, breakingTexts, type Edit } from './edits.ts';

export const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  length: fc.nat({ max: 60 }),
  text: fc.oneof(fc.constantFrom(...breakingTexts), fc.string({ maxLength: 8 })),
  kind: fc.constantFrom('cut', 'double', 'insert'),
});

export const mutate = (text: string, edits: readonly Edit[]): string => edits.reduce(applyEdit, text);
