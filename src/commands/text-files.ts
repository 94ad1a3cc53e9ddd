import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CommandHost } from './command.ts';
import { reason } from './configuration-file.ts';
import { UsageError } from './usage-error.ts';

/** @throws UsageError that names the file and why it cannot be read. */
export function readText(file: string, host: Pick<CommandHost, 'cwd'>): string {
  try {
    return readFileSync(path.resolve(host.cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${reason(error)}.`);
  }
}

/** @throws UsageError that names the file and why it cannot be written. */
export function writeText(file: string, content: string, host: Pick<CommandHost, 'cwd'>): void {
  try {
    writeFileSync(path.resolve(host.cwd, file), content);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${reason(error)}.`);
  }
}
