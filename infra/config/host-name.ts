/** What is wrong with a domain name that people or programs are to find in DNS. Source: RFC 1123. */
export function domainProblem(name: string): string | undefined {
  if (/^[\d.]+$/.test(name) || /^[[:]|:.*:/.test(name))
    return 'is an address; give a domain name, like staging.example.com';
  if (name.endsWith('.')) return `ends in a dot; write it without`;
  if (/[A-Z]/.test(name)) return 'has upper-case letters; domain names are written in lower case';
  const labels = name.split('.');
  const isDomain = name.length <= 253 && labels.length > 1 && labels.every((label) => labelForm.test(label));
  if (isDomain && !/^\d+$/.test(labels.at(-1) ?? '')) return undefined;
  return 'must be a domain name, like staging.example.com';
}

const labelForm = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
