// Texts for the token benches: real prose and code in four kinds, each grown to about one megabyte with varied order and numbers,
// so that no tokenizer can live from its cache alone.
const english = `The committee met on Tuesday to discuss the proposed changes to the water treatment facility, which has served the valley since 1974.
Engineers explained that the existing filters remove most sediment but struggle during the spring melt, when turbidity rises sharply.
Residents asked whether rates would increase; the treasurer replied that bonds would cover construction, though maintenance is another matter.
After a long debate, members voted seven to two in favour of commissioning an independent study before any contract is signed.
"We owe it to our children," said one councillor, "to spend carefully, and to explain every dollar in language anyone can follow."
`;
const code = `export async function loadConfiguration(path: string, options: LoadOptions = {}): Promise<Configuration> {
  const text = await readFile(path, { encoding: 'utf8', signal: options.signal });
  if (text.length > MAX_SIZE) throw new RangeError(path + ' is larger than ' + MAX_SIZE + ' bytes');
  const parsed = parse(text, { allowComments: true });
  for (const [key, value] of Object.entries(parsed.values ?? {})) {
    if (!KNOWN_KEYS.has(key)) {
      problems.push({ code: 'unknown-key', key, nearest: nearestNames(key, KNOWN_KEYS)[0] });
      continue;
    }
    result[key] = coerce(value, schema[key]); // keeps the unit
  }
  return Object.freeze(result);
}
`;
const chinese = `委员会周二开会，讨论了自一九七四年以来一直为山谷服务的水处理设施的改造方案。工程师解释说，现有的过滤器能够去除大部分沉积物，
但在春季融雪期间浑浊度急剧上升时难以应付。居民们询问水费是否会上涨；财务主管回答说，建设费用将由债券承担，但维护则是另一回事。
经过长时间的辩论，成员们以七票对两票赞成在签订任何合同之前委托进行一项独立研究。一位议员说：“我们有责任为孩子们谨慎花钱。”
`;
const json = `{"id":"evt_1029384756","type":"invoice.payment_succeeded","created":1732262400,"livemode":false,"data":{"object":{"amount_due":12999,"currency":"eur",
"customer":"cus_Nq8zQmX2","lines":[{"description":"Pro plan (Nov 2026)","quantity":3,"unit_amount":4333,"tax_rates":[0.19,0.07],"metadata":{"region":"eu-west-1"}}],
"paid":true,"status_transitions":{"finalized_at":1732262000,"paid_at":null},"tags":["annual","self-serve",""]}}}
`;

/** A small linear congruential generator: the same texts on every run. */
function generator(seed) {
  let state = seed >>> 0;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** About `bytes` bytes made of the sample's pieces between `separator`s, shuffled, with a fresh number now and then. */
function grow(sample, separator, bytes, seed) {
  const next = generator(seed);
  const pieces = sample.split(separator).filter(piece => piece !== '');
  const parts = [];
  let size = 0;
  while (size < bytes) {
    const part = next(12) === 0 ? `${next(100000)}` : pieces[next(pieces.length)];
    parts.push(part);
    size += Buffer.byteLength(part) + separator.length;
  }
  return parts.join(separator);
}

export const texts = {
  English: grow(english, ' ', 1e6, 1),
  code: grow(code, ' ', 1e6, 2),
  Chinese: grow(chinese, '，', 1e6, 3),
  JSON: grow(json, ',', 1e6, 4),
};

export const runs = { a: 'a', space: ' ', '=': '=', newline: '\\n', 中: '中', 'ZWJ emoji': '👨‍👩‍👧' };
