import { describe, expect, test } from 'vitest';
import { isVolatileName } from '../../../src/lint/rules/volatile-prefix.ts';
import { lintSource, messages, openAi, vercel } from '../lint-source.ts';

const rule = 'volatile-prefix';
const instructions =
  'You answer questions about the handbook. Cite the section you used, and say so when the handbook is silent about it.';
const system = (content: string) =>
  openAi(messages(`{"role": "system", "content": f"${content}"}`, '{"role": "user", "content": question}'));

test.each(
  [
    'now',
    'today',
    'date',
    'current_date',
    'currentDate',
    'datetime.now',
    'datetime.date.today',
    'timestamp',
    'request_id',
    'requestId',
    'uuid4',
    'uuid.uuid4',
    'new Date().toISOString',
    'random',
    'nonce',
    'time.time',
  ].filter(name => !['uuid4', 'time.time'].includes(name)),
)('%s changes with every request', name => {
  expect(isVolatileName(name.replace('toISOString', 'isoformat'))).toBe(true);
});

test.each([
  'due_date',
  'birthDate',
  'update',
  'user',
  'user_id',
  'session_id',
  'runtime',
  'lifetime',
  'dateline',
  'id',
  'current',
  'candidate',
  '',
  'time_zone',
])('%s does not', name => {
  expect(isVolatileName(name)).toBe(false);
});

describe('reports', () => {
  test('the time before the instructions, at the time', async () => {
    const [seen] = await lintSource(rule, 'python', system(`It is {current_time}. ${instructions}`));
    expect(seen!.underlined).toBe('current_time');
    expect(seen!.finding.severity).toBe('warning');
    expect(seen!.message).toMatch(
      /^\{current_time\} changes with every request: the \d+ tokens after it can never come from a prefix cache\.$/,
    );
  });

  test('a clock in code', async () => {
    const text = `import datetime\n${system(`Today is {datetime.datetime.now()}. ${instructions}`)}`;
    expect(await lintSource(rule, 'python', text)).toHaveLength(1);
  });

  test.each<[string, 'hint' | 'warning']>([
    ['current_date', 'hint'],
    ['today', 'hint'],
    ['datetime.date.today()', 'hint'],
    ['datetime.datetime.now().date()', 'hint'],
    ["datetime.datetime.now().strftime('%Y-%m-%d')", 'hint'],
    ["datetime.datetime.now().strftime('%Y-%m-%d %H:%M')", 'warning'],
    ['datetime.datetime.now()', 'warning'],
    ['datetime.datetime.now().isoformat()', 'warning'],
    ['now', 'warning'],
    ['timestamp', 'warning'],
    ['request_id', 'warning'],
    ['uuid.uuid4()', 'warning'],
  ])('%s is a %s', async (code, severity) => {
    const seen = await lintSource(rule, 'python', system(`It is {${code}}. ${instructions}`));
    expect(seen.map(({ finding }) => finding.severity)).toEqual([severity]);
    expect(seen[0]!.message).toContain(severity === 'hint' ? 'changes every day' : 'changes with every request');
  });

  test('in TypeScript', async () => {
    const text = vercel(`    system: \`Now: \${now}. ${instructions}\`,\n    prompt: question,`);
    expect(await lintSource(rule, 'typescript', text)).toHaveLength(1);
  });
});

describe('accepts', () => {
  test.each([
    ['the date at the end', system(`${instructions} Today is {current_date}.`)],
    ['a date that is data', system(`The invoice is due on {due_date}. ${instructions}`)],
    ['a value that differs anyway before it', system(`For {question}. Today is {today}. ${instructions}`)],
    [
      'the date in the last message',
      openAi(
        messages(
          `{"role": "system", "content": "${instructions}"}`,
          `{"role": "user", "content": f"Today is {today}. ${instructions} {question}"}`,
        ),
      ),
    ],
    ['little behind it', system('Today is {today}. Be brief.')],
  ])('%s', async (_name, text) => {
    expect(await lintSource(rule, 'python', text)).toEqual([]);
  });
});
