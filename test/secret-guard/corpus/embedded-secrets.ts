import { capitals, Draw, digits, lower, upper } from './draw.ts';
import { variablesOf } from './lines.ts';

const { text, hex, key, uuid } = new Draw(65_537).tools();

/** Secrets in addresses, commands, headers and settings, under names that say what these are for: `NAME=value`. */
export const embeddedSecrets = variablesOf(`
WG=[Interface]\\nPrivateKey = ${key(28)}/${key(14)}=\\nAddress = 10.9.0.2/32
DATABASE_URL=postgres://shop:${key(18)}@pg-main.internal:5432/shop?sslmode=require
LAB=Qwerty123!@#
SIGN_JWK={"kty": "OKP", "crv": "Ed25519", "x": "${key(40)}_EE", "d": "ASknjtgLsxroI-C_${key(19)}_1gU2krY"}
MONGO=mongodb+srv://svc-ingest:${text(16, lower + upper)}@cluster0.xy5q8j.mongodb.net/?retryWrites=true&w=majority
CELERY_BROKER_URL=amqps://worker:${key(22)}@mq.prod.local:5671/jobs
DUMP_CMD=mysqldump -u backup -pca1HYX106frk --all-databases
ES=https://elastic:${key(20)}@es-http:9200
SRC_FTP=sftp://partner42:07saFzmds@files.example.net:22/inbound
REPORTING_SRC=jdbc:sqlserver://sql01.corp.example.net:1433;databaseName=bi;user=bi_ro;password=K3Ijqm9OP8JG!;encrypt=true
JAVA_OPTS=-Xmx2g -Djavax.net.ssl.trustStore=/etc/t.jks -Djavax.net.ssl.keyStorePassword=LjpPx53VIY
STORE=mysql://root:toor@mysql:3306/wp
FEED=wss://stream.example.io/v1?access_token=${key(29)}_bUlqF96pCwUsM
WEATHER=https://api.openweathermap.org/data/2.5/weather?q=Bern&appid=${hex(32)}
ENROL=otpauth://totp/Acme:root?secret=${text(32, capitals)}&issuer=Acme
BI_ODBC_URI=mssql+pyodbc:///?odbc_connect=DRIVER%3D%7BFreeTDS%7D%3BSERVER%3Dsql2%3BUID%3Dsa%3BPWD%${key(16)}
PG_DSN=host=pg port=5432 dbname=auth user=auth password=${key(16)} sslmode=disable
APP_EXTRA=IrE4tw3Wm[G=rQWJ+Ld&)8:xUE>6UmFh
ANALYTICS=clickhouse://default:${key(20)}@ch-01:9000/events
NETRC=machine api.heroku.com login ops@example.com password ON9CQ3ps0ylXb_h8TKz_${key(16)}
LDAP_ROOT={SSHA}${key(15)}/${key(22)}==
INI_BLOCK=[client]\\nuser=backup\\npassword=kdZHDn2MYR\\n
JAAS=org.apache.kafka.common.security.scram.ScramLoginModule required username="orders" password="${key(18)}";
TILES_URL=https://api.maptiler.com/maps/streets/style.json?key=${key(20)}
JUPYTER_ARG=argon2:$argon2id$v=19$m=10240,t=10,p=8$${key(22)}$${key(20)}//${key(21)}
BUS=nats://gateway:${key(19)}@nats-0:4222,nats://nats-1:4222
GIT_SOURCE=https://oauth2:${key(20)}@gitlab.example.com/platform/infra.git
AZ_STORE=${text(24, lower + upper)}=https;AccountName=acmeblobs;AccountKey=${key(32)}/${key(27)}/${key(16)}+JVhgmwPw==;EndpointSuffix=core.windows.net
APP_OPTS={"apiKey": "${hex(40)}", "region": "eu"}
DWH=snowflake://loader:${key(17)}@ab12345.eu-central-1/RAW/PUBLIC?warehouse=LOAD_WH
REDIS_ARGS=--maxmemory 2gb --requirepass ${key(24)}
EVENT_BUS=Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=${text(25, lower + upper)};SharedAccessKey=${key(24)}/5tiaHvTmij+RkZCp9w=
SITE_VALUE=ctl *b1oz9Mm]Ow;5oaBzMx!kG-Zi}qUWE5A3a=o,OFW3-e[~#JbRx^YQ8~TX1%j
RESTORE=PGPASSWORD=1L8BqMnL9UK psql -h db -U postgres -f /d.sql
PULL=sshpass -p '$6{I(%Y6my&0$m]R' rsync -a etl@10.0.0.8:/out /in
RPC_ENDPOINT=https://eth-mainnet.g.alchemy.com/v2/${key(32)}
GRAPH=bolt://neo4j:343U88221in@graph:7687
CALL=curl -H 'Authorization: Bearer ${key(40)}' https://api.example.com/v1/jobs
MEDIA=cloudinary://${text(15, digits)}:${key(24)}_Hp@acmecdn
HEADERS=Authorization=Basic ${key(54)}==
REGISTRY_LINE=//npm.example.com/:_authToken=npm_${key(36)}
TG_ENDPOINT=https://api.telegram.org/bot8953216748:${key(29)}-H05mL/sendMessage
SQLALCHEMY_URI=postgresql+asyncpg://api:z%5Dh%2Bk%23R3%29w%25X%5BwX2PZVr@10.4.0.12/api
GO_DSN=gitea:Izfx0U0GUngB@tcp(mariadb:3306)/gitea?parseTime=true
ALERT_DEST=https://discord.com/api/webhooks/${text(19, digits)}/sLmD5LRSiaLv6_vx_SAsOlStUCzQ0r_${key(19)}_${key(17)}
ConnectionStrings__Default=Server=tcp:sqlprod.database.windows.net,1433;Initial Catalog=erp;User ID=erpadmin;Password=${key(15)}#7;Encrypt=True;
CONTAINER_URL=https://acmeblobs.blob.core.windows.net/in?sv=2022-11-02&ss=b&srt=co&sp=rwdl&se=2030-01-01T00:00:00Z&sig=${key(24)}%${key(20)}%3D
OPENSSL_ARGS=-passin pass:yDKbGf1tKP6o -noout
PROBE=redis-cli -a ${key(16)} ping
DJ=_@#^ib$225=0h($ub9x$ea!cf#_ee@#)p!!=mk0np7%vawxi##
EXTRA_JSON={"host": "imap.example.org", "user": "desk", "password": "qxtctA9H35fJ"}
HEALTH_CMD=curl -fsS -u monitor:Zzr5evWPOP http://api:8080/health
ODBC_CONN=Driver={ODBC Driver 18 for SQL Server};Server=10.1.2.3;Database=stage;UID=etl;PWD=69VRkgCTlztcg;
MOUNT_OPTS=vers=3.0,username=svc_nas,password=LypwvnbdquhCU,uid=1000
ORA=jdbc:oracle:thin:scott/3j0Ztn1QQ0@//ora1:1521/ORCLPDB1
AZ_REDIS=acme.redis.cache.windows.net:6380,password=${key(39)}++4I=,ssl=True,abortConnect=False
SPRING_DATASOURCE_URL=jdbc:postgresql://db:5432/crm?user=crm&password=${key(14)}&ssl=true
NOTE=P@ssw0rd2024!
HTTPS_PROXY=http://svc_build:Winter2023!@proxy.corp.example.com:3128
QUEUE=sqs://${text(20, capitals)}:${key(26)}%2Ba0X%2FjygQPAuh7@eu-west-1
CACHE_URL=redis://:${hex(32)}@redis:6379/0
EMAIL_URL=smtp+tls://postmaster%40mg.example.org:${hex(32)}-1b8eb53c-0fa2edd3@smtp.eu.mailgun.org:587
ALERT_URL=https://hooks.slack.com/services/T0S7ZDKPQH2/B0CDFMW33WG/${key(24)}
CHAT_ROOM=https://chat.googleapis.com/v1/spaces/AAAAA3-4uBq/messages?key=${key(35)}-yGM&token=iQThB314vGB45_${key(29)}%3D
JIRA_X=${key(25)}_9U8MQd53FWrog_KVe2Ns3EqgY-g9iH6o-${key(52)}-${key(32)}_${key(38)}=8E3B463A
FOO=SpF7suQ$c>Anquu{
ALERT_TARGET=https://hooks.slack.com/services/T01ZMD286MI/B0SO26HIJSB/${key(24)}
DEPLOY_NOTIFY=https://discord.com/api/webhooks/${text(19, digits)}/${key(31)}_hm51HeBVF_${key(26)}
TEAMS_TARGET=https://meridio.webhook.office.com/webhookb2/821d2006-dc52-4f2a-8840-bf236bd7c6e8@9c44ad7e-50f8-4193-8dcc-c9f6df7621fe/IncomingWebhook/${hex(32)}/2e5b0cb0-525b-4eef-a100-8f5053df36c3
EXPORT_LOCATION=https://meridioprod.blob.core.windows.net/exports?sv=2022-11-02&ss=b&srt=sco&sp=rwdlac&se=2027-01-31T23:59:59Z&spr=https&sig=${key(33)}%2FSaK0lr1HM%3D
GEOCODER=https://api.mapservice.eu/v1/geocode?format=json&api_key=${hex(32)}
HEARTBEAT_TARGET=https://status.meridio.eu/push?access_token=${key(32)}
MFA_SEED_LINK=otpauth://totp/Meridio:ops@meridio.eu?secret=${text(32, capitals)}&issuer=Meridio
JIRA_SYNC=${key(57)}-${key(52)}-${key(73)}=F0ZYUELP
DATABASE_URL=postgres://shop:o0-cNkC!kFi!Eqd_c0@db.internal:5432/shop_production?sslmode=require
SPRING_DATASOURCE_URL=jdbc:mysql://mysql-1:3306/orders?user=orders&password=${key(20)}&useSSL=true
ConnectionStrings__Default=Server=tcp:sql-eu.database.windows.net,1433;Initial Catalog=Billing;User ID=billing;Password=uF!S6VgEYt5#b#GopUfP;Encrypt=True;
ConnectionStrings__Npgsql=Host=pg-0;Port=5432;Database=crm;Username=crm;Password=${key(16)};Pooling=true
MONGO_URI=mongodb+srv://chat:${key(16)}@cluster0.x2k9d.mongodb.net/chat?retryWrites=true&w=majority
BROKER=amqps://worker:${key(24)}@rabbit.prod.internal:5671/jobs
REDIS_URL=rediss://:${hex(32)}@cache-eu-1.upstash.io:6379/0
ConnectionStrings__Cache=cache-eu.redis.cache.windows.net:6380,password=/${key(20)}+${key(21)}=,ssl=True,abortConnect=False
MAILER_DSN=smtp://noreply%40meridio.eu:${hex(40)}@smtp.eu.mailgun.org:587?encryption=tls
NOTIFIER_DSN=slack://xoxb-${text(12, digits)}-${key(24)}@default?channel=ops
GO_MYSQL=ledger:${key(18)}@tcp(mysql.svc:3306)/ledger?parseTime=true&loc=Europe%2FBerlin
PG_CONN=host=pg-ro.svc port=5432 dbname=reports user=reports password=${key(14)} sslmode=verify-full
CLICKHOUSE_DSN=clickhouse://analytics:${key(18)}@ch-1:9440/events?secure=true
CLOUDINARY_URL=cloudinary://${text(15, digits)}:_yheX4-${text(20, lower + upper)}@meridio
ELASTIC_HOSTS=https://elastic:${key(20)}@es-0.internal:9200,https://es-1.internal:9200
HTTPS_PROXY=http://svc-egress:Teiquaithei8@proxy.corp.lan:3128
AZURE_BLOB=${text(24, lower + upper)}=https;AccountName=meridiomedia;AccountKey=${key(86)}==;EndpointSuffix=core.windows.net
SERVICEBUS=Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=${text(25, lower + upper)};SharedAccessKey=3H8hzNimkRq/${key(31)}=
REPO_ORIGIN=https://oauth2:glpat-w7-tco1man-aNSX6t4Ip@gitlab.meridio.eu/web/shop.git
ORACLE_CONN=PAYROLL/${key(14)}@//ora-prod:1521/PAYPDB
SENTRY_LEGACY=https://${hex(32)}:${hex(32)}@sentry.meridio.eu/14
FEED_SOURCE=sftp://partner77:Voo9ThohVu@sftp.wholesale.example:2222/outgoing
NATS_SERVERS=nats://events:${key(22)}@nats-0:4222,nats://events:${key(22)}@nats-1:4222
CELERY_RESULT_BACKEND=db+postgresql+psycopg2://celery:leis1OhSh7eey@pg/celery
KAFKA_CLIENT_CONFIG=org.apache.kafka.common.security.scram.ScramLoginModule required username="orders" password="${key(24)}";
BACKUP_CMD=mysqldump -h mysql-1 -u root -${key(17)} --single-transaction shop
HEALTHCHECK_CMD=redis-cli -h cache -a ${key(24)} ping
SYNC_CMD=sshpass -p '(]NgO9fYB9#C)C' rsync -az /srv/media/ media@10.4.0.9:/srv/media/
WARMUP_CMD=curl -fsS -u monitor:${key(16)} https://api.meridio.eu/internal/warmup
MAIL_SETTINGS={"host": "smtp.ionos.de", "port": 587, "user": "shop@meridio.eu", "password": "1&#L9w&j+3oY*YnV"}
NETRC_LINE=machine git.meridio.eu login deploy password ${key(20)}
NPMRC=//npm.meridio.eu/:_authToken=${key(40)}
DEFAULT_HEADERS={"Authorization": "Bearer 3TVsUL0sF_${key(17)}-${key(16)}_dtCWKQjWQ", "Accept": "application/json"}
UPSTREAM_HEADER=Authorization: Basic ${key(42)}==
OAUTH_CLIENTS=[{"client_id": "web", "client_secret": "${key(43)}", "redirect_uris": ["https://app.meridio.eu/cb"]}]
JAVA_OPTS=-Xmx2g -Djavax.net.ssl.trustStore=/etc/ssl/ts.jks -Djavax.net.ssl.keyStorePassword=iePh2eeng9nu
WORKER_ARGS=--queue=images --concurrency=4 --api-key=${hex(40)}
ISSUER_JWK={"kty": "EC", "crv": "P-256", "kid": "2025-09", "x": "WQevdB_okxzDXCF-${key(21)}-qa0vk", "y": "${key(43)}", "d": "${key(26)}-${key(16)}"}
WALLET_RECOVERY=credit hobby dynamic parrot ability onion cabin chat group tide space citizen vital enemy caught hidden blouse crew exclude original soccer chicken such axis
ADMIN_SEED_ROW=$argon2id$v=19$m=65536,t=3,p=4$${key(22)}$${key(26)}/${key(16)}
APP_EXTRA_1=zm3Ja6og[{:JtT!A
CFG_VALUE=@@z}k[Y*q<cu}oMs49R_O)1>
INIT_PARAM=KfMQNjnV=ya0mj:iGaUI4iC%D@dZ)O*(
SITE_OPTION=jqujCl@A<@RbHa1426Vp
STORE_INTERNAL=*X7^_~z|{V*!jbZJ2a
DJANGO_MISC=m=y*2l=b&ln&!oxv&!j7on1y_%c#qf@_!)f67u(14vg=w99i4+
WP_AUTH_LINE=define('AUTH_KEY', 'mHx3@.OQ|u_ndU54ug_>K%oK6;AQ:KHNO^9H8J0v(Ew([YPy0b9QD8/8YN~-L66%');
DUMP=mysqldump -uroot -ptulip app
REDIS_CONF=requirepass tulip
ORACLE=scott/tiger@ora:1521/XEPDB1
FLAGS_SDK=sdk-${uuid()}
`);
