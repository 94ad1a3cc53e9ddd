import { openUntilDrawn } from './first-hint.ts';

suite('cold', () => {
  test('first hint of a file that the window before has shown', () =>
    openUntilDrawn('service.py', 'first hint again')).timeout(60_000);
});
