// Strings on which tokenizers are compared: real text in many scripts, code, data, and generated strings meant to hurt.

/** Article 1 of the Universal Declaration of Human Rights (in the public domain), one language per script. */
export const scripts = {
  Latin: 'All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience.',
  Vietnamese: 'Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi.',
  Cyrillic: 'Все люди рождаются свободными и равными в своём достоинстве и правах. Они наделены разумом и совестью.',
  Greek: 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.',
  Arabic: 'يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميرًا.',
  Hebrew: 'כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון.',
  Devanagari: 'सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।',
  Bengali: 'সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে।',
  Gurmukhi: 'ਸਾਰਾ ਮਨੁੱਖੀ ਪਰਿਵਾਰ ਆਪਣੀ ਮਹਿਮਾ, ਸ਼ਾਨ ਅਤੇ ਹੱਕਾਂ ਦੇ ਪੱਖੋਂ ਜਨਮ ਤੋਂ ਹੀ ਆਜ਼ਾਦ ਹੈ।',
  Gujarati: 'પ્રતિષ્ઠા અને અધિકારોની દૃષ્ટિએ સર્વ માનવો જન્મથી સ્વતંત્ર અને સમાન હોય છે.',
  Tamil: 'மனிதப் பிறிவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்; அவர்கள் மதிப்பிலும், உரிமைகளிலும் சமமானவர்கள்.',
  Telugu: 'ప్రతిపత్తిస్వత్వముల విషయమున మానవులెల్లరును జన్మతః స్వతంత్రులును సమానులును నగుదురు.',
  Kannada: 'ಎಲ್ಲಾ ಮಾನವರೂ ಸ್ವತಂತ್ರರಾಗಿಯೇ ಜನಿಸಿದ್ದಾರೆ. ಹಾಗೂ ಘನತೆ ಮತ್ತು ಅಧಿಕಾರಗಳಲ್ಲಿ ಸಮಾನರಾಗಿದ್ದಾರೆ.',
  Malayalam: 'മനുഷ്യരെല്ലാവരും തുല്യാവകാശങ്ങളോടും അന്തസ്സോടും സ്വാതന്ത്ര്യത്തോടുംകൂടി ജനിച്ചിട്ടുള്ളവരാണ്.',
  Sinhala: 'සියලු මනුෂ්‍යයෝ නිදහස්ව උපත ලබා ඇත. ගරුත්වයෙන් හා අයිතිවාසිකම්වලින් සමාන වෙති.',
  Thai: 'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ ต่างมีเหตุผลและมโนธรรม',
  Lao: 'ມະນຸດທຸກຄົນເກີດມາມີກຽດສັກສີ, ສິດທິ, ເສລີພາບ ແລະ ຄວາມສະເໝີພາບເທົ່າທຽມກັນ.',
  Khmer: 'មនុស្សទាំងអស់កើតមកមានសេរីភាពនិងភាពស្មើៗគ្នាក្នុងសេចក្តីថ្លៃថ្នូរនិងសិទ្ធិ។',
  Burmese: 'လူတိုင်းသည် တူညီ လွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် လည်းကောင်း၊ တူညီလွတ်လပ်သော အခွင့်အရေးများဖြင့် လည်းကောင်း၊ မွေးဖွားလာသူများ ဖြစ်သည်။',
  Tibetan: 'འགྲོ་བ་མིའི་རིགས་རྒྱུད་ཡོངས་ལ་སྐྱེས་ཙམ་ཉིད་ནས་ཆེ་མཐོངས་དང༌། ཐོབ་ཐངགི་རང་དབང་འདྲ་མཉམ་དུ་ཡོད།',
  Georgian: 'ყველა ადამიანი იბადება თავისუფალი და თანასწორი თავისი ღირსებითა და უფლებებით.',
  Armenian: 'Բոլոր մարդիկ ծնվում են ազատ ու հավասար՝ իրենց արժանապատվությամբ և իրավունքներով։',
  Ethiopic: 'የሰው ልጅ ሁሉ ሲወለድ ነጻና በክብርና በመብትም እኩልነት ያለው ነው።',
  Hangul:
    '모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 천부적으로 이성과 양심을 부여받았다.',
  Han: '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。',
  'Traditional Han': '人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心，並應以兄弟關係的精神互相對待。',
  Kana: 'すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。コンピューターのプログラム。',
};

export const samples = {
  code: `def load(path: str, *, retries: int = 3) -> dict[str, Any]:\n    """Reads it."""\n    for i in range(retries):\n        try:\n            with open(path) as f:\n                return json.load(f)\n        except OSError as e:\n            logger.warning(f"retry {i}: {e!r}")\n\t\tpass\n`,
  typescript: `export const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0); // it's O(n)\r\n\r\nif (a !== b && c?.d ?? e) { throw new Error(\`\${a}\`); }\n`,
  json: '{"id":12345678,"ok":true,"items":[{"name":"O\'Neil & Söhne","price":-1.5e10},{}],"null":null,"path":"C:\\\\temp\\\\x"}',
  html: '<!DOCTYPE html>\n<table class="a"> <tr><td>1</td> </tr> </table>\n<p>x</p> </div>&nbsp;<br/>',
  base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  emoji: '👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪🇫🇷 ✊🏾 ☺️ #️⃣ 😀😀😀 👨🏻‍💻',
  url: 'https://user:pass@example.org:8080/a/b%20c/?q=1&r=%E4%B8%AD#frag-42//x',
  contractions: "I'm you're he's we'll they'd I've DON'T IT'S 'tis rock'n'roll x'ſ 's 'S 'Ll",
  special: '<|endoftext|><|im_start|>user\n<s>[INST]<bos><start_of_turn><｜User｜><think></think><tool_call>',
  mixed:
    '  leading\ttabs\t\t\n\n\n\u00a0nbsp\u3000ideographic\u2028line\u2029para\u0085nel\ufeffbom\u200bzero\u00adsoft  ',
};

const hurtful = [
  'a', 'B', 'é', 'e\u0301', 'Å', 'ж', '中', '龥', 'あ', 'ー', '・', '\u0301', '1', '²', 'Ⅷ', '½', '٣', ' ', '  ', '   ', '\n', '\r\n', '\t',
  '\u00a0', '\u0085', '\u3000', '\ufeff', "'s", "'LL", "'ſ", "'Re", "'", '/', '//', '.', '=', '😀', '👨‍👩‍👧', '\u200d', '\ufffd', '\u0000', '\u0001', 'ǅ', 'ʰ',
  'the', ' hello', 'World', 'FOO', 'x', '_', '<|endoftext|>', 'สวัส', '가', '각', 'ا', 'ﬁ', '▁', '▁▁', '>', '</', '> </', '<b>', '12345', 'aaaa', 'ababab', '<tool_call>',
  '<unused1>', '\ue000', '\u{10ffff}', 'K', 'ß', 'İ', '-', '--', '\\', '"', '{', '}', ');\n', '\n\n\n', ' \n ', '\t\t', ...Object.values(scripts).map(text => text.slice(3, 9)),
]; // biome-ignore format: a table

/** A small linear congruential generator: the same strings on every run. */
export function generator(seed) {
  let state = seed >>> 0;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Endless strings of mixed kinds. Lone surrogates are left out unless asked for: other tokenizers take them differently. */
export function* generatedStrings(seed, { loneSurrogates = false } = {}) {
  const next = generator(seed);
  const real = [...Object.values(scripts), ...Object.values(samples)];
  const pick = list => list[next(list.length)];
  const many = (most, make) => Array.from({ length: 1 + next(most) }, make).join('');
  const codePoint = () => {
    const point = next(3) === 0 ? next(0x110000) : next(0x3100);
    return point >= 0xd800 && point < 0xe000 && !loneSurrogates ? ' ' : String.fromCodePoint(point);
  };
  for (;;) {
    const kind = next(10);
    if (kind < 4) yield many(12, () => pick(hurtful));
    else if (kind < 6) yield many(10, codePoint);
    else if (kind === 6) yield pick(hurtful).repeat(2 + next(150));
    else if (kind === 7)
      yield new TextDecoder('utf-8', { ignoreBOM: true }).decode(
        Uint8Array.from({ length: 1 + next(40) }, () => next(256)),
      );
    else {
      const text = [...pick(real)];
      const from = next(text.length);
      yield text.slice(from, from + 1 + next(60)).join('') + (next(3) === 0 ? pick(hurtful) : '');
    }
  }
}
