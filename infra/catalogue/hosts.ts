/**
 * Kinds of hosts: what their machines are meant for. Services name the kind that they want, and run on another where there is
 * none of it: one machine is enough for everything.
 */
export const hostKinds = ['gpu', 'app', 'data'] as const;

export type HostKind = (typeof hostKinds)[number];
