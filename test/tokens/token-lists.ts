import { createTokenTable, type TokenTable } from '../../src/tokens/token-table.ts';
import { treeOfTokens } from '../../src/tokens/token-tree-layout.ts';

const utf8 = new TextEncoder();

/** A string's UTF-8, or bytes as they are. */
export const bytesOf = (token: string | Uint8Array): Uint8Array =>
  typeof token === 'string' ? utf8.encode(token) : token;

/** A table of these tokens in rank order. */
export const tableOf = (tokens: readonly (string | Uint8Array)[]): TokenTable =>
  createTokenTable(treeOfTokens(tokens.map(bytesOf)));

/** All bytes, then these tokens: ranks from 256 up. */
export const tableOverBytes = (tokens: readonly (string | Uint8Array)[]): TokenTable =>
  tableOf([...Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte)), ...tokens]);
