import type { Deployment } from '../performance/deployment.ts';

/** `2:4`, or `unstructured:F` where F is the share of weights that are zero, from 0 to below 1. */
export const sparsityPattern = /^(?:2:4|unstructured:(0?\.\d+|0))$/;

/** In words, for messages. */
export const sparsityForms = '2:4, unstructured:F with F from 0 to below 1';

/** The pruning that a text names; undefined where it names none. */
export function sparsityOf(text: string): Deployment['sparsity'] {
  const match = sparsityPattern.exec(text);
  if (!match) return undefined;
  return match[1] === undefined ? { kind: '2:4' } : { kind: 'unstructured', fraction: Number(match[1]) };
}
