/** Values as configurations hold them, under names that say nothing. */
export const harmlessValues: readonly string[] = `
http://alertmanager:9093/api/v2/alerts
http://localhost:8193
http://prometheus:9090/api/v1/query?query=up&time=1700000000
https://jobmatch-staging-vm.europe-west1-b.c.job-match-v0.internal:8189
https://genai-api-x7k2mq4bza-ew.a.run.app
https://orchestrator-abc123xyz9-uc.a.run.app/v1/generate
https://d111111abcdef8.cloudfront.net/assets/app.js
https://abcdefghij1234567890.supabase.co
https://xk3f9q2m1z.execute-api.eu-west-1.amazonaws.com/prod
app-db.c9akciq32rgl.eu-west-1.rds.amazonaws.com
k8s-genai-gateway-0a1b2c3d4e-123456789.eu-west-1.elb.amazonaws.com
https://search.example.com/?q=keys+and+tokens&page=2&sort=key
https://example.com/docs#how-to-rotate-a-secret
https://en.wikipedia.org/wiki/Bearer_token
https://huggingface.co/stabilityai/stable-diffusion-3.5-large-turbo/resolve/main/model_index.json
https://github.com/pulumi/pulumi-docker/releases/download/v5.2.0/pulumi-resource-docker-v5.2.0-linux-amd64.tar.gz
https://registry.example.com:8443/@scope/package
https://medium.com/@someone/how-we-run-comfyui-9-lessons
https://cdn.jsdelivr.net/npm/react@18.2.0/umd/react.production.min.js
git+https://github.com/org/repo.git@v1.2.3#egg=package
git@github.com:org/repository.git
ssh://deploy@host.example.com:22
redis://cache:6379/0
rediss://cache.internal:6380/1?ssl_cert_reqs=required
postgresql://app@db.internal/jobmatch
postgresql+asyncpg://db.internal:5432/jobmatch?sslmode=verify-full
postgresql://app:\${DB_PASSWORD}@db:5432/app
jdbc:postgresql://db.internal:5432/jobmatch?ssl=true&sslmode=require
jdbc:sqlserver://db.internal:1433;databaseName=jobmatch;encrypt=true
amqp://rabbitmq:5672/%2F
mongodb://mongo-0:27017,mongo-1:27017/app?replicaSet=rs0
kafka-0.kafka:9092,kafka-1.kafka:9092,kafka-2.kafka:9092
sqlite:////data/app.db
s3://jobmatch-models/flux/2025-10-07/part-00000.snappy.parquet
gs://jobmatch-staging-bronze-job-match-v0/offers/2025/10/07/
unix:///var/run/docker.sock
tcp://0.0.0.0:2375
file:///etc/genai/config.yaml
mailto:someone@example.com
data:image/png
Someone <someone@example.com>, other@example.org
jobmatch-staging-vm@job-match-v0.iam.gserviceaccount.com
serviceAccount:jobmatch-staging-vm@job-match-v0.iam.gserviceaccount.com
user:alice@example.com
firstname.lastname+genai@department.example.co.uk
europe-west1-docker.pkg.dev/job-match-v0/genai/orchestrator:1.4.2
nvcr.io/nvidia/k8s/dcgm-exporter:3.3.5-3.4.1-ubi9
nvcr.io/nvidia/pytorch:24.07-py3
ghcr.io/huggingface/text-generation-inference:2.4.1-rocm
docker.io/library/nginx:1.27.2-alpine3.20-slim
pytorch/pytorch:2.5.1-cuda12.4-cudnn9-runtime
prom/prometheus:v2.55.0
quay.io/prometheus/node-exporter:v1.8.2
1.0.0-rc.1+build.20251007
v2.31.0-alpha.14-g1a2b3c4d
2025.10.07.1
3.11.9
>=1.2.0,<2.0.0
^18.2.0 || ^19.0.0
~=2.1
2025-10-07T23:45:00Z
2025-10-07T23:45:00.123456+02:00
Tue, 07 Oct 2025 23:45:00 GMT
P1DT12H30M
0 2 * * *
*/15 0-6 1,15 * 1-5
0 0/5 14,18 ? * MON-FRI
@daily
172.20.0.0/16
10.10.0.11
10.0.0.0/8,172.16.0.0/12,192.168.0.0/16
fd00:1234:5678:9abc:def0:1234:5678:9abc/64
2001:db8::ff00:42:8329
02:42:ac:15:00:09
127.0.0.1,localhost,.internal,.svc.cluster.local
projects/job-match-v0/locations/europe-west1/keyRings/pulumi/cryptoKeys/state
projects/ubuntu-os-accelerator-images/global/images/ubuntu-accelerator-2404-amd64-with-nvidia-580
projects/123456789012/locations/europe-west1/endpoints/1234567890123456789
projects/job-match-v0/topics/offers-ingested-v2
//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/github/providers/actions
gke_job-match-v0_europe-west1_genai-prod
gke-genai-prod-gpu-pool-3f2a1b4c-x7k2
orchestrator-7d9f8b6c5d-x2v4q
arn:aws:iam::123456789012:role/GenAiTaskExecutionRole
arn:aws:acm:eu-west-1:123456789012:certificate/3f2b8c1e-9d47-4a6b-8e21-7c5d0f9a1b34
arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/genai/73e2d6bc24d8a067
i-0abcd1234ef567890
ami-0c55b159cbfafe1f0
/subscriptions/3f2b8c1e-9d47-4a6b-8e21-7c5d0f9a1b34/resourceGroups/genai/providers/Microsoft.Storage
eu-west-1_AbCdEf123
a2-ultragpu-8g
n1-standard-16-custom-65536
nvidia-tesla-a100-80gb
jobmatch-staging-bronze-job-match-v0
tfstate-europe-west1-7f3a9c
stabilityai/stable-diffusion-3.5-large-turbo
black-forest-labs/FLUX.1-Krea-dev
unsloth/DeepSeek-R1-Distill-Qwen-32B-bnb-4bit
meta-llama/Llama-3.3-70B-Instruct
TheBloke/Mixtral-8x7B-Instruct-v0.1-GGUF
sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2
Qwen/Qwen2.5-VL-72B-Instruct-AWQ
mistralai/Mistral-Small-24B-Instruct-2501
openai/clip-vit-large-patch14-336
laion/CLIP-ViT-bigG-14-laion2B-39B-b160k
flux1-dev-fp8-e4m3fn.safetensors
t5xxl_fp8_e4m3fn_scaled.safetensors
sd3.5_large_turbo-Q4_K_M.gguf
v1-5-pruned-emaonly.ckpt
4x-UltraSharp.pth
RealESRGAN_x4plus_anime_6B.pth
control_v11p_sd15_canny_fp16.safetensors
text-embedding-3-large
claude-3-5-sonnet-20241022
gpt-4o-mini-2024-07-18
gemini-1.5-pro-002
dpmpp_2m_sde_gpu
torch.distributed.elastic.multiprocessing.errors
django.contrib.auth.password_validation.MinimumLengthValidator
infra.env.secret_guard.secret_suspicion
com.example.genai.orchestrator.config.TokenRefreshServiceImpl
org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration
app.main:create_app
celery.worker.autoscale:Autoscaler
MaximumNumberOfConcurrentGenerationsPerUser
AbstractSingletonProxyFactoryBeanConfigurer
XMLHttpRequestUploadProgressEventListener
getServerSidePropsWithAuthenticationContext
PYTHONDONTWRITEBYTECODE
NSPhotoLibraryAddUsageDescription
max_number_of_concurrent_generations_per_user_and_tenant
enable_gradient_checkpointing_for_text_encoder_two
very-long-kebab-case-resource-name-for-the-orchestrator-service-account
Donaudampfschifffahrtsgesellschaft
antidisestablishmentarianism
internationalization
cloudresourcemanager.googleapis.com
compute.googleapis.com,secretmanager.googleapis.com
/usr/local/lib/python3.11/site-packages:/opt/app
/data/models/stable-diffusion-3.5-large-turbo/v2/unet-fp16
/var/run/secrets/kubernetes.io/serviceaccount/ca.crt
C:\\Program Files\\NVIDIA GPU Computing Toolkit\\CUDA\\v12.4
~/.cache/huggingface/hub
./config/environments/staging.local.yaml
/opt/hostedtoolcache/Python/3.11.9/x64/bin:/usr/local/sbin:/usr/bin
Bearer authentication via gateway
Basic authentication is off
bearer
Bearer <token>
The password is kept in Secret Manager
Passwords: at least twelve characters
Ask the operator for the token: it is in the vault
a secret is never written to a .env
Token bucket with a burst of twenty requests
password and token are read from files
Secret names end with the id of their service
Use your API key in the header X-API-Key
Le mot de passe est dans le coffre
Set password, then log in
the quick brown fox jumps over the lazy dog
A photo of an astronaut riding a horse on Mars, 8k, highly detailed, f/1.8
lowres, bad anatomy, worst quality, jpeg artifacts
You are a helpful assistant. Answer in French, in at most 3 sentences.
%(asctime)s - %(name)s - %(levelname)s - %(message)s
[%(asctime)s] %(levelname)-8s %(name)s:%(lineno)d %(message)s
%Y-%m-%dT%H:%M:%S.%fZ
{{ .Values.image.repository }}:{{ .Values.image.tag }}
\${HOSTNAME}-\${POD_NAMESPACE}.genai.svc
$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent
{"level":"info","format":"json","max_tokens":4096}
{"model": "flux-dev", "steps": 28, "guidance": 3.5, "tokenizer": "t5xxl"}
["https://a.example.com","https://b.example.com"]
[{"name":"cuda","version":"12.4"},{"name":"cudnn","version":"9.1"}]
{"password_min_length": 12, "token_ttl": "15m", "secret_name": "db-password"}
{password: null, user: app}
--max-model-len 8192 --gpu-memory-utilization 0.92 --tensor-parallel-size=2
--token-limit=4096 --password-file=/run/secrets/db-password
-Xms512m -Xmx2g -XX:+UseG1GC -Dfile.encoding=UTF-8
-c shared_buffers=256MB -c max_connections=200
expandable_segments:True,max_split_size_mb:512
rate(http_requests_total{job="orchestrator",code=~"5.."}[5m]) > 0.05
histogram_quantile(0.95, sum(rate(request_duration_seconds_bucket[5m])) by (le))
DCGM_FI_DEV_GPU_UTIL{gpu="0"} > 90 and on(instance) up == 1
label_replace(up, "host", "$1", "instance", "(.*):.*")
^[a-z][a-z0-9-]{1,62}$
^(https?://)?([a-z0-9-]+\\.)+[a-z]{2,}(:\\d{1,5})?$
[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}
(?i)^(GET|HEAD|OPTIONS)$
SELECT id, name FROM offers WHERE created_at > now() - interval '7 days'
**/*.{ts,tsx,json}
.png,.jpg,.jpeg,.webp,.gif,.avif
image/png;q=0.9,image/webp,*/*;q=0.8
text/html; charset=utf-8
application/vnd.docker.distribution.manifest.v2+json
default-src 'self'; script-src 'self' 'unsafe-inline'; img-src * data:
max-age=31536000; includeSubDomains; preload
TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256
ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384
ssh-ed25519,ecdsa-sha2-nistp256,rsa-sha2-512
en_US.UTF-8
fr-FR,fr;q=0.9,en;q=0.8
America/Argentina/Buenos_Aires
Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36
#ff8800
rgba(255, 136, 0, 0.5)
1024x1024,1344x768,768x1344
512Mi
16GB
0.92
-1
1e-4
1_000_000
12345678901234567890123456789012345678
+33 1 23 45 67 89
DE89370400440532013000
978-3-16-148410-0
ABCDEFGHIJKLMNOPQRSTUVWXYZ
0123456789abcdefghijklmnopqrstuvwxyz
ASIN B08N5WRWNW
SM_80;SM_86;SM_89;SM_90
7.0 7.5 8.0 8.6 8.9 9.0+PTX
0,1,2,3,4,5,6,7
GPU-3f2b8c1e-9d47-4a6b-8e21-7c5d0f9a1b34
MIG-1g.10gb,MIG-2g.20gb
G-ABC123DEF4
UA-12345678-1
pk.example.map.style
price=0.002;currency=EUR;per=1K
a=1,b=2,c=3
key=value
tokens=4096
team=genai,env=staging,cost-center=cc-1234
traefik.http.routers.gui.rule=Host(\`genai.example.com\`)
node.labels.gpu==L4
round_robin
unless-stopped
DEBUG
http/1.1,h2
us-central1-a:2,us-central1-b:1
10:00-18:00
08:30@Europe/Paris
npm:react@18.2.0
pkg:npm/lodash@4.17.21
eth0@if12
`
  .trim()
  .split('\n');
