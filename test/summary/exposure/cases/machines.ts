import { gcpTypes } from '../../../../infra/catalogue/resource-types/gcp.ts';
import { vm } from '../../support.ts';
import type { Case, ExposingCase, Inputs } from './case.ts';

const { subnetwork, network, address } = gcpTypes;
const nic = (more: Inputs = {}) => ({ networkInterfaces: [{ subnetwork: 's', ...more }] });
const metadata = (values: Inputs) => ({ metadata: { 'enable-oslogin': 'TRUE', ...values } });

/** Changes of machines and networks that lay something open. */
export const exposing: readonly ExposingCase[] = [
  [
    'a VM without protection',
    vm,
    { deletionProtection: true },
    { deletionProtection: false },
    '**its protection from deletion is off**: `deletionProtection` `true` → `false`',
  ],
  [
    'a VM with a public address',
    vm,
    nic(),
    nic({ accessConfigs: [{}] }),
    '**gets a public address**: `networkInterfaces[0].accessConfigs`',
  ],
  [
    'a new VM with a public address',
    vm,
    undefined,
    nic({ accessConfigs: [{ natIp: '203.0.113.7' }] }),
    '**gets a public address**: `networkInterfaces[0].accessConfigs`',
  ],
  [
    'a VM with a public IPv6 address',
    vm,
    nic(),
    nic({ ipv6AccessConfigs: [{ networkTier: 'PREMIUM' }] }),
    '**gets a public address**: `networkInterfaces[0].ipv6AccessConfigs`',
  ],
  [
    'a VM without OS Login',
    vm,
    metadata({}),
    metadata({ 'enable-oslogin': 'FALSE' }),
    '**OS Login is off**: `metadata.enable-oslogin` `TRUE` → `FALSE`',
  ],
  [
    'a VM without a word on OS Login',
    vm,
    metadata({}),
    { metadata: {} },
    '**OS Login is off**: `metadata.enable-oslogin` `TRUE` → nothing',
  ],
  [
    'a VM with the keys of the project',
    vm,
    metadata({ 'block-project-ssh-keys': 'TRUE' }),
    metadata({}),
    '**ssh keys of the project are let in**: `metadata.block-project-ssh-keys` `TRUE` → nothing',
  ],
  [
    'a VM with a serial port',
    vm,
    metadata({}),
    metadata({ 'serial-port-enable': '1' }),
    '**the serial port is open**: `metadata.serial-port-enable` nothing → `1`',
  ],
  [
    'a VM with ssh keys',
    vm,
    metadata({}),
    metadata({ 'ssh-keys': 'a:ssh-ed25519 AAAA' }),
    '**lets in ssh keys**: `metadata.ssh-keys`',
  ],
  [
    'a VM that forwards',
    vm,
    { canIpForward: false },
    { canIpForward: true },
    '**forwards packets of others**: `canIpForward` `false` → `true`',
  ],
  [
    'a VM without secure boot',
    vm,
    { shieldedInstanceConfig: { enableSecureBoot: true } },
    { shieldedInstanceConfig: { enableSecureBoot: false } },
    '**a part of its shield is off**: `shieldedInstanceConfig.enableSecureBoot` `true` → `false`',
  ],
  [
    'a VM with the default account',
    vm,
    { serviceAccount: { email: 'vm@p.iam.gserviceaccount.com' } },
    { serviceAccount: { email: '1-compute@developer.gserviceaccount.com' } },
    '**runs as the default account of the project**: `1-compute@developer.gserviceaccount.com`',
  ],
  [
    'OS Login off in the project',
    gcpTypes.projectMetadataItem.token,
    undefined,
    { key: 'enable-oslogin', value: 'FALSE' },
    '**OS Login is off**: `metadata.enable-oslogin` nothing → `FALSE`',
  ],
  [
    'a new public address',
    address.token,
    undefined,
    { name: 'a' },
    '**is a public address**: `addressType` `EXTERNAL`',
  ],
  [
    'a subnet with public IPv6 addresses',
    subnetwork.token,
    { ipv6AccessType: 'INTERNAL' },
    { ipv6AccessType: 'EXTERNAL' },
    '**gives its hosts public addresses**: `ipv6AccessType` `INTERNAL` → `EXTERNAL`',
  ],
  [
    'subnets everywhere',
    network.token,
    { autoCreateSubnetworks: false },
    { autoCreateSubnetworks: true },
    '**makes subnets in every region**: `autoCreateSubnetworks` `false` → `true`',
  ],
  [
    'the serial ports of the project',
    gcpTypes.projectMetadata.token,
    {},
    { metadata: { 'serial-port-enable': 'true' } },
    '**the serial port is open**: `metadata.serial-port-enable` nothing → `true`',
  ],
];

/** Changes of machines and networks that lay nothing open. */
export const harmless: readonly Case[] = [
  ['a VM with protection', vm, { deletionProtection: false }, { deletionProtection: true }],
  ['a new VM without protection', vm, undefined, { deletionProtection: false, ...nic() }],
  ['a VM with other labels', vm, { labels: { a: '1' } }, { labels: { a: '2' } }],
  ['a VM without a public address', vm, nic({ accessConfigs: [{}] }), nic()],
  ['a VM with OS Login', vm, { metadata: {} }, metadata({})],
  ['OS Login in other letters', vm, metadata({}), metadata({ 'enable-oslogin': 'true' })],
  ['another machine type', vm, { machineType: 'a' }, { machineType: 'b' }],
  ['an internal address', address.token, undefined, { addressType: 'INTERNAL' }],
];
