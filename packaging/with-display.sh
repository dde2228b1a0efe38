#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs a command in a display of its own: tests click real windows, and must not take over the desktop of whoever runs them.
set -eu
exec xvfb-run --auto-servernum --server-args="-screen 0 1440x900x24" "$@"
