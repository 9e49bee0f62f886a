#!/bin/sh
# Copies GraphiQL's published files, and the licences of all that is bundled in them, into this folder.
#   web/graphiql/vendor.sh          make the files anew, after a change of package.json
#   web/graphiql/vendor.sh --check  fail unless the committed files are the published ones
set -eu
export LC_ALL=C
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp "$here/package.json" "$here/package-lock.json" "$work/"
cd "$work"
npm ci --ignore-scripts --no-audit --no-fund --silent

mkdir out
cp node_modules/graphiql/graphiql.min.js node_modules/graphiql/graphiql.min.css \
	node_modules/react/umd/react.production.min.js \
	node_modules/react-dom/umd/react-dom.production.min.js out/
for package in node_modules/*/package.json node_modules/@*/*/package.json; do
	package=${package%/package.json}
	for licence in "$package"/[Ll][Ii][Cc][Ee][Nn][CcSs][Ee]*; do
		[ -f "$licence" ] || continue
		printf '==== %s ====\n\n' "${package#node_modules/}"
		cat "$licence"
		printf '\n\n'
	done
done >out/LICENSES.txt

for file in out/*; do
	if [ "${1-}" = --check ]; then
		cmp "$file" "$here/${file#out/}"
	else
		cp "$file" "$here/"
	fi
done
