import { expect, test } from 'vitest';
import { callIn, sourceLanguages } from './languages.ts';
import { analyze } from './lint-source.ts';

test.each(sourceLanguages)('the call that other tables vary is found whole in %s', async language => {
  const { calls } = await analyze(language, callIn[language]({ system: 'Be kind.\nBe short.', user: 'Sum up:' }));
  expect(calls).toHaveLength(1);
  const [{ site, parts }] = calls as [(typeof calls)[number]];
  expect(site.model.id).toBe('gpt-4o');
  expect(parts.map(({ role, text }) => [role, text])).toEqual([
    ['system', 'Be kind.\nBe short.'],
    ['user', 'Sum up: {document}'],
  ]);
});

test.each(sourceLanguages)('its text may be fixed in %s', async language => {
  const { calls } = await analyze(language, callIn[language]({ user: 'Sum up.', fixed: true, model: 'gpt-4.1' }));
  expect(calls.map(call => [call.site.model.id, call.parts.map(part => part.text)])).toEqual([
    ['gpt-4.1', ['Sum up.']],
  ]);
});
