import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/commands.ts';
import { run } from './command-line.ts';

describe('wrong usage is one clear line on stderr, status 2', () => {
  test.each([
    [['lnt'], /^inference-cost: There is no command "lnt"; valid: lint, .* Did you mean "lint"\?$/],
    [['-x'], /^inference-cost: There is no option -x here; a command comes first, valid: lint, /],
    [['estimate', '--model', ''], 'inference-cost: --model needs a value: --model ID.'],
    [['lint', '--config='], 'inference-cost: --config needs a value: --config FILE.'],
    [['lint', '--formt', 'json'], 'inference-cost: There is no option --formt. Did you mean "--format"?'],
    [
      ['lint', '--format', 'jsn'],
      'inference-cost: --format cannot be "jsn"; valid: text, json, sarif, markdown, github. Did you mean "json"?',
    ],
    [['lint', '--format'], 'inference-cost: --format needs a value: --format FORMAT.'],
    [['lint', '--quiet=yes'], 'inference-cost: --quiet takes no value, but got "yes".'],
    [['lint', '--quiet', '--quiet'], 'inference-cost: --quiet is given twice.'],
    [['lint', '-x'], /^inference-cost: There is no option -x\./],
    [
      ['lint', '--max-warnings', 'few'],
      'inference-cost: --max-warnings takes a whole number of at least 0, not "few".',
    ],
    [['lint', '--max-warnings', '-1'], /--max-warnings/],
    [['lint', '--jobs', '0'], 'inference-cost: --jobs takes a whole number from 1 to 256, not "0".'],
    [['lint', '--shard', '3/2'], 'inference-cost: --shard takes I/N with I from 1 to N, e.g. 2/4, not "3/2".'],
    [['lint', '--stdin'], 'inference-cost: --stdin needs --stdin-filename FILE, whose extension names the language.'],
    [
      ['lint', '--stdin', '--stdin-filename', 'a.xyz'],
      'inference-cost: --stdin-filename a.xyz: no supported language has this extension.',
    ],
    [['lint', '--stdin', '--stdin-filename', 'a.py', 'src'], 'inference-cost: --stdin takes no PATH.'],
    ...[['--jobs', '2'], ['--shard', '1/2'], ['--cache']].map(
      given =>
        [
          ['lint', '--stdin', '--stdin-filename', 'a.py', ...given],
          `inference-cost: ${given[0]} is about files: leave it out beside --stdin.`,
        ] as [string[], string],
    ),
    [['lint', '--stdin-filename', 'a.py'], 'inference-cost: --stdin-filename needs --stdin.'],
    [['lint', '--config', 'none.json'], 'inference-cost: none.json cannot be read: there is no such file.'],
    [['lint', '--config', 'src'], 'inference-cost: src cannot be read: it is a folder.'],
    [['lint', ''], 'inference-cost: A path is empty; write . for the working folder.'],
    [['lint', 'scr'], /^inference-cost: scr: there is no such file or folder. Did you mean "src"/],
    [['catalog'], 'inference-cost: catalog needs to know what to list: models, hardware, prices.'],
    [
      ['catalog', 'modles'],
      'inference-cost: There is no catalog "modles"; valid: models, hardware, prices. Did you mean "models"?',
    ],
    [['catalog', 'constructor'], /There is no catalog "constructor"/],
    [['catalog', 'models', 'llama'], 'inference-cost: catalog models takes no "llama"; use --search llama.'],
    [['language-server'], 'inference-cost: language-server needs --stdio.'],
    [['help', 'lnt'], /There is no command "lnt"/],
  ])('%j', async (argv, expected) => {
    const { status, out, err } = await run(argv);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err.trimEnd()).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  test('no command prints the usage on stderr', async () => {
    const { status, out, err } = await run([]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    for (const command of commands) expect(err).toContain(command.synopsis);
  });
});

const unwrapped = (text: string): string => text.replace(/\s+/g, ' ');

describe('help fits a terminal of 80 columns', () => {
  test.each([['--help'], ...commands.map(({ name }) => [name, '--help'])])('%s %s', async (...argv) => {
    const { out } = await run(argv.filter(Boolean));
    expect(out.split('\n').filter(line => line.length > 80)).toEqual([]);
  });

  test.each([
    // Few values stand in the name, many after the words.
    ['simulate', '  --prefill chunked|first   prompts in chunks beside decoding, or first\n'],
    ['simulate', '  --attention KERNEL        attention kernel: flash, standard\n'],
    [
      'lint',
      '  --format FORMAT           how to write the result, text by default: text,\n                            json, sarif, markdown, github\n',
    ],
    // A name that is too long for its column has a line of its own.
    [
      'estimate',
      '  --speculative DRAFT:LENGTH:ACCEPTANCE\n                            draft model, draft tokens, share accepted\n',
    ],
    ['lint', '  --quiet                   only findings of severity error\n'],
  ])('%s says %j', async (name, lines) => {
    expect((await run([name, '--help'])).out).toContain(lines);
  });
});

describe('help and version', () => {
  test.each([['--help'], ['-h'], ['help']])('%s lists the commands', async flag => {
    const { status, out } = await run([flag]);
    expect(status).toBe(0);
    for (const command of commands) expect(unwrapped(out)).toContain(command.summary);
  });

  test.each(commands.map(command => command.name))('%s --help lists its options', async name => {
    const command = commands.find(entry => entry.name === name)!;
    for (const argv of [
      [name, '--help'],
      ['help', name],
    ]) {
      const { status, out } = await run(argv);
      expect(status).toBe(0);
      for (const flag of command.flags) expect(out).toContain(`--${flag.name}`);
    }
  });

  test.each(['--version', '-v', '-V'])('%s', async flag => {
    expect(await run([flag])).toEqual({ status: 0, out: '0.0.0-test\n', err: '' });
  });
});

test('a fault of the program itself is not taken for the user’s', async () => {
  const broken = () => {
    throw new TypeError('broken');
  };
  await expect(run(['--version'], undefined, { out: broken })).rejects.toThrow('broken');
});
