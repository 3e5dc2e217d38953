package io.jenkins.plugins.wso2mi.release;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a server does not take a carbon application, as its log says it (CappDeployer of MI 1.1 to 4.6; all but
 * {@link #FAULTY} leave the server ready).
 */
enum Rejection {
    /** An artifact in it could not be deployed, so that the whole application was taken back. */
    FAULTY(
            "Error occurred while deploying the Carbon application: ?([^\"]*?\\.car)",
            "see the reason below it in the log, correct the artifact and build the CAR again"),
    /** Its list names artifacts that it does not hold. */
    INCOMPLETE(
            "Some dependencies were not satisfied in cApp: ?(.+?)(?:Check whether .*)?$",
            "pack a folder for every artifact that its list names (mictl car check), and build the image again"),
    /** Another one with its name and version was there before. */
    DUPLICATE(
            "Carbon Application : (.+?) already exists",
            "two files in the server's folder hold it: take one out of the image or its base, or give it another"
                    + " version"),
    /** None of its artifacts is for this server. */
    OTHER_ROLE(
            "Ignoring Carbon Application : ([^\"]+?\\.car)",
            "give its artifacts a serverRole of the server (EnterpriseIntegrator), or start the server with"
                    + " -DserverRoles"),
    /** Its file has another ending. */
    NO_CAR("Only \\.car files are processed\\. Hence ([^\"]+?) will be ignored", "name the file *.car"),
    /** It could not be read, or what it holds is refused as a whole. */
    UNREADABLE(
            "Error while deploying carbon application ([^\"]*?\\.car)",
            "see the reason below it in the log; check the file (mictl car check), and build the image again");

    private final Pattern words;
    private final String advice;

    Rejection(String words, String advice) {
        this.words = Pattern.compile(words);
        this.advice = advice;
    }

    /** What to do about it. */
    String advice() {
        return advice;
    }

    /** The rejection that a line tells of. */
    static Optional<Rejection> of(String line) {
        return Arrays.stream(values()).filter(r -> r.words.matcher(line).find()).findFirst();
    }

    /** The identity or the file that a line says was rejected in this way; empty if it says no such thing. */
    String subject(String line) {
        Matcher matcher = words.matcher(line);
        if (!matcher.find()) {
            return "";
        }
        String subject = matcher.group(1);
        return subject.substring(subject.lastIndexOf('/') + 1).strip();
    }
}
