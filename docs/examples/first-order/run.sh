#!/usr/bin/env bash
# A partner's first order on the platform of this machine, from its token to its statement.
# Needs bash, curl and node. What it prints is in expected.txt, with made-up identifiers and times.
set -euo pipefail

edge=${BOURG_EDGE_PORT:-8080}
data=${BOURG_DATA:-"$(dirname "$0")/../../../.bourg"}
partners=http://partners.localhost:$edge/api/v1
city=http://valmont.localhost:$edge/api/v1
identity=http://id.localhost:$edge/realms/workforce/protocol/openid-connect/token

# The demo issued credentials for a server of Coop Vélo-Cité; your own come from
# POST /partner/api-clients, or from the partner pages.
client=${BOURG_CLIENT_ID:-$(sed -n 's/^velo-cite\.server=\(.*\) .*/\1/p' "$data/demo.properties")}
secret=${BOURG_CLIENT_SECRET:-$(sed -n 's/^velo-cite\.server=.* //p' "$data/demo.properties")}

# pick EXPRESSION: what the expression makes of the answer (called "it") on standard input.
pick() {
    node -e '
        const it = JSON.parse(require("fs").readFileSync(0, "utf8"));
        const found = new Function("it", "return " + process.argv[1])(it);
        console.log(typeof found === "string" ? found : JSON.stringify(found, null, 2));' "$1"
}

# call METHOD ADDRESS [curl options]: an answer that is no success ends the script, and is shown.
call() {
    curl --silent --show-error --fail-with-body --request "$1" --header 'Accept: application/json' "${@:2}"
}

# Each creation has a key of its own: repeated with the same key, it creates nothing more.
key() {
    node -p 'crypto.randomUUID()'
}

echo '1. A token for the partner'"'"'s server'
token=$(call POST "$identity" --data-urlencode "client_id=$client" --data-urlencode "client_secret=$secret" \
    --data grant_type=client_credentials | pick it.access_token)
as_partner=(--header "Authorization: Bearer $token")
call GET "$partners/partner" "${as_partner[@]}" | pick '`We are ${it.name}.`'

echo '2. What we offer'
call GET "$partners/offers?state=published" "${as_partner[@]}" \
    | pick 'it.items.map(offer => ({id: offer.id, name: offer.content.name.en, unit_price: offer.content.unit_price}))'

echo '3. A guest finds it on the portal of Valmont, and asks what two places cost'
service=$(call GET "$city/services?query=bike" | pick 'it.items[0].id')
quote=$(call POST "$city/services/$service/quote" --json '{"quantity": 2}')
pick '({net: it.net, taxes: it.taxes.map(tax => `${tax.code} ${tax.percent} %: ${tax.amount.amount_minor}`), total: it.total,
    shares: it.shares.map(share => `${share.party}: ${share.amount.amount_minor}`)})' <<< "$quote"

echo '4. The guest orders; the access key is all that shows the order to a guest'
placed=$(call POST "$city/orders" --header "Idempotency-Key: $(key)" --json '{
    "service_id": "'"$service"'", "quantity": 2, "language": "en",
    "answers": {"shelter": "station", "bike": "Blue, with a basket"},
    "contact": {"email": "guest@passage.example", "name": "Gaston Guest"}}')
order=$(pick it.order.id <<< "$placed")
as_guest=(--header "Order-Access-Key: $(pick it.access_key <<< "$placed")")
pick '({id: it.order.id, state: it.order.state})' <<< "$placed"

echo '5. ... and pays on the hosted page, with a test card'
page=$(call POST "$city/orders/$order/checkout" "${as_guest[@]}" | pick it.url)
call POST "$page" --output /dev/null --write-out 'The page answers %{http_code} and leads back.\n' \
    --data-urlencode email=guest@passage.example --data-urlencode 'name=Gaston Guest' \
    --data-urlencode 'number=4242 4242 4242 4242' --data-urlencode expiry=12/40 --data-urlencode cvc=123
for _ in $(seq 120); do
    state=$(call GET "$city/orders/$order" "${as_guest[@]}" | pick it.state)
    if [ "$state" != awaiting_payment ]; then break; fi
    sleep 1
done
echo "The order is $state."

echo '6. We read the order, accept it, and say when it is done'
call GET "$partners/orders/$order" "${as_partner[@]}" \
    | pick '({id: it.id, state: it.state, quantity: it.quote.quantity, answers: it.answers})'
call POST "$partners/orders/$order/acceptance" "${as_partner[@]}" | pick '`The order is ${it.state}.`'
call POST "$partners/orders/$order/completion" "${as_partner[@]}" | pick '`The order is ${it.state}.`'

echo '7. What the order brought us: our share and the taxes to remit, less our part of the card fee'
month=$(node -p 'new Date().toISOString().slice(0, 7)')
call GET "$partners/statement?month=$month" "${as_partner[@]}" \
    | pick 'it.lines.filter(line => line.reference === "'"$order"'" && line.kind === "CAPTURE")
        .map(line => `${line.account} ${line.detail}: ${line.amount.amount_minor} ${line.amount.currency}`).sort()'
