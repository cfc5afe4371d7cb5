import { describe, expect, it } from 'vitest';
import { configKey } from '../../infra/config/stack-file.ts';
import type { Judgement } from '../../infra/policy/evaluate.ts';
import { record } from '../../infra/preview/record.ts';
import { type Judge, runProgram } from '../../infra/program.ts';
import { judgedApart } from '../../stacks/policy.ts';
import { profiles } from '../../stacks/profiles.ts';
import { committed, stackNames } from '../support/stacks.ts';

describe('the policy, asked in a process of its own', () => {
  it.each(stackNames)('has nothing against %s', (stack) => {
    expect(judgedApart(stack, committed(stack)).violations).toEqual([]);
  });

  it('is told what the operator chose', () => {
    const images = { flux: 'flux:1' };
    const excepted = ({ excepted: all }: Judgement) =>
      all.filter(({ name }) => name === 'gpu-0-flux').map(({ rule }) => rule);
    expect(excepted(judgedApart('dev', committed('dev')))).toEqual([65]);
    expect(excepted(judgedApart('dev', committed('dev', { images })))).toEqual([62, 65]);
  });

  it('says why it could not be asked', () => {
    expect(() => judgedApart('dev', { hosts: {} })).toThrow('hosts');
  });
});

describe('a program that is refused', () => {
  const violation = {
    rule: 67,
    title: 'No debugging',
    references: 'documents',
    remediation: 'turn debugging off',
    type: 'variable',
    name: 'DEBUG',
    path: '',
  };
  const judgement: Judgement = { violations: [], excepted: [], warnings: ['an exception ends'] };

  /** What the program asked, registered, warned of and threw. */
  async function run(judge: Judge) {
    const [asked, warned]: [unknown[], string[]] = [[], []];
    const config = { [configKey]: JSON.stringify(committed('test')) };
    let registered = false;
    const recorded = await record('genai', 'test', config, async () => {
      const facts = runProgram(
        profiles,
        (line) => warned.push(line),
        (...question) => {
          asked.push(question);
          return judge(...question);
        },
      );
      registered = true;
      return facts;
    }).catch((error: Error) => error);
    return { asked, registered, warned, message: recorded instanceof Error ? recorded.message : undefined };
  }

  it('has registered nothing, and says every violation without its value', async () => {
    const { message, registered, asked } = await run(() => ({
      ...judgement,
      violations: [
        violation,
        { ...violation, rule: 57, type: 'x', name: 'gpu-0-flux', path: 'readOnly', title: 'Root' },
      ],
    }));
    expect(registered).toBe(false);
    expect(asked).toEqual([['test', committed('test')]]);
    expect(message).toBe(
      [
        'Nothing was changed, because of 2 policy violations: fix them (docs/policy.md), or write an exception into stacks/exceptions.ts',
        '  rule 67  DEBUG  No debugging: turn debugging off',
        '  rule 57  gpu-0-flux readOnly  Root: turn debugging off',
      ].join('\n'),
    );
  });

  it('is one whose policy could not be checked', async () => {
    const { message, registered } = await run(() => {
      throw new Error('no memory');
    });
    expect({ message, registered }).toEqual({
      message: 'Nothing was changed, because the policy could not be checked: no memory',
      registered: false,
    });
  });

  it('is none without violations; what the policy warns of is passed on', async () => {
    expect(await run(() => judgement)).toMatchObject({ registered: true, warned: ['an exception ends'] });
  });
});
