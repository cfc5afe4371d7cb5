import { alphanumeric, base64, base64url, capitals, crockford, Draw, small } from './draw.ts';
import { encoded, variablesOf } from './lines.ts';

const { text, hex, key, uuid } = new Draw(14_142).tools();

/** Ids, digests, images, addresses without passwords and public keys: `NAME=value`. */
export const harmlessPublic = variablesOf(`
CI_COMMIT_SHORT_SHA=aa9d9328
IMAGE_DIGEST=sha256:${hex(64)}
SOURCE_VERSION=${hex(40)}
CHECKSUM_MD5=${hex(32)}
BUILD_REF=v2.14.0-37-gaec4f16
SCRIPT_INTEGRITY=sha384-${text(64, base64)}
VCS_REF=refs/heads/main@${hex(40)}
HF_REVISION=${hex(40)}
DISCOVERY_TOKEN_CA_CERT_HASH=sha256:${hex(64)}
SSH_HOST_FINGERPRINT=SHA256:${key(43)}
ARTIFACT_SHA512=${hex(128)}
TENANT_ID=${uuid()}
AZURE_CLIENT_ID=${uuid()}
AZURE_SUBSCRIPTION_ID=${uuid()}
AWS_ACCOUNT_ID=493827160284
INSTANCE_ID=i-${hex(17)}
VPC_ID=vpc-${hex(17)}
CLOUDFLARE_ZONE_ID=${hex(32)}
CLOUDFLARE_ACCOUNT_ID=${hex(32)}
GOOGLE_CLIENT_ID=921589821943-${text(32, small)}.apps.googleusercontent.com
COGNITO_USER_POOL_ID=eu-central-1_rZ4CKuZ2F
GA_MEASUREMENT_ID=G-${text(10, capitals)}
POD_NAME=litellm-${hex(10)}-x2kqv
SLACK_CHANNEL_ID=${text(11, capitals)}
OPENAI_ORG_ID=org-${text(24, alphanumeric)}
OPENAI_ASSISTANT_ID=asst_${text(24, alphanumeric)}
OKTA_CLIENT_ID=0oa${key(17)}
AUTH0_CLIENT_ID=${key(32)}
VECTOR_STORE_ID=vs_${hex(32)}
OPENAI_FINE_TUNED_MODEL=ft:gpt-4o-mini-2024-07-18:acme:support-v3:Pm75hRxE
DEPLOYMENT_UUID=${uuid()}
S3_VERSION_ID=${key(32)}
TWILIO_ACCOUNT_SID=AC${hex(32)}
IPFS_CID=Qm${key(44)}
CONTRACT_ADDRESS=0x${hex(40)}
OID_DOC=${hex(24)}
SSH_AUTHORIZED_KEY=ssh-ed25519 AAAAC3NzaC1lZDI1NTE5${text(48, base64)} deploy@ci
DEPLOY_KEY_PUB=ssh-rsa AAAAB3NzaC1yc2E${text(528, base64)}= deploy@ci
HOST_ECDSA_PUB=ecdsa-sha2-nistp256 AAAAE2VjZHNh${text(41, base64)}${text(86, base64)}= deploy@ci
JWT_PUBLIC_KEY=-----BEGIN PUBLIC KEY-----\\n${text(64, base64)}\\n\\n-----END PUBLIC KEY-----
LICENSE_VERIFY_PUBLIC_KEY=-----BEGIN PUBLIC KEY-----\\n${text(64, base64)}\\n\\n-----END PUBLIC KEY-----
CA_CERT=-----BEGIN CERTIFICATE-----\\n${text(64, base64)}\\n\\n-----END CERTIFICATE-----
CA_BUNDLE_B64=${encoded(`-----BEGIN CERTIFICATE-----\n${text(64, base64)}\n\n-----END CERTIFICATE-----`)}
WG_PUBLIC_KEY=${key(43)}=
TURNSTILE_SITE_KEY=${key(10)}${text(14, base64url)}
AGE_RECIPIENT=age1${text(58, small)}
LANGFUSE_PUBLIC_KEY=pk-lf-${uuid()}
COSIGN_PUB_FILE=/etc/cosign/cosign.pub
JWKS={"keys": [{"kty": "EC", "crv": "P-256", "kid": "2024-09", "use": "sig", "x": "${text(43, base64url)}", "y": "${text(43, base64url)}"}]}
NIX_TRUSTED_PUBLIC_KEYS=cache.nixos.org-1:${key(43)}=
SOURCE_SHA=a27b206
CI_PIPELINE_ID=1684420917
AZURE_TENANT_ID=${uuid()}
REQUEST_ULID=01J${text(23, crockford)}
FILE_MD5=${hex(32)}
SUBNET_IDS=subnet-${hex(17)},subnet-${hex(17)}
SRI_HASH=sha384-${text(46, alphanumeric)}+0+${key(15)}
PACKAGE_INTEGRITY=sha512-${text(29, alphanumeric)}${text(57, base64)}==
CLOUDFRONT_DISTRIBUTION_ID=${text(14, capitals)}
STRIPE_ACCOUNT=acct_${text(16, alphanumeric)}
MONGO_OBJECT_ID=${hex(24)}
LANGFUSE_TRACE_ID=${uuid()}
TERRAFORM_LOCK_H1=h1:${key(43)}=
GO_SUM=h1:${text(43, base64)}=
DEVICE_MAC=3c:ec:ef:12:9a:04
KUBE_CA_CERT_HASH=sha256:${hex(64)}
ASSISTANT_ID=asst_${text(24, alphanumeric)}
FINE_TUNED_MODEL=ft:gpt-4o-mini-2024-07-18:acme:support:hHXJR1xa
NIX_STORE_PATH=/nix/store/${text(32, small)}-python3-3.12.4
LICENSE_PUBLIC_KEY=-----BEGIN PUBLIC KEY-----\\n${text(64, base64)}\\n\\n-----END PUBLIC KEY-----\\n
WG_PEER_PUBLIC_KEY=${key(43)}=
JWKS_PUBLIC={"keys": [{"kty": "EC", "crv": "P-256", "use": "sig", "kid": "${key(14)}_J", "x": "${key(26)}-${key(16)}", "y": "${text(43, base64url)}"}]}
MINISIGN_PUBLIC_KEY=RW${text(54, base64)}
KNOWN_HOST=git.example.com ecdsa-sha2-nistp256 AAAAE2VjZHNh${text(41, base64)}${text(86, base64)}=
DKIM_RECORD=v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAA${text(366, base64)}
`);
