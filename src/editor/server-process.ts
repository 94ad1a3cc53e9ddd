import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

/** Milliseconds that a server has to end by itself when its client is gone; one in the middle of a long file does not hear of it. */
const grace = 2000;

/**
 * Language servers as processes of their own. One may be started ahead of being asked for; whoever asks first gets it.
 * @param module path of the server's bundle.
 */
export class ServerProcesses {
  readonly #module: string;
  readonly #environment: Readonly<Record<string, string>>;
  #ahead: ChildProcess | undefined;
  #taken: ChildProcess | undefined;

  constructor(module: string, environment: Readonly<Record<string, string>> = {}) {
    this.#module = module;
    this.#environment = environment;
  }

  /** @param language of a document that is open, where one is: the server loads what reads it. */
  startAhead(language?: string): void {
    this.#ahead ??= this.#start(language === undefined ? [] : [`--language=${language}`]);
  }

  /** A server that nobody else talks to. */
  take(): ChildProcess {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    this.#taken = ahead?.connected ? ahead : this.#start([]);
    return this.#taken;
  }

  /** Ends the server that was taken last, which does not answer; who talks to it hears that it is gone. */
  end(): void {
    this.#taken?.kill('SIGKILL');
  }

  #start(args: readonly string[]): ChildProcess {
    const server = fork(this.#module, ['--node-ipc', `--clientProcessId=${process.pid}`, ...args], {
      cwd: path.dirname(this.#module),
      // VS Code on the desktop is no Node of itself.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ELECTRON_NO_ASAR: '1', ...this.#environment },
      execArgv: [],
      silent: true,
    });
    // An error that nobody listens to would end the whole extension host. The client listens once it has the server; before that
    // there is none to tell, and `take` sees that the server is gone.
    server.on('error', () => undefined);
    // Nothing is written there; a stream that is not read would stop the server once its buffer is full.
    server.stdout?.resume();
    return server;
  }
}

/** Ends a server whose client has said goodbye, if it does not end by itself. */
export function endSoon(server: ChildProcess): void {
  const timer = setTimeout(() => server.kill('SIGKILL'), grace);
  server.once('exit', () => clearTimeout(timer));
  timer.unref();
}
