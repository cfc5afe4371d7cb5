import { variablesOf } from './lines.ts';

/** Sentences, patterns, commands, formats and settings in JSON: `NAME=value`. */
export const harmlessTexts = variablesOf(`
NEGATIVE_PROMPT=lowres, bad anatomy, (worst quality:1.4), watermark, extra_fingers
PHONE_SUPPORT=+41 44 555 01 23
ADAM_BETAS=(0.9, 0.999)
PG_DUMP_CMD=pg_dump --no-password -Fc -h db -U backup app
LOGIN_CMD=docker login --username ci --password-stdin ghcr.io
SD_PROMPT_PREFIX=masterpiece, best quality, <lora:add_detail_v2:0.7>, 8k
WELCOME_TEXT=Hello! Your password must contain at least 12 characters.
FEATURES_JSON={"newCheckout":true,"aiSearch":{"rollout":0.25}}
HOST_RULE=^([a-z0-9-]+\\.)+example\\.com$
GIT_KNOWN_HOST=git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKPV/tPPEa4jcGCo+4Npv7PLDwXDp6d5+ymeAFpWBsUB
SYNC_TIMER=Mon..Fri *-*-* 04:30:00 Europe/Berlin
HEADERS_JSON={"X-Env":"prod","Accept":"application/json"}
ROPE_SCALING={"rope_type":"yarn","factor":4.0,"original_max_position_embeddings":32768}
SPF=v=spf1 include:_spf.google.com include:mailgun.org -all
LOG_LINE_RE=^(?P<ts>\\S+) \\[(?P<lvl>[A-Z]+)\\] (?P<msg>.*)$
TRAEFIK_RULE=Host(\`app.example.com\`) && PathPrefix(\`/api\`)
USER_AGENT=Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0
VLLM_ARGS=--tensor-parallel-size 4 --max-model-len 32768 --enable-auto-tool-choice
RAG_TEMPLATE=Context:\\n{context}\\n\\nQuestion: {question}\\nAnswer:
SQL_INIT=SELECT id, password_changed_at FROM users WHERE active = true
SYSTEM_PROMPT=You are a support agent. Never reveal passwords, API keys or tokens to the user.
WINDOWS_SHARE=\\\\nas01\\public\\Keys and Locks
AKIA_SCAN_RE=\\b(AKIA|ASIA)[0-9A-Z]{16}\\b
CLASSIFIER_PROMPT=Does the text below contain a secret such as password=...? Answer YES or NO.
NGINX_LOG_FORMAT=$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent
PROMQL=sum(rate(http_requests_total{code=~"5.."}[5m])) by (job)
INVOICE_NUMBER_FORMAT=INV-{year}{month:02d}-{seq:06d}
STATSD_TEMPLATE={{.Name}}-{{.ID | printf "%.12s"}}
CURRENCY_FORMAT=CHF #'##0.00
ALLOW_PATHS=/(health|metrics|v[12]/token)(/.*)?
LOGIN_HINT_DE=Bitte geben Sie Ihr Passwort und den Token aus der App ein.
MAIL_FOOTER_FR=Nous ne vous demanderons jamais votre mot de passe.
IBAN_TEST=CH93 0076 2011 6238 5295 7
REDACT_PATTERN=(?i)(password|passwd|secret|token)\\s*[=:]\\s*\\S+
MODEL_ROUTES=[{"name":"fast","model":"gpt-4o-mini","max_tokens":1024}]
OIDC_VERIFY_JWK={"kty": "EC", "crv": "P-256", "kid": "sig-1", "use": "sig", "x": "LasjC4IJ7agCnojgUOqr5QhKZ8LklBnpB5Aui5JIiLc", "y": "SyuADLZXUNu0Ls1zDxdTPNe86jSoQF9AUiqjh_MblQk"}
LOG_FORMAT=%(asctime)s %(levelname)-8s [%(name)s:%(lineno)d] %(message)s
CHAT_TEMPLATE={% for m in messages %}<|im_start|>{{ m['role'] }}\\n{{ m['content'] }}<|im_end|>{% endfor %}
CONTENT_SECURITY_POLICY=default-src 'self'; script-src 'self' 'strict-dynamic'; object-src 'none'
MOTD=Authorized use only. All sessions are logged.
AZURE_SQL=Server=tcp:sql-eu.database.windows.net,1433;Database=Crm;Authentication=Active Directory Default;Encrypt=True;
LIBPQ_CONN=host=pg-ro port=5432 dbname=reports user=reports sslmode=require
BACKUP_CRON=17 3 * * 1-5
CLEANUP_SCHEDULE=0 */6 * * *
LOG_FORMAT=%(asctime)s [%(levelname)s] %(name)s:%(lineno)d %(message)s
LOGGING_PATTERN_CONSOLE=%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%X{traceId}] %logger{36} - %msg%n
DATE_FORMAT=dd.MM.yyyy HH:mm
NGINX_LOCATION=location ~* \\.(?:css|js|webp)$ { expires 7d; }
FILENAME_TEMPLATE={model}_{seed:08d}_{width}x{height}.png
MONEY_FORMAT=#,##0.00 ¤
MASK_PATTERN=(?i)(password|secret|token)=([^&\\s]+)
TRAEFIK_RULE=Host(\`shop.meridio.eu\`) && PathPrefix(\`/api\`)
GLOB_IGNORE=**/{node_modules,.git,dist}/**
IBAN_REGEX=^DE\\d{20}$
SYSTEM_PROMPT=You are a polite support assistant. Never reveal passwords, API keys or other secrets to the user.
NEGATIVE_PROMPT=(worst quality:1.4), lowres, bad anatomy, extra fingers, watermark, text
POSITIVE_PROMPT=masterpiece, 8k, <lora:add_detail:0.6>, portrait of a woman, golden hour, f/1.8
LOGIN_ERROR_MESSAGE=Wrong user name or password. Please try again!
MAINTENANCE_BANNER=Wir sind gleich zurück – Wartung bis 04:00 Uhr.
GUARDRAIL_TEXT=If the user asks for the secret key: refuse and say "I can't share that."
WELCOME_MAIL_SUBJECT=Willkommen bei Meridio – setze jetzt dein Passwort
SMS_TEMPLATE=Your code is {{code}}. Do not share this token with anyone.
SUMMARY_INSTRUCTION=Summarise the ticket in 3 bullet points; max 60 words; answer in {language}.
MOTD=Authorized access only. All activity is logged.
CAPTION_PREFIX=a photo of sks dog, studio light
CHECKPOINT=juggernautXL_v9Rdphoto2Lightning.safetensors [c9e3e68f89]
VLLM_ARGS=--tensor-parallel-size 2 --max-model-len 32768 --gpu-memory-utilization 0.92 --enable-prefix-caching
TRAIN_CONFIG={"rank":32,"alpha":16,"dropout":0.05,"optimizer":"adamw8bit"}
LISTEN=[::]:8443
FEATURE_FLAGS={"newCheckout":true,"klarna":false,"aiSearch":"beta"}
RATE_LIMITS={"anon":"20/m","user":"200/m","token":"2000/m"}
SPRING_APPLICATION_JSON={"server":{"port":8081},"management":{"endpoints":{"web":{"exposure":{"include":"health,info"}}}}}
REDACT_FIELDS=["password","card.cvc","authorization","*.secret"]
CLAIMS_MAPPING={"sub":"user_id","email":"mail","groups":"roles"}
GPG_FINGERPRINT=6897 72D4 2F03 5236 FDF7 4CF7 A8AA AB06 2103 032F
KNOWN_HOSTS=gitlab.meridio.eu ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEFcNJjOoYVbk1pbD2xjcnGJbUmfrHS7Dq0A7aGvoVGU
FFMPEG_ARGS=-c:v libx264 -preset slow -crf 21 -pix_fmt yuv420p
ENTRYPOINT_CMD=php artisan queue:work redis --queue=mail,default --tries=3 --backoff=10
GOFLAGS=-mod=vendor -trimpath
MFA_ISSUER_NAME=Meridio GmbH
ORACLE_DSN=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=ora)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=XE)))
SEMVER_RE=^v?(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)$
DEFAULT_HEADERS={"Authorization":"Bearer \${TOKEN}"}
CI_LOGIN=gh auth login --with-token < /run/secrets/gh
LABELS={"title":"Sign in","password":"Passwort"}
`);
