package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Instruction;
import java.util.List;

/** How the image is run in the end. */
final class RunRules {
    private RunRules() {}

    static void userIsNotRoot(Inspection project, Problems problems) {
        List<Step.User> users = project.all(Step.User.class);
        if (users.isEmpty()) {
            boolean root = project.base().isKnown() && isRoot(project.base().user());
            if (root && !project.steps().isEmpty()) {
                problems.warning(
                        project.file().name(),
                        "the image runs as root, as its base does [user-root]",
                        "end with USER wso2carbon, so that a pod with runAsNonRoot starts");
            }
            return;
        }
        Step.User last = users.get(users.size() - 1);
        if (isRoot(last.name())) {
            problems.warning(
                    project.where(last),
                    "USER stays " + last.name() + ", so the server runs as root [user-root]",
                    "end with USER and the base's user, "
                            + (isRoot(project.base().user())
                                    ? "wso2carbon"
                                    : project.base().user()));
        }
    }

    private static boolean isRoot(String user) {
        String name = user.replaceFirst(":.*", "");
        return name.isEmpty() || name.equals("root") || name.equals("0");
    }

    static void startsByList(Inspection project, Problems problems) {
        for (Instruction instruction : project.instructions()) {
            if (!instruction.is("ENTRYPOINT") && !instruction.is("CMD")) {
                continue;
            }
            if (instruction.json().isEmpty() && !instruction.arguments().isBlank()) {
                boolean meant = instruction.arguments().startsWith("[");
                problems.warning(
                        project.file().where(instruction),
                        instruction.keyword()
                                + (meant ? " is no list in JSON, so a shell gets it as it stands" : " runs by a shell")
                                + ", and the server never hears that the pod is to stop [shell-form]",
                        "write a list with double quotes: " + instruction.keyword() + " [\"...\", \"...\"]");
            }
        }
    }

    static void volumeHidesNothing(Inspection project, Problems problems) {
        String home = project.base().home();
        for (Instruction instruction : project.instructions()) {
            if (!instruction.is("VOLUME") || home.isEmpty()) {
                continue;
            }
            for (String volume : instruction.items()) {
                String path = ImagePath.resolve("", volume);
                if (ImagePath.isIn(home, path) || ImagePath.isIn(project.applications(), path)) {
                    problems.warning(
                            project.file().where(instruction),
                            "VOLUME " + path + " holds the server; what is copied there later is lost, and a volume"
                                    + " mounted there hides the server [volume-over-server]",
                            "make a volume of the one folder that is written to");
                }
            }
        }
    }
}
