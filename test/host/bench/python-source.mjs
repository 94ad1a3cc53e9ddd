/**
 * Python in the manner of a service: a call with a prompt every 20 lines or so.
 * @param {number} lines
 * @returns {string}
 */
export function pythonSource(lines) {
  const source = ['from openai import OpenAI', '', 'client = OpenAI()', ''];
  for (let number = 0; source.length < lines; number++)
    source.push(
      `def answer_${number}(question: str, passages: list[str]) -> str:`,
      '    context = "\\n\\n".join(passages)',
      '    response = client.chat.completions.create(',
      '        model="gpt-4o",',
      `        max_tokens=${200 + number},`,
      '        messages=[',
      `            {"role": "system", "content": "You answer questions about part ${number} of the manual, briefly and exactly."},`,
      '            {"role": "user", "content": f"Passages:\\n{context}\\n\\nQuestion: {question}"},',
      '        ],',
      '    )',
      '    return response.choices[0].message.content or ""',
      '',
      '',
      `def words_${number}(text: str) -> dict[str, int]:`,
      '    counts: dict[str, int] = {}',
      '    for word in text.lower().split():',
      '        counts[word] = counts.get(word, 0) + 1',
      '    return counts',
      '',
      '',
    );
  return `${source.slice(0, lines).join('\n')}\n`;
}
