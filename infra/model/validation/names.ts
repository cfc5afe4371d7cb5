import { buckets } from '../../catalogue/storage.ts';
import type { CloudConfig } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';
import { type NameScope, names } from '../names.ts';
import type { Profile } from '../profile.ts';

/** A project of the shortest length, where the given one is malformed. */
const anyProject = 'x'.repeat(6);

/** Names that Google would refuse: buckets have 3 to 63 characters, service accounts (one per VM, of its name) 6 to 30. */
export function nameChecks(
  { prefix, project = anyProject, hosts = {} }: Partial<CloudConfig>,
  profile: Profile,
): Problem[] {
  if (prefix === undefined) return [];
  const scope: NameScope = { prefix, project, environment: profile.environment, infix: profile.infix };
  return [...bucketNames(scope), ...accountNames(scope, Object.keys(hosts))];
}

function bucketNames(scope: NameScope): Problem[] {
  const refused = Object.keys(buckets)
    .map((id) => names.bucket(scope, id))
    .filter((name) => name.length > 63 || name.includes('goog'));
  const longest = refused.toSorted((a, b) => b.length - a.length)[0];
  if (longest === undefined) return [];
  const key = scope.project.includes('goog') ? 'project' : 'prefix';
  return [
    {
      path: [key],
      message: `"${scope[key]}" makes the bucket name "${longest}", which Cloud Storage refuses (3 to 63 characters, not «goog…»); give another`,
    },
  ];
}

/** The longest name is the one that says how much shorter the prefix has to be. */
function accountNames(scope: NameScope, ids: readonly string[]): Problem[] {
  const [name = ''] = ids.map((id) => names.vm(scope, id)).sort((a, b) => b.length - a.length);
  if (name.length <= 30) return [];
  return [
    {
      path: ['prefix'],
      message: `"${scope.prefix}" makes the service account "${name}" of ${name.length} characters; 30 are allowed: give a shorter one`,
    },
  ];
}
