package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Instruction;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Pair;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An instruction that is understood: variables are replaced, paths begin at {@code /}. */
sealed interface Step {
    Instruction instruction();

    /**
     * COPY or ADD.
     *
     * @param sources without inline files
     * @param destination from {@code /}, without a slash at its end; empty for the root
     * @param into whether the destination is a folder by the way it is written
     * @param chown empty if not given
     * @param chmod empty if not given
     */
    record Copy(
            Instruction instruction, List<String> sources, String destination, boolean into, String chown, String chmod)
            implements Step {
        public Copy {
            sources = List.copyOf(sources);
        }

        /** Whether files of the context are meant. */
        boolean isLocal() {
            return instruction.flag("from").isEmpty();
        }

        /** Whether a source is an address of the web or of git, as ADD has them. */
        static boolean isRemote(String source) {
            return source.matches("(?i)(?:https?|git|ssh|ftp)://.*|git@.*");
        }
    }

    /** ENV. */
    record Environment(Instruction instruction, Map<String, String> values) implements Step {
        public Environment {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** LABEL. */
    record Label(Instruction instruction, Map<String, String> values) implements Step {
        public Label {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** USER. */
    record User(Instruction instruction, String name) implements Step {}

    /**
     * EXPOSE.
     *
     * @param ports as they are written
     */
    record Expose(Instruction instruction, List<String> ports) implements Step {
        public Expose {
            ports = List.copyOf(ports);
        }
    }

    /** WORKDIR. */
    record Workdir(Instruction instruction, String path) implements Step {}

    /** ARG, as it is written. */
    record Argument(Instruction instruction, List<Pair> pairs) implements Step {
        public Argument {
            pairs = List.copyOf(pairs);
        }
    }

    /** All else. */
    record Other(Instruction instruction) implements Step {}
}
