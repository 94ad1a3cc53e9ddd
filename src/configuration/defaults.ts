import * as v from 'valibot';
import type { Configuration } from './configuration.ts';
import { type ConfigurationFile, configurationSchema } from './schema.ts';

/** Names come from the user's code: without a prototype, `constructor` or `toString` cannot be found by accident. */
const named = <Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
  Object.assign(Object.create(null), record);

/** From the file's shape (defaults filled in) to what the program reads. `raw` tells what the user wrote. */
export function toConfiguration(file: ConfigurationFile, raw: unknown): Configuration {
  const { $schema: _schema, use, corrections, baseline, ...settings } = file;
  const written = (raw as { outputTokens?: { default?: unknown } } | null | undefined)?.outputTokens?.default;
  return {
    ...settings,
    ...(use === undefined ? {} : { use }),
    ...(corrections === undefined ? {} : { corrections }),
    ...(baseline === undefined ? {} : { baseline }),
    deployments: named(settings.deployments),
    models: named(settings.models),
    traffic: { ...settings.traffic, calls: named(settings.traffic.calls) },
    outputTokens: {
      default: settings.outputTokens.default,
      reasoning: named(settings.outputTokens.reasoning),
      configured: written !== undefined,
    },
    placeholders: named(settings.placeholders),
    rules: named(settings.rules),
  } as Configuration;
}

/** What holds without an `inference-cost.json`. */
export const defaultConfiguration: Configuration = toConfiguration(v.parse(configurationSchema, {}), undefined);
