import type { Profile } from '../model/profile.ts';

/** A line of JSON for each request: without the query, the headers and the body, where secrets may be. */
const logLine = `{${[
  ['time', '"%[date,utime(%Y-%m-%dT%H:%M:%SZ)]"'],
  ['requestId', '"%[var(txn.id)]"'],
  ['traceId', '"%[var(txn.trace)]"'],
  ['sampled', '"%[var(txn.sampled)]"'],
  ['client', '"%ci"'],
  ['port', '%fp'],
  ['service', '"%[var(txn.service)]"'],
  ['method', '"%HM"'],
  ['path', '"%[var(txn.path)]"'],
  ['status', '%ST'],
  ['server', '"%s"'],
  ['connectMs', '%Tc'],
  ['responseMs', '%Tr'],
  ['totalMs', '%Ta'],
  ['bytes', '%B'],
  ['ended', '"%ts"'],
]
  .map(([name, value]) => `"${name}":${value}`)
  .join(',')}}`;

/**
 * Every request belongs to a trace (W3C Trace Context): that of the client where it names one, otherwise a new one, of which it is decided
 * here whether it is kept. The services see both in the header, and tell the collector what they did.
 */
const traced = ({ traces }: Profile): string[] => {
  const header = 'req.hdr(traceparent)';
  return [
    `acl traced ${header} -m reg ^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$`,
    `acl untraced ${header} -m sub -- -00000000000000000000000000000000- -0000000000000000-`,
    `http-request set-var(txn.parent) ${header} if traced !untraced`,
    'http-request set-var(txn.trace) var(txn.parent),field(2,-) if { var(txn.parent) -m found }',
    'http-request set-var(txn.trace) uuid,regsub(-,,g) unless { var(txn.parent) -m found }',
    'http-request set-var(txn.flags) var(txn.parent),field(4,-) if { var(txn.parent) -m found }',
    `http-request set-var(txn.flags) str(01) if !{ var(txn.parent) -m found } { rand(100) lt ${traces.sampledPercent} }`,
    'http-request set-var(txn.flags) str(00) unless { var(txn.flags) -m found }',
    'http-request set-var(txn.sampled) str(false)',
    'http-request set-var(txn.sampled) str(true) if { var(txn.flags) -m end 1 3 5 7 9 b d f }',
    // A state that belongs to no trace says nothing.
    'http-request del-header tracestate unless { var(txn.parent) -m found }',
    // One header, though the client may have sent several.
    'http-request set-header traceparent %[var(txn.parent)] if { var(txn.parent) -m found }',
    'http-request set-var(txn.span) uuid,regsub(-,,g),regsub(.{16}$,) unless { var(txn.parent) -m found }',
    'http-request set-header traceparent 00-%[var(txn.trace)]-%[var(txn.span)]-%[var(txn.flags)] unless { var(txn.parent) -m found }',
  ];
};

/** What every request gets: a line in the log, a trace, and an id, the client's where it sent a decent one. */
export const everyRequest = (profile: Profile): string[] => [
  `log-format '${logLine}'`,
  // A client that kept its connection finds it open after the configuration was read again.
  'option idle-close-on-response',
  'http-request set-var(txn.path) path,json(utf8s)',
  'http-request set-var(txn.id) req.hdr(X-Request-ID) if { req.hdr(X-Request-ID) -m reg ^[A-Za-z0-9-]{1,64}$ }',
  'http-request set-var(txn.id) uuid() unless { var(txn.id) -m found }',
  'http-request set-header X-Request-ID %[var(txn.id)]',
  'option forwardfor',
  'http-request set-header X-Real-IP %[src]',
  ...traced(profile),
];
