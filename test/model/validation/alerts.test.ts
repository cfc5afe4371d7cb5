import { describe, expect, it } from 'vitest';
import { type Changes, committed, everyReceiver, problemsOf } from '../../support/stacks.ts';

const { email } = everyReceiver.alerts;
const staging = (alerts: Changes) => problemsOf('staging', committed('staging', { alerts }));

describe('the receivers of alerts in a stack file', () => {
  it('may be any of them, and none', () => {
    expect(staging(everyReceiver.alerts)).toEqual([]);
    expect(staging({ slack: true })).toEqual([]);
    expect(staging({})).toEqual([]);
  });

  it('are none where the environment sends no alerts', () => {
    const sendsNone = (name: string) =>
      `alerts.${name}  is there, and dev sends no alerts: leave it out, or set alerting in stacks/dev.ts`;
    const raw = committed('dev', { alerts: { slack: true, sms: false, email } });
    expect(problemsOf('dev', raw).sort()).toEqual([sendsNone('email'), sendsNone('slack')]);
    expect(problemsOf('dev', committed('dev', { alerts: { sms: false } }))).toEqual([]);
  });

  it.each<[string, Changes, string]>([
    [
      'a name for an address',
      { to: ['On Call <oncall@example.com>'] },
      'to.0  (not shown: may have a password in it) must be a mail address, like oncall@example.com',
    ],
    [
      'an address without a domain',
      { from: 'alerts@example' },
      'from  (not shown: may have a password in it) has no domain behind the @',
    ],
    ['nobody', { to: [] }, 'to  [] must not be empty'],
    [
      'a server without a port',
      { server: 'smtp.example.com' },
      'server  "smtp.example.com" must be a host and a port, like smtp.example.com:587',
    ],
    [
      'an impossible port',
      { server: 'smtp.example.com:70000' },
      'server  "smtp.example.com:70000" has an impossible port; ports are 1 to 65535',
    ],
    ['a password', { password: 'x' }, 'password  is not a known key'],
  ])('have no mail with %s', (_, changes, problem) => {
    const [found = '', ...others] = staging({ email: { ...email, ...changes } });
    expect(others).toEqual([]);
    expect(found.replace('alerts.email.', '')).toContain(problem);
  });
});
