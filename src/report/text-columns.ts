/**
 * Rows as lines of a fixed-width font, columns two blanks apart. A row's last cell is as long as it likes: it moves no column.
 * @param toRight columns whose cells stand at the right.
 */
export function alignColumns(rows: readonly (readonly string[])[], toRight: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.slice(0, -1).entries())
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
  return rows.map(row =>
    row
      .map((cell, column) => {
        const width = column < row.length - 1 ? widths[column]! : 0;
        return toRight.includes(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .filter((_, column) => widths[column] !== 0)
      .join('  ')
      .trimEnd(),
  );
}
