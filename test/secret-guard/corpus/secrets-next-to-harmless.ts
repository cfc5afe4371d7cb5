import { Draw } from './draw.ts';
import { variablesOf } from './lines.ts';

const { hex, key } = new Draw(52_234).tools();

/** Secrets in the forms of what is harmless: each would be missed by a rule that went a little too far: `NAME=value`. */
export const secretsNextToHarmless = variablesOf(`
CERT_FINGERPRINTX=8Oyl${key(28)}
DUMP=db:5432:app:app:AbbaCafe
P=db:5432:*:app:hunter2
ACCESS_KEY_ID=gOVY${key(16)}
MINIO_ACCESS_KEY_ID=2362${key(16)}
KEY_IDX=8Wbz${key(28)}
SHA256_KEY=Kmgw4ObDQEzdZ9/4Ofc${key(24)}=
VALUE=/RimG${key(38)}=
HMAC_SHA256=RdOl8r1b0i+M4UY${key(28)}=
PASSWORD_MD5=/wc81${key(17)}==
PASSWORD_SHA256=${hex(64)}
checksum/secret=41dD${key(36)}
checksum/secret=postgres://a:b1rd@db/x
SSH_KEY=hunter2
SSH_PASSWORD=hunter2 ssh
PASSWORD_X=sum-of-all
API_TOKENS=sum(sVMa${key(16)})
SECRET=select
DB_PASSWORD=.hunter2!
ADMIN_TOKEN=$.bluebird9
LOGIN_QUERY=SELECT * FROM users WHERE password='hunter2'
LOGIN_Q=mutation { login(email: "a@b.de", password: "hunter2") { token } }
ACC=Q6OT${key(20)};q=0.8
ALT=(jkJ8joMe3i60|qNzAw0EWe4XvCm)
ALT=(4tHr${key(14)}|gpu)
FT=ft:gpt:x:y:sOgi${key(28)}
CK=model [${hex(32)}]
LINK=https://mega.nz/file/abCD1234#TKc2${key(39)}
SEND=https://send.bitwarden.com/#Tqah${key(18)}/Rpdw3-tbdi${key(12)}
BIN=https://bin.acme.dev/?a1b2c3d4#Zjsd${key(40)}
PLUS=https://x.dev/a+RFVB${key(16)}
LDAP_PASSWORD=userPassword1
LOGS=info,token=hunter2
CFG=token=debug
CFG=a::secret=hunter2
URL=postgres://$(DB_USER):hunter2@db/x
URL=postgres://app:$(x8IvmDIdw2I3pt)@db/x
SECRETS=[{"name":"A_TOKEN","value":"hunter2"}]
SECRETS=[{"name":"A","valueFrom":{"secretKeyRef":{"name":"a","key":"k"}}},{"name":"B_PASSWORD","value":"hunter2"}]
SECRETS={"db":"hunter2"}
CREDS=s/hunter/2
SED=s/@PASS@/password=hunter2/
SED=s#TOKEN#ZT7K${key(28)}#g
PROXY_PASS=hunter2
PROXY_PASS=bob7
PROXY_PASS=http://u:p4ss@x/
GRPC_PASS=river
FASTCGI_PASS_WORD=river
MEMCACHED_AUTH=river
BW_SESSION=NciyGxez/5FA7${key(16)}+z8MN64Mr/1p9U${key(19)}+ZCpj${key(19)}==
BW_SESSION=moon
OP_SESSION_acme=moon
APIKEY_ALLOWED_KEYS=viola,cello
API_KEYS_VALID_KEYS=viola
AUTH_ACCESS_KEYS_ALLOWED_KEYS=viola
STATIC_API_KEYS=viola,cello
BACKUP_CODES=1234 5678, 2345 6789
MFA_RECOVERY_CODES=a1b2c-d3e4f,9ff0e-11aa2
BACKUP_CODE_LIST=12345678,23456789
SETTINGS={"recovery_codes":["18273-99120","55410-88123"]}
TELEGRAM_API_HASH=${hex(32)}
WEAVIATE_ALLOWED_API_KEYS=viola
ACCEPTED_TOKENS=viola,cello
VALID_TOKENS=viola
BUNDLE_GEMS__ACME__COM=bot:moonriver
SIP=sip:1001:blauwal@pbx
DB=admin/Sommer2024!
DB=admin:Frühling2024!
DB=Geheimnis_7!!
X=gpg --import <<< hunter2
X=echo hunter2 | sudo -S reboot
X=echo hunter2 | docker login -u bot --password-stdin
X=echo hunter2 | passwd --stdin root
X=echo "root:hunter2" | chpasswd
X=printf 'hunter2' | cryptsetup open /dev/sda x
KV=https://acme.vault.azure.net/secrets/llm?code=I3ym${key(16)}
PUBSUB_TOKEN=XzA3${key(16)}
DB_PASSWORD=^hunter2
SECURITY_KEY=guave
SITE_PASSWORD=guave
SECRETS=[{"name":"A","valueFrom":{"secretKeyRef":{"name":"a","key":"k"}}},{"name":"B","value":"hunter2"}]
`);
