import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CommandHost } from '../../src/commands/command.ts';
import { runCommandLine } from '../../src/commands/run-command-line.ts';
import { readMedia } from '../tokens/media.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** A folder of its own that goes away at the end of the test. */
export class Workspace implements Disposable {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'inference-cost-'));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, as `cli.ts` does. */
export async function run(argv: readonly string[], cwd = root, changes: Partial<CommandHost> = {}): Promise<Outcome> {
  let out = '';
  let err = '';
  const host: CommandHost = {
    cwd,
    builtFolder: path.join(root, 'dist'),
    version: '0.0.0-test',
    readAsset: readMedia,
    readStandardInput: async () => '',
    out: text => {
      out += text;
    },
    err: text => {
      err += text;
    },
    terminalWidth: undefined,
    ...changes,
  };
  const status = await runCommandLine(argv, host);
  return { status, out, err };
}

export const json = async (argv: readonly string[], cwd?: string, changes?: Partial<CommandHost>) =>
  JSON.parse((await run([...argv, '--format', 'json'], cwd, changes)).out);

/** A Python file with one call whose output is limited, and one whose is not. */
export const pythonCalls = `from openai import OpenAI

client = OpenAI()


def ask(question):
    return client.chat.completions.create(
        model="gpt-4o",
        messages=[
            {"role": "system", "content": "You answer questions about our product in one paragraph."},
            {"role": "user", "content": f"Question: {question}"},
        ],
        max_completion_tokens=256,
    )


def ramble(topic):
    return client.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": f"Write about {topic}"}],
    )
`;

export const deployments = {
  prod: {
    model: 'meta-llama/Llama-3.3-70B-Instruct',
    hardware: 'h100-sxm',
    gpus: 2,
    weights: 'fp8',
    kv: 'fp8',
    pricePerGpuHour: 2.5,
  },
};
