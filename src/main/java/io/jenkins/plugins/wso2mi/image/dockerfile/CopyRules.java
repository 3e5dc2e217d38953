package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.image.Owner;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** That what is copied is there, and lies where and belongs to whom the server expects it. */
final class CopyRules {
    /** A path that says by itself which version of the server it is for. */
    private static final Pattern FIXED =
            Pattern.compile("(/home/[^/]+/wso2(?:mi|ei|micro-integrator)[^/]*-[0-9][^/]*)(?:/.*)?");

    private static final Pattern NUMBERS = Pattern.compile("[0-9]+(?::[0-9]+)?");

    private CopyRules() {}

    static void sourcesAreThere(Inspection project, Problems problems) {
        for (Step.Copy copy : project.all(Step.Copy.class)) {
            for (String source : copy.sources()) {
                boolean local = copy.isLocal() && !Step.Copy.isRemote(source);
                if (local && project.context().find(source).isEmpty()) {
                    problems.error(
                            project.where(copy),
                            project.context().reasonAgainst(source) + " [missing-source]",
                            "build it first, or correct the path, which begins at the context");
                }
            }
        }
    }

    static void severalGoIntoFolder(Inspection project, Problems problems) {
        for (Step.Copy copy : project.all(Step.Copy.class)) {
            if (copy.sources().size() > 1 && !copy.into()) {
                problems.error(
                        project.where(copy),
                        "several sources go to " + copy.destination() + ", which does not end with / [several-sources]",
                        "end the destination with /");
            }
        }
    }

    static void versionIsNotWritten(Inspection project, Problems problems) {
        for (Step.Copy copy : project.all(Step.Copy.class)) {
            List<String> items = copy.instruction().items();
            Matcher written = FIXED.matcher(items.get(items.size() - 1));
            if (!written.matches()) {
                continue;
            }
            String folder = written.group(1);
            String home = project.base().home();
            String fix = "write ${" + BaseFacts.HOME_VARIABLE + "} in its place: the base sets it";
            if (home.isEmpty() || ImagePath.isIn(home, folder)) {
                problems.warning(
                        project.where(copy),
                        "has the server's version in its path, and goes nowhere with the next base [fixed-version]",
                        fix);
            } else {
                problems.error(
                        project.where(copy),
                        "copies to " + folder + ", but the server is in " + home
                                + ", so the server never reads it [fixed-version]",
                        fix);
            }
        }
    }

    static void serverOwnsItsFiles(Inspection project, Problems problems) {
        for (Step.Copy copy : project.all(Step.Copy.class)) {
            boolean server = !project.base().home().isEmpty()
                    && ImagePath.isIn(copy.destination(), project.base().home());
            if (!server && !copy.destination().contains("/wso2carbon/")) {
                continue;
            }
            if (copy.chown().isEmpty()) {
                problems.warning(
                        project.where(copy),
                        copy.instruction().keyword() + " has no --chown, so the files belong to root and the server can"
                                + " neither change nor remove them [no-owner]",
                        "add --chown=wso2carbon:wso2");
            } else if (NUMBERS.matcher(copy.chown()).matches()) {
                numbers(project, copy, problems);
            }
        }
    }

    private static void numbers(Inspection project, Step.Copy copy, Problems problems) {
        String uid = copy.chown().replaceFirst(":.*", "");
        Optional<String> user = Optional.of(project.base().user().replaceFirst(":.*", ""))
                .filter(name -> NUMBERS.matcher(name).matches());
        String fix = "write --chown=wso2carbon:wso2, which holds for every base";
        if (user.isPresent() && !user.get().equals(uid) && !uid.equals(String.valueOf(Owner.ROOT.uid()))) {
            problems.error(
                    project.where(copy),
                    "gives the files to " + uid + ", but this base's server runs as " + user.get() + " [owner-number]",
                    fix);
        } else {
            problems.warning(
                    project.where(copy),
                    "names the owner by number, which is 802 up to 4.3 and 10802 since 4.4 [owner-number]",
                    fix);
        }
    }

    static void addIsLocal(Inspection project, Problems problems) {
        for (Step.Copy copy : project.all(Step.Copy.class)) {
            boolean checked = copy.instruction().flag("checksum").isPresent();
            for (String source : copy.sources()) {
                if (!Step.Copy.isRemote(source) || checked) {
                    continue;
                }
                // without the part that may hold a user and a password
                String shown = source.replaceFirst("//[^/@]*@", "//****@").replaceFirst("[?#].*", "");
                String what = "takes " + shown + ", whatever is there on the day of the build [remote-source]";
                String fix = "add --checksum=sha256:..., or let a build fetch the file and COPY it";
                if (source.startsWith("http://")) {
                    problems.error(project.where(copy), what + ", over a connection that anybody may change", fix);
                } else {
                    problems.warning(project.where(copy), what, fix);
                }
            }
        }
    }
}
