import { variablesOf } from './lines.ts';

/** Addresses and commands without a password, patterns and settings in JSON: `NAME=value`. */
export const harmlessConnections = variablesOf(`
DOCKER_DAEMON_JSON={"default-runtime":"nvidia","log-driver":"json-file","log-opts":{"max-size":"50m","max-file":"5"},"storage-driver":"overlay2"}
REDIS_URL=redis://redis-master.cache.svc.cluster.local:6379/2
OAUTH_TOKEN_URL=https://oauth2.googleapis.com/token
TOKENIZER_URL=http://tokenizer.llm.svc.cluster.local:8081/v1/tokenize
GRAFANA_DASHBOARD_URL=https://grafana.acme.ai/d/a8f3kq2zx/vllm-overview?orgId=1&refresh=30s&var-cluster=prod-eu
GF_FEATURE_TOGGLES_ENABLE=traceqlEditor,correlations,nestedFolders,publicDashboards
NATS_URL=nats://nats.messaging.svc:4222
SECRET_REDACT_REGEX=(?i)(api[_-]?key|passw(or)?d|secret)\\s*[:=]\\s*\\S{6,}
ENTRYPOINT_ARGS=--auth-token-file=/run/secrets/token --password-file /run/secrets/pw
OPENAI_KEY_PATTERN=^sk-(proj-)?[A-Za-z0-9_-]{20,}$
PGBENCH_SQL=SELECT count(*) FROM "LiteLLM_VerificationToken" WHERE expires > now()
CLOUDSQL_DSN=postgresql+asyncpg:///chat?host=/cloudsql/genai-prod-311907:europe-west4:pg-main
LOG_DROP_REGEX=GET /(healthz|readyz|metrics) HTTP/1\\.[01]" 200
KEYCLOAK_FRONTEND_URL=https://id.acme.ai/auth/
SFTP_TARGET=sftp://reports@files.partner.example:2222/incoming
JWT_REGEX=eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+
OIDC_ISSUER=https://keycloak.acme.ai/realms/genai
MONGO_URL=mongodb://mongo-0.mongo:27017,mongo-1.mongo:27017/docs?replicaSet=rs0&authMechanism=MONGODB-X509
HTTPS_PROXY=http://squid.corp.acme.ai:3128
PROMETHEUS_REMOTE_WRITE_URL=https://prometheus-prod-24-prod-eu-west-2.grafana.net/api/prom/push
MYSQL_DSN=exporter@unix(/var/run/mysqld/mysqld.sock)/
RATE_LIMITS={"free":{"rpm":20,"tokens_per_day":50000},"pro":{"rpm":600,"tokens_per_day":5000000}}
OIDC_JWKS_URI=https://www.googleapis.com/oauth2/v3/certs
NO_PROXY=localhost,127.0.0.1,169.254.169.254,metadata.google.internal,.svc,.cluster.local
OTEL_EXPORTER_OTLP_ENDPOINT=http://otel-collector.monitoring:4317
START_CMD=gunicorn app.main:app -k uvicorn.workers.UvicornWorker -b 0.0.0.0:8080 --workers 4 --timeout 120
DATABASE_URL=postgresql://litellm@10.20.0.3:5432/litellm?sslmode=verify-full&sslrootcert=/etc/ssl/sql-ca.pem
VAULT_ADDR=https://vault.service.consul:8200
AUTH_CALLBACK_URL=https://chat.acme.ai/oauth/oidc/callback
NODE_SELECTOR=cloud.google.com/gke-accelerator=nvidia-l4
MLFLOW_TRACKING_URI=http://mlflow.tools:5000
COPY_CMD=gsutil -m rsync -r -d gs://acme-models-prod/hub /mnt/disks/ssd0/hub
CORS_ALLOW_HEADERS=Authorization,Content-Type,X-API-Key,X-Request-ID
CORS_ORIGIN_REGEX=https://([a-z0-9-]+\\.)?acme\\.ai(:\\d+)?
labels={"app.kubernetes.io/name":"gateway","cost-center":"4711","data-class":"c2"}
NCCL_SOCKET_IFNAME==eth0,^docker0,lo
JAVA_OPTS=-Xms512m -Xmx4g -Djavax.net.ssl.trustStore=/etc/ssl/java/cacerts -XX:+UseZGC
AUTH_CONFIG={"provider":"google","hosted_domain":"acme.ai","session_ttl":"12h","mfa_required":true}
PASSWORD_RESET_URL=https://portal.acme.ai/account/password/reset
SHEET_URL=https://docs.google.com/spreadsheets/d/e/pub?gid=1874402213&single=true&output=csv
SSH_OPTS=-o StrictHostKeyChecking=yes -o IdentitiesOnly=yes -o ProxyCommand="gcloud compute start-iap-tunnel %h 22 --listen-on-stdin"
TOLERATIONS=- key: nvidia.com/gpu\\n  operator: Exists\\n  effect: NoSchedule
HEALTHCHECK_CMD=wget -qO- http://127.0.0.1:3000/api/health || exit 1
PROMQL_TOKENS=sum(rate(vllm:generation_tokens_total{model_name!=""}[5m])) by (model_name)
PASSWORD_POLICY_REGEX=^(?=.*[A-Z])(?=.*\\d)(?=.*[!@#$%^&*]).{14,64}$
METRIC_KEEP=DCGM_FI_DEV_(GPU_UTIL|FB_USED|POWER_USAGE|XID_ERRORS)|vllm:.*
S3_ENDPOINT_URL=https://storage.googleapis.com:443
LOCALE_MAP={"de":"de-DE","pt":"pt-BR","zh":"zh-Hans-CN"}
RUNBOOK_BASE=https://wiki.acme.ai/display/SRE/Gateway+5xx+Runbook#GPU-OOM
CLICKHOUSE_MIGRATION_URL=clickhouse://clickhouse-headless:9000
WIF_CONFIG={"type":"external_account","audience":"//iam.googleapis.com/projects/482910337215/locations/global/workloadIdentityPools/aws/providers/prod","subject_token_type":"urn:ietf:params:aws:token-type:aws4_request","token_url":"https://sts.googleapis.com/v1/token"}
CSP=default-src 'self'; connect-src 'self' wss://chat.acme.ai; img-src * data:; frame-ancestors 'none'
PASSWORD_POLICY={"min_length":14,"require_symbol":true,"max_age_days":180,"history":5}
LIBPQ_CONN=host=/cloudsql/genai-prod-311907:europe-west4:pg-main user=exporter dbname=postgres sslmode=disable
AMQP_URL=amqp://rabbitmq.messaging:5672/%2Fgenai
CELERY_RESULT_BACKEND=rediss://10.31.4.11:6378/1?ssl_cert_reqs=required
TRUSTED_PROXIES=127.0.0.1/8,::1/128,35.235.240.0/20
SQLSERVER_CONN=Server=tcp:sql-genai.database.windows.net,1433;Database=crm;Authentication=Active Directory Managed Identity;Encrypt=True
PORT_BINDINGS=127.0.0.1:4000:4000/tcp,127.0.0.1:9400:9400/tcp
OLLAMA_BASE_URL=http://host.docker.internal:11434
SQLITE_URL=sqlite+aiosqlite:////data/open-webui/webui.db
VERTEX_ENDPOINT=https://europe-west4-aiplatform.googleapis.com/v1/projects/genai-prod-311907/locations/europe-west4/publishers/google/models/gemini-2.5-flash
IPV6_POOL=fd20:7a3:91c4:100::/56
NVIDIA_SMI_QUERY=--query-gpu=index,uuid,utilization.gpu,memory.used --format=csv,noheader,nounits
CHART_REPO=oci://europe-west4-docker.pkg.dev/genai-prod-311907/helm-charts
LITELLM_TEAM_MODELS={"research":["gpt-4o","gemini-2.5-pro"],"support":["gpt-4o-mini"]}
ENV_FROM_SECRETS=[{"name":"OPENAI_API_KEY","valueFrom":{"secretKeyRef":{"name":"llm-keys","key":"openai"}}}]
ALERTMANAGER_URLS=http://alertmanager-0.am:9093,http://alertmanager-1.am:9093
CACHE_PARAMS={"type":"redis-semantic","similarity_threshold":0.87,"ttl":600}
ROUTER_SETTINGS={"routing_strategy":"usage-based-routing-v2","num_retries":2,"timeout":45,"allowed_fails":3}
OPENAI_API_BASE=http://litellm:4000/v1
LOKI_PUSH_URL=http://loki-gateway.monitoring.svc.cluster.local/loki/api/v1/push
WG_ALLOWED_IPS=10.66.0.0/24, fd66::/64
KAFKA_BOOTSTRAP_SERVERS=kafka-0.kafka:9093,kafka-1.kafka:9093,kafka-2.kafka:9093
SCRAPE_CONFIG=[{"job_name":"vllm","scheme":"https","authorization":{"credentials_file":"/etc/prometheus/token"},"static_configs":[{"targets":["vllm:8000"]}]}]
MASTER_AUTHORIZED_NETWORKS=[{"cidr_block":"203.0.113.16/28","display_name":"vpn-fra"},{"cidr_block":"198.51.100.4/32","display_name":"bastion"}]
FILE_GLOB=**/*.{md,mdx,pdf,docx},!**/node_modules/**
GCLB_HEALTHCHECK_RANGES=35.191.0.0/16 130.211.0.0/22
EXTRA_HOSTS=metadata.google.internal:169.254.169.254
TAG_FILTER=^v\\d+\\.\\d+\\.\\d+(-rc\\.\\d+)?$
QDRANT_URL=http://qdrant.vector:6333
MODEL_GCS_URI=gs://acme-models-prod/llama-3.1-8b/2025-05-14T09-31-07Z/adapter/
OTEL_RESOURCE_ATTRIBUTES=service.name=gateway,service.version=2.14.3,deployment.environment=prod,cloud.region=europe-west4
ALLOWED_CIDRS=10.0.0.0/8,172.16.0.0/12,192.168.0.0/16
AZURE_AUTHORITY=https://login.microsoftonline.com/3f1d2c7a-5b8e-4d36-9a0f-7c6e5d4b3a21/v2.0
GF_AUTH_GENERIC_OAUTH_AUTH_URL=https://auth.acme.ai/application/o/authorize/
TERRAFORM_ARGS=-var-file=envs/prod-eu.tfvars -lock-timeout=5m -parallelism=20
FETCH_KEY_CMD=gcloud secrets versions access latest --secret=openai-api-key
LOGQL_AUTH_FAILURES={app="keycloak"} |= "LOGIN_ERROR" | json | error="invalid_user_credentials"
GIT_REPO=git@github.com:acme/prompt-library.git
ARXIV_MIRROR=https://export.arxiv.org/api/query?search_query=all:retrieval&start=0&max_results=25
DOCKER_HOST=ssh://deploy@gpu-host-03.europe-west4-a.c.genai-prod-311907.internal
JDBC_URL=jdbc:postgresql://127.0.0.1:5432/keycloak?socketFactory=com.google.cloud.sql.postgres.SocketFactory&enableIamAuth=true
ALEMBIC_DSN=postgresql+psycopg://rag%40genai-prod-311907.iam@127.0.0.1:5432/rag
SSH_REMOTE=ssh://git@git.acme.io:2222/infra/stack.git
GIT_REPO=git@github.com:acme/token-service.git
PROXY=http://svc-egress@proxy.corp.local:3128
CALLBACK_URL=https://app.acme.io/api/auth/callback/keycloak?state=:state&code=:code
JWKS_URI=https://auth.acme.io/.well-known/jwks.json
S3_ENDPOINT=https://minio.acme.internal:9000
LOKI_URL=http://loki:3100/loki/api/v1/push
SFTP_TARGET=sftp://backup@nas.local:2022/volume1/dumps
DOCS=https://docs.acme.io/security/api-keys#rotate-your-secret-key
HF_ENDPOINT=https://hf-mirror.com
UNIX_SOCK=unix:///var/run/docker.sock
IPV6_LISTEN=[::1]:8443
MATRIX_USER=@alertbot:matrix.acme.io
NATS_URL=nats://nats-0.nats:4222,nats://nats-1.nats:4222
MEDIA_URL=https://cdn.acme.io/u/bac6dcd1-2c90-42e3-899b-d30b0c325986/avatar_512x512.webp?v=3
GRAFANA_PANEL=https://grafana.acme.io/d/TVVai4TfV/gpu-overview?orgId=1&from=now-6h&to=now
MAILTO=mailto:security@acme.io?subject=Leaked%20key
TEMPLATE_URL=https://maps.example.com/tiles/{z}/{x}/{y}.png?key={key}
GH_RELEASE=https://github.com/gitleaks/gitleaks/releases/download/v8.18.4/gitleaks_8.18.4_linux_x64.tar.gz
MAGNET=magnet:?xt=urn:btih:34ff40f986215c231c1879bc9611e82930d68e82&dn=common-crawl
DB_DSN=postgresql://app@pg:5432/app?sslmode=verify-full
REDIS_URL=redis://redis:6379/0
RABBIT_URL=amqp://rabbitmq:5672/%2F
MONGODB_URI=mongodb://mongo-0:27017,mongo-1:27017/chat?replicaSet=rs0
SQLITE_URL=sqlite+aiosqlite:////data/app.db
SQL_CONN=Server=sql-prod;Database=orders;Integrated Security=SSPI;Encrypt=True
PG_DSN=host=/var/run/postgresql dbname=grafana user=grafana
JDBC_URL=jdbc:mysql://mysql:3306/sonar?useUnicode=true&characterEncoding=utf8
BROKERS=SASL_SSL://kafka-0:9093,SASL_SSL://kafka-1:9093
MI_CONN=Server=tcp:acme.database.windows.net;Authentication=Active Directory Managed Identity;Database=crm
ES_HOSTS=["https://es01:9200","https://es02:9200"]
CLICKHOUSE_DSN=clickhouse://default@clickhouse:9000/otel
APPINSIGHTS_ROLE_ENDPOINT=https://westeurope-5.in.applicationinsights.azure.com/
RSYNC_DEST=backup@10.8.0.4:/srv/backup/pg
REDACT_PATTERN=(?i)(api[_-]?key|secret|token)\\s*[:=]\\s*\\S+
GITLEAKS_RULE=ghp_[0-9A-Za-z]{36}
AWS_KEY_REGEX=\\b(AKIA|ASIA)[A-Z0-9]{16}\\b
PATH_ALLOW=^/(api|v1)/(chat|embeddings)(/.*)?$
CORS_ORIGIN_REGEX=https://([a-z0-9-]+\\.)?acme\\.io$
MASK_URL_CREDS=s#://[^:]+:[^@]+@#://***:***@#g
LOG_DROP=!(healthz|readyz|metrics)
JWT_PATTERN=eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*
ALLOWED_CIDRS=10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fd00::/8
NO_PROXY=localhost,127.0.0.1,.svc,.cluster.local,10.96.0.0/12
TRUSTED_PROXIES=173.245.48.0/20 103.21.244.0/22
MAC=02:42:ac:11:00:02
DNS=1.1.1.1#cloudflare-dns.com
PORTS=8080:80/tcp,8443:443/udp
TRAEFIK_RULE=Host(\`chat.acme.io\`) && PathPrefix(\`/api\`)
CSP=default-src 'self'; script-src 'self' 'nonce-{nonce}'; img-src * data:
SSL_CIPHERS=ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-CHACHA20-POLY1305:!aNULL:!MD5
EXTRA_HOSTS=host.docker.internal:host-gateway
SPF_RECORD=v=spf1 include:_spf.google.com ip4:203.0.113.7 -all
ACME_EMAIL=hostmaster@acme.io
HSTS=max-age=63072000; includeSubDomains; preload
FEATURES={"signup":false,"sso":true,"max_tokens":2048}
RATE_LIMITS=[{"path":"/v1/chat","rpm":60,"tpm":90000}]
LOG_OPTS={"driver":"json-file","options":{"max-size":"10m","max-file":"3"}}
ROUTER_SETTINGS={"routing_strategy":"usage-based-routing-v2","num_retries":2}
OIDC_CLAIMS_MAP={"email":"preferred_username","role":"resource_access.app.roles"}
SERVICE_LABELS={"app.kubernetes.io/name":"token-svc","team":"auth"}
AUTH_SCHEMA={"type":"object","properties":{"password":{"type":"string","minLength":12}}}
S3_POLICY={"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"*"}]}
MODELS_YAML=model_list:\\n  - model_name: gpt-4o\\n    litellm_params:\\n      model: azure/gpt-4o\\n      api_key: os.environ/AZURE_API_KEY
TOML_LOG=[log]\\nlevel = "info"\\nfields = ["user", "token_count"]
PG_HEALTH=pg_isready -U postgres -d app
START_CMD=gunicorn app.main:app -k uvicorn.workers.UvicornWorker -b 0.0.0.0:8000 -w 4
REDIS_CMD=redis-server --save "" --maxmemory 2gb --maxmemory-policy allkeys-lru
JVM_OPTS=-XX:+UseG1GC -Xms1g -Xmx4g -Djava.security.egd=file:/dev/./urandom
LOGIN_CMD=docker login -u AWS --password-stdin 123456789012.dkr.ecr.eu-west-1.amazonaws.com
RCLONE_FLAGS=--transfers=8 --password-command="pass show rclone"
SSH_OPTS=-i /keys/deploy -p 2222 -o StrictHostKeyChecking=accept-new
PSQL_CHECK=psql -h pg -U app -w -c "select count(*) from api_keys"
`);
