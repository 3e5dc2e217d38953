#!/bin/sh
# Starts the Synapse stand-in in the foreground, or stops it:
#   micro-integrator.sh [-Dname=value]...    micro-integrator.sh stop
# Reads JVM_MEM_OPTS and JAVA_OPTS. "stop" returns at once; the server finishes its open requests and ends.
home=${WSO2_SERVER_HOME:-$(cd "$(dirname "$0")/.." && pwd)}
export WSO2_SERVER_HOME="$home"
pid_file=$home/wso2carbon.pid

if [ "$1" = stop ]; then
    if [ ! -s "$pid_file" ]; then
        echo "micro-integrator.sh: no server to stop, $pid_file is missing" >&2
        exit 1
    fi
    kill -TERM "$(cat "$pid_file")"
    exit $?
fi

for argument in "$@"; do
    shift
    case $argument in
    -D* | -X*) set -- "$@" "$argument" ;;
    start | run) ;;
    *) echo "micro-integrator.sh: the Synapse stand-in does not know the argument $argument; ignored" >&2 ;;
    esac
done

# Synapse writes ./logs and dies silently if it cannot. The path of the jar is relative because the shared archive is
# only used with the very path it was made with; from elsewhere the server starts too, a second later.
engine=lib/standin
cd "$home" || exit 1
if ! { mkdir -p logs && [ -w logs ]; } 2>/dev/null; then
    engine=$home/lib/standin
    cd "${TMPDIR:-/tmp}" || exit 1
fi

# Two processors start six servers at once in a test: the simple compiler and collector cost the least.
# shellcheck disable=SC2086  # options are words
"${JAVA_HOME:-/opt/jre}/bin/java" \
    -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -XX:+ExitOnOutOfMemoryError \
    -Xshare:auto -XX:SharedArchiveFile="$engine/standin.jsa" -Xlog:disable -Xlog:all=error:stderr \
    ${JVM_MEM_OPTS:--Xms32m -Xmx256m} $JAVA_OPTS "$@" \
    -jar "$engine/standin.jar" &
echo $! >"$pid_file" 2>/dev/null || echo "micro-integrator.sh: cannot write $pid_file; stop will not work" >&2
wait $!
status=$?
rm -f "$pid_file" 2>/dev/null
exit $status
