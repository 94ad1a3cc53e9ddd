import type { LineAddress } from '../report/markdown-report.ts';
import type { Session } from './session.ts';

/**
 * Links of a report: a path that starts at the workspace's first folder, as Markdown previews read a leading `/`, and the line as
 * the fragment that editors open at. Files of other folders get their whole address.
 */
export const lineAddress =
  (session: Session, document?: string): LineAddress =>
  (file, line) => {
    const root = session.folders.first?.uri;
    const from = document ?? root;
    const uri = from === undefined ? undefined : session.folders.resolve(file, document ?? `${from}/`);
    if (uri === undefined || root === undefined) return undefined;
    const path = uri.startsWith(`${root}/`) ? uri.slice(root.length) : uri;
    return `${path}#L${line}`;
  };
