import { describeCalls, scan } from '../scanner-of-tests.ts';

/** What a scan says of a JSON file: a line for each prompt and each of its parts. */
export async function readJsonFile(value: unknown, file = 'flows/a.json'): Promise<string[]> {
  const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
  const lines = describeCalls(await scan('prompt-file', text, {}, file)).split('\n');
  return lines.flatMap(line => line.replace('[prompt-file] (file) sdk=', '').trim() || []);
}
