#!/bin/sh
# Makes the users of the services on the brokers and grants them what acls.txt says. May run again at any time; what is
# no longer in the list it does not take back (docs/events/security.md says how).
#   KAFKA_BOOTSTRAP         host:port of a broker
#   KAFKA_ADMIN_PASSWORD    of the user "admin", who may do everything
#   <SERVICE>_KAFKA_PASSWORD  of each service's user: IDENTITY_KAFKA_PASSWORD for edtech-identity, and so on
#   KAFKA_BIN, ACLS         where Kafka's tools and the list are, if not where the image has them
set -eu
bin=${KAFKA_BIN:-/opt/kafka/bin}
acls=${ACLS:-$(dirname "$0")/acls.txt}
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/admin.properties" <<END
security.protocol=SASL_PLAINTEXT
sasl.mechanism=PLAIN
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="admin" password="$KAFKA_ADMIN_PASSWORD";
END

for user in $(sed -n 's/^--allow-principal User:\([a-z-]*\) .*/\1/p' "$acls" | sort -u); do
  variable=$(printf '%s' "${user#edtech-}" | tr 'a-z-' 'A-Z_')_KAFKA_PASSWORD
  eval "password=\${$variable:?}"
  # In a file: a command line can be read by others.
  printf 'SCRAM-SHA-512=iterations=8192,password=%s\n' "$password" > "$work/user.properties"
  "$bin/kafka-configs.sh" --bootstrap-server "$KAFKA_BOOTSTRAP" --command-config "$work/admin.properties" \
    --alter --entity-type users --entity-name "$user" --add-config-file "$work/user.properties" < /dev/null
done

grep -v '^#' "$acls" | while read -r arguments; do
  # Unquoted on purpose: each word is an argument.
  # shellcheck disable=SC2086
  "$bin/kafka-acls.sh" --bootstrap-server "$KAFKA_BOOTSTRAP" --command-config "$work/admin.properties" --add $arguments < /dev/null > "$work/output" \
    || { cat "$work/output" >&2; exit 1; }
done
echo "The services' users are made and their rights granted."
