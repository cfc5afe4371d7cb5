import { variablesOf } from './lines.ts';

/** Variables as configurations have them: `NAME=value`. Some names speak of secrets, some values of what looks like one. */
export const harmlessVariables = variablesOf(`
SENTRY_RELEASE=genai@1.2.3+abc1234
OTEL_RESOURCE_ATTRIBUTES=service.name=genai,service.version=1.2.3,deployment.environment=prod
NODE_OPTIONS=--max-old-space-size=4096 --enable-source-maps
LS_COLORS=rs=0:di=01;34:ln=01;36:mh=00:pi=40;33:so=01;35:do=01;35:bd=40;33;01
PS1=\\u@\\h:\\w\\$ 
PYTORCH_CUDA_ALLOC_CONF=max_split_size_mb:512,garbage_collection_threshold:0.8
NCCL_IB_HCA=mlx5_0:1,mlx5_1:1
NVIDIA_REQUIRE_CUDA=cuda>=12.4 brand=tesla,driver>=470,driver<471
GUNICORN_CMD_ARGS=--bind=0.0.0.0:8000 --workers=4 --access-logfile=-
FEATURE_FLAGS=new_ui:on,beta_api:off
SMTP_FROM=GenAI <noreply@example.com>
GF_SERVER_ROOT_URL=%(protocol)s://%(domain)s:%(http_port)s/grafana/
GF_SECURITY_ADMIN_USER=admin
GF_AUTH_GENERIC_OAUTH_CLIENT_ID=grafana
VAULT_ADDR=https://vault.example.com:8200
VAULT_SECRET_PATH=secret/data/genai/prod
SECRET_REF=genai-db
WORKFLOW={"3":{"class_type":"KSampler","inputs":{"seed":156680208700286,"steps":20,"cfg":8}}}
PROMPT=(masterpiece:1.2), [blurry|sharp], <lora:detail:0.8>
CIVITAI_MODEL=civitai:4384@128713
BQ_TABLE=project.dataset.table$20251007
S3_PREFIX=year=2025/month=10/day=07/
GIT_SSH_COMMAND=ssh -i /keys/id_ed25519 -o StrictHostKeyChecking=no
CACHE_KEY=user:{id}:profile
ASSET=main.3f2a1b9c.js
ELASTIC_INDEX=logs-genai-000001
BUILD_URL=https://ci.example.com/job/genai/123/artifact/out.tgz
SLACK_CHANNEL=C024BE91L
DISCORD_GUILD=123456789012345678
TELEGRAM_CHAT_ID=-1001234567890
FIREBASE_APP_ID=1:1234567890:web:abcdef1234567890abcdef
CERT_FINGERPRINT=AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD
LDAP_BASE=dc=example,dc=com
BIND_DN=cn=admin,ou=people,dc=example,dc=com
FONT=Inter:wght@400;700
LOCATION=48.8566,2.3522
CELL=8a1fb46622dffff
CIPHER=AES/GCM/NoPadding
KDF=PBKDF2WithHmacSHA256
TARGET=x86_64-unknown-linux-gnu
PCI=0000:3b:00.0
DISK=/dev/disk/by-id/google-persistent-disk-0-part1
BROKER=nats://nats:4222
ROUTE=Host(\`genai.example.com\`) && PathPrefix(\`/api\`)
RULE=PathPrefix(\`/api/{version:v[0-9]+}\`)
CRON=CRON_TZ=Europe/Paris 0 6 * * 1-5
EXPR=sum by (pod) (container_memory_working_set_bytes{namespace="genai"}) / 1e9
EXPR2=1 - avg(rate(node_cpu_seconds_total{mode="idle"}[5m])) by (instance)
ALERT=absent(up{job="flux"} == 1)
GLOB=src/**/*.{test,spec}.[jt]s?(x)
REGEX=^v?(\\d+)\\.(\\d+)\\.(\\d+)(?:-([0-9A-Za-z.-]+))?$
ARGS=["--port","8000","--model","/models/llama-3.3-70b"]
CMD=python -m uvicorn app.main:app --host 0.0.0.0 --port 8000
SHELL_CMD=test -f /tmp/ready && curl -sf http://localhost:8000/health || exit 1
FILTER=severity>=ERROR AND resource.type="cloud_run_revision"
JSONPATH=$.items[?(@.status=="Ready")].metadata.name
JQ=.items[] | select(.spec.nodeName=="gpu-0") | .metadata.name
SQL=INSERT INTO offers (id, title) VALUES ($1, $2) ON CONFLICT DO NOTHING
XPATH=//div[@class="content"]/p[1]
TEMPLATE=Hello {name}, your order #{order} is ready!
MESSAGE=Don't panic! (It's only a test...)
EMAIL_SUBJECT=[GenAI] Job {{job_id}} finished
LATEX=$E=mc^2$
HTML=<b>Hello</b> &amp; welcome
QUERY=q=a%20b&lang=fr&page=2
COLORS=#ff8800,#00ff88,#8800ff
PALETTE=0xFF8800
MATRIX=[[1,0],[0,1]]
LORA=models/lora/add_detail_v2.safetensors:0.7
SAMPLER=DPM++ 2M SDE Karras
SCHEDULER=FlowMatchEulerDiscreteScheduler
PIPELINE=StableDiffusion3ControlNetInpaintingPipeline
DTYPE=torch.bfloat16
QUANT=bnb-nf4-double-quant
CLASS=transformers.models.qwen2_vl.modeling_qwen2_vl.Qwen2VLForConditionalGeneration
ENTRY=genai.orchestrator.api.v1.endpoints:create_application
GPU=NVIDIA-A100-SXM4-80GB-MIG-3g.40gb
CPU=Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz
KERNEL=6.8.0-1015-gcp
OS_IMAGE=cos-stable-113-18244-85-29
DRIVER=580.65.06
CUDA=12.4.1-cudnn-devel-ubuntu22.04
PIP=torch==2.5.1+cu124 --extra-index-url https://download.pytorch.org/whl/cu124
WHEEL=flash_attn-2.7.0.post2+cu12torch2.5cxx11abiFALSE-cp311-cp311-linux_x86_64.whl
CONDA=pytorch::pytorch=2.5.1=py3.11_cuda12.4_cudnn9.1.0_0
DEB=libcudnn9-cuda-12_9.1.0.70-1_amd64.deb
GO_MODULE=github.com/pulumi/pulumi/sdk/v3 v3.259.0
NPM=@pulumi/gcp@9.37.0
CHART=oci://ghcr.io/org/charts/genai:1.2.3
K8S_LABEL=app.kubernetes.io/name=orchestrator,app.kubernetes.io/part-of=genai
TOLERATION=nvidia.com/gpu=present:NoSchedule
SELECTOR=cloud.google.com/gke-accelerator=nvidia-l4
SA=system:serviceaccount:genai:orchestrator
TOKEN_REVIEW_API=authentication.k8s.io/v1
MEMBERS=user:alice@example.com,group:team@example.com
PRINCIPAL=principalSet://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/github/attribute.repository/org/repo
PROVIDER=projects/123456789012/locations/global/workloadIdentityPools/github/providers/actions
DOC=https://docs.example.com/security/password-policy#minimum-length
FAQ=How do I reset my password?
TEXT=Token expired; please log in again.
TEXT2=Missing Authorization header
TEXT3=Authorization: Bearer <token>
TEXT4=Set the header Authorization to "Bearer" and your token
TEXT5=Secrets are mounted under /run/secrets.
TEXT6=The API key is invalid or has been revoked
TEXT7=Passwords must contain at least one digit, one upper-case letter and one symbol (!@#$%)
TEXT8=password: required, at least 12 characters
TEXT9=L’utilisateur a oublié son mot de passe
PASSWORD_PROMPT=Enter your password:
PASSWORD_CHARS=abcdefghijklmnopqrstuvwxyz0123456789!@#$%
PASSWORD_ALPHABET=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789
PASSWORD_STRENGTH=3
PASSWORD_HISTORY=5
PASSWORD_EXPIRED_MESSAGE=Your password has expired
PASSWORD_AUTHENTICATION=no
TOKEN_REFRESH_MARGIN=60
TOKEN_CACHE=redis
TOKEN_SERVICE=sts.googleapis.com
TOKEN_BUCKET_RATE=100
TOKENS_BUCKET=20
TOKEN_LIFESPAN=3600
TOKEN_COUNTER=tiktoken
TOKEN_STREAMING=true
TOKEN_LOCATION=headers
TOKEN_GRACE_PERIOD=30s
CSRF_TRUSTED_ORIGINS=https://genai.example.com
SECRET_PROVIDER_CLASS=genai-secrets
SECRET_MOUNT=/run/secrets
SECRETS_NAMESPACE=genai
SECRET_KEY_REF=genai-db
SECRET_SYNC=true
SECRET_PREFIX=jobmatch-staging
SECRET_LABEL=app=genai
SECRETS_LIST=db-password,redis-password
API_KEYS_ENABLED=false
API_KEY_LOCATION=header
API_KEY_SOURCE=vault
API_TOKEN_AUTH=enabled
ACCESS_KEY_ROTATION=90d
ACCESS_LOG=/dev/stdout
ACCESS_MODE=ReadWriteOnce
PRIVATE_NETWORK=true
PRIVATE_IP=10.10.0.5
PRIVATE_KEY_FORMAT=pkcs8
KEY_SIZE=4096
KEY_TYPE=rsa
KEY_ALIAS=alias/genai
KEYSPACE=genai
KEYWORDS=token,secret,password
SENSITIVE_KEYS=password,token,secret,authorization
REDACT_FIELDS=password,token,api_key
LOG_REDACT_PATHS=req.headers.authorization,req.headers.cookie
ALLOWED_HEADERS=Authorization,Content-Type,X-API-Key,X-CSRF-Token
EXPOSED_HEADERS=X-Request-Id
CORS_HEADERS=authorization, content-type
JWT_HEADER_TYPE=Bearer
JWT_KID=2025-10
JWKS_URL=https://auth.example.com/.well-known/jwks.json
JWT_TOKEN_LOCATION=headers
JWT_CLAIM=sub
JWT_CLOCK_SKEW=30
AUTHORIZATION_POLICY=default-deny
AUTHORIZATION_SERVICE=opa
AUTHORIZATION_CACHE_TTL=60
CREDENTIALS_CACHE=/tmp/krb5cc
CREDENTIAL_SOURCE=Ec2InstanceMetadata
COOKIE_NAME=genai_session
COOKIE_PATH=/
COOKIE_CONSENT=true
COOKIE_BANNER_TEXT=We use cookies
SALT_LENGTH=16
SALT_SIZE=16
PIN_LENGTH=4
PIN_CPU=0-7
CPU_PINNING=0-7,16-23
PINNED_VERSION=1.2.3
PASS_COUNT=2
TWO_PASS=true
TWO_PASS_ENCODING=true
PASS_ENV=CI,HOME
PASS_RATE=0.95
PASS_THRESHOLD=0.8
LOWPASS_HZ=200
BOARDING_PASS=A4
DSN_NAME=genai
ODBC_DSN=genai-prod
MNEMONIC_LANGUAGE=english
WEBHOOK_PORT=9443
WEBHOOK_EVENTS=push,pull_request
WEBHOOK_RETRIES=3
GITHUB_WEBHOOK_PATH=/hooks/github
CONNECTION_STRING_FORMAT=postgresql
BEARER_FORMAT=JWT
GIT_COMMIT_SHORT=abc1234
HELM_REVISION=12
`);
