import { alphanumeric, base64, base64url, capitals, Draw, lower, small } from './draw.ts';
import { encoded, variablesOf } from './lines.ts';

const { text, hex, key, uuid } = new Draw(22_360).tools();

/** Look-alikes of kinds that the other lists do not have: `NAME=value`. */
export const harmlessUnusual = variablesOf(`
KEY_ID=${uuid()}
HETZNER_SSH_KEY_NAME=deploy
HCLOUD_NETWORK=10.0.0.0/16
GITHUB_TOKEN=\${GITHUB_TOKEN:?missing}
DB_PASSWORD=\${DB_PASSWORD:-}
API_TOKEN=doppler://prod/API_TOKEN
SMTP_PASSWORD=bws://2f1c
AUTH_SECRET=gcp-secretmanager://projects/p/secrets/s
OPENAI_KEY=keyvault:prod/openai
JWT_SECRET=k8s://ns/secret/key
DB_PASSWORD=ENC[AES256_GCM,data:sl1v/qXX2zYI,iv:${text(43, base64)}=,tag:${text(22, base64)}==,type:str]
DB_PASSWORD={cipher}${hex(64)}
DB_PASS=!Ref DBPassword
SECRET={{resolve:secretsmanager:prod/db:SecretString:password}}
TOKEN={{ lookup('env', 'TOKEN') }}
API_KEY=%API_KEY%
API_KEY=<your-api-key>
PASSWORD=#{DbPassword}
PASSWORD=$(pass show prod/db)
API_KEY=process.env.API_KEY
API_KEY=ENV["API_KEY"]
VAULT_TOKEN=file:///var/run/vault/token
TOKEN=@/run/secrets/token
DB_PASSWORD=C:\\secrets\\db.txt
TOKEN_SYMBOL=USDC
TOKEN_DECIMALS=18
TOKEN_CONTRACT=0x${hex(40)}
REWARD_TOKEN_ADDRESS=0x${hex(40)}
DESIGN_TOKENS=spacing-4,spacing-8
TOKEN_MERGING_RATIO=0.5
SPECULATIVE_TOKENS=5
NUM_SPECULATIVE_TOKENS=3
THINKING_TOKENS=8000
TOKEN_HEALING=true
TOKEN_CACHE_SIZE_MB=64
TOKENIZER_CLASS=LlamaTokenizerFast
SUPPRESS_TOKENS=-1
FORCED_BOS_TOKEN_ID=250004
TOKEN_STREAMING_DELAY=0.02
TOKEN_CLASSIFICATION_MODEL=dslim/bert-base-NER
WAKE_WORD_TOKEN_FILE=/etc/wake.txt
CSRF_TRUSTED_ORIGINS=https://a.example.com
CSRF_HEADER=X-CSRFToken
SESSION_SECRET_ROTATE_EVERY=30d
PASSWORD_GENERATOR_LENGTH=24
PASSWORD_EXPIRE_DAYS=90
PASSWORD_STRENGTH_METER=zxcvbn
PASSWORD_BLOCKLIST=/etc/common.txt
PASSWORD_CHANGED_AT=2024-05-01T10:00:00Z
LAST_PASSWORD_CHANGE=2024-05-01T10:00:00Z
PASSWORD_CHANGE_URL=https://id.example.com/change
PASSWORD_PROMPT=Enter passphrase:
PASSWORD_INPUT_ID=login-password
PASSWORD_SCORE_MIN=3
CHECK_PWNED_PASSWORDS=1
PASSWORD_RULES=minlength: 20; required: lower;
PASSWORT_LAENGE=12
LONGUEUR_MOT_DE_PASSE=14
LONGITUD_CONTRASENA=12
PASSWORT_ABLAUF_TAGE=90
MOT_DE_PASSE_OUBLIE_URL=https://app.example.fr/oubli
PALABRAS_CLAVE=nube,datos
CLAVE_PRIMARIA=id
PAROLE_CHIAVE=rete,dati
CHAVE_PRIMARIA=id
PASS_COUNT=2
TWO_PASS_ENCODING=1
MULTIPASS_VERSION=1.14
LOWPASS_CUTOFF_HZ=8000
HIGHPASS_HZ=80
BYPASS_HOSTS=a,b
KEEPASS_DB=/data/kp.kdbx
SPILLOVER_PASSES=4
PASSIVE_MODE=true
PASSAGE_RERANKER=bge
PINNED_VERSION=1.2.3
PIN_MEMORY=1
PINECONE_INDEX=docs
SPINNER=dots
PING_INTERVAL=20
AUTHN_URL=https://idp.example.com
AUTH0_DOMAIN=acme.eu.auth0.com
AUTH_STRATEGY=jwt
BASIC_AUTH_USER=ops
AUTH_HEADER_FORMAT=Bearer {token}
OAUTH2_PKCE=S256
OIDC_DISCOVERY=https://id.example.com/.well-known/openid-configuration
SAML_ENTITY_ID=urn:acme:sp
CREDENTIALS_MODE=include
CREDENTIAL_TYPE=workload-identity
SECRETS_ENGINE_PATH=kv-v2
SECRETS_STORE_CSI_DRIVER=v1.4.0
SECRETLESS_BROKER=true
SECRETS_FILE=secrets.enc.yaml
SECRET_HYGIENE_BADGE=gold
EXISTING_SECRET=pg-auth
INGRESS_TLS_SECRET=api-tls
SEALED_SECRETS_NAMESPACE=kube-system
SALTSTACK_MASTER=salt.example.com
COOKIE_BANNER=enabled
COOKIE_CONSENT_VERSION=3
COOKIE_PREFIX=__Host-
COOKIE_LIFETIME=P30D
KEY_COLUMN=user_id
KEY_TYPE=RSA
CACHE_KEY=user:{id}
HOTKEY=ctrl+k
KEYMAP=emacs
KEYTAB=/etc/krb5.keytab
KEY_PREFIX=app:
OBJECT_KEY=exports/2024/a.parquet
MESSAGE_KEY=order.created
I18N_KEY=home.title
HEALTH_KEY=status
ROUTING_KEY=audit.*
STORAGE_KEYSPACE=events
KEYCHAIN_NAME=login
KMS_KEYRING=prod
API_KEYS_TABLE=api_keys
LICENSE_KEY_URL=https://lic.example.com
ENCRYPTION_KEY_VERSION=3
SSH_KEYSCAN_HOSTS=github.com
ODBC_DSN=warehouse
PG_DSN=host=db user=app dbname=app sslmode=require
DSN=mysql://app@db/app
CONNECTION_STRING=Data Source=app.db;Cache=Shared
MSSQL=Server=db;Database=x;Trusted_Connection=True
REDIS_CONN=redis-0:6379,redis-1:6379,abortConnect=false,ssl=true
SENTRY_DSN=
AZ=AccountName=acme;EndpointSuffix=core.windows.net
KAFKA_SASL=SCRAM-SHA-512
JAAS=com.sun.security.auth.module.Krb5LoginModule required useKeyTab=true keyTab="/etc/k.keytab" principal="a@EXAMPLE.ORG";
DB_TEMPLATE=postgres://{user}:{password}@{host}/{db}
DB_URL=postgres://app:<password>@db/app
DB_URI=mysql://app:%{DB_PASS}@db/app
GIT_TREE=${hex(40)}
MERKLE_ROOT=0x${hex(64)}
BLOCK_HASH=0x${hex(64)}
GENESIS_HASH=${hex(64)}
OCI_DIGEST=sha512:${hex(128)}
BLAKE=blake3:${hex(64)}
CACHE_BUSTER=${hex(12)}
FILE_CRC=crc32c:JH9HAh==
MONGO_ID=${hex(24)}
NANOID_ID=${key(21)}
SESSION_TRACE=${hex(32)}-${hex(16)}-1
CORRELATION=${uuid()}
AMZN_TRACE=Root=1-14b3d72a-${hex(24)};Parent=${hex(16)};Sampled=1
DATADOG_TRACE=5824981288925975745
TEAM_ID=${text(10, capitals)}
APPLE_TEAM=${text(10, capitals)}
NOTION_PAGE=https://www.notion.so/acme/Page-${hex(32)}
SHEET=https://docs.google.com/spreadsheets/d/rq${text(42, base64url)}/edit#gid=0
FORM=https://docs.google.com/forms/d/e/1FAIpQLS${text(46, base64url)}/viewform
LOOM=https://www.loom.com/share/${hex(32)}
MIRO=https://miro.com/app/board/-${key(10)}=/
SPOTIFY=spotify:playlist:${key(22)}
VIDEO=https://youtu.be/${key(11)}
TWEET=https://x.com/acme/status/5012949360481122949
GRAVATAR=https://www.gravatar.com/avatar/${hex(32)}?s=200
CLOUDINARY=https://res.cloudinary.com/acme/image/upload/v1699999999/abcpbysvrbe.png
ARN_CERT=arn:aws:acm:eu-west-1:123456789012:certificate/${uuid()}
IMG_SIG=cosign verify --key cosign.pub ghcr.io/a/b
DKIM_PUB=v=DKIM1; k=ed25519; p=${key(43)}=
TLSA=3 1 1 ${hex(64)}
SSHFP=4 2 ${hex(64)}
CAA=0 issue "letsencrypt.org"
GOOGLE_VERIFY=google-site-verification=${text(43, base64url)}
HPKP=pin-sha256="${text(43, base64)}="
TOR=http://${text(56, `${lower}234567`)}.onion
SOLANA_PROGRAM_ADDRESS=${key(44)}
BTC_ADDRESS=${text(42, small)}
NOSTR=npub1${text(58, small)}
SIGSTORE=MFkwEwYHKoZIzj0CAQ${text(104, base64)}==
WG_PEER=[Peer]\\nPublicKey = ${text(43, base64)}=\\nAllowedIPs = 10.0.0.2/32
CSR=-----BEGIN CERTIFICATE REQUEST-----\\n${text(64, base64)}\\n\\n-----END CERTIFICATE REQUEST-----
POSTHOG_KEY_PUBLIC=phc_${text(43, alphanumeric)}
B64_CONF=${encoded(`{"level": "info", "handlers": ["console"], "name": "root"}`)}==
FLAGS={"resetPassword":true,"tokenRefresh":false,"apiKeys":{"enabled":true}}
LIMITS={"max_tokens":1024,"token_budget":20000}
UI={"showPassword":false,"passwordMinLength":12}
FIELDS=["id","token","secret"]
VALIDATION={"password":"required|min:8"}
OPENAPI={"type":"object","properties":{"password":{"type":"string","format":"password"}}}
SCRUB=password,passwd,secret,api_key,authorization
ENVOY_RULE=authority: api.example.com
GREP=grep -E "password=.+" app.log
SED=s/token=[^&]*/token=***/g
RX=(?<=Bearer )[A-Za-z0-9._-]+
CURLCMD=curl -H "Authorization: Bearer $TOKEN" https://api.example.com
RUN=docker login -u ci -p "$PASSWORD" registry.example.com
PSQL=PGPASSWORD="$DB_PASS" psql -h db
SECRETS_LIST=db-password,api-key
FAQ=What is a passkey? A passkey replaces your password.
NOTE=password: see the vault
SSL_CIPHER_SUITES=TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256
KEX=sntrup761x25519-sha512@openssh.com,curve25519-sha256
ALGS=RSA-OAEP-256,A256GCM
BASE58=123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz
QWERTY=qwertyuiopasdfghjklzxcvbnm
PROMPT_COMMAND=echo -ne "\\033]0;\${USER}@\${HOSTNAME}\\007"
TERM_TITLE=\\e]0;\\u@\\h\\a
DOTNET=Microsoft.EntityFrameworkCore.Design, Version=8.0.0.0, Culture=neutral, PublicKeyToken=${hex(16)}
GEO=8FVC9G8F+6X
H3=${hex(15)}
WHAT3=filled.count.soap
MODEL_TAG=Qwen2.5-VL-72B-Instruct-AWQ-INT4
HF_CACHE=models--stabilityai--stable-diffusion-xl-base-1.0
DEB=nvidia-container-toolkit=1.16.2-1
WHEEL=flash_attn-2.6.3+cu123torch2.4cxx11abiFALSE-cp312-cp312-linux_x86_64.whl
`);
