import { wordsOf } from './words.ts';

/** Names of fingerprints, versions and ids of steps: random hexadecimal digits by right. */
const fingerprint =
  /\b(commit|revision|rev|ref|sha|fpr|checksum|sum|digest|hash|md|etag|image|tag|version|release|build|snapshot|trace|traceparent|span|run|experiment|oid|object|crc|blake|tree|merkle root|block|transaction|tx|[a-z]*ids?)$|\b(oid|object id|commit|sha|digest|checksum|trace|run)\b/;
/** Names of ids, and of the public half of something: random of any alphabet. */
const publicValue =
  /\b(ids?|kid|uid|uuid|guid|ulid|cuid|ksuid|etag|address|fingerprint|thumbprint|integrity|sri|cid|recipients?|account|measurement|dkim|pubkey|alphabet|charset|geohash|suffix|(?:account|service) sid|(?:hosted )?zone|distribution)$|\b(public|publishable|pub|site|gpg|pgp|peer|host|verify(?:ing)?) ?keys?\b|\bpub$|\bkeys? (?:pub|public)\b|\b(alphabet|charset|pubkey)\b/;

/** Names of digests, which are as often written in base64. */
const digest = /(?<!\bhmac )\b(?:checksum|digest|sha|md|crc|crcc)$/;
const encodedDigest = /^[\w+/-]{6}==$|^[\w+/-]{22}==$|^[\w+/-]{27}=$|^[\w+/-]{43}=$|^[\w+/-]{64}$|^[\w+/-]{86}==$/;

/** Whether a name is that of the id of a key. That of an access key is half of a login. */
export const isKeyId = (name: string): boolean => /(?<!\baccess )\bkey ids?$|\bkid$/.test(wordsOf(name));

/** Whether a value may be random, as what has such a name often is, and a secret is not called so. */
export function mayBeRandom(name: string, value: string): boolean {
  const words = wordsOf(name);
  if (fingerprint.test(words) && /^(?:W\/)?"?(0x|[a-z]{1,10}[-_])?[0-9a-f]{12,128}(?:-\d{1,5})?"?$/i.test(value))
    return true;
  if (digest.test(words) && encodedDigest.test(value)) return true;
  return publicValue.test(words) && /^(?:W\/)?"?[\w.:+/<>@~-]{1,600}={0,2}"?$/.test(value);
}

/** What is random by right, wherever it stands. */
export const randomByRight = new RegExp(
  [
    // UUIDs, ULIDs of our time, trace contexts.
    '\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b',
    '\\b01[0-9A-HJKMNP-TV-Z]{24}\\b',
    '\\b00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]\\b',
    'Root=1-[0-9a-f]{8}-[0-9a-f]{24}\\b',
    '\\b[0-9a-f]{32}(?:/\\d{1,20}(?:;o=\\d)?|-[0-9a-f]{16}-[01d])(?![\\w-])',
    // Digests that say so, commits as tags and revisions, files of commits and runs.
    '\\b(?:sha(?:1|256|384|512)?|md5|h1|blake[23]b?|b3|xxh\\d{1,3})[:-][A-Za-z0-9+/]{7,88}={0,2}|W/"[0-9a-f]{8,64}"',
    '(?<=[\\w-][:@+](?:[a-z0-9.]{1,20}-){0,3})[0-9a-f]{40}\\b',
    '(?<=/(?:commit|commits|tree|blob|blobs|raw|snapshots|archive|rev|refs?)/)[0-9a-f]{40,64}\\b',
    '(?<=^[\\w-]{1,40}/[\\w.-]{1,60}:)[0-9a-f]{64}$',
    '(?<=\\bruns:/)[0-9a-f]{32}\\b|\\b[0-9a-f]{32}(?=/artifacts\\b)',
    '\\b(?:md5|sha256)/[0-9a-f]{2}/[0-9a-f]{30,62}\\b',
    '(?<=\\w) \\[[0-9a-f]{8,10}\\]|\\bft:[\\w.-]{3,60}:[\\w-]{0,40}:[\\w-]{0,40}:[A-Za-z0-9]{8}\\b',
    '(?<=\\.vault\\.azure\\.net/\\w{1,20}/[\\w-]{1,127}/)[0-9a-f]{32}\\b',
    '(?<=/nix/store/)[0-9a-z]{32}(?=-)',
    // Addresses of contents; ids whose prefix says of what.
    '\\bQm[1-9A-HJ-NP-Za-km-z]{44}\\b|\\b(?:baf[yk]|k51)[a-z0-9]{50,60}\\b|\\burn:[a-z0-9-]{2,10}:[A-Za-z0-9]{32,72}\\b',
    '(?<![\\w-])(?:(?:acct|price|prod|cus|sub|pi|pm|evt|plan|asst|thread|run|msg|msgbatch|vs|batch|proj|resp|wrkspc|org|user|team|call|file|req|txn|in|ch|dp|prj)_|(?:org|file)-)(?:[A-Za-z0-9]{14}|[A-Za-z0-9]{16}|[A-Za-z0-9]{22}|[A-Za-z0-9]{24,29})\\b',
    '\\b(?:AC|MG|VA|PN|ZS|CN|KS|FW|FN)[0-9a-f]{32}\\b|(?<![\\w-])(?:(?:AROA|AIDA|AGPA|ANPA)[A-Z0-9]{16}|ChIJ[\\w-]{23})(?![\\w-])|\\b[a-z]{2}-[a-z]{4,9}-\\d_[A-Za-z0-9]{9}\\b',
    // Records of a zone: of certificates, of host keys, of who owns it.
    '\\b\\d \\d (?:\\d )?[0-9a-f]{40,128}\\b|\\b[a-z-]{0,40}verif(?:y|ication)=[\\w+/=-]{16,100}|\\bk=\\w{3,10}; ?p=[\\w+/]{20,1000}={0,2}|\\bpin-sha256="[\\w+/]{43}="|\\b[a-z2-7]{56}\\.onion\\b',
    // Sealed: of no use without a key that is elsewhere.
    '\\bENC\\[[^\\]]{1,2000}\\]|\\{cipher\\}[\\w+/]{1,2000}={0,2}',
    // The sign in front of a part of a document.
    '(?<=://[^\\s#]{1,300})#(?=\\w)',
    // Documents whose address has an id.
    '(?<![\\w-])(?:https?://)?(?:[\\w-]{1,40}\\.)?(?:github|githubusercontent|gitlab|huggingface)\\.\\w{2,3}/[^\\s?]{1,300}',
    '(?<![\\w-])(?:https?://)?(?:[\\w-]{1,40}\\.){0,2}(?:docs\\.google|drive\\.google|forms|youtube|youtube-nocookie|vimeo|spotify|figma|notion|miro|airtable|trello|canva|loom|typeform|codepen|arxiv|doi|zenodo|wandb|imgur|unsplash)\\.(?:com|so|org|ai|gle|io)/[\\w/.-]{1,200}(?:\\?(?:v|list)=[\\w-]{1,64})?',
    '\\byoutu\\.be/[\\w-]{11}\\b|\\bspotify:\\w{1,10}:\\w{22}\\b|(?<=/avatar/)[0-9a-f]{32,64}\\b|(?<=/d/)[\\w-]{9,40}(?=/)',
    // Public halves.
    '-----BEGIN (?![A-Z0-9 ]{0,30}PRIVATE)[A-Z0-9 ]{3,40}-----[\\s\\S]{0,8000}?-----END [A-Z0-9 ]{1,40}-----',
    '\\b(?:ssh-(?:ed25519|rsa|dss)|ecdsa-sha2-\\w{1,20}) [\\w+/]{20,1000}={0,2}|\\bAAAA(?:[BCE][0-9][A-Z]zaC1|GnNrLXNzaC1|InNrLWVjZHNh|[HI]HNzaC1)[\\w+/]{20,1000}={0,2}',
    '\\bMI[IGH][A-Z][A-Za-z]?[\\w+/]{0,3}A?NBgkqhkiG9w0BAQEF[\\w+/]{20,1000}={0,2}|\\bM(?:FkwEwYHKoZIzj0C|HYwEAYHKoZIzj0C|CowBQYDK2Vw)[\\w+/]{20,300}={0,2}',
    '\\bMII[\\w+/]{3,4}CC[\\w+/]{3}gAwIBAg[\\w+/]{20,8000}={0,2}',
    '\\bage1[0-9a-z]{58}\\b|\\bnpub1[0-9a-z]{58}\\b|\\b[\\w.-]{3,60}-\\d{1,3}:[\\w+/]{43}=|\\bpk_(?:live|test)_\\w{10,120}|\\bphc_\\w{30,60}',
    '\\b\\d{1,20}-\\w{1,64}\\.apps\\.googleusercontent\\.com\\b',
    '\\b0x[0-9a-f]{40}\\b|\\bbc1[0-9a-z]{25,60}\\b',
    '\\bdata:(?:image|font|audio|video)/[\\w.+-]{1,30};base64,[\\w+/]{0,8000}={0,2}',
    // Colours and encoded characters; files by their digest.
    '#[0-9a-f]{3,8}\\b|%[0-9a-f]{2}',
    '(?<![0-9a-f])[0-9a-f]{8,64}(?=\\.(?:js|css|map|json|html|png|jpe?g|svg|webp|woff2?)\\b)',
    // Host names, in which a provider may have put an id; files of models.
    '(?<![\\w.+/:-])(?:[a-z][a-z0-9+]{1,20}:/{2,3})?[a-z0-9][a-z0-9-]{0,62}(?:\\.[a-z0-9-]{1,63}){1,10}\\.[a-z]{2,16}(?![\\w@-])',
    '(?<![\\w.-])[\\w.-]{1,200}\\.(?:safetensors|gguf|ckpt|pth|pt|onnx)\\b',
    // Names of algorithms.
    '\\b(?:PBKDF2|HMAC|SHA|AES|RSA|ECDSA|MD5)\\w{0,10}With\\w{1,30}\\b|\\b(?:ECDHE|DHE|TLS|ECDSA|RSA)[-_](?:[A-Z0-9]{2,10}[-_]){1,6}[A-Z0-9]{2,10}\\b|\\bSASL_(?:SSL|PLAINTEXT)\\b',
    // The rows of a keyboard.
    'qwert[yz]uiop|asdfghjkl|[zy]xcvbnm',
  ].join('|'),
  'gi',
);

/** Whether a text is an alphabet: each character once, in order of their codes; or so many once that nobody drew them. */
export function isAlphabet(text: string): boolean {
  if (new Set(text).size < text.length) return false;
  const inOrder = [...text].filter((character, index) => {
    const step = character.charCodeAt(0) - text.charCodeAt(index - 1);
    return step >= 1 && step <= 2;
  });
  return inOrder.length > text.length * 0.6 || text.length >= 32;
}

/** Whether keys of a JSON web key set are the public ones: those without a secret part. */
export const isPublicKeySet = (text: string): boolean =>
  /["']kty["']\s?:\s?["'](?:RSA|EC|OKP)/.test(text) && !/["'](?:d|p|q|dp|dq|qi|k)["']\s?:/.test(text);
