/**
 * Rows as lines of a fixed-width font, columns two blanks apart. A row's last cell is as long as it likes, unless its column
 * stands at the right: it moves no column.
 * @param toRight columns whose cells stand at the right.
 */
export function alignColumns(rows: readonly (readonly string[])[], toRight: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries())
      if (column < row.length - 1 || toRight.includes(column))
        widths[column] = Math.max(widths[column] ?? 0, cell.length);
  return rows.map(row =>
    row
      .map((cell, column) => {
        if (toRight.includes(column)) return cell.padStart(widths[column]!);
        return column < row.length - 1 ? cell.padEnd(widths[column]!) : cell;
      })
      .filter((_, column) => widths[column] !== 0)
      .join('  ')
      .trimEnd(),
  );
}
