# shellcheck shell=bash
# Sourced by up, down and status: reads all parts and says where the built programs are.

TESTBED=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly TESTBED
# The tools of the network are there, but not on the path of every user.
PATH=$PATH:/usr/sbin:/sbin
# What is made here is for others too: containerd makes the root folder of a container by this mask, and pods whose user
# is not root have to pass it.
umask 022

for part in \
  settings report process state packages build pki registry network control-plane pods node dns gateway routers metrics; do
  # shellcheck source=/dev/null
  . "$TESTBED/lib/$part.sh"
done
