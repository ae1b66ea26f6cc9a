#!/bin/sh
# In the clean Debian: puts the bundle and what a desktop needs into /build/painjournal.deb.
set -eu
cd /build
python=venv/bin/python
linux=src/packaging/linux
maintainer='The Pain Journal maintainers <maintainers@painjournal.example>'
version=$($python -c 'import painjournal; print(painjournal.__version__)')
doc=tree/usr/share/doc/painjournal

rm -rf tree
mkdir -p tree/DEBIAN tree/opt tree/usr/bin "$doc"
cp -a dist/painjournal tree/opt/
ln -s /opt/painjournal/painjournal tree/usr/bin/painjournal
QT_QPA_PLATFORM=offscreen $python $linux/share.py tree/usr
$python $linux/copyright.py dist/painjournal >"$doc/copyright"
$python $linux/changelog.py "$maintainer" | gzip -9n >"$doc/changelog.gz"
install -D -m 644 src/packaging/deb/lintian-overrides \
    tree/usr/share/lintian/overrides/painjournal

cat >tree/DEBIAN/control <<CONTROL
Package: painjournal
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: $maintainer
Section: misc
Priority: optional
Installed-Size: $(du -sk --apparent-size tree/opt tree/usr | awk '{ sum += $1 } END { print sum }')
Depends: $(cat dist/depends), fonts-dejavu-core | fonts-liberation | fonts-noto-core
Description: private diary of walking and pain
 For people with back, knee or hip pain. Log a walk, which way and how long,
 and how much it hurts; then look at pain beside walking over time. The
 question behind every page: does walking backwards help?
 .
 Entries stay on this computer, in one file that is backed up by itself and
 can be encrypted with a passphrase.
CONTROL

# Whoever unpacks it: the same files, with the same modes and times.
find tree -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
find tree -type d -exec chmod 755 {} +
find tree -type f ! -perm /111 -exec chmod 644 {} +
find tree -name '*.so*' -type f -exec chmod 644 {} +
(cd tree && find opt usr -type f -exec md5sum {} + >DEBIAN/md5sums)
dpkg-deb --root-owner-group -Zxz --build tree "dist/painjournal_${version}_$(dpkg --print-architecture).deb"
