import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shellProgram } from '../infra/shell.ts';
import { anyValue } from './support/env-values.ts';
import { missingTools } from './support/tools.ts';

let directory: string;
let file: URL;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'genai-shell-'));
  file = pathToFileURL(join(directory, 'program.sh'));
  writeFileSync(file, '#!/bin/sh\n# Says two values.\nprintf %s\\\\n%s "$first" "$second"\n');
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Texts of one or more lines, as a file can hold them; `END_OF_FIRST` would end a value that is written line by line. */
const anyText = fc
  .array(fc.oneof(anyValue, fc.constantFrom('END_OF_FIRST', 'END_OF_SECOND', ')', 'case x in', '<<EOF')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((lines) => lines.join('\n'))
  .filter((text) => !text.includes('\0') && text.isWellFormed());

describe('a shell program', () => {
  it('has its assignments behind the line that names its interpreter, those of several lines as they are', () => {
    expect(shellProgram(file, { first: "it's", second: "one\n'two'\n" })).toBe(
      [
        '#!/bin/sh',
        "first='it'\\''s'",
        'second=$(',
        "  cat <<'END_OF_SECOND'",
        'one',
        "'two'",
        'END_OF_SECOND',
        ')',
        '# Says two values.',
        'printf %s\\\\n%s "$first" "$second"',
        '',
      ].join('\n'),
    );
  });

  it.each(['sh', 'bash'].filter((shell) => missingTools(shell) === undefined))(
    'is told any value as it is, but for newlines at the end, in %s',
    (shell) => {
      fc.assert(
        fc.property(anyText, anyText, (first, second) => {
          const { stdout } = spawnSync(shell, [], { input: shellProgram(file, { first, second }), encoding: 'utf8' });
          expect(stdout).toBe([first, second].map((text) => text.replace(/\n+$/, '')).join('\n'));
        }),
        { numRuns: 60 },
      );
    },
  );
});
