import { type Inputs, reading } from './inputs.ts';
import { all, any, equals, every, given, judged, not, type Rule, some, type Verdict } from './rule.ts';

/** An account that somebody made; without an address a VM runs as the default one. */
const hasOwnAccount = (inputs: Inputs): Verdict =>
  judged(inputs.at('serviceAccount.email'), (email) => /@[^@]+\.iam\.gserviceaccount\.com$/.test(String(email ?? '')));

/** Rules for VMs. */
export const vmRules: readonly Rule[] = [
  {
    number: 1,
    title: 'VM runs as a service account of its own',
    references: '4.1 C30 T44',
    remediation: 'name an account made for this VM',
    path: 'serviceAccount.email',
    check: hasOwnAccount,
  },
  {
    number: 2,
    title: 'The default account never has the cloud-platform scope',
    references: '4.2 C31',
    remediation: 'use an account of its own',
    path: 'serviceAccount.scopes',
    check: (inputs) =>
      any(
        hasOwnAccount(inputs),
        not(some(inputs.list('serviceAccount.scopes'), (scope) => String(scope).endsWith('cloud-platform'))),
      ),
  },
  {
    number: 3,
    title: 'Project-wide ssh keys are blocked',
    references: '4.3 C32 T30',
    remediation: 'set metadata block-project-ssh-keys to TRUE',
    path: 'metadata.block-project-ssh-keys',
    check: equals('metadata.block-project-ssh-keys', 'TRUE'),
  },
  {
    number: 4,
    title: 'OS Login is on',
    references: '4.4 C34 T36',
    remediation: 'set metadata enable-oslogin to TRUE',
    path: 'metadata.enable-oslogin',
    check: equals('metadata.enable-oslogin', 'TRUE'),
  },
  {
    number: 5,
    title: 'No serial port',
    references: '4.5 C35 T32',
    remediation: 'set metadata serial-port-enable to FALSE',
    path: 'metadata.serial-port-enable',
    check: equals('metadata.serial-port-enable', 'FALSE'),
  },
  {
    number: 6,
    title: 'No IP forwarding',
    references: '4.6 C36 T43',
    remediation: 'set canIpForward to false',
    path: 'canIpForward',
    check: equals('canIpForward', false),
  },
  {
    number: 7,
    title: 'Shielded VM: secure boot, vTPM, integrity monitoring',
    references: '4.8 C39 T41,45,67',
    remediation: 'turn all three on',
    path: 'shieldedInstanceConfig',
    check: (inputs) =>
      every(
        ['enableSecureBoot', 'enableVtpm', 'enableIntegrityMonitoring'].map((part) =>
          inputs.at(`shieldedInstanceConfig.${part}`),
        ),
        (part) => part === true,
      ),
  },
  {
    number: 8,
    title: 'No external address',
    references: '4.9 C40 T31',
    remediation: 'leave accessConfigs out',
    path: 'networkInterfaces',
    check: (inputs) =>
      all(
        judged(inputs.at('networkInterfaces'), (list) => Array.isArray(list) && list.length > 0),
        every(
          inputs
            .list('networkInterfaces')
            .flatMap((one) => ['accessConfigs', 'ipv6AccessConfigs'].map((key) => reading(one).at(key))),
          (addresses) => addresses === undefined,
        ),
      ),
  },
  {
    number: 9,
    title: 'Disks are encrypted with a customer-managed key',
    references: '4.7 C37,38 T33',
    remediation: 'name a KMS key',
    mayExceptAll: true,
    path: 'kmsKeySelfLink',
    check: (inputs) => any(given('diskEncryptionKey.kmsKeySelfLink')(inputs), given('bootDisk.kmsKeySelfLink')(inputs)),
  },
  {
    number: 11,
    title: 'Boot image is pinned, not a family',
    references: 'own',
    remediation: 'give the full name of an image',
    path: 'bootDisk.initializeParams.image',
    check: (inputs) => {
      const image = inputs.at('bootDisk.initializeParams.image');
      return image === 'unset'
        ? 'unknown'
        : judged(image, (name) => /\/images\//.test(String(name)) && !/\/family\//.test(String(name)));
    },
  },
  {
    number: 66,
    title: 'The processes of a container are limited',
    references: 'D29',
    remediation: 'give the Docker daemon default-ulimits with nproc',
    path: 'metadata.startup-script',
    check: (inputs) =>
      judged(inputs.at('metadata.startup-script'), (script) =>
        /"default-ulimits":\s*\{[\s\S]*?"nproc":\s*\{[^}]*"Hard":\s*[1-9]/.test(String(script)),
      ),
  },
];
