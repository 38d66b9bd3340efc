#!/bin/sh
# Make a private environment from a lock with hashes, and get what the system lacks.
# usage: prepare.sh PYTHON VENV LOCK
set -eu
python=$1 venv=$2 lock=$3

# tell SPANISH ENGLISH
case ${ASSESS_LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}} in en*) english=1 ;; *) english= ;; esac
tell() { if [ "$english" ]; then printf '%s\n' "$2" >&2; else printf '%s\n' "$1" >&2; fi; }

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    tell "assess necesita Python 3.11 o posterior; este es $("$python" --version 2>&1)." \
        "assess needs Python 3.11 or newer; this is $("$python" --version 2>&1)."
    tell "Indique uno más nuevo: make PYTHON=python3.12 run" "Name a newer one: make PYTHON=python3.12 run"
    exit 1
}

# What Debian and Ubuntu lack on a new machine: the module venv, and Pango for the PDF reports.
has_venv() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }
has_pango() {
    "$python" - <<'EOF'
import ctypes, sys
def loads(name):
    try:
        return bool(ctypes.CDLL(name))
    except OSError:
        return False
sys.exit(not all(map(loads, ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")))
         if sys.platform == "linux" else 0)
EOF
}

install() {
    if ! command -v apt-get >/dev/null; then
        return 1
    fi
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root=sudo
    else
        return 1
    fi
    $as_root apt-get update -qq >/dev/null 2>&1 || true
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

lacks=
has_venv || lacks=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
has_pango || lacks="$lacks libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
# shellcheck disable=SC2086  # each word is a package
if [ -n "$lacks" ] && ! install $lacks; then
    has_venv || tell "Falta el módulo venv de Python, y sin él nada funciona." \
        "Python's module venv is missing, and nothing works without it."
    has_pango || tell "Falta Pango: todo funciona menos los informes en PDF." \
        "Pango is missing: everything works but PDF reports."
    tell "Para obtener lo que falta en Debian o Ubuntu, escriba:" "To get what is missing on Debian or Ubuntu, type:"
    command="    sudo apt-get install $(echo $lacks)"
    tell "$command" "$command"
    has_venv || exit 1
fi

if [ ! -x "$venv/bin/python" ]; then
    tell "Se prepara un entorno propio en $venv. Toma un minuto o dos, solo esta vez." \
        "Setting up a private environment in $venv. It takes a minute or two, this once."
    "$python" -m venv "$venv"
fi
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$lock"
# The program itself is installed from this folder, so that a changed file is used at once.
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
# pip compiles what it installs; what runs from this folder is compiled here, also where Python may not write byte code.
"$venv/bin/python" -m compileall -q src
