import { alphanumeric, base64, base64url, capitals, crockford, Draw, digits, small } from './draw.ts';
import { encoded, variablesOf } from './lines.ts';

const { text, hex, key, uuid, password } = new Draw(31_415).tools();

/** Tokens of providers, generated passwords, keys and hashes, under names that say nothing: `NAME=value`. Each opens nothing. */
export const providerTokens = variablesOf(`
EXTRA_1=ghp_${text(36, alphanumeric)}
CHECKOUT_WITH=github_pat_${text(82, base64url)}
RUNNER_INPUT=ghs_${text(36, alphanumeric)}
MIRROR_FROM=glpat-${text(20, base64url)}
RUNNER_REG=glrt-9_${text(18, alphanumeric)}
MAPS=AIza${text(35, base64url)}
PKG_PUBLISH=npm_${text(36, alphanumeric)}
TWINE=pypi-${text(165, base64url)}
PULL_FROM=dckr_pat_${text(27, alphanumeric)}
LAKEHOUSE=dapi${hex(32)}-2
STORE_LOGIN=hvs.${text(92, base64url)}
TFE=${key(14)}.atlasv1.${key(21)}${text(46, base64url)}
PULUMI=pul-${hex(40)}
APM=NRAK-${text(27, capitals)}
ENV_SYNC=dp.st.prd.${key(40)}
MESH_JOIN=tskey-auth-${text(50, base64url)}
TLS_B64=${encoded(`-----BEGIN PRIVATE KEY-----\n${text(64, base64)}\n\n-----END PRIVATE KEY-----`)}=
TRAEFIK_USERS=admin:$apr1$${key(8)}$${key(22)}
DASH_USERS=ops:$2y$10$${key(53)}
ROOT_CRYPT=$6$${key(16)}$${key(86)}
CODE_SERVER=$argon2id$v=19$m=65536,t=3,p=4$${key(22)}$${text(43, base64)}
DJANGO_USER=pbkdf2_sha256$600000$${key(22)}$${key(43)}=
SUPABASE_SIDE=${encoded(`{"alg":"HS256","typ":"JWT"}`)}.${encoded(`{"iss":"supabase","ref":"${text(20, small)}","role":"service_role","iat":1795383135,"exp":2110743135}`)}.${key(36)}-Ba5Sa0
SA_LOGIN=${encoded(`{"alg":"RS256","typ":"JWT"}`)}.${encoded(`{"iss":"kubernetes/serviceaccount","kubernetes.io/serviceaccount/namespace":"ml","sub":"system:serviceaccount:ml:default"}`)}.${key(37)}${text(305, base64url)}
ADMIN_DEFAULT=${password(24)}
SEED_USER_1=${password(20)}
BOOTSTRAP=${key(24)}
PG_APP=${key(32)}
APP_BOOT=${key(43)}=
MINIO_ROOT=${key(64)}
LC_ENC=${hex(48)}
SITE_DJANGO=django-insecure-${password(50)}
LARAVEL=base64:${key(43)}=
OTP=${text(32, capitals)}
OTP_BACKUP=${text(52, capitals)}
RUNNER_CFG=glrt-${text(20, base64url)}
CHAT_VALUE=xoxb-${text(12, digits)}-${text(13, digits)}-${key(24)}
CHAT_SOCKET=xapp-1-${text(11, crockford)}-${text(13, digits)}-${hex(64)}
BILLING=sk_live_${text(99, alphanumeric)}
BILLING_REPORTS=rk_live_${text(99, alphanumeric)}
HOOK_IN=whsec_${text(32, alphanumeric)}
MAILER=SG.${text(22, base64url)}.${text(43, base64url)}
MAIL_OUT=xkeysib-${hex(64)}-${key(16)}
GOOGLE_LOGIN=GOCSPX-${text(28, base64url)}
LLM_PROVIDER_A=sk-proj-8m_${text(153, base64url)}
LLM_PROVIDER_B=sk-ant-api03-${text(95, base64url)}
HUB=hf_${key(34)}
IMAGE_GEN=r8_${text(37, alphanumeric)}
FAST_LLM=gsk_${text(52, alphanumeric)}
SEARCH_LLM=pplx-${text(48, alphanumeric)}
XLLM=xai-${text(80, alphanumeric)}
NIM=nvapi-${text(64, base64url)}
REGISTRY_EXTRA=dckr_pat_${text(27, base64url)}
CLOUD_DO=dop_v1_${hex(64)}
LAKEHOUSE=dapi${hex(32)}
TRACKER=lin_api_${text(40, alphanumeric)}
DESIGN=figd_${text(40, alphanumeric)}
SHOP=shpat_${hex(32)}
MESH_JOIN=tskey-auth-${text(49, base64url)}
WIKI=ntn_${text(46, alphanumeric)}
DASHBOARDS=glsa_${text(41, base64url)}
CFG_SYNC=dp.pt.${key(43)}
APICLIENT=PMAK-${hex(24)}-${hex(34)}
GEMS=rubygems_${hex(48)}
WEBSEARCH=tvly-prod-${text(32, alphanumeric)}
TRACES_UI=lsv2_pt_${hex(32)}_${hex(10)}
ROUTER=sk-or-v1-${hex(64)}
OBSERVE=sk-lf-${uuid()}
TICKETS=${key(12)}${text(160, base64url)}=5A529181
REPO_BB=${key(36)}
NOTIFY=3092500758:AA${text(33, base64url)}
GUILD_BOT=${key(24)}.GJ2mTJ.${key(25)}-${key(12)}
BLOBS=vercel_blob_rw_${text(47, base64url)}
EDGE_DB=sbp_${hex(40)}
SHARDS=pscale_tkn_${text(43, base64url)}
DEC_FILE=AGE-SECRET-KEY-${text(59, capitals)}
AZ_APP=${key(3)}8Q~${text(34, base64url)}
TF_BACKEND=${key(14)}.atlasv1.${text(67, base64url)}
PKG_FEED=${text(46, small)}
BIN_REPO=AKCp${key(69)}
INITIAL_VALUE=${password(16)}
WORKER_ARG=${key(40)}
SIDE_CHANNEL=${text(43, base64)}=
PAIRING=${text(64, base64)}
INTERNAL_VALUE=${hex(80)}
COOKIE_STUFF=${hex(100)}
LARAVEL_BASE=base64:${text(43, base64)}=
FERNET=${text(43, base64url)}=
SIGNER_ED_B64=${encoded(`-----BEGIN PRIVATE KEY-----\n${text(64, base64)}\n\n-----END PRIVATE KEY-----\n`)}=
SESSION_BLOB=${encoded(`{"alg":"HS256","typ":"JWT"}`)}.${encoded(`{"sub":"5805624","role":"admin","iat":1735689600,"exp":2051222400}`)}.${key(43)}
SUPA=${encoded(`{"alg":"HS256","typ":"JWT"}`)}.${encoded(`{"iss":"supabase","ref":"${text(20, small)}","role":"service_role","iat":1735689600,"exp":2051222400}`)}.${key(43)}
CLUSTER_LOGIN=${encoded(`{"alg":"RS256","typ":"JWT"}`)}.${encoded(`{"iss":"kubernetes/serviceaccount","sub":"system:serviceaccount:prod:deployer"}`)}.${text(342, base64url)}
DASH_USERS=admin:$2y$10$${key(53)}
PANEL_LOGIN=$argon2id$v=19$m=65536,t=3,p=4$${key(22)}$${key(25)}/${key(17)}
DJ_USER=pbkdf2_sha256$870000$${key(22)}$${text(43, base64)}=
HTUSERS=ops:$apr1$${key(8)}$${key(22)}
K3S_JOIN=K10${hex(64)}::server:${hex(32)}
SWARM=SWMTKN-1-${text(50, small)}-${text(25, small)}
`);
