import { alphanumeric, base64, base64url, capitals, Draw, small } from './draw.ts';
import { encoded, variablesOf } from './lines.ts';

const { text, hex, key, uuid } = new Draw(57_721).tools();

/** Keys and tokens as they are generated, under the names that services give them: `NAME=value`. */
export const namedDrawn = variablesOf(`
RABBITMQ_ERLANG_COOKIE=${text(20, capitals)}
WANDB_API_KEY=${hex(40)}
DD_API_KEY=${hex(32)}
SLACK_SIGNING_SECRET=${hex(32)}
TWILIO_AUTH_TOKEN=${hex(32)}
INTERNAL_API_KEY=${uuid()}
WEAVIATE_APIKEY=${uuid()}
HEROKU_API_KEY=${uuid()}
CONSUL_HTTP_TOKEN=${uuid()}
AZURE_OPENAI_API_KEY=${hex(32)}
AZURE_SEARCH_ADMIN_KEY=${key(52)}
ARM_CLIENT_SECRET=${key(32)}_4vpAuPJ
AZURE_STORAGE_KEY=${text(86, base64)}==
AWS_SECRET_ACCESS_KEY=${text(40, base64)}
AWS_SESSION_TOKEN=${encoded(`!\n	origin_ec`)}${text(300, base64)}==
R2_SECRET_ACCESS_KEY=${hex(64)}
COHERE_API_KEY=${key(40)}
MISTRAL_API_KEY=${key(32)}
TOGETHER_KEY_API=${hex(64)}
API_KEY_ELEVENLABS=${hex(32)}
CLE_API_METEO=${text(24, small)}
SECRET_KEY_BASE=${hex(128)}
RAILS_MASTER_KEY=${hex(32)}
APP_ENCRYPTION_KEY=${key(43)}=
N8N_ENCRYPTION_KEY=${key(32)}
AIRFLOW__CORE__FERNET_KEY=${key(43)}=
DEPLOYER_PRIVATE_KEY=0x${hex(64)}
WG_PRIVATE_KEY=${key(43)}=
WIREGUARD_PRESHARED_KEY=${text(43, base64)}=
VAPID_PRIVATE_KEY=${key(43)}
VAULT_UNSEAL_KEY_1=${text(44, base64)}
VAULT_SECRET_ID=${uuid()}
TOTP_SECRET=${text(16, capitals)}
PAGERDUTY_ROUTING_KEY=${text(32, capitals)}
RECAPTCHA_SECRET_KEY=6L${text(38, base64url)}
TURNSTILE_SECRET=${key(10)}${text(14, base64url)}
CLOUDFLARE_API_TOKEN=${key(35)}_RArN
CF_TUNNEL_TOKEN=${encoded(`{"a":"${hex(32)}","t":"${uuid()}","s":"${text(43, base64)}="}`)}
NGROK_AUTHTOKEN=${key(27)}${text(22, base64url)}
FLY_ACCESS_TOKEN=FlyV1 fm2_${text(76, alphanumeric)}${text(44, base64)}
SPOTIFY_REFRESH_TOKEN=${key(81)}${text(50, base64url)}
GOOGLE_REFRESH_TOKEN=1//0${text(90, base64url)}
PGBOUNCER_AUTH_HASH=md5${hex(32)}
ADMIN_PASSWORD_HASH=$2y$10$${key(53)}
ENDPOINT_BASICAUTH_CREDENTIALS=scraper:${key(10)}
TELEGRAM_BOT_TOKEN=404182790:AA${text(33, base64url)}
GH_PAT=v1.${hex(40)}
KUBEADM_JOIN_TOKEN=efsxq1.${text(16, small)}
DOCKERHUB_ACCESS_TOKEN=${uuid()}
SONAR_TOKEN=sqp_${hex(40)}
SNYK_TOKEN=${uuid()}
CODECOV_TOKEN=${uuid()}
TOKEN_GITLAB=${key(20)}
KEY_API_MISTRAL=${key(32)}
clientSecret=${key(12)}
Authentication__Google__ClientSecret=${key(24)}
registry-auth-token=${key(10)}
SECRET_KEY_BASE=${hex(32)}
AWS_SESSION_TOKEN=${text(120, base64)}
AZURE_CLIENT_SECRET=${key(12)}
OPENAI_API_KEY=${uuid()}
DEEPL_AUTH_KEY=${uuid()}:fx
AZURE_OPENAI_KEY=${hex(32)}
HUGGING_FACE_HUB_TOKEN=hf_${key(34)}
PAGERDUTY_INTEGRATION_KEY=${hex(32)}
CLOUDFLARE_API_TOKEN=${key(31)}-6wRlZoVb
SONAR_TOKEN=squ_${hex(40)}
SENTRY_AUTH_TOKEN=${hex(64)}
PLEX_CLAIM_TOKEN=claim-${text(20, alphanumeric)}
TUNNEL_TOKEN=${text(134, base64)}==
STRIPE_WEBHOOK_SECRET=${key(10)}
GITHUB_APP_PRIVATE_KEY=${text(160, base64)}
SHOPIFY_API_SECRET=${hex(32)}
RESTIC_PASSWORD=${key(44)}
WG_PRIVATE_KEY=${text(43, base64)}=
TSIG_SECRET=${text(22, base64)}==
APIKEY=${key(16)}
OIDC_CLIENT_SECRET=${uuid()}
OAUTH2_REFRESH_TOKEN=1//0${text(90, base64url)}
X_BEARER_TOKEN=${key(22)}
TF_VAR_cloudflare_api_token=${key(40)}
GRAPH_CLIENT_SECRET_VALUE=${key(14)}
AZURE_STORAGE_ACCESS_KEY=${text(86, base64)}==
AZURE_STORAGE_SAS_TOKEN=sv=2022-11-02&ss=b&srt=o&sp=r&se=2027-05-01T00:00:00Z&sig=${key(18)}%2BWQuHf3%${key(19)}%3D
saml.sp.privateKey=${text(120, base64)}
MATRIX_REGISTRATION_SHARED_SECRET=${key(10)}
`);
