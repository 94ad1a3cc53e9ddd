import { URI } from 'vscode-uri';
import type { LineAddress } from '../report/markdown-report.ts';
import type { Session } from './session.ts';

/** Links of a report: the path from the workspace's root, and the line as the fragment that editors open at. */
export const lineAddress =
  (session: Session, document?: string): LineAddress =>
  (file, line) => {
    const from = document ?? session.folders.all[0]?.uri;
    const uri = from === undefined ? undefined : session.folders.resolve(file, `${from}/`);
    return uri === undefined
      ? undefined
      : `${URI.parse(uri).path.split('/').map(encodeURIComponent).join('/')}#L${line}`;
  };
