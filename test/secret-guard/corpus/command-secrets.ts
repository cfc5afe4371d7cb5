import { alphanumeric, base64, base64url, capitals, Draw, small } from './draw.ts';
import { encoded, variablesOf } from './lines.ts';

const { text, hex, key, uuid, password } = new Draw(16_180).tools();

/** Secrets within commands, statements, headers and files of many tools, and keys of further providers: `NAME=value`. */
export const commandSecrets = variablesOf(`
STARTUP=docker login -u robot -p ${key(14)} registry.example.com
DB_INIT_SQL=CREATE ROLE app LOGIN PASSWORD 'moonriver'
DB_INIT=ALTER USER root IDENTIFIED BY 'sunset9'
MAVEN=<server><id>nexus</id><username>ci</username><password>harvest</password></server>
WEB_CONFIG=<add key="SmtpPassword" value="postbote" />
SETTINGS_PHP=['host' => 'db', 'password' => 'fluss7']
RUBY_CONF=:username => "app", :password => "brook"
TOML=[database]\\nuser = "app"\\npassword = "brook"
ACL=user worker on >pinetree ~* +@all
KUBE_CMD=kubectl create secret generic db --from-literal=password=hazel
ANSIBLE_ARGS=-e ansible_become_pass=willow
RUNNER=gitlab-runner register --url https://gitlab.example.com --registration-token GR1348941${text(20, base64url)}
HTTPIE=http -a ops:juniper https://api.example.com/health
WGET=wget --user=bob --password=cedar https://files.example.com/x
MQTT_PUB=mosquitto_pub -h broker -u dev -P acorn -t a/b -m on
LDAPS=ldapsearch -x -D cn=admin,dc=example,dc=org -w spruce -b dc=example,dc=org
KEYTOOL=keytool -list -keystore k.jks -storepass changeme1
OPENSSL=openssl rsa -in key.pem -passin pass:maple -out plain.pem
MOUNT=mount -t cifs //nas/share /mnt -o username=bk,password=beech
SMB=smbclient //nas/share -U backup%linden
SQLCMD=sqlcmd -S db -U sa -P Aspen2020 -Q "select 1"
RCLONE=:s3,provider=Minio,access_key_id=app,secret_access_key=${key(32)}:bucket
FTP_URL=ftp://upload:gDTxlV8JR@ftp.example.com/in
IMAP_URL=imaps://bot%40example.com:${key(12)}@imap.example.com
TRINO=trino://etl:${key(14)}@trino:8443/hive
COCKROACH=cockroachdb://app:${key(14)}@crdb:26257/app
INFLUX=influxdb://writer:oak123@influx:8086/metrics
NEO=bolt://neo4j:graphite@neo4j:7687
REGISTRY_LOGIN=https://robot%24ci:${key(20)}@harbor.example.com
GO_PROXY_CONF=https://ci-user:${key(20)}@goproxy.example.com,direct
SENTRY_OLD=https://${hex(32)}:${hex(32)}@sentry.example.com/4
AMQP_CONN=amqp://guest:guest@rabbitmq:5672/
COUCH=http://admin:couchpotato@couchdb:5984/
ETCD_CMD=etcdctl --user root:elmtree get /config
MINIO_ALIAS=mc alias set prod http://minio:9000 admin ${key(20)}
NPM_AUTH_LINE=//npm.example.com/:_auth=${encoded(`ci:${key(16)}`)}==
NPM_PW=//npm.example.com/:_password=${key(22)}==
PYPIRC=[pypi]\\nusername = __token__\\npassword = pypi-${text(64, base64url)}
COMPOSER={"http-basic":{"repo.example.com":{"username":"ci","password":"${key(12)}"}}}
GRADLE=-PnexusPassword=larch
TFVARS=db_password = "poplar"
HELM_CMD=helm upgrade x ./x --set postgresql.auth.password=chestnut
NETWORK_CFG=network={ ssid="office" psk="walnut-tree" }
SNMPD=createUser monitor SHA "hornbeam1" AES "rowanoak2"
XML_CONN=<connectionString>Server=db;User Id=sa;Password=yewtree;</connectionString>
SPRING_JSON={"spring":{"datasource":{"username":"sa","password":"mulberry"}}}
COOKIE_HDR=Cookie: session=${key(40)}
SETCOOKIE=sid=${key(32)}; Path=/; HttpOnly; Secure
HDRS_YAML=Authorization: Token ${hex(40)}
HDR2=PRIVATE-TOKEN: ${text(20, base64url)}
HDR3={"x-functions-key":"${key(54)}=="}
HDR4=Ocp-Apim-Subscription-Key: ${hex(32)}
AZF=https://fn.azurewebsites.net/api/run?code=${key(54)}==
LOGICAPP=https://prod-12.westeurope.logic.azure.com/workflows/${hex(32)}/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers&sv=1.0&sig=${text(43, base64url)}
S3_PRESIGNED=https://b.s3.amazonaws.com/f.zip?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA${text(16, capitals)}%2F20250101&X-Amz-Signature=${hex(64)}
GCS_SIGNED=https://storage.googleapis.com/b/f?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Signature=${hex(256)}
CDN_SIGNED=https://d1.cloudfront.net/v.mp4?Expires=1767225600&Signature=${key(39)}${text(41, base64url)}&Key-Pair-Id=${text(14, capitals)}
TEAMS=https://acme.webhook.office.com/webhookb2/${uuid()}@${uuid()}/IncomingWebhook/${hex(32)}/${uuid()}
MATTERMOST_HOOK_TARGET=https://chat.example.com/hooks/${text(26, small)}
ROCKET=https://rocket.example.${text(68, base64)}
IFTTT=https://maker.ifttt.${text(49, base64)}
HC=https://maps.example.com/tiles/{z}/{x}/{y}.png?apikey=${hex(32)}
MAPBOX=sk.${key(53)}.${key(22)}
FLYIO=fm2_${text(57, alphanumeric)}${text(33, base64)}
SUPABASE=sbp_${hex(40)}
CLERK=sk_test_${text(40, alphanumeric)}
ALCHEMY=wss://polygon-mainnet.g.alchemy.com/v2/${text(32, base64url)}
INFURA=https://mainnet.infura.io/v3/${hex(32)}
SQUARE=EAAAl${text(59, base64url)}
PLAID=access-sandbox-${uuid()}
BRAINTREE=access_token$production$${text(16, small)}$${hex(32)}
HEROKU=HRKU-${uuid()}
CONTENTFUL=CFPAT-${text(43, base64url)}
ASANA=1/2742816843303370:${hex(32)}
ADYEN=AQE${text(60, base64)}-${text(40, base64)}=-${key(16)}
ATLAS=${key(20)}${text(142, base64url)}=7E6BE365
OKTA=${text(42, base64url)}
VERCEL=${key(24)}
SNYKISH=sntrys_${text(75, alphanumeric)}${text(25, base64)}_${text(43, base64)}
ELASTIC_CLOUD=${encoded(`${key(20)}:${text(22, base64url)}`)}==
YUBI=${text(44, small)}
HEXUP=${hex(40).toUpperCase()}
PW_A=${password(13)}
PW_B=${password(15)}
PW_C=${password(18)}
PW_D=${key(16)}
PW_E=${key(22)}
PW_F=${password(12)}
PW_G=${password(14)}
PW_H=${key(12)}!
PW_I=${text(20, small)}
PW_J=${text(24, small)}
KEYPASS=Sommer-2024!Regen
CHOSEN=Gr@nit_78!
HUMAN=S3rv1ce!Acc0unt
B64JSON=${encoded(`{"user": "app", "password": "hickory"}`)}=
B64ENV=${encoded(`DB_HOST=db\nDB_PASSWORD=teak\nDB_NAME=app\n`)}==
B64KEY=${encoded(`-----BEGIN OPENSSH PRIVATE KEY-----\n${text(64, base64)}\n${text(64, base64)}\n`)}==
JKS_B64=${text(144, base64)}
P12=${text(156, base64)}
MYSQL_HASH=*${hex(40).toUpperCase()}
LDIF=userPassword: {SSHA}${key(32)}
WZ=scrypt:32768:8:1$${key(16)}$${hex(128)}
NTLM=Administrator:500:${hex(32)}:${hex(32)}:::
YESC=$y$j9T$${key(22)}$${key(43)}
GPGKEY=-----BEGIN PGP PRIVATE KEY BLOCK-----\\n\\n${text(62, base64)}
ENCKEY=-----BEGIN ENCRYPTED PRIVATE KEY-----\\n${key(53)}/${key(29)}
MYSQL_CONN=mysql://root:toor@127.0.0.1/app
HDR=Authorization: Bearer opensesame123
CMD=redis-cli -h cache -a letmein ping
CMD2=psql "host=db user=app password=letmein"
CMD3=mongosh -u root -p letmein --authenticationDatabase admin
CMD4=influx write --token letmein --bucket b
CMD5=borg init --encryption=repokey && export BORG_PASSPHRASE=letmein
CMD6=vault login s.letmeinletmeinletmein12
CMD7=nmcli dev wifi connect office password letmein99
CMD8=gpg --batch --passphrase letmein -d f.gpg
CMD9=java -Djavax.net.ssl.keyStorePassword=letmein -jar a.jar
CMDA=az storage blob upload --account-key letmein -f x
INI=[smtp]\\nhost=mail\\npassword=letmein
PROPS=spring.rabbitmq.password=letmein
YML=auth: {username: bob, password: letmein}
CS=Host=db;Username=app;Password=letmein
CS2=Provider=MSDAORA;Data Source=x;User Id=a;Password=letmein
CS3=server=localhost;uid=root;pwd=letmein;database=x
URL1=https://api.example.com/?api_key=letmein12
URL2=jdbc:db2://db:50000/app:user=app;password=letmein;
URL3=mssql+pyodbc://sa:letmein@db/app?driver=ODBC
URL4=ldap://cn=admin:letmein@ldap
URL5=socks5://bob:letmein@proxy:1080
URL6=postgresql://app:pa$$word@db/app
`);
