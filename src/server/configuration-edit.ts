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
  if (isEmpty(text)) return newConfiguration({ deployments: { [name]: settings }, use: name });
  const value = configurationOf(text);
  return edited(text, [...deploymentChanges(value, name, settings), ...change(value, ['use'], name)]);
}

/**
 * The same with the calls of a month, and without a change to which deployment is in use, except where there is no file yet.
 *
 * @throws BrokenConfigurationError as above, and when `traffic` is not an object.
 */
export function withTraffic(
  text: string | undefined,
  name: string,
  settings: DeploymentSettings,
  callsPerMonth: number,
): string {
  if (isEmpty(text))
    return newConfiguration({ deployments: { [name]: settings }, use: name, traffic: { callsPerMonth } });
  const value = configurationOf(text);
  if (!isObject(value.traffic ?? {})) throw new BrokenConfigurationError();
  return edited(text, [
    ...deploymentChanges(value, name, settings),
    ...change(value, ['traffic', 'callsPerMonth'], callsPerMonth),
  ]);
}

/** What `withTraffic` would take the place of, one line for each value: `deployments.prod.weights: "bf16" → "fp8"`. */
export function overwrittenBy(
  text: string | undefined,
  name: string,
  settings: DeploymentSettings,
  callsPerMonth: number,
): string[] {
  if (isEmpty(text)) return [];
  const value = configurationOf(text);
  const changes = [
    ...deploymentChanges(value, name, settings),
    ...change(value, ['traffic', 'callsPerMonth'], callsPerMonth),
  ];
  return changes.flatMap(({ path, from, to }) =>
    from === undefined ? [] : [`${path.join('.')}: ${JSON.stringify(from)} → ${JSON.stringify(to) ?? '–'}`],
  );
}

interface Change {
  readonly path: JSONPath;
  readonly from: unknown;
  readonly to: unknown;
}

function change(value: unknown, path: readonly string[], to: unknown): Change[] {
  const from = path.reduce((holder: unknown, key) => (isObject(holder) ? holder[key] : undefined), value);
  return from === to ? [] : [{ path: [...path], from, to }];
}

function deploymentChanges(value: Record<string, unknown>, name: string, settings: DeploymentSettings): Change[] {
  const written = isObject(value.deployments) ? value.deployments[name] : undefined;
  if (!isObject(written)) return [{ path: ['deployments', name], from: written, to: settings }];
  const keys = new Set([...Object.keys(written), ...Object.keys(settings)]);
  return [...keys].flatMap(key => change(value, ['deployments', name, key], settings[key as keyof DeploymentSettings]));
}

function edited(text: string, changes: readonly Change[]): string {
  const options = { formattingOptions: { ...formatting, ...indentation(text) } };
  return changes.reduce((before, { path, to }) => applyEdits(before, modify(before, path, to, options)), text);
}

const isEmpty = (text: string | undefined): text is undefined | '' => text === undefined || text.trim() === '';

function configurationOf(text: string): Record<string, unknown> {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || !isObject(value) || !isObject(value.deployments ?? {})) throw new BrokenConfigurationError();
  return value;
}

const newConfiguration = (configuration: unknown): string => `${JSON.stringify(configuration, undefined, 2)}\n`;

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
