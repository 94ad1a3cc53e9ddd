import { applyEdits, type FormattingOptions, type JSONPath, modify, type ParseError, parse } from 'jsonc-parser';
import type { DeploymentSettings } from '../configuration/configuration.ts';

/** The file cannot be edited without guessing what its author meant. */
export class BrokenConfigurationError extends Error {}

const formatting: FormattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' };

/**
 * The text of an `inference-cost.json` with one deployment set and in use; comments, order and other keys stay as they are.
 *
 * @param text the file as it is; undefined where there is none yet.
 * @throws BrokenConfigurationError when the text is not JSON, or `deployments` is not an object.
 */
export function withDeployment(text: string | undefined, name: string, settings: DeploymentSettings): string {
  if (text === undefined || text.trim() === '') return newConfiguration(name, settings);
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || !isObject(value) || !isObject(value.deployments ?? {})) throw new BrokenConfigurationError();

  const options = { formattingOptions: { ...formatting, ...indentation(text) } };
  const set = (before: string, path: JSONPath, to: unknown) => applyEdits(before, modify(before, path, to, options));
  const written = isObject(value.deployments) ? value.deployments[name] : undefined;
  let edited = text;
  if (isObject(written))
    for (const key of new Set([...Object.keys(written), ...Object.keys(settings)])) {
      const to = settings[key as keyof DeploymentSettings];
      if (to !== written[key]) edited = set(edited, ['deployments', name, key], to);
    }
  else edited = set(edited, ['deployments', name], settings);
  return value.use === name ? edited : set(edited, ['use'], name);
}

const newConfiguration = (name: string, settings: DeploymentSettings): string =>
  `${JSON.stringify({ deployments: { [name]: settings }, use: name }, undefined, 2)}\n`;

/** Writes as the file's first indented line does. */
function indentation(text: string): FormattingOptions {
  const indent = /^([\t ]+)\S/m.exec(text)?.[1] ?? '  ';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return indent.startsWith('\t')
    ? { insertSpaces: false, tabSize: 4, eol }
    : { insertSpaces: true, tabSize: indent.length, eol };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
