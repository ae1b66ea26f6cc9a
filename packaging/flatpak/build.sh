#!/bin/sh
# Builds dist/painjournal-VERSION-ARCHITECTURE.flatpak of the last commit. It needs
# flatpak and flatpak-builder, and the platform and the SDK that the manifest names.
#
# The build itself has no network. The wheels come before, by the settings of pip
# and by packaging/bundle.lock, whose hashes are checked then and in the build.
set -eu
cd "$(dirname "$0")/../.."
stop() { echo "$*" >&2; exit 1; }
id=io.github.painjournal.painjournal
manifest=packaging/flatpak/$id.yml
branch=$(sed -n "s/^runtime-version: '\(.*\)'$/\1/p" $manifest)
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' src/painjournal/__init__.py)

for tool in flatpak flatpak-builder; do
    command -v $tool >/dev/null || stop "Please install $tool."
done
for runtime in Platform Sdk; do
    flatpak info "org.freedesktop.$runtime//$branch" >/dev/null 2>&1 ||
        stop "Please have flatpak install org.freedesktop.$runtime//$branch."
done

rm -rf build/flatpak
mkdir -p build/flatpak/source build/flatpak/wheels dist
git archive HEAD | tar -x -C build/flatpak/source
# By the Python that will run them, as each Python has wheels of its own.
flatpak run --share=network --filesystem="$PWD" --cwd="$PWD" --command=pip3 \
    "org.freedesktop.Sdk//$branch" download --quiet --require-hashes --only-binary :all: \
    --requirement packaging/bundle.lock --dest build/flatpak/wheels
flatpak-builder --force-clean --state-dir=build/flatpak/state --repo=build/flatpak/repo \
    build/flatpak/app $manifest
flatpak build-bundle build/flatpak/repo \
    "dist/painjournal-$version-$(flatpak --default-arch).flatpak" $id
