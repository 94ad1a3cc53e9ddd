import * as vscode from 'vscode';
import type { CloseHandlerResult, ErrorHandler, ErrorHandlerResult, Message } from 'vscode-languageclient';

/** A server that stops this often within the period will not be mended by starting it again. */
export const maxStops = 4;
const periodMilliseconds = 3 * 60_000;

/** `ErrorAction.Continue`, `CloseAction.DoNotRestart` and `CloseAction.Restart`: the client itself is loaded only when it starts. */
const keepGoing = 1;
const stayDown = 1;
const startAgain = 2;

/** Starts a server that stopped by itself again and says so; gives up, with a button, when that does not help. */
export function restartingErrorHandler(log: vscode.LogOutputChannel, now: () => number = Date.now): ErrorHandler {
  const stops: number[] = [];
  let saying: vscode.Disposable | undefined;
  return {
    error(error: Error, _message: Message | undefined, _count: number | undefined): ErrorHandlerResult {
      log.error(error);
      return { action: keepGoing, handled: true };
    },
    closed(): CloseHandlerResult {
      stops.push(now());
      saying?.dispose();
      const recent = stops.filter(time => now() - time < periodMilliseconds);
      if (recent.length < maxStops) {
        const message = vscode.l10n.t('The language server stopped and is started again.');
        log.warn(message);
        saying = vscode.window.setStatusBarMessage(`$(warning) Inference Cost: ${message}`, 10_000);
        return { action: startAgain, handled: true };
      }
      void offerRestart();
      return { action: stayDown, handled: true };
    },
  };
}

async function offerRestart(): Promise<void> {
  const restart = vscode.l10n.t('Restart');
  const showLog = vscode.l10n.t('Show Log');
  const text = vscode.l10n.t(
    'Inference Cost: the language server stopped {0} times within three minutes and stays down. Prices are not updated.',
    maxStops,
  );
  const answer = await vscode.window.showErrorMessage(text, restart, showLog);
  if (answer === restart) await vscode.commands.executeCommand('inferenceCost.restartServer');
  if (answer === showLog) await vscode.commands.executeCommand('inferenceCost.showLog');
}
