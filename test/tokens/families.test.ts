import { describe, expect, test } from 'vitest';
import type { VocabularyName } from '../../src/tokens/vocabularies.ts';
import { loadEncoder } from './media.ts';

/**
 * What tells the families apart, and the ids that the reference tokenizers give: tiktoken 1.0.22 for OpenAI's vocabularies, the Rust
 * tokenizers library 0.23.2 on the published tokenizer.json for the others, special tokens taken as text. Contractions in capitals, digits
 * by threes or one by one, a byte-order mark, a letter with its accent apart, line breaks, indentation, Han, a joined emoji, vowel signs,
 * the text of a control token, spaces of other scripts.
 */
const table: { text: string; ids: Record<VocabularyName, number[]> }[] = [
  {
    text: 'hello world',
    ids: {
      o200k_base: [24912, 2375],
      cl100k_base: [15339, 1917],
      p50k_base: [31373, 995],
      r50k_base: [31373, 995],
      llama3: [15339, 1917],
      qwen: [14990, 1879],
      deepseek_v3: [33310, 2058],
      mistral_nemo: [29706, 4304],
      gemma3: [23391, 1902],
    },
  },
  {
    text: "I don't, you'LL",
    ids: {
      o200k_base: [40, 4128, 11, 481, 6, 7454],
      cl100k_base: [40, 1541, 956, 11, 499, 6, 4178],
      p50k_base: [40, 836, 470, 11, 345, 6, 3069],
      r50k_base: [40, 836, 470, 11, 345, 6, 3069],
      llama3: [40, 1541, 956, 11, 499, 6, 4178],
      qwen: [40, 1513, 944, 11, 498, 6, 4086],
      deepseek_v3: [43, 2090, 1664, 14, 440, 9, 3699],
      mistral_nemo: [1073, 2607, 2405, 1044, 1636, 1039, 23947],
      gemma3: [236777, 1537, 236789, 236745, 236764, 611, 236789, 2182],
    },
  },
  {
    text: '1234567',
    ids: {
      o200k_base: [7633, 19354, 22],
      cl100k_base: [4513, 10961, 22],
      p50k_base: [10163, 2231, 3134],
      r50k_base: [10163, 2231, 3134],
      llama3: [4513, 10961, 22],
      qwen: [16, 17, 18, 19, 20, 21, 22],
      deepseek_v3: [6895, 18009, 25],
      mistral_nemo: [1049, 1050, 1051, 1052, 1053, 1054, 1055],
      gemma3: [236770, 236778, 236800, 236812, 236810, 236825, 236832],
    },
  },
  {
    text: '\ufeffBOM',
    ids: {
      o200k_base: [5574, 33, 2760],
      cl100k_base: [3305, 33, 1937],
      p50k_base: [171, 119, 123, 33, 2662],
      r50k_base: [171, 119, 123, 33, 2662],
      llama3: [3305, 33, 1937],
      qwen: [3225, 33, 1898],
      deepseek_v3: [15251, 36, 7239],
      mistral_nemo: [1239, 1187, 1191, 1066, 11135],
      gemma3: [237922, 236799, 4206],
    },
  },
  {
    text: 'cafe\u0301',
    ids: {
      o200k_base: [66, 6903, 13430],
      cl100k_base: [936, 1897, 54939],
      p50k_base: [66, 8635, 136, 223],
      r50k_base: [66, 8635, 136, 223],
      llama3: [936, 1897, 54939],
      qwen: [924, 58858],
      deepseek_v3: [69, 15702, 17793],
      mistral_nemo: [3173, 3070, 1204, 1129],
      gemma3: [101727, 238288],
    },
  },
  {
    text: 'a\n\n\nb',
    ids: {
      o200k_base: [64, 2499, 65],
      cl100k_base: [64, 1432, 65],
      p50k_base: [64, 628, 198, 65],
      r50k_base: [64, 628, 198, 65],
      llama3: [64, 1432, 65],
      qwen: [64, 1406, 65],
      deepseek_v3: [67, 6328, 68],
      mistral_nemo: [1097, 4688, 1098],
      gemma3: [236746, 109, 236763],
    },
  },
  {
    text: '    return x',
    ids: {
      o200k_base: [271, 622, 1215],
      cl100k_base: [262, 471, 865],
      p50k_base: [50258, 1441, 2124],
      r50k_base: [220, 220, 220, 1441, 2124],
      llama3: [262, 471, 865],
      qwen: [262, 470, 856],
      deepseek_v3: [361, 1354, 1527],
      mistral_nemo: [1293, 1850, 2460],
      gemma3: [140, 2060, 1123],
    },
  },
  {
    text: '中文字符',
    ids: {
      o200k_base: [10667, 67951],
      cl100k_base: [16325, 17161, 49491],
      p50k_base: [40792, 23877, 229, 27764, 245, 163, 105, 99],
      r50k_base: [40792, 23877, 229, 27764, 245, 163, 105, 99],
      llama3: [108891, 49491],
      qwen: [104811, 48391],
      deepseek_v3: [525, 10541, 4596],
      mistral_nemo: [4392, 121873, 124859],
      gemma3: [237103, 31818, 238741],
    },
  },
  {
    text: '👩\u200d👩\u200d👧',
    ids: {
      o200k_base: [28823, 102, 2524, 28823, 102, 2524, 28823, 100],
      cl100k_base: [9468, 239, 102, 378, 235, 9468, 239, 102, 378, 235, 9468, 239, 100],
      p50k_base: [41840, 102, 447, 235, 41840, 102, 447, 235, 41840, 100],
      r50k_base: [41840, 102, 447, 235, 41840, 102, 447, 235, 41840, 100],
      llama3: [9468, 239, 102, 102470, 9468, 239, 102, 102470, 9468, 239, 100],
      qwen: [145233, 378, 235, 145233, 378, 235, 145665],
      deepseek_v3: [25730, 105, 46088, 25730, 105, 46088, 25730, 103],
      mistral_nemo: [1240, 1159, 1145, 1169, 29568, 1240, 1159, 1145, 1169, 29568, 1240, 1159, 1145, 1167],
      gemma3: [243767, 237243, 243767, 237243, 244814],
    },
  },
  {
    text: 'नमस्ते',
    ids: {
      o200k_base: [998, 1637, 14681, 628],
      cl100k_base: [61196, 88344, 79468, 31584, 97, 35470],
      p50k_base: [11976, 101, 11976, 106, 11976, 116, 24231, 235, 11976, 97, 24231, 229],
      r50k_base: [11976, 101, 11976, 106, 11976, 116, 24231, 235, 11976, 97, 24231, 229],
      llama3: [61196, 88344, 79468, 100365, 35470],
      qwen: [60096, 87244, 78368, 30484, 97, 34370],
      deepseek_v3: [9094, 12524, 70223, 6011],
      mistral_nemo: [2485, 3525, 22475, 1803],
      gemma3: [226767],
    },
  },
  {
    text: '<|endoftext|>',
    ids: {
      o200k_base: [27, 91, 419, 1440, 919, 91, 29],
      cl100k_base: [27, 91, 8862, 728, 428, 91, 29],
      p50k_base: [27, 91, 437, 1659, 5239, 91, 29],
      r50k_base: [27, 91, 437, 1659, 5239, 91, 29],
      llama3: [27, 91, 8862, 728, 428, 91, 29],
      qwen: [27, 91, 8691, 723, 427, 91, 29],
      deepseek_v3: [30, 94, 523, 2154, 2067, 94, 32],
      mistral_nemo: [1060, 1124, 1474, 2935, 2149, 1124, 1062],
      gemma3: [236820, 236909, 643, 1340, 1005, 111038],
    },
  },
  {
    text: 'x\u00a0y\u3000z',
    ids: {
      o200k_base: [87, 5310, 88, 1397, 89],
      cl100k_base: [87, 4194, 88, 23249, 89],
      p50k_base: [87, 1849, 88, 5099, 222, 89],
      r50k_base: [87, 1849, 88, 5099, 222, 89],
      llama3: [87, 4194, 88, 23249, 89],
      qwen: [87, 4102, 88, 22441, 89],
      deepseek_v3: [90, 2162, 91, 18524, 92],
      mistral_nemo: [1120, 3997, 1121, 114840, 1122],
      gemma3: [236781, 432, 398, 236762, 465, 366, 366, 236802],
    },
  },
];

describe.each(table)('$text', ({ text, ids }) => {
  test.each(Object.entries(ids) as [VocabularyName, number[]][])('%s', async (name, expected) => {
    const encoder = await loadEncoder(name);
    expect([...encoder.encode(text)]).toEqual(expected);
    expect(encoder.count(text)).toBe(expected.length);
    expect(encoder.stretches(text).flatMap(stretch => [...stretch.ids])).toEqual(expected);
  });
});
