import { lstatSync, readFileSync, type Stats, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jsonFault } from '../configuration/json-fault.ts';
import type { CommandHost } from './command.ts';
import { UsageError } from './usage-error.ts';

/** About the longest text that a JavaScript engine holds in one string. */
const mostBytes = 500e6;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** What makes bytes no text that can be read. */
class NotText extends Error {}

/** UTF-8 text, its byte-order mark dropped as editors do. Replacing what is wrong would count tokens of a text that nobody wrote. */
function decoded(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    const [first, second] = bytes;
    const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    throw new NotText(isUtf16 ? 'it is UTF-16 text, save it as UTF-8' : 'it is not UTF-8 text');
  }
}

export const noSuchFile = 'there is no such file';

/** Why the file system refused, in words. */
export function reason(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return noSuchFile;
    case 'ENOTDIR':
      return 'a part of its path is a file, not a folder';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EISDIR':
      return 'it is a folder';
    case 'ELOOP':
      return 'its symbolic links lead in a circle';
    case 'ENAMETOOLONG':
      return 'its name is too long';
    case 'ENOSPC':
      return 'no space is left';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

/** What a path names; undefined where nothing does, or where it cannot be looked at. */
export function statusOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    // Too long, a circle of links, a file taken for a folder, a closed folder: nothing to be read in any case.
    return undefined;
  }
}

/** A symbolic link that leads nowhere, or in a circle; undefined where there is none. */
export function linkAt(file: string): Stats | undefined {
  try {
    const status = lstatSync(file, { throwIfNoEntry: false });
    return status?.isSymbolicLink() ? status : undefined;
  } catch {
    return undefined;
  }
}

/** @throws UsageError that names the file and why it cannot be read. */
export function readText(file: string, host: Pick<CommandHost, 'cwd' | 'confined'>): string {
  const full = path.resolve(host.cwd, file);
  if (host.confined) insideOnly(file, host.cwd);
  try {
    const status = statSync(full);
    // A pipe is read to its end, as of `<(…)`; a device may have none.
    if (status.isCharacterDevice() || status.isBlockDevice()) throw new NotText('it is a device');
    if (status.size > mostBytes) throw new NotText(`it is larger than ${mostBytes / 1e6} MB`);
    return decoded(readFileSync(full));
  } catch (error) {
    const leadsNowhere = (error as NodeJS.ErrnoException).code === 'ENOENT' && linkAt(full);
    const why = leadsNowhere ? 'it is a symbolic link to what is not there' : reason(error);
    throw new UsageError(`${file} cannot be read: ${why}.`);
  }
}

/** A file that the configuration names; where it cannot be read, who asks says so by name and path. */
export function textIfReadable(file: string, folder: string): string | undefined {
  try {
    return readText(file, { cwd: folder });
  } catch {
    return undefined;
  }
}

/** What came on standard input. @throws UsageError when it is no text. */
export function textOfStandardInput(bytes: Uint8Array): string {
  try {
    return decoded(bytes);
  } catch (error) {
    throw new UsageError(`Standard input cannot be read: ${reason(error)}.`);
  }
}

/** Whether a file is a folder or lies in it; both absolute. */
export function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/** @throws UsageError for a path that leads out of the folder in which the program runs. */
export function insideOnly(name: string, cwd: string): string {
  if (!isInside(path.resolve(cwd, name), cwd)) throw new UsageError(`${name} lies outside of the working folder.`);
  return name;
}

/** @throws UsageError that names the file and why it is no JSON. */
export function readJson(file: string, host: Pick<CommandHost, 'cwd' | 'confined'>): unknown {
  const text = readText(file, host);
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is not valid JSON: ${jsonFault(text)}.`);
  }
}

/** @throws UsageError that names the file and why it cannot be written. */
export function writeText(file: string, content: string, host: Pick<CommandHost, 'cwd'>): void {
  try {
    writeFileSync(path.resolve(host.cwd, file), content);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UsageError(`${file} cannot be written: ${isMissing ? 'its folder does not exist' : reason(error)}.`);
  }
}
