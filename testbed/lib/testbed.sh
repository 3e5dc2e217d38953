# shellcheck shell=bash
# Sourced by up, down and status: reads all parts and says where the built programs are.

TESTBED=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly TESTBED
# The tools of the network are there, but not on the path of every user.
PATH=$PATH:/usr/sbin:/sbin

for part in \
  settings report process state packages build pki registry network control-plane pods node dns gateway metrics; do
  # shellcheck source=/dev/null
  . "$TESTBED/lib/$part.sh"
done
