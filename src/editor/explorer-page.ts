/** What the page may load: one script by nonce, styles of one folder, the worker's script by a fetch from that folder. */
export interface ExplorerPageSources {
  readonly script: string;
  readonly style: string;
  readonly worker: string;
  readonly cspSource: string;
  readonly nonce: string;
  readonly title: string;
  readonly language: string;
}

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/**
 * The explorer's HTML: no inline script or style, nothing from elsewhere. The toolkit looks for the nonce in a `meta` element: it
 * inserts one empty style sheet to find out whether the browser knows `:focus-visible`.
 */
export function explorerPage({
  script,
  style,
  worker,
  cspSource,
  nonce,
  title,
  language,
}: ExplorerPageSources): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `connect-src ${cspSource}`,
    'worker-src blob:',
    'img-src blob:', // a chart on its way to a PNG file
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
  <meta property="csp-nonce" content="${nonce}">
  <link rel="stylesheet" href="${attribute(style)}">
  <title>${attribute(title)}</title>
</head>
<body>
  <div id="root" data-worker="${attribute(worker)}"></div>
  <script type="module" nonce="${nonce}" src="${attribute(script)}"></script>
</body>
</html>
`;
}
