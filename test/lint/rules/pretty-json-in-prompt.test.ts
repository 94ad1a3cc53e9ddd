import { describe, expect, test } from 'vitest';
import { indentedSerializer } from '../../../src/lint/indented-serializers.ts';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { callIn, type SourceLanguage } from '../languages.ts';
import { expectFixHolds, lintSource } from '../lint-source.ts';

const rule = 'pretty-json-in-prompt';
const said = { user: 'Sum up these orders:' };

/** A call whose document goes through a serializer, written where each language would. */
const withSerializer: Readonly<Record<string, readonly [SourceLanguage, string, string]>> = {
  'in an f-string': [
    'python',
    callIn.python(said).replace('{document}', '{json.dumps(document, indent=2)}'),
    'json.dumps(document, indent=2)',
  ],
  'through a variable': [
    'python',
    callIn
      .python(said)
      .replace('    return', '    orders = json.dumps(document, indent=4, ensure_ascii=False)\n    return')
      .replace('{document}', '{orders}'),
    'json.dumps(document, indent=4, ensure_ascii=False)',
  ],
  'a model that writes itself': [
    'python',
    callIn.python(said).replace('{document}', '{document.model_dump_json(indent=2)}'),
    '.model_dump_json(indent=2)',
  ],
  'in a template': [
    'typescript',
    callIn.typescript(said).replace(/\$\{document\}/, '$${JSON.stringify(document, null, 2)}'),
    'JSON.stringify(document, null, 2)',
  ],
  'through a constant': [
    'javascript',
    callIn
      .javascript(said)
      .replace('  return', "  const orders = JSON.stringify(document, undefined, '\\t');\n  return")
      .replace(/\$\{document\}/, '$${orders}'),
    "JSON.stringify(document, undefined, '\\t')",
  ],
  'Go’s bytes': [
    'go',
    callIn
      .go(said)
      .replace('\tclient.Chat', '\torders, _ := json.MarshalIndent(document, "", "  ")\n\tclient.Chat')
      .replace('+ document', '+ string(orders)'),
    'json.MarshalIndent(document, "", "  ")',
  ],
  'Jackson’s writer': [
    'java',
    callIn.java(said).replace('+ document', '+ mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document)'),
    '.writerWithDefaultPrettyPrinter()',
  ],
  'Newtonsoft’s formatting': [
    'csharp',
    callIn.csharp(said).replace('{document}', '{JsonConvert.SerializeObject(document, Formatting.Indented)}'),
    'JsonConvert.SerializeObject(document, Formatting.Indented)',
  ],
  'serde’s pretty form': [
    'rust',
    callIn
      .rust(said)
      .replace('    let request', '    let orders = serde_json::to_string_pretty(&document)?;\n    let request')
      .replace('{document}', '{orders}'),
    'serde_json::to_string_pretty(&document)',
  ],
  'Ruby’s pretty form': [
    'ruby',
    callIn.ruby(said).replace('#{document}', '#{JSON.pretty_generate(document)}'),
    'JSON.pretty_generate(document)',
  ],
  'PHP’s flag': [
    'php',
    callIn
      .php(said)
      .replace(
        '$client->chat',
        '$orders = json_encode($document, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE);\n$client->chat',
      )
      .replace('{$document}', '{$orders}'),
    'json_encode($document, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE)',
  ],
};

describe('reports', () => {
  test.each(Object.entries(withSerializer))('%s, at the serializer', async (_name, [language, text, underlined]) => {
    const seen = await lintSource(rule, language, text);
    expect(seen.map(found => found.underlined)).toEqual([underlined]);
    expect(seen[0]!.finding.severity).toBe('warning');
    await expectFixHolds(rule, language, text);
  });

  // 514 tokens with indentation and 266 without, by another tokenizer's count of the sample.
  test('the measured share, the assumed size and its price', async () => {
    const text = callIn.python(said).replace('{document}', '{json.dumps(document, indent=2)}');
    const [seen] = await lintSource(rule, 'python', text, { placeholders: { document: 3000 } });
    expect(seen!.message).toBe(
      '{document} is written with indentation: the same data without it takes 48 % fewer tokens, ≈1,447 of the 3,000 assumed. That is ≈$3.62/k.',
    );
    expect(seen!.finding.saves).toEqual({ tokens: 1447 });
  });
});

describe('the compact form', () => {
  test.each<[LanguageId, string, string]>([
    ['python', 'json.dumps(x, indent=2)', 'json.dumps(x, separators=(",", ":"))'],
    ['python', 'dumps(x, sort_keys=True, indent="\\t")', 'dumps(x, sort_keys=True, separators=(",", ":"))'],
    ['python', 'json.dumps(x, indent=2, separators=(",", ": "))', 'json.dumps(x, separators=(",", ": "))'],
    ['jupyter', 'json.dumps({"a": [1, ")"]}, indent=2)', 'json.dumps({"a": [1, ")"]}, separators=(",", ":"))'],
    ['python', '.model_dump_json(indent=2, exclude_none=True)', '.model_dump_json(exclude_none=True)'],
    ['python', '.model_dump_json(exclude_none=True, indent=2)', '.model_dump_json(exclude_none=True)'],
    ['typescript', 'JSON.stringify(x, null, 2)', 'JSON.stringify(x)'],
    ['javascriptreact', "JSON.stringify(f(x, 1), null, '  ')", 'JSON.stringify(f(x, 1))'],
    ['go', 'json.MarshalIndent(f(x, y), "", "\\t")', 'json.Marshal(f(x, y))'],
    ['rust', 'serde_json::to_string_pretty(&x)', 'serde_json::to_string(&x)'],
    ['ruby', 'JSON.pretty_generate(x)', 'JSON.generate(x)'],
    ['php', 'json_encode($x, JSON_PRETTY_PRINT)', 'json_encode($x)'],
    ['php', 'json_encode($x, JSON_UNESCAPED_SLASHES | JSON_PRETTY_PRINT)', 'json_encode($x, JSON_UNESCAPED_SLASHES)'],
    [
      'csharp',
      'JsonSerializer.Serialize(x, new JsonSerializerOptions { WriteIndented = true })',
      'JsonSerializer.Serialize(x, new JsonSerializerOptions { WriteIndented = false })',
    ],
    ['kotlin', 'mapper.writerWithDefaultPrettyPrinter()', '.writer()'],
  ])('in %s of %s', (language, code, compact) => {
    expect(indentedSerializer(code, language)?.compact).toBe(compact);
  });

  test.each<[LanguageId, string]>([
    ['python', 'json.dumps(x)'],
    ['python', 'json.dumps(x, indent=None)'],
    ['python', 'textwrap.indent(x, indent=2)'],
    ['typescript', 'JSON.stringify(x, null)'],
    ['typescript', 'JSON.stringify(x, keys, 2)'],
    ['go', 'json.Marshal(x)'],
    ['php', 'json_encode($x, JSON_UNESCAPED_SLASHES)'],
    ['csharp', 'JsonSerializer.Serialize(x)'],
    ['ruby', 'JSON.generate(x)'],
    ['python', 'JSON.stringify(x, null, 2)'],
  ])('in %s there is none of %s', (language, code) => {
    expect(indentedSerializer(code, language)).toBeUndefined();
  });
});

describe('accepts', () => {
  test.each<[string, SourceLanguage, string]>([
    [
      'a serializer that goes into a log',
      'python',
      callIn.python(said).replace('    return', '    logger.info(json.dumps(document, indent=2))\n    return'),
    ],
    [
      'a variable of that name in another function',
      'python',
      `def other(x):\n    orders = json.dumps(x, indent=2)\n\n${callIn.python(said).replace(/document/g, 'orders')}`,
    ],
    [
      'a variable that was given something else since',
      'python',
      callIn
        .python(said)
        .replace('    return', '    orders = json.dumps(document, indent=2)\n    orders = shorten(orders)\n    return')
        .replace('{document}', '{orders}'),
    ],
    ['a value as it is', 'typescript', callIn.typescript(said)],
  ])('%s', async (_name, language, text) => {
    expect(await lintSource(rule, language, text)).toEqual([]);
  });
});
