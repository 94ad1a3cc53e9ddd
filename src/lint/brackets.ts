const closes: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The end of a quoted stretch that opens at `from`, escapes respected; the end of the text where it does not close. */
function endOfQuote(text: string, from: number, end: number): number {
  const quote = text[from]!;
  let index = from + 1;
  while (index < end && text[index] !== quote) index += text[index] === '\\' ? 2 : 1;
  return index;
}

/**
 * The offset of the bracket that closes the one at `from`, quoted text passed over; undefined where none does within
 * `mostCharacters`.
 */
export function closingBracket(text: string, from: number, mostCharacters: number): number | undefined {
  const end = Math.min(text.length, from + mostCharacters);
  const open: string[] = [];
  for (let index = from; index < end; index++) {
    const character = text[index]!;
    if (character === '"' || character === "'" || character === '`') index = endOfQuote(text, index, end);
    else if (character in closes) open.push(closes[character]!);
    else if (character === open.at(-1)) {
      open.pop();
      if (open.length === 0) return index;
    }
  }
  return undefined;
}

/** Where the statement that begins at `from` ends: at a line break or semicolon outside of brackets, at most `mostCharacters` on. */
export function endOfStatement(text: string, from: number, mostCharacters: number): number {
  const end = Math.min(text.length, from + mostCharacters);
  for (let index = from; index < end; index++) {
    const character = text[index]!;
    if (character in closes) index = closingBracket(text, index, mostCharacters) ?? end;
    else if (character === '"' || character === "'" || character === '`') index = endOfQuote(text, index, end);
    else if (character === ';' || character === '\n') return index;
  }
  return end;
}
