#!/usr/bin/env bash
# Proves the Dockerfile on a machine without a Docker engine: builds the images of identity and the gateway
# with buildah (chroot isolation) on a base image made here, starts both from their images against local
# servers, signs a user up through the gateway, and stops and removes everything that it started.
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

BASE=localhost/edtech-node-base
NODE_MAJOR="${NODE_MAJOR:-24}"
work=$(mktemp -d)
pids=()
containers=()
cleanup() {
  say 'stopping what was started'
  for pid in "${pids[@]:-}"; do [ -n "$pid" ] && kill -TERM "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]:-}"; do [ -n "$pid" ] && wait "$pid" 2>/dev/null || true; done
  for container in "${containers[@]:-}"; do [ -n "$container" ] && buildah rm "$container" >/dev/null 2>&1 || true; done
  [ "${1:-}" = --keep-images ] || buildah rmi localhost/edtech-identity-service localhost/edtech-gateway >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap 'cleanup "${1:-}"' EXIT

# The base: Debian's minimum plus Node from npm's `node` package, which carries the binary. Kept between runs.
if ! buildah inspect --type image "$BASE" >/dev/null 2>&1; then
  say "making the base image (Debian and Node $NODE_MAJOR)"
  mirror=$(awk '/^URIs:/ {print $2; exit}' /etc/apt/sources.list.d/*.sources 2>/dev/null || true)
  [ -n "$mirror" ] || mirror=$(awk '/^deb / {print $2; exit}' /etc/apt/sources.list 2>/dev/null || true)
  [ -n "$mirror" ] || die 'prove-dockerfile finds no Debian mirror in the apt sources.'
  root="$work/rootfs"
  debootstrap --variant=minbase --include=ca-certificates bookworm "$root" "$mirror" >"$work/debootstrap.log" 2>&1 || { tail -5 "$work/debootstrap.log"; die 'debootstrap failed.'; }
  npm install --prefix "$work/node" --loglevel=error "node@$NODE_MAJOR" >/dev/null
  # The package's own install script links the binary; where scripts are off, the platform's package has it.
  binary=$(find "$work/node/node_modules" -path '*bin/node' -type f -size +1M | head -1)
  [ -n "$binary" ] || die "npm's node@$NODE_MAJOR package brought no binary."
  install -m 755 "$binary" "$root/usr/local/bin/node"
  mkdir -p "$root/usr/local/lib/node_modules"
  cp -r "$(npm root -g)/npm" "$root/usr/local/lib/node_modules/npm"
  ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
  ln -sf ../lib/node_modules/npm/bin/npx-cli.js "$root/usr/local/bin/npx"
  # What this machine needs to reach its registries, the images built on this base need as well.
  [ -n "${NODE_EXTRA_CA_CERTS:-}" ] && cp "$NODE_EXTRA_CA_CERTS" "$root/usr/local/share/extra-ca.pem"
  for npmrc in /etc/npmrc /usr/etc/npmrc "$HOME/.npmrc"; do [ -f "$npmrc" ] && cat "$npmrc" && echo; done >"$root/usr/local/etc/npmrc" || true
  base=$(buildah from scratch)
  containers+=("$base")
  buildah add --quiet "$base" "$root" / >/dev/null
  buildah config --env PATH=/usr/local/bin:/usr/bin:/bin "$base"
  [ -n "${NODE_EXTRA_CA_CERTS:-}" ] && buildah config --env NODE_EXTRA_CA_CERTS=/usr/local/share/extra-ca.pem "$base"
  buildah commit --quiet "$base" "$BASE" >/dev/null
fi

for app in identity-service gateway; do
  say "building the image of $app"
  buildah bud --isolation chroot --layers --build-arg "NODE_IMAGE=$BASE" --build-arg "APP=$app" --tag "localhost/edtech-$app" . >"$work/$app.log" 2>&1 ||
    { tail -30 "$work/$app.log"; die "the image of $app does not build."; }
  say "$app: $(buildah inspect --type image --format '{{.FromImageID}}' "localhost/edtech-$app" | cut -c1-12)"
done

say 'starting Postgres and Kafka'
export STACK_POSTGRES_PORT="${STACK_POSTGRES_PORT:-54399}" STACK_KAFKA_PORT="${STACK_KAFKA_PORT:-19399}"
export IDENTITY_SERVICE_PORT="${IDENTITY_SERVICE_PORT:-4901}" GATEWAY_PORT="${GATEWAY_PORT:-4900}"
node tools/workspace/start.mjs --servers-only --data "$work/data" >"$work/servers.log" 2>&1 &
pids+=($!)
for _ in $(seq 240); do grep -q '^ready' "$work/servers.log" && break; kill -0 "${pids[0]}" 2>/dev/null || break; sleep 0.5; done
grep -q '^ready' "$work/servers.log" || { cat "$work/servers.log"; die 'the servers did not start.'; }

run_image() { # name, environment file
  local container
  container=$(buildah from "localhost/edtech-$1")
  containers+=("$container")
  local arguments=(--env KAFKA_REPLICATION_FACTOR=1)
  while IFS= read -r line; do [ -n "$line" ] && arguments+=(--env "$line"); done <"$2"
  buildah run --isolation chroot "${arguments[@]}" "$container" -- node --enable-source-maps main.js >"$work/$1.out" 2>&1 &
  pids+=($!)
}

wait_for() { # name, url
  for _ in $(seq 120); do node -e "fetch('$2').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))" && return 0; sleep 0.5; done
  tail -20 "$work/$1.out"
  die "$1 did not become ready from its image."
}

run_image identity-service "$work/data/environments/identity-service.env"
wait_for identity-service "http://localhost:$IDENTITY_SERVICE_PORT/health/ready"
say 'identity-service runs from its image'
run_image gateway "$work/data/environments/gateway.env"
wait_for gateway "http://localhost:$GATEWAY_PORT/health/live"
say 'gateway runs from its image'

node --input-type=module -e "
const query = 'mutation { signUp(input: { email: \"image@example.org\", password: \"a long enough secret\", firstName: \"Im\", lastName: \"Age\", role: STUDENT }) { user { id email } } }';
const response = await fetch('http://localhost:$GATEWAY_PORT/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
const answer = await response.json();
console.log(JSON.stringify(answer));
process.exit(answer.data?.signUp?.user?.email === 'image@example.org' ? 0 : 1);
" || die 'signing up through the images failed.'
say 'a user signed up through the gateway and identity, both from their images'
