import { capitals, Draw, small } from './draw.ts';
import { encoded, variablesOf } from './lines.ts';

const { text, hex, key, uuid } = new Draw(47_790).tools();

/** Secrets that addresses, commands, headers and files carry, under names that say nothing: `NAME=value`. */
export const carriedSecrets = variablesOf(`
PROBE_CMD=curl -u prober:uImc${key(12)} https://es.acme.ai:9200/_cluster/health
GCP_ACCOUNT={"type": "service_account", "project_id": "genai-prod-311907", "private_key_id": "${hex(40)}", "private_key": "-----BEGIN PRIVATE KEY-----\\nMII${key(61)}\\nDaq${key(50)}/QmhfHNgoyo\\nk7P${key(31)}+8ay9${key(25)}\\nY0f${key(26)}/V512${key(30)}\\nhnm${key(54)}/iHOacC\\nznapWLEWJ7jh/DHBz${key(47)}\\nno5${key(22)}/tHGr${key(34)}\\nuEp${key(39)}+P3n1${key(17)}\\n3Va${key(22)}+gEPWR/+VTAb${key(14)}+hl219WO3Ag7W\\n8qO${key(22)}+8u/Gt9i${key(31)}\\nV88Rha+h6wgj/XkOO${key(34)}/MEPPSnCsu0JL\\nblWFds/tqKT${key(26)}/6zDwKBgQDiqEjsSV+dBMZZ0Qkr\\n3bBkCsKwid+KBjH6mzP+vcKyo+C0atjBuqGfBC/ukIzmXzEJbtGhMkKugGpQM+ad\\nTBD${key(61)}\\nMNu${key(61)}\\nqBx${key(34)}/yFRU${key(14)}+5C6P61Q\\nBc6${key(28)}+7jQ/suilwJHkurm/F8oSvv+0pNnj3/s2\\nNcHc9rW/0wKB${key(42)}/W4r0Ybm1G\\nYru/983ivgKp/N1YP${key(38)}/1kBDMlbL\\nFQc${key(14)}/mlYg${key(42)}\\nHun${key(61)}\\nhuj${key(61)}\\n9ow${key(61)}\\nBuY${key(61)}\\noa/CIoo${key(23)}+kXEO${key(13)}/KtCmdYx0wcL2x22\\nHdk${key(19)}==\\n-----END PRIVATE KEY-----\\n", "client_email": "rag-ingest@genai-prod-311907.iam.gserviceaccount.com", "client_id": "927722008996269426455", "token_uri": "https://oauth2.googleapis.com/token"}
DATASOURCES={"apiVersion": 1, "datasources": [{"name": "pg", "type": "postgres", "user": "grafana", "secureJsonData": {"password": "x2It${key(14)}"}}]}
INI_BLOCK=[smtp]\\nhost=mail.acme.ai:587\\nuser=grafana\\npassword=9Hth${key(12)}\\n
CAMERA_1=rtsp://viewer:XCev9Boi1D@192.168.40.17:554/stream1
WEIGHTS_URL=https://storage.googleapis.com/acme-weights/llama.gguf?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Credential=dl%40acme.iam.gserviceaccount.com%2F20250601%2Fauto%2Fstorage%2Fgoog4_request&X-Goog-Date=2025${text(12, capitals)}&X-Goog-Expires=604800&X-Goog-SignedHeaders=host&X-Goog-Signature=${hex(512)}
GCP_ADC_B64=${encoded(`{"type": "service_account", "project_id": "genai-prod-311907", "private_key_id": "${hex(40)}", "private_key": "-----BEGIN PRIVATE KEY-----\\nMII${key(53)}+SXGsP33\\nmQ3048kSfR/4kz/hCX0${key(16)}/B6iG${key(14)}/qNDt2UbFo\\niSC${key(12)}+RNdw${key(15)}+MhYt${key(24)}\\n0K+IL07${key(55)}+6\\nshz${key(46)}/AhpMFGT4r2riT9\\nfVg88pw/iwlk${key(20)}+WwOj${key(18)}+yr5RWP1D\\ndkq${key(30)}+3dmH${key(26)}\\nD+KMcx${key(16)}+IaU8${key(37)}\\nPNb${key(23)}/l2s/9yaI${key(21)}/e1x5KJt\\nBpT${key(61)}\\nV8HgVYlZotCBnaMAGitpb/fZGmZ2AXLEnyP/o6A/ZxXa${key(20)}\\n0cO${key(17)}+feML+BvC76dV/GUIgECgYEA54vK+tc/FcSmjpejgUYa\\nu3/COU3${key(57)}\\npR7${key(30)}+uN3E62L1l0ynv63+I52kYGgc4VE+Sm\\nFhF${key(40)}/0ZOWSVtt67+UjB8qYKiE\\nRkr${key(51)}/2sFwWHMHl\\n9X+y2vT${key(22)}+U4Lnv/c4nh${key(14)}/nPnUFxbIi\\nAbk${key(19)}+7Bpv${key(24)}/mn8iwJl2OqaR\\nmgMxl71AdK/FXMz${key(49)}\\n/qf+NzsP${key(14)}/MMQWUyeCseM2+xXUu${key(24)}\\ne/DYTk${key(15)}+tV7ttO/OdIqx1HQlG+wkEZ${key(20)}\\nNqm${key(32)}/Ojoi2PdV+e+FXfB${key(13)}\\nGet${key(32)}/QQKB${key(22)}+L\\nD6Z${key(27)}+v4e1${key(19)}/HIoKhGkEj\\n4JZ${key(12)}+XcWm${key(23)}/COA6${key(16)}\\nCkA${key(19)}==\\n-----END PRIVATE KEY-----\\n", "client_email": "rag-ingest@genai-prod-311907.iam.gserviceaccount.com", "client_id": "927722008996269426455", "token_uri": "https://oauth2.googleapis.com/token"}`)}
GEOCODER=https://api.opencagedata.com/geocode/v1/json?key=${hex(32)}&language=de
LLM_ENDPOINT=https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent?key=AIza${key(35)}
DATABASE_URL=postgresql+asyncpg://litellm:fZ32${key(16)}@10.20.0.3:5432/litellm?ssl=require
DOCS=mongodb+srv://ingest:cQ7Z${key(12)}@cluster0.q7xk2.mongodb.net/docs?retryWrites=true
KAFKA_SASL_JAAS_CONFIG=org.apache.kafka.common.security.scram.ScramLoginModule required username="events" password="WE77${key(20)}";
LEGACY_SQL=Server=tcp:sql01.acme.local,1433;Initial Catalog=billing;User ID=svc_bill;Password=aY}+4ZfMU2s}zT&k;Encrypt=True;
ODBC_EXTRA=DRIVER={ODBC Driver 18 for SQL Server};SERVER=10.1.2.3;DATABASE=crm;UID=reader;PWD=VxOA${key(12)}
STORE=postgres://rag:FoGg${key(20)}@db.internal/rag
QUEUE=Endpoint=sb://acme-genai.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=OTlc${key(39)}=
DIRECTORY=ldaps://cn=svc-bind,dc=acme,dc=ai:tgcIg8RCLB1eP7@ldap.acme.ai:636/dc=acme,dc=ai
BUS=nats://gpu:M15T${key(12)}@nats-0.nats:4222,nats://gpu:5WqF${key(12)}@nats-1.nats:4222
ADC={"client_id": "739605067313-ffr8${text(28, small)}.apps.googleusercontent.com", "client_secret": "d-a5IO${key(18)}", "refresh_token": "1//0VmIuRd8b489EO-QZaA${key(67)}_FRNUM3zA-DMG2l", "type": "authorized_user"}
WAREHOUSE=jdbc:postgresql://10.8.1.4:5432/dwh?user=etl&password=rmYG${key(12)}&ssl=true
REPO=https://x-access-token:ghs_TcDo${key(32)}@github.com/acme/prompts.git
BACKUP_CMD=mysqldump -h db -u backup -p4ksDaRxArRFGyYyi --single-transaction app | gzip > /backup/app.sql.gz
NPMRC=//npm.acme.ai/:_authToken=${uuid()}
DATASET_URL=https://acmemodels.blob.core.windows.net/eval?sv=2023-11-03&ss=b&srt=co&sp=rl&se=2027-01-01T00:00:00Z&sig=%2F2f${key(40)}%3D
CONN=host=10.4.0.9 port=5432 dbname=chat user=chat password=1qSi${key(18)} sslmode=require
ANALYTICS=clickhouse://langfuse:Ko5d${key(16)}@clickhouse:9000/default
DOCKER_AUTH_CONFIG={"auths": {"registry.acme.ai": {"auth": "Y2k6${key(32)}"}}}
EGRESS=http://svc-proxy:JkdcZJvbgU6h@proxy.corp.acme.ai:3128
MYSQL_DSN_GO=gateway:j6yF${key(14)}@tcp(mysql.svc:3306)/gateway?parseTime=true
CELERY_BROKER_URL=amqp://worker:wK8M8O3aQCVTAz@rabbit.svc.cluster.local:5672/tasks
VALUES_INLINE=postgresql:\\n  auth:\\n    username: app\\n    password: Dg7P${key(12)}\\n    database: app
VLLM_EXTRA_ARGS=--model mistralai/Mistral-7B-Instruct-v0.3 --api-key Mc0V${key(20)}-d4tN45oySpW_VxUEoU --max-model-len 8192
SEED_SQL=CREATE USER metrics WITH LOGIN PASSWORD '0Lsc${key(16)}';
KUBE=apiVersion: v1\\nkind: Config\\nusers:\\n- name: admin\\n  user:\\n    token: CI_eAftu5mxXGukapP-TPHN${key(18)}-8CF9tK3MpzC-rjYt5m\\n
HEALTHCHECK=curl -fsS -H "Authorization: Bearer i3wm${key(36)}" http://localhost:4000/health
OTEL_EXPORTER_OTLP_HEADERS=authorization=Basic OTQ4${key(75)}=
WS_FEED=wss://stream.acme.ai/v2?access_token=FeuO${key(35)}-LOLmBtvNFHPysQ
CACHE_URL=redis://:${hex(32)}@redis-master:6379/0
SCRAPE_HEADERS={"X-Scope-OrgID": "genai", "Authorization": "Bearer hPt8${key(17)}-3Ah2Eig_71Wq${key(14)}"}
NETRC=machine git.acme.ai login ci password XGqn${key(22)}
CONFIG_YAML=model_list:\\n  - model_name: gpt-4o\\n    litellm_params:\\n      model: azure/gpt-4o\\n      api_base: https://acme.openai.azure.com\\n      api_key: ${hex(32)}\\n
PIP_EXTRA_INDEX_URL=https://__token__:wk9K${key(28)}@pypi.acme.ai/simple/
PEER_CONF=[Interface]\\nPrivateKey = gu6/hKUDblAtdL+kXeb${key(24)}=\\nAddress = 10.66.0.2/32
MAIL_URL=smtps://noreply%40acme.ai:ZfB9imzXYgUAUblb@smtp.gmail.com:465
GRAPH=neo4j+s://kg:kV5Z${key(12)}@graph.acme.ai:7687
PGPASS_LINE=10.20.0.3:5432:chat:chat:myjl${key(16)}
HEARTBEAT_TARGET=https://events.eu.datadoghq.com/api/v1/events?api_key=${hex(32)}
BLOB=DefaultEndpointsProtocol=https;AccountName=acmemodels;AccountKey=wUIg80/qyuK/5mO8${key(21)}+RqMV${key(16)}/Ld02ud6DCiLxK+ktYSKT3ULISFA==;EndpointSuffix=core.windows.net
REDIS_ARGS=--appendonly yes --requirepass yYtM${key(20)} --maxmemory 2gb
LOGIC_FLOW=https://prod-27.westeurope.logic.azure.com:443/workflows/${hex(32)}/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=_24z2Qa2aZLi-Z-SS3Q${key(24)}
BLOB_LINK=https://acmedata.blob.core.windows.net/models?sv=2022-11-02&ss=b&srt=co&sp=rl&se=2027-01-01T00:00:00Z&spr=https&sig=SKIv${key(37)}%2Bc%3D
RPC=https://mainnet.infura.io/v3/${hex(32)}
RPC2=https://eth-mainnet.g.alchemy.com/v2/GLy3${key(28)}
TILES=https://api.maptiler.com/maps/streets/style.json?key=H6gw${key(16)}
WEATHER=https://api.openweathermap.org/data/2.5/weather?q=Paris&appid=${hex(32)}
ARTIFACT_LINK=https://models-prod.s3.eu-central-1.amazonaws.com/llama/ckpt.bin?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA${text(16, capitals)}%2F20250611%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=2025${text(12, capitals)}&X-Amz-Expires=604800&X-Amz-SignedHeaders=host&X-Amz-Signature=${hex(64)}
CLONE=https://x-access-token:ghs_GtyG${key(32)}@github.com/acme/infra.git
REMOTE=https://gitlab-ci-token:Icws${key(16)}@gitlab.acme.io/ml/serving.git
PIP_INDEX=https://__token__:BaIm${key(24)}@pypi.acme.internal/simple/
MAIN_STORE=postgresql+asyncpg://litellm:IF3s${key(14)}@pg-0.db.svc:5432/litellm?ssl=require
ORM=mysql://shop:o5Catnqz%40Xmu6l@10.20.0.7:3306/shop?charset=utf8mb4
CACHE=redis://:${hex(48)}@redis-master:6379/2
CACHE_TLS=rediss://default:lMDq${key(48)}@eu1-wise-crab-38112.upstash.io:6379
DOCS_DB=mongodb+srv://chatui:K4sA${key(12)}@cluster0.k3xqp.mongodb.net/chat?retryWrites=true&w=majority
BROKER=amqps://worker:DTTJ${key(18)}@b-1a2b.mq.eu-west-1.amazonaws.com:5671/%2Fjobs
RESULTS=db+postgresql://celery:7mqclPGUzjs587@db/celery_results
WAREHOUSE=snowflake://ETL_BOT:X1nW9kyxMqSZlUV@ab12345.eu-central-1/ANALYTICS/PUBLIC?warehouse=XS&role=LOADER
CH=clickhouse+native://ingest:T0LuwWQKBefW@ch-01:9000/otel
GRAPH=neo4j+s://neo4j:S6L4${key(39)}@a1b2c3d4.databases.neo4j.io
RELAY=smtp://noreply%40acme.io:ihk4${key(12)}@smtp.eu.mailgun.org:587
DIR=ldap://cn=svc-git,dc=acme,dc=io:6dJmMJrdtot1@ldap.acme.io:389
ERRORS=https://${hex(32)}:${hex(32)}@sentry.acme.io/4
FTP_DROP=ftps://partner7:d9Txqcxe6f@drop.partner.net:990/in
EGRESS=http://svc-egress:95sFhnxo6RU4Q@proxy.corp.local:3128
SQLSRV=Server=tcp:sql-prod.database.windows.net,1433;Initial Catalog=orders;User ID=app;Password=1-X2r@X@9WTrbRklnO;Encrypt=True;
LIBPQ=host=pg.internal port=5432 dbname=n8n user=n8n password=b1qU${key(16)} sslmode=require
JDBC=jdbc:postgresql://db:5432/keycloak?user=keycloak&password=HZXg${key(13)}
ORA=jdbc:oracle:thin:scott/tb2ov2Vi2SYT@//ora-scan.corp:1521/PRD
ODBC=Driver={ODBC Driver 18 for SQL Server};Server=mssql,1433;Database=crm;UID=crm_rw;PWD=l*iPc3jE*etHC9BY;TrustServerCertificate=yes
STORAGE=DefaultEndpointsProtocol=https;AccountName=acmeprodlogs;AccountKey=T57u${key(39)}+EZxi${key(16)}+Rbgs${key(17)}==;EndpointSuffix=core.windows.net
BUS=Endpoint=sb://acme-prod.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=FZyE${key(15)}/UJ1H${key(19)}=
COSMOS=AccountEndpoint=https://acme.documents.azure.com:443/;AccountKey=/vXcS${key(77)}/BeQ==;
IOT=HostName=acme-hub.azure-devices.net;DeviceId=edge-17;SharedAccessKey=lszn${key(39)}=
SE_REDIS=acme.redis.cache.windows.net:6380,password=sIwy${key(39)}=,ssl=True,abortConnect=False
JAAS=org.apache.kafka.common.security.plain.PlainLoginModule required username="ingest" password="QZVg${key(20)}";
EXTRA_CONFIG={"host": "smtp.acme.io", "port": 587, "username": "noreply", "password": "+pzvOEkvT!uDM5"}
DOCKER_CFG={"auths": {"ghcr.io": {"auth": "YWNt${key(62)}=="}}}
GCP_JSON={"type": "service_account", "project_id": "acme-prod", "private_key_id": "${hex(40)}", "private_key": "-----BEGIN PRIVATE KEY-----\\nMII${key(61)}\\ngO4${key(61)}\\ncaY${key(32)}+BeH5${key(24)}\\n4raA8ww/dBdm${key(22)}+Zjbg${key(25)}\\no0q${key(43)}+8sdU${key(13)}\\nUvJ${key(29)}/0Cic${key(27)}\\n517${key(28)}/BZnyNxt1cNVy+hJCm${key(15)}\\nQUS/G0XVW8+xIZX${key(49)}\\nQ+j1zr${key(58)}\\nNxX${key(17)}+nY5B${key(31)}+DPXwqhI\\nmxxxQyc/LeK2MgM5SY//XtgE${key(18)}+NLX+s/7BiPl/VH6hnXLmb\\n/V4PG${key(17)}/xPNI82+BE0/75Jo${key(15)}/hE7W12RJ+q\\nb0P${key(61)}\\nrRO${key(32)}+YLE1${key(24)}\\nNtui0Od/06y2${key(50)}/t\\nH7j${key(33)}/Fjd1${key(20)}+5C\\n819${key(23)}+juN1JXdrxGNdNXaZHCNtM/xzaaFaov6JZjXUq\\nT+EvJe${key(18)}/B57R${key(33)}/J\\niV+KFBb${key(32)}+cR0qbGjqjQn/RdKQXuoBq9kL\\nmPh9Dm++lRN6ZBJ/llW5${key(18)}/cm0P${key(21)}\\n5xW${key(26)}/wJ1bMOsceB3/I5MV${key(18)}\\nKvK${key(46)}/JlAryqt4FsfULs\\no0q${key(33)}+BgtA${key(23)}\\nZxwfxcoB7/u/698V${key(43)}/3tmc\\n4Eb${key(27)}/ONEf${key(21)}+Ino37bh\\ntxF${key(20)}=\\n-----END PRIVATE KEY-----\\n", "client_email": "vertex@acme-prod.iam.gserviceaccount.com", "client_id": "559211439543164784138"}
GCP_B64=${encoded(`{"type": "service_account", "project_id": "acme-prod", "private_key_id": "${hex(40)}", "private_key": "-----BEGIN PRIVATE KEY-----\\nMII${key(61)}\\ngO4${key(61)}\\ncaY${key(32)}+BeH5${key(24)}\\n4raA8ww/dBdm${key(22)}+Zjbg${key(25)}\\no0q${key(43)}+8sdU${key(13)}\\nUvJ${key(29)}/0Cic${key(27)}\\n517${key(28)}/BZnyNxt1cNVy+hJCm${key(15)}\\nQUS/G0XVW8+xIZX${key(49)}\\nQ+j1zr${key(58)}\\nNxX${key(17)}+nY5B${key(31)}+DPXwqhI\\nmxxxQyc/LeK2MgM5SY//XtgE${key(18)}+NLX+s/7BiPl/VH6hnXLmb\\n/V4PG${key(17)}/xPNI82+BE0/75Jo${key(15)}/hE7W12RJ+q\\nb0P${key(61)}\\nrRO${key(24)}\\n-----END PRIVATE KEY-----\\n", "client_email": "x@acme-prod.iam.gserviceaccount.com"}`)}
PROVIDERS=[{"name": "azure", "base_url": "https://acme.openai.azure.com", "api_key": "${hex(32)}"}, {"name": "local", "base_url": "http://vllm:8000/v1"}]
VALUES_YAML=replicas: 2\\ndb:\\n  user: app\\n  password: gYBo${key(12)}\\n
AWS_INI=[default]\\naws_access_key_id = AKIA${text(16, capitals)}\\naws_secret_access_key = w7yV${key(14)}+fqKG${key(15)}/I\\nregion = eu-west-1
NETRC_LINE=machine api.heroku.com login ops@acme.io password ${uuid()}
NPMRC_LINE=//npm.example.net/:_authToken=ghp_JQ1E${key(32)}
PGPASS_LINE=db.acme.io:5432:*:replicator:lFe9${key(16)}
HEALTHCHECK=redis-cli -h redis -a ${hex(32)} ping
BACKUP_CMD=mysqldump -h db -u backup -pLUh%hR2Te^c_Oe shop | gzip > /backup/shop.sql.gz
PROBE=curl -sf -H "Authorization: Bearer tMhc${key(36)}" http://api:8080/healthz
SYNC_CMD=curl -u exporter:4w1abZLMuLTX3f https://nexus.acme.io/service/rest/v1/status
CACHE_ARGS=--save 60 1 --appendonly yes --requirepass O5rc${key(20)}
ENTRY=PGPASSWORD=9VZ8${key(12)} psql -h pg -U app -c "select 1"
JAVA_OPTS=-Xmx2g -Djavax.net.ssl.keyStore=/etc/tls/ks.p12 -Djavax.net.ssl.keyStorePassword=ewsNzTzhWyM49t
HEADERS=Authorization=Basic b3Rl${key(62)}==
OTEL_EXPORTER_OTLP_HEADERS=x-honeycomb-team=DuTQ${key(18)},x-honeycomb-dataset=prod
HTTP_EXTRA=Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.${encoded(`{"sub":"svc-billing","iss":"https://auth.acme.io/","iat":1718000000,"exp":1749536000}`)}.yAjUsv_FJ9kd_ZXU9Vp9lZ1qaUzLtUs5rj6vKRh4iOk
NETRC_LINE=default login ci password I5bOkiQ5oicj
GIT_REMOTE=https://oauth2:TGxd${key(20)}@git.acme.dev/ml/serving.git
PIP_INDEX_URL=https://ci:vHR5${key(16)}@pypi.acme.dev/simple
UV_EXTRA=https://__token__:8LRd${key(26)}@nexus.acme.dev/repository/pypi/simple
CONDA_CHANNEL=https://conda.acme.dev/t/7lKF${key(32)}/ml-forge
BUNDLE_RUBYGEMS__PKG__GITHUB__COM=acme-bot:${hex(40)}
NPMRC=//npm.acme.dev/:_authToken=${uuid()}
YARN_RC=npmAuthToken: "qTPL${key(28)}"
COMPOSER={"http-basic":{"repo.packagist.com":{"username":"token","password":"${hex(40)}"}}}
CARGO_CREDS=[registries.acme]\\ntoken = "mhI3${key(32)}"
SMS_GATEWAY=https://sms.acme.dev/send?user=acme&pass=krokus&to=
TEAMS_HOOK=https://acme.webhook.office.com/webhookb2/${uuid()}@${uuid()}/IncomingWebhook/${hex(32)}/${uuid()}
GOOGLE_CHAT=https://chat.googleapis.com/v1/spaces/AAAA1TRgsS1/messages?key=AIza${key(35)}&token=3gdCKLtojB0JLPd-S1-oC2D${key(20)}
LOGIC_APP=https://prod-11.westeurope.logic.azure.com:443/workflows/${hex(32)}/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers&sv=1.0&sig=MlRZ${key(39)}
BLOB=https://acmeml.blob.core.windows.net/models?sv=2022-11-02&ss=b&srt=co&sp=rl&se=2026-01-01T00:00:00Z&sig=5hl9${key(19)}%2B0u${key(17)}%3D
EVENTHUB=Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=jrW+M1vm${key(25)}/5CRTzmPLo=
COSMOS=AccountEndpoint=https://acme.documents.azure.com:443/;AccountKey=BNCVJxM2cndTx/Dwzt${key(31)}/zu17Y++zlL8${key(25)}==;
APPCONFIG=Endpoint=https://acme.azconfig.io;Id=abcd;Secret=f3kEZSQb/NXFG${key(14)}/Sklli3tVv5F9WQQ=
IOT=HostName=acme.azure-devices.net;DeviceId=cam1;SharedAccessKey=DSBz${key(14)}+odVU${key(20)}=
SIGNALR=Endpoint=https://acme.service.signalr.net;AccessKey=2U5R${key(39)}=;Version=1.0;
PRESIGNED=https://s3.eu-central-1.amazonaws.com/acme/x.bin?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA${text(16, capitals)}%2F20251101&X-Amz-Signature=${hex(64)}
CLICKHOUSE=clickhouse://default:hHcy${key(12)}@ch:9000/events
SNOWFLAKE=snowflake://loader:FZARphKA2Ms1@acme-eu1/RAW/PUBLIC?warehouse=LOAD
TRINO=trino://ml:granite@trino:8443/hive
NATS=nats://wX4o${key(20)}@nats:4222
RTSP=rtsp://viewer:gartentor@10.0.4.21:554/stream1
SIP=sip:1001:blauwal@pbx.acme.dev
SOCKS=socks5h://u9341:ZPRBGVX6uM@gw.proxy.net:1080
KAFKA_JAAS=org.apache.kafka.common.security.scram.ScramLoginModule required username="ml" password="zf9ZZiuAEHttt0";
KAFKA_OAUTH=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="ml" clientSecret="n4pz${key(28)}";
PGBOUNCER_USERLIST="app" "md5e${text(31, small)}"
ODBC=Driver={ODBC Driver 18 for SQL Server};Server=db;UID=sa;PWD=&8t>f%R3M&X[84]V;
ES_HOSTS=["https://elastic:3PFZ${key(16)}@es1:9200","https://es2:9200"]
MEILI_LAUNCH=meilisearch --master-key I1Zp${key(28)} --env production
TYPESENSE_ARGS=--data-dir /data --api-key=lOCX${key(28)}
MINIO_ARGS=mc alias set prod https://s3.acme.dev mladmin 43cx${key(16)}
RCLONE_LINE=[s3]\\ntype = s3\\naccess_key_id = acme\\nsecret_access_key = 1CF5${key(36)}
RESTIC_ENV=RESTIC_PASSWORD=lavendel restic snapshots
WG_PEER=PresharedKey = +xG/IN5r${key(35)}=
IPSEC=10.0.0.1 10.0.0.2 : PSK "8JRQ${key(20)}"
WPA=network={ssid="lab" psk="gartenzwerg"}
RADIUS=client gw { ipaddr = 10.0.0.1 secret = testing123 }
TRAEFIK_AUTH=ops:$apr1$GlPHJ7lu$68tV.mIjvW6pbht7F/xnLN
CADDY=basic_auth { ops $2a$14$vC/TcX0${key(14)}.4HxQ${key(27)} }
NGINX_MAP=proxy_set_header X-Api-Key "rSTz${key(28)}";
HAPROXY=userlist ops user admin insecure-password blaumeise
ENVOY=--set-header "x-internal-token: RXFKeOulncVzoPrZdsMLwMVX"
CURL=curl -s -H "X-Vault-Token: hvs.jW8e${key(20)}" https://vault:8200/v1/kv
OTLP_HEADERS=api-key=63c0${key(32)}
OTEL_HDR=x-honeycomb-team=k8VG${key(18)},x-honeycomb-dataset=llm
HELM=--set auth.rootPassword=blumentopf --set replicas=2
TFVAR=db_password = "sonnentau"
ANSIBLE=ansible_user=ops ansible_become_pass=kastanie
K8S={"apiVersion":"v1","kind":"Secret","data":{"token":"blBl${key(28)}"}}
DOCKERCFG={"auths":{"ghcr.io":{"auth":"Ym90${key(28)}"}}}
RAILS_CRED=${hex(32)}
PHX=SKgk${key(60)}
NEXT=NEXTAUTH_SECRET=hd0Y${key(39)}=
FLASK_OPT=${hex(48)}
SYM=8qrR${key(39)}=
NODE_ID_BLOB=0ABtgkZnQ1JkVo-qGyn${key(17)}_41Hz${key(23)}
TFPASS=r4yE&}hC6M_sw]:Aza#<Y0wh
TFPASS2=Y&sU&foh#R*pBRHU
PWGEN=y21i${key(12)}
SEALED=QAZH${text(28, capitals)}
BOT=MTbm${key(22)}.G6D3Zm.3UKG${key(34)}
FIGMA=figd_8XiP${key(22)}__PilRaCRiGAe6
NOTION=secret_34on${key(39)}
ATLASSIAN=ATAT${key(40)}_pgU9${key(17)}_16xT${key(83)}_u0yM65B-0Jxwf7nQEES-Gx7-dudg=1A0B03B9
PLANETSCALE=pscale_tkn_BFp8${key(39)}
NEON=napi_5r4m${text(60, small)}
FLY=fm2_lJPE${key(30)}/Pxj+/6Hi9${key(40)}
RENDER=rnd_2vOm${key(24)}
REPLICATE=r8_1aiz${key(33)}
GROQ=gsk_q5gZ${key(48)}
XAI=xai-3icL${key(76)}
PPLX=pplx-Q6G2${key(44)}
TAVILY=tvly-s1ZS${key(28)}
PINECONE=pcsk_I3fN5_26ge${key(56)}
LANGSMITH=lsv2_pt_${hex(32)}_6b284c33de
FAL=${uuid()}:${hex(32)}
ELEVEN=sk_${hex(48)}
MODAL=as-uz2G${key(18)}
NVIDIA=nvapi-EFrZ${key(42)}_Cx8g${key(13)}
SHOPIFY=shpat_${hex(32)}
SQUARE=EAAA${key(60)}
NEWRELIC=NRAK-AC6Q${text(23, capitals)}
SONAR=squ_${hex(40)}
RUBYGEMS=rubygems_${hex(48)}
ARTIFACTORY=AKCp${key(69)}
TERRAFORM=goS7SUBb9OMjYg.atlasv1.mNqi${key(63)}
ES_APIKEY=ApiKey MXdW${key(54)}==
HEADER=Authorization: Token ${hex(40)}
GPGPASS=gpg --batch --passphrase blaubeere --decrypt f.gpg
KEYTOOL=keytool -list -keystore k.p12 -storepass rosmarin
PSQL=PGPASSWORD=mandel psql -h db -U app
SMB=mount -t cifs //nas/m /mnt -o username=ml,password=thymian
CRYPT=cryptsetup luksOpen /dev/sdb1 d <<< "safran12"
CHPASSWD=echo "deploy:sternanis" | chpasswd
MYSQLDEF=[client]\\nuser=app\\npassword=koriander
JDBC=jdbc:postgresql://db/app?user=app&password=ingwer
SPRING=--spring.datasource.password=kurkuma
SEED=witch collapse practice feed shame open despair creek road again ice least
ADMIN_LOGON=admin / Frühling2024!
SMTP_URL=smtps://noreply%40acme.dev:At8o${key(12)}@smtp.acme.dev:465
LDAPURL=ldap://cn=admin,dc=acme:ctEdUHgxCV@ldap:389
`);
