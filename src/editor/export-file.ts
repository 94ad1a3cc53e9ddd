import type { ExportFormat } from '../protocol.ts';

interface Kind {
  readonly ending: string;
  /** By which the editor's dialog finds such files; it takes no extension of two parts. */
  readonly kind: string;
  readonly label: string;
}

/** How exported files are called. */
export const exportKinds: Readonly<Record<ExportFormat, Kind>> = {
  markdown: { ending: 'md', kind: 'md', label: 'Markdown' },
  csv: { ending: 'csv', kind: 'csv', label: 'CSV' },
  scenario: { ending: 'inference-cost-scenario.json', kind: 'json', label: 'JSON' },
  svg: { ending: 'svg', kind: 'svg', label: 'SVG' },
  png: { ending: 'png', kind: 'png', label: 'PNG' },
};

/** The file's content as bytes; a PNG comes in base64. @throws when what should be base64 is not. */
export const exportBytes = (format: ExportFormat, content: string): Uint8Array =>
  format === 'png' ? Uint8Array.from(atob(content), digit => digit.charCodeAt(0)) : new TextEncoder().encode(content);

/** What the file of one of several pictures is called. */
export const pictureFileName = (format: 'svg' | 'png', name: string): string =>
  `inference-cost-${name}.${exportKinds[format].ending}`;
