#!/bin/sh
# Install assess from this folder, without internet. Instalar assess desde esta carpeta, sin internet.
#   sh install.sh [FOLDER | CARPETA]
# It becomes yours alone and needs no administrator. Queda solo para usted; no hace falta ser administrador.
set -eu
umask 022 # the program is no secret: other accounts may use it too
target=${1:-"${XDG_DATA_HOME:-$HOME/.local/share}/assess-program"}
case $target in /*) ;; *) target=$PWD/$target ;; esac
cd "$(dirname "$0")"
commands=$HOME/.local/bin

case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in en*) english=1 ;; *) english= ;; esac
tell() { if [ "$english" ]; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi; }

sha256sum --check --quiet SHA256SUMS || {
    tell "Un archivo de esta carpeta no es el que se publicó: descomprímala de nuevo." \
        "A file of this folder is not the one that was published: unpack it again."
    exit 1
}

python=
for name in ${PYTHON:-python3.14 python3.13 python3.12 python3.11 python3}; do
    if command -v "$name" >/dev/null &&
        "$name" -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null; then
        python=$name
        break
    fi
done
[ "$python" ] || {
    tell "Hace falta Python 3.11 a 3.14 para 64 bits. En Debian o Ubuntu: sudo apt install python3" \
        "Python 3.11 to 3.14 for 64 bits is needed. On Debian or Ubuntu: sudo apt install python3"
    exit 1
}

# What is in the folder is deleted: it has to be ours.
if [ -e "$target" ] && [ ! -f "$target/pyvenv.cfg" ] && [ -n "$(ls -A "$target" 2>/dev/null)" ]; then
    tell "En $target ya hay otra cosa, y se borraría: indique una carpeta nueva." \
        "There is something else in $target, and it would be deleted: name a new folder."
    exit 1
fi
mkdir -p "$target" 2>/dev/null || true
[ -d "$target" ] && [ -w "$target" ] || {
    tell "No se puede escribir en $target: indique otra carpeta, o instale como administrador." \
        "Nothing can be written in $target: name another folder, or install as an administrator."
    exit 1
}
"$python" -m venv --clear --without-pip "$target"
pip=$(echo wheels/pip-*.whl)
"$target/bin/python" "$pip/pip" --isolated install --quiet --disable-pip-version-check --no-index \
    --find-links wheels --only-binary :all: --require-hashes -r requirements.txt
mkdir -p "$commands"
ln -sf "$target/bin/assess" "$commands/assess"

tell "assess está instalado. Esto dice el examen de la máquina:" \
    "assess is installed. This is what it says about this machine:"
"$target/bin/assess" doctor || true
case :$PATH: in
*:"$commands":*) tell "Para empezar, escriba: assess" "To begin, type: assess" ;;
*) tell "Para empezar, escriba: \"$commands/assess\"" "To begin, type: \"$commands/assess\"" ;;
esac
