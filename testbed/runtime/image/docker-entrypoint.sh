#!/bin/sh
# Entry point of the image; begins as that of WSO2's images does.
set -e
for folder in "$WORKING_DIRECTORY" "$WSO2_SERVER_HOME"; do
    if [ ! -d "$folder" ]; then
        echo "docker-entrypoint.sh: the folder '$folder' is missing; is a volume mounted over it?" >&2
        exit 1
    fi
done

# Configuration that is mounted beside the server goes over it.
volume=$WORKING_DIRECTORY/wso2-config-volume
if [ -d "$volume" ] && [ -n "$(ls "$volume")" ]; then
    cp -RL "$volume"/* "$WSO2_SERVER_HOME"/
fi

# No exec: as in WSO2's images, a SIGTERM to this process must not reach the server. A preStop hook has to stop it.
sh "$WSO2_SERVER_HOME/bin/micro-integrator.sh" "$@"
exit $?
