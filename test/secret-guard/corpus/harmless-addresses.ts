import { variablesOf } from './lines.ts';

/** Addresses, images, paths and accounts, without a password: `NAME=value`. */
export const harmlessAddresses = variablesOf(`
NO_PROXY=localhost,127.0.0.1,.svc,.cluster.local,169.254.169.254
IPV6_LISTEN=http://[2001:db8::17]:8080/healthz
WS_URL=wss://rt.example.com/socket?EIO=4&transport=websocket
SFTP_TARGET=sftp://partner@files.example.net:22/out
ENTRYPOINT_CMD=gunicorn app.main:app -k uvicorn.workers.UvicornWorker -b 0.0.0.0:8000
NIX_STORE_PATH=/nix/store/c27a9lk74n2ms6w9380zv7d2biip50mz-python3-3.12.4
OTLP=http://otel-collector:4318/v1/traces
PG_DSN=host=/var/run/postgresql dbname=metrics user=grafana
DNS_SERVERS=1.1.1.1 9.9.9.9
REGISTRY_IMAGE=123456789012.dkr.ecr.eu-west-1.amazonaws.com/ml/infer:sha-2c67f0
KAFKA_BROKERS=SASL_SSL://b-1.msk.example:9096,SASL_SSL://b-2.msk.example:9096
LORA_MODULES=sql=/loras/sql-r16-a32 support=/loras/support_2025Q1
GIT_SSH_COMMAND=ssh -i /keys/deploy -o StrictHostKeyChecking=yes
SSH_KEX=sntrup761x25519-sha512@openssh.com,curve25519-sha256
MONGO_URL=mongodb://mongo-0:27017,mongo-1:27017/app?replicaSet=rs0
SQLITE_URL=sqlite:////data/vaultwarden/db.sqlite3
BASE_IMAGE=nvcr.io/nvidia/pytorch:25.03-py3
GIT_REMOTE=ssh://git@git.example.com:2222/platform/secrets-operator.git
REDIS_URL=redis://redis:6379/2
DATABASE_URL_TEMPLATE=postgres://\${DB_USER}:\${DB_PASSWORD}@\${DB_HOST}:5432/\${DB_NAME}
PS1_PROMPT=\\u@\\h:\\w\\$ 
JAVA_TOOL_OPTIONS=-Xms512m -Xmx2g -XX:+UseZGC -Djava.security.egd=file:/dev/./urandom
JDBC_URL=jdbc:mysql://db:3306/shop?useSSL=true&allowPublicKeyRetrieval=false
AMQP_URL=amqp://rabbit:5672/%2F
DOCS_URL=https://docs.example.com/guides/api-keys#rotate-your-secret
OPENSSL_CONF_ARGS=-passin file:/run/secrets/ca_pass
CALLBACK=https://app.example.com/cb?state=init&lang=de-CH
TRUSTED_PROXIES=10.0.0.0/8,172.16.0.0/12,192.168.0.0/16
DATABASE_URL=postgresql://app@pg-main:5432/app?sslmode=verify-full
GCP_SERVICE_ACCOUNT=vertex-runner@acme-prod-384211.iam.gserviceaccount.com
SEARCH_URL=https://www.example.com/search?q=forgot+password&page=2
IMAGE=ghcr.io/acme/api-gateway:v2.14.1@sha256:6ab4342686ea74f0eebf0e7cb0df90c922b993f0d12d660f5c87d5c5a582a9c9
GIT_CLONE=git@github.com:acme/token-service.git
MYSQL_DSN=app@unix(/run/mysqld/mysqld.sock)/app
ETCD_ENDPOINTS=https://10.0.1.4:2379,https://10.0.1.5:2379
JWKS_URI=https://id.example.com/.well-known/jwks.json
SCREEN_RES=3840x2160@60
ADMIN_EMAIL=password-admin@example.com
AZURE_RESOURCE_ID=/subscriptions/3fb6531b-c91c-491d-ac2a-cfdd759dd32a/resourceGroups/rg-app/providers/Microsoft.KeyVault/vaults/kv-app
S3_URI=s3://acme-ml-artifacts/checkpoints/run-0081/step_24000/
FTP_SRC=ftp://anonymous@ftp.debian.org/debian
API_BASE_URL=https://api.example.com:8443/v1
AWS_ROLE_ARN=arn:aws:iam::123456789012:role/eks/external-secrets
HTTP_PROXY=http://proxy.corp.example.com:3128
SPRING_CLOUD_VAULT_URI=https://vault.internal:8200
OIDC_ISSUER=https://login.microsoftonline.com/091d5250-4e8c-473a-9113-e9bee4e96cce/v2.0
SRI_INTEGRITY=sha384-dPV7S7RUQZa79wV/OegaCDd0Ger0lA81WCCFANfTce+qP++nLepGZj/mBpY8nO/x
GO_SUM_LINE=github.com/jackc/pgx/v5 v5.6.0 h1:OFg/U1ZM6Jej8jM1lqT81v7wFiJBumADjnt9FBj54vE=
WEB_IMAGE=ghcr.io/meridio/shop-web:2025.09.11-fa5c29e
APP_IMAGE=registry.meridio.eu:5000/web/api@sha256:45e1451ca2172d6b102475bf169c216170bad4774a96722cf49f81bf16e73155
DB_IMAGE=docker.io/library/postgres:16.4-alpine3.20
API_BASE_URL=http://api.svc.cluster.local:8080/v2/orders/
LLM_ENDPOINT=https://meridio-openai.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-06-01
GIT_REMOTE=ssh://git@gitlab.meridio.eu:2222/web/shop.git
GIT_REPO=git@github.com:meridio/shop.git
SFTP_TARGET=sftp://partner@sftp.wholesale.example:22/incoming
SENTRY_HOST=https://o482913.ingest.de.sentry.io
JWKS_URI=https://login.meridio.eu/.well-known/jwks.json
STRIPE_API_BASE=https://api.stripe.com/v1
OTEL_EXPORTER_OTLP_ENDPOINT=https://otel-collector.observability:4317
WEBHOOK_CALLBACK_URL=https://shop.meridio.eu/webhooks/mollie?tenant=eu&debug=0
CDN_URL=https://d2k9x1v7qz3abc.cloudfront.net/assets
S3_BUCKET_URI=s3://meridio-media-prod/generated/2025/
HUB_MODEL_URL=https://huggingface.co/stabilityai/stable-diffusion-xl-base-1.0/resolve/main/sd_xl_base_1.0.safetensors
WS_URL=wss://chat.meridio.eu:8443/socket?EIO=4&transport=websocket
DOCS_LINK=https://docs.djangoproject.com/en/5.1/topics/auth/passwords/#password-validation
PROXY_URL=http://proxy.corp.lan:3128
NO_PROXY=localhost,127.0.0.1,.svc,.cluster.local,10.0.0.0/8
DATABASE_URL=postgresql://shop@pg-0.svc:5432/shop?sslmode=verify-full&sslrootcert=/etc/ssl/rds.pem
REDIS_URL=redis://cache:6379/2
MONGO_URL=mongodb://mongo-0:27017,mongo-1:27017,mongo-2:27017/chat?replicaSet=rs0&authSource=admin
SPRING_DATASOURCE_URL=jdbc:postgresql://pg:5432/orders?currentSchema=public&ApplicationName=orders
CELERY_BROKER_URL=amqp://rabbit:5672//
MAILER_DSN=smtp://mailhog:1025
SQLITE_URL=sqlite:////data/app.sqlite3
MYSQL_GO_DSN=ledger@tcp(mysql.svc:3306)/ledger?parseTime=true
LDAP_URL=ldaps://ldap.meridio.lan:636/dc=meridio,dc=lan?sAMAccountName?sub
QUEUE_DSN=doctrine://default?queue_name=failed
EMAIL_REGEX=^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$
CORS_ORIGIN_PATTERN=^https://([a-z0-9-]+\\.)?meridio\\.(eu|de)$
CSP_HEADER=default-src 'self'; script-src 'self' https://js.stripe.com; frame-ancestors 'none'
DNS_SERVERS=9.9.9.9 149.112.112.112
WHITELIST_IPS=83.12.44.9/32;91.200.17.0/24
CACHES_JSON={"default":{"backend":"redis","location":"redis://cache:6379/1","key_prefix":"shop"}}
JAVA_TOOL_OPTIONS=-XX:MaxRAMPercentage=75 -Djava.security.egd=file:/dev/./urandom -javaagent:/opt/otel.jar
DB_CONFIG={"host":"pg-0","port":5432,"user":"shop","passwordFile":"/run/secrets/pg_pw"}
GCP_SERVICE_ACCOUNT=image-worker@meridio-prod-417209.iam.gserviceaccount.com
DEFAULT_FROM_EMAIL=Meridio Shop <noreply@meridio.eu>
SMTP_USERNAME=postmaster@mg.meridio.eu
RESOURCE_ID=/subscriptions/4256495a-07e5-4959-b027-f933ab85984b/resourceGroups/rg-shop/providers/Microsoft.Sql/servers/sql-eu
WORKLOAD_IDENTITY_PROVIDER=projects/482913077615/locations/global/workloadIdentityPools/github/providers/gh-actions
PYTHONPATH=/app/src:/app/vendor
ASPNETCORE_URLS=http://+:8080;https://+:8443
GUNICORN_CMD_ARGS=--workers=4 --timeout 60 --bind=0.0.0.0:8000
RELEASE=shop@3.14.2+build.8841
FALLBACK_SVG=<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg>
USER_AGENT=Mozilla/5.0 (compatible; MeridioBot/2.1; +https://meridio.eu/bot)
PRIVATE_SUBNET_CIDR=10.20.0.0/20
`);
