import { alphanumeric, base64, base64url, capitals, crockford, Draw, small } from './draw.ts';
import { encoded, variablesOf } from './lines.ts';

const { text, hex, key, uuid, password } = new Draw(27_182).tools();

/** Secrets within connection strings, addresses, commands, files and keys, under names that say nothing: `NAME=value`. */
export const connectionSecrets = variablesOf(`
LLM_SETTING=sk-proj-${text(156, base64url)}
MODEL_OPTION=sk-${text(48, alphanumeric)}
NOTIFY_TARGET=https://hooks.slack.com/services/T${text(10, crockford)}/B${text(10, crockford)}/${key(24)}
ALERT_SINK=https://discord.com/api/webhooks/0443151567193646192/${text(68, base64url)}
TG=1430945757:AA${text(33, base64url)}
VECTOR_DB=pcsk_${text(70, base64url)}
SEARCH_TOOL=tvly-dev-${text(32, alphanumeric)}
TABLES=${key(17)}.${hex(64)}
DISCORD=${key(24)}.zzxmuQ.${text(38, base64url)}
MAILCHIMP=${hex(32)}-us21
FIGMA=figd_${text(40, base64url)}
MAILGUN_DEFAULT=key-${hex(32)}
POSTGRES_URL=postgresql://litellm:${key(8)}%2B${key(6)}@pg-rw.db.svc:5432/litellm?sslmode=require
ASYNC_ENGINE=postgresql+asyncpg://app:${key(18)}@10.2.0.15:6432/app
DATABASE_URL=postgres://mlflow:mlflow@postgres:5432/mlflow
MONGO=mongodb+srv://svc-chat:${key(16)}@cluster0.a1b2c.mongodb.net/?retryWrites=true&w=majority
CELERY_BROKER=amqp://worker:${key(14)}@rabbit-0.rabbit:5672//
CACHE=redis://:${key(22)}@redis-master:6379/2
QUEUE_CACHE=rediss://default:${text(32, base64url)}@eu1-fast.upstash.io:6379
LEGACY_DB=Server=tcp:sql01.corp.local,1433;Database=Billing;User Id=svc_billing;Password=${password(16)};Encrypt=True;
REPORTS=jdbc:postgresql://db:5432/reports?user=report&password=${key(12)}
GO_DSN=api:${key(16)}@tcp(mysql.prod:3306)/api?parseTime=true&loc=UTC
PG_CONN=host=pgbouncer port=6432 dbname=vectors user=embedder password=${key(16)} sslmode=disable
ODBC=DRIVER={ODBC Driver 18 for SQL Server};SERVER=dwh;DATABASE=mart;UID=etl;PWD=${key(14)};TrustServerCertificate=yes
ORA=oracle+oracledb://scott:tiger@ora19:1521/?service_name=ORCLPDB1
BLOB=DefaultEndpointsProtocol=https;AccountName=mlartifacts;AccountKey=${text(86, base64)}==;EndpointSuffix=core.windows.net
BUS=Endpoint=sb://evt-prod.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=${text(43, base64)}=
COSMOS=AccountEndpoint=https://rag-prod.documents.azure.com:443/;AccountKey=${text(86, base64)}==;
UPLOAD_BASE=https://mlartifacts.blob.core.windows.net/models?sv=2022-11-02&ss=b&srt=co&sp=rl&se=2027-01-01T00:00:00Z&sig=${key(37)}%2FVsAzs%3D
MAIL_URL=smtp://noreply%40example.org:${key(16)}@smtp.eu.mailgun.org:587
SNOWFLAKE=snowflake://loader:${key(8)}%7D${key(6)}@xy12345.eu-central-1/ANALYTICS/PUBLIC?warehouse=LOAD_WH
CH_HTTP=http://clickhouse:8123/?database=traces&user=otel&password=${key(12)}
OUTBOUND=http://svc-proxy:${key(12)}@proxy.corp.example:3128
CAM_3=rtsp://viewer:${key(10)}@10.30.4.17:554/Streaming/Channels/101
DROP_ZONE=sftp://partner_x:${key(15)}@files.example.net:2222/in
STREAM=nats://ingest:${key(16)}@nats.nats.svc:4222
KAFKA_JAAS=org.apache.kafka.common.security.scram.ScramLoginModule required username="etl" password="${key(20)}";
REPO=https://oauth2:glpat-${text(20, base64url)}@gitlab.example.com/ml/serving.git
PIP_EXTRA_INDEX_URL=https://ci:${key(20)}@nexus.corp.example/repository/pypi/simple
ETH_RPC=https://eth-mainnet.g.alchemy.com/v2/${text(32, base64url)}
GEOCODER=https://maps.googleapis.com/maps/api/geocode/json?region=de&key=AIza${text(35, base64url)}
FEED=https://data.example.io/v3/quotes?access_token=${text(40, small)}
PRISMA=prisma://accelerate.prisma-data.net/?api_key=${encoded(`{"alg":"HS256","typ":"JWT"}`)}.${encoded(`{"api_key":"${uuid()}","tenant_id":"${hex(64)}"}`)}.i-${text(41, alphanumeric)}
SENTRY_LEGACY=https://${hex(32)}:${hex(32)}@sentry.corp.example/12
LDAP_CONN=ldap://reader:${key(14)}@dc1.corp.example:389
AMQ_OPTS=-Dspring.rabbitmq.username=app -Dspring.rabbitmq.password=${key(16)} -Xmx2g
DOCKER_CONF={"auths": {"registry.example.net": {"auth": "${encoded(`robot$ci:${key(24)}`)}"}}}
GCP_JSON={"type": "service_account", "project_id": "vision-prod-2231", "private_key_id": "${hex(40)}", "private_key": "-----BEGIN PRIVATE KEY-----\\n${text(64, base64)}\\n-----END PRIVATE KEY-----\\n", "client_email": "batch-runner@vision-prod-2231.iam.gserviceaccount.com", "client_id": "745020823446263856650", "token_uri": "https://oauth2.googleapis.com/token"}
CLUSTER=apiVersion: v1\\nkind: Config\\nclusters:\\n- name: gpu-a\\n  cluster: {server: "https://10.40.0.1:6443"}\\nusers:\\n- name: ci\\n  user:\\n    token: ${encoded(`{"alg":"RS256","typ":"JWT"}`)}.${encoded(`{"iss":"kubernetes/serviceaccount","sub":"system:serviceaccount:ml:ci"}`)}.${key(43)}${text(299, base64url)}\\n
CLUSTER_B64=${encoded(`apiVersion: v1\nkind: Config\nclusters:\n- name: gpu-a\n  cluster: {server: "https://10.40.0.1:6443"}\nusers:\n- name: ci\n  user:\n    token: ${encoded(`{"alg":"RS256","typ":"JWT"}`)}.${encoded(`{"iss":"kubernetes/serviceaccount","sub":"system:serviceaccount:ml:ci"}`)}.${key(43)}${text(299, base64url)}\n`)}=
NETRC_LINE=machine api.wandb.ai login user password ${hex(40)}
NPMRC=//npm.example.net/:_authToken=ghp_${text(36, alphanumeric)}
DB_JSON={"engine": "mysql", "host": "aurora-1.cluster-cx.eu-west-1.rds.amazonaws.com", "username": "admin", "password": "${key(20)}", "port": 3306}
PLUGINS=[{"name": "jira", "url": "https://jira.example.com", "opts": {"user": "bot", "apiToken": "${key(12)}${text(160, base64url)}=5A529181"}}]
AIRFLOW_CONN_DWH={"conn_type": "postgres", "login": "af", "password": "${key(12)}", "host": "dwh", "schema": "mart"}
MCP_SERVERS={"mcpServers": {"gh": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-github"], "env": {"GITHUB_PERSONAL_ACCESS_TOKEN": "ghp_${text(36, alphanumeric)}"}}}}
VALUES_YAML=redis:\\n  host: redis\\n  auth:\\n    enabled: true\\n    password: ${key(14)}\\n
AWS_INI=[default]\\naws_access_key_id = AKIA${text(16, capitals)}\\naws_secret_access_key = ${key(40)}\\nregion = eu-west-1
BACKUP_CMD=mysqldump -h db -u root -${key(15)} --single-transaction app | gzip > /backup/app.sql.gz
PRE_HOOK=PGPASSWORD=${key(16)} psql -h pg -U app -c 'select 1'
HEALTHCHECK=curl -fsS -u monitor:${key(14)} http://localhost:9200/_cluster/health
REDIS_ARGS=--appendonly yes --requirepass ${key(18)} --maxmemory 2gb
VLLM_ARGS=--model mistralai/Mistral-7B-Instruct-v0.3 --max-model-len 8192 --api-key sk-local-${hex(24)}
OTEL_EXPORTER_OTLP_HEADERS=Authorization=Basic%20${key(80)}
EXTRA_HEADERS={"Authorization": "Bearer ${key(34)}_xgps6lsr"}
UPSTREAM_HEADER=X-Api-Key: ${key(40)}
TLS_PEM=-----BEGIN PRIVATE KEY-----\\n${text(64, base64)}\\n\\n-----END PRIVATE KEY-----
SIGNER=-----BEGIN EC PRIVATE KEY-----\\n${text(64, base64)}\\n\\n-----END EC PRIVATE KEY-----
DEPLOY=-----BEGIN OPENSSH PRIVATE KEY-----\\n${text(64, base64)}\\n\\n-----END OPENSSH PRIVATE KEY-----
DEPLOY_ONE_LINE=-----BEGIN PRIVATE KEY-----\\n${text(64, base64)}\\n-----END PRIVATE KEY-----
WALLET=web visual affair west abstract analyst abandon among aim wasp above warfare
BTC=${key(52)}
RELAY=nsec1${text(58, small)}
WG_CONF=[Interface]\\nAddress = 10.9.0.4/32\\nPrivateKey = ${key(43)}=\\n[Peer]\\nPublicKey = ${text(43, base64)}=\\nAllowedIPs = 10.9.0.0/24
MFA=otpauth://totp/Corp:ops@example.com?secret=${text(32, capitals)}&issuer=Corp
JWK={"kty": "oct", "k": "${key(43)}", "alg": "HS256", "kid": "sig-2024"}
PG_ROLE=SCRAM-SHA-256$4096:${text(22, base64)}==$${text(43, base64)}=:${text(43, base64)}=
PARTNER_HEADER=Bearer ${encoded(`{"alg":"HS256","typ":"JWT"}`)}.${encoded(`{"sub":"acme","scope":"read:all","exp":1826919135}`)}.${text(43, base64url)}
INIT_VALUE=${password(32)}
WEBUI_INIT=${key(43)}
LANG_SVC=${text(43, base64url)}
WP_AUTH=${password(64)}
PLUGIN_OPT=${key(57)}-swr-hT
ROUTINE_X=P@ssw0rd-9554!
PRIMARY_STORE=postgresql://app:${key(24)}@db.internal:5432/app?sslmode=require
REPORTING=postgres://reporting:%2A${key(8)}%40${key(4)}@10.20.4.11/reports
LEGACY_STORE=mysql+pymysql://shop:${key(10)}@mysql:3306/shop?charset=utf8mb4
DOCS_STORE=mongodb+srv://svc_docs:${key(20)}@cluster0.ab1cd.mongodb.net/docs?retryWrites=true&w=majority
BROKER=amqps://worker:${key(24)}@rabbit.prod.example.com:5671/%2Fjobs
CACHE=rediss://:${key(44)}@cache-1.example.net:6380/0
CELERY_RESULTS=redis://default:sunflower7@redis:6379/1
COLUMNS=clickhouse://ingest:${key(16)}@ch:9000/events
WAREHOUSE=snowflake://LOADER:Y%23${key(10)}%3Aq@xy12345.eu-central-1/ANALYTICS/PUBLIC?warehouse=LOAD_WH
ERP=Server=tcp:sql01.database.windows.net,1433;Initial Catalog=erp;User ID=erp_app;Password=${password(20)};Encrypt=True;
ODBC=Driver={ODBC Driver 18 for SQL Server};Server=sql.corp.local;Database=crm;UID=crm_ro;PWD=${key(12)};TrustServerCertificate=yes
ORA=jdbc:oracle:thin:billing/hooPuvie3b@//ora1.corp.local:1521/BILL
JDBC_MAIN=jdbc:postgresql://pg:5432/keycloak?user=keycloak&password=${key(18)}
MSSQL_J=jdbc:sqlserver://mssql:1433;databaseName=hr;user=hr;password=${key(12)};encrypt=true
LIBPQ=host=pg1 port=5432 dbname=metrics user=grafana password=${key(12)} sslmode=verify-full
GO_STORE=gitea:${key(16)}@tcp(mariadb:3306)/gitea?parseTime=true
STORAGE_ACCT=DefaultEndpointsProtocol=https;AccountName=prodassets;AccountKey=${text(86, base64)}==;EndpointSuffix=core.windows.net
BUS=Endpoint=sb://orders-prod.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=${key(43)}=
COSMOS=AccountEndpoint=https://prod-cosmos.documents.azure.com:443/;AccountKey=${text(86, base64)}==;
IOT_EDGE=HostName=plant7.azure-devices.net;DeviceId=press-04;SharedAccessKey=${key(43)}=
STACKEXCHANGE_REDIS=prod.redis.cache.windows.net:6380,password=${text(43, base64)}=,ssl=True,abortConnect=False
KAFKA_JAAS_CONFIG=org.apache.kafka.common.security.scram.ScramLoginModule required username="ingest" password="${key(20)}";
MAIL=smtps://noreply%40example.com:${text(16, small)}@smtp.example.com:465
DIRECTORY=ldaps://cn=reader,dc=corp,dc=local:${key(18)}@ldap.corp.local:636
ERROR_SINK=https://${hex(32)}:${hex(32)}@sentry.example.com/14
CLICK_COPY=sftp://partner:Ku3go2cu5@files.partner.example:2222/inbox
VECTORS=http://elastic:${key(20)}@elasticsearch:9200
HTTPS_PROXY=http://proxyuser:chi6VeiCh@proxy.corp.example:3128
PIP_EXTRA_INDEX_URL=https://ci:${key(32)}@pypi.corp.example/simple/
GIT_REMOTE=https://oauth2:glpat-${text(20, base64url)}@gitlab.com/acme/infra.git
ALERTS_GAMING=https://discord.com/api/webhooks/1111529484845607947/${text(68, base64url)}
UPLOAD_TARGET=https://prodassets.blob.core.windows.net/uploads?sv=2023-11-03&ss=b&srt=co&sp=rwdl&se=2027-01-01T00:00:00Z&spr=https&sig=${key(43)}%3D
WEATHER=https://api.openweathermap.org/data/2.5/weather?q=Bern&appid=${hex(32)}
TILES=https://api.maptiler.com/maps/streets/style.json?key=${key(20)}
BUILD_TRIGGER=https://jenkins.corp.example/job/deploy/build?token=${hex(32)}
LOGS_IN=wss://stream.example.com/v1/logs?access_token=${key(34)}-12yF3
CAMERA_1=rtsp://viewer:cai2Sa3r@192.168.40.12:554/stream1
BOOTSTRAP={"user": "admin", "password": "beeloFoh0lim"}
SINKS=[{"type": "s3", "region": "eu-central-1", "access_key_id": "AKIA${text(16, capitals)}", "secret_access_key": "${key(40)}"}]
PROVIDERS=providers:\\n  - name: mistral\\n    api_key: ${key(32)}\\n    timeout: 30\\n
RCLONE_CONF=[backup]\\ntype = sftp\\nhost = nas.local\\nuser = rclone\\npass = ${text(32, base64url)}\\n
BACKUP_CMD=mysqldump -h mysql -u backup -pliRohceexei3 --single-transaction shop
PROBE=curl -sf -u monitor:ticuriTo7H http://rabbitmq:15672/api/overview
REQ_HEADERS=Authorization: Bearer ${key(34)}_${key(13)}
OTEL_EXPORTER_OTLP_HEADERS=x-honeycomb-team=${key(22)},x-honeycomb-dataset=prod
DOCKER_CFG={"auths": {"registry.example.com": {"auth": "${encoded(`ci:${key(24)}`)}"}}}
NETRC=machine git.example.com login ci password ${key(24)}
NPMRC=//npm.example.com/:_authToken=${uuid()}
PGPASS_LINE=db.internal:5432:app:app_user:${key(14)}
REDIS_ARGS=--appendonly yes --requirepass ${key(28)}
GOOGLE_SA={"type": "service_account", "project_id": "acme-prod", "private_key_id": "${hex(40)}", "private_key": "-----BEGIN PRIVATE KEY-----\\n${text(64, base64)}\\n-----END PRIVATE KEY-----\\n", "client_email": "ingest@acme-prod.iam.gserviceaccount.com"}
SIGNER=-----BEGIN PRIVATE KEY-----\\n${text(64, base64)}\\n\\n-----END PRIVATE KEY-----\\n
SIGNER_EC=-----BEGIN EC PRIVATE KEY-----\\n${text(64, base64)}\\n\\n-----END EC PRIVATE KEY-----\\n
DEPLOY_IDENTITY=-----BEGIN OPENSSH PRIVATE KEY-----\\n${text(64, base64)}\\n\\n-----END OPENSSH PRIVATE KEY-----\\n
WG_CONF=[Interface]\\nPrivateKey = ${key(43)}=\\nAddress = 10.8.0.2/24\\n
SIGNER_JWK={"kty": "oct", "alg": "HS256", "k": "${text(43, base64url)}"}
JOIN_LINE=kubeadm join 10.0.0.10:6443 --token 5to8uj.${text(16, small)} --discovery-token-ca-cert-hash sha256:${hex(64)}
`);
