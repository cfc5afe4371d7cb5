import { equals, type Rule, verdict } from './rule.ts';

/** An account that somebody made; without an address a VM runs as the default one. */
const isOwnAccount = (email: unknown): boolean => /@[^@]+\.iam\.gserviceaccount\.com$/.test(String(email ?? ''));

/** Rules for VMs. */
export const vmRules: readonly Rule[] = [
  {
    number: 1,
    title: 'VM runs as a service account of its own',
    references: '4.1 C30 T44',
    remediation: 'name an account made for this VM',
    check: (inputs) => verdict(isOwnAccount(inputs.at('serviceAccount.email'))),
  },
  {
    number: 2,
    title: 'The default account never has the cloud-platform scope',
    references: '4.2 C31',
    remediation: 'use an account of its own',
    check: (inputs) =>
      verdict(
        isOwnAccount(inputs.at('serviceAccount.email')) ||
          !inputs.texts('serviceAccount.scopes').some((scope) => scope.endsWith('cloud-platform')),
      ),
  },
  {
    number: 3,
    title: 'Project-wide ssh keys are blocked',
    references: '4.3 C32 T30',
    remediation: 'set metadata block-project-ssh-keys to TRUE',
    check: equals('metadata.block-project-ssh-keys', 'TRUE'),
  },
  {
    number: 4,
    title: 'OS Login is on',
    references: '4.4 C34 T36',
    remediation: 'set metadata enable-oslogin to TRUE',
    check: equals('metadata.enable-oslogin', 'TRUE'),
  },
  {
    number: 5,
    title: 'No serial port',
    references: '4.5 C35 T32',
    remediation: 'set metadata serial-port-enable to FALSE',
    check: equals('metadata.serial-port-enable', 'FALSE'),
  },
  {
    number: 6,
    title: 'No IP forwarding',
    references: '4.6 C36 T43',
    remediation: 'set canIpForward to false',
    check: equals('canIpForward', false),
  },
  {
    number: 7,
    title: 'Shielded VM: secure boot, vTPM, integrity monitoring',
    references: '4.8 C39 T41,45,67',
    remediation: 'turn all three on',
    check: (inputs) =>
      verdict(
        ['enableSecureBoot', 'enableVtpm', 'enableIntegrityMonitoring'].every(
          (part) => inputs.at(`shieldedInstanceConfig.${part}`) === true,
        ),
      ),
  },
  {
    number: 8,
    title: 'No external address',
    references: '4.9 C40 T31',
    remediation: 'leave accessConfigs out',
    check: (inputs) =>
      verdict(
        inputs.objects('networkInterfaces').length > 0 &&
          inputs
            .objects('networkInterfaces')
            .every((one) => !('accessConfigs' in one) && !('ipv6AccessConfigs' in one)),
      ),
  },
  {
    number: 9,
    title: 'Disks are encrypted with a customer-managed key',
    references: '4.7 C37,38 T33',
    remediation: 'name a KMS key',
    check: (inputs) =>
      verdict(
        inputs.at('diskEncryptionKey.kmsKeySelfLink') !== undefined ||
          inputs.at('bootDisk.kmsKeySelfLink') !== undefined,
      ),
  },
  {
    number: 11,
    title: 'Boot image is pinned, not a family',
    references: 'own',
    remediation: 'give the full name of an image',
    check: (inputs) => {
      const image = inputs.at('bootDisk.initializeParams.image');
      return image === 'unset'
        ? 'unknown'
        : verdict(typeof image === 'string' && image.includes('/images/') && !image.includes('/family/'));
    },
  },
];
