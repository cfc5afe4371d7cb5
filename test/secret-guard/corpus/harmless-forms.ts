import { variablesOf } from './lines.ts';

/** Forms that look like secrets and are none: fingerprints, queries, scripts, patterns, directives: `NAME=value`. */
export const harmlessForms = variablesOf(`
SETTING=DE:67:8E:2B:C4:D0:43:1E:A0:84:71:21:CD:C4:C2:FD
X=B7:0A:14:E9:E1:5E:2B:2F:8B:FF:EF:04:50:6D:72:BE:0D:B6:E9:F2
DEVICE=fd:95:51:f7:60:41:9c:15:8c:5a:62:29:26:28:6b:99:2f:1b:35:25:0d:d3:65:60:96:3e:25:78:b1:25:33:8a
ANDROID_CERT=2D:9D:BF:FD:FE:BE:93:96:A9:52:19:0C:A4:6F:33:40:D1:99:4A:06:7E:AD:20:62:81:E2:61:FE:A7:87:7F:D8
APK_SIGNER=SHA256:3F:B2:A1:7D:C1:E2:BA:4A:D5:40:E6:F0:F5:B5:89:12:15:FB:BD:5A:89:7C:47:0C:96:30:C8:ED:12:2C:2E:2A
APP_LINKS=["0B:E6:B1:FA:A4:07:06:CE:3D:96:6A:18:28:5E:8C:B3:01:4C:2C:E6:9E:9B:45:94:7F:C7:DF:34:BE:54:2B:AF"]
TOKEN_SIGNING_CERT_FINGERPRINT=16:09:EF:76:4C:FD:E6:36:FF:59:50:47:B7:2F:71:A1:18:14:07:4A
PINNED=sha256 Fingerprint=BC:4B:BB:46:68:FF:1C:D3:77:F3:8F:04:00:E1:0F:03:7C:7B:59:22:67:EB:09:22:CF:F2:3C:E0:3A:CE:82:48
JWT_KID=OGO3mJ3eenG9JRxQY7BMw3O-VDmZvr56N5zpX97tmQI
JWKS_KID=BHltfPkFFhkX5p2yyS0idQ
SIGNING_KEY_ID=hMmuzwNLqH3m_FSMqBjyeEZnwVcayFjw
APPLE_KEY_ID=2X9R4HXF34
kid=uU5HQ5Z773ap8ltK94DEHmE1DCyEfmL3sWD4rJxbpno
HEADER={"alg":"RS256","typ":"JWT","kid":"JNFB8a4abK1sr8wM2AIneRlE10nKXs27AUjM3Z1VukE"}
KMS_KEY_ID=mrk-66188f89188d929b2d73bcde7f6aa400
ENCRYPTION_KEY_ID=SnnSvrXxJLr3yAl0PMwjx5
GCS_SERVICE_ACCOUNT_KEY_ID=222807c8deaaf6d19b3c24f0d6da66e46c1a8610
MODEL_SHA256=VgnaBPileO3tNdAREoW93qCZdX68UlN4EWd1D8/rDdU=
BACKUP_DIGEST=Nl8Zh6dCyu6KMsvMOCiKW5J94cQsBLs7u74CXL6N50HQwG3xnP4yERABm7aipNCCoGGk9VMmtd6V/8IlaXEwAg==
OBJECT_CRC32C=aBcD1w==
CONTENT_MD5=5t+qOnwYX3k5gQIkOa/VbQ==
checksum/secrets=ba6ca91c340bafec888e1eaaa6d246eb3319d7f66248ab7218c59786dbb0116b
checksum/secret-db=6b8a5846e28003bedb441feeb48b4cddfd3663d73f0ceb117b5969742e2e1cbf
checksum/config=47b8258b5d54c929cb16670b8c1427ca1fb71f7edbad3cf05750d432c395c324
SSH_KEYS=deploy:ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIL64zXLGsijY0cNLvqZCmfO3sv9IoC7LwpF16jIOFR3K deploy@ci
AUTHORIZED_SSH_KEY=command="/usr/bin/rrsync",no-pty ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIgLmyXqHg6NCPeb56y00adfB4EtNMkyvghROPHWg9y9M
KNOWN_HOSTS=github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHCiFGFCjWMfoTNCnZ7gyCsS3NAbTBu1vCD34bP7vQMR
SSH_KEY=sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tPHm2GyjsZ3ZQ3UBmQCpSylJ6leIGNjHVyB8VygRYKqqOTgzUV8A5pnyU2f5d= yubi
ALERT_EXPR_TOKENS=histogram_quantile(0.95, sum by (le) (rate(llm_tokens_bucket[5m])))
LOG_QUERY_TOKENS={app="gateway"} |= "password" | json | level="error"
TOKEN_QUERY={namespace=~"prod-.*", container!="istio-proxy"} |~ "token=.*"
SQL_TOKENS=SELECT sum(tokens) FROM usage WHERE day = current_date
JQ_TOKEN=.access_token
TOKEN_JSONPATH=$.data.auth.token
SECRET_JQ=.data.password | @base64d
TOKEN_FIELD_PATH=.auth.client_token
GQL=mutation Login($email: String!, $password: String!) { login(email: $email, password: $password) { token } }
ACCEPT=text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8
ACCEPT_ENC=gzip;q=1.0, identity;q=0.5, *;q=0
METRICS=(go_gc_duration_seconds|process_cpu_seconds_total|container_memory_working_set_bytes)
DROP_LABELS=^(pod_template_hash|controller_revision_hash|statefulset_kubernetes_io_pod_name)$
ALLOW=kube_(deployment|statefulset|daemonset)_status_(replicas|replicas_ready)|up
ft=ft:gpt-4o-2024-08-06:acme-corp::B7hTz9Qp
REPL_MODEL=stability-ai/sdxl:eec47a7b20772cf771e8e3b7169c0d3e454f9d9b298b01e6a23513d798d83bed
CKPT=v1-5-pruned-emaonly.safetensors [6ce0161689]
LORA=<lora:add_detail:0.8> dreamshaper_8 [879db523c3]
DOC=https://docs.acme.dev/guides/Getting+Started+v2#Step-3-GPU-Nodes
DOC2=https://confluence.acme.dev/spaces/OPS/pages/123456/On-Call+Handbook+2024#On-CallHandbook2024-Escalation
GRAF=https://grafana.acme.dev/d/abc/llm?orgId=1&from=now-6h&to=now#panel-4
LDAP_PASSWORD_ATTR=unicodePwd
SECRET_PROPERTY=client-secret
TOKEN_FACTORY=acme.auth.TokenFactory
PASSWORD_ENCODER=BCryptPasswordEncoder
AUTH_TOKEN_CLASS=acme.tokens:JwtTokenProvider
PY=acme.security.secret:VaultSecretProvider
RUST_LOG=warn,axum::token=trace,sqlx=off
LOGGERS=root=INFO,com.acme.token=DEBUG
DATABASE_URL=mysql://$(DB_USER):$(DB_PASSWORD)@$(DB_HOST):3306/$(DB_NAME)
AMQP=amqp://$(RABBIT_USER):$(RABBIT_PASS)@mq:5672/%2F
REDIS=redis://:$(REDIS_PASSWORD)@redis:6379/0
SECRETS=[{"name":"A_TOKEN","valueFrom":{"secretKeyRef":{"name":"a","key":"token"}}},{"name":"B","valueFrom":{"configMapKeyRef":{"name":"c","key":"b"}}}]
SECRET_ENV=- secretRef: {name: llm-keys}
STRIP_TOKEN=s/token=[^&]*/token=REDACTED/g
MASK_PASSWORD=s|password=.*|password=***|gi
AWK_TOKEN=/token/ {print $2}
CREDS_FILTER={ print $NF }
PROXY_PASS=http://app:3000
UWSGI_PASS=unix:///run/uwsgi.sock
GRPC_PASS=grpc://triton:8001
LOG_MASK=://[^@]+:[^@]+@
BUNDLE_PATH=vendor/bundle
BUNDLE_MIRROR__ALL=https://gems.acme.dev
SIP=sip:1001@pbx.acme.dev:5061
SIP_URI=sip:+4930901820@pbx.acme.dev;transport=tls
GREET=Hallo2025
TITLE=Sommer-Aktion 2025!
SALE=Black Friday 2025!
WELCOME=Willkommen!
IMG=app:v2024
SECURITY_KEY_TYPE=fido2
SSH_PUB=AAAAC3NzaC1lZDI1NTE5AAAAI3bmtnHi2OrcNDJhHC7hIp40A0n9xxpfNCcZDScmV2bF
HCAPTCHA_SITEKEY=oGsf7avRKdWno9jfP4DLZM27gkeGik
CERT=https://acme.vault.azure.net/certificates/tls-main/a5b4a31dcc14a4df42b58a5b1b2df58a
PASSWORD_PATTERN=^(?=.*[a-z]).{8,}$
SECRET_RE=^[^\\s]+$
CMD=gpg --verify <<< "$SIG"
CMD=docker login -u x --password-stdin <<< "$TOKEN"
`);
