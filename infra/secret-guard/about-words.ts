/** Words behind a secret word by which the value is not the secret, but tells where it is, what it is called, how long it lives. */
export const aboutSecret = new RegExp(
  `\\b(?:${[
    // Places and names.
    'files?|paths?|stdin|fd|commands?|cmd|process|exec|script|dirs?|directory|names?|namespace|ids?|kid|arn|ref|references?|headers?|bucket|domain|endpoint|location|source|region|project|mount|volume',
    'store|storage|db|database|backend|manager|provider|service|helper|engine|driver|plugin|module|handler|callback|generator|loader|master|minion|cache|pool|resource',
    'image|tag|chart|repo|repository|branch|commit|model|classifier|detector|injector|operator|controller|middleware|sidecar|exporter|rotator|broker',
    'key ref|env|environment|vars?|variables?|class|fields?|attr|attributes?|property|properties|elements?|factory|columns?|table|schema|topic|queue|index|param|params|parameter|labels?|tags?|list|keywords',
    'version|issuer|iss|audience|aud|azp|jti|reviewer|realm|identity|owner|users?|username|email|badge|sender|recipients?|subject|contact|team|bean|annotation|selector|kind|alias|baseline|inventory',
    // Numbers and times.
    'length|len|min|max|size|limit|limiter|limits|budget|quota|count|counting|counter|num|number|rounds|iterations|per|price|cost|usage|rate|ratio|threshold|weight|memory|cpu',
    'capacity|refill|burst|allowance|overlap|dropout|padding|truncation|meter|metering|metrics?|stats|score|estimate|estimation|estimator|cap|ceiling|window',
    'expiry|expires?|expired|expiration|ttl|lifetime|lifespan|validity|leeway|skew|grace|period|margin|delay|age|days|hours|minutes|mins|seconds|secs|ms|cron',
    'before|after|since|until|changes?|changed|updated|created|issued|last|next|at|in',
    // What is done with it, and whether.
    'rotation|rotate|renewal|refresh|revocation|interval|timeout|schedule|retry|retries|attempts|history|reuse|batch|chunk|stream|streaming|bucket|through',
    'enabled?|disabled?|required?|requirements|optional|allowed|allow|allowlist|denylist|blocklist|whitelist|blacklist|exempt|exclude|excludes|ignore|ignored',
    'policy|policies|permissions|mode|method|strategy|secure|same ?site|httponly|scanning|scan|scanner|sync|audit|toggle|switch|flag|feature|option|visible|visibility',
    'type|algorithm|algo|alg|format|encoding|encoder|encryption|cipher|curve|kdf|hashing|splitter|separator|delimiter|formatter|transport|sampling|bias|multiplier|currency|colou?r|charset|chars|characters|alphabet|language|locale|strength|complexity|rules?|wordlist|dictionary',
    'scopes?|claims?|roles?|groups?|grant|exchange|introspection|issuance|creation|generation|protection|detection|masking|mask|redaction|redact|filter|sharing|autocomplete',
    'prefix|suffix|regex|regexp|re|rx|patterns?|shape|validation|verification|verifier|validators?|checker|parser|serializer|decoder|hashers?|hash|checksum|checks?|review|reset|recovery page|redirect|login|authentication',
    'hint|prompt|placeholder|text|message|banner|title|description|docs?|comment|note|link|page|form|screen|icon|button|template|status|state|level|errors?|events?|consent|leak|breach',
    // The public half.
    'pub|public|publishable|sha|fingerprint|thumbprint|digest|certificate|certs?|symbol|decimals|contract|mint',
    // The same in other languages.
    'laenge|lange|longueur|longitud|lunghezza|comprimento|tamanho|lengte|dlugosc|delka|datei|pfad|fichier|chemin|archivo|fichero|ruta|arquivo|caminho|percorso|bestand|plik|soubor',
    'ablauf|gueltigkeit|tage|jours|dias|giorni|dagen|dni|richtlinie|politique|politica|beleid|aktiv|aktiviert|actif|activo|ativo|erforderlich|requis|requerido|obligatoire',
  ].join('|')})\\b`,
);

/** Of these there are passwords, too. */
export const system =
  /\b(backend|broker|cache|controller|database|db|driver|email|engine|env|environment|exporter|manager|master|next|operator|project|provider|public|queue|repo|repository|service|storage|store|team|users?|username)\b/g;

/** Who takes a key, as the value is a word with digits behind it that somebody chose: `BEARER_TOKEN_METRICS=bluebird88`. */
export const consumer = new RegExp(
  `${system.source}|\\b(image|model|metrics?|stats|events?|commit|chart|index|scan|sync|login|verification)\\b`,
  'g',
);

/** The same for addresses; that of a webhook is a secret. */
export const address = /\b(url|uri|host|port|server|addr|address)s?\b/;

/** Marks in the texts of a language model, and passes over something. */
export const otherMeaning = new RegExp(
  `\\b(?:${[
    '(?:pad|eos|bos|sep|cls|stop|unk|mask|special|image|audio|video|vision|start|end|begin|think|newline|suppress|bad|extra|additional|prefix|suffix|middle|fim|tool|eot|eom|sot) tokens?',
    '(?:render|shader|depth|forward|backward|boarding|one|two|multi|single|double|first|second|low|high|band|all|dry) pass',
    'palabras? clave|public key(?: tokens?)?|(?:css|design|style|colou?r|theme|governance|reward|erc) tokens?',
  ].join('|')})$`,
);

/** In front of the words: a switch, where the value is 0 or 1. */
export const switched =
  /\b(use|enable|disable|require|has|is|allow|no|random|generate|show|hide|log|mask|redact|check|verify|validate|reset|force|skip|ignore|save|store|auto)\b/;

/** In front of the words: a limit, where the value is a number. */
export const limit =
  /\b(no|num|number|max|min|total|count|per|first|context|length|laenge|longueur|longitud|lunghezza|comprimento|tamanho|lengte|dlugosc)\b/;

/** In front of a secret: one of Kubernetes, whose value is its name. */
export const kubernetesSecret = /\b(kubernetes|kube|tls|pull|existing|ingress|external|cert)( [a-z]+)? secrets?$/;
