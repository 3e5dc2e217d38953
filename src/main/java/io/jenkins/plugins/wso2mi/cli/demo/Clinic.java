package io.jenkins.plugins.wso2mi.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A working copy of the clinic's sources, and the changes that the demo makes to them. */
record Clinic(Path folder) {
    private static final Path RELEASE = Path.of("appointments/src/main/wso2mi/artifacts/sequences/ClinicRelease.xml");

    /** Makes every answer carry another release number: the good change. */
    Clinic withRelease(String number) throws IOException {
        change(RELEASE, "value=\"1\"", "value=\"" + number + "\"");
        return this;
    }

    /** Uses a mediator that no server has: Maven packs it without a word, the server cannot deploy it. */
    Clinic broken() throws IOException {
        change(RELEASE, "<property name=\"clinic.release\"", "<propertee name=\"clinic.release\"");
        return this;
    }

    private void change(Path file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        if (!text.contains(from)) {
            throw new IOException(path + " does not hold '" + from + "' any more: the demo and the example do not fit");
        }
        int at = text.indexOf(from);
        Files.writeString(path, text.substring(0, at) + to + text.substring(at + from.length()));
    }
}
