package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ManagementAnswer;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the management API of one server says of the carbon applications that must be active on it. */
final class ManagementWord {
    private static final String ASKED = "Ready, its management API is being asked for its carbon applications";

    private ManagementWord() {}

    /**
     * Judges by what was answered so far.
     *
     * @param answer null if nobody has asked yet
     */
    static ServerWord of(
            PodState pod,
            ContainerState container,
            List<BurntApplication> expected,
            @Nullable ManagementAnswer answer) {
        String object = "Pod " + pod.name();
        if (answer == null || answer.restarts() != container.restarts()) {
            return ServerWord.open(object, ASKED);
        }
        if (answer.status() != 200) {
            return untold(object, answer);
        }
        List<BurntApplication> missing =
                expected.stream().filter(a -> !isActive(a, answer)).toList();
        if (missing.isEmpty()) {
            return new ServerWord(Optional.empty(), Optional.empty());
        }
        boolean faulty = missing.stream().anyMatch(a -> isFaulty(a, answer));
        String names = ServerWord.names(missing);
        if (!faulty && answer.asked() < ServerWord.ASKED_FOR_ABSENT) {
            return ServerWord.open(object, "Ready, " + names + " not active yet");
        }
        return ServerWord.lost(Cause.permanent(
                object,
                ServerWord.CODE,
                "not active: " + names + "; its management API "
                        + (faulty ? "calls it faulty" : "has no such" + " carbon application"),
                "look at the server's log for the artifact that failed, and whether the image has the file"));
    }

    private static ServerWord untold(String object, ManagementAnswer answer) {
        String words = PlainText.oneLine(answer.trouble());
        boolean decided = answer.status() == 401 || answer.status() == 403 || answer.status() == 404;
        return decided || answer.asked() >= ServerWord.ASKED_ENOUGH
                ? ServerWord.unknown("its management API has not told: " + words)
                : ServerWord.open(object, words.isEmpty() ? ASKED : ASKED + ": " + words);
    }

    private static boolean isActive(BurntApplication application, ManagementAnswer answer) {
        String versioned = "__" + application.name() + "__" + application.version();
        return answer.active().stream()
                .anyMatch(name -> name.equals(application.identity()) || name.contains(versioned));
    }

    private static boolean isFaulty(BurntApplication application, ManagementAnswer answer) {
        return answer.faulty().stream()
                .anyMatch(name -> name.equals(application.identity()) || name.equals(application.file()));
    }
}
