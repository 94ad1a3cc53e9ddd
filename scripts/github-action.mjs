// What action.yml runs on GitHub: the change in cost since the base of the pull request as a comment and as the job's summary, the
// findings as annotations. Ends with the status of `lint`. Everything comes by environment variables; no text is run by a shell.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'cli.js');
const given = name => process.env[`INFERENCE_COST_${name}`]?.trim() ?? '';
/** Finds our own comment again, so that a pull request has one that is kept up to date. */
const mark = '<!-- inference-cost -->';

const command = (...argv) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...argv], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  process.stderr.write(stderr);
  return { status: status ?? 2, text: stdout };
};

const option = (flag, value) => (value === '' ? [] : [`--${flag}`, value]);
const paths = given('PATHS').split(/\s+/).filter(Boolean);
const config = option('config', given('CONFIG'));

const event = process.env.GITHUB_EVENT_PATH ? JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8')) : {};
const pullRequest = event.pull_request;

/** The commit to compare with; a shallow checkout does not have it, so it is fetched. */
function base() {
  if (given('BASE') !== '') return given('BASE');
  const commit = pullRequest?.base?.sha;
  if (typeof commit !== 'string' || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const known = spawnSync('git', ['cat-file', '-e', `${commit}^{commit}`]).status === 0;
  if (!known) execFileSync('git', ['fetch', '--no-tags', '--depth=1', 'origin', commit], { stdio: 'inherit' });
  return commit;
}

async function github(method, address, body) {
  const response = await fetch(`${process.env.GITHUB_API_URL}${address}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${given('TOKEN')}`,
      'user-agent': 'inference-cost',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function ownComment(comments) {
  for (let page = 1; ; page++) {
    const found = await github('GET', `${comments}?per_page=100&page=${page}`);
    const own = found.find(({ body }) => body?.startsWith(mark));
    if (own || found.length < 100) return own;
  }
}

async function comment(text) {
  const repository = `/repos/${process.env.GITHUB_REPOSITORY}/issues`;
  const own = await ownComment(`${repository}/${pullRequest.number}/comments`);
  const body = `${mark}\n${text}`;
  if (own) await github('PATCH', `${repository}/comments/${own.id}`, { body });
  else await github('POST', `${repository}/${pullRequest.number}/comments`, { body });
}

const reference = base();
let failed = false;
if (reference !== undefined) {
  const change = command('diff', '--base', reference, '--format', 'markdown', ...config, ...paths);
  failed = change.status === 2;
  if (process.env.GITHUB_STEP_SUMMARY) appendFileSync(process.env.GITHUB_STEP_SUMMARY, change.text);
  if (!failed && pullRequest && given('COMMENT') === 'true')
    try {
      await comment(change.text);
    } catch (error) {
      // A pull request from a fork may not write: the summary has it all the same.
      console.log(`::warning::inference-cost could not comment on the pull request: ${error.message.split('\n')[0]}`);
    }
}
const lint = command(
  'lint',
  '--format',
  'github',
  ...config,
  ...option('baseline', given('BASELINE')),
  ...option('max-warnings', given('MAX_WARNINGS')),
  ...paths,
);
process.stdout.write(lint.text);
process.exitCode = failed ? 2 : lint.status;
