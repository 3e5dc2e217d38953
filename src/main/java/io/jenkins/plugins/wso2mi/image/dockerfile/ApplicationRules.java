package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.image.ServerFolders;
import io.jenkins.plugins.wso2mi.image.dockerfile.context.ContextEntry;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** That carbon applications go where the server looks for them, and none is left behind. */
final class ApplicationRules {
    private static final String FIX = "copy to ${" + BaseFacts.HOME_VARIABLE + "}/" + ServerFolders.APPLICATIONS + "/";

    private ApplicationRules() {}

    static void goWhereServerReads(Inspection project, Problems problems) {
        Set<Path> right = new HashSet<>();
        for (CopiedFile copied : project.copiedApplications()) {
            if (isRead(project, copied.path())) {
                right.add(copied.entry().source());
            }
        }
        for (CopiedFile copied : project.copiedApplications()) {
            // one that is there too, such as by COPY of all, does no harm
            if (!right.contains(copied.entry().source())) {
                tell(project, copied.step(), copied.entry().name(), copied.path(), problems);
            }
        }
        for (Step.Copy copy : project.all(Step.Copy.class)) {
            boolean elsewhere = !copy.isLocal() && copy.sources().stream().allMatch(s -> s.endsWith(".car"));
            if (elsewhere && !copy.sources().isEmpty()) {
                String name = ImagePath.name(copy.sources().get(0));
                boolean file = !copy.into() && copy.destination().endsWith(".car");
                String path = file ? copy.destination() : copy.destination() + "/" + name;
                if (!isRead(project, path)) {
                    tell(project, copy, name, path, problems);
                }
            }
        }
    }

    private static boolean isInFolder(Inspection project, String path) {
        String expected = project.applications();
        String folder = ImagePath.parent(path);
        return expected.isEmpty() ? folder.endsWith("/" + ServerFolders.APPLICATIONS) : folder.equals(expected);
    }

    /** Whether the server reads a carbon application at a path of the image. */
    static boolean isRead(Inspection project, String path) {
        return isInFolder(project, path) && path.endsWith(".car");
    }

    private static void tell(Inspection project, Step.Copy step, String name, String path, Problems problems) {
        String expected = project.applications();
        String reads = expected.isEmpty() ? "<server's home>/" + ServerFolders.APPLICATIONS : expected;
        String what = isInFolder(project, path)
                ? name + " is called " + ImagePath.name(path)
                        + " in the image, and the server reads only files called *.car"
                : name + " goes to " + path + ", where no server looks for it: it reads " + reads + " only";
        problems.error(project.where(step), what + " [application-elsewhere]", FIX);
    }

    static void noneIsLeftBehind(Inspection project, Problems problems) {
        Set<String> copied = project.copiedApplications().stream()
                .map(one -> one.entry().path())
                .collect(Collectors.toSet());
        Set<String> given = project.given().stream()
                .map(Path::getFileName)
                .map(String::valueOf)
                .collect(Collectors.toSet());
        for (ContextEntry application : project.applicationsInContext()) {
            if (copied.contains(application.path()) || mayBeTakenUnseen(project)) {
                continue;
            }
            String what = "no COPY takes " + application.path() + ", so it is not in the image [unused-application]";
            if (given.contains(application.path())) {
                problems.error(
                        project.file().name(), what, "COPY " + application.path() + " or *.car, or do not give it");
            } else {
                problems.warning(project.file().name(), what, "COPY it, remove it, or name it in .dockerignore");
            }
        }
    }

    /** A RUN may mount the context, and another stage copy from it: what they take cannot be told. */
    private static boolean mayBeTakenUnseen(Inspection project) {
        boolean otherStages =
                project.stages().list().size() > project.stages().chain().size();
        return otherStages
                || project.file().instructions().stream()
                        .anyMatch(one ->
                                one.is("RUN") && one.flag("mount").orElse("").contains("type=bind"));
    }
}
