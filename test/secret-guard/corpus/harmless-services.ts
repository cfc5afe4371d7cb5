import { variablesOf } from './lines.ts';

/** Settings of services for generative AI, of their clouds and of their logins: `NAME=value`. */
export const harmlessServices = variablesOf(`
SEMANTIC_CACHE_KEY_TEMPLATE=chat:{tenant}:{model}:{hash}
REDIS_KEY_PREFIX=prod:gateway:v3:
PARTITION_KEY_PATH=/tenantId
SORT_KEYS=created_at,-score
SHARD_KEY=user_id
PRIMARY_KEY=id
FOREIGN_KEYS=on
CACHE_KEY_VERSION=7
KEYBOARD_LAYOUT=de-nodeadkeys
HOTKEYS=ctrl+shift+p,alt+f4
MONKEYPATCH=gevent
TURKEY_REGION=tr-west-1
KEYNOTE_URL=https://acme.dev/keynote-2025
PASSENGER_MAX_POOL_SIZE=12
COMPASS_MODE=readonly
BYPASS_CACHE_PATHS=/health,/metrics
PASSTHROUGH_HEADERS=x-request-id,traceparent,x-b3-traceid
PASS_THRESHOLD=0.85
TEST_PASS_RATE=99.5%
SECRETARY_EMAIL=office@acme.dev
TOKENIZER_PATH=/models/llama-3.1-8b/tokenizer.json
HF_TOKENIZER=meta-llama/Llama-3.1-8B-Instruct
DETOKENIZE_ON_CPU=1
MAX_TOTAL_TOKENS=8192
TOKENS_PER_MINUTE_LIMIT=240000
TOKEN_BUCKET_REFILL_RATE=12.5/s
PRICE_PER_1K_OUTPUT_TOKENS=0.0006
SPECIAL_TOKENS_MAP={"bos_token":"<s>","eos_token":"</s>","pad_token":"<pad>"}
STOP_SEQUENCES=["<|im_end|>","<|endoftext|>"]
CHAT_TEMPLATE={% for m in messages %}<|im_start|>{{ m.role }}\\n{{ m.content }}<|im_end|>{% endfor %}
AUTHOR=Jane Doe <jane@acme.dev>
AUTHORITY_URL=https://login.microsoftonline.com/1493f577-9fb7-4648-a5fa-d664125747c5/v2.0
AUTH_MODE=oidc
AUTH_CALLBACK=/auth/callback
AUTHZ_POLICY=package authz\\ndefault allow = false
OIDC_SCOPES=openid profile email offline_access
OIDC_DISCOVERY=https://id.acme.dev/realms/main/.well-known/openid-configuration
SAML_ENTITY=urn:amazon:cognito:sp:eu-central-1_aB3dE5fG7
COGNITO_POOL=eu-central-1_SLWWbbvDU
COGNITO_CLIENT_ID=cfhio2o00vwe5c99sd5ao8aqso
AUTH0_CLIENT_ID=UAqS7deoW0oyqgvG6wHdEqvOm0Z2UHAI
OKTA_CLIENT_ID=0oaFEf9uZNRwNxRsJPrc
GITHUB_APP_ID=348812
GITHUB_CLIENT_ID=Iv1.31e682bcd675943e
SLACK_APP_ID=A06N22IQ310
SLACK_CHANNEL=C0ETRAQ4984
DISCORD_GUILD=1094837261527384910
TELEGRAM_CHAT_ID=-1001839482716
STRIPE_PRICE=price_PME65vlM1MFO270Eeft0u1XO
STRIPE_PUBLISHABLE=pk_live_v7Jc1HOUfUdcAdi5DrQQMiEr
GA_MEASUREMENT_ID=G-1G5T4US4C3
GTM=GTM-9DYNOLC
RECAPTCHA_SITE_KEY=6L1Di0LWI0zmSM09fJLOyrznEzUweouagZ0nD1ig
TURNSTILE_SITEKEY=0x4AAAAAAABs0AE1uM5K4wo5
VAPID_PUBLIC_KEY=BT1G3ySfNkNCEQSqjCgDkpLUYLBMen3YiXlJn9ua5FHa3Z2g-EsTlCSO8aU6xyeOvRqGR9f7bzCLqTexWxa05lg
WG_PUBLIC_KEY=OJbsKMpl9Jc3OyTJ6QfGDUXBIZWxYzeSZFki+PgizLo=
MINISIGN_PUB=RWQ3ZzbBGW2KKnOab7k54Z0FRfHyxy8DoX9qClmVjhiaKO6/edDOrxP
COSIGN_PUB=-----BEGIN PUBLIC KEY-----\\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAED6k9aQTQLhgtDZmLrUltQ1ZmkbU6zYKE1D9KgUlcxUbJzptRq1SlXCH4mLW5H4oeAtm35jXIPbk5lNgVxOcAih==\\n-----END PUBLIC KEY-----
SOPS_AGE_RECIPIENTS=age1wpa4jy5cbvabxgv8gq3qtkxx9tc0x5z9620w0sg701o99wvyo0qyb79u1c
IMAGE=europe-docker.pkg.dev/acme/ml/gateway@sha256:a83d7bc0ea51864b0fd0219554552ffdf2917ffa36f0b4dfd1722a286a112e3a
GIT_SHA=63b31a7a21a855aab6268676d3e2f51ed57b8100
VERSION_STRING=2.7.1+cu126.g066f260f
BUILD_ID=25db2de9-517c-452d-9afc-a620d7fc038f
TRACEPARENT=00-9afebdf3704f32028c90bed4e220deb9-545b2f59073bcf6b-01
MODEL_REVISION=4db07cc79ebc13e75ce24b712f72c8eb347fc0a7
ETAG=W/"3364e2b4de19450d978d2e1f0984ad79"
WANDB_RUN=acme/llm/runs/jl8b7a6m
K8S_POD=gateway-7d9f8b6c54-x2x9q
K8S_NODE=gke-prod-gpu-pool-30b80134-fzax
EC2=i-0c021f122ab4329a4
VPC=vpc-02977f8b939fdff23
SUBNETS=subnet-0d4ba96ae6109d513,subnet-0095b798e3c2fea81
CF_ZONE_ID=21843490109e24460be70885eeede095
CF_DIST=https://d3oodgyra4f17r.cloudfront.net/static/
RDS=prod.cdf0g810a4fx.eu-central-1.rds.amazonaws.com
RUN_URL=https://gateway-r6bi854znp-ew.a.run.app
AZURE_SUB=bf11e88c-347e-4df3-a2b2-303f422a7812
GCP_SA=ml-runner@acme-prod-4711.iam.gserviceaccount.com
WIF=//iam.googleapis.com/projects/123456/locations/global/workloadIdentityPools/gh/providers/gh
SECRET_VERSION=projects/acme/secrets/llm-key/versions/latest
KMS=arn:aws:kms:eu-central-1:123456789012:key/73b24058-f7c3-470f-8b86-280ec320bfc3
SECRET_ARN=arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/llm-wvcVBS
KEYVAULT=https://acme-kv.vault.azure.net/secrets/llm/508fb076465fd9b2c431573125b30d06
DB_URL=postgresql+asyncpg://app@db.internal:5432/app?sslmode=verify-full&sslrootcert=/etc/ssl/ca.pem
DB_URL_TMPL=postgresql://{user}:{password}@{host}/{db}
PG_OPTIONS=-c statement_timeout=5000 -c password_encryption=scram-sha-256
MONGO=mongodb://mongo-0.mongo:27017,mongo-1.mongo:27017/?replicaSet=rs0&authSource=admin
KAFKA=kafka-0.kafka.svc:9092,kafka-1.kafka.svc:9092
JAAS_CLASS=org.apache.kafka.common.security.plain.PlainLoginModule
S3_URI=s3://acme-models/llama/2025-11-01T00-00-00Z/shard-00001-of-00004.safetensors
CRON_BACKUP=15 3 * * 1-5 /usr/local/bin/backup --keep 7
SYSTEM_PROMPT=You must never reveal your API key, password or token: refuse politely.
GUARD_PROMPT=If the user asks "what is your password?", answer: "I cannot share that".
LOGIN_MESSAGE=Password: must contain 12 characters, one number
REGEX_KEY=sk-[A-Za-z0-9]{20,}
REGEX_PW=^(?=.*[A-Z])(?=.*\\d).{12,}$
REDACT_FIELDS=password,token,api_key,authorization,set-cookie
CORS_HEADERS=Authorization,Content-Type,X-Api-Key,X-CSRF-Token
CSP=default-src 'self'; script-src 'self' 'nonce-{nonce}' https://js.stripe.com
PERMISSIONS=camera=(), microphone=(self), geolocation=()
FEATURES={"passwordless":true,"tokenStreaming":false,"secretScanning":{"mode":"block"}}
SAMPLER=dpmpp_2m_sde_karras
LORA_STACK=add_detail:0.6|epiNoiseoffset_v2:0.4|GlowingRunesAI_v6:0.8
NEGATIVE=(worst quality, low quality:1.4), bad-hands-5, EasyNegativeV2
CKPT=juggernautXL_v9Rdphoto2Lightning.safetensors
CONTROLNET=control_v11f1p_sd15_depth_fp16
GGUF=bartowski/Qwen2.5-Coder-32B-Instruct-GGUF:Q5_K_M
BEDROCK=anthropic.claude-3-5-sonnet-20241022-v2:0
VLLM_ARGS=--model Qwen/Qwen2.5-72B-Instruct-AWQ --tensor-parallel-size 4 --max-num-batched-tokens 8192
NCCL=NCCL_P2P_LEVEL=NVL,NCCL_IB_HCA=mlx5_0
CUDA=GPU-706c320d-4274-4cd6-b6c4-22e2c25515ec
MIG=MIG-06403028-aa3b-49be-83bf-ba015600c9cf
LS_COLORS_X=rs=0:di=01;34:ln=01;36:ex=01;32
DATEFMT=%Y-%m-%dT%H:%M:%S.%f%z
LOGFMT=%(asctime)s %(levelname)-8s [%(name)s] %(message)s
JAVA=-XX:+UseG1GC -XX:MaxRAMPercentage=75 -Djava.security.egd=file:/dev/./urandom
CIPHERS=ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384
JWT_ALG=RS256
JWKS={"keys":[{"kty":"RSA","kid":"61KUtoyFA7eqq4lIogTMDg","n":"yqzPkDgei-O8HkV5bCemcNnGmKDeeU9Kizz9VmqsKnGEJ1gZvWiUY5vBjoVLnwk_gVoiNUoaQJYsCAxNEcdwb46ohluwXtRv3uVCsY9T1OaQVjqQshU0SNCr1TuZgaj5T49iAP3Urx_i0vMN4uuaio-TpslWzKmKkuNg_4R93bg","e":"AQAB","use":"sig"}]}
PASSWORD_HASHERS=django.contrib.auth.hashers.Argon2PasswordHasher
TOKEN_TTL=PT15M
COOKIE_NAME=__Secure-next-auth.session-token
SESSION_COOKIE_SAMESITE=Lax
SECRET_MOUNT=/run/secrets/db
SECRET_NAME=llm-keys
API_KEY_HEADER=X-Api-Key
API_KEY_FILE=/etc/keys/api.key
TOKEN_URL=https://id.acme.dev/oauth2/token
PIN_MEMORY=true
PINNED_VERSION=1.29.3
SALT_MASTER=salt.acme.internal
COOKIE_DOMAIN=.acme.dev
HOLIDAYS=2025-12-25,2025-12-26,2026-01-01
PHONE=+49 30 901820
WIFI_SSID=Acme-Guest-5G
MAC=9c:b6:d0:ff:01:2e
IPV6=fd12:3456:789a:1::/64
GEO=u33dc0cpjx
PLUS_CODE=9F4MGC22+22
EMOJI=🚀 deploy ok
SVG=M12 2L2 7l10 5 10-5-10-5zM2 17l10 5 10-5
HTML=<a href="/reset-password?lang=de">Passwort vergessen?</a>
VECTOR_DIM=1536
EMBED_TASK=retrieval.passage
RERANK_TOPN=20
CHUNK_SEPARATORS=["\\n\\n","\\n"," ",""]
TOKEN_SPLITTER=cl100k_base
ENCODING_NAME=o200k_harmony
REASONING_EFFORT=medium
TOOL_SCHEMA={"type":"object","properties":{"password":{"type":"string","minLength":8},"apiKey":{"type":"string"}}}
OPENAPI_SECURITY={"securitySchemes":{"ApiKeyAuth":{"type":"apiKey","in":"header","name":"X-API-Key"}}}
MASKED_HEADERS=["authorization","x-api-key","cookie"]
I18N_LABELS={"login.password":"Passwort","login.token":"Token"}
FORM_FIELDS=username:text,password:password,remember:checkbox
SESSION_STORE=redis://sessions:6379/2
SESSION_KEY_PREFIX=sess:
COOKIE_CONSENT_VERSION=2025-06
CSRF_COOKIE_NAME=__Host-csrf
CSRF_TRUSTED_ORIGINS=https://app.acme.dev,https://admin.acme.dev
JWT_ISSUER=https://id.acme.dev/
JWT_AUDIENCE=urn:acme:gateway
JWKS_URI=https://id.acme.dev/.well-known/jwks.json
TOKEN_ENDPOINT_AUTH_METHOD=client_secret_basic
GRANT_TYPES=authorization_code,refresh_token
PKCE_METHOD=S256
SAML_NAMEID=urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress
LDAP_BIND_DN=cn=svc-app,ou=services,dc=acme,dc=dev
LDAP_FILTER=(&(objectClass=person)(uid={username}))
KRB5_PRINCIPAL=HTTP/gateway.acme.dev@ACME.DEV
KEYTAB=/etc/krb5.keytab
SSH_KEX=curve25519-sha256,diffie-hellman-group16-sha512
SSH_HOST_KEY_ALG=ssh-ed25519,rsa-sha2-512
GPG_KEY_ID=0x9BC5B21803BBFE0A
GPG_FPR=315E9FA981FEF33B8779D337EB47D08C13E938BA
SIGNED_BY=/usr/share/keyrings/nodesource.gpg
APT_KEYSERVER=hkps://keys.openpgp.org
TLS_MIN=TLSv1.2
CERT_RESOLVER=letsencrypt
ACME_EAB_KID=Ai8cDJnrOK1MUK7WQfvBaw
DKIM=v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQu5oCBHZGWtavT1v00GKRylK2VoHbQsbADSrCiBM31LLrosJqU93dXaUpVwavQolvTcLFJ37dT4auYsmGxDUjace7geviVVbOeKzgLgp1oPbvF5zlVFeI1qhrnHsy6zNpSuByrr3FSCrMk1HefiDz52wPeaRMw8mVIDAQAB
SPF=v=spf1 include:_spf.google.com ~all
GOOGLE_VERIFY=google-site-verification=Y1GAmBiEoE0oODuynaVdqQW24d9IasHSvDaiIiD8-7s
TXT_MS=MS=ms35107265
ANDROID_APP_ID=1:123456789012:android:32e292ae18dcdede0b6026
FIREBASE_PROJECT=acme-prod-4711
FCM_SENDER=123456789012
IOS_TEAM=9AFTVTQ16B
BUNDLE_IDENT=dev.acme.gateway
S3_ETAG="e2e13c662924e65f1414465c4867a532-12"
MULTIPART_ID=2~Hbb9ZEs6TsdnTDWhpBpWj_YN2Mr24Jh-
PUBSUB_ACK=projects/acme/subscriptions/jobs-sub
SQS=https://sqs.eu-central-1.amazonaws.com/123456789012/jobs.fifo
LB_ARN=arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/gw/0aaed6e1a274230a
ECR=123456789012.dkr.ecr.eu-central-1.amazonaws.com/gw:7e1eb86b3c626792feec5c0bed34938d9b760156
HELM_CHART=oci://ghcr.io/acme/charts/gw:1.4.2
TOLERATIONS=[{"key":"nvidia.com/gpu","operator":"Exists","effect":"NoSchedule"}]
INGRESS_TLS_SECRET=gateway-tls
IMAGE_PULL_SECRETS=ghcr-pull,ecr-pull
SEALED_KEY_RENEW=720h
ENVOY_FILTER=envoy.filters.http.jwt_authn
HAPROXY_ACL=path_beg /api/v1/tokens
NGINX_RE=~* \\.(?:css|js|woff2)$
TRAEFIK_RULE=Host(\`app.acme.dev\`) && PathPrefix(\`/api\`)
CADDY_MATCH=@auth path /login /logout
RATE=10r/s burst=20 nodelay
WHISPER_LANG=de
TTS_VOICE=de-DE-SeraphinaMultilingualNeural
VIDEO_CODEC=libx264 -crf 18 -preset slow
FONT_STACK=Inter,"Helvetica Neue",sans-serif
COMFY_NODES=KSamplerAdvanced,VAEDecodeTiled,CLIPTextEncodeSDXL
WORKFLOW=workflows/flux_dev_img2img_v12_API.json
`);
