import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { endSoon, ServerProcesses } from '../../src/editor/server-process.ts';

class FakeProcess extends EventEmitter {
  connected = true;
  readonly killed: string[] = [];
  readonly stdout = { resume: () => undefined };
  constructor(
    readonly args: readonly string[],
    readonly env: Readonly<Record<string, string>>,
  ) {
    super();
  }
  kill(signal: string): void {
    this.killed.push(signal);
  }
}

const started = vi.hoisted(() => [] as unknown[]);
vi.mock('node:child_process', () => ({
  fork: (_: string, args: readonly string[], { env }: { env: Record<string, string> }) => {
    const process = new FakeProcess(args, env);
    started.push(process);
    return process;
  },
}));

const languageOf = (server: unknown): string | undefined =>
  (server as FakeProcess).args.find(argument => argument.startsWith('--language='));

beforeEach(() => {
  started.length = 0;
});

describe('a server started ahead', () => {
  test('goes to the first who asks, and knows the language that is open', () => {
    const servers = new ServerProcesses('/extension/dist/language-server.js');
    servers.startAhead('python');
    const first = servers.take();
    expect(started).toEqual([first]);
    expect(languageOf(first)).toBe('--language=python');
    const second = servers.take();
    expect(second).not.toBe(first);
    expect(languageOf(second)).toBeUndefined();
    expect(started).toHaveLength(2);
  });

  test('is started once, whatever is asked for', () => {
    const servers = new ServerProcesses('/extension/dist/language-server.js');
    servers.startAhead('python');
    servers.startAhead('go');
    expect(started.map(languageOf)).toEqual(['--language=python']);
  });

  test('loads no language where none is open', () => {
    const servers = new ServerProcesses('/extension/dist/language-server.js');
    servers.startAhead();
    expect(languageOf(servers.take())).toBeUndefined();
    expect(started).toHaveLength(1);
  });

  test('is replaced when it has gone meanwhile, and its error ends nobody else', () => {
    const servers = new ServerProcesses('/extension/dist/language-server.js');
    servers.startAhead('python');
    const gone = started[0] as FakeProcess;
    gone.emit('error', new Error('spawn ENOMEM'));
    gone.connected = false;
    expect(servers.take()).not.toBe(gone);
  });
});

test('a server talks over the channel that it was forked with, watches its client, and runs as Node', () => {
  const server = new ServerProcesses('/extension/dist/language-server.js').take() as unknown as FakeProcess;
  expect(server.args).toEqual(['--node-ipc', `--clientProcessId=${process.pid}`]);
  expect(server.env).toMatchObject({ ELECTRON_RUN_AS_NODE: '1' });
});

test('the server that was taken last can be ended, when none was taken nothing happens', () => {
  const servers = new ServerProcesses('/extension/dist/language-server.js');
  servers.end();
  const [first, last] = [servers.take(), servers.take()] as unknown as FakeProcess[];
  servers.end();
  expect([first!.killed, last!.killed]).toEqual([[], ['SIGKILL']]);
});

describe('the end of a server', () => {
  const server = () => new ServerProcesses('/extension/dist/language-server.js').take();

  test.each([
    ['that ends by itself', 1000, []],
    ['that does not hear of it', 3000, ['SIGKILL']],
  ])('%s', (_, exitsAfter, killed) => {
    vi.useFakeTimers();
    try {
      const ending = server();
      endSoon(ending);
      vi.advanceTimersByTime(exitsAfter);
      ending.emit('exit', 0);
      vi.advanceTimersByTime(10_000);
      expect((ending as unknown as FakeProcess).killed).toEqual(killed);
    } finally {
      vi.useRealTimers();
    }
  });
});
